"""All reading of the room: the ladder, what is watched, and whether the watches are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Left
from django.utils.text import Truncator

from dondoc.journal.models import Entry
from dondoc.kernel.clock import day_bounds, local_date
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit, UnitKind
from dondoc.organization.queries import heads_on
from dondoc.oversight.letters import LateTask, Letter, place_of
from dondoc.oversight.models import Explanation, ExplanationState, Rung, SampledWork, Step, UrgedWork, Urging, Watch
from dondoc.oversight.permissions import URGE, may_explain, may_urge
from dondoc.oversight.queries.wordings import Wordings
from dondoc.oversight.rules.ladder import Does, Ladder, RungFacts
from dondoc.oversight.rules.wordings import LetterKind, Part
from dondoc.tasks.models import Assignment, PartyRole, Task
from dondoc.tasks.permissions import REPORT, TEXTS, TEXTS_THERE, WORDS_THERE, visible_to
from dondoc.tasks.queries import committee
from dondoc.tasks.rules.states import OPEN, State
from dondoc.workcalendar.queries import working_calendar

WATCHED_STATES = tuple(sorted(state.value for state in OPEN - {State.SUBMITTED}))
"""Work that its unit still has to hand in: what waits for confirmation is not the unit's to hurry."""
WATCHED_ROLES = (PartyRole.LEAD.value, PartyRole.SUPPORT.value)
"""Who supervises has nothing to hand in."""


def ladder() -> Ladder:
    """Return all rungs, past ones too, against the calendar as it stands. Two queries: keep it for a piece of work."""
    return Ladder((facts_of(rung) for rung in Rung.objects.all()), working_calendar())


def facts_of(rung: Rung) -> RungFacts:
    """Return the rung as the rules know it."""
    return RungFacts(rung.pk, rung.days, Does(rung.does), rung.valid_from, rung.valid_to)


def rungs_on(on: date) -> QuerySet[Rung]:
    """Return the rungs that hold on the day, from the earliest to the latest."""
    return Rung.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on).order_by(
        "days", "id"
    )


def steps_of(assignment: Assignment) -> QuerySet[Step]:
    """Return what the ladder did for the assignment, oldest first; what was passed over is left out."""
    return Step.objects.filter(assignment=assignment, is_passed_over=False).select_related("rung").order_by("at", "id")


def urged_of(assignment: Assignment) -> QuerySet[UrgedWork]:
    """Return every time the assignment was urged, newest first."""
    return UrgedWork.objects.filter(assignment=assignment).select_related("urging__issuer").order_by("-urging__at")


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


def is_overdue(assignment: Assignment, *, on: date) -> bool:
    """Whether a unit still has to hand the work in after its last day."""
    return assignment.state in WATCHED_STATES and assignment.due_on is not None and assignment.due_on < on


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
    return [one for one in found if may_urge(actor, one.assignment)]


def work_of(urging: Urging, actor: Actor) -> QuerySet[UrgedWork]:
    """Return the work that an urging names, as far as the actor may see it, by unit and the longest overdue first."""
    rows = UrgedWork.objects.filter(urging=urging, assignment__in=visible_to(actor))
    bulky = ("assignment__task__document__reading", "assignment__task__document__text")
    return (
        rows.select_related("unit", "assignment__task__document").defer(*bulky).order_by("unit__name", "due_on", "id")
    )


@dataclass(frozen=True, slots=True)
class UrgedUnit:
    """How often a unit was urged on each level in a span of days, and over how many pieces of work."""

    unit_id: int
    name: str
    first: int
    second: int
    third: int
    work: int


