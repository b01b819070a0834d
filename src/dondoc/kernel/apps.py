"""The room `kernel` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Names the room."""

    name = "dondoc.kernel"
    label = "kernel"
