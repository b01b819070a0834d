"""Addresses of the reports."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.reports.web import course, figures, measures, official, overview, published, states, views

app_name = "reports"

urlpatterns: list[URLPattern] = [
    path("overview/", overview.overview, name="overview"),
    path("decisions/", overview.decisions, name="decisions"),
    path("unit-states/", states.states, name="states"),
    path("unit-states/list/", states.states_list, name="states-list"),
    path("trend/", course.trend, name="trend"),
    path("trend/list/", course.course_list, name="trend-list"),
    path("overdue/", views.overdue, name="overdue"),
    path("overdue/list/", views.listed, name="listed"),
    path("figures/", figures.figures, name="figures"),
    path("figures/list/", figures.figures_list, name="figures-list"),
    path("figures/updates/", measures.updates, name="updates"),
    path("figures/updates/list/", measures.updates_list, name="updates-list"),
    path("figures/entry/", measures.entry, name="entry"),
    path("official/", official.official, name="official"),
    path("official/order/", official.order, name="order"),
    path("official/<int:report_id>.docx", official.word, name="word"),
    path("official/<int:report_id>.xlsx", official.excel, name="excel"),
    path("official/<int:report_id>/recount/", official.recount, name="recount"),
    path("published/", published.published, name="published"),
]
