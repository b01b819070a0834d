"""Making two proposals of one, and one of two."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.proposing import set_due
from dondoc.tasks.actions.reviewing.proposals import DUE_FIELDS, note, open_task, told
from dondoc.tasks.errors import CannotMerge, CannotSplit
from dondoc.tasks.models import Party, Task, TaskState
from dondoc.tasks.rules.dues import DueKind
from dondoc.tasks.rules.wording import title_of


def split_task(*, task_id: int, first_part: str, by: Actor, at: datetime) -> tuple[Task, Task]:
    """Divide the task after `first_part`, which must be how its text begins. Both keep the bodies and the due.

    Raises `CannotSplit` when the text does not begin so or nothing would be left for one of the two.
    """
    with transaction.atomic():
        task = open_task(by, task_id)
        whole, first = " ".join(task.text.split()), " ".join(first_part.split())
        rest = whole[len(first) :].lstrip(" ;.,")
        if not first or not rest or not whole.startswith(first):
            raise CannotSplit(
                _("The first part must be the beginning of the task's text, and something must be left after it.")
            )
        old = told(task)
        bodies = list(task.parties.order_by("order"))
        _make_room_after(task)
        second = Task(**_copied(task), order=task.order + 1, text=rest, title=title_of(rest))
        second.targets = [one for one in task.targets if one["text"] in rest]
        task.targets = [one for one in task.targets if one not in second.targets]
        task.text, task.title, task.state = first, title_of(first), TaskState.DRAFT
        task.save()
        second.save()
        Party.objects.bulk_create([_copy_of(party, second) for party in bodies])
        note("task.split", task, by=by, at=at, old=old, new={"text": first, "other": second.pk})
        note("task.added", second, by=by, at=at, new=told(second))
        return task, second


def merge_tasks(*, task_id: int, into_id: int, by: Actor, at: datetime) -> Task:
    """Add the task's text and bodies to another of the same document, and take it away.

    Raises `CannotMerge` for tasks of two documents or one and the same.
    """
    with transaction.atomic():
        task, target = open_task(by, task_id), open_task(by, into_id)
        if task.pk == target.pk or task.document_id != target.document_id or task.document_id is None:
            raise CannotMerge(_("Only two different tasks of the same document can become one."))
        earlier, later = sorted((task, target), key=lambda one: one.order)
        old = told(target)
        target.text = f"{earlier.text.rstrip()}\n{later.text.lstrip()}"
        target.state = TaskState.DRAFT
        target.targets = [*earlier.targets, *(one for one in later.targets if one not in earlier.targets)]
        if target.due_kind == DueKind.UNDECIDED:
            set_due(target, queries.due_of(task))
        known = {(party.role, party.phrase, party.unit_id, party.group_id) for party in target.parties.all()}
        for party in task.parties.order_by("order"):
            if (party.role, party.phrase, party.unit_id, party.group_id) not in known:
                _copy_of(party, target).save()
        target.save()
        note("task.merged", target, by=by, at=at, old=old, new={**told(target), "from": task.pk})
        note("task.removed", task, by=by, at=at, old=told(task), new={"into": target.pk})
        task.delete()
        return target


def _copy_of(party: Party, task: Task) -> Party:
    return Party(
        task=task,
        role=party.role,
        order=party.order,
        phrase=party.phrase,
        unit_id=party.unit_id,
        group_id=party.group_id,
        is_outside=party.is_outside,
        note=party.note,
    )


def _copied(task: Task) -> dict[str, Any]:
    """Return what the second half of a split takes over."""
    kept = (
        *("document", "provision", "start", "end", "confidence", "product", "is_standing", "authority_note", "field"),
        *DUE_FIELDS,
    )
    return {name: getattr(task, name) for name in kept}


def _make_room_after(task: Task) -> None:
    if task.document_id is not None:
        Task.objects.filter(document_id=task.document_id, order__gt=task.order).update(order=F("order") + 1)
