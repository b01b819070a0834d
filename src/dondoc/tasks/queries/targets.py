"""Targets of tasks and how far they are reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, Subquery

from dondoc.organization.actors import Actor
from dondoc.tasks.models import Assignment, Measurement, Task
from dondoc.tasks.permissions import visible_to
from dondoc.tasks.queries.work import IS_BELOW
from dondoc.tasks.rules.targets import Comparison, Target, target_of
from dondoc.ui.formats import number


@dataclass(frozen=True, slots=True)
class Measured:
    """A target of an assignment, with its measurements from the earliest day to the latest."""

    place: int
    target: Target
    rows: Sequence[Measurement]

    @property
    def actual(self) -> Decimal | None:
        """The latest figure; None while nothing was measured."""
        return self.rows[-1].value if self.rows else None

    @property
    def is_met(self) -> bool:
        """Whether the latest figure reaches the target."""
        return self.actual is not None and self.target.is_met_by(self.actual)

    @property
    def actual_text(self) -> str:
        """The latest figure with its unit."""
        return "" if self.actual is None else self._written(self.actual)

    @property
    def target_text(self) -> str:
        """The figure to be reached, with how it is held against the actual one: "≥ 20 %"."""
        sign = {Comparison.AT_LEAST: "≥ ", Comparison.AT_MOST: "≤ "}.get(self.target.comparison, "")
        return f"{sign}{self._written(self.target.value)}"

    @property
    def told(self) -> list[tuple[Measurement, str]]:
        """The measurements, newest first, each with its figure as it is written."""
        return [(row, self._written(row.value)) for row in reversed(self.rows)]

    @property
    def chart(self) -> list[tuple[date, float, str]]:
        """The measurements as points: the day, the figure, and how it is written."""
        return [(row.on, float(row.value), self._written(row.value)) for row in self.rows]

    def _written(self, value: Decimal) -> str:
        plain = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
        return f"{number(plain)} {self.target.unit}".strip()


@dataclass(frozen=True, slots=True)
class Reached:
    """How many of the units that lead a task have measured a target, and how many have reached it."""

    target: Target
    units: int
    measured: int
    met: int


def targets_of(task: Task) -> dict[int, Target]:
    """Return the measurable targets of the task by their place, from 0."""
    found = {place: target_of(one) for place, one in enumerate(task.targets)}
    return {place: target for place, target in found.items() if target is not None}


def measured_of(assignment: Assignment) -> list[Measured]:
    """Return the targets of the assignment's task with what was measured for it. One query, none without a target."""
    targets = targets_of(assignment.task)
    rows: dict[int, list[Measurement]] = defaultdict(list)
    for row in Measurement.objects.filter(assignment=assignment).order_by("on") if targets else ():
        rows[row.target].append(row)
    return [Measured(place, target, rows[place]) for place, target in targets.items()]


def reached_of(task: Task, actor: Actor) -> list[Reached]:
    """Return how far each target of the task is, by the latest figures of the assignments the actor may see. Two
    queries, none without a target."""
    targets = targets_of(task)
    if not targets:
        return []
    seen = visible_to(actor).filter(~IS_BELOW, task=task, role="lead")
    newest = Measurement.objects.filter(assignment=OuterRef("assignment"), target=OuterRef("target")).order_by("-on")
    latest = Measurement.objects.filter(assignment__in=seen, pk=Subquery(newest.values("pk")[:1]))
    values: dict[int, list[Decimal]] = defaultdict(list)
    for place, value in latest.values_list("target", "value"):
        values[place].append(value)
    units = seen.count()
    return [
        Reached(target, units, len(values[place]), sum(target.is_met_by(value) for value in values[place]))
        for place, target in targets.items()
    ]
