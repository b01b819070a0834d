"""Describing how a unit handles a kind of work, and having work go along it, step by step (4363/UBND-NC, clause 1c)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.clock import HOME
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.organization.permissions import get_unit_for
from dondoc.tasks import queries
from dondoc.tasks.actions.dividing import give
from dondoc.tasks.actions.life import end_own_part
from dondoc.tasks.errors import CourseNotPossible, ProcessNotPossible, ReasonMissing
from dondoc.tasks.events import AssignmentMoved, AssignmentsConfirmed
from dondoc.tasks.models import (
    Assignment,
    Course,
    CourseStep,
    PartyRole,
    Process,
    ProcessStep,
    ProcessVersion,
    StepUnit,
)
from dondoc.tasks.permissions import DESCRIBE_PROCESS, get_assignment_for, get_process_for, may_divide
from dondoc.tasks.rules.states import AT_WORK, UNFINISHED, State, Verb
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import due_of_term

MOST_STEPS = 40
_OWN_STEP = _("Who gives the steps on holds this one himself: handed in, it is over.")


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A step as a person describes it: what is done, in which post, within how much working time."""

    name: str
    post_id: int
    amount: int
    term_unit: StepUnit = StepUnit.WORKING_DAY


def describe_process(*, unit_id: int, name: str, steps: Sequence[StepFacts], by: Actor, at: datetime) -> Process:
    """Describe how the unit handles a kind of work.

    Raises `ProcessNotPossible` without a name or steps, for a post that does not exist in the unit or below it on the
    day, and when the unit has a process of this name.
    """
    by.require(DESCRIBE_PROCESS, unit_id=unit_id)
    with transaction.atomic():
        unit = Unit.objects.select_for_update(no_key=True).get(pk=get_unit_for(by, unit_id).pk)
        wanted = " ".join(name.split())[:200]
        if not wanted:
            raise ProcessNotPossible(_("Say which kind of work the process is for."))
        if Process.objects.filter(unit=unit, name=wanted, ended_at__isnull=True).exists():
            raise ProcessNotPossible(
                _("%(unit)s has a process “%(name)s” already. Change that one.")
                % {"unit": unit.short_name, "name": wanted}
            )
        process = Process.objects.create(unit=unit, name=wanted)
        _write_version(process, 1, steps, note="", by=by, at=at)
        _record_process("process.described", process, steps, by=by, at=at)
        return process


def change_process(
    *, process_id: int, steps: Sequence[StepFacts], note: str, by: Actor, at: datetime
) -> ProcessVersion:
    """Give the process new steps from now on; what goes along it already keeps the steps it began with.

    Raises `ReasonMissing` without a note, and `ProcessNotPossible` as `describe_process`, when it has ended, and when
    nothing is different.
    """
    if not note.strip():
        raise ReasonMissing(_("Say why the process is changed: both versions stay readable."))
    with transaction.atomic():
        process = _held(process_id, by=by)
        last = queries.versions_of(process)[0]
        old = [StepFacts(one.name, one.post_id, one.amount, StepUnit(one.term_unit)) for one in last.steps.all()]
        if old == list(steps):
            raise ProcessNotPossible(_("Nothing is different from version %(number)s.") % {"number": last.number})
        version = _write_version(process, last.number + 1, steps, note=note.strip()[:500], by=by, at=at)
        _record_process("process.changed", process, steps, by=by, at=at, reason=note.strip())
        return version


def end_process(*, process_id: int, reason: str, by: Actor, at: datetime) -> Process:
    """Let no new work go along the process; what goes along it already goes on. Raises `ReasonMissing`."""
    if not reason.strip():
        raise ReasonMissing(_("Say why the process is used no longer: it stays readable."))
    with transaction.atomic():
        process = _held(process_id, by=by)
        process.ended_at = at
        process.save(update_fields=["ended_at"])
        _record_process("process.ended", process, (), by=by, at=at, reason=reason.strip())
        return process


