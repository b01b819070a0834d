"""Reading processes: their versions and steps, what goes along them, and who held which step how long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet

from dondoc.kernel.clock import HOME
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment, Person, Post, Unit
from dondoc.organization.queries import acting_heads_on
from dondoc.tasks.models import Assignment, Course, CourseStep, Passage, Process, ProcessStep, ProcessVersion, Stand
from dondoc.tasks.permissions import TEXTS_THERE, processes_visible_to, visible_to
from dondoc.tasks.queries.work import WorkRow, rows_of
from dondoc.tasks.rules.processes import Clock, Holding, Interval, Passed
from dondoc.tasks.rules.states import UNFINISHED, State
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar, due_of_term

PROCESS_ORDER = ("unit__folded_name", "name", "id")
COURSE_ORDER = ("-id",)


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a course: the part in which it was opened last, and who held it how long.

    `row` and `holdings` are of that part, as far as the reader may see it; `waited` are the office minutes in which it
    waited for who confirms.
    """

    step: ProcessStep
    row: WorkRow | None
    holdings: Sequence[Holding] = ()
    waited: int = 0


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course with its steps, and whether it still goes on."""

    course: Course
    steps: Sequence[StepRow]
    is_open: bool


def processes(actor: Actor, *, unit_id: int | None = None) -> QuerySet[Process]:
    """Return the processes in use that the actor may read, of one unit or of all, with `version` (the number that
    holds), `steps` of it and how much work goes along them now (`going`); to be paged by `PROCESS_ORDER`."""
    rows = processes_visible_to(actor).filter(ended_at__isnull=True)
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    going = Q(versions__courses__ended_at__isnull=True, versions__courses__assignment__state__in=UNFINISHED)
    return rows.select_related("unit").annotate(
        version=Max("versions__number"), going=Count("versions__courses", filter=going, distinct=True)
    )


def versions_of(process: Process) -> list[ProcessVersion]:
    """Return the versions of the process with their steps, the one that holds first. Two queries."""
    steps = ProcessStep.objects.select_related("post__unit").order_by("order")
    return list(process.versions.prefetch_related(Prefetch("steps", queryset=steps)).order_by("-number"))


def steps_of(version_id: int) -> list[ProcessStep]:
    """Return the steps of a version in their order, with their posts."""
    return list(ProcessStep.objects.filter(version_id=version_id).select_related("post__unit").order_by("order"))


def step_figures(version: ProcessVersion) -> dict[int, tuple[int, int, int]]:
    """Return for each step of the version, by its id, how often it was handed in, how often of these after its due
    date, and how often it is open now. One query."""
    late = Q(courses__assignment__submitted_at__date__gt=F("courses__assignment__due_on"))
    rows = version.steps.annotate(
        done=Count("courses", filter=Q(courses__assignment__submitted_at__isnull=False)),
        late=Count("courses", filter=late),
        open=Count(
            "courses",
            filter=Q(courses__assignment__state__in=UNFINISHED, courses__assignment__submitted_at__isnull=True),
        ),
    )
    return {row.pk: (row.done, row.late, row.open) for row in rows}


def posts_below(unit: Unit, *, on: date) -> QuerySet[Post]:
    """Return the posts that exist on the day in the unit and below it."""
    rows: QuerySet[Post] = Post.objects.valid_on(on).filter(unit__path__startswith=unit.path)
    return rows.select_related("unit").order_by("unit__path", "-is_head", "title", "pk")


def processes_for(assignment: Assignment) -> QuerySet[Process]:
    """Return the processes in use that the work can go along: of its unit, or of a unit above it."""
    above = [int(part) for part in assignment.unit.path.split("/") if part]
    return Process.objects.filter(unit_id__in=above, ended_at__isnull=True).order_by("name", "pk")


def desk_of(step: ProcessStep, whole: Assignment, *, on: date) -> tuple[Unit, Person | None]:
    """Return the unit and the person who do the step on the day: who holds its post; where nobody does, who acts as
    head of the post's unit, else of the unit that has the work. Nobody, when that has no head either."""
    held = Appointment.objects.valid_on(on).filter(post_id=step.post_id).select_related("person")
    appointment = held.order_by("-valid_from", "-pk").first()
    if appointment is not None:
        return step.post.unit, appointment.person
    heads = acting_heads_on([step.post.unit_id, whole.unit_id], on=on)
    if step.post.unit_id in heads:
        return step.post.unit, heads[step.post.unit_id]
    return whole.unit, heads.get(whole.unit_id)


