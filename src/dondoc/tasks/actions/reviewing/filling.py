"""Filling what a proposal still lacks: its last day, its product, whom a phrase means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Prefetch

from dondoc.documents.permissions import get_document_for
from dondoc.journal.actions import Deed, record
from dondoc.organization.actors import Actor
from dondoc.tasks.actions.proposing import set_due
from dondoc.tasks.actions.reviewing.proposals import DUE_FIELDS, note, open_task, told, told_of
from dondoc.tasks.actions.reviewing.writing import Choice
from dondoc.tasks.models import Party, Task, TaskState
from dondoc.tasks.permissions import REVIEW
from dondoc.tasks.rules.dues import DueKind, DueSpec

_IN_ORDER = Prefetch("parties", Party.objects.order_by("order"))


def mark_standing(*, task_id: int, by: Actor, at: datetime) -> Task:
    """Say knowingly that the task is a standing duty: what is still missing of due date and product is not missed.

    A due date or product that is there stays.
    """
    with transaction.atomic():
        task = open_task(by, task_id)
        old = told(task)
        if task.due_kind == DueKind.UNDECIDED:
            set_due(task, DueSpec(DueKind.UNDATED))
        task.is_standing = task.is_standing or not task.product
        task.save()
        note("task.changed", task, by=by, at=at, old=old, new=told(task))
        return task


def fill_gaps(*, task_id: int, due_on: date | None, product: str, by: Actor, at: datetime) -> Task:
    """Name the last day and the product of a proposed task, as far as they are given and still missing."""
    with transaction.atomic():
        task = open_task(by, task_id)
        deed = _filled(task, due_on, product, task.parties.order_by("order"))
        task.save()
        if deed:
            record(deed, by=by.author, at=at)
        return task


def fill_gaps_of_all(*, document_id: int, due_on: date | None, product: str, by: Actor, at: datetime) -> int:
    """Name one last day and one product for every proposed task of the document that lacks them, as `fill_gaps` does
    for one; return in how many. Standing duties are left as they are."""
    by.require(REVIEW)
    with transaction.atomic():
        document = get_document_for(by, document_id)
        drafts = Task.objects.select_for_update(of=("self",)).filter(document=document, state=TaskState.DRAFT)
        tasks = drafts.select_related("field").prefetch_related(_IN_ORDER).order_by("order", "id")
        deeds = {task: deed for task in tasks if (deed := _filled(task, due_on, product, task.parties.all()))}
        Task.objects.bulk_update(deeds, (*DUE_FIELDS, "product"), batch_size=500)
        record(*deeds.values(), by=by.author, at=at)
        return len(deeds)


def _filled(task: Task, due_on: date | None, product: str, parties: Iterable[Party]) -> Deed | None:
    """Fill what is given and missing, without saving it; return what the journal is to keep, None if nothing was."""
    old = told_of(task, parties)
    if due_on is not None and task.due_kind == DueKind.UNDECIDED:
        set_due(task, DueSpec(DueKind.DATE, task.due_text, on=due_on))
    if not task.is_standing:
        task.product = task.product or product.strip()[:300]
    new = told_of(task, parties)
    return Deed("task.changed", "task", task.pk, str(task), old, new) if new != old else None


def choose_meaning(*, document_id: int, phrase: str, choices: Sequence[Choice], by: Actor, at: datetime) -> int:
    """Say once whom a phrase means, for every proposed task of the document in which that is still open.

    `choices` replace the open party in each, in its role; return in how many tasks.
    """
    by.require(REVIEW)
    with transaction.atomic():
        document = get_document_for(by, document_id)
        parties = list(
            Party.objects.filter(
                task__document=document,
                task__state=TaskState.DRAFT,
                phrase=phrase,
                unit__isnull=True,
                group__isnull=True,
                is_outside=False,
            ).select_related("task")
        )
        Party.objects.filter(pk__in=[party.pk for party in parties]).delete()
        Party.objects.bulk_create([_chosen(party, choice) for party in parties for choice in choices])
        tasks = {party.task_id: party.task for party in parties}
        meant = [[choice.unit_id, choice.group_id, choice.is_outside] for choice in choices]
        record(
            *(
                Deed("task.changed", "task", task.pk, str(task), {"open": phrase}, {"phrase": phrase, "means": meant})
                for task in tasks.values()
            ),
            by=by.author,
            at=at,
        )
        return len(tasks)


def _chosen(party: Party, choice: Choice) -> Party:
    return Party(
        task_id=party.task_id,
        role=party.role,
        order=party.order,
        phrase=party.phrase,
        unit_id=choice.unit_id,
        group_id=choice.group_id,
        is_outside=choice.is_outside,
    )
