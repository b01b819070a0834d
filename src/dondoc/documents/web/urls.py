"""Addresses of the files of documents. The pages of documents stand in `tasks`, whose data they show."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.documents.web import views

app_name = "documents"

urlpatterns: list[URLPattern] = [
    path("documents/<int:document_id>/original/", views.original, name="original"),
    path("documents/<int:document_id>/files/<int:file_id>/", views.attached, name="file"),
]
