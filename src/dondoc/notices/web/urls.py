"""Addresses of messages."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.notices.web import views

app_name = "notices"

urlpatterns: list[URLPattern] = [
    path("messages/", views.messages, name="messages"),
    path("messages/read/", views.read_all, name="read"),
    path("messages/deliveries/", views.deliveries, name="deliveries"),
    path("messages/deliveries/retry/", views.retry, name="retry"),
    path("messages/settings/", views.settings, name="settings"),
    path("messages/<int:notice_id>/", views.opened, name="open"),
]
