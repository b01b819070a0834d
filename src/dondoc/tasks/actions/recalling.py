"""Taking work back: very much at once for one cause, and what is below the work that ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.overtaking import overtake_requests
from dondoc.tasks.actions.stands import change_stands
from dondoc.tasks.events import AssignmentsRecalled
from dondoc.tasks.models import Assignment, Suspension
from dondoc.tasks.rules.states import UNFINISHED, State
from dondoc.workcalendar.queries import working_calendar


def recall_rows(rows: Sequence[Assignment], reason: str, *, by: Actor, at: datetime) -> int:
    """Recall unfinished assignments that the caller holds in its transaction, with task and unit fetched, and has
    checked; return how many. A fixed number of statements for every 500."""
    old = {one.pk: one.state for one in rows}
    ids = list(old)
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        Assignment.objects.filter(pk__in=part).update(state=State.RECALLED.value, closed_at=at)
    for one in rows:
        one.state, one.closed_at = State.RECALLED.value, at
    _end_suspensions(ids, at)
    change_stands(rows, at=at)
    record(
        *(
            Deed(
                "assignment.recall",
                "assignment",
                one.pk,
                str(one),
                old={"state": old[one.pk]},
                new={"state": one.state},
                reason=reason,
            )
            for one in rows
        ),
        by=by.author,
        at=at,
    )
    if rows:
        announce(AssignmentsRecalled(tuple(ids), reason.strip(), at))
        overtake_requests(rows, reason=reason.strip(), by=by, at=at)
    return len(rows)


def unfinished_below(assignment_ids: Sequence[int]) -> list[Assignment]:
    """Lock and return the unfinished parts and periods of the assignments, and the parts of those, from above down."""
    found: list[Assignment] = []
    above = list(assignment_ids)
    while above:
        rows = Assignment.objects.select_for_update(of=("self",)).filter(
            queries.IS_BELOW, parent__in=above, state__in=UNFINISHED
        )
        level = list(rows.select_related("task", "unit", "person").order_by("pk"))
        found += level
        above = [one.pk for one in level]
    return found


def _end_suspensions(ids: Sequence[int], at: datetime) -> None:
    stopped = list(Suspension.objects.select_for_update().filter(assignment__in=ids, until__isnull=True))
    calendar = working_calendar()
    for one in stopped:
        one.until, one.days = at, calendar.working_days_between(clock.local_date(one.since), clock.local_date(at))
    Suspension.objects.bulk_update(stopped, ["until", "days"], batch_size=500)
