"""Requiring it in units, and requiring it no longer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.documents import queries
from dondoc.documents.actions.disseminating.messages import tell_new
from dondoc.documents.actions.disseminating.officials import reach
from dondoc.documents.actions.opening import open_to_units
from dondoc.documents.actions.withdrawing import require_standing
from dondoc.documents.errors import DisseminationNotPossible
from dondoc.documents.models import Acknowledgement, Dissemination, Document
from dondoc.documents.permissions import DISSEMINATE, get_document_for, may_end
from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit


@dataclass(frozen=True, slots=True)
class Required:
    """In how many units, and from how many officials of them, a document now asks for an acknowledgement."""

    units: int
    officials: int


def require_acknowledgement(
    *, document_id: int, unit_ids: Collection[int], due_on: date, note: str = "", by: Actor, at: datetime
) -> Required:
    """Have every official of the units, and of those below them, acknowledge the document by `due_on`, included.

    4363/UBND-NC, clause 1: "tổ chức quán triệt ... đến từng cán bộ, công chức, viên chức". They may read it from then
    on, and are told. In a unit where it is required already, it stays as it is; who acknowledged it stays counted.
    Raises `DisseminationNotPossible` for a day that has passed, and when no unit is left or nobody holds a post there.
    """
    require_askable(unit_ids, due_on=due_on, by=by, at=at)
    with transaction.atomic():
        required = require_of(document_id=document_id, unit_ids=unit_ids, due_on=due_on, note=note, by=by, at=at)
        if not required.units:
            raise DisseminationNotPossible(
                _("No unit is left to reach: each is asked already, or does not exist today. Choose others.")
            )
        require_reached(required)
    return required


def require_askable(unit_ids: Collection[int], *, due_on: date, by: Actor, at: datetime) -> None:
    """Raise `NotPermitted` unless the actor may ask these units, `DisseminationNotPossible` when the day is over."""
    by.require(DISSEMINATE)
    for unit_id in unit_ids:
        by.require(DISSEMINATE, unit_id=unit_id)
    if due_on < clock.local_date(at):
        raise DisseminationNotPossible(_("The day has passed. Choose today or a later one."))


def require_reached(required: Required) -> None:
    """Raise `DisseminationNotPossible` when nobody was asked."""
    if not required.officials:
        raise DisseminationNotPossible(
            _("In these units nobody holds a post today who is not asked already. Choose others.")
        )


def require_of(
    *, document_id: int, unit_ids: Collection[int], due_on: date, note: str, by: Actor, at: datetime
) -> Required:
    """Ask those of the units that are not asked yet, in the transaction of the caller, who has checked that `by` may
    (`require_askable`); return what was added, which may be nothing."""
    on = clock.local_date(at)
    document = get_document_for(by, document_id, lock=True)
    require_standing(document)
    units = list(queries.units_to_ask(document, unit_ids, on=on))
    if not units:
        return Required(0, 0)
    rows = _disseminate(document, units, due_on=due_on, note=note.strip()[:500], by=by, at=at)
    open_to_units({document.pk: {unit.pk for unit in units}})
    reached = reach(document, on=on, at=at)
    tell_new(document, reached, at=at)
    deed = Deed(
        "document.disseminated",
        "document",
        document.pk,
        str(document),
        new={"units": [unit.short_name for unit in units], "due_on": due_on, "officials": len(reached)},
    )
    record(deed, by=by.author, at=at)
    return Required(len(rows), len(reached))


def end_dissemination(*, document_id: int, reason: str, by: Actor, at: datetime) -> int:
    """Require it no longer wherever the actor may end it; return how many officials it asked in vain.

    What was given stays. Raises `DisseminationNotPossible` when there is no such place, or without a reason.
    """
    by.require(DISSEMINATE)
    if not reason.strip():
        raise DisseminationNotPossible(_("Say why it is required no longer: the journal keeps it."))
    with transaction.atomic():
        document = get_document_for(by, document_id, lock=True)
        rows = document.disseminations.filter(ended_at__isnull=True).select_related("unit")
        ended = [one for one in rows if may_end(by, one)]
        if not ended:
            raise DisseminationNotPossible(_("There is nothing here that is yours to end."))
        waiting = Acknowledgement.objects.filter(
            dissemination__in=ended, given_at__isnull=True, lapsed_at__isnull=True
        ).update(lapsed_at=at)
        document.disseminations.filter(pk__in=[one.pk for one in ended]).update(ended_at=at)
        deed = Deed(
            "document.dissemination-ended",
            "document",
            document.pk,
            str(document),
            new={"units": [one.unit.short_name for one in ended], "officials": waiting},
            reason=reason.strip(),
        )
        record(deed, by=by.author, at=at)
    return waiting


def _disseminate(
    document: Document, units: Sequence[Unit], *, due_on: date, note: str, by: Actor, at: datetime
) -> list[Dissemination]:
    rows = [
        Dissemination(
            document=document,
            unit=unit,
            due_on=due_on,
            note=note,
            required_at=at,
            required_by_id=by.person_id,
            required_by_name=by.name,
            reminded_on=clock.local_date(at),
        )
        for unit in units
    ]
    again = ["due_on", "note", "required_at", "required_by", "required_by_name", "reminded_on", "ended_at"]
    return Dissemination.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["document", "unit"], update_fields=again
    )
