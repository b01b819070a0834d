"""Sending approved tasks out as assignments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions import open_to_units
from dondoc.documents.models import Direction, Document
from dondoc.documents.permissions import get_document_for
from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.organization.queries import mandates_on
from dondoc.tasks import queries
from dondoc.tasks.actions import reviewing
from dondoc.tasks.actions.recurring import open_periods_of
from dondoc.tasks.actions.reviewing import Wording
from dondoc.tasks.actions.stands import open_stands
from dondoc.tasks.errors import NotClear, NothingToIssue
from dondoc.tasks.events import AssignmentsSent
from dondoc.tasks.models import Assignment, Party, PartyRole, Task, TaskState
from dondoc.tasks.permissions import ISSUE
from dondoc.tasks.provisions import called
from dondoc.tasks.rules.clarity import Clarity, is_elsewhere
from dondoc.tasks.rules.dues import DueKind, waits_for_event
from dondoc.tasks.rules.states import State
from dondoc.tasks.wording import CLARITY_NAMES
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar, due_of_term


@dataclass(frozen=True, slots=True)
class Issued:
    """How many tasks went out, to how many assignments, and how many are another body's work."""

    tasks: int
    assignments: int
    elsewhere: int


def issue_document(*, document_id: int, by: Actor, at: datetime) -> Issued:
    """Send every approved task of the document to its units, all or nothing.

    Raises `NothingToIssue` when no task is approved, and `NotClear` when one of the "6 rõ" is missing by now, naming
    the tasks. Tasks left out stay so; tasks not yet approved hold the document back.
    """
    by.require(ISSUE)
    with transaction.atomic():
        document = get_document_for(by, document_id)
        tasks = list(
            Task.objects.select_for_update()
            .filter(document=document, state__in=[TaskState.DRAFT, TaskState.REVIEWED])
            .order_by("order", "id")
        )
        _require_all_approved(tasks)
        return _issue(tasks, document, by=by, at=at)


def issue_task(*, task_id: int, by: Actor, at: datetime) -> Issued:
    """Send one approved task, of a document or without one. Raises as `issue_document`."""
    by.require(ISSUE)
    with transaction.atomic():
        task = Task.objects.select_for_update().filter(pk=task_id, state=TaskState.REVIEWED).first()
        if task is None:
            raise NothingToIssue(
                _("The task is not approved or has been issued already. Open it to see how it stands.")
            )
        document = get_document_for(by, task.document_id) if task.document_id is not None else None
        return _issue([task], document, by=by, at=at)


def issue_written(*, wording: Wording, task_id: int | None = None, by: Actor, at: datetime) -> tuple[Task, Issued]:
    """Write a task without a document, or put a proposal as worded, approve it and send it: all or nothing.

    For who may do each of these anyway, with the same checks and the same entries in the journal, and raises what they
    raise: as `reviewing.add_task` or `reviewing.change_task`, `reviewing.approve_task` and `issue_task`.
    """
    by.require(ISSUE)
    with transaction.atomic():
        if task_id is None:
            written = reviewing.written_anew(None, wording, by=by)
        else:
            written = reviewing.rewritten(task_id, wording, by=by)
        task = written.task
        approved = reviewing.approval_of(task)
        task.state = TaskState.REVIEWED
        return task, _issue(
            [task], task.document, parties=written.parties, first=[written.deed, approved], by=by, at=at
        )


def _require_all_approved(tasks: Sequence[Task]) -> None:
    if not tasks:
        raise NothingToIssue(_("There is no approved task to issue. Approve the proposed tasks, or write one by hand."))
    waiting = [task for task in tasks if task.state == TaskState.DRAFT]
    if waiting:
        raise NothingToIssue(
            _("%(number)s of the tasks are not approved yet: %(tasks)s. Approve them or leave them out.")
            % {"number": len(waiting), "tasks": ", ".join(called(task) for task in waiting[:8])}
        )


def _issue(
    tasks: Sequence[Task],
    document: Document | None,
    *,
    parties: Sequence[Party] = (),
    first: Sequence[Deed] = (),
    by: Actor,
    at: datetime,
) -> Issued:
    """Send the tasks; what came `first` is recorded before it. Parties not given are fetched."""
    today = clock.local_date(at)
    on = queries.day_of(document, today=today)
    parties = parties or list(Party.objects.filter(task__in=tasks).select_related("unit").order_by("order"))
    bodies = queries.bodies_of(parties, on=on)
    _require_clear(tasks, queries.gaps_of(tasks, parties, bodies, today=today))
    _set_fields(tasks, parties, bodies, on=on)
    calendar = working_calendar()
    sent: list[Assignment] = []
    elsewhere = 0
    for task in tasks:
        own = [party for party in parties if party.task_id == task.pk]
        if is_elsewhere([bodies.facts(party) for party in own]):
            task.state = TaskState.ELSEWHERE
            elsewhere += 1
        else:
            task.state = TaskState.ISSUED
            sent.extend(_assignments(task, own, bodies, calendar, at=at))
        task.issued_at = at
    Task.objects.bulk_update(tasks, ["state", "issued_at", "field"], batch_size=500)
    _send(sent, document, bodies, at=at)
    record(*first, *_deeds(tasks, sent, bodies), by=by.author, at=at)
    recurring = {task.pk for task in tasks if task.due_kind == DueKind.RECURRING}
    if recurring:
        duties = [one.pk for one in sent if one.task_id in recurring]
        open_periods_of(duties, on=clock.local_date(at), by=by, at=at)
    return Issued(len(tasks) - elsewhere, len(sent), elsewhere)


