"""The room `workcalendar` as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class WorkcalendarConfig(AppConfig):
    """Names the room."""

    name = "dondoc.workcalendar"
    label = "workcalendar"
