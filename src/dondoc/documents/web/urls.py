"""Addresses of the files of documents and of their dissemination. The pages of documents stand in `tasks`, whose data
they show."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.documents.web import dissemination, views

app_name = "documents"

urlpatterns: list[URLPattern] = [
    path("documents/<int:document_id>/original/", views.original, name="original"),
    path("documents/<int:document_id>/files/<int:file_id>/", views.attached, name="file"),
    path("documents/disseminated/", dissemination.disseminated, name="disseminated"),
    path("documents/to-acknowledge/", dissemination.to_acknowledge, name="to-acknowledge"),
    path("documents/<int:document_id>/acknowledge/", dissemination.acknowledge_one, name="acknowledge"),
    path(
        "documents/<int:document_id>/acknowledge/files/<int:file_id>/",
        dissemination.acknowledged_file,
        name="acknowledged-file",
    ),
    path("documents/<int:document_id>/dissemination/", dissemination.coverage, name="coverage"),
    path("documents/<int:document_id>/dissemination/new/", dissemination.new, name="disseminate"),
    path("documents/<int:document_id>/dissemination/end/", dissemination.end, name="end-dissemination"),
    path(
        "documents/<int:document_id>/dissemination/<int:unit_id>/",
        dissemination.coverage_of_unit,
        name="coverage-of-unit",
    ),
]
