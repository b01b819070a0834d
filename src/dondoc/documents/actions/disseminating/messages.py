"""What officials and heads are told of a document to acknowledge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.documents.models import Acknowledgement, Dissemination, Document
from dondoc.kernel import clock
from dondoc.notices.actions import Message, tell
from dondoc.notices.rules import Manner
from dondoc.organization.queries import leading_on

SUBJECT = "acknowledgement"
"""Of what the messages to officials are: a document to acknowledge, by its id."""


def tell_new(document: Document, reached: Sequence[Acknowledgement], *, at: datetime) -> None:
    """Tell the officials whom the document asks now that they are to acknowledge it."""
    dues = dict(document.disseminations.values_list("pk", "due_on"))
    on = clock.local_date(at)
    with translation.override(settings.LANGUAGE_CODE):
        tell(
            [to_official(document, row.person_id, dues[row.dissemination_id], on=on) for row in reached],
            at=at,
        )


def to_official(
    document: Document, person_id: int, due_on: date, *, on: date, reminder_on: date | None = None
) -> Message:
    """Return what the official is told on the day: that he is asked, or with `reminder_on` that he still is to."""
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


def to_heads(
    document: Document,
    late: Sequence[Dissemination],
    missing: Mapping[int, int],
    reached: Mapping[int, tuple[Dissemination, date]],
    *,
    on: date,
) -> list[Message]:
    """Return what those who lead the units are told after the due date: how many officials are `missing` there."""
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
