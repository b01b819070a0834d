"""Wording a task: the form of one that was proposed, and of one that is written by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dondoc.documents.models import Document
from dondoc.documents.permissions import get_document_for
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.queries import choices_on
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions import issuing, reviewing
from dondoc.tasks.models import Task
from dondoc.tasks.permissions import ISSUE, REVIEW, get_task_for_review
from dondoc.tasks.web.forms.review import BodyFormSet, TaskForm, chosen
from dondoc.tasks.web.steps import remembered
from dondoc.tasks.web.views.review.issuing import said_of
from dondoc.tasks.web.views.review.page import (
    Forms,
    Mode,
    address_of,
    carry_out,
    filled_forms,
    onward,
    page_of,
)

_ROWS_BY_HAND = 3
"""How many rows for units a task without a document begins with: nothing is read that would name them."""


@require_http_methods(["GET", "POST"])
@gate(REVIEW)
def edit(request: ActorRequest, task_id: int) -> HttpResponse:
    """Change a task's wording, due, product and bodies. What was typed stays when it is not right yet."""
    task = get_task_for_review(request.actor, task_id)
    if request.method == "GET" and task.document_id is not None:
        return redirect(address_of(task, doing="edit"))
    if request.method == "GET":
        return _form_page(request, task, filled_forms(task))
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
        return carry_out(request, task, lambda **who: reviewing.approve_task(task_id=task.pk, **who))
    return onward(request, task.document, task.pk)


@require_http_methods(["GET", "POST"])
@gate(REVIEW)
def add(request: ActorRequest, document_id: int | None = None) -> HttpResponse:
    """Write a task by hand, for a document or without one; without one it is sent at once where that was pressed."""
    document = get_document_for(request.actor, document_id) if document_id is not None else None
    on = queries.day_of(document, today=clock.today())
    form = TaskForm(request.POST or None)
    bodies = BodyFormSet(request.POST or None, form_kwargs={"on": on})
    bodies.extra = 1 if document else _ROWS_BY_HAND
    if request.method == "POST" and form.is_valid() and bodies.is_valid():
        wording = form.wording(chosen(bodies))
        if not _is_to_issue(request, document):
            who: dict[str, Any] = {"by": request.actor, "at": clock.now()}
            return redirect(address_of(reviewing.add_task(document_id=document_id, wording=wording, **who)))
        if sent := _issue_written(request, form, wording):
            return sent
    context: dict[str, Any] = {"document": document, "form": form, "bodies": bodies, "choices": choices_on(on)}
    context["may_issue"] = request.actor.may(ISSUE)
    return render(request, "tasks/add.html", context, status=422 if request.method == "POST" else 200)


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
    messages.success(request, said_of(sent))
    return redirect("tasks:task", task.pk)


def _bound_forms(request: ActorRequest, task: Task) -> Forms:
    on = queries.day_of(task.document, today=clock.today())
    return TaskForm(request.POST), BodyFormSet(request.POST, form_kwargs={"on": on})


def _answer_with_forms(request: ActorRequest, task: Task, forms: Forms) -> HttpResponse:
    document = task.document
    answer = (
        _form_page(request, task, forms)
        if document is None
        else page_of(request, document, Mode(task.pk, "edit", forms))
    )
    answer.status_code = 422
    return answer


def _form_page(request: ActorRequest, task: Task, forms: Forms) -> HttpResponse:
    """The form of a task without a document, on a page of its own."""
    choices = choices_on(queries.day_of(task.document, today=clock.today()))
    context: dict[str, Any] = {"document": None, "task": task, "form": forms[0], "bodies": forms[1]}
    context["choices"] = choices
    context["may_issue"] = request.actor.may(ISSUE)
    return render(request, "tasks/add.html", context)