def urged_between(actor: Actor, start: date, end: date) -> list[UrgedUnit]:
    """Return by unit how often it was urged from `start` to `end`, both included, the most urged first. One query."""
    since, _next = day_bounds(start)
    _start, until = day_bounds(end)
    rows = UrgedWork.objects.filter(
        urging__at__gte=since, urging__at__lt=until, assignment__in=visible_to(actor)
    ).values("unit_id", "unit__name")
    counted = rows.annotate(
        first=Count("urging", filter=Q(urging__level=1), distinct=True),
        second=Count("urging", filter=Q(urging__level=2), distinct=True),
        third=Count("urging", filter=Q(urging__level=3), distinct=True),
        number=Count("assignment", distinct=True),
    ).order_by("unit__name")
    found = [
        UrgedUnit(row["unit_id"], row["unit__name"], row["first"], row["second"], row["third"], row["number"])
        for row in counted
    ]
    return sorted(found, key=lambda unit: -(unit.first + unit.second + unit.third))


def asked_on_level(level: int, *, at: datetime) -> str:
    """Return what an urging of the level asks where its superior writes nothing himself."""
    return Wordings(LetterKind.of_level(level), at).of(None)[Part.QUESTION]


def to_watch() -> QuerySet[Assignment]:
    """Return the assignments that must have a watch."""
    return Assignment.objects.filter(state__in=WATCHED_STATES, role__in=WATCHED_ROLES)


@dataclass(frozen=True, slots=True)
class Gap:
    """Watches that are not as their assignments ask: `what` is "missing", "needless", "due" or "day"."""

    what: str
    number: int


def gaps(*, on: date) -> list[Gap]:
    """Return what is wrong with watches and urgings, by kind; nothing when all are right. `on` is the last sweep's day.

    "missing": work without a watch; "needless": a watch of work that needs none; "due": another due date than the
    work has; "day": a next day that no rung stands on, or none though one is still to come; "vanished": urgings that
    are not what their numbers and the journal say.
    """
    asked = to_watch().filter(pk=OuterRef("assignment_id"))
    kept = Watch.objects.filter(assignment=OuterRef("pk"))
    own = F("assignment__due_on")
    other_due = (
        Q(due_on__lt=own)
        | Q(due_on__gt=own)
        | Q(due_on__isnull=True, assignment__due_on__isnull=False)
        | Q(due_on__isnull=False, assignment__due_on__isnull=True)
    )
    counted = [
        Gap("missing", to_watch().filter(~Exists(kept)).count()),
        Gap("needless", Watch.objects.filter(~Exists(asked)).count()),
        Gap("due", Watch.objects.filter(other_due).count()),
        Gap("day", _wrong_days(on)),
        Gap("vanished", vanished()),
    ]
    return [gap for gap in counted if gap.number]


def vanished() -> int:
    """Return how many urgings the statistics lack: those whose number is missing in the run of its issuer, year and
    level, or that name another number of works than the journal keeps. Three queries."""
    runs = Urging.objects.values("issuer", "year", "level").annotate(last=Max("number"), kept=Count("pk")).order_by()
    lost: int = sum(run["last"] - run["kept"] for run in runs)
    kept = dict(Urging.objects.annotate(named=Count("work")).values_list("pk", "named"))
    told = Entry.objects.filter(object_type="urging", verb="urging.made").values_list("object_id", "new")
    return max(lost, sum(kept.get(pk) != len(new["work"]) for pk, new in told))


def _wrong_days(on: date) -> int:
    steps = ladder()
    pairs = Watch.objects.values("due_on", "next_on").annotate(number=Count("id")).order_by()
    return sum(row["number"] for row in pairs if not _is_a_day_of(steps, row["due_on"], row["next_on"], after=on))


def _is_a_day_of(steps: Ladder, due_on: date | None, next_on: date | None, *, after: date) -> bool:
    if next_on is None:
        return steps.next_on(due_on, after=after) is None
    return due_on is not None and any(one.on == next_on for one in steps.placed(due_on))


def letters_of(urging: Urging, actor: Actor, *, unit_id: int | None = None) -> dict[int, Letter]:
    """Return the letter to each unit that the urging names, or to one, by the unit's id: as the work stood then."""
    rows = work_of(urging, actor)
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    by_unit: dict[int, list[UrgedWork]] = defaultdict(list)
    for row in rows:
        by_unit[row.unit_id].append(row)
    return letters_from(urging, by_unit)


