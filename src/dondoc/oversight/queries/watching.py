"""The ladder's rungs, what the ladder did, and what it has to watch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet

from dondoc.kernel.clock import local_date
from dondoc.oversight.models import Rung, Step
from dondoc.oversight.rules.ladder import Does, Ladder, RungFacts, days_aside
from dondoc.tasks.models import Assignment, PartyRole, Stand
from dondoc.tasks.rules.states import OPEN, State
from dondoc.workcalendar.queries import working_calendar

WATCHED_STATES = tuple(sorted(state.value for state in OPEN - {State.SUBMITTED}))
"""Work that its unit still has to hand in: what waits for confirmation is not the unit's to hurry."""
WATCHED_ROLES = (PartyRole.LEAD.value, PartyRole.SUPPORT.value)
"""Who supervises has nothing to hand in."""
ASIDE_STATES = tuple(sorted(state.value for state in (State.SUBMITTED, State.CONFIRMED, State.DECLINED)))
"""In these the work is not its unit's to hand in, and may come back to it with the due date it had. (What was suspended
comes back with a later one.)"""


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


def is_overdue(assignment: Assignment, *, on: date) -> bool:
    """Whether a unit still has to hand the work in after its last day."""
    return assignment.state in WATCHED_STATES and assignment.due_on is not None and assignment.due_on < on


def to_watch() -> QuerySet[Assignment]:
    """Return the assignments that must have a watch."""
    return Assignment.objects.filter(state__in=WATCHED_STATES, role__in=WATCHED_ROLES)


def aside(dues: Mapping[int, date | None]) -> dict[int, int]:
    """Return how far the ladder stands behind for each assignment of which `dues` names the due date, zeros left out.

    One query for any number, and one of the calendar where something came back after its due date.
    """
    ended = Stand.objects.filter(assignment_id__in=list(dues), state__in=ASIDE_STATES)
    away: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for pk, since, until in ended.values_list("assignment_id", "since", "until"):
        if until is not None:
            away[pk].append((local_date(since), local_date(until)))
    late = {pk: due for pk, due in dues.items() if due is not None and any(back > due for _left, back in away[pk])}
    if not late:
        return {}
    calendar = working_calendar()
    behind = {pk: days_aside(due, away[pk], calendar) for pk, due in late.items()}
    return {pk: days for pk, days in behind.items() if days}
