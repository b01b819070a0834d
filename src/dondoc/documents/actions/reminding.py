"""Telling heads that the working regulation of their unit is to be reviewed or amended (4363/UBND-NC, clause 1c)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.documents.models import RegulationState, WorkingRegulation
from dondoc.documents.permissions import REMIND
from dondoc.documents.queries import regulations_due
from dondoc.notices.actions import Message, tell
from dondoc.notices.rules import Manner
from dondoc.organization.actors import Actor
from dondoc.organization.queries import leading_on

SUBJECT = "regulation"
"""Of what these messages are: a working regulation, by its id."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many heads were told that a day of review has come, and how many that it was missed."""

    due: int
    missed: int


def remind_of_reviews(*, on: date, by: Actor, at: datetime) -> Reminded:
    """Tell the heads whose regulation is to be reviewed, or replaced, by the day `on`; once more when that day is over.

    After missed nights only what stands is told. A second run is silent, on another machine too. Three queries, and the
    writing of what is new.
    """
    by.require(REMIND)
    rows = list(regulations_due(on=on))
    leading = leading_on({one.unit_id for one in rows}, on=on)
    due: list[Message] = []
    missed: list[Message] = []
    with translation.override(settings.LANGUAGE_CODE):
        for one in rows:
            for person in leading.get(one.unit_id, ()):
                (due if one.review_on == on else missed).append(_message(one, person.pk, is_missed=one.review_on < on))
    with transaction.atomic():
        return Reminded(due=tell(due, at=at), missed=tell(missed, at=at))


def _message(regulation: WorkingRegulation, person_id: int, *, is_missed: bool) -> Message:
    amend = regulation.state == RegulationState.TO_AMEND
    facts = {
        "code": regulation.code,
        "unit": regulation.unit.short_name,
        "day": date_format(regulation.review_on, "d/m/Y"),
    }
    titles = {
        (False, False): _("Working regulation %(code)s is to be reviewed"),
        (False, True): _("Working regulation %(code)s is to be amended"),
        (True, False): _("Working regulation %(code)s was not reviewed by its day"),
        (True, True): _("Working regulation %(code)s was not amended by its day"),
    }
    return Message(
        person_id=person_id,
        key=f"{SUBJECT}:{regulation.pk}:{regulation.review_on}:{'missed' if is_missed else 'due'}",
        title=titles[is_missed, amend] % facts,
        text=_("%(unit)s, by %(day)s. Say what came of it on the page of the regulation.") % facts,
        address=reverse("documents:regulation", args=[regulation.unit_id]),
        manner=Manner.TELL if is_missed else Manner.REMIND,
        subject=SUBJECT,
        subject_id=regulation.pk,
        basis=regulation.review_on.isoformat(),
    )
