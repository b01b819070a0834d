"""What a period brought: its figures, told apart by unit, field, leader, document or person, and their lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from django.db.models import Count, Q, QuerySet

from dondoc.kernel.clock import day_bounds
from dondoc.organization.actors import Actor
from dondoc.reports.columns import Basis, condition
from dondoc.reports.queries.grouping import By, grouping
from dondoc.reports.queries.standing import BULKY, FourWay, as_it_stood, counts, done_at, ways_of
from dondoc.tasks.models import Stand
from dondoc.tasks.rules.states import State
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.workcalendar.rules.periods import Period

CLOSED = (State.CONFIRMED, State.DECLINED, State.RECALLED)
APART = {"suspended": State.SUSPENDED, "declined": State.DECLINED, "recalled": State.RECALLED}


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of one row. `total` is four-way count, undated and apart together; `key` is None for nobody's."""

    key: int | None = None
    name: str = ""
    current: FourWay = field(default_factory=FourWay)
    first: FourWay = field(default_factory=FourWay)
    undated: int = 0
    suspended: int = 0
    declined: int = 0
    recalled: int = 0
    total: int = 0

    def joined(self, other: Counted) -> Counted:
        """Return the figures of both under this row's key and name."""
        numbers = (one.name for one in fields(Counted)[2:])
        return Counted(self.key, self.name, *(getattr(self, name) + getattr(other, name) for name in numbers))


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The figures of a period: rows with the most overdue work first, and their sum."""

    period: Period
    by: By
    rows: Sequence[Counted]
    sum: Counted


def breakdown(actor: Actor, period: Period, *, by: By) -> Breakdown:
    """Return the figures of the period as it stood at the end of its last day.

    Counted is the work of which something was left to do in the period: what had been confirmed, declined or recalled
    before its first day is left out, so that work is done in one period only. The number of queries does not grow with
    the number of rows.
    """
    how = grouping(by, on=period.last)
    rows = how.prepared(_of_period(actor, period)).order_by().values(*how.columns)
    groups: dict[int | None, Counted] = defaultdict(Counted)
    for row in rows.annotate(**_all_counts(period)):
        key = how.key(row)
        groups[key] = Counted(key).joined(groups[key]).joined(_counted(row))
    names = how.names([key for key in groups if key is not None])
    named = [Counted(key, names.get(key or 0, "")).joined(found) for key, found in groups.items()]
    named.sort(key=lambda one: (-one.current.open_overdue, -one.current.done_late, one.name))
    total = Counted()
    for one in named:
        total = total.joined(one)
    return Breakdown(period, by, named, total)


def figures_of_unit(actor: Actor, period: Period, unit_id: int) -> Counted:
    """Return the row of `breakdown` by unit that is this unit's, all zero when it had nothing to do. One query."""
    rows = _of_period(actor, period).filter(unit_id=unit_id)
    return Counted(unit_id).joined(_counted(rows.aggregate(**_all_counts(period))))


def listed_of_period(
    actor: Actor, period: Period, *, by: By, key: int | None, everything: bool, column: str, basis: Basis
) -> QuerySet[Stand]:
    """Return the assignments behind a figure of `breakdown`, or of its sum with `everything`.

    `column` is one of the four-way count, "undated", or a state that stands apart; `ValueError` for any other.
    """
    how = grouping(by, on=period.last)
    rows = how.prepared(_of_period(actor, period))
    if not everything:
        rows = rows.filter(how.rows_of(key))
    if column in APART:
        rows = rows.filter(state=APART[column].value)
    else:
        rows = rows.filter(condition(Timeliness(column), basis, on=period.last, done_at=done_at()))
    return rows.select_related("assignment__task__document", "unit").defer(*BULKY)


def name_of(by: By, key: int | None, period: Period) -> str:
    """Return what the row is called, blank for nobody's."""
    return grouping(by, on=period.last).names([key]).get(key, "") if key is not None else ""


def _of_period(actor: Actor, period: Period) -> QuerySet[Stand]:
    start, _end = day_bounds(period.first)
    closed_before = Q(state__in=[state.value for state in CLOSED], since__lt=start)
    return as_it_stood(actor, on=period.last).exclude(closed_before)


def _all_counts(period: Period) -> dict[str, Count]:
    apart = {f"n_{name}": Count("id", filter=Q(state=state.value)) for name, state in APART.items()}
    return {"total": Count("id"), **counts(period.last), **apart}


def _counted(row: dict[str, Any]) -> Counted:
    return Counted(
        current=ways_of(row, Basis.CURRENT),
        first=ways_of(row, Basis.FIRST),
        undated=row["current_undated"],
        total=row["total"],
        **{name: row[f"n_{name}"] for name in APART},
    )
