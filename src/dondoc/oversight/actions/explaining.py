"""Explanations: asked for, given, decided on. The unit's word stays beside the work for good."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.errors import NotPermitted
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.oversight.errors import ExplanationNotPossible
from dondoc.oversight.events import (
    ExplanationAsked,
    ExplanationDecided,
    ExplanationGiven,
    ExplanationsWithdrawn,
    RepliesDue,
)
from dondoc.oversight.models import Explanation, ExplanationState
from dondoc.oversight.permissions import get_explanation_for, get_explanations_for, may_explain, may_settle, may_urge
from dondoc.oversight.queries import is_overdue
from dondoc.oversight.queries.wordings import Wordings
from dondoc.oversight.rules.wordings import LetterKind, Part
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import get_assignment_for
from dondoc.workcalendar.queries import working_calendar

DAYS_TO_ANSWER = 3
"""How many working days the unit has when the ladder asks."""
DAYS_TOLD = 14
"""For how many days after its day a missed answer is still told of."""


def ask_explanation(*, assignment_id: int, question: str, answer_on: date, by: Actor, at: datetime) -> Explanation:
    """Ask the unit why, with an answer by `answer_on`, included. By whoever may urge the work, open or done.

    Raises `NotFound`, `NotPermitted` and `ExplanationNotPossible`: without a question, for a day in the past, and while
    another request waits.
    """
    with transaction.atomic():
        assignment = get_assignment_for(by, assignment_id, lock=True)
        _require_superior(by, assignment)
        if not question.strip():
            raise ExplanationNotPossible(_("Say in a sentence what is to be explained."))
        if answer_on < clock.local_date(at):
            raise ExplanationNotPossible(_("An answer cannot be asked for by a day in the past."))
        if assignment.explanations.filter(state=ExplanationState.ASKED).exists():
            raise ExplanationNotPossible(_("An explanation has been asked for already. Wait for it, or for its day."))
        made = _asked(assignment, question.strip(), answer_on, by, at)
        made.save()
        _note("explanation.asked", made, by=by, at=at, new={"text": made.question, "answer_on": answer_on})
        announce(ExplanationAsked(made.pk, assignment.pk, made.question, answer_on, at))
        return made


def ask_for(assignments: Sequence[Assignment], *, on: date, by: Actor, at: datetime) -> int:
    """Ask for each piece of work by the ladder, as its unit is asked; where a request waits already, that one stands.

    Return how many. The caller is the sweep: it holds the work in its transaction, and its own entries tell the history
    of the work.
    """
    ids = [one.pk for one in assignments]
    waiting = set(
        Explanation.objects.filter(assignment_id__in=ids, state=ExplanationState.ASKED).values_list(
            "assignment_id", flat=True
        )
    )
    answer_on = working_calendar().add_working_days(on, DAYS_TO_ANSWER)
    wordings = Wordings(LetterKind.EXPLANATION, at)
    made = [
        _asked(one, wordings.of(one.unit)[Part.QUESTION], answer_on, by, at)
        for one in assignments
        if one.pk not in waiting
    ]
    Explanation.objects.bulk_create(made, batch_size=500)
    return len(made)


def explain_unasked(*, assignment_id: int, reply: str, by: Actor, at: datetime) -> Explanation:
    """Say of overdue work why it is late before anybody asks: the unit's word stands beside its lateness.

    Raises `NotFound`, `NotPermitted` and `ExplanationNotPossible`: for work that is not overdue, while a request waits
    or a word waits for its decision, and for an empty one.
    """
    with transaction.atomic():
        assignment = get_assignment_for(by, assignment_id, lock=True)
        if not may_explain(by, assignment):
            raise NotPermitted(_("Only who has the work explains it: its unit's head or who is in charge."))
        today = clock.local_date(at)
        if not is_overdue(assignment, on=today):
            raise ExplanationNotPossible(_("This work is not overdue: there is nothing to explain."))
        if assignment.explanations.filter(state__in=(ExplanationState.ASKED, ExplanationState.GIVEN)).exists():
            raise ExplanationNotPossible(_("A request or an explanation waits already: see below."))
        if not reply.strip():
            raise ExplanationNotPossible(_("The explanation is empty. Say why it is late, and till when."))
        with translation.override(settings.LANGUAGE_CODE):  # letters and dossiers tell it on, in the house's language
            made = _asked(assignment, gettext("Explained without being asked."), None, by, at)
        made.asked_by_id = None
        _give(made, reply, by=by, at=at)
        return made


def remind_of_replies(*, on: date, at: datetime) -> int:
    """Announce which explanations are wanted by the day `on` or the next working day, and of which the day is over;
    return how many. The caller is the sweep.

    Missed days are told for `DAYS_TOLD` days, so that nights without a sweep lose nothing; who was told once is not
    told again, since a message is known by its key.
    """
    soon = working_calendar().add_working_days(on, 1)
    rows = Explanation.objects.filter(
        state=ExplanationState.ASKED, answer_on__gte=on - timedelta(days=DAYS_TOLD), answer_on__lte=soon
    ).order_by("answer_on", "pk")
    due = list(rows.filter(answer_on__gte=on).values_list("pk", flat=True))
    missed = list(rows.filter(answer_on__lt=on).values_list("pk", flat=True))
    if due or missed:
        with transaction.atomic():
            announce(RepliesDue(tuple(due), tuple(missed), on, at))
    return len(due) + len(missed)


def explain(*, explanation_id: int, reply: str, by: Actor, at: datetime) -> Explanation:
    """Give the unit's word, also after the day it was asked for by; once given it stays as it is."""
    with transaction.atomic():
        found = get_explanation_for(by, explanation_id, lock=True)
        if not may_explain(by, found.assignment):
            raise NotPermitted(_("Only who has the work explains it: its unit's head or who is in charge."))
        if found.state != ExplanationState.ASKED:
            raise ExplanationNotPossible(_("This was explained already: what was said stays as it is."))
        if not reply.strip():
            raise ExplanationNotPossible(_("The explanation is empty. Say why it is late, and till when."))
        _give(found, reply, by=by, at=at)
        return found


