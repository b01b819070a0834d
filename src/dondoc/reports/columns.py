"""The columns of the four-way count as conditions for the database: the same law as `tasks.rules.timeliness`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import F, Q

from dondoc.tasks.models import Stand
from dondoc.tasks.rules.states import APART, OPEN, State
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.workcalendar.rules import WorkingCalendar


class Basis(StrEnum):
    """By which due date lateness is told: the one that holds now, or the one set when the work was sent."""

    CURRENT = "current"
    FIRST = "first"


_FIELD = {Basis.CURRENT: "due_on", Basis.FIRST: "first_due_on"}


@dataclass(frozen=True, slots=True)
class DoneAt:
    """The fields that say when confirmed work was done: its submission, or its confirmation where that is the rule."""

    day: str = "submitted_on"
    hour: str = "submitted_time"


def condition(column: Timeliness, basis: Basis, *, on: date | F, done_at: DoneAt) -> Q:
    """Return what a stand must fulfil to be counted in the column at the end of the day `on`.

    An hour set for the due day belongs to the current due date; the first one is a day.
    """
    due = _FIELD[basis]
    dated = Q(**{f"{due}__isnull": False})
    if column is Timeliness.APART:
        return Q(state__in=[state.value for state in APART])
    if column is Timeliness.UNDATED:
        return Q(**{f"{due}__isnull": True}) & ~Q(state__in=[state.value for state in APART])
    if column is Timeliness.OPEN_OVERDUE:
        return standing_in(OPEN) & Q(**{f"{due}__lt": on})
    if column is Timeliness.OPEN_IN_TIME:
        return standing_in(OPEN) & Q(**{f"{due}__gte": on})
    done = dated & Q(state=State.CONFIRMED.value)
    late = Q(**{f"{done_at.day}__gt": F(due)})
    if basis is Basis.CURRENT:
        late |= Q(**{done_at.day: F(due), "due_time__isnull": False, f"{done_at.hour}__gt": F("due_time")})
    return done & late if column is Timeliness.DONE_LATE else done & ~late


def standing_in(states: Iterable[State]) -> Q:
    """Return what a stand must fulfil to be in one of the states, of which confirmed is none.

    SQLite takes the index of what is not confirmed only where just that is asked; PostgreSQL concludes it.
    """
    return Q(state__in=sorted(state.value for state in states)) & ~Q(state=State.CONFIRMED.value)


def days_late(stand: Stand, *, basis: Basis, on: date, calendar: WorkingCalendar) -> int:
    """Return by how many working days the assignment was late on the day `on`; 0 when it was not."""
    due = stand.due_on if basis is Basis.CURRENT else stand.first_due_on
    return lateness(due, stand.state, stand.submitted_on, on=on, calendar=calendar)


def lateness(due: date | None, state: str, submitted_on: date | None, *, on: date, calendar: WorkingCalendar) -> int:
    """Return by how many working days work due on `due` was late on the day `on`; 0 when it was not.

    Open work is late by the day asked about, handed-in and confirmed work by the day of its submission.
    """
    until = on if State(state) in OPEN else submitted_on
    if due is None or until is None or until <= due:
        return 0
    return calendar.working_days_between(due, until)
