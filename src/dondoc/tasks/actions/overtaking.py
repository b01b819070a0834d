"""Requests for more time that something else settled before anybody decided on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dondoc.journal.actions import Deed, record
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.tasks.events import ExtensionsOvertaken
from dondoc.tasks.models import Assignment, Extension, ExtensionState
from dondoc.tasks.rules.states import UNFINISHED, State


def overtake_requests(rows: Sequence[Assignment], *, reason: str, by: Actor, at: datetime) -> int:
    """Close the requests that wait for work which is finished, has no due date any more, or has the time that was asked
    for; return how many. Who has the work is told, with the reason of what came first.

    The caller holds the assignments as they are from now on in its transaction. One query where nothing waits.
    """
    given = {one.pk: one for one in rows}
    waiting = Extension.objects.select_for_update(of=("self",)).filter(
        assignment__in=list(given), state=ExtensionState.ASKED
    )
    closed = [asked for asked in waiting.order_by("pk") if _is_overtaken(asked, given[asked.assignment_id])]
    if not closed:
        return 0
    for asked in closed:
        asked.state, asked.decided_at = ExtensionState.OVERTAKEN, at
        asked.decided_by_name, asked.decision_reason = by.name[:120], reason
    Extension.objects.bulk_update(closed, ["state", "decided_at", "decided_by_name", "decision_reason"], batch_size=500)
    record(*(_deed(asked, given[asked.assignment_id], reason) for asked in closed), by=by.author, at=at)
    announce(ExtensionsOvertaken(tuple(asked.assignment_id for asked in closed), reason, at))
    return len(closed)


def _is_overtaken(asked: Extension, assignment: Assignment) -> bool:
    if State(assignment.state) not in UNFINISHED or assignment.due_on is None:
        return True
    return assignment.due_on >= asked.asked_due_on


def _deed(asked: Extension, assignment: Assignment, reason: str) -> Deed:
    return Deed(
        "extension.overtaken",
        "assignment",
        assignment.pk,
        str(assignment),
        old={"due_on": asked.old_due_on},
        new={"asked": asked.asked_due_on, "late": asked.was_late},
        reason=reason,
    )