def decide_explanation(*, explanation_id: int, accepted: bool, note: str, by: Actor, at: datetime) -> Explanation:
    """Say whether the reason is accepted, and why. It changes no figure: late stays late, the reason beside it."""
    with transaction.atomic():
        found = get_explanation_for(by, explanation_id, lock=True)
        _require_settler(by, found)
        if found.state != ExplanationState.GIVEN:
            raise ExplanationNotPossible(_("There is nothing to decide: nothing was explained yet, or it was decided."))
        if not note.strip():
            raise ExplanationNotPossible(_("Say in a sentence why it is decided so."))
        found.state = ExplanationState.ACCEPTED if accepted else ExplanationState.NOT_ACCEPTED
        found.decided_at, found.decided_by_name, found.decision_note = at, by.name[:120], note.strip()
        found.save()
        _note(f"explanation.{found.state}", found, by=by, at=at, new={"text": found.decision_note})
        announce(ExplanationDecided(found.pk, found.assignment_id, accepted, found.decision_note, at))
        return found


def withdraw_explanations(*, explanation_ids: Collection[int], note: str, by: Actor, at: datetime) -> int:
    """Take back requests that wait for the unit's word, all or none; return how many. By whoever may decide.

    They stay beside the work with the reason, and nobody is reminded of them any more. What was missed until then stays
    told (`Explanation.was_missed`). Raises `NotFound`, `NotPermitted` and `ExplanationNotPossible`: without a request,
    without a reason, and once one was answered or withdrawn.
    """
    with transaction.atomic():
        found = get_explanations_for(by, explanation_ids, lock=True)
        for one in found:
            _require_settler(by, one)
        if not found:
            raise ExplanationNotPossible(_("Tick which requests are withdrawn."))
        if any(one.state != ExplanationState.ASKED for one in found):
            raise ExplanationNotPossible(
                _("A request was answered or withdrawn meanwhile. Load the list again; nothing was changed.")
            )
        reason = note.strip()
        if not reason:
            raise ExplanationNotPossible(_("Say in a sentence why it is withdrawn: who has the work will read it."))
        for one in found:
            one.state, one.decision_note = ExplanationState.WITHDRAWN, reason
            one.decided_at, one.decided_by_name = at, by.name[:120]
        fields = ["state", "decision_note", "decided_at", "decided_by_name"]
        Explanation.objects.bulk_update(found, fields, batch_size=500)
        deeds = (
            _deed("explanation.withdrawn", one, {"text": reason}, old={"answer_on": one.answer_on}) for one in found
        )
        record(*deeds, by=by.author, at=at)
        announce(ExplanationsWithdrawn(tuple(one.assignment_id for one in found), reason, at))
        return len(found)


def _give(found: Explanation, reply: str, *, by: Actor, at: datetime) -> None:
    found.state, found.reply = ExplanationState.GIVEN, reply.strip()
    found.replied_at, found.replied_by_name = at, by.name[:120]
    found.save()
    _note("explanation.given", found, by=by, at=at, new={"text": found.reply})
    announce(ExplanationGiven(found.pk, found.assignment_id, found.reply, at))


def _require_superior(by: Actor, assignment: Assignment) -> None:
    if not may_urge(by, assignment):
        raise NotPermitted(_("Only a superior in line or the tracking officer asks for explanations and decides."))


def _require_settler(by: Actor, explanation: Explanation) -> None:
    _require_superior(by, explanation.assignment)
    if not may_settle(by, explanation):
        raise NotPermitted(_("Your own unit was asked this by its superiors; they decide on it, or take it back."))


def _asked(assignment: Assignment, question: str, answer_on: date | None, by: Actor, at: datetime) -> Explanation:
    return Explanation(
        assignment=assignment,
        question=question,
        asked_at=at,
        asked_by_id=by.person_id,
        asked_by_name=by.name[:120],
        answer_on=answer_on,
    )


def _note(verb: str, made: Explanation, *, by: Actor, at: datetime, new: dict[str, object]) -> None:
    record(_deed(verb, made, new), by=by.author, at=at)


def _deed(verb: str, made: Explanation, new: Mapping[str, object], *, old: Mapping[str, object] | None = None) -> Deed:
    label = str(made.assignment)
    return Deed(verb, "assignment", made.assignment_id, label, old=old or {}, new=new, reason=str(new["text"]))
