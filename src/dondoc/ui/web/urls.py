"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.ui.web import views

app_name = "ui"

urlpatterns: list[URLPattern] = [
    path("ui/", views.gallery, name="gallery"),
    path("ui/language/", views.choose_language, name="language"),
    path("ui/theme/", views.choose_theme, name="theme"),
]
