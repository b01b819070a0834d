"""The room `ui` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Names the room."""

    name = "dondoc.ui"
    label = "ui"
