"""The messages about work: whom each reaches, and the sentences they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dondoc.kernel import clock
from dondoc.notices.actions import Message, tell
from dondoc.notices.rules import Manner
from dondoc.oversight.audiences import SENT, SUBJECT, Audiences, work
from dondoc.oversight.rules.ladder import Tells
from dondoc.tasks.models import Assignment

Text = Callable[[Assignment], str]
DOERS = (Tells.PERSON, Tells.HEAD)
OFFICE = (Tells.TRACKING_OFFICER,)


def due_of(assignment: Assignment) -> str:
    """Return whose the work is and by when it is due."""
    if assignment.due_on is None:
        return _("%(unit)s, without a due date.") % {"unit": assignment.unit.short_name}
    return _("%(unit)s, due on %(day)s.") % {"unit": assignment.unit.short_name, "day": printed(assignment.due_on)}


def tell_of(
    assignment_ids: Sequence[int],
    *,
    what: str,
    key: str,
    title: str | Promise,
    at: datetime,
    text: Text = due_of,
    reason: str = "",
    tells: Sequence[Tells] = DOERS,
    by_id: int | None = None,
) -> None:
    """Tell of each assignment whom `tells` names, `DOERS` without it, in the language of the installation: what `text`
    says of it, without it by when it is due, and the reason.

    `key` and the assignment's id together name the message: nobody reads it twice. `what` is the concern by which it is
    asked later whether the message still holds. Of work that is not there any more nothing is told, and nobody is told
    what he did himself (`by_id`).
    """
    found = work(assignment_ids)
    audiences = Audiences(list(found.values()), on=clock.local_date(at))
    messages: list[Message] = []
    with translation.override(settings.LANGUAGE_CODE):
        for one in found.values():
            messages += messages_to(
                tells,
                one,
                audiences,
                key=f"{key}:{one.pk}",
                what=what,
                title=f"{title}: {name_of(one)}",
                text=with_reason(text(one), reason),
            )
    tell([one for one in messages if by_id is None or one.person_id != by_id], at=at)


def messages_to(
    tells: Sequence[Tells],
    assignment: Assignment,
    audiences: Audiences,
    *,
    key: str,
    what: str,
    title: str,
    text: str,
    basis: str = "",
    manner: Manner = Manner.TELL,
) -> Iterator[Message]:
    """Yield a message to each person, once even where he is told for two reasons; urgent documents go at once."""
    document = assignment.task.document
    reached: set[int] = set()
    for reason in tells:
        for person in audiences.of(assignment, reason):
            if person.pk in reached or (what == SENT and _gave_it_on(assignment, person.pk)):
                continue
            reached.add(person.pk)
            yield Message(
                person_id=person.pk,
                key=key,
                title=title,
                text=text,
                address=reverse("tasks:assignment", args=[assignment.pk]),
                manner=Manner.AT_ONCE if document is not None and document.urgency else manner,
                subject=SUBJECT,
                subject_id=assignment.pk,
                concern=f"{what}:{reason.value}",
                basis=basis,
            )


def _gave_it_on(assignment: Assignment, person_id: int) -> bool:
    """Whether the person gave this part to somebody else: of what he did himself nobody tells him."""
    return person_id == assignment.delegated_by_id and assignment.person_id not in (None, person_id)


def name_of(assignment: Assignment) -> str:
    """Return by what the title of a message names the work: its part of the task, cut to 150 letters, or the task."""
    return assignment.part[:150] or assignment.task.title


def with_reason(said: str, reason: str) -> str:
    """Return what is said with the reason behind it, so that nobody has to open the page to learn why."""
    return _("%(said)s Reason: %(reason)s") % {"said": said, "reason": reason} if reason else said


def with_answer_day(text: str, answer_on: date | None) -> str:
    """Return the text with the last day for an answer behind it, where there is one."""
    if answer_on is None:
        return text
    return _("%(text)s Answer by %(day)s.") % {"text": text, "day": printed(answer_on)}


def printed(on: date) -> str:
    """Return the day as messages print it: 31/12/2024."""
    return date_format(on, "d/m/Y")
