"""Addresses of the reports."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.reports.web import figures, views

app_name = "reports"

urlpatterns: list[URLPattern] = [
    path("overdue/", views.overdue, name="overdue"),
    path("overdue/list/", views.listed, name="listed"),
    path("figures/", figures.figures, name="figures"),
    path("figures/list/", figures.figures_list, name="figures-list"),
]
