"""Sending declined work again."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.tasks.actions.dues import move_dues
from dondoc.tasks.actions.life.moving import move
from dondoc.tasks.actions.passing import addressed_to, note_address
from dondoc.tasks.models import Assignment, DueCause, DueKind
from dondoc.tasks.permissions import get_assignment_for, require_verb
from dondoc.tasks.rules.dues import waits_for_event
from dondoc.tasks.rules.states import Verb
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import due_of_term


def send_again(
    *,
    assignment_id: int,
    reason: str,
    unit_id: int | None = None,
    due_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Assignment:
    """Send declined work again, with the reason: to the unit whose refusal is not accepted, or to another.

    That it was declined, and by whom, stays, and so does the first due date. At another unit a term from receipt is
    counted from now; `due_on` sets another last day. Raises as the table says, and `PassageNotPossible` for a part,
    which is divided anew instead, and for a unit that does not exist now, has no head or has a part in the task.
    """
    with transaction.atomic():
        before = get_assignment_for(by, assignment_id, lock=True)
        require_verb(by, Verb.SEND_AGAIN, before)
        old = before.unit
        changes = addressed_to(before, unit_id, on=clock.local_date(at)) if unit_id not in (None, old.pk) else {}
        told = {"unit": changes["unit"].short_name} if changes else {}
        changes |= {"closed_at": None}
        assignment = move(Verb.SEND_AGAIN, assignment_id, by=by, at=at, reason=reason, told=told, **changes)
        if assignment.unit != old:
            note_address(assignment, before, reason, by=by, at=at)
        until = due_on or (_from_receipt(assignment, at) if assignment.unit != old else assignment.due_on)
        move_dues([assignment], {assignment.pk: until}, cause=DueCause.CHANGE, reason=reason.strip(), by=by, at=at)
        return assignment


def _from_receipt(assignment: Assignment, at: datetime) -> date | None:
    """Return the last day of work that comes to a unit now: a term from receipt begins, all else stays."""
    task = assignment.task
    if task.due_kind != DueKind.TERM or waits_for_event(task.due_kind, task.term_event):
        return assignment.due_on
    start = clock.local_date(at)
    reckoning = due_of_term(start, task.term_amount or 0, task.term_unit, working_calendar())
    assignment.term_starts_on, assignment.due_time = start, reckoning.due_time
    assignment.save(update_fields=["term_starts_on", "due_time"])
    return reckoning.due_on
