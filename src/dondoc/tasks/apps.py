"""The room `tasks` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Names the room."""

    name = "dondoc.tasks"
    label = "tasks"
