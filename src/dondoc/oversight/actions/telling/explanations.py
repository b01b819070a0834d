"""What becomes of explanations: asked for, given, decided on, withdrawn, due and missed."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.notices.actions import Message, tell
from dondoc.notices.rules import Manner
from dondoc.oversight.actions.telling.writing import (
    DOERS,
    OFFICE,
    messages_to,
    name_of,
    tell_of,
    with_answer_day,
)
from dondoc.oversight.audiences import EXPLAINED, Audiences, work
from dondoc.oversight.events import (
    ExplanationAsked,
    ExplanationDecided,
    ExplanationGiven,
    ExplanationsWithdrawn,
    RepliesDue,
)
from dondoc.oversight.models import Explanation
from dondoc.oversight.rules.ladder import Does


def on_explanation_asked(event: ExplanationAsked) -> None:
    """Tell who has the work that he is to explain."""
    tell_of(
        [event.assignment_id],
        what=Does.ASK.value,
        key=f"explanation:{event.explanation_id}",
        title=gettext_lazy("You are asked to explain"),
        text=lambda _one: with_answer_day(event.question, event.answer_on),
        at=event.at,
    )


def on_explanation_given(event: ExplanationGiven) -> None:
    """Tell who watches the work, and who asked, that its unit explained and waits for a decision."""
    title, key = gettext_lazy("An explanation waits to be decided on"), f"explanation:{event.explanation_id}:given"
    tell_of(
        [event.assignment_id],
        what=EXPLAINED,
        key=key,
        title=title,
        text=lambda _one: event.reply,
        tells=OFFICE,
        at=event.at,
    )
    asked = Explanation.objects.select_related("asked_by", "assignment__task").get(pk=event.explanation_id)
    if asked.asked_by is not None and asked.asked_by.is_active:
        with translation.override(settings.LANGUAGE_CODE):
            tell([_to_who_asked(asked, asked.asked_by.pk, f"{key}:{event.assignment_id}", title)], at=event.at)


def _to_who_asked(asked: Explanation, person_id: int, key: str, title: str | Promise) -> Message:
    """Return the message to who asked; where he watches the work too, its key says that he was told."""
    work = asked.assignment
    return Message(
        person_id=person_id,
        key=key,
        title=f"{title}: {name_of(work)}",
        text=asked.reply,
        address=reverse("tasks:assignment", args=[work.pk]),
    )


def on_explanation_decided(event: ExplanationDecided) -> None:
    """Tell who explained whether the reason is accepted, and why."""
    accepted, refused = gettext_lazy("Your explanation is accepted"), gettext_lazy("Your explanation is not accepted")
    tell_of(
        [event.assignment_id],
        what="explanation-decided",
        key=f"explanation:{event.explanation_id}:decided",
        title=accepted if event.accepted else refused,
        text=lambda _one: event.note,
        at=event.at,
    )


def on_explanations_withdrawn(event: ExplanationsWithdrawn) -> None:
    """Tell who has the work that he has to explain it no longer, and why."""
    tell_of(
        event.assignment_ids,
        what="explanation-withdrawn",
        key=f"explanation:withdrawn:{event.at.isoformat()}",
        title=gettext_lazy("You no longer have to explain"),
        reason=event.reason,
        at=event.at,
    )


def on_replies_due(event: RepliesDue) -> None:
    """Remind who is to explain that the answer is due; of one that was missed tell him, and who watches the work."""
    rows = Explanation.objects.in_bulk([*event.due_ids, *event.missed_ids])
    found = work([one.assignment_id for one in rows.values()])
    audiences = Audiences(list(found.values()), on=event.on)
    messages: list[Message] = []
    with translation.override(settings.LANGUAGE_CODE):
        for pk, one in rows.items():
            missed = pk in event.missed_ids
            title = _("An explanation was not given by its day") if missed else _("An explanation is due")
            assignment = found[one.assignment_id]
            messages += messages_to(
                (*DOERS, *OFFICE) if missed else DOERS,
                assignment,
                audiences,
                key=f"reply:{pk}:{'missed' if missed else 'due'}:{one.answer_on}",
                what=Does.ASK.value,
                title=f"{title}: {assignment.task.title}",
                text=with_answer_day(one.question, one.answer_on),
                manner=Manner.TELL if missed else Manner.REMIND,
            )
    tell(messages, at=event.at)
