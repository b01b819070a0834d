"""Addresses of working time."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.workcalendar.web import views

app_name = "workcalendar"

urlpatterns: list[URLPattern] = [
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/mark/", views.mark, name="mark"),
    path("calendar/clear/", views.clear, name="clear"),
    path("calendar/file/", views.take_in, name="file"),
    path("due/", views.due, name="due"),
]
