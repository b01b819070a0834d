"""The room `documents` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Names the room."""

    name = "dondoc.documents"
    label = "documents"
