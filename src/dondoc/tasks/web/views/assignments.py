"""The work list, and an assignment's page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

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
from dondoc.tasks.models import Assignment, Evidence, ExtensionState
from dondoc.tasks.permissions import (
    VIEW,
    get_assignment_for,
    may_ask_extension,
    may_decide_extension,
    verbs_for,
    visible_to,
)
from dondoc.tasks.provisions import source_of
from dondoc.tasks.rules.states import OPEN, State
from dondoc.tasks.web.history import told
from dondoc.tasks.web.offers import (
    charge_form,
    confirmed_by,
    divide_form,
    may_charge,
    may_give_on,
    measure_form,
    time_offers,
    unsent,
    verb_offer,
    waits_for,
)
from dondoc.tasks.web.timeline import MOST_PARTS, timeline_of
from dondoc.tasks.web.views.processes import course_panel
from dondoc.tasks.wording import STATE_NAMES
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar

_BACK: Mapping[str, str] = {State.RETURNED: "assignment.return", State.DECLINED: "assignment.decline"}
"""The states in which somebody sent the work back, with what the journal calls it: the page begins with why."""


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
    now = clock.now()
    today = clock.local_date(now)
    wanted = request.GET.get("do", "")
    around = queries.around(found)
    day: _Day = {"on": today, "calendar": working_calendar()}
    offers = [
        verb_offer(row, found, typed.get(row.verb.value), wanted, has_parts=around.below)
        for row in verbs_for(request.actor, found)
    ]
    entries = list(queries.history_of(found))
    task = found.task
    parts = queries.parts_of(found, request.actor, **day) if around.below else []
    below = [row.assignment for row in parts[:MOST_PARTS]]
    passed = list(queries.passages_of(found, *below)) if around.passages or below else []
    extensions = list(queries.extensions_of(found)) if around.extensions else []
    asked = next((one for one in extensions if one.state == ExtensionState.ASKED), None)
    times = time_offers(request.actor, found, typed, wanted, is_asked=asked is not None)
    evidence = queries.evidence_of(found) if around.evidence else {}
    others = queries.beside(found, request.actor) if around.others else ()
    charges, divides = may_charge(request.actor, found), may_give_on(request.actor, found)
    seats = list(queries.seats_below(found.unit, on=today)) if charges or divides else None
    return render(
        request,
        "tasks/assignment.html",
        {
            "assignment": found,
            "row": queries.rows_of([found], **day)[0],
            "plain_verbs": [offer for offer in offers if offer["form"] is None],
            "form_verbs": [offer for offer in offers if offer["form"] is not None],
            "unsent": unsent(typed, {*(offer["verb"] for offer in offers), *(offer["code"] for offer in times)}),
            "waits_for": waits_for(State(found.state)),
            "confirmed_by": confirmed_by(found),
            "source": source_of(task),
            "reports": [(one, evidence.get(one.pk, ())) for one in queries.reports_of(found)],
            "sent_back": next((entry for entry in reversed(entries) if entry.verb == _BACK.get(found.state)), None),
            "history": list(told(entries)),
            "head": queries.head_of(found, on=today, seats=seats),
            "others": sorted(others, key=lambda one: State(one.state) not in OPEN),
            "extension": asked,
            "may_withdraw": may_ask_extension(request.actor, found),
            "extensions": extensions,
            "due_changes": queries.due_changes_of(found) if around.due_changes else (),
            "may_decide": may_decide_extension(request.actor, found),
            "time_forms": times,
            "charge_form": typed.get("charge") or (charge_form(found, today, seats) if charges else None),
            "charge_is_open": "charge" in typed or wanted == "charge",
            "divide_form": typed.get("divide") or (divide_form(found, today, seats) if divides else None),
            "targets": queries.measured_of(found),
            "measure_form": typed.get("measure") or measure_form(request, found, today),
            "measure_is_open": "measure" in typed or wanted == "measure",
            "divide_is_open": "divide" in typed or wanted == "divide",
            "parts": parts,
            "timeline": timeline_of(found, parts, at=now, passed=passed, calendar=day["calendar"]),
            "periods": queries.periods_of(found, request.actor, **day) if around.below else (),
            "whole": queries.whole_of(found, request.actor),
            "course": course_panel(request, found, around),
            "passages": [one for one in passed if one.assignment_id == found.pk],
        },
        status=422 if any(form is not None for form in typed.values()) else 200,
    )


class _Day(TypedDict):
    """The day of a page, and the calendar against which its work is counted."""

    on: date
    calendar: WorkingCalendar
