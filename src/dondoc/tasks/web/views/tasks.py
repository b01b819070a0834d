"""A task's page: the clause quoted, and every unit's part in it; and putting it right after issue."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.journal.queries import history_of
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions.correcting import correct_task
from dondoc.tasks.models import TaskState
from dondoc.tasks.permissions import CHANGE_DUE, ISSUE, REVIEW, VIEW, get_task_for
from dondoc.tasks.rules.dues import waits_for_event
from dondoc.tasks.web.forms.orders import CorrectForm
from dondoc.tasks.web.history import told


@require_GET
@gate(VIEW)
def task(request: ActorRequest, task_id: int) -> HttpResponse:
    """One task with the assignments the person may see, and while it is a proposal what is missing of the "6 rõ"."""
    found = get_task_for(request.actor, task_id)
    may_correct = found.state == TaskState.ISSUED and request.actor.may(CHANGE_DUE)
    may_wait = may_correct and waits_for_event(found.due_kind, found.term_event)
    return render(
        request,
        "tasks/task.html",
        {
            "task": found,
            "card": queries.card_of(found, today=clock.today()),
            "rows": queries.rows_of(queries.assignments_of(found, request.actor), on=clock.today()),
            "reached": queries.reached_of(found, request.actor),
            "may_issue": request.actor.may(ISSUE),
            "may_review": request.actor.may(REVIEW),
            "may_correct": may_correct,
            "may_change_due": queries.changed_together(found, request.actor).exists() if may_correct else False,
            "waiting": queries.waiting_for_event_of(found, request.actor).count() if may_wait else 0,
            "history": list(told(history_of("task", found.pk).filter(verb__in=queries.TASK_CHANGES))),
        },
    )


@require_http_methods(["GET", "POST"])
@gate(CHANGE_DUE)
def correct(request: ActorRequest, task_id: int) -> HttpResponse:
    """Put right the words, product, targets or due date of an issued task."""
    found = get_task_for(request.actor, task_id)
    form = CorrectForm(request.POST) if request.method == "POST" else CorrectForm.of(found)
    if form.is_bound and form.is_valid():
        try:
            correct_task(task_id=found.pk, by=request.actor, at=clock.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Put right. Whoever has the work is told."))
            return redirect("tasks:task", found.pk)
    return render(request, "tasks/correct.html", {"task": found, "form": form}, status=422 if form.is_bound else 200)
