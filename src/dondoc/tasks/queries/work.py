"""Work lists and what stands around an assignment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from dondoc.kernel.clock import HOME
from dondoc.kernel.folding import fold
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment, Person, Unit, UnitKind
from dondoc.organization.queries import heads_on, holders_on
from dondoc.tasks.models import (
    Assignment,
    DueChange,
    DueKind,
    Evidence,
    Extension,
    ExtensionState,
    PartyRole,
    Report,
    Task,
)
from dondoc.tasks.models.assignments import NO_DUE
from dondoc.tasks.permissions import (
    ACT_FOR_COMMITTEE,
    CONFIRM,
    CONFIRM_OFFICE,
    DECIDE_EXTENSION,
    DIVIDE,
    ISSUE,
    REPORT,
    TEXTS,
    visible_to,
)
from dondoc.tasks.rules.buckets import Bucket, bucket_of
from dondoc.tasks.rules.dues import RECEIPT, waits_for_event
from dondoc.tasks.rules.states import APART, OPEN, State
from dondoc.tasks.rules.timeliness import Standing, Timeliness, timeliness
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar

IS_BELOW = Q(delegated_by__isnull=False) | Q(period_on__isnull=False)
"""Says of an assignment that it is a part which its unit gave on, or a period of a recurring duty."""
WAITS_FOR_EVENT = (
    ~IS_BELOW
    & Q(state__in=OPEN, due_on__isnull=True, closed_at__isnull=True, term_starts_on__isnull=True)
    & Q(task__due_kind=DueKind.TERM)
    & ~Q(task__term_event=RECEIPT)
)
"""Says of an assignment that its term has not begun, since nobody has recorded the event that it is counted from."""
ALL_OPEN, EVERY = "open", "all"
"""The states by which `assignments_like` finds whatever is open, and whatever there is."""
WAITING = "waiting"
"""The state by which `assignments_like` finds what waits for its event."""
SHOWN_OF_A_DAY = 60
"""How many pieces of work the page of a person's day shows; how many there are it says of all."""
NEAR = 5
"""How many working days before its last day work is near due."""


@dataclass(frozen=True, slots=True)
class DayOfWork:
    """What a person has to do: of each bucket the `rows` among the `SHOWN_OF_A_DAY` due first of all, and how many
    there are; and how much open work of his unit, as far as he may see it, is others' to do, `beside` his."""

    rows: Mapping[Bucket, list[WorkRow]]
    numbers: Mapping[Bucket, int]
    beside: int


@dataclass(frozen=True, slots=True)
class WorkRow:
    """An assignment in a list against the clock of a day.

    `days_late` and `days_left` count working days and are of open work; of confirmed work `outcome` says whether it was
    done on time, and `outcome_days` by how many working days it was late.
    """

    assignment: Assignment
    days_late: int
    days_left: int | None
    bucket: Bucket
    outcome: Timeliness | None = None
    outcome_days: int | None = None

    @property
    def waits_for_event(self) -> bool:
        """Whether its term has not begun, since nobody has recorded the event that it is counted from."""
        one = self.assignment
        return one.due_on is None and waits_for_event(one.task.due_kind, one.task.term_event)

    @property
    def is_overdue(self) -> bool:
        """Whether the last day of open work is over, also where no working day has passed since."""
        dated = self.assignment.due_on is not None and State(self.assignment.state) not in APART
        return dated and self.bucket is Bucket.LATE and self.outcome is None

    @property
    def is_late(self) -> bool:
        """Whether the work is overdue, or was done late."""
        return self.is_overdue or bool(self.outcome_days)

    @property
    def is_near(self) -> bool:
        """Whether the work is due within `NEAR` working days."""
        return self.days_left is not None and self.days_left <= NEAR


def rows_of(assignments: Iterable[Assignment], *, on: date, calendar: WorkingCalendar | None = None) -> list[WorkRow]:
    """Return the assignments as rows for the day `on`. One query for the calendar where there are any and it is not
    given, none a row."""
    found = list(assignments)
    if calendar is None:
        calendar = working_calendar() if found else WorkingCalendar()
    return [_row(assignment, calendar, on) for assignment in found]


