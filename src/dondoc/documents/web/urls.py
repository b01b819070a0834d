"""Addresses of the files of documents, of their dissemination, and of working regulations. The pages of documents stand
in `tasks`, whose data they show."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.documents.web import dissemination, regulations, views

app_name = "documents"

urlpatterns: list[URLPattern] = [
    path("documents/<int:document_id>/original/", views.original, name="original"),
    path("documents/<int:document_id>/files/<int:file_id>/", views.attached, name="file"),
    path("regulations/", regulations.regulations, name="regulations"),
    path("units/<int:unit_id>/regulation/", regulations.regulation, name="regulation"),
    path("units/<int:unit_id>/regulation/new/", regulations.register_one, name="register-regulation"),
    path("regulations/<int:regulation_id>/file/", regulations.regulation_file, name="regulation-file"),
    path("regulations/<int:regulation_id>/begin-review/", regulations.begin, name="begin-review"),
    path("regulations/<int:regulation_id>/conclude-review/", regulations.conclude, name="conclude-review"),
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
