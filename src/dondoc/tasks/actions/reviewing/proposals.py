"""What every change of a proposal needs: that it is still open to review, and what the journal keeps of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.organization.actors import Actor
from dondoc.tasks.errors import AlreadyIssued
from dondoc.tasks.models import Party, Task, TaskState
from dondoc.tasks.permissions import get_task_for_review
from dondoc.tasks.provisions import called

_OPEN_TO_REVIEW = {TaskState.DRAFT, TaskState.REVIEWED, TaskState.DROPPED}
DUE_FIELDS = (
    *("due_kind", "due_on", "due_time", "due_text", "term_amount", "term_unit", "term_event"),
    *("recurs_every", "recurs_on", "recurs_interval"),
)
"""What `proposing.set_due` writes of a task."""


def open_task(by: Actor, task_id: int) -> Task:
    """Return the proposal, locked. Raises `NotFound` for a task the actor may not review, and `AlreadyIssued`."""
    task = get_task_for_review(by, task_id, lock=True)
    if task.state not in _OPEN_TO_REVIEW:
        raise AlreadyIssued(
            _("Task %(task)s has been issued. What is wrong with it is corrected on its assignments.")
            % {"task": called(task)}
        )
    return task


def told_of(task: Task, parties: Iterable[Party]) -> dict[str, Any]:
    """Return what the journal keeps of a task with these parties, in their order."""
    due_on: date | None = task.due_on
    return {
        "text": task.text,
        "due": [task.due_kind, due_on.isoformat() if due_on else None, task.due_text],
        "product": task.product,
        "targets": [one["text"] for one in task.targets],
        "standing": task.is_standing,
        "field": str(task.field or ""),
        "bodies": [[party.role, party.phrase, party.unit_id, party.group_id, party.is_outside] for party in parties],
    }


def told(task: Task) -> dict[str, Any]:
    """Return what the journal keeps of a task with the parties that are stored of it."""
    return told_of(task, task.parties.order_by("order"))


def note(
    verb: str,
    task: Task,
    *,
    by: Actor,
    at: datetime,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
) -> None:
    """Write into the journal what was done with one proposal."""
    record(
        Deed(verb=verb, object_type="task", object_id=task.pk, label=str(task), old=old or {}, new=new or {}),
        by=by.author,
        at=at,
    )