def _row(assignment: Assignment, calendar: WorkingCalendar, on: date) -> WorkRow:
    due = assignment.due_on
    bucket = bucket_of(due, on=on)
    if due is None or State(assignment.state) in APART:
        return WorkRow(assignment, 0, None, bucket)
    if assignment.state == State.CONFIRMED and assignment.submitted_at is not None:
        done = assignment.submitted_at.astimezone(HOME)
        standing = Standing(State.CONFIRMED, due, assignment.due_time, done.date(), done.time())
        days = calendar.working_days_between(due, done.date()) if done.date() > due else None
        return WorkRow(assignment, 0, None, bucket, timeliness(standing, on=on), days)
    if due < on:
        return WorkRow(assignment, calendar.working_days_between(due, on), None, bucket)
    return WorkRow(assignment, 0, calendar.working_days_between(on, due), bucket)


def work_by_day(actor: Actor, *, on: date) -> DayOfWork:
    """Return the open work that is the actor's to do, by when it is due. Four queries, one more for who works for the
    Committee."""
    to_do = _is_to_do(actor)
    his = list(_at_hand(actor).filter(to_do).order_by().values_list("due_on", "id"))
    numbers = dict.fromkeys(Bucket, 0)
    for due_on, _pk in his:
        numbers[bucket_of(due_on, on=on)] += 1
    whole = Assignment.objects.select_related("task__document", "unit", "person").defer(*TEXTS)
    work: dict[Bucket, list[WorkRow]] = {bucket: [] for bucket in Bucket}
    for row in rows_of(_due_first(whole, his, SHOWN_OF_A_DAY), on=on):
        work[row.bucket].append(row)
    beside = _at_hand(actor).filter(unit_id=actor.unit_id).exclude(to_do).count() if actor.unit_id is not None else 0
    return DayOfWork(work, numbers, beside)


@dataclass(frozen=True, slots=True)
class AtDesk:
    """How much work lies at a desk, how much of it is late and was not handed in, and the first of it by due date."""

    number: int
    late: int
    first: list[Assignment]


def at_desk(work: QuerySet[Assignment], shown: int, *, on: date) -> AtDesk:
    """Return how a desk's work stands on the day, with the first `shown` of it, each with what the work selects beside
    itself. Two queries."""
    work = work.order_by()
    found = list(work.values_list("due_on", "pk", "submitted_at"))
    late = sum(due_on is not None and due_on < on and submitted_at is None for due_on, _pk, submitted_at in found)
    return AtDesk(len(found), late, _due_first(work, [row[:2] for row in found], shown))


def _due_first(whole: QuerySet[Assignment], found: Iterable[tuple[date | None, int]], number: int) -> list[Assignment]:
    """Return of what was `found` the first by due date, what has none last, out of the `whole` rows.

    Found first and put in order here: a database that is asked for the first rows in order joins whole rows before, or
    walks through everybody's work until it has met enough of this desk's.
    """
    first = [pk for _due_on, pk in sorted(found, key=lambda one: (one[0] or date.max, one[1]))[:number]]
    rows = whole.in_bulk(first)
    return [rows[pk] for pk in first]


def _at_hand(actor: Actor) -> QuerySet[Assignment]:
    open_states = [state.value for state in OPEN if state is not State.SUBMITTED]
    return visible_to(actor).filter(state__in=open_states)


def _is_to_do(actor: Actor) -> Q:
    """Say of an assignment that it is the actor's to do: he, or for whom he stands in, is in charge of it; who reports
    for his whole unit, or for the Committee, has all its work to do."""
    people = {actor.person_id, *actor.stands_in_for} - {None}
    mine = Q(person_id__in=people)
    if actor.unit_id is not None and actor.power(REPORT).reaches(actor.unit_id):
        mine |= Q(unit_id=actor.unit_id)
    if actor.may(ACT_FOR_COMMITTEE):  # by ids: an index finds his and theirs, where a join would have to look at all
        mine |= Q(unit_id__in=list(Unit.objects.filter(kind=UnitKind.COMMITTEE).values_list("pk", flat=True)))
    return mine


def waiting_for_confirmation(actor: Actor) -> QuerySet[Assignment]:
    """Return what was handed in and waits for this actor: the units' work for the Office; the Office's, and what it
    handed in for the Committee, for a leader; parts for who gave them on."""
    rows = visible_to(actor).filter(state=State.SUBMITTED.value)
    sent = _confirmable(actor, CONFIRM, office=False) | _confirmable(actor, CONFIRM_OFFICE, office=True)
    rows = rows.filter(_not_his_own(actor) & sent | _gave_on(actor))
    return rows.select_related("task__document", "unit", "submitted_by").defer(*TEXTS).order_by("submitted_at", "id")


