"""More time: asked by who has the work, decided by the assigner or above. The first due date stays in sight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

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
from dondoc.tasks.permissions import ASK_EXTENSION, get_assignment_for, may_decide_extension, visible_to
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
    if today > assignment.due_on and not settings.DONDOC_EXTENSIONS_LATE:
        raise TooLateToAsk(
            _("The due date %(day)s has passed; here more time is asked before it. Report, and explain the delay.")
            % {"day": f"{assignment.due_on:%d/%m/%Y}"}
        )
    return assignment.due_on


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


def _note(
    verb: str, asked: Extension, *, by: Actor, at: datetime, reason: str, proofs: Sequence[Sequence[str]] = ()
) -> None:
    told = {"asked": asked.asked_due_on, "granted": asked.granted_due_on, "late": asked.was_late}
    record(
        Deed(
            verb,
            "assignment",
            asked.assignment_id,
            str(asked.assignment),
            old={"due_on": asked.old_due_on},
            new={**told, "proofs": proofs} if proofs else told,
            reason=reason.strip(),
        ),
        by=by.author,
        at=at,
    )
