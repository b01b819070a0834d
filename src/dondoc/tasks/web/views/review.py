"""The review of a document: its text with the found places beside the proposed tasks.

Every change is a form that works without script; with htmx the right-hand side alone is renewed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.documents.models import Document
from dondoc.documents.permissions import get_document_for
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.queries import choices_on
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions import issuing, reviewing
from dondoc.tasks.actions.undoing import undo_changes
from dondoc.tasks.models import Task, TaskState
from dondoc.tasks.permissions import ISSUE, REVIEW, get_task_for_review
from dondoc.tasks.rules.wording import ways_to_split
from dondoc.tasks.web.forms.review import BodyForm, BodyFormSet, FillAllForm, FillForm, TaskForm, body_initials, chosen
from dondoc.tasks.web.passages import passages_of
from dondoc.tasks.web.steps import last_step, may_undo, order_of, remembered
from dondoc.tasks.wording import PRODUCTS, REVIEW_KEYS, REVIEW_ORDERS

Forms = tuple[TaskForm, Any]
_ROWS_BY_HAND = 3
"""How many rows for units a task without a document begins with: nothing is read that would name them."""


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
    return _page(request, document, Mode(int(task_id) if task_id.isdecimal() else None, request.GET.get("doing", "")))


@require_http_methods(["GET", "POST"])
@gate(REVIEW)
def edit(request: ActorRequest, task_id: int) -> HttpResponse:
    """Change a task's wording, due, product and bodies. What was typed stays when it is not right yet."""
    task = get_task_for_review(request.actor, task_id)
    if request.method == "GET" and task.document_id is not None:
        return redirect(_address(task, doing="edit"))
    if request.method == "GET":
        return _form_page(request, task, _filled_forms(task))
    forms = _bound_forms(request, task)
    if not all(form.is_valid() for form in forms):
        return _answer_with_forms(request, task, forms)
    task_form, bodies = forms
    wording = task_form.wording(chosen(bodies), printed_due=task.due_text, read=task.targets)
    if _is_to_issue(request, task.document):
        return _issue_written(request, task_form, wording, task.pk) or _answer_with_forms(request, task, forms)
    with remembered(request, task.document_id):
        reviewing.change_task(task_id=task.pk, wording=wording, by=request.actor, at=clock.now())
    if request.POST.get("then") == "approve":
        return _carry_out(request, task, lambda **who: reviewing.approve_task(task_id=task.pk, **who))
    return _onward(request, task.document, task.pk)


@require_http_methods(["GET", "POST"])
@gate(REVIEW)
def add(request: ActorRequest, document_id: int | None = None) -> HttpResponse:
    """Write a task by hand, for a document or without one; without one it is sent at once where that was pressed."""
    document = get_document_for(request.actor, document_id) if document_id is not None else None
    on = _day_of(document) if document else clock.local_date(clock.now())
    form = TaskForm(request.POST or None)
    bodies = BodyFormSet(request.POST or None, form_kwargs={"on": on})
    bodies.extra = 1 if document else _ROWS_BY_HAND
    if request.method == "POST" and form.is_valid() and bodies.is_valid():
        wording = form.wording(chosen(bodies))
        if not _is_to_issue(request, document):
            who: dict[str, Any] = {"by": request.actor, "at": clock.now()}
            return redirect(_address(reviewing.add_task(document_id=document_id, wording=wording, **who)))
        if sent := _issue_written(request, form, wording):
            return sent
    context: dict[str, Any] = {"document": document, "form": form, "bodies": bodies, "choices": choices_on(on)}
    context["may_issue"] = request.actor.may(ISSUE)
    return render(request, "tasks/add.html", context, status=422 if request.method == "POST" else 200)


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
    return _carry_out(
        request,
        task,
        lambda **who: actions[decision](task_id=task.pk, **who),
        hand=task.pk if decision == "standing" else None,
    )


@require_POST
@gate(REVIEW)
def fill(request: ActorRequest, task_id: int) -> HttpResponse:
    """Fill the gaps of due date and product where they stand on the card, and with `then` approve the task at once."""
    task = get_task_for_review(request.actor, task_id)
    form = FillForm(request.POST)
    if not form.is_valid():
        messages.error(request, _said(form))
        return _onward(request, task.document, task.pk)
    with remembered(request, task.document_id):
        reviewing.fill_gaps(task_id=task.pk, **form.cleaned_data, by=request.actor, at=clock.now())
    if request.POST.get("then") == "approve":
        return _carry_out(request, task, lambda **who: reviewing.approve_task(task_id=task.pk, **who))
    return _onward(request, task.document, task.pk)


