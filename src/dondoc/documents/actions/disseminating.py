"""Having every official of units acknowledge a document, and following who comes and who leaves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.documents import queries
from dondoc.documents.actions.opening import open_to_units
from dondoc.documents.actions.withdrawing import require_standing
from dondoc.documents.errors import DisseminationNotPossible
from dondoc.documents.models import Acknowledgement, Dissemination, Document
from dondoc.documents.permissions import (
    DISSEMINATE,
    REMIND,
    get_acknowledgement_for,
    get_document_for,
    may_end,
)
from dondoc.documents.rules import reminder_reached
from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.progress import Progress, silent
from dondoc.kernel.writing import write_rows
from dondoc.notices.actions import Message, tell
from dondoc.notices.rules import Manner
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment, Unit
from dondoc.organization.queries import leading_on, successors_of
from dondoc.workcalendar.queries import working_calendar

SUBJECT = "acknowledgement"
"""Of what the messages to officials are: a document to acknowledge, by its id."""


@dataclass(frozen=True, slots=True)
class Required:
    """In how many units, and from how many officials of them, a document now asks for an acknowledgement."""

    units: int
    officials: int


@dataclass(slots=True)
class Followed:
    """What the nightly run did: officials who came and now have to, who left and no longer have to, who were reminded,
    and heads who were told what is missing in their units."""

    came: int = 0
    left: int = 0
    reminded: int = 0
    heads: int = 0


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
    reached = _reach(document, on=on, at=at)
    _tell_new(document, reached, at=at)
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


def acknowledge(*, document_id: int, by: Actor, at: datetime) -> Acknowledgement:
    """Say that the actor has taken note of the document; the first time counts.

    Raises `NotFound` when he is not asked, `DocumentIsWithdrawn`.
    """
    with transaction.atomic():
        found = get_acknowledgement_for(by, document_id, lock=True)
        if found.given_at is None:
            require_standing(found.document)
            found.given_at = at
            found.save(update_fields=["given_at"])
            label = f"{found.document} · {found.person}"
            record(Deed("acknowledgement.given", "acknowledgement", found.pk, label), by=by.author, at=at)
    return found


def follow_officials(*, on: date, by: Actor, at: datetime, progress: Progress = silent) -> Followed:
    """Ask who came since, release who left, and remind those who wait, on the day `on`.

    Reminders are taken on the working days that the setting DONDOC_ACKNOWLEDGEMENT_REMINDERS names, counted from the
    due date; after it the unit's head is told how many are missing. Each document is a transaction of its own. A second
    run finds nothing new and is silent, on another machine too.
    """
    by.require(REMIND)
    done = Followed()
    rows = Dissemination.objects.filter(ended_at__isnull=True, document__withdrawn_at__isnull=True)
    ids = sorted(set(rows.values_list("document_id", flat=True)))
    for number, document_id in enumerate(ids, start=1):
        with transaction.atomic():
            document = get_document_for(by, document_id, lock=True)
            _follow(document, done, on=on, by=by, at=at)
            _remind(document, done, on=on, at=at)
        progress(number, len(ids))
    return done


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


def _reach(document: Document, *, on: date, at: datetime) -> list[Acknowledgement]:
    """Ask every official of the day whom the document has not asked, or had released; return whom it asks now.

    Who holds several posts is reached in the one he leads, else in the first. Three queries, and the writing.
    """
    within = _within(document, on=on)
    asked = document.acknowledgements.filter(person=OuterRef("person"), lapsed_at__isnull=True)
    appointments = (
        Appointment.objects.valid_on(on)
        .filter(~Exists(asked), post__unit_id__in=within)
        .order_by("-post__is_head", "pk")
        .values_list("person_id", "post_id", "post__unit_id")
    )
    posts: dict[int, tuple[int, int]] = {}
    for person_id, post_id, unit_id in appointments:
        posts.setdefault(person_id, (post_id, within[unit_id]))
    released = {row.person_id: row for row in document.acknowledgements.filter(lapsed_at__isnull=False)}
    new: list[Acknowledgement] = []
    again: list[Acknowledgement] = []
    for person_id, (post_id, dissemination_id) in posts.items():
        row = released.get(person_id) or Acknowledgement(document=document, person_id=person_id)
        row.post_id, row.dissemination_id, row.asked_at, row.lapsed_at = post_id, dissemination_id, at, None
        (new if row.pk is None else again).append(row)
    write_rows(new)
    Acknowledgement.objects.bulk_update(again, ["post", "dissemination", "asked_at", "lapsed_at"], batch_size=500)
    return new + again


def _within(document: Document, *, on: date) -> dict[int, int]:
    """Return by which dissemination each unit of the day is reached: the closest of those above it, itself included.

    Where a unit has ended, the units that have its work stand in its place.
    """
    standing = list(document.disseminations.filter(ended_at__isnull=True).select_related("unit"))
    reached = {one.unit_id: one.pk for one in standing}
    ended = {one.unit_id: one for one in standing if not one.unit.is_valid_on(on)}
    for unit_id, heirs in successors_of([one.unit for one in ended.values()], on=on).items():
        for heir in heirs:
            reached.setdefault(heir.pk, ended[unit_id].pk)
    found: dict[int, int] = {}
    for unit_id, path in Unit.objects.valid_on(on).values_list("pk", "path"):
        above = [int(part) for part in path.split("/") if part]
        closest = next((reached[one] for one in reversed(above) if one in reached), None)
        if closest is not None:
            found[unit_id] = closest
    return found


def _follow(document: Document, done: Followed, *, on: date, by: Actor, at: datetime) -> None:
    held = Appointment.objects.valid_on(on).filter(person=OuterRef("person"), post=OuterRef("post"))
    open_rows = document.acknowledgements.filter(given_at__isnull=True, lapsed_at__isnull=True)
    gone = set(open_rows.filter(~Exists(held)).values_list("person_id", flat=True))
    open_rows.filter(person_id__in=gone).update(lapsed_at=at)
    reached = _reach(document, on=on, at=at)
    _tell_new(document, reached, at=at)
    found = {row.person_id for row in reached}
    came, left = len(found - gone), len(gone - found)
    done.came += came
    done.left += left
    if came or left:
        new = {"came": came, "left": left}
        record(
            Deed("document.officials-followed", "document", document.pk, str(document), new=new), by=by.author, at=at
        )


def _remind(document: Document, done: Followed, *, on: date, at: datetime) -> None:
    calendar, offsets = working_calendar(), settings.DONDOC_ACKNOWLEDGEMENT_REMINDERS
    reached: dict[int, tuple[Dissemination, date]] = {}
    for one in document.disseminations.filter(ended_at__isnull=True).select_related("unit"):
        day = reminder_reached(one.due_on, offsets, after=one.reminded_on, on=on, calendar=calendar)
        if day is not None:
            reached[one.pk] = (one, day)
            one.reminded_on = day
    if not reached:
        return
    Dissemination.objects.bulk_update([one for one, _day in reached.values()], ["reminded_on"], batch_size=500)
    waiting = document.acknowledgements.filter(
        dissemination_id__in=reached, given_at__isnull=True, lapsed_at__isnull=True
    )
    missing: dict[int, int] = {}
    messages: list[Message] = []
    with translation.override(settings.LANGUAGE_CODE):
        for person_id, dissemination_id in waiting.values_list("person_id", "dissemination_id"):
            one, day = reached[dissemination_id]
            missing[dissemination_id] = missing.get(dissemination_id, 0) + 1
            messages.append(_to_official(document, person_id, one.due_on, on=on, reminder_on=day))
        late = [reached[pk][0] for pk in missing if reached[pk][0].due_on < on]
        heads = _to_heads(document, late, missing, reached, on=on)
    done.reminded += tell(messages, at=at)
    done.heads += tell(heads, at=at)


def _tell_new(document: Document, reached: Sequence[Acknowledgement], *, at: datetime) -> None:
    dues = dict(document.disseminations.values_list("pk", "due_on"))
    on = clock.local_date(at)
    with translation.override(settings.LANGUAGE_CODE):
        tell(
            [_to_official(document, row.person_id, dues[row.dissemination_id], on=on) for row in reached],
            at=at,
        )


def _to_official(
    document: Document, person_id: int, due_on: date, *, on: date, reminder_on: date | None = None
) -> Message:
    facts = {"document": document, "day": date_format(due_on, "d/m/Y")}
    manner = Manner.TELL if reminder_on is None else Manner.REMIND
    if reminder_on is None:
        title = _("Take note of %(document)s") % facts
    elif due_on < on:
        title = _("Late: you have not taken note of %(document)s") % facts
    else:
        title = _("Still to be taken note of: %(document)s") % facts
    return Message(
        person_id=person_id,
        key=f"{SUBJECT}:{document.pk}:{due_on}:{reminder_on or 'asked'}",
        title=title,
        text=_("%(subject)s Acknowledge it by %(day)s.") % {"subject": _sentence(document.subject), **facts},
        address=reverse("documents:acknowledge", args=[document.pk]),
        manner=Manner.AT_ONCE if document.urgency and reminder_on is None else manner,
        subject=SUBJECT,
        subject_id=document.pk,
    )


def _to_heads(
    document: Document,
    late: Sequence[Dissemination],
    missing: Mapping[int, int],
    reached: Mapping[int, tuple[Dissemination, date]],
    *,
    on: date,
) -> list[Message]:
    leading = leading_on({one.unit_id for one in late}, on=on)
    return [
        Message(
            person_id=person.pk,
            key=f"coverage:{one.pk}:{one.due_on}:{reached[one.pk][1]}",
            title=_("%(document)s has not reached all of %(unit)s")
            % {"document": document, "unit": one.unit.short_name},
            text=_("%(number)d of its officials have not acknowledged it; the last day was %(day)s.")
            % {"number": missing[one.pk], "day": date_format(one.due_on, "d/m/Y")},
            address=reverse("documents:coverage-of-unit", args=[document.pk, one.unit_id]),
        )
        for one in late
        for person in leading.get(one.unit_id, ())
    ]


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return f"{text.rstrip('.')}." if text else ""
