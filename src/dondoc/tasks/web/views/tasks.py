"""A task's page: the clause quoted, and every unit's part in it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.permissions import ISSUE, REVIEW, VIEW, get_task_for


@require_GET
@gate(VIEW)
def task(request: ActorRequest, task_id: int) -> HttpResponse:
    """One task with the assignments the person may see, and while it is a proposal what is missing of the "6 rõ"."""
    found = get_task_for(request.actor, task_id)
    return render(
        request,
        "tasks/task.html",
        {
            "task": found,
            "card": queries.card_of(found),
            "rows": queries.rows_of(queries.assignments_of(found, request.actor), on=clock.local_date(clock.now())),
            "reached": queries.reached_of(found, request.actor),
            "may_issue": request.actor.may(ISSUE),
            "may_review": request.actor.may(REVIEW),
        },
    )