def declined_work(actor: Actor) -> QuerySet[Assignment]:
    """Return what was declined and sent back to this actor, who has neither sent it again nor recalled it, the longest
    first: the units' work for who issues, parts of unfinished work for who gave them on."""
    power = actor.power(ISSUE)
    sent = Q(delegated_by__isnull=True) if power.everywhere else Q(delegated_by=None, unit_id__in=power.unit_ids)
    parts = Q(delegated_by__isnull=False, parent__closed_at__isnull=True) & _gave_on(actor)
    rows = visible_to(actor).filter(sent | parts, state=State.DECLINED.value)
    return rows.select_related("task__document", "unit", "person").defer(*TEXTS).order_by("closed_at", "pk")


def _confirmable(actor: Actor, verb: str, *, office: bool) -> Q:
    power = actor.power(verb)
    reach = Q(delegated_by__isnull=True) if power.everywhere else Q(delegated_by=None, unit_id__in=power.unit_ids)
    of_office = Q(unit__kind__in=[UnitKind.OFFICE, UnitKind.COMMITTEE])
    return reach & (of_office if office else ~of_office)


def _not_his_own(actor: Actor) -> Q:
    """Say that the actor's unit has not the work; of the Committee's, that he neither handed it in nor is in charge."""
    of_committee = Q(unit__kind=UnitKind.COMMITTEE)
    others = ~Q(submitted_by=actor.person_id) & ~Q(person=actor.person_id) if actor.person_id is not None else Q()
    return (of_committee & others) | (~of_committee & _not_of_own_unit(actor))


def _not_of_own_unit(actor: Actor) -> Q:
    return ~Q(unit_id=actor.unit_id) if actor.unit_id is not None else Q()


def _gave_on(actor: Actor) -> Q:
    """Say of an assignment that it is a part which the actor, or for whom he stands in, or the unit whose work he may
    divide, gave on to somebody else."""
    if actor.person_id is None:
        return Q(pk__in=[])
    people = {actor.person_id, *actor.stands_in_for}
    given = Q(delegated_by__in=people)
    if actor.unit_id is not None and actor.power(DIVIDE).reaches(actor.unit_id):
        given |= Q(delegated_by__isnull=False, parent__unit_id=actor.unit_id)
    return given & (Q(person__isnull=True) | ~Q(person__in=people))


def assignments_like(
    actor: Actor, *, state: str = "", unit: str = "", text: str = "", document: str = ""
) -> QuerySet[Assignment]:
    """Return the assignments the actor may see, narrowed by a state (also `ALL_OPEN`, `WAITING`, `EVERY`), a unit's
    code, folded words of its name or the document's code and text, and a document's id. Each row carries `sort_due` for
    paging."""
    rows = visible_to(actor).select_related("task__document", "unit", "first_unit", "person").defer(*TEXTS)
    if state == ALL_OPEN:
        rows = rows.filter(state__in=[one.value for one in OPEN])
    elif state == WAITING:
        rows = rows.filter(WAITS_FOR_EVENT)
    elif state and state != EVERY:
        rows = rows.filter(state=state)
    if unit:
        rows = rows.filter(unit__code=unit)
    if document.isdecimal():
        rows = rows.filter(task__document_id=int(document))
    for word in fold(text).split():
        rows = rows.filter(Q(task__document__search_text__contains=word) | Q(unit__folded_name__contains=word))
    return rows.annotate(sort_due=Coalesce("due_on", NO_DUE))


def assignments_of(task: Task, actor: Actor) -> list[Assignment]:
    """Return the assignments of a task that the actor may see, leads first, then by unit; their parts and periods stand
    on their own pages."""
    rows = (
        visible_to(actor).filter(~IS_BELOW, task=task).select_related("unit", "person", "task__document").defer(*TEXTS)
    )
    return sorted(rows, key=lambda one: (_IN_ORDER[PartyRole(one.role)], one.unit.name))


_IN_ORDER = {PartyRole.LEAD: 0, PartyRole.SUPPORT: 1, PartyRole.SUPERVISE: 2}


