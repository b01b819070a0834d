"""The demo's story: 4363/UBND-NC is taken in and issued on its day, and some units have done their part since.

Everything goes through the actions that pages call, in the name of invented people, at the moments of the story.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db import transaction

from dondoc.documents.actions import intake
from dondoc.documents.models import Document
from dondoc.kernel.clock import HOME
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Unit, UnitKind
from dondoc.organization.queries import actor_of, heads_on, units_on
from dondoc.tasks.actions.issuing import issue_document
from dondoc.tasks.actions.life import Account, accept, confirm, report, submit
from dondoc.tasks.actions.passing import pass_on
from dondoc.tasks.actions.reviewing import Choice, Wording, approve_task, change_task
from dondoc.tasks.models import Assignment, PartyRole, Task, TaskState
from dondoc.tasks.queries import due_of, plan_of, work_left_at
from dondoc.tasks.rules.dues import DueKind
from dondoc.tasks.rules.states import State

FOUNDING_DOCUMENT = Path(__file__).parent / "data" / "4363-UBND-NC.md"
OFFICER, LEADER = "vp.theodoi", "ubnd.lanhdao1"
_ISSUED = date(2023, 10, 27)
_DECISION = "Sắp xếp tổ chức bộ máy năm 2025"
_PLACE = re.compile(r"^.* (?:quận|huyện) ")
_PRODUCT = "Báo cáo kết quả thực hiện"
_MERGED, _DISTRICTS_ENDED, _FINISHED = date(2025, 3, 3), date(2025, 7, 1), date(2025, 9, 8)
_OFFICE = "VP"
# Two districts whose work nobody has taken on yet, so that the page of hanging work has something to show.
_STILL_HANGING = ("TL", "VT")
# How many of the units with the dated task did what: handed it in and were confirmed in time, too late, only reported.
_IN_TIME, _LATE, _REPORTED = 12, 5, 6


def tell() -> bool:
    """Take the founding document in, issue it and play what followed; return whether there was anything to do."""
    officer = _actor(OFFICER, on=_ISSUED)
    taken = intake(
        content=FOUNDING_DOCUMENT.read_bytes(), name=FOUNDING_DOCUMENT.name, by=officer, at=_moment(_ISSUED, 14)
    )
    if not Task.objects.filter(document=taken.document, state=TaskState.DRAFT).exists():
        return False
    with transaction.atomic():
        _issue(taken.document, by=officer, at=_moment(_ISSUED, 15))
        _play(_dated(taken.document))
        _merge_departments()
        _end_districts()
        _finish(taken.document)
    return True


def _issue(document: Document, *, by: Actor, at: datetime) -> None:
    for task in Task.objects.filter(document=document).order_by("order"):
        change_task(task_id=task.pk, wording=_decided(task), by=by, at=at)
        approve_task(task_id=task.pk, by=by, at=at)
    issue_document(document_id=document.pk, by=by, at=at)


def _decided(task: Task) -> Wording:
    """What the officer decides: work with a date gives a report, the rest is a standing duty, knowingly undated."""
    due = due_of(task)
    is_dated = due.kind is not DueKind.UNDECIDED
    return Wording(
        text=task.text,
        title=task.title,
        due=due if is_dated else replace(due, kind=DueKind.UNDATED),
        bodies=[
            Choice(PartyRole(party.role), party.phrase, party.unit_id, party.group_id, party.is_outside)
            for party in task.parties.order_by("order")
        ],
        product=task.product or (_PRODUCT if is_dated else ""),
        is_standing=not is_dated,
        authority_note=task.authority_note,
        provision=task.provision,
        field_id=task.field_id,
    )


def _dated(document: Document) -> list[Assignment]:
    """Return the units' parts in the work that has a date, in the order of units, without the Office's own."""
    assignments = Assignment.objects.filter(task__document=document, role=PartyRole.LEAD, due_on__isnull=False)
    return list(assignments.exclude(unit__code=_OFFICE).order_by("unit_id", "id"))


def _play(assignments: list[Assignment]) -> None:
    one, two = _IN_TIME, _IN_TIME + _LATE
    _accept(assignments[: two + _REPORTED], date(2023, 11, 1))
    _done(assignments[:one], submitted=date(2024, 12, 20), confirmed=date(2024, 12, 24))
    _done(assignments[one:two], submitted=date(2025, 1, 10), confirmed=date(2025, 1, 14))
    told = Account(done="Đã rà soát, đang hoàn thiện báo cáo.", obstacle="Chờ số liệu của đơn vị trực thuộc.")
    _each(
        assignments[two : two + _REPORTED],
        date(2024, 12, 27),
        lambda one, head, at: report(assignment_id=one.pk, account=told, by=head, at=at),
    )


def _merge_departments() -> None:
    """The departments of 2025 take their predecessors' work on as the decision says."""
    officer = _actor(OFFICER, on=_MERGED)
    ended = Unit.objects.filter(valid_to__lt=_MERGED).order_by("pk")
    for unit in ended:
        plan = plan_of(officer, unit, on=_MERGED)
        _hand_on(unit, {one.assignment.pk: one.unit.pk for one in plan if one.unit}, by=officer, on=_MERGED)


