"""The room `organization` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class OrganizationConfig(AppConfig):
    """Names the room."""

    name = "dondoc.organization"
    label = "organization"