def offers_for(assignment: Assignment, *, at: datetime) -> list[tuple[Process, date]]:
    """Return the processes that the work can go along, each with the day on which its last step would end. Three
    queries."""
    found = list(processes_for(assignment).annotate(version=Max("versions__number")))
    held = Q(pk__in=())
    for one in found:
        held |= Q(version__process=one, version__number=one.version)
    steps: dict[int, list[ProcessStep]] = defaultdict(list)
    for step in ProcessStep.objects.filter(held).select_related("version").order_by("order"):
        steps[step.version.process_id].append(step)
    return [(one, ends_on(steps[one.pk], at=at)) for one in found]


def ends_on(steps: Sequence[ProcessStep], *, at: datetime) -> date:
    """Return the day on which the last step ends when the first begins at the moment and each takes all its time."""
    calendar, start = working_calendar(), at.astimezone(HOME)
    for step in steps:
        start = _end_of(step, start, calendar)
    return start.date()


def _end_of(step: ProcessStep, start: datetime, calendar: WorkingCalendar) -> datetime:
    reckoned = due_of_term(start, step.amount, step.term_unit, calendar)
    moment = reckoned.due_time or start.time()
    return datetime.combine(reckoned.due_on, moment, tzinfo=HOME)


def course_of(assignment: Assignment) -> Course | None:
    """Return the course of the work, the one that goes on before those that ended; None when it never had any."""
    rows = assignment.courses.select_related("version__process__unit", "begun_by")
    return rows.order_by(F("ended_at").desc(nulls_first=True), "-pk").first()


def courses_along(process: Process, actor: Actor) -> QuerySet[Course]:
    """Return what goes or went along the process, as far as the actor may see it; to be paged by `COURSE_ORDER`."""
    rows = Course.objects.filter(version__process=process, assignment__in=visible_to(actor))
    return rows.select_related("assignment__task__document", "assignment__unit", "version").defer(*TEXTS_THERE)


def course_rows(courses: Sequence[Course], actor: Actor, *, at: datetime) -> list[CourseRow]:
    """Return the courses with their steps. Seven queries, however many."""
    steps: dict[int, list[ProcessStep]] = defaultdict(list)
    known = ProcessStep.objects.filter(version_id__in={one.version_id for one in courses})
    for step in known.select_related("post__unit").order_by("order"):
        steps[step.version_id].append(step)
    opened = _opened(courses, actor)
    parts = [one.assignment for one in opened.values()]
    today = at.astimezone(HOME).date()
    rows = {row.assignment.pk: row for row in rows_of(parts, on=today)}
    heads = acting_heads_on({one.unit_id for one in parts}, on=today)
    clock = Clock(working_calendar(), at=at.astimezone(HOME))
    return [
        CourseRow(
            course,
            [
                _step_row(step, opened.get((course.pk, step.pk)), rows, heads, clock)
                for step in steps[course.version_id]
            ],
            course.ended_at is None and State(course.assignment.state) in UNFINISHED,
        )
        for course in courses
    ]


def _opened(courses: Sequence[Course], actor: Actor) -> dict[tuple[int, int], CourseStep]:
    """Return the last part in which each step of each course was opened, by course and step."""
    stands = Stand.objects.only("assignment_id", "state", "since", "until").order_by("since", "pk")
    passages = Passage.objects.select_related("old_unit", "new_unit", "old_person", "new_person").order_by("at", "pk")
    rows = CourseStep.objects.filter(course__in=courses, assignment__in=visible_to(actor))
    rows = rows.select_related("assignment__task", "assignment__unit", "assignment__person").prefetch_related(
        Prefetch("assignment__stands", queryset=stands), Prefetch("assignment__passages", queryset=passages)
    )
    return {(row.course_id, row.step_id): row for row in rows.order_by("pk")}


def _step_row(
    step: ProcessStep, opened: CourseStep | None, rows: dict[int, WorkRow], heads: dict[int, Person], clock: Clock
) -> StepRow:
    if opened is None:
        return StepRow(step, None)
    part = opened.assignment
    intervals = [
        Interval(State(one.state), one.since.astimezone(HOME), one.until.astimezone(HOME) if one.until else None)
        for one in part.stands.all()
    ]
    passed = [
        Passed(
            one.at.astimezone(HOME),
            str(one.old_person or one.old_unit.short_name),
            str(one.new_person or one.new_unit.short_name),
        )
        for one in part.passages.all()
    ]
    who = str(part.person or heads.get(part.unit_id) or part.unit.short_name)
    return StepRow(step, rows[part.pk], clock.holdings(who, intervals, passed), clock.waited(intervals))
