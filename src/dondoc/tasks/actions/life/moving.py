"""One row of the state table carried out: lock, check, change, keep the stand, write the journal, announce."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.overtaking import overtake_requests
from dondoc.tasks.actions.recalling import unfinished_below
from dondoc.tasks.actions.stands import change_stands
from dondoc.tasks.errors import PartsOpen, ReasonMissing, VerbNotPossible
from dondoc.tasks.events import AssignmentMoved
from dondoc.tasks.models import Assignment, Suspension
from dondoc.tasks.permissions import get_assignment_for, require_verb
from dondoc.tasks.rules.states import BY_VERB, OPENS_AGAIN, UNFINISHED, State, Transition, Verb
from dondoc.tasks.wording import STATE_NAMES, VERB_NAMES
from dondoc.workcalendar.queries import working_calendar


def move(
    verb: Verb,
    assignment_id: int,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    told: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Assignment:
    """Carry out one row of the state table: lock, check, change, keep the stand, write the journal, announce.

    Raises `NotFound`, `NotPermitted`, `ReasonMissing` when the row asks for one, `PartsOpen` when work is handed in
    with open parts and no reason, and `VerbNotPossible` when the state does not allow the verb, saying what happened in
    between.
    """
    with transaction.atomic():
        assignment = get_assignment_for(by, assignment_id, lock=True)
        row = require_verb(by, verb, assignment)
        _require_possible(row, assignment, reason)
        if verb is Verb.RETURN:
            assignment.returns += 1
        write(row, assignment, by=by, at=at, reason=reason, told=told, **changes)
        return assignment


def write(
    row: Transition,
    assignment: Assignment,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    told: Mapping[str, Any] | None = None,
    **changes: Any,
) -> None:
    """Change the locked assignment by a row of the table that was checked: its stand, the journal, the word of it."""
    before = State(assignment.state)
    for name, value in {**changes, "state": row.target.value}.items():
        setattr(assignment, name, value)
    assignment.save()
    if before is State.SUSPENDED and row.verb is Verb.RECALL:
        end_suspension(assignment, at)
    if before is not row.target:
        change_stands([assignment], at=at)
    record(
        Deed(
            verb=f"assignment.{row.verb.value}",
            object_type="assignment",
            object_id=assignment.pk,
            label=str(assignment),
            old={"state": before.value},
            new={"state": row.target.value, **(told or {})},
            reason=reason.strip(),
        ),
        by=by.author,
        at=at,
    )
    announce(AssignmentMoved(assignment.pk, row.verb.value, row.target.value, reason.strip(), at, by.person_id))
    if row.target not in UNFINISHED:
        overtake_requests([assignment], reason=reason.strip(), by=by, at=at)


def _require_possible(row: Transition, assignment: Assignment, reason: str) -> None:
    state = State(assignment.state)
    if state not in row.sources:
        raise VerbNotPossible(
            _(
                "This cannot be done: %(verb)s. The assignment is by now “%(state)s”. "
                "Open it again to see what happened and what can be done."
            )
            % {"verb": VERB_NAMES[row.verb], "state": STATE_NAMES[state]}
        )
    if row.verb in OPENS_AGAIN and assignment.is_of_closed_work:
        raise VerbNotPossible(
            _("The work of which this is a part is finished. Have the whole opened again first, then this part.")
        )
    if row.needs_reason and not reason.strip():
        raise ReasonMissing(_("“%(verb)s” needs a reason. Write in a sentence why.") % {"verb": VERB_NAMES[row.verb]})
    if row.verb is Verb.SUBMIT and not reason.strip():
        _require_no_open_parts(assignment)


def _require_no_open_parts(assignment: Assignment) -> None:
    waiting = queries.open_leads_below(assignment)
    if waiting:
        raise PartsOpen(
            _("Parts of this work are still open: %(parts)s. Confirm or recall them, or say why it is handed in so.")
            % {"parts": ", ".join(str(one.person or one.unit.short_name) for one in waiting)}
        )


def end_below(assignment: Assignment, reason: str, *, by: Actor, at: datetime) -> None:
    """Recall the open parts of a locked assignment, at every depth, with the reason."""
    for below in unfinished_below([assignment.pk]):
        write(BY_VERB[Verb.RECALL], below, by=by, at=at, reason=reason, closed_at=at)


def end_suspension(assignment: Assignment, at: datetime) -> Suspension:
    """End the suspension of a locked assignment and return it, with the working days that it lasted."""
    stopped = assignment.suspensions.select_for_update().get(until__isnull=True)
    stopped.until = at
    stopped.days = working_calendar().working_days_between(clock.local_date(stopped.since), clock.local_date(at))
    stopped.save(update_fields=["until", "days"])
    return stopped
