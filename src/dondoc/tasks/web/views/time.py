"""Asking for more time, deciding about it, moving the due date unasked, the event that a term is counted from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.documents.actions import Upload
from dondoc.documents.web.views import hand_out
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions import correcting, extending, starting
from dondoc.tasks.models import Assignment, Extension, Task
from dondoc.tasks.permissions import ASK_EXTENSION, CHANGE_DUE, VIEW, get_assignment_for, get_proof_for, get_task_for
from dondoc.tasks.web.forms.work import AskForm, ChangeDueForm, DueOfAllForm, EventForm, GrantedForm, GrantForm
from dondoc.tasks.web.onward import after_extension
from dondoc.tasks.web.views.assignments import assignment_page
from dondoc.ui.addresses import is_of_this_site


@require_POST
@gate(ASK_EXTENSION)
def ask_extension(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Ask for more time."""
    return _until(
        request,
        assignment_id,
        AskForm(request.POST, request.FILES, auto_id="ask-extension_%s"),
        "ask-extension",
        extending.ask_extension,
        _("Asked. You will see the decision here."),
    )


@require_POST
@gate(CHANGE_DUE)
def change_due(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Move the due date unasked."""
    return _until(
        request,
        assignment_id,
        ChangeDueForm(request.POST, auto_id="change-due_%s"),
        "change-due",
        correcting.change_due,
        _("The due date has changed; the first one stays in sight."),
    )


@require_POST
@gate(CHANGE_DUE)
def record_event(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Record the event from which the assignment's term is counted."""
    return _until(
        request,
        assignment_id,
        EventForm(request.POST, auto_id="record-event_%s"),
        "record-event",
        starting.record_event,
        _("The event is recorded; the term runs."),
    )


@require_POST
@gate(CHANGE_DUE)
def record_grant(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Record what time its superior granted the Committee, with the document."""
    return _until(
        request,
        assignment_id,
        GrantForm(request.POST, request.FILES, auto_id="record-grant_%s"),
        "record-grant",
        _record_grant,
        _("Recorded; both due dates stay in sight."),
    )


def _record_grant(*, due_on: date, granted_by: str, document: str, asked_on: date, **given: Any) -> None:
    extending.record_grant(grant=extending.Grant(due_on, granted_by, document, asked_on), **given)


@require_http_methods(["GET", "POST"])
@gate(CHANGE_DUE)
def change_due_of_all(request: ActorRequest, task_id: int) -> HttpResponse:
    """Give all open assignments of a task another due date, or none, seeing before whom it touches."""
    task = get_task_for(request.actor, task_id)
    said = ngettext_lazy(
        "%(n)s due date moved; who has the work is told.", "%(n)s due dates moved; who has the work is told.", "n"
    )
    touched = queries.changed_together(task, request.actor)
    form = DueOfAllForm(request.POST or None)
    return _of_all(request, task, form, correcting.change_due_of_all, said, "tasks/change_due_of_all.html", touched)


@require_http_methods(["GET", "POST"])
@gate(CHANGE_DUE)
def record_event_of_all(request: ActorRequest, task_id: int) -> HttpResponse:
    """Record the event from which a task's term is counted, for all assignments that wait for it."""
    task = get_task_for(request.actor, task_id)
    said = ngettext_lazy(
        "The term of %(n)s assignment runs; who has it is told.",
        "The terms of %(n)s assignments run; who has them is told.",
        "n",
    )
    touched = queries.waiting_for_event_of(task, request.actor)
    form = EventForm(request.POST or None)
    return _of_all(request, task, form, starting.record_event_of_all, said, "tasks/record_event_of_all.html", touched)


def _of_all(
    request: ActorRequest,
    task: Task,
    form: Form,
    act: Callable[..., int],
    said: Promise,
    template: str,
    touched: QuerySet[Assignment],
) -> HttpResponse:
    """Carry out what the form asks for all assignments of a task at once; else the form with those it would touch, by
    unit."""
    if form.is_valid():
        try:
            number = act(task_id=task.pk, by=request.actor, at=clock.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, str(said % {"n": number}))
            return redirect("tasks:task", task.pk)
    rows = queries.rows_of(touched.order_by("unit__name", "pk"), on=clock.today())
    return render(request, template, {"task": task, "form": form, "rows": rows}, status=422 if form.is_bound else 200)


@require_POST
@gate(VIEW)
def decide_extension(request: ActorRequest, extension_id: int, decision: str) -> HttpResponse:
    """Grant, refuse or withdraw a request for more time; then back to the list that named itself as `next`."""
    asked = Extension.objects.filter(pk=extension_id).values_list("assignment_id", flat=True).first()
    until = GrantedForm(request.POST)
    if not until.is_valid() and decision == "grant":
        messages.error(request, _("That is no day. Nothing was decided; choose the last day again."))
        return redirect("tasks:assignment", asked) if asked else redirect("home")
    act: dict[str, Callable[..., Extension]] = {
        "grant": partial(extending.grant_extension, due_on=until.cleaned_data.get("due_on")),
        "refuse": partial(extending.refuse_extension, reason=request.POST.get("reason", "")),
        "withdraw": extending.withdraw_extension,
    }
    said = {
        "grant": _("More time is granted. Who asked for it is told."),
        "refuse": _("More time is refused, the due date stays. Who asked for it is told your reason."),
        "withdraw": _("The request is withdrawn, the due date stays."),
    }
    try:
        act[decision](extension_id=extension_id, by=request.actor, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        back = request.POST.get("next", "")
        if back and is_of_this_site(request, back):
            messages.success(request, said[decision])
            return redirect(back)
        decided = decision != "withdraw"
        messages.success(request, after_extension(said[decision], request.actor) if decided else said[decision])
    return redirect("tasks:assignment", asked) if asked else redirect("home")


@require_GET
@gate(VIEW)
def proof(request: ActorRequest, proof_id: int) -> FileResponse:
    """A file that shows why more time is asked for, for whoever may see the assignment."""
    found = get_proof_for(request.actor, proof_id)
    return hand_out(found.file, found.name)


def _until(
    request: ActorRequest, assignment_id: int, form: Form, code: str, act: Callable[..., Any], said: str
) -> HttpResponse:
    found = get_assignment_for(request.actor, assignment_id)
    if not form.is_valid():
        return assignment_page(request, found, **{code: form})
    given = dict(form.cleaned_data)
    if "proofs" in given:
        given["proofs"] = [Upload(file.read(), file.name or "") for file in given["proofs"]]
    try:
        act(assignment_id=assignment_id, by=request.actor, at=clock.now(), **given)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return assignment_page(request, found, **{code: form})
    messages.success(request, said)
    return redirect("tasks:assignment", assignment_id)
