"""Telling people what happened to work: listeners, which write messages in the transaction of what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.kernel import clock
from dondoc.notices.actions import Message, tell
from dondoc.notices.rules import Manner
from dondoc.oversight.audiences import EXPLAINED, MORE_TIME_ASKED, SENT, SUBJECT, URGED, Audiences, work
from dondoc.oversight.events import (
    DossierShown,
    DossierWithdrawn,
    ExplanationAsked,
    ExplanationDecided,
    ExplanationGiven,
    ExplanationsWithdrawn,
    RepliesDue,
    RungsTaken,
    Urged,
)
from dondoc.oversight.models import Explanation, Rung
from dondoc.oversight.rules.ladder import Does, Tells
from dondoc.tasks.events import (
    AssignmentMoved,
    AssignmentsConfirmed,
    AssignmentsPassed,
    AssignmentsRecalled,
    AssignmentsSent,
    DuesMoved,
    ExtensionAsked,
    ExtensionRefused,
    ExtensionsOvertaken,
    TaskCorrected,
)
from dondoc.tasks.models import Assignment, DueCause
from dondoc.tasks.rules.states import UNFINISHED, Verb

Text = Callable[[Assignment], str]
DOERS = (Tells.PERSON, Tells.HEAD)
OFFICE = (Tells.TRACKING_OFFICER,)
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


def on_rungs_taken(event: RungsTaken) -> None:
    """Tell whom each rung tells."""
    found = work([one.assignment_id for one in event.taken])
    rungs = Rung.objects.in_bulk({one.rung_id for one in event.taken})
    audiences = Audiences(list(found.values()), on=event.on)
    messages: list[Message] = []
    with translation.override(settings.LANGUAGE_CODE):
        for one in event.taken:
            rung, assignment = rungs[one.rung_id], found[one.assignment_id]
            key = f"ladder:{rung.pk}:{one.assignment_id}:{one.due_on}"
            does, due = Does(rung.does), _day(one.due_on)
            text = _("%(unit)s, due on %(day)s.") % {"unit": assignment.unit.short_name, "day": due}
            messages += _to(
                [Tells(tells) for tells in rung.tells],
                assignment,
                audiences,
                key=key,
                what=does.value,
                title=f"{rung.name}: {assignment.task.title}",
                text=text,
                basis=one.due_on.isoformat(),
                manner=Manner.REMIND if does is Does.REMIND else Manner.TELL,
            )
    tell(messages, at=event.at)


def on_urged(event: Urged) -> None:
    """Tell who has the work that a superior urged it."""

    _tell_of(
        event.assignment_ids,
        what=URGED,
        key=f"urging:{event.urging_id}",
        title=gettext_lazy("You are urged, level %(level)s") % {"level": event.level},
        text=lambda _one: _by(event.text, event.answer_on),
        at=event.at,
    )


def on_explanation_asked(event: ExplanationAsked) -> None:
    """Tell who has the work that he is to explain."""
    _tell_of(
        [event.assignment_id],
        what=Does.ASK.value,
        key=f"explanation:{event.explanation_id}",
        title=gettext_lazy("You are asked to explain"),
        text=lambda _one: _by(event.question, event.answer_on),
        at=event.at,
    )


def on_explanation_given(event: ExplanationGiven) -> None:
    """Tell who watches the work, and who asked, that its unit explained and waits for a decision."""
    title, key = gettext_lazy("An explanation waits to be decided on"), f"explanation:{event.explanation_id}:given"
    _tell_of(
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
        title=f"{title}: {work.part[:150] or work.task.title}",
        text=asked.reply,
        address=reverse("tasks:assignment", args=[work.pk]),
    )


def on_explanation_decided(event: ExplanationDecided) -> None:
    """Tell who explained whether the reason is accepted, and why."""
    accepted, refused = gettext_lazy("Your explanation is accepted"), gettext_lazy("Your explanation is not accepted")
    _tell_of(
        [event.assignment_id],
        what="explanation-decided",
        key=f"explanation:{event.explanation_id}:decided",
        title=accepted if event.accepted else refused,
        text=lambda _one: event.note,
        at=event.at,
    )


def on_explanations_withdrawn(event: ExplanationsWithdrawn) -> None:
    """Tell who has the work that he has to explain it no longer, and why."""
    _tell_of(
        event.assignment_ids,
        what="explanation-withdrawn",
        key=f"explanation:withdrawn:{event.at.isoformat()}",
        title=gettext_lazy("You no longer have to explain"),
        text=lambda one: _with_reason(_due(one), event.reason),
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
            messages += _to(
                (*DOERS, *OFFICE) if missed else DOERS,
                assignment,
                audiences,
                key=f"reply:{pk}:{'missed' if missed else 'due'}:{one.answer_on}",
                what=Does.ASK.value,
                title=f"{title}: {assignment.task.title}",
                text=_by(one.question, one.answer_on),
                manner=Manner.TELL if missed else Manner.REMIND,
            )
    tell(messages, at=event.at)


def on_dossier_shown(event: DossierShown) -> None:
    """Tell whom a dossier concerns that he is to read and answer it."""
    with translation.override(settings.LANGUAGE_CODE):
        title = _("A dossier on how you answered for your work is to be read")
        text = _("Read it and answer by %(day)s. Before that nobody uses it.") % {"day": _day(event.answer_on)}
    _tell_concerned(event, key=f"dossier:{event.dossier_id}", title=title, text=text)


def on_dossier_withdrawn(event: DossierWithdrawn) -> None:
    """Tell whom a dossier concerns that nobody uses it any more, and why."""
    with translation.override(settings.LANGUAGE_CODE):
        title = _("A dossier on how you answered for your work was withdrawn")
        text = _("Nobody uses it any more. %(reason)s") % {"reason": event.reason}
    _tell_concerned(event, key=f"dossier:{event.dossier_id}:withdrawn", title=title, text=text)


def _tell_concerned(event: DossierShown | DossierWithdrawn, *, key: str, title: str, text: str) -> None:
    address = reverse("oversight:dossier", args=[event.dossier_id])
    tell([Message(person_id=event.person_id, key=key, title=title, text=text, address=address)], at=event.at)


def on_assignments_told(event: AssignmentsSent) -> None:
    """Tell who is to do the work that it has come."""
    _tell_of(event.assignment_ids, what=SENT, key="sent", title=gettext_lazy("New work"), text=_due, at=event.at)


def on_assignments_passed(event: AssignmentsPassed) -> None:
    """Tell who has the work from now on, and who was in charge of it that he no longer is; both read why."""
    key = f"passed:{event.at.isoformat()}"
    _tell_of(
        event.assignment_ids,
        what=SENT,
        key=key,
        title=gettext_lazy("Work has passed to you"),
        text=lambda one: _with_reason(_due(one), event.reason),
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
        title=_("You are no longer in charge: %(task)s") % {"task": one.part[:150] or one.task.title},
        text=_with_reason(_("It is now with %(whom)s.") % {"whom": now}, reason),
        address=reverse("tasks:assignment", args=[one.pk]),
    )


def on_assignment_decided(event: AssignmentMoved) -> None:
    """Tell the side that did not act, with the reason: the doers what was decided, the tracking officer what was handed
    in or declined."""
    verb = Verb(event.verb)
    if verb in _TITLES:
        _tell_of(
            [event.assignment_id],
            what=verb.value,
            key=f"{verb.value}:{event.at.isoformat()}",
            title=_TITLES[verb],
            text=lambda one: _with_reason(_due(one), event.reason),
            tells=OFFICE if verb in (Verb.SUBMIT, Verb.DECLINE) else DOERS,
            at=event.at,
        )


def on_recalled_told(event: AssignmentsRecalled) -> None:
    """Tell who had the work that it was taken back with others, and why."""
    _tell_together(event.assignment_ids, Verb.RECALL, event.reason, at=event.at)


def on_confirmed_told(event: AssignmentsConfirmed) -> None:
    """Tell who did the work that it was confirmed with others."""
    _tell_together(event.assignment_ids, Verb.CONFIRM, "", at=event.at)


def _tell_together(assignment_ids: Sequence[int], verb: Verb, reason: str, *, at: datetime) -> None:
    _tell_of(
        assignment_ids,
        what=verb.value,
        key=f"{verb.value}:{at.isoformat()}",
        title=_TITLES[verb],
        text=lambda one: _with_reason(_due(one), reason),
        at=at,
    )


def on_extension_asked(event: ExtensionAsked) -> None:
    """Tell the leader in charge that more time is asked for."""
    _tell_of(
        [event.assignment_id],
        what=MORE_TIME_ASKED,
        key=f"extension:{event.extension_id}:asked",
        title=gettext_lazy("More time is asked for"),
        text=lambda _one: _("Until %(day)s. %(text)s") % {"day": _day(event.due_on), "text": event.reason},
        tells=(Tells.VICE_CHAIRMAN,),
        at=event.at,
    )


def on_extension_refused(event: ExtensionRefused) -> None:
    """Tell who has the work that there is no more time; what is granted is told as a due date that moved."""
    _tell_of(
        [event.assignment_id],
        what="extension-refused",
        key=f"extension:{event.extension_id}:refused",
        title=gettext_lazy("More time is refused"),
        text=lambda one: _with_reason(_due(one), event.reason),
        at=event.at,
    )


def on_extensions_overtaken(event: ExtensionsOvertaken) -> None:
    """Tell who has the work that nobody decides any more on the time he asked for, and why."""
    _tell_of(
        event.assignment_ids,
        what="extension-overtaken",
        key=f"extension:overtaken:{event.at.isoformat()}",
        title=gettext_lazy("Your request for more time needs no decision any more"),
        text=lambda one: _with_reason(_due(one), event.reason),
        at=event.at,
    )


def on_dues_told(event: DuesMoved) -> None:
    """Tell who has the work that its due date moved; what the calendar moves, the work list shows."""
    if event.cause == DueCause.CALENDAR:
        return
    _tell_of(
        event.assignment_ids,
        what="due-moved",
        key=f"due:{event.at.isoformat()}",
        title=_MOVED.get(DueCause(event.cause), gettext_lazy("The due date has changed")),
        text=lambda one: _with_reason(_due(one), event.reason),
        at=event.at,
    )


_MOVED = {
    DueCause.EXTENSION: gettext_lazy("More time is granted"),
    DueCause.EVENT: gettext_lazy("The term has begun"),
}


def on_task_corrected(event: TaskCorrected) -> None:
    """Tell who has the open work of a task that its words, product or targets were put right, and why."""
    rows = Assignment.objects.filter(task=event.task_id, state__in=UNFINISHED)
    _tell_of(
        list(rows.values_list("pk", flat=True)),
        what="task-corrected",
        key=f"corrected:{event.at.isoformat()}",
        title=gettext_lazy("The order was put right"),
        text=lambda _one: event.reason,
        at=event.at,
    )


def _tell_of(
    assignment_ids: Sequence[int],
    *,
    what: str,
    key: str,
    title: str | Promise,
    text: Text,
    at: datetime,
    tells: Sequence[Tells] = DOERS,
) -> None:
    found = work(assignment_ids)
    audiences = Audiences(list(found.values()), on=clock.local_date(at))
    messages: list[Message] = []
    with translation.override(settings.LANGUAGE_CODE):
        for one in found.values():
            messages += _to(
                tells,
                one,
                audiences,
                key=f"{key}:{one.pk}",
                what=what,
                title=f"{title}: {one.part[:150] or one.task.title}",
                text=text(one),
            )
    tell(messages, at=at)


def _to(
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


def _due(assignment: Assignment) -> str:
    if assignment.due_on is None:
        return _("%(unit)s, without a due date.") % {"unit": assignment.unit.short_name}
    return _("%(unit)s, due on %(day)s.") % {"unit": assignment.unit.short_name, "day": _day(assignment.due_on)}


def _with_reason(said: str, reason: str) -> str:
    """Return what is said with the reason behind it, so that nobody has to open the page to learn why."""
    return _("%(said)s Reason: %(reason)s") % {"said": said, "reason": reason} if reason else said


def _by(text: str, answer_on: date | None) -> str:
    if answer_on is None:
        return text
    return _("%(text)s Answer by %(day)s.") % {"text": text, "day": _day(answer_on)}


def _day(on: date) -> str:
    return date_format(on, "d/m/Y")
