"""Work that runs already when the system comes: taken over from the lists an office has kept until now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from dondoc.documents.actions import open_to_units
from dondoc.journal.actions import Deed, record
from dondoc.kernel.clock import HOME
from dondoc.kernel.events import announce
from dondoc.kernel.progress import Progress, silent
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.tasks.actions.stands import open_stands
from dondoc.tasks.events import AssignmentsSent
from dondoc.tasks.models import Assignment, DueKind, PartyRole, Task, TaskState
from dondoc.tasks.permissions import ISSUE
from dondoc.tasks.rules.states import State
from dondoc.tasks.rules.wording import title_of

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class OldTask:
    """A row of the list: what is ordered of which units, by when, and how it stands.

    `state` is one of sent, in progress and confirmed; a confirmed one has the day it was done on.
    """

    text: str
    lead_id: int
    support_ids: tuple[int, ...] = ()
    document_id: int | None = None
    provision: str = ""
    due_on: date | None = None
    state: State = State.SENT
    done_on: date | None = None
    product: str = ""


def take_over(old: Sequence[OldTask], *, by: Actor, at: datetime, progress: Progress = silent) -> int:
    """Take the tasks over as issued at `at`, each with its units' assignments; return how many assignments there are.

    Their due dates are first due dates here: what moved before is not known. Figures of days before `at` do not count
    them. Part of the caller's transaction or one of its own: all of them or none.
    """
    by.require(ISSUE)
    made = 0
    with transaction.atomic():
        for start in range(0, len(old), _AT_ONCE):
            part = old[start : start + _AT_ONCE]
            made += _take_over(part, by=by, at=at)
            progress(start + len(part), len(old))
    return made


def _take_over(old: Sequence[OldTask], *, by: Actor, at: datetime) -> int:
    tasks = Task.objects.bulk_create([_task(one, order, at) for order, one in enumerate(old, start=1)])
    rows = [row for task, one in zip(tasks, old, strict=True) for row in _assignments(task, one, at)]
    Assignment.objects.bulk_create(rows, batch_size=500)
    open_stands(rows, at=at)
    readers: dict[int, set[int]] = defaultdict(set)
    for one in old:
        if one.document_id is not None:
            readers[one.document_id].update((one.lead_id, *one.support_ids))
    open_to_units(readers)
    names = dict(Unit.objects.filter(pk__in={row.unit_id for row in rows}).values_list("pk", "short_name"))
    record(
        *(Deed("task.taken-over", "task", task.pk, str(task), new={"due_on": task.due_on}) for task in tasks),
        *(
            Deed(
                "assignment.taken-over",
                "assignment",
                row.pk,
                f"{row.task} · {names[row.unit_id]}",
                new={"state": row.state, "role": row.role, "due_on": row.due_on, "unit": names[row.unit_id]},
            )
            for row in rows
        ),
        by=by.author,
        at=at,
    )
    announce(AssignmentsSent(tuple(row.pk for row in rows), at))
    return len(rows)


def _task(one: OldTask, order: int, at: datetime) -> Task:
    return Task(
        document_id=one.document_id,
        order=order,
        provision=one.provision[:60],
        title=title_of(one.text)[:200],
        text=one.text,
        state=TaskState.ISSUED,
        due_kind=DueKind.DATE if one.due_on else DueKind.UNDATED,
        due_on=one.due_on,
        product=one.product[:300],
        is_standing=not one.product,
        issued_at=at,
    )


def _assignments(task: Task, one: OldTask, at: datetime) -> list[Assignment]:
    done_at = datetime.combine(one.done_on, time(12), tzinfo=HOME) if one.done_on else None
    is_done = one.state is State.CONFIRMED
    roles = {one.lead_id: PartyRole.LEAD}
    for unit_id in one.support_ids:
        roles.setdefault(unit_id, PartyRole.SUPPORT)
    return [
        Assignment(
            task=task,
            first_unit_id=unit_id,
            unit_id=unit_id,
            role=role,
            state=one.state.value,
            first_due_on=one.due_on,
            due_on=one.due_on,
            sent_at=at,
            submitted_at=done_at if is_done else None,
            closed_at=at if is_done else None,
        )
        for unit_id, role in roles.items()
    ]