def begin_course(*, assignment_id: int, process_id: int, by: Actor, at: datetime) -> Course:
    """Have accepted work go along a process of its unit or of one above it, and open the first step.

    Each step is a part of the work, for who holds its post; when it is confirmed, the next one is opened. Raises
    `NotPermitted` for who may not divide the work, and `CourseNotPossible`.
    """
    with transaction.atomic():
        whole, person_id = _divisible(assignment_id, by=by)
        process = queries.processes_for(whole).filter(pk=process_id).first()
        if process is None:
            raise CourseNotPossible(_("There is no such process in use for this work. Choose one from the list."))
        if whole.courses.filter(ended_at__isnull=True).exists():
            raise CourseNotPossible(_("This work goes along a process already. End that course first."))
        version = process.versions.order_by("-number")[0]
        course = Course.objects.create(assignment=whole, version=version, begun_at=at, begun_by_id=person_id)
        _record_course("assignment.course-begun", whole, version, by=by, at=at)
        _open_next(course, whole, by=by, at=at)
        return course


def go_on(*, assignment_id: int, by: Actor, at: datetime) -> Course:
    """Open the next step of the work's course, or again one that was declined or recalled. Raises as `begin_course`."""
    with transaction.atomic():
        whole, _person_id = _divisible(assignment_id, by=by)
        course = _open_course(whole)
        if course.steps.filter(assignment__state__in=UNFINISHED).exists():
            raise CourseNotPossible(_("A step of this course is still open. The next one opens when it is confirmed."))
        _open_next(course, whole, by=by, at=at)
        return course


def end_course(*, assignment_id: int, reason: str, by: Actor, at: datetime) -> Course:
    """Have the work go along its process no longer; parts that are open stay with who has them. Raises `ReasonMissing`
    and as `begin_course`."""
    if not reason.strip():
        raise ReasonMissing(_("Say why the work leaves the process: it stays in its history."))
    with transaction.atomic():
        whole, _person_id = _divisible(assignment_id, by=by)
        course = _open_course(whole)
        _end(course, whole, by=by, at=at, reason=reason.strip())
        return course


def on_step_moved(event: AssignmentMoved) -> None:
    """Open the next step once one is confirmed. A step that the one who would confirm it holds himself, such as a
    head's signature, is over when it is handed in.
    """
    if event.verb not in (Verb.SUBMIT, Verb.CONFIRM):
        return
    for step in _running_steps([event.assignment_id]):
        part = step.assignment
        if event.verb == Verb.CONFIRM:
            _open_after(step, at=event.at)
        elif part.person_id == part.delegated_by_id:
            end_own_part(part, reason=str(_OWN_STEP), by=Actor.system(), at=event.at)


def on_steps_confirmed(event: AssignmentsConfirmed) -> None:
    """Open the next step of each course of which a step was confirmed with others."""
    for step in _running_steps(event.assignment_ids):
        _open_after(step, at=event.at)


def _running_steps(assignment_ids: Sequence[int]) -> list[CourseStep]:
    rows = CourseStep.objects.filter(assignment__in=assignment_ids, course__ended_at__isnull=True)
    return list(rows.select_related("assignment__task", "assignment__unit").order_by("pk"))


def _open_after(step: CourseStep, *, at: datetime) -> None:
    """Open what comes after the confirmed step, or end the course after the last; work not at hand waits for a
    person."""
    course = Course.objects.select_for_update(of=("self",)).get(pk=step.course_id)
    whole = Assignment.objects.select_related("task", "unit").get(pk=course.assignment_id)
    if State(whole.state) in AT_WORK and not course.steps.filter(assignment__state__in=UNFINISHED).exists():
        _open_next(course, whole, by=Actor.system(), at=at)


