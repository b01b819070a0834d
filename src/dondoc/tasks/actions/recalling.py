"""Taking very much work back at once, for one cause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dondoc.journal.actions import Deed, record
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.tasks.actions.stands import change_stands
from dondoc.tasks.events import AssignmentsRecalled
from dondoc.tasks.models import Assignment
from dondoc.tasks.rules.states import State


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
        announce(AssignmentsRecalled(tuple(ids), at))
    return len(rows)
