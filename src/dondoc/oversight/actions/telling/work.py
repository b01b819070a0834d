"""What becomes of work: sent, passed on, decided, put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.notices.actions import Message, tell
from dondoc.oversight.actions.telling.writing import DOERS, OFFICE, name_of, tell_of, with_reason
from dondoc.oversight.audiences import SENT, work
from dondoc.tasks.events import (
    AssignmentMoved,
    AssignmentsConfirmed,
    AssignmentsPassed,
    AssignmentsRecalled,
    AssignmentsSent,
    TaskCorrected,
)
from dondoc.tasks.models import Assignment
from dondoc.tasks.rules.states import UNFINISHED, Verb

_TITLES = {
    Verb.RETURN: gettext_lazy("Your result is returned"),
    Verb.CONFIRM: gettext_lazy("Your result is confirmed"),
    Verb.RECALL: gettext_lazy("The work is recalled"),
    Verb.SUSPEND: gettext_lazy("The work is suspended"),
    Verb.RESUME: gettext_lazy("The work goes on"),
    Verb.REOPEN: gettext_lazy("The work is open again"),
    Verb.SEND_AGAIN: gettext_lazy("Work that was declined is sent to you"),
    Verb.SUBMIT: gettext_lazy("A result waits to be confirmed"),
    Verb.DECLINE: gettext_lazy("A unit declined work"),
}


def on_assignments_told(event: AssignmentsSent) -> None:
    """Tell who is to do the work that it has come."""
    tell_of(event.assignment_ids, what=SENT, key="sent", title=gettext_lazy("New work"), at=event.at)


def on_assignments_passed(event: AssignmentsPassed) -> None:
    """Tell who has the work from now on, and who was in charge of it that he no longer is; both read why."""
    key = f"passed:{event.at.isoformat()}"
    tell_of(
        event.assignment_ids,
        what=SENT,
        key=key,
        title=gettext_lazy("Work has passed to you"),
        reason=event.reason,
        at=event.at,
    )
    found = work([pk for pk, _person_id in event.left])
    with translation.override(settings.LANGUAGE_CODE):
        tell([_of_what_left(found[pk], person_id, key, event.reason) for pk, person_id in event.left], at=event.at)


def _of_what_left(one: Assignment, person_id: int, key: str, reason: str) -> Message:
    """Return the message to who is in charge no longer. Nobody asks later whether it still concerns him: it is over."""
    now = one.person or one.unit.short_name
    return Message(
        person_id=person_id,
        key=f"left:{key}:{one.pk}",
        title=_("You are no longer in charge: %(task)s") % {"task": name_of(one)},
        text=with_reason(_("It is now with %(whom)s.") % {"whom": now}, reason),
        address=reverse("tasks:assignment", args=[one.pk]),
    )


def on_assignment_decided(event: AssignmentMoved) -> None:
    """Tell the side that did not act, with the reason: the doers what was decided, the tracking officer what was handed
    in or declined. Who decided it himself, as a head of a part that he gave on, knows it."""
    verb = Verb(event.verb)
    if verb in _TITLES:
        tell_of(
            [event.assignment_id],
            what=verb.value,
            key=f"{verb.value}:{event.at.isoformat()}",
            title=_TITLES[verb],
            reason=event.reason,
            tells=OFFICE if verb in (Verb.SUBMIT, Verb.DECLINE) else DOERS,
            at=event.at,
            by_id=event.by_id,
        )


def on_recalled_told(event: AssignmentsRecalled) -> None:
    """Tell who had the work that it was taken back with others, and why."""
    _tell_together(event.assignment_ids, Verb.RECALL, event.reason, at=event.at)


def on_confirmed_told(event: AssignmentsConfirmed) -> None:
    """Tell who did the work that it was confirmed with others, but not whoever did so."""
    _tell_together(event.assignment_ids, Verb.CONFIRM, "", at=event.at, by_id=event.by_id)


def _tell_together(
    assignment_ids: Sequence[int], verb: Verb, reason: str, *, at: datetime, by_id: int | None = None
) -> None:
    tell_of(
        assignment_ids,
        what=verb.value,
        key=f"{verb.value}:{at.isoformat()}",
        title=_TITLES[verb],
        reason=reason,
        at=at,
        by_id=by_id,
    )


def on_task_corrected(event: TaskCorrected) -> None:
    """Tell who has the open work of a task that its words, product or targets were put right, and why."""
    rows = Assignment.objects.filter(task=event.task_id, state__in=UNFINISHED)
    tell_of(
        list(rows.values_list("pk", flat=True)),
        what="task-corrected",
        key=f"corrected:{event.at.isoformat()}",
        title=gettext_lazy("The order was put right"),
        text=lambda _one: event.reason,
        at=event.at,
    )
