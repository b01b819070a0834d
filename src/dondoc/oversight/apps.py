"""The room `oversight` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Names the room."""

    name = "dondoc.oversight"
    label = "oversight"
