"""More time: asked by who has the work, decided by the assigner or above. The first due date stays in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions.attaching import Upload
from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.tasks.actions.dues import move_dues
from dondoc.tasks.actions.evidence import kept_uploads
from dondoc.tasks.errors import AlreadyAsked, ExtensionNotPossible, ReasonMissing, TooLateToAsk, TooManyExtensions
from dondoc.tasks.events import ExtensionAsked, ExtensionRefused
from dondoc.tasks.models import Assignment, DueCause, Extension, ExtensionState, Proof
from dondoc.tasks.permissions import (
    ASK_EXTENSION,
    get_assignment_for,
    may_decide_extension,
    may_record_grant,
    visible_to,
)
from dondoc.tasks.rules.states import OPEN, State


def ask_extension(
    *,
    assignment_id: int,
    due_on: date,
    reason: str,
    proofs: Sequence[Upload] = (),
    by: Actor,
    at: datetime,
) -> Extension:
    """Ask for time until `due_on`, included, with files that show the reason.

    Raises `ExtensionNotPossible` for work that is not open, has no due date, or for a day not after it;
    `ReasonMissing`, `AlreadyAsked` while another request waits, by the settings of the province `TooLateToAsk` and
    `TooManyExtensions`, and what `documents` refuses of a file.
    """
    with kept_uploads(proofs, by=by, at=at) as files:
        assignment = get_assignment_for(by, assignment_id, lock=True)
        by.require(ASK_EXTENSION, unit_id=assignment.unit_id, in_charge=by.is_in_charge(assignment.person_id))
        old_due_on = _require_askable(assignment, due_on, reason, clock.local_date(at))
        asked = Extension.objects.create(
            assignment=assignment,
            old_due_on=old_due_on,
            asked_due_on=due_on,
            reason=reason.strip(),
            was_late=clock.local_date(at) > old_due_on,
            asked_at=at,
            asked_by_name=by.name[:120],
        )
        Proof.objects.bulk_create(Proof(extension=asked, file=kept.file, name=kept.name) for kept in files)
        _note("extension.asked", asked, by=by, at=at, reason=reason, proofs=[kept.told for kept in files])
        announce(ExtensionAsked(asked.pk, assignment.pk, due_on, asked.reason, at))
        return asked


def _require_askable(assignment: Assignment, due_on: date, reason: str, today: date) -> date:
    """Return the due date of now, after refusing what cannot be asked."""
    if State(assignment.state) not in OPEN - {State.SUBMITTED} or assignment.due_on is None:
        raise ExtensionNotPossible(_("More time can be asked only for open work that has a due date."))
    if due_on <= assignment.due_on or due_on < today:
        raise ExtensionNotPossible(
            _("The new day must lie after %(day)s and not in the past.") % {"day": f"{assignment.due_on:%d/%m/%Y}"}
        )
    if not reason.strip():
        raise ReasonMissing(_("Say why more time is needed, in a sentence or two."))
    if assignment.extensions.filter(state=ExtensionState.ASKED).exists():
        raise AlreadyAsked(_("A request for more time waits for its decision. Withdraw it before you ask anew."))
    most = settings.DONDOC_EXTENSIONS_AT_MOST
    if most and assignment.extensions.filter(state=ExtensionState.GRANTED).count() >= most:
        raise TooManyExtensions(
            _("More time was granted %(most)s times, the limit here. Speak with the one who assigned the work.")
            % {"most": most}
        )
    if assignment.due_on < asked_from(today):
        raise TooLateToAsk(
            _("The due date %(day)s has passed; here more time is asked before it. Report, and explain the delay.")
            % {"day": f"{assignment.due_on:%d/%m/%Y}"}
        )
    return assignment.due_on


def asked_from(today: date) -> date:
    """Return the earliest due date for which more time can still be asked: today's, unless it is asked late here."""
    return date.min if settings.DONDOC_EXTENSIONS_LATE else today


def grant_extension(*, extension_id: int, due_on: date | None = None, by: Actor, at: datetime) -> Extension:
    """Grant time until the day asked for, or until `due_on`. Raises `ExtensionNotPossible` for a day not later."""
    with transaction.atomic():
        asked = _pending(by, extension_id)
        until = due_on or asked.asked_due_on
        if until <= asked.old_due_on:
            raise ExtensionNotPossible(
                _("The new day must lie after %(day)s.") % {"day": f"{asked.old_due_on:%d/%m/%Y}"}
            )
        asked.granted_due_on = until
        _decide(asked, ExtensionState.GRANTED, "", by=by, at=at)
        move_dues(
            [asked.assignment],
            {asked.assignment_id: until},
            cause=DueCause.EXTENSION,
            reason=asked.reason,
            by=by,
            at=at,
        )
        return asked


@dataclass(frozen=True, slots=True)
class Grant:
    """More time as a superior gave it, outside: its last day, who, by which document; asked on which day."""

    due_on: date
    granted_by: str
    document: str
    asked_on: date


