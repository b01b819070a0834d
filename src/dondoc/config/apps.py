"""The configuration as a Django application, so that the rooms are connected when all of them are ready."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Connects the rooms."""

    name = "dondoc.config"
    label = "config"

    def ready(self) -> None:
        """Subscribe the listeners, register long work and lay out the navigation."""
        from dondoc.config.jobs import register_all
        from dondoc.config.navigation import lay_out
        from dondoc.config.subscriptions import subscribe_all

        subscribe_all()
        register_all()
        lay_out()
