"""The work list, and an assignment's page."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.documents.web.views import hand_out
from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.models import Assignment, Evidence
from dondoc.tasks.permissions import VIEW, get_assignment_for, visible_to
from dondoc.tasks.web.assignment import context_of
from dondoc.tasks.wording import STATE_NAMES


@require_GET
@gate(VIEW)
def assignment_list(request: ActorRequest) -> HttpResponse:
    """The assignments the person may see, by due date, narrowed by state, unit and words: open ones unless asked for
    more."""
    wanted = {name: request.GET.get(name, "") for name in ("state", "unit", "text", "document")}
    if not any(wanted.values()):
        wanted["state"] = queries.ALL_OPEN
    rows = queries.assignments_like(request.actor, **wanted)
    page = page_after(rows, ("sort_due", "id"), after=request.GET.get("after"))
    return render(
        request,
        "tasks/assignment_list.html",
        {
            "page": page,
            "rows": queries.rows_of(page.rows, on=clock.today()),
            "wanted": wanted,
            "states": [*STATE_NAMES.items(), (queries.WAITING, _("waits for the event that starts its term"))],
        },
    )


@require_GET
@gate(VIEW)
def assignment(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """One assignment: the clause quoted, both due dates, what can be done now, reports, evidence, journal."""
    return assignment_page(request, get_assignment_for(request.actor, assignment_id))


@require_GET
@gate(VIEW)
def evidence(request: ActorRequest, evidence_id: int) -> FileResponse:
    """A file of evidence, for whoever may see its assignment."""
    found = (
        Evidence.objects.select_related("file")
        .filter(pk=evidence_id, report__assignment__in=visible_to(request.actor))
        .first()
    )
    if found is None:
        raise Http404
    return hand_out(found.file, found.name)


def assignment_page(request: ActorRequest, found: Assignment, **typed: Any) -> HttpResponse:
    """The page of an assignment. `typed` are the forms that were refused, by the code of what they do: they are shown
    opened, with what was typed; rooms above find theirs on the request."""
    request.typed = typed
    status = 422 if any(form is not None for form in typed.values()) else 200
    return render(request, "tasks/assignment.html", context_of(request, found, typed), status=status)
