"""The room `administration` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """Names the room."""

    name = "dondoc.administration"
    label = "administration"