def _write_version(
    process: Process, number: int, steps: Sequence[StepFacts], *, note: str, by: Actor, at: datetime
) -> ProcessVersion:
    if not 1 <= len(steps) <= MOST_STEPS:
        raise ProcessNotPossible(_("A process has from 1 to %(most)s steps.") % {"most": MOST_STEPS})
    posts = set(queries.posts_below(process.unit, on=clock.local_date(at)).values_list("pk", flat=True))
    for place, step in enumerate(steps, start=1):
        if not step.name.strip() or step.amount < 1:
            raise ProcessNotPossible(_("Step %(place)s lacks its name or its time limit.") % {"place": place})
        if step.post_id not in posts:
            raise ProcessNotPossible(
                _("The post of step %(place)s does not exist in %(unit)s today. Choose one from the list.")
                % {"place": place, "unit": process.unit.short_name}
            )
    version = ProcessVersion.objects.create(process=process, number=number, since=at, by_name=by.name, note=note)
    ProcessStep.objects.bulk_create(
        ProcessStep(
            version=version,
            order=place,
            name=" ".join(step.name.split())[:200],
            post_id=step.post_id,
            amount=step.amount,
            term_unit=step.term_unit,
        )
        for place, step in enumerate(steps, start=1)
    )
    return version


def _held(process_id: int, *, by: Actor) -> Process:
    process = get_process_for(by, process_id, lock=True)
    by.require(DESCRIBE_PROCESS, unit_id=process.unit_id)
    if process.ended_at is not None:
        raise ProcessNotPossible(_("The process is used no longer. Describe a new one."))
    return process


def _divisible(assignment_id: int, *, by: Actor) -> tuple[Assignment, int]:
    """Lock and return work at hand that the actor may divide, and who he is."""
    whole = get_assignment_for(by, assignment_id, lock=True)
    if by.person_id is None or not may_divide(by, whole):
        raise NotPermitted(_("Work is divided by the head of the unit that has it, or by the tracking officer."))
    if State(whole.state) not in AT_WORK:
        raise CourseNotPossible(
            _("Only work that its unit has accepted and not yet handed in goes along a process. Accept it first.")
        )
    return whole, by.person_id


def _open_course(whole: Assignment) -> Course:
    course: Course | None = whole.courses.select_for_update(of=("self",)).filter(ended_at__isnull=True).first()
    if course is None:
        raise CourseNotPossible(_("This work goes along no process now. Choose one for it."))
    return course


def _open_next(course: Course, whole: Assignment, *, by: Actor, at: datetime) -> None:
    done = set(course.steps.filter(assignment__state=State.CONFIRMED).values_list("step_id", flat=True))
    step = next((one for one in queries.steps_of(course.version_id) if one.pk not in done), None)
    if step is None:
        _end(course, whole, by=by, at=at)
        return
    unit, person = queries.desk_of(step, whole, on=clock.local_date(at))
    due = due_of_term(at.astimezone(HOME), step.amount, step.term_unit, working_calendar())
    part = Assignment(
        task=whole.task,
        first_unit=unit,
        unit=unit,
        person=person or course.begun_by,
        parent=whole,
        delegated_by_id=course.begun_by_id,
        part=step.name,
        role=PartyRole.LEAD,
        state=State.SENT.value,
        first_due_on=due.due_on,
        due_on=due.due_on,
        due_time=due.due_time,
        sent_at=at,
    )
    give(whole, part, reason="", by=by, at=at)
    CourseStep.objects.create(course=course, step=step, assignment=part)


def _end(course: Course, whole: Assignment, *, by: Actor, at: datetime, reason: str = "") -> None:
    course.ended_at = at
    course.save(update_fields=["ended_at"])
    _record_course("assignment.course-ended", whole, course.version, by=by, at=at, reason=reason)


def _record_process(
    verb: str, process: Process, steps: Sequence[StepFacts], *, by: Actor, at: datetime, reason: str = ""
) -> None:
    new = {"unit": process.unit.short_name, "steps": [f"{one.name} ({one.amount} {one.term_unit})" for one in steps]}
    record(Deed(verb, "process", process.pk, str(process), new=new, reason=reason), by=by.author, at=at)


def _record_course(
    verb: str, whole: Assignment, version: ProcessVersion, *, by: Actor, at: datetime, reason: str = ""
) -> None:
    new = {"process": str(version.process), "version": version.number}
    record(Deed(verb, "assignment", whole.pk, str(whole), new=new, reason=reason), by=by.author, at=at)
