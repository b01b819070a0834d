"""Targets of tasks and how far they are reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from dondoc.organization.actors import Actor
from dondoc.tasks.models import Assignment, Measurement, Task
from dondoc.tasks.permissions import visible_to
from dondoc.tasks.queries.work import IS_BELOW
from dondoc.tasks.rules.states import State
from dondoc.tasks.rules.targets import Comparison, Target, target_of
from dondoc.ui.formats import number

MOST_POINTS = 36
"""How many days the chart of a task's target shows before it shows months."""


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
        return "" if self.actual is None else _written(self.target, self.actual)

    @property
    def target_text(self) -> str:
        """The figure to be reached, with how it is held against the actual one: "≥ 20 %"."""
        return _goal(self.target)

    @property
    def told(self) -> list[tuple[Measurement, str]]:
        """The measurements, newest first, each with its figure as it is written."""
        return [(row, _written(self.target, row.value)) for row in reversed(self.rows)]

    @property
    def chart(self) -> list[tuple[date, float, str]]:
        """The measurements as points: the day, the figure, and how it is written."""
        return [(row.on, float(row.value), _written(self.target, row.value)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class ReachedOn:
    """Where the units stood with a target at the end of a day, by the latest figure of each: the lowest, the middle one
    (half of them are at it or below) and the highest; how many had measured, how many had reached it."""

    target: Target
    on: date
    values: Sequence[Decimal]
    """In ascending order, at least one."""

    @property
    def middle(self) -> Decimal:
        """The middle figure; of an even number the lower one."""
        return self.values[(len(self.values) - 1) // 2]

    @property
    def texts(self) -> tuple[str, str, str]:
        """The lowest, middle and highest figure as they are written."""
        lowest, middle, highest = (_written(self.target, one) for one in (self.values[0], self.middle, self.values[-1]))
        return lowest, middle, highest

    @property
    def met(self) -> int:
        """How many units had reached it."""
        return sum(self.target.is_met_by(value) for value in self.values)


@dataclass(frozen=True, slots=True)
class UnitReached:
    """Where one unit stands with a target: its assignment, name, latest figure as it is written and its day."""

    assignment_id: int
    unit: str
    text: str
    on: date | None
    is_met: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """How many of the units that lead a task have measured a target, and how many have reached it; how that came about,
    by day, and where each unit stands, those that have not reached it first."""

    target: Target
    units: int
    days: Sequence[ReachedOn]
    by_unit: Sequence[UnitReached]

    @property
    def measured(self) -> int:
        """How many units have measured it."""
        return len(self.days[-1].values) if self.days else 0

    @property
    def met(self) -> int:
        """How many units have reached it."""
        return self.days[-1].met if self.days else 0

    @property
    def target_text(self) -> str:
        """The figure to be reached, with how it is held against the actual one."""
        return _goal(self.target)

    @property
    def chart(self) -> list[tuple[date, float, str]]:
        """The middle figures as points: the day, the figure, and how it is written."""
        return [(one.on, float(one.middle), one.texts[1]) for one in self.days]


def _written(target: Target, value: Decimal) -> str:
    plain = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return f"{number(plain)} {target.unit}".strip()


def _goal(target: Target) -> str:
    sign = {Comparison.AT_LEAST: "≥ ", Comparison.AT_MOST: "≤ "}.get(target.comparison, "")
    return f"{sign}{_written(target, target.value)}"


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
    """Return how far each target of the task is, by the figures of the units that lead it, as far as the actor may see
    them; what was recalled or declined is left out. Two queries, none without a target."""
    targets = targets_of(task)
    if not targets:
        return []
    seen = visible_to(actor).filter(~IS_BELOW, task=task, role="lead")
    seen = seen.exclude(state__in=[State.RECALLED.value, State.DECLINED.value])
    units = dict(seen.order_by("unit__name", "pk").values_list("pk", "unit__name"))
    said: dict[int, list[tuple[date, int, Decimal]]] = defaultdict(list)
    rows = Measurement.objects.filter(assignment__in=seen, target__in=targets).order_by("on")
    for place, on, assignment_id, value in rows.values_list("target", "on", "assignment_id", "value"):
        said[place].append((on, assignment_id, value))
    return [_reached(target, units, said[place]) for place, target in targets.items()]


def _reached(target: Target, units: Mapping[int, str], said: Sequence[tuple[date, int, Decimal]]) -> Reached:
    shown = set(_points([on for on, _one, _value in said]))
    latest: dict[int, tuple[date, Decimal]] = {}
    days: list[ReachedOn] = []
    for on, of_day in groupby(said, key=itemgetter(0)):
        latest.update({one: (on, value) for _on, one, value in of_day})
        if on in shown:
            days.append(ReachedOn(target, on, sorted(value for _on, value in latest.values())))
    by_unit = [_of_unit(target, pk, name, latest.get(pk)) for pk, name in units.items()]
    return Reached(target, len(units), days, sorted(by_unit, key=lambda one: one.is_met))


def _points(days: Sequence[date]) -> Iterable[date]:
    """Return the days of a chart: all of them, or the last of each month where there are more than `MOST_POINTS`."""
    once = dict.fromkeys(days)
    return once if len(once) <= MOST_POINTS else {(on.year, on.month): on for on in once}.values()


def _of_unit(target: Target, pk: int, name: str, latest: tuple[date, Decimal] | None) -> UnitReached:
    if latest is None:
        return UnitReached(pk, name, "", None, is_met=False)
    on, value = latest
    return UnitReached(pk, name, _written(target, value), on, is_met=target.is_met_by(value))
