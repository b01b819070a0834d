"""The event that a term is counted from: recorded once it has happened, for one assignment or for all that wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.correcting import require_reason, task_to_change
from dondoc.tasks.actions.dues import move_dues
from dondoc.tasks.errors import DueNotPossible
from dondoc.tasks.models import Assignment, DueCause, Suspension, Task
from dondoc.tasks.permissions import get_assignment_for, may_change_due
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import due_of_term


def record_event(*, assignment_id: int, happened_on: date, reason: str, by: Actor, at: datetime) -> Assignment:
    """Record the event from which the term of one assignment is counted, or put its day right.

    Day one is the day after the event (Civil Code 2015, Art. 147). Raises `ReasonMissing`, and `DueNotPossible` for a
    day to come and for work whose term waits for no event, is closed or suspended, or was given a date by a person.
    """
    with transaction.atomic():
        assignment = get_assignment_for(by, assignment_id, lock=True)
        if not may_change_due(by, assignment):
            raise NotPermitted(
                _("The event that starts a term is recorded by the one who assigned the work. Tell the Office of it.")
            )
        require_reason(reason)
        if not queries.takes_event(assignment):
            raise DueNotPossible(
                _("This work waits for no event: it has a due date that was set, or it is closed or suspended.")
            )
        _begin([assignment], happened_on, reason, by=by, at=at)
        return assignment


def record_event_of_all(*, task_id: int, happened_on: date, reason: str, by: Actor, at: datetime) -> int:
    """Record the event for all assignments of a task that still wait for it; return how many have a due date now.

    One for which the event was recorded apart keeps its day. Raises `ReasonMissing`, and `DueNotPossible` for a day to
    come and where nothing waits.
    """
    with transaction.atomic():
        task = task_to_change(by, task_id, reason)
        rows = list(queries.waiting_for_event_of(task, by).select_for_update(of=("self",)))
        if not rows:
            raise DueNotPossible(_("No open assignment of this task waits for an event."))
        _begin(rows, happened_on, reason, by=by, at=at)
        told = {"happened_on": happened_on, "assignments": len(rows)}
        deed = Deed("task.event-recorded", "task", task.pk, str(task), new=told, reason=reason)
        record(deed, by=by.author, at=at)
        return len(rows)


def _begin(rows: Sequence[Assignment], happened_on: date, reason: str, *, by: Actor, at: datetime) -> None:
    """Let the terms of these assignments of one task begin with the event; what they stood still since is theirs."""
    if happened_on > clock.local_date(at):
        raise DueNotPossible(_("An event is recorded once it has happened: today or on an earlier day."))
    before = {one.pk: one.term_starts_on for one in rows}
    due_on, due_time = _end(rows[0].task, happened_on)
    for one in rows:
        one.term_starts_on, one.due_time = happened_on, due_time
    Assignment.objects.filter(pk__in=before).update(term_starts_on=happened_on, due_time=due_time)
    record(*(_deed(one, before[one.pk], reason) for one in rows), by=by.author, at=at)
    calendar, stood = working_calendar(), _stood(rows, happened_on)
    dues: dict[int, date | None] = {
        one.pk: calendar.add_working_days(due_on, stood[one.pk]) if one.pk in stood else due_on for one in rows
    }
    move_dues(rows, dues, cause=DueCause.EVENT, reason=reason.strip(), by=by, at=at)


def _end(task: Task, happened_on: date) -> tuple[date, time | None]:
    reckoning = due_of_term(happened_on, task.term_amount or 0, task.term_unit, working_calendar())
    return reckoning.due_on, reckoning.due_time


def _stood(rows: Sequence[Assignment], since: date) -> dict[int, int]:
    """Return by assignment the working days that it was suspended since the day, and taken up again."""
    past = Suspension.objects.filter(
        assignment__in=[one.pk for one in rows], until__isnull=False, since__gte=clock.day_bounds(since)[0]
    )
    return dict(past.values_list("assignment").annotate(Sum("days")))


def _deed(one: Assignment, before: date | None, reason: str) -> Deed:
    return Deed(
        "assignment.term-began",
        "assignment",
        one.pk,
        str(one),
        old={"term_starts_on": before},
        new={"term_starts_on": one.term_starts_on},
        reason=reason.strip(),
    )
