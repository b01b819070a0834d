"""Deciding on a proposal: right as it is, left out, or taken up again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.documents.permissions import get_document_for
from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.reviewing.proposals import note, open_task
from dondoc.tasks.errors import NotClear
from dondoc.tasks.models import Task, TaskState
from dondoc.tasks.permissions import REVIEW
from dondoc.tasks.provisions import called
from dondoc.tasks.wording import CLARITY_NAMES


def approve_task(*, task_id: int, by: Actor, at: datetime) -> Task:
    """Say that the task is right. Raises `NotClear`, naming what is missing of the "6 rõ"."""
    with transaction.atomic():
        task = open_task(by, task_id)
        gaps = queries.unclear_of([task], task.document, today=clock.local_date(at))[task.pk]
        if gaps:
            raise NotClear(
                _("Task %(task)s is not clear yet: %(gaps)s. Fill the marked fields, then approve it.")
                % {"task": called(task), "gaps": ", ".join(str(CLARITY_NAMES[gap]) for gap in gaps)}
            )
        return _set_state(task, TaskState.REVIEWED, "task.approved", by=by, at=at)


def approval_of(task: Task) -> Deed:
    """Return what the journal keeps of a proposal that is approved."""
    return Deed("task.approved", "task", task.pk, str(task), {"state": task.state}, {"state": TaskState.REVIEWED})


def approve_clear(*, document_id: int, by: Actor, at: datetime) -> int:
    """Approve every proposed task of the document that is clear; return how many. What is not clear stays proposed."""
    by.require(REVIEW)
    with transaction.atomic():
        document = get_document_for(by, document_id)
        drafts = list(
            Task.objects.select_for_update().filter(document=document, state=TaskState.DRAFT).order_by("order", "id")
        )
        gaps = queries.unclear_of(drafts, document, today=clock.local_date(at))
        clear = [task for task in drafts if not gaps[task.pk]]
        Task.objects.filter(pk__in=[task.pk for task in clear]).update(state=TaskState.REVIEWED)
        record(*(approval_of(task) for task in clear), by=by.author, at=at)
        return len(clear)


def drop_task(*, task_id: int, by: Actor, at: datetime) -> Task:
    """Leave the task out: it will not be issued. It stays to be taken up again."""
    with transaction.atomic():
        return _set_state(open_task(by, task_id), TaskState.DROPPED, "task.dropped", by=by, at=at)


def restore_task(*, task_id: int, by: Actor, at: datetime) -> Task:
    """Take up again a task that was left out or approved, as a proposal."""
    with transaction.atomic():
        return _set_state(open_task(by, task_id), TaskState.DRAFT, "task.restored", by=by, at=at)


def _set_state(task: Task, state: TaskState, verb: str, *, by: Actor, at: datetime) -> Task:
    old = task.state
    task.state = state
    task.save(update_fields=["state"])
    note(verb, task, by=by, at=at, old={"state": old}, new={"state": state})
    return task
