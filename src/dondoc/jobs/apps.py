"""The room `jobs` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Names the room."""

    name = "dondoc.jobs"
    label = "jobs"