@require_POST
@gate(REVIEW)
def fill_all(request: ActorRequest, document_id: int) -> HttpResponse:
    """Fill one last day and one product into every proposed task of the document that lacks them."""
    document = get_document_for(request.actor, document_id)
    form = FillAllForm(request.POST)
    if not form.is_valid():
        messages.error(request, _said(form))
        return _onward(request, document, None)
    with remembered(request, document.pk):
        number = reviewing.fill_gaps_of_all(
            document_id=document.pk, **form.cleaned_data, by=request.actor, at=clock.now()
        )
    messages.success(
        request,
        ngettext("Filled in %(number)s task.", "Filled in %(number)s tasks.", number) % {"number": number},
    )
    return _onward(request, document, None)


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
    return _onward(request, document, None)


@require_POST
@gate(REVIEW)
def choose(request: ActorRequest, document_id: int) -> HttpResponse:
    """Say whom a phrase means, in every proposed task of the document that leaves it open."""
    document = get_document_for(request.actor, document_id)
    in_hand = request.POST.get("task", "")
    task_id = int(in_hand) if in_hand.isdecimal() else None
    form = BodyForm({"role": "lead", **request.POST.dict()}, on=_day_of(document))
    if not form.is_valid() or not form.cleaned_data["meaning"]:
        wrong = form.errors.get("meaning") or [_("Choose a unit, a group, or another body's work.")]
        messages.error(request, str(wrong[0]))
        return _onward(request, document, task_id)
    with remembered(request, document.pk):
        number = reviewing.choose_meaning(
            document_id=document_id,
            phrase=form.cleaned_data["phrase"],
            choices=form.choices(),
            by=request.actor,
            at=clock.now(),
        )
    if number > 1:
        messages.success(request, _("Chosen in %(number)s tasks.") % {"number": number})
    return _onward(request, document, task_id)


@require_POST
@gate(REVIEW)
def merge(request: ActorRequest, task_id: int) -> HttpResponse:
    """Join a task to the one before it."""
    task = get_task_for_review(request.actor, task_id)
    into = request.POST.get("into", "")
    if not into.isdecimal():
        return _onward(request, task.document, task.pk)
    return _carry_out(
        request, task, lambda **who: reviewing.merge_tasks(task_id=task.pk, into_id=int(into), **who), hand=int(into)
    )


