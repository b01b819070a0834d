"""Who had an assignment and its parts how long, from stands and passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dondoc.kernel.clock import day_bounds, local_date
from dondoc.organization.models import Person, Unit
from dondoc.tasks.models import Assignment, Passage, Stand
from dondoc.tasks.rules.desks import Held, Stood, held
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.rules import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Desk:
    """Where work lies: a unit, and who is in charge there; None is its head."""

    unit: Unit
    person: Person | None


@dataclass(frozen=True, slots=True)
class Stay:
    """That an assignment lay in one way at one desk, and for how many working days: those after the day it came up to
    the day it went, or today. `is_over` is false where it lies there still."""

    assignment: Assignment
    held: Held[Desk]
    days: int
    is_over: bool


def stays_of(
    assignments: Sequence[Assignment], *, at: datetime, passed: Iterable[Passage], calendar: WorkingCalendar
) -> list[Stay]:
    """Return with whom each assignment lay until `at`, assignments in the order given, each in order of time.

    Units and people of the assignments must be fetched, and how they `passed` from desk to desk, oldest first. One
    query, however many assignments.
    """
    stands, passages = defaultdict(list), defaultdict(list)
    for stand in Stand.objects.filter(assignment__in=assignments).order_by("since", "pk"):
        stands[stand.assignment_id].append(stand)
    for passage in passed:
        passages[passage.assignment_id].append(passage)
    return [
        Stay(
            one,
            lay,
            max(0, calendar.working_days_between(local_date(lay.since), local_date(lay.until))),
            is_over=lay.until < at,
        )
        for one in assignments
        for lay in held([_stood(stand, at) for stand in stands[one.pk]], _desks(one, passages[one.pk]))
    ]


def _stood(stand: Stand, at: datetime) -> Stood:
    late = day_bounds(stand.due_on)[1] if stand.due_on is not None else None
    return Stood(State(stand.state), stand.since, min(stand.until or at, at), late)


def _desks(assignment: Assignment, passages: Sequence[Passage]) -> list[tuple[datetime, Desk]]:
    if not passages:
        return [(assignment.sent_at, Desk(assignment.unit, assignment.person))]
    first = passages[0]
    desks = [(assignment.sent_at, Desk(first.old_unit, first.old_person))]
    return desks + [(one.at, Desk(one.new_unit, one.new_person)) for one in passages]
