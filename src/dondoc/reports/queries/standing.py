"""How work stood on a day, the conditions it is counted by, and the list behind each figure."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, fields
from datetime import date
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, TruncDate, TruncTime

from dondoc.kernel.clock import HOME, day_bounds
from dondoc.organization.actors import Actor
from dondoc.reports.columns import Basis, DoneAt, condition
from dondoc.reports.permissions import stands_visible_to
from dondoc.tasks.models import PartyRole, Stand
from dondoc.tasks.permissions import TEXTS
from dondoc.tasks.rules.states import APART, State
from dondoc.tasks.rules.timeliness import Timeliness, on_time_rate

BULKY = tuple(f"assignment__{name}" for name in ("task__text", "task__targets", "task__search_text", *TEXTS))
"""What lists never show of a task and its document, and what is costly to fetch."""
DATED = frozenset({Timeliness.OPEN_OVERDUE, Timeliness.OPEN_IN_TIME, Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE})
"""The columns whose work all has a due date: those of the four-way count."""


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
        return FourWay(
            self.done_on_time + other.done_on_time,
            self.done_late + other.done_late,
            self.open_in_time + other.open_in_time,
            self.open_overdue + other.open_overdue,
            self.overdue_waiting + other.overdue_waiting,
        )


def lead_stands(actor: Actor) -> QuerySet[Stand]:
    """Return all stands of the lead assignments the actor may see.

    What a unit divided among its own is left out: the unit's own assignment counts for it.
    """
    rows = stands_visible_to(actor).filter(role=PartyRole.LEAD, is_delegated=False)
    if done_at().day == "confirmed_on":
        rows = rows.annotate(
            confirmed_on=TruncDate("since", tzinfo=HOME), confirmed_time=TruncTime("since", tzinfo=HOME)
        )
    return rows


def as_it_stood(actor: Actor, *, on: date) -> QuerySet[Stand]:
    """Return one row an assignment: how each lead assignment the actor may see stood at the end of the day `on`.

    Where nothing has changed since, that is how it stands: one short query finds out, and the other then needs to look
    at no past.
    """
    _start, end = day_bounds(on)
    still = Q(until__isnull=True)
    if Stand.objects.filter(since__gte=end).exists():
        still |= Q(until__gte=end)
    return lead_stands(actor).filter(still, since__lt=end)


def listed(
    actor: Actor, *, on: date, column: Timeliness, basis: Basis = Basis.CURRENT, unit_id: int | None = None
) -> QuerySet[Stand]:
    """Return the assignments behind a figure, as they stood on the day `on`."""
    rows = as_it_stood(actor, on=on).filter(condition(column, basis, on=on, done_at=done_at()))
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    return rows.select_related("assignment__task__document", "unit").defer(*BULKY)


def with_sort_due(rows: QuerySet[Stand], basis: Basis, *, is_dated: bool = False) -> QuerySet[Stand]:
    """Give each row the due date it is sorted by, undated ones last: what paging by key needs.

    Where all work has a due date (`is_dated`) that is the field itself, and an index serves it.
    """
    field = "due_on" if basis is Basis.CURRENT else "first_due_on"
    return rows.annotate(sort_due=F(field) if is_dated else Coalesce(field, Value(date.max)))


def counts(on: date | F, among: Container[str] | None = None) -> dict[str, Count]:
    """Return the counts of a day, or of the day in a column, as aggregates, named as the fields of `Tally`; with
    `among` those of them alone."""
    when = done_at()
    asked = {
        f"{basis}_{column.name.lower()}": condition(column, basis, on=on, done_at=when)
        for basis in Basis
        for column in Timeliness
        if column in DATED
    }
    asked["current_undated"] = condition(Timeliness.UNDATED, Basis.CURRENT, on=on, done_at=when)
    asked["confirmed_undated"] = asked["current_undated"] & Q(state=State.CONFIRMED.value)
    for state in APART:
        asked[state.value] = Q(state=state.value)
    for basis in Basis:
        asked[f"{basis}_overdue_waiting"] = asked[f"{basis}_open_overdue"] & Q(state=State.SUBMITTED.value)
    return {name: Count("id", filter=one) for name, one in asked.items() if among is None or name in among}


def done_at() -> DoneAt:
    """Return what says when work was done, as this installation counts it."""
    if settings.DONDOC_DONE_AT == "confirmation":
        return DoneAt("confirmed_on", "confirmed_time")
    return DoneAt()


def ways_of(row: Mapping[str, Any], basis: Basis) -> FourWay:
    """Return the four-way count that `counts` gave a row."""
    return FourWay(*_WAYS[basis](row))


_WAYS = {basis: itemgetter(*(f"{basis}_{one.name}" for one in fields(FourWay))) for basis in Basis}
