"""The room `journal` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Names the room."""

    name = "dondoc.journal"
    label = "journal"