def _end_districts() -> None:
    """The work of a district is given out assignment by assignment: here to the commune that bears its name."""
    officer = _actor(OFFICER, on=_DISTRICTS_ENDED)
    for district in Unit.objects.filter(kind=UnitKind.DISTRICT).exclude(code__in=_STILL_HANGING).order_by("pk"):
        name = _PLACE.sub("", district.name)
        heir = units_on(_DISTRICTS_ENDED).get(kind=UnitKind.COMMUNE, name__iregex=rf" (phường|xã) {name}$")
        work = {one.pk: heir.pk for one in work_left_at(officer, district)}
        _hand_on(district, work, by=officer, on=_DISTRICTS_ENDED)


def _finish(document: Document) -> None:
    """Let what was still late be done once the units of 2025 had settled, but for the work that hangs."""
    late = Assignment.objects.filter(task__document=document, due_on__isnull=False, submitted_at=None)
    rest = late.exclude(unit__code__in=_STILL_HANGING).order_by("unit_id", "id")
    _accept(rest.filter(state=State.SENT), _FINISHED - timedelta(days=7))
    office = list(rest.filter(unit__code=_OFFICE))
    _done(list(rest.exclude(unit__code=_OFFICE)), submitted=_FINISHED, confirmed=_FINISHED + timedelta(days=2))
    _done(office, submitted=_FINISHED, confirmed=_FINISHED + timedelta(days=2), by=LEADER)


def _hand_on(unit: Unit, choices: Mapping[int, int], *, by: Actor, on: date) -> None:
    pass_on(unit_id=unit.pk, choices=choices, decision=_DECISION, by=by, at=_moment(on, 9))


def _accept(assignments: Iterable[Assignment], on: date) -> None:
    _each(assignments, on, lambda one, head, at: accept(assignment_id=one.pk, by=head, at=at))


def _done(assignments: list[Assignment], *, submitted: date, confirmed: date, by: str = OFFICER) -> None:
    account = Account(done="Đã hoàn thành, có báo cáo kèm theo.", product=_PRODUCT)
    _each(assignments, submitted, lambda one, head, at: submit(assignment_id=one.pk, account=account, by=head, at=at))
    superior = _actor(by, on=confirmed)
    for one in assignments:
        confirm(assignment_id=one.pk, by=superior, at=_moment(confirmed, 9))


def _each(assignments: Iterable[Assignment], on: date, act: Callable[[Assignment, Actor, datetime], object]) -> None:
    """Let the head of each unit do it on the day."""
    given = list(assignments)
    heads = heads_on({one.unit_id for one in given}, on=on)
    for one in given:
        act(one, actor_of(heads[one.unit_id], on=on), _moment(on, 9))


def _actor(username: str, *, on: date) -> Actor:
    return actor_of(Person.objects.get(username=username), on=on)


def _moment(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour), tzinfo=HOME)