def record_grant(
    *, assignment_id: int, grant: Grant, reason: str, proofs: Sequence[Upload], by: Actor, at: datetime
) -> Extension:
    """Record the time that its superior granted the Committee for its own work, with the superior's document.

    It is kept as any extension is, marked where it was asked for after the due date; limits of the province do not bind
    the superior. Raises `NotPermitted` for other work, `ExtensionNotPossible` for work that is not open or has no due
    date, for a day not later, an asking to come, and without a file; `ReasonMissing` where it is not said who granted
    it, by which document and why; and what `documents` refuses of a file.
    """
    with kept_uploads(proofs, by=by, at=at) as files:
        assignment = get_assignment_for(by, assignment_id, lock=True)
        if not may_record_grant(by, assignment):
            raise NotPermitted(_("Only for the Committee's own work is time recorded that its superior granted."))
        if not files:
            raise ExtensionNotPossible(_("Add the file of the document by which the time was granted."))
        old_due_on = _require_grantable(assignment, grant, reason, clock.local_date(at))
        granted = Extension.objects.create(
            assignment=assignment,
            state=ExtensionState.GRANTED,
            old_due_on=old_due_on,
            asked_due_on=grant.due_on,
            granted_due_on=grant.due_on,
            reason=reason.strip(),
            was_late=grant.asked_on > old_due_on,
            asked_at=clock.day_bounds(grant.asked_on)[0],
            asked_by_name=by.name[:120],
            decided_at=at,
            decided_by_name=grant.granted_by.strip()[:120],
            decision_reason=grant.document.strip(),
        )
        Proof.objects.bulk_create(Proof(extension=granted, file=kept.file, name=kept.name) for kept in files)
        shown = {"granted_by": granted.decided_by_name, "document": granted.decision_reason}
        shown_by = [kept.told for kept in files]
        _note("extension.recorded", granted, by=by, at=at, reason=reason, proofs=shown_by, **shown)
        said = f"{granted.decided_by_name}, {granted.decision_reason}: {granted.reason}"
        dues = {assignment.pk: grant.due_on}
        move_dues([assignment], dues, cause=DueCause.EXTENSION, reason=said, by=by, at=at)
        return granted


def _require_grantable(assignment: Assignment, grant: Grant, reason: str, today: date) -> date:
    """Return the due date of now, after refusing what cannot have been granted."""
    if State(assignment.state) not in OPEN or assignment.due_on is None:
        raise ExtensionNotPossible(_("More time is recorded only for open work that has a due date."))
    if grant.due_on <= assignment.due_on:
        raise ExtensionNotPossible(_("The new day must lie after %(day)s.") % {"day": f"{assignment.due_on:%d/%m/%Y}"})
    if grant.asked_on > today:
        raise ExtensionNotPossible(_("The day on which the time was asked for cannot lie in the future."))
    if not all(said.strip() for said in (grant.granted_by, grant.document, reason)):
        raise ReasonMissing(_("Say who granted the time, by which document, and why it was asked for."))
    return assignment.due_on


def refuse_extension(*, extension_id: int, reason: str, by: Actor, at: datetime) -> Extension:
    """Refuse more time, with the reason."""
    with transaction.atomic():
        asked = _pending(by, extension_id)
        if not reason.strip():
            raise ReasonMissing(_("Say why more time is refused, in a sentence."))
        _decide(asked, ExtensionState.REFUSED, reason, by=by, at=at)
        announce(ExtensionRefused(asked.pk, asked.assignment_id, asked.decision_reason, at))
        return asked


def withdraw_extension(*, extension_id: int, by: Actor, at: datetime) -> Extension:
    """Take the request back before it was decided: by who may ask for it."""
    with transaction.atomic():
        asked = _found(by, extension_id)
        assignment = asked.assignment
        by.require(ASK_EXTENSION, unit_id=assignment.unit_id, in_charge=by.is_in_charge(assignment.person_id))
        _decide(asked, ExtensionState.WITHDRAWN, "", by=by, at=at)
        return asked


def _pending(by: Actor, extension_id: int) -> Extension:
    """Return the request for its decision: never by the unit that asked."""
    asked = _found(by, extension_id)
    if not may_decide_extension(by, asked.assignment):
        raise NotPermitted(_("Nobody grants himself time. It is decided by the one who assigned the work, or above."))
    return asked


def _found(by: Actor, extension_id: int) -> Extension:
    asked = (
        Extension.objects.select_for_update(of=("self",))
        .select_related("assignment__task__document", "assignment__unit", "assignment__parent")
        .filter(pk=extension_id, assignment__in=visible_to(by))
        .first()
    )
    if asked is None:
        raise NotFound(_("There is no such request, or it is not yours to see. Go back to your work list."))
    if asked.state != ExtensionState.ASKED:
        raise ExtensionNotPossible(
            _("This request was decided meanwhile: %(state)s.") % {"state": asked.get_state_display()}
        )
    return asked


def _decide(asked: Extension, state: ExtensionState, reason: str, *, by: Actor, at: datetime) -> None:
    asked.state = state
    asked.decided_at = at
    asked.decided_by_name = by.name[:120]
    asked.decision_reason = reason.strip()
    asked.save()
    _note(f"extension.{state.value}", asked, by=by, at=at, reason=reason)


def _note(verb: str, asked: Extension, *, by: Actor, at: datetime, reason: str, **more: Any) -> None:
    told = {"asked": asked.asked_due_on, "granted": asked.granted_due_on, "late": asked.was_late}
    record(
        Deed(
            verb,
            "assignment",
            asked.assignment_id,
            str(asked.assignment),
            old={"due_on": asked.old_due_on},
            new=told | {name: value for name, value in more.items() if value},
            reason=reason.strip(),
        ),
        by=by.author,
        at=at,
    )
