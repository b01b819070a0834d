"""Moving due dates: the one way, whatever the cause, for one assignment or for tens of thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime

from django.db import connection

from dondoc.journal.actions import Deed, record
from dondoc.kernel.events import announce
from dondoc.kernel.writing import write_rows
from dondoc.organization.actors import Actor
from dondoc.tasks.actions.overtaking import overtake_requests
from dondoc.tasks.actions.stands import change_stands
from dondoc.tasks.events import DuesMoved
from dondoc.tasks.models import Assignment, DueCause, DueChange

_AT_ONCE = 2000


def move_dues(
    assignments: Sequence[Assignment],
    dues: Mapping[int, date | None],
    *,
    cause: DueCause,
    reason: str,
    by: Actor,
    at: datetime,
) -> int:
    """Give each assignment the due date that `dues` holds for its id; return how many really moved.

    The caller holds the assignments, with task and unit fetched, in its transaction and has checked that `by` may do
    this. An assignment that had no due date yet takes the new one also as its first. For every 2000
    assignments there is one statement for each new date among them, and a fixed number for the rest: the stands, the
    changes, the journal. Requests for more time that the new date settles are closed.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("due dates move in the transaction of what moves them")
    moved = [one for one in assignments if one.pk in dues and dues[one.pk] != one.due_on]
    old = {one.pk: one.due_on for one in moved}
    undated = {one.pk for one in moved if one.first_due_on is None}
    for one in moved:
        one.due_on = dues[one.pk]
        one.first_due_on = one.first_due_on or one.due_on
    for start in range(0, len(moved), _AT_ONCE):
        part = moved[start : start + _AT_ONCE]
        _write_dues(part, undated)
        change_stands(part, at=at)
        write_rows([_change(one, old[one.pk], cause, reason, by, at) for one in part])
        record(*(_deed(one, old[one.pk], cause, reason) for one in part), by=by.author, at=at)
        overtake_requests(part, reason=reason, by=by, at=at)
    if moved:
        announce(DuesMoved(tuple(one.pk for one in moved), cause.value, reason, at))
    return len(moved)


def _write_dues(moved: Sequence[Assignment], undated: Container[int]) -> None:
    """Write the rows date by date: thousands mostly share few dates, and that is far quicker than row by row."""
    groups: dict[tuple[date | None, bool], list[int]] = defaultdict(list)
    for one in moved:
        groups[one.due_on, one.pk in undated].append(one.pk)
    for (due_on, is_first), ids in groups.items():
        first = {"first_due_on": due_on} if is_first else {}
        Assignment.objects.filter(pk__in=ids).update(due_on=due_on, **first)


def _change(
    one: Assignment, old_due_on: date | None, cause: DueCause, reason: str, by: Actor, at: datetime
) -> DueChange:
    return DueChange(
        assignment=one,
        at=at,
        cause=cause,
        old_due_on=old_due_on,
        new_due_on=one.due_on,
        reason=reason[:500],
        by_name=by.name[:120],
    )


def _deed(one: Assignment, old_due_on: date | None, cause: DueCause, reason: str) -> Deed:
    return Deed(
        "assignment.due-moved",
        "assignment",
        one.pk,
        str(one),
        old={"due_on": old_due_on},
        new={"due_on": one.due_on, "cause": cause.value},
        reason=reason,
    )
