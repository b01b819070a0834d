"""Addresses of the reports."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.reports.web import views

app_name = "reports"

urlpatterns: list[URLPattern] = [
    path("overdue/", views.overdue, name="overdue"),
    path("overdue/list/", views.listed, name="listed"),
]