def _require_clear(tasks: Sequence[Task], unclear: Mapping[int, Sequence[Clarity]]) -> None:
    gaps = {task: unclear[task.pk] for task in tasks if unclear[task.pk]}
    if gaps:
        listed = "; ".join(
            f"{called(task)}: {', '.join(str(CLARITY_NAMES[gap]) for gap in found)}" for task, found in gaps.items()
        )
        raise NotClear(_("Nothing was sent, since not all is clear yet: %(gaps)s.") % {"gaps": listed})


def _set_fields(tasks: Sequence[Task], parties: Sequence[Party], bodies: queries.Bodies, *, on: date) -> None:
    """Give each task without a field the one its leads are charged with; where there are several, a person says."""
    leads: dict[int, set[int]] = defaultdict(set)
    for party in parties:
        if party.role == PartyRole.LEAD:
            leads[party.task_id].update(bodies.units.get(party.pk, ()))
    fields = mandates_on({unit_id for units in leads.values() for unit_id in units}, on=on)
    for task in tasks:
        if task.field_id is None:
            own = {field.pk for unit_id in leads[task.pk] for field in fields.get(unit_id, ())}
            task.field_id = own.pop() if len(own) == 1 else None


def _assignments(
    task: Task, parties: Sequence[Party], bodies: queries.Bodies, calendar: WorkingCalendar, *, at: datetime
) -> list[Assignment]:
    """Return one unsaved assignment a unit: whoever leads does not also support or supervise the same task."""
    due_on, due_time = _due(task, calendar, at=at)
    starts_on = clock.local_date(at) if _starts_now(task) else None
    made: dict[int, Assignment] = {}
    for role in (PartyRole.LEAD, PartyRole.SUPPORT, PartyRole.SUPERVISE):
        for party in parties:
            for unit_id in bodies.units.get(party.pk, ()) if party.role == role else ():
                made.setdefault(
                    unit_id,
                    Assignment(
                        task=task,
                        first_unit_id=unit_id,
                        unit_id=unit_id,
                        role=role,
                        state=State.SENT.value,
                        first_due_on=due_on,
                        due_on=due_on,
                        due_time=due_time,
                        term_starts_on=starts_on,
                        sent_at=at,
                    ),
                )
    return list(made.values())


def _due(task: Task, calendar: WorkingCalendar, *, at: datetime) -> tuple[date | None, time | None]:
    """Return the last day of work sent at `at`: as printed, or reckoned from receipt, which is arrival here.

    A term from another event has not started, and a duty without a due date has none.
    """
    if task.due_kind == DueKind.DATE:
        return task.due_on, task.due_time
    if _starts_now(task) and task.term_amount:
        reckoning = due_of_term(clock.local_date(at), task.term_amount, task.term_unit, calendar)
        return reckoning.due_on, reckoning.due_time
    return None, None


def _starts_now(task: Task) -> bool:
    """Whether the task's term starts with its arrival at the unit."""
    return task.due_kind == DueKind.TERM and not waits_for_event(task.due_kind, task.term_event)


def _send(sent: list[Assignment], document: Document | None, bodies: queries.Bodies, *, at: datetime) -> None:
    top = bodies.committee
    if document is not None and document.direction == Direction.INCOMING and top is not None and sent:
        _hang_below_committee(sent, top.pk)
    Assignment.objects.bulk_create([one for one in sent if one.pk is None], batch_size=500)
    open_stands(sent, at=at)
    if document is not None:
        open_to_units({document.pk: {one.unit_id for one in sent}})
    announce(AssignmentsSent(tuple(one.pk for one in sent), at))


def _hang_below_committee(sent: list[Assignment], committee_id: int) -> None:
    """An order from above binds the committee itself; its agencies hold their parts below the committee's own."""
    roots = {one.task_id: one for one in sent if one.unit_id == committee_id and one.role == PartyRole.LEAD}
    missing = {one.task_id: one for one in sent if one.role == PartyRole.LEAD and one.task_id not in roots}
    made = [_root_of(one, committee_id) for one in missing.values()]
    sent.extend(made)
    roots.update({one.task_id: one for one in made})
    Assignment.objects.bulk_create(roots.values(), batch_size=500)
    for one in sent:
        if one is not roots.get(one.task_id):
            one.parent = roots.get(one.task_id)


def _root_of(one: Assignment, committee_id: int) -> Assignment:
    """The committee has taken the order on by registering it."""
    return Assignment(
        task=one.task,
        first_unit_id=committee_id,
        unit_id=committee_id,
        role=PartyRole.LEAD,
        state=State.ACCEPTED.value,
        first_due_on=one.first_due_on,
        due_on=one.due_on,
        due_time=one.due_time,
        term_starts_on=one.term_starts_on,
        sent_at=one.sent_at,
    )


def _deeds(tasks: Sequence[Task], sent: Sequence[Assignment], bodies: queries.Bodies) -> Iterator[Deed]:
    for task in tasks:
        was = {"state": TaskState.REVIEWED}
        yield Deed("task.issued", "task", task.pk, str(task), old=was, new={"state": task.state})
    for one in sent:
        unit = bodies.known[one.unit_id].short_name
        told = {"state": one.state, "role": one.role, "due_on": one.due_on, "unit": unit}
        yield Deed("assignment.sent", "assignment", one.pk, f"{one.task} · {unit}", new=told)