def beside(assignment: Assignment, actor: Actor) -> list[Assignment]:
    """Return the other units' assignments of the same task with unit and state, as far as the actor may see them; at
    most 60."""
    rows = visible_to(actor).filter(~IS_BELOW, task_id=assignment.task_id).select_related("unit")
    named = rows.only("role", "state", "unit__name", "unit__short_name")
    others = sorted(named, key=lambda one: (_IN_ORDER[PartyRole(one.role)], one.unit.name))
    return [one for one in others if one.pk not in {assignment.pk, assignment.parent_id}][:60]


def head_of(assignment: Assignment, *, on: date, seats: Sequence[Appointment] | None = None) -> Person | None:
    """Return who is in charge on the day `on`: the named person while he holds a post there, else the unit's head.

    `seats` are the posts held there, where they are fetched already; without them it takes a query or two.
    """
    person = assignment.person
    if seats is not None:
        if person is not None and any(one.person_id == person.pk for one in seats):
            return person
        heads = [one for one in seats if one.post.is_head and one.post.unit_id == assignment.unit_id]
        return max(heads, key=lambda one: (one.valid_from, one.pk)).person if heads else None
    if person is not None and holders_on([person.pk], assignment.unit, on=on):
        return person
    return heads_on([assignment.unit_id], on=on).get(assignment.unit_id)


def reports_of(assignment: Assignment) -> QuerySet[Report]:
    """Return the reports of an assignment, newest first."""
    return Report.objects.filter(assignment=assignment).order_by("-at", "-id")


def evidence_of(assignment: Assignment) -> dict[int, list[Evidence]]:
    """Return the evidence of an assignment with its files, by report. One query."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for one in Evidence.objects.filter(report__assignment=assignment).select_related("file").order_by("pk"):
        found[one.report_id].append(one)
    return found


def submissions_of(assignments: Iterable[Assignment]) -> dict[int, Report]:
    """Return by assignment the report with which it was handed in last."""
    rows = Report.objects.filter(assignment__in=[one.pk for one in assignments], is_submission=True)
    return {one.assignment_id: one for one in rows.order_by("at", "pk")}


def files_of(assignments: Iterable[Assignment]) -> dict[int, list[Evidence]]:
    """Return by assignment the files of all its reports, the newest first."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    rows = Evidence.objects.filter(report__assignment__in=[one.pk for one in assignments])
    for one in rows.select_related("file", "report").order_by("-report__at", "pk"):
        found[one.report.assignment_id].append(one)
    return found


def extensions_of(assignment: Assignment) -> QuerySet[Extension]:
    """Return every request for more time with its proofs, newest first."""
    return Extension.objects.filter(assignment=assignment).prefetch_related("proofs").order_by("-asked_at", "-pk")


@dataclass(frozen=True, slots=True)
class ExtensionCounts:
    """How often more time was asked for, how often after the due date, and how often it was granted."""

    asked: int
    late: int
    granted: int


def extension_counts(actor: Actor, unit: Unit, *, since: datetime) -> ExtensionCounts:
    """Return the counts of the requests from `since` on for work that stands with the unit, what the actor may see."""
    rows = Extension.objects.filter(assignment__in=visible_to(actor).filter(unit=unit), asked_at__gte=since)
    found = rows.aggregate(
        asked=Count("pk"),
        late=Count("pk", filter=Q(was_late=True)),
        granted=Count("pk", filter=Q(state=ExtensionState.GRANTED)),
    )
    return ExtensionCounts(**found)


def extensions_to_decide(actor: Actor) -> QuerySet[Extension]:
    """Return the requests for more time that the actor may decide, the oldest first."""
    power = actor.power(DECIDE_EXTENSION)
    sent = Q(delegated_by__isnull=True) & _not_of_own_unit(actor)
    if not power.everywhere:
        sent &= Q(unit_id__in=power.unit_ids)
    decided = visible_to(actor).filter(sent | _gave_on(actor))
    rows = Extension.objects.filter(state=ExtensionState.ASKED, assignment__in=decided)
    return rows.select_related("assignment__unit", "assignment__task__document").order_by("asked_at", "id")


def due_changes_of(assignment: Assignment) -> QuerySet[DueChange]:
    """Return how the due date of the assignment moved, oldest first."""
    return DueChange.objects.filter(assignment=assignment).order_by("at", "id")
