"""Deciding on tasks, making two of one and one of two, and taking a step back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.documents.permissions import get_document_for
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks.actions import reviewing
from dondoc.tasks.actions.undoing import undo_changes
from dondoc.tasks.models import Task
from dondoc.tasks.permissions import REVIEW, get_task_for_review
from dondoc.tasks.web.steps import last_step, remembered
from dondoc.tasks.web.views.review.page import carry_out, onward


@require_POST
@gate(REVIEW)
def decide(request: ActorRequest, task_id: int, decision: str) -> HttpResponse:
    """Approve, leave out or take up again one task."""
    task = get_task_for_review(request.actor, task_id)
    actions: dict[str, Callable[..., Task]] = {
        "approve": reviewing.approve_task,
        "standing": reviewing.mark_standing,
        "drop": reviewing.drop_task,
        "restore": reviewing.restore_task,
    }
    return carry_out(
        request,
        task,
        lambda **who: actions[decision](task_id=task.pk, **who),
        hand=task.pk if decision == "standing" else None,
    )


@require_POST
@gate(REVIEW)
def approve_clear(request: ActorRequest, document_id: int) -> HttpResponse:
    """Approve at once all tasks of the document of which nothing is missing."""
    document = get_document_for(request.actor, document_id)
    with remembered(request, document.pk):
        number = reviewing.approve_clear(document_id=document_id, by=request.actor, at=clock.now())
    messages.success(
        request,
        ngettext("%(number)s task was approved.", "%(number)s tasks were approved.", number) % {"number": number},
    )
    return onward(request, document, None)


@require_POST
@gate(REVIEW)
def merge(request: ActorRequest, task_id: int) -> HttpResponse:
    """Join a task to the one before it."""
    task = get_task_for_review(request.actor, task_id)
    into = request.POST.get("into", "")
    if not into.isdecimal():
        return onward(request, task.document, task.pk)
    return carry_out(
        request, task, lambda **who: reviewing.merge_tasks(task_id=task.pk, into_id=int(into), **who), hand=int(into)
    )


@require_POST
@gate(REVIEW)
def split(request: ActorRequest, task_id: int) -> HttpResponse:
    """Divide a task after the chosen sentence."""
    task = get_task_for_review(request.actor, task_id)
    first = request.POST.get("first_part", "")
    return carry_out(
        request, task, lambda **who: reviewing.split_task(task_id=task.pk, first_part=first, **who)[0], hand=task.pk
    )


@require_POST
@gate(REVIEW)
def undo(request: ActorRequest, document_id: int) -> HttpResponse:
    """Take back the last step of this session in the review of the document; its task is in hand again."""
    document = get_document_for(request.actor, document_id)
    changes = last_step(request, document.pk)
    try:
        undo_changes(document_id=document.pk, changes=changes, by=request.actor, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return onward(request, document, None)
    return onward(request, document, next((one for one, (before, _after) in changes.items() if before), None))
