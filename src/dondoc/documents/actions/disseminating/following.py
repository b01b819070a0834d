"""Following who comes and who leaves, and reminding who waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import translation

from dondoc.documents.actions.disseminating.messages import tell_new, to_heads, to_official
from dondoc.documents.actions.disseminating.officials import reach
from dondoc.documents.models import Dissemination, Document
from dondoc.documents.permissions import REMIND, get_document_for
from dondoc.documents.rules import reminder_reached
from dondoc.journal.actions import Deed, record
from dondoc.kernel.progress import Progress, silent
from dondoc.notices.actions import Message, tell
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment
from dondoc.workcalendar.queries import working_calendar


@dataclass(slots=True)
class Followed:
    """What the nightly run did: officials who came and now have to, who left and no longer have to, who were reminded,
    and heads who were told what is missing in their units."""

    came: int = 0
    left: int = 0
    reminded: int = 0
    heads: int = 0


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


def _follow(document: Document, done: Followed, *, on: date, by: Actor, at: datetime) -> None:
    held = Appointment.objects.valid_on(on).filter(person=OuterRef("person"), post=OuterRef("post"))
    open_rows = document.acknowledgements.filter(given_at__isnull=True, lapsed_at__isnull=True)
    gone = set(open_rows.filter(~Exists(held)).values_list("person_id", flat=True))
    open_rows.filter(person_id__in=gone).update(lapsed_at=at)
    reached = reach(document, on=on, at=at)
    tell_new(document, reached, at=at)
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
            messages.append(to_official(document, person_id, one.due_on, on=on, reminder_on=day))
        late = [reached[pk][0] for pk in missing if reached[pk][0].due_on < on]
        heads = to_heads(document, late, missing, reached, on=on)
    done.reminded += tell(messages, at=at)
    done.heads += tell(heads, at=at)
