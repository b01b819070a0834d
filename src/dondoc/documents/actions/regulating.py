"""Registering the working regulation of a unit, and reviewing it (4363/UBND-NC, clause 1c)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions.attaching import Upload, keep_file
from dondoc.documents.errors import RegulationNotPossible
from dondoc.documents.models import (
    RegulationReview,
    RegulationState,
    ReviewOutcome,
    WorkingRegulation,
)
from dondoc.documents.names import plain_name
from dondoc.documents.permissions import REGISTER_REGULATION, get_document_for, get_regulation_for
from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.organization.permissions import get_unit_for


def register_regulation(
    *,
    unit_id: int,
    code: str,
    issued_on: date,
    review_on: date,
    document_id: int | None = None,
    file: Upload | None = None,
    reference: str = "",
    by: Actor,
    at: datetime,
) -> WorkingRegulation:
    """Register the working regulation by which the unit works from `issued_on`; the one before ends on that day.

    Its text is a document of the register that the actor may see, a file, or a reference. Raises
    `RegulationNotPossible` without a number or text, for a day of issue that has not come or lies before that of the
    one it replaces, and for a day of review that has passed; and `FileRefused` of its kinds.
    """
    by.require(REGISTER_REGULATION, unit_id=unit_id)
    on = clock.local_date(at)
    _require_facts(code, issued_on=issued_on, review_on=review_on, on=on)
    stored = keep_file(content=file.content, name=file.name, by=by, at=at) if file else None
    with transaction.atomic():
        unit = Unit.objects.select_for_update(no_key=True).get(pk=get_unit_for(by, unit_id).pk)
        document = get_document_for(by, document_id) if document_id is not None else None
        if document is None and stored is None and not reference.strip():
            raise RegulationNotPossible(_("Its text is missing. Give a file, a document of the register, or a place."))
        before = _end(unit, issued_on)
        made = WorkingRegulation.objects.create(
            unit=unit,
            code=code.strip()[:100],
            issued_on=issued_on,
            document=document,
            file=stored,
            file_name=plain_name(file.name) if file else "",
            reference=reference.strip()[:500],
            review_on=review_on,
            registered_at=at,
            registered_by_name=by.name,
        )
        new = {"unit": unit.short_name, "code": made.code, "issued_on": issued_on, "review_on": review_on}
        _record("regulation.registered", made, by=by, at=at, old={"code": before} if before else {}, new=new)
    return made


def begin_review(*, regulation_id: int, by: Actor, at: datetime) -> WorkingRegulation:
    """Say that the review of the regulation has begun. Raises `RegulationNotPossible` when it has, or is replaced."""
    with transaction.atomic():
        found = _held(regulation_id, by=by)
        if found.state == RegulationState.UNDER_REVIEW:
            raise RegulationNotPossible(_("Its review has begun already. Say what came of it."))
        old, found.state = found.state, RegulationState.UNDER_REVIEW
        found.save(update_fields=["state"])
        _record("regulation.review-begun", found, by=by, at=at, old={"state": old}, new={"state": found.state})
    return found


def conclude_review(
    *, regulation_id: int, outcome: ReviewOutcome, note: str, next_on: date, by: Actor, at: datetime
) -> RegulationReview:
    """Say what the review found. Kept, it is reviewed again on `next_on`; else it is to be amended by that day.

    Raises `RegulationNotPossible` without a finding, for a day that has passed, and for a replaced regulation.
    """
    if not note.strip():
        raise RegulationNotPossible(_("Say what the review found: it stays readable beside the regulation."))
    if next_on <= clock.local_date(at):
        raise RegulationNotPossible(_("The next day has passed. Choose a later one."))
    with transaction.atomic():
        found = _held(regulation_id, by=by)
        old = {"state": found.state, "review_on": found.review_on}
        kept = outcome == ReviewOutcome.KEEP
        found.state = RegulationState.IN_FORCE if kept else RegulationState.TO_AMEND
        found.review_on = next_on
        found.save(update_fields=["state", "review_on"])
        made = RegulationReview.objects.create(
            regulation=found, at=at, by_name=by.name, outcome=outcome, note=note.strip(), next_on=next_on
        )
        new = {"state": found.state, "review_on": next_on}
        _record("regulation.reviewed", found, by=by, at=at, old=old, new=new, reason=note.strip())
    return made


def _require_facts(code: str, *, issued_on: date, review_on: date, on: date) -> None:
    if not code.strip():
        raise RegulationNotPossible(_("Its number and notation are missing."))
    if issued_on > on:
        raise RegulationNotPossible(_("Its date of issue has not come yet. Put the date right."))
    if review_on <= on:
        raise RegulationNotPossible(_("The day of its next review has passed. Choose a later one."))


def _end(unit: Unit, issued_on: date) -> str:
    """End the regulation that holds in the unit; return its number, "" when there is none."""
    before = WorkingRegulation.objects.select_for_update().filter(unit=unit, ended_on__isnull=True).first()
    if before is None:
        return ""
    if issued_on < before.issued_on:
        raise RegulationNotPossible(
            _("%(code)s, which holds now, is younger. Check the date of issue.") % {"code": before.code}
        )
    before.ended_on = issued_on
    before.save(update_fields=["ended_on"])
    return before.code


def _held(regulation_id: int, *, by: Actor) -> WorkingRegulation:
    found = get_regulation_for(by, regulation_id, lock=True)
    by.require(REGISTER_REGULATION, unit_id=found.unit_id)
    if found.ended_on is not None:
        raise RegulationNotPossible(_("%(code)s holds no longer. Open the one that does.") % {"code": found.code})
    return found


def _record(
    verb: str,
    regulation: WorkingRegulation,
    *,
    by: Actor,
    at: datetime,
    old: dict[str, object],
    new: dict[str, object],
    reason: str = "",
) -> None:
    label = f"{regulation.code} · {regulation.unit.short_name}"
    deed = Deed(verb, "regulation", regulation.pk, label, old=old, new=new, reason=reason)
    record(deed, by=by.author, at=at)
