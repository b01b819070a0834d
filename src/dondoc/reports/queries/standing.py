"""What is late on a day, by unit, and the list behind each figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce, TruncDate, TruncTime

from dondoc.kernel.clock import HOME, day_bounds
from dondoc.organization.actors import Actor
from dondoc.reports.columns import Basis, DoneAt, condition
from dondoc.reports.permissions import stands_visible_to
from dondoc.tasks.models import PartyRole, Stand
from dondoc.tasks.rules.states import State
from dondoc.tasks.rules.timeliness import Timeliness, on_time_rate


@dataclass(frozen=True, slots=True)
class FourWay:
    """The four-way count by one due date, and how many of the overdue were handed in and wait for confirmation."""

    done_on_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    open_overdue: int = 0
    overdue_waiting: int = 0

    @property
    def rate(self) -> tuple[int, int]:
        """Numerator and denominator of the on-time rate."""
        return on_time_rate(done_on_time=self.done_on_time, done_late=self.done_late, open_overdue=self.open_overdue)

    def __add__(self, other: FourWay) -> FourWay:
        return FourWay(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(FourWay)))


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """One unit's figures on a day. `total` is all its lead assignments by then, in whatever column."""

    unit_id: int | None
    code: str
    name: str
    current: FourWay
    first: FourWay
    undated: int
    apart: int
    total: int


@dataclass(frozen=True, slots=True)
class Overdue:
    """The figures of a day: units with the most overdue work first, and their sum."""

    on: date
    units: Sequence[UnitFigures]
    sum: UnitFigures


def as_it_stood(actor: Actor, *, on: date) -> QuerySet[Stand]:
    """Return one row an assignment: how each lead assignment the actor may see stood at the end of the day `on`.

    What a unit divided among its own is left out: the unit's own assignment counts for it.
    """
    _start, end = day_bounds(on)
    rows = stands_visible_to(actor).filter(
        Q(until__isnull=True) | Q(until__gte=end), since__lt=end, role=PartyRole.LEAD, is_delegated=False
    )
    if done_at().day == "confirmed_on":
        rows = rows.annotate(
            confirmed_on=TruncDate("since", tzinfo=HOME), confirmed_time=TruncTime("since", tzinfo=HOME)
        )
    return rows


def overdue(actor: Actor, *, on: date) -> Overdue:
    """Return the figures of the day `on`. One query, whatever the number of units."""
    rows = (
        as_it_stood(actor, on=on)
        .values("unit_id", "unit__code", "unit__name")
        .annotate(total=Count("id"), **counts(on))
        .order_by("unit__name")
    )
    units = [_figures(row) for row in rows]
    units.sort(key=lambda unit: (-unit.current.open_overdue, -unit.current.done_late))
    return Overdue(on, units, _sum(units))


def listed(
    actor: Actor, *, on: date, column: Timeliness, basis: Basis = Basis.CURRENT, unit_id: int | None = None
) -> QuerySet[Stand]:
    """Return the assignments behind a figure, as they stood on the day `on`."""
    rows = as_it_stood(actor, on=on).filter(condition(column, basis, on=on, done_at=done_at()))
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    return rows.select_related("assignment__task__document", "unit")


def with_sort_due(rows: QuerySet[Stand], basis: Basis) -> QuerySet[Stand]:
    """Give each row the due date it is sorted by, undated ones last: what paging by key needs."""
    field = "due_on" if basis is Basis.CURRENT else "first_due_on"
    return rows.annotate(sort_due=Coalesce(field, Value(date.max)))


def counts(on: date) -> dict[str, Count]:
    """Return the counts of a day as aggregates, named by basis and column."""
    when = done_at()
    found = {
        f"{basis}_{column.name.lower()}": Count("id", filter=condition(column, basis, on=on, done_at=when))
        for basis in Basis
        for column in Timeliness
    }
    for basis in Basis:
        overdue_now = condition(Timeliness.OPEN_OVERDUE, basis, on=on, done_at=when)
        found[f"{basis}_overdue_waiting"] = Count("id", filter=overdue_now & Q(state=State.SUBMITTED.value))
    return found


def done_at() -> DoneAt:
    """Return what says when work was done, as this installation counts it."""
    if settings.DONDOC_DONE_AT == "confirmation":
        return DoneAt("confirmed_on", "confirmed_time")
    return DoneAt()


def ways_of(row: Mapping[str, Any], basis: Basis) -> FourWay:
    """Return the four-way count that `counts` gave a row."""
    return FourWay(**{one.name: row[f"{basis}_{one.name}"] for one in fields(FourWay)})


def _figures(row: Mapping[str, Any]) -> UnitFigures:
    return UnitFigures(
        unit_id=int(row["unit_id"]),
        code=str(row["unit__code"]),
        name=str(row["unit__name"]),
        current=ways_of(row, Basis.CURRENT),
        first=ways_of(row, Basis.FIRST),
        undated=int(row["current_undated"]),
        apart=int(row["current_apart"]),
        total=int(row["total"]),
    )


def _sum(units: Sequence[UnitFigures]) -> UnitFigures:
    return UnitFigures(
        unit_id=None,
        code="",
        name="",
        current=sum((unit.current for unit in units), FourWay()),
        first=sum((unit.first for unit in units), FourWay()),
        undated=sum(unit.undated for unit in units),
        apart=sum(unit.apart for unit in units),
        total=sum(unit.total for unit in units),
    )
