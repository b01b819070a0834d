"""Addresses for those who run an installation."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.administration.web import runs, views

app_name = "administration"

urlpatterns: list[URLPattern] = [
    path("runs/", runs.runs, name="runs"),
    path("runs/<int:run_id>/", runs.run, name="run"),
    path("journal/", views.journal, name="journal"),
    path("journal/by/<int:person_id>/", views.journal, name="journal-by"),
    path("journal/<slug:object_type>/<int:object_id>/", views.journal, name="journal-of"),
]
