"""The room `reports` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Names the room."""

    name = "dondoc.reports"
    label = "reports"
