"""Addresses of urging."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.oversight.web import explanations, views

app_name = "oversight"

urlpatterns: list[URLPattern] = [
    path("urging/", views.urgings, name="urgings"),
    path("urging/new/", views.new, name="new"),
    path("urging/<int:urging_id>/", views.urging, name="urging"),
    path("urging/<int:urging_id>/letters.zip", views.letters, name="letters"),
    path("urging/<int:urging_id>/letter/<int:unit_id>/", views.letter, name="letter"),
    path("explanation/ask/<int:assignment_id>/", explanations.ask, name="ask"),
    path("explanation/<int:explanation_id>/explain/", explanations.give, name="explain"),
    path("explanation/<int:explanation_id>/decide/", explanations.decide, name="decide"),
]
