"""What was asked and explained, and who is to give or decide it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Left

from dondoc.organization.actors import Actor
from dondoc.oversight.models import Explanation, ExplanationState, SampledWork, UrgedWork
from dondoc.oversight.permissions import URGE, may_explain, may_settle
from dondoc.oversight.queries.urgings import MOST_OFFERED
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import REPORT, TEXTS_THERE, WORDS_THERE, visible_to


class Said(NamedTuple):
    """Whether an assignment was asked to be explained, urged, or drawn into a sample."""

    explanations: bool
    urgings: bool
    checks: bool


def said_of(assignment: Assignment) -> Said:
    """Return what kinds of words there are about the assignment: its page asks for no others. One query."""
    pk = assignment.pk
    return Said(
        *Assignment.objects.values_list(
            Exists(Explanation.objects.filter(assignment_id=pk)),
            Exists(UrgedWork.objects.filter(assignment_id=pk)),
            Exists(SampledWork.objects.filter(assignment_id=pk)),
        ).get(pk=pk)
    )


def replies_on(assignment_ids: Sequence[int]) -> dict[int, Explanation]:
    """Return the newest word of who has the work, by assignment, where anything was said. One query."""
    rows = Explanation.objects.filter(assignment_id__in=assignment_ids).exclude(reply="")
    return {one.assignment_id: one for one in rows.order_by("replied_at", "pk")}


def newest_word(assignment: OuterRef) -> Subquery:
    """Return, for the rows of another query, the first 400 letters of the newest word of who has the work."""
    rows = Explanation.objects.filter(assignment=assignment).exclude(reply="").order_by("-replied_at", "-pk")
    return Subquery(rows.values(word=Left("reply", 400))[:1])


def explanations_to(actor: Actor, state: str, *, on: date) -> QuerySet[Explanation]:
    """Return the explanations of work the actor may see: "waiting" for an answer whose day has not passed, "missed"
    where it has, or in one of the states of `ExplanationState` after it was given or withdrawn."""
    rows = Explanation.objects.filter(assignment__in=visible_to(actor)).select_related(
        "assignment__task__document", "assignment__unit"
    )
    if state == "waiting":
        rows = rows.filter(state=ExplanationState.ASKED, answer_on__gte=on)
    elif state == "missed":
        rows = rows.filter(state=ExplanationState.ASKED, answer_on__lt=on)
    else:
        rows = rows.filter(state=state)
    return rows.defer(*WORDS_THERE)


def explanation_order(state: str) -> tuple[str, str]:
    """Return by what `explanations_to` is paged: what waits by the day of its answer, the rest by when it began."""
    return ("-answer_on", "-id") if state in {"waiting", "missed"} else ("-asked_at", "-id")


def explanations_of(assignment: Assignment) -> QuerySet[Explanation]:
    """Return what was asked and explained of the assignment, newest first."""
    return Explanation.objects.filter(assignment=assignment).order_by("-asked_at", "-id")


def explanations_to_give(actor: Actor) -> list[Explanation]:
    """Return the explanations that are asked of this actor: of open work first, then of what is finished, each by the
    day they were wanted; at most 300.

    They are of the work he is in charge of, and of all work of the units for which he reports.
    """
    power = actor.power(REPORT)
    rows = Explanation.objects.filter(state=ExplanationState.ASKED, assignment__in=visible_to(actor))
    if not power.everywhere:
        people = {actor.person_id, *actor.stands_in_for} - {None}
        rows = rows.filter(Q(assignment__unit_id__in=power.unit_ids) | Q(assignment__person_id__in=people))
    named = rows.select_related("assignment__task__document", "assignment__unit")
    first = F("assignment__closed_at").asc(nulls_first=True)
    found = named.defer(*TEXTS_THERE).order_by(first, "answer_on", "id")[:MOST_OFFERED]
    return [one for one in found if may_explain(actor, one.assignment)]


def explanations_to_decide(actor: Actor) -> list[Explanation]:
    """Return the explanations that were given and wait for this actor's word, the oldest first; at most 300."""
    rows = Explanation.objects.filter(state=ExplanationState.GIVEN, assignment__in=visible_to(actor))
    power = actor.power(URGE)
    if not power.everywhere:
        rows = rows.filter(assignment__unit_id__in=power.unit_ids)
    named = rows.select_related("assignment__task__document", "assignment__unit")
    found = named.defer(*TEXTS_THERE).order_by("replied_at", "id")[:MOST_OFFERED]
    return [one for one in found if may_settle(actor, one)]
