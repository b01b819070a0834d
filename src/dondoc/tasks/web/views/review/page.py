"""The page of a review, as a whole or its right-hand side alone, and where a step leads from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dondoc.documents.models import Document
from dondoc.documents.permissions import get_document_for
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.queries import choices_on
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.models import Task, TaskState
from dondoc.tasks.permissions import ISSUE, REVIEW
from dondoc.tasks.rules.wording import ways_to_split
from dondoc.tasks.web.forms.review import BodyFormSet, TaskForm, body_initials
from dondoc.tasks.web.passages import passages_of
from dondoc.tasks.web.steps import may_undo, order_of, remembered
from dondoc.tasks.wording import PRODUCTS, REVIEW_KEYS, REVIEW_ORDERS

Forms = tuple[TaskForm, Any]


@dataclass(frozen=True, slots=True)
class Mode:
    """Which task is in hand on the page, and what is being done with it."""

    task_id: int | None = None
    doing: str = ""
    forms: Forms | None = None


@require_GET
@gate(REVIEW)
def review(request: ActorRequest, document_id: int) -> HttpResponse:
    """The review page; `?task=` takes a task in hand, `?doing=edit|split` opens its form, `?order=` sorts the cards."""
    document = get_document_for(request.actor, document_id)
    task_id = request.GET.get("task", "")
    return page_of(request, document, Mode(int(task_id) if task_id.isdecimal() else None, request.GET.get("doing", "")))


def carry_out(request: ActorRequest, task: Task, act: Callable[..., Task], *, hand: int | None = None) -> HttpResponse:
    """Do it and take the task `hand`, without one the next proposal, in hand; after a refusal, which is shown, the task
    stays."""
    document, next_id = task.document, hand or queries.next_to_review(task, order_of(request))
    try:
        with remembered(request, task.document_id):
            act(by=request.actor, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        next_id = task.pk
    if document is None:
        return redirect(address_of(task))
    return onward(request, document, next_id)


def onward(request: ActorRequest, document: Document | None, task_id: int | None) -> HttpResponse:
    """Show the review again with the next task in hand: the whole page, or its right-hand side for htmx."""
    if document is None:
        return redirect(reverse("tasks:task", args=[task_id]))
    if request.headers.get("HX-Request"):
        return page_of(request, document, Mode(task_id))
    anchor = f"?task={task_id}#task-{task_id}" if task_id else ""
    return redirect(reverse("tasks:review", args=[document.pk]) + anchor)


def address_of(task: Task, *, doing: str = "") -> str:
    """Return where the task is reviewed: in its document, or on its own page."""
    if task.document_id is None:
        return reverse("tasks:task", args=[task.pk])
    doing = f"&doing={doing}" if doing else ""
    return reverse("tasks:review", args=[task.document_id]) + f"?task={task.pk}{doing}#task-{task.pk}"


def filled_forms(task: Task) -> Forms:
    """Return the forms of the task as it stands."""
    parties = list(task.parties.select_related("unit", "group").order_by("order"))
    on = queries.day_of(task.document, today=clock.today())
    return TaskForm.of(task), BodyFormSet(initial=body_initials(parties), form_kwargs={"on": on})


def page_of(request: ActorRequest, document: Document, mode: Mode) -> HttpResponse:
    """Return the review as `mode` says: the whole page, or for htmx its right-hand side."""
    partial = bool(request.headers.get("HX-Request"))
    template = "tasks/_review_work.html" if partial else "tasks/review.html"
    return render(request, template, _context(request, document, mode, today=clock.today(), whole=not partial))


def _context(request: ActorRequest, document: Document, mode: Mode, *, today: date, whole: bool) -> dict[str, Any]:
    order = order_of(request)
    printed = queries.cards_of(document, today=today)
    cards = queries.in_order(printed, order)
    in_hand = next((card for card in cards if card.task.pk == mode.task_id), None)
    if in_hand is None:
        in_hand = next((card for card in cards if card.task.state == TaskState.DRAFT), None)
    forms = mode.forms
    if in_hand is not None and mode.doing == "edit" and forms is None:
        forms = filled_forms(in_hand.task)
    return {
        "document": document,
        "cards": cards,
        "in_hand": in_hand,
        "doing": mode.doing,
        "forms": forms,
        "summary": queries.summary_of(cards),
        "splits": ways_to_split(in_hand.task.text) if in_hand is not None and mode.doing == "split" else (),
        "citations": len(document.reading.get("citations") or ()),
        "repairs": [one for one in document.reading.get("citations") or () if one.get("printed")],
        "warnings": document.reading.get("warnings") or (),
        "may_issue": request.actor.may(ISSUE),
        "may_undo": may_undo(request, document.pk),
        "order": order,
        "orders": REVIEW_ORDERS,
        "keys": REVIEW_KEYS,
        "products": PRODUCTS,
        "around": _around(cards, in_hand),
        "choices": choices_on(queries.day_of(document, today=today)) if in_hand is not None else (),
        "may_choose": True,
        "passages": passages_of(document, [card.task for card in printed]) if whole else (),
    }


def _around(cards: Sequence[queries.Card], in_hand: queries.Card | None) -> tuple[int | None, int | None]:
    """Return the ids of the tasks shown before and after the one in hand."""
    ids: list[int | None] = [None, *(card.task.pk for card in cards), None]
    place = ids.index(in_hand.task.pk) if in_hand is not None else 0
    return (ids[place - 1], ids[place + 1]) if place else (None, None)