@require_POST
@gate(REVIEW)
def split(request: ActorRequest, task_id: int) -> HttpResponse:
    """Divide a task after the chosen sentence."""
    task = get_task_for_review(request.actor, task_id)
    first = request.POST.get("first_part", "")
    return _carry_out(
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
        return _onward(request, document, None)
    return _onward(request, document, next((one for one, (before, _after) in changes.items() if before), None))


@require_POST
@gate(ISSUE)
def issue(request: ActorRequest, document_id: int) -> HttpResponse:
    """Send the document's approved tasks to their units."""
    document = get_document_for(request.actor, document_id)
    try:
        sent = issuing.issue_document(document_id=document_id, by=request.actor, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("tasks:review", document.pk)
    messages.success(request, _issued(sent))
    return redirect("tasks:document", document.pk)


@require_POST
@gate(ISSUE)
def issue_one(request: ActorRequest, task_id: int) -> HttpResponse:
    """Send one approved task that stands without a document."""
    request.actor.require(REVIEW)
    try:
        sent = issuing.issue_task(task_id=task_id, by=request.actor, at=clock.now())
    except Refusal as refusal:
        task = get_task_for_review(request.actor, task_id)
        messages.error(request, str(refusal))
        return redirect(_address(task))
    messages.success(request, _issued(sent))
    return redirect("tasks:task", task_id)


def _said(form: FillForm) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def _is_to_issue(request: ActorRequest, document: Document | None) -> bool:
    """Whether the task is to be sent as it is written: of a document all tasks are sent together, after its review."""
    return document is None and request.POST.get("then") == "issue"


def _issue_written(
    request: ActorRequest, form: TaskForm, wording: reviewing.Wording, task_id: int | None = None
) -> HttpResponse | None:
    """Write and send the task and go to its page; None when it is refused, which the form says then."""
    try:
        task, sent = issuing.issue_written(wording=wording, task_id=task_id, by=request.actor, at=clock.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, _issued(sent))
    return redirect("tasks:task", task.pk)


def _issued(sent: issuing.Issued) -> str:
    said = ngettext(
        "Issued: %(tasks)s task, %(assignments)s assignments.",
        "Issued: %(tasks)s tasks, %(assignments)s assignments.",
        sent.tasks,
    ) % {"tasks": sent.tasks, "assignments": sent.assignments}
    if sent.elsewhere:
        said += " " + _("%(number)s are another body's work and were assigned to nobody.") % {"number": sent.elsewhere}
    return said


def _carry_out(request: ActorRequest, task: Task, act: Callable[..., Task], *, hand: int | None = None) -> HttpResponse:
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
        return redirect(_address(task))
    return _onward(request, document, next_id)


def _onward(request: ActorRequest, document: Document | None, task_id: int | None) -> HttpResponse:
    """Show the review again with the next task in hand: the whole page, or its right-hand side for htmx."""
    if document is None:
        return redirect(reverse("tasks:task", args=[task_id]))
    if request.headers.get("HX-Request"):
        return _page(request, document, Mode(task_id))
    anchor = f"?task={task_id}#task-{task_id}" if task_id else ""
    return redirect(reverse("tasks:review", args=[document.pk]) + anchor)


def _day_of(document: Document, *, at: datetime | None = None) -> date:
    return document.issued_on or clock.local_date(at or clock.now())


def _address(task: Task, *, doing: str = "") -> str:
    """Return where the task is reviewed: in its document, or on its own page."""
    if task.document_id is None:
        return reverse("tasks:task", args=[task.pk])
    doing = f"&doing={doing}" if doing else ""
    return reverse("tasks:review", args=[task.document_id]) + f"?task={task.pk}{doing}#task-{task.pk}"


def _bound_forms(request: ActorRequest, task: Task) -> Forms:
    return TaskForm(request.POST), BodyFormSet(request.POST, form_kwargs={"on": queries.day_of(task)})


def _filled_forms(task: Task) -> Forms:
    parties = list(task.parties.select_related("unit", "group").order_by("order"))
    bodies = BodyFormSet(initial=body_initials(parties), form_kwargs={"on": queries.day_of(task)})
    return TaskForm.of(task), bodies


def _answer_with_forms(request: ActorRequest, task: Task, forms: Forms) -> HttpResponse:
    document = task.document
    answer = (
        _form_page(request, task, forms) if document is None else _page(request, document, Mode(task.pk, "edit", forms))
    )
    answer.status_code = 422
    return answer


def _form_page(request: ActorRequest, task: Task, forms: Forms) -> HttpResponse:
    """The form of a task without a document, on a page of its own."""
    choices = choices_on(queries.day_of(task))
    context: dict[str, Any] = {"document": None, "task": task, "form": forms[0], "bodies": forms[1]}
    context["choices"] = choices
    context["may_issue"] = request.actor.may(ISSUE)
    return render(request, "tasks/add.html", context)


def _page(request: ActorRequest, document: Document, mode: Mode) -> HttpResponse:
    partial = bool(request.headers.get("HX-Request"))
    template = "tasks/_review_work.html" if partial else "tasks/review.html"
    return render(request, template, _context(request, document, mode, at=clock.now(), whole=not partial))


def _context(request: ActorRequest, document: Document, mode: Mode, *, at: datetime, whole: bool) -> dict[str, Any]:
    on, order = _day_of(document, at=at), order_of(request)
    printed = queries.cards_of(document, on=on)
    cards = queries.in_order(printed, order)
    in_hand = next((card for card in cards if card.task.pk == mode.task_id), None)
    if in_hand is None:
        in_hand = next((card for card in cards if card.task.state == TaskState.DRAFT), None)
    forms = mode.forms
    if in_hand is not None and mode.doing == "edit" and forms is None:
        forms = _filled_forms(in_hand.task)
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
        "choices": choices_on(on) if in_hand is not None else (),
        "may_choose": True,
        "passages": passages_of(document, [card.task for card in printed]) if whole else (),
    }


def _around(cards: Sequence[queries.Card], in_hand: queries.Card | None) -> tuple[int | None, int | None]:
    """Return the ids of the tasks shown before and after the one in hand."""
    ids: list[int | None] = [None, *(card.task.pk for card in cards), None]
    place = ids.index(in_hand.task.pk) if in_hand is not None else 0
    return (ids[place - 1], ids[place + 1]) if place else (None, None)
