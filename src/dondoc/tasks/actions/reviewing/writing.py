"""Writing a proposal: a task worded anew, or added by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from dondoc.documents.permissions import get_document_for
from dondoc.journal.actions import Deed, record
from dondoc.organization.actors import Actor
from dondoc.tasks.actions.proposing import set_due
from dondoc.tasks.actions.reviewing.proposals import open_task, told, told_of
from dondoc.tasks.errors import DueIncomplete
from dondoc.tasks.models import Party, PartyRole, Task, TaskState
from dondoc.tasks.permissions import REVIEW
from dondoc.tasks.rules.dues import DueKind, DueSpec
from dondoc.tasks.rules.wording import title_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A body of a task and whom it means: a unit, a group, another body's work, or nobody yet."""

    role: PartyRole
    phrase: str
    unit_id: int | None = None
    group_id: int | None = None
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything a person may change of a proposed task. Without `targets` they stay as they are."""

    text: str
    title: str
    due: DueSpec
    bodies: Sequence[Choice]
    product: str = ""
    is_standing: bool = False
    authority_note: str = ""
    provision: str = ""
    field_id: int | None = None
    targets: Sequence[Mapping[str, Any]] | None = None


class Written(NamedTuple):
    """A proposal as it was written, with its parties, and what the journal is to keep of it."""

    task: Task
    parties: list[Party]
    deed: Deed


def change_task(*, task_id: int, wording: Wording, by: Actor, at: datetime) -> Task:
    """Put the task as the person worded it; an approved task must be approved again.

    Raises `AlreadyIssued`, and `DueIncomplete` when a fixed date has no day or a term no length.
    """
    with transaction.atomic():
        written = rewritten(task_id, wording, by=by)
        record(written.deed, by=by.author, at=at)
        return written.task


def rewritten(task_id: int, wording: Wording, *, by: Actor) -> Written:
    """Put the task as `change_task` does, in the transaction of the caller, who records it."""
    task = open_task(by, task_id)
    old = told(task)
    _put(task, wording)
    task.state = TaskState.DRAFT
    task.save()
    task.parties.all().delete()
    parties = Party.objects.bulk_create(_parties(task, wording.bodies))
    return Written(task, parties, Deed("task.changed", "task", task.pk, str(task), old, told_of(task, parties)))


def add_task(*, document_id: int | None, wording: Wording, by: Actor, at: datetime) -> Task:
    """Write a task by hand: for a document whose reading missed it, or without a document (an oral order, a note)."""
    with transaction.atomic():
        written = written_anew(document_id, wording, by=by)
        record(written.deed, by=by.author, at=at)
        return written.task


def written_anew(document_id: int | None, wording: Wording, *, by: Actor) -> Written:
    """Write a task as `add_task` does, in the transaction of the caller, who records it."""
    by.require(REVIEW)
    document = get_document_for(by, document_id) if document_id is not None else None
    last = Task.objects.filter(document=document).aggregate(last=Max("order"))["last"] if document else 0
    task = Task(document=document, order=(last or 0) + 1)
    _put(task, wording)
    task.save()
    parties = Party.objects.bulk_create(_parties(task, wording.bodies))
    return Written(task, parties, Deed("task.added", "task", task.pk, str(task), new=told_of(task, parties)))


def _put(task: Task, wording: Wording) -> None:
    due = wording.due
    if (due.kind is DueKind.DATE and due.on is None) or (due.kind is DueKind.TERM and not due.amount):
        raise DueIncomplete(_("A fixed date needs its day, a term its length. Fill it, or choose another kind of due."))
    task.text = wording.text.strip()
    task.title = (wording.title.strip() or title_of(wording.text))[:200]
    task.provision = wording.provision.strip()[:60]
    task.product = wording.product.strip()[:300]
    task.is_standing = wording.is_standing
    task.authority_note = wording.authority_note.strip()[:300]
    task.field_id = wording.field_id
    if wording.targets is not None:
        task.targets = [dict(one) for one in wording.targets]
    set_due(task, due)


def _parties(task: Task, bodies: Sequence[Choice]) -> list[Party]:
    return [
        Party(
            task=task,
            role=choice.role,
            order=order,
            phrase=choice.phrase.strip()[:400],
            unit_id=choice.unit_id,
            group_id=choice.group_id,
            is_outside=choice.is_outside,
        )
        for order, choice in enumerate(bodies, start=1)
    ]
