"""The room `notices` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Names the room."""

    name = "dondoc.notices"
    label = "notices"
