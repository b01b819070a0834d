"""All reading of the room: the ladder, what is watched, and whether the watches are right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from dondoc.oversight.models import Rung, Step, Watch
from dondoc.oversight.rules.ladder import Does, Ladder, RungFacts
from dondoc.tasks.models import Assignment, PartyRole
from dondoc.tasks.rules.states import OPEN, State
from dondoc.workcalendar.queries import working_calendar

WATCHED_STATES = tuple(sorted(state.value for state in OPEN - {State.SUBMITTED}))
"""Work that its unit still has to hand in: what waits for confirmation is not the unit's to hurry."""
WATCHED_ROLES = (PartyRole.LEAD.value, PartyRole.SUPPORT.value)
"""Who supervises has nothing to hand in."""


def ladder() -> Ladder:
    """Return all rungs, past ones too, against the calendar as it stands. Two queries: keep it for a piece of work."""
    return Ladder((facts_of(rung) for rung in Rung.objects.all()), working_calendar())


def facts_of(rung: Rung) -> RungFacts:
    """Return the rung as the rules know it."""
    return RungFacts(rung.pk, rung.days, Does(rung.does), rung.valid_from, rung.valid_to)


def rungs_on(on: date) -> QuerySet[Rung]:
    """Return the rungs that hold on the day, from the earliest to the latest."""
    return Rung.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on).order_by(
        "days", "id"
    )


def steps_of(assignment: Assignment) -> QuerySet[Step]:
    """Return what the ladder did for the assignment, oldest first; what was passed over is left out."""
    return Step.objects.filter(assignment=assignment, is_passed_over=False).select_related("rung").order_by("at", "id")


def to_watch() -> QuerySet[Assignment]:
    """Return the assignments that must have a watch."""
    return Assignment.objects.filter(state__in=WATCHED_STATES, role__in=WATCHED_ROLES)


@dataclass(frozen=True, slots=True)
class Gap:
    """Watches that are not as their assignments ask: `what` is "missing", "needless", "due" or "day"."""

    what: str
    number: int


def gaps(*, on: date) -> list[Gap]:
    """Return what is wrong with the watches, by kind; nothing when all are right. `on` is the day of the last sweep.

    "missing": work without a watch; "needless": a watch of work that needs none; "due": another due date than the
    work has; "day": a next day that no rung stands on, or none though one is still to come.
    """
    asked = to_watch().filter(pk=OuterRef("assignment_id"))
    kept = Watch.objects.filter(assignment=OuterRef("pk"))
    own = F("assignment__due_on")
    other_due = (
        Q(due_on__lt=own)
        | Q(due_on__gt=own)
        | Q(due_on__isnull=True, assignment__due_on__isnull=False)
        | Q(due_on__isnull=False, assignment__due_on__isnull=True)
    )
    counted = [
        Gap("missing", to_watch().filter(~Exists(kept)).count()),
        Gap("needless", Watch.objects.filter(~Exists(asked)).count()),
        Gap("due", Watch.objects.filter(other_due).count()),
        Gap("day", _wrong_days(on)),
    ]
    return [gap for gap in counted if gap.number]


def _wrong_days(on: date) -> int:
    steps = ladder()
    pairs = Watch.objects.values("due_on", "next_on").annotate(number=Count("id")).order_by()
    return sum(row["number"] for row in pairs if not _is_a_day_of(steps, row["due_on"], row["next_on"], after=on))


def _is_a_day_of(steps: Ladder, due_on: date | None, next_on: date | None, *, after: date) -> bool:
    if next_on is None:
        return steps.next_on(due_on, after=after) is None
    return due_on is not None and any(one.on == next_on for one in steps.placed(due_on))
