"""The ladder, watches and steps."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from dondoc.oversight import models
from factories.tasks import AssignmentFactory


class RungFactory(DjangoModelFactory[models.Rung]):
    """A reminder three working days before the due date."""

    class Meta:
        model = models.Rung

    code = factory.Sequence(lambda n: f"rung-{n}")
    name = "Nhắc trước hạn 3 ngày làm việc"
    days = -3
    does = models.RungDoes.REMIND
    tells = ["person"]  # noqa: RUF012
    valid_from = date(2025, 1, 1)


class WatchFactory(DjangoModelFactory[models.Watch]):
    """A watch of open work without a rung ahead."""

    class Meta:
        model = models.Watch

    assignment = factory.SubFactory(AssignmentFactory)
    due_on = factory.SelfAttribute("assignment.due_on")


class StepFactory(DjangoModelFactory[models.Step]):
    """A rung that was taken."""

    class Meta:
        model = models.Step

    assignment = factory.SubFactory(AssignmentFactory)
    rung = factory.SubFactory(RungFactory)
    due_on = factory.SelfAttribute("assignment.due_on")
    stood_on = date(2025, 3, 26)
    at = datetime(2025, 3, 26, 18, 0, tzinfo=UTC)