def letters_from(urging: Urging, by_unit: Mapping[int, Sequence[UrgedWork]]) -> dict[int, Letter]:
    """Return the letter of an urging, kept or only drafted, to each unit over the work named of it, in the wording of
    its moment."""
    on = local_date(urging.at)
    signer = _head_of_office(on)
    wordings = Wordings(LetterKind.of_level(urging.level), urging.at)
    return {
        unit: Letter(
            issuer=urging.issuer.name,
            place=place_of(urging.issuer.name),
            unit=named[0].unit.name,
            wording=wordings.of(named[0].unit),
            on=on,
            text=urging.text,
            tasks=[_late_task(row) for row in named],
            signer=signer,
            answer_on=urging.answer_on,
        )
        for unit, named in by_unit.items()
    }


def letter_of_explanation(found: Explanation) -> Letter | None:
    """Return the letter that asks the unit for the explanation, over the work as it stood when it was asked; None of a
    word that was given unasked, and where no committee is set up in whose name it could be."""
    issuer, on = committee(), local_date(found.asked_at)
    if issuer is None or found.answer_on is None:
        return None
    work, stands = found.assignment, found.assignment.stands
    stood = stands.filter(since__lte=found.asked_at).order_by("-since", "-pk").first()
    due_on = stood.due_on if stood else work.due_on
    late = max(0, working_calendar().working_days_between(due_on, on)) if due_on else 0
    code = work.task.document.code if work.task.document else ""
    return Letter(
        issuer=issuer.name,
        place=place_of(issuer.name),
        unit=work.unit.name,
        wording=Wordings(LetterKind.EXPLANATION, found.asked_at).of(work.unit),
        on=on,
        text=found.question,
        tasks=[LateTask(code, _in_full(work.task), due_on, late)],
        signer=_head_of_office(on),
        answer_on=found.answer_on,
    )


def _late_task(row: UrgedWork) -> LateTask:
    task = row.assignment.task
    return LateTask(task.document.code if task.document else "", _in_full(task), row.due_on, row.days_late)


def _in_full(task: Task) -> str:
    """Return what was ordered as a letter names it: by its title, or where that is cut by the order's own words."""
    return Truncator(task.text).words(_MOST_WORDS) if task.title.endswith("…") else task.title


_MOST_WORDS = 110
"""How many words of an order a row of a letter holds."""


def _head_of_office(on: date) -> str:
    office = Unit.objects.valid_on(on).filter(kind=UnitKind.OFFICE).order_by("path").first()
    head = heads_on([office.pk], on=on).get(office.pk) if office else None
    return head.full_name if head else ""


MOST_OFFERED = 300
"""How many pieces of work are offered to be urged at once."""


def to_urge(actor: Actor, *, on: date, units: Collection[str] = (), work: int | None = None) -> list[Assignment]:
    """Return the overdue work the actor may urge, the longest overdue first, at most `MOST_OFFERED`. Work of units that
    have ended is left out: it hangs until it is handed on, and no letter reaches them.

    `units` narrows to some units' codes; `work` asks for one assignment, overdue or not.
    """
    rows = to_watch().filter(pk__in=visible_to(actor).values("pk"))
    rows = rows.filter(pk=work) if work is not None else rows.filter(due_on__lt=on)
    rows = rows.filter(Q(unit__valid_to__isnull=True) | Q(unit__valid_to__gte=on))
    if units:
        rows = rows.filter(unit__code__in=units)
    power = actor.power(URGE)
    if not power.everywhere:
        rows = rows.filter(unit_id__in=power.unit_ids)
    found = rows.select_related("task__document", "unit", "person").defer(*TEXTS).order_by("due_on", "id")
    return [one for one in found[:MOST_OFFERED] if may_urge(actor, one)]
