"""Stopping the clock of work, and letting it run again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc.organization.actors import Actor
from dondoc.tasks.actions.dues import move_dues
from dondoc.tasks.actions.life.moving import end_suspension, move, write
from dondoc.tasks.actions.recalling import unfinished_below
from dondoc.tasks.models import Assignment, DueCause, Suspension
from dondoc.tasks.rules.states import BY_VERB, State, Verb
from dondoc.workcalendar.queries import working_calendar


def suspend(*, assignment_id: int, reason: str, by: Actor, at: datetime) -> Assignment:
    """Stop the clock, with the reason. While it stands the work is in no rate, and how long it stood is kept. Its open
    parts stand still with it, but for those handed in already."""
    with transaction.atomic():
        assignment = move(Verb.SUSPEND, assignment_id, by=by, at=at, reason=reason)
        _stop(assignment, reason, by=by, at=at)
        for below in unfinished_below([assignment.pk]):
            if State(below.state) in BY_VERB[Verb.SUSPEND].sources:
                write(BY_VERB[Verb.SUSPEND], below, by=by, at=at, reason=reason)
                _stop(below, reason, by=by, at=at)
        return assignment


def resume(*, assignment_id: int, by: Actor, at: datetime) -> Assignment:
    """Let the clock run again. The due date moves by the working days suspended, so that nobody loses time. Parts that
    were stopped with the work run again with it."""
    with transaction.atomic():
        assignment = move(Verb.RESUME, assignment_id, by=by, at=at)
        since = _go_on(assignment, by=by, at=at)
        for below in unfinished_below([assignment.pk]):
            if below.suspensions.filter(since=since, until__isnull=True).exists():
                write(BY_VERB[Verb.RESUME], below, by=by, at=at)
                _go_on(below, by=by, at=at)
        return assignment


def _stop(assignment: Assignment, reason: str, *, by: Actor, at: datetime) -> None:
    Suspension.objects.create(assignment=assignment, since=at, reason=reason.strip()[:500], by_name=by.name[:120])


def _go_on(assignment: Assignment, *, by: Actor, at: datetime) -> datetime:
    """End the suspension, move the due date by its working days, and return since when it stood."""
    stopped = end_suspension(assignment, at)
    if assignment.due_on is not None and stopped.days:
        moved = {assignment.pk: working_calendar().add_working_days(assignment.due_on, stopped.days)}
        move_dues([assignment], moved, cause=DueCause.RESUMPTION, reason=stopped.reason, by=by, at=at)
    return stopped.since
