"""The page of an assignment: what is ordered, what can be done, what was done, and what lies below; each part with its
own queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypedDict

from dondoc.kernel import clock
from dondoc.organization.models import Appointment
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.models import Assignment, Extension, ExtensionState
from dondoc.tasks.permissions import may_ask_extension, may_decide_extension, verbs_for
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
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar

_BACK: Mapping[str, str] = {State.RETURNED: "assignment.return", State.DECLINED: "assignment.decline"}
"""The states in which somebody sent the work back, with what the journal calls it: the page begins with why."""

_OF_A_SEAT = ("valid_from", "person__full_name", "post__title", "post__is_head", "post__unit__short_name")
"""What the page shows of each post held in the unit, of which there may be a hundred."""


def context_of(request: ActorRequest, found: Assignment, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page shows. `typed` are the forms that were refused, by the code of what they do: they are shown
    opened, with what was typed."""
    page = _Page(request, found, typed)
    return {"assignment": found, **_ordered(page), **_offered(page), **_given(page), **_done(page), **_below(page)}


class _Day(TypedDict):
    """The day of a page, and the calendar against which its work is counted."""

    on: date
    calendar: WorkingCalendar


class _Page:
    """Who looks at which assignment, and when. What several parts of the page tell of is fetched once."""

    def __init__(self, request: ActorRequest, found: Assignment, typed: Mapping[str, Any]) -> None:
        self.request, self.actor, self.found, self.typed = request, request.actor, found, typed
        self.wanted = request.GET.get("do", "")
        self.at = clock.now()
        self.day: _Day = {"on": clock.local_date(self.at), "calendar": working_calendar()}
        self.around = queries.around(found)
        self.charges, self.divides = may_charge(self.actor, found), may_give_on(self.actor, found)

    @property
    def on(self) -> date:
        """The day on which the page is looked at."""
        return self.day["on"]

    @cached_property
    def seats(self) -> Sequence[Appointment] | None:
        """The posts held in the unit and below it; None where the reader gives nothing to anybody."""
        if not (self.charges or self.divides):
            return None
        return list(queries.seats_below(self.found.unit, on=self.on).only(*_OF_A_SEAT))

    @cached_property
    def extensions(self) -> Sequence[Extension]:
        """The requests for more time, newest first."""
        return list(queries.extensions_of(self.found)) if self.around.extensions else []

    @cached_property
    def asked(self) -> Extension | None:
        """The request for more time that waits for a decision."""
        return next((one for one in self.extensions if one.state == ExtensionState.ASKED), None)

    def is_open(self, code: str) -> bool:
        """Whether a form is shown opened: it was refused, or a link asked for it (`?do=`)."""
        return code in self.typed or code == self.wanted


def _ordered(page: _Page) -> dict[str, Any]:
    """Return what is ordered, of whom, by when, and who else has it."""
    found, actor = page.found, page.actor
    others = queries.beside(found, actor) if page.around.others else ()
    return {
        "row": queries.rows_of([found], **page.day)[0],
        "source": source_of(found.task),
        "confirmed_by": confirmed_by(found),
        "head": queries.head_of(found, on=page.on, seats=page.seats),
        "others": sorted(others, key=lambda one: State(one.state) not in OPEN),
        "whole": queries.whole_of(found, actor),
        "due_changes": queries.due_changes_of(found) if page.around.due_changes else (),
        "extension": page.asked,
        "extensions": page.extensions,
        "may_withdraw": may_ask_extension(actor, found),
        "may_decide": may_decide_extension(actor, found),
    }


def _offered(page: _Page) -> dict[str, Any]:
    """Return the verbs and what can be done about the due date, each with its form."""
    found, typed = page.found, page.typed
    offers = [
        verb_offer(row, found, typed.get(row.verb.value), page.wanted, has_parts=page.around.below)
        for row in verbs_for(page.actor, found)
    ]
    times = time_offers(page.actor, found, typed, page.wanted, is_asked=page.asked is not None)
    return {
        "plain_verbs": [offer for offer in offers if offer["form"] is None],
        "form_verbs": [offer for offer in offers if offer["form"] is not None],
        "time_forms": times,
        "unsent": unsent(typed, {*(offer["verb"] for offer in offers), *(offer["code"] for offer in times)}),
        "waits_for": waits_for(State(found.state)),
    }


def _given(page: _Page) -> dict[str, Any]:
    """Return the forms by which work is given to somebody, and by which a figure is measured."""
    found, typed, on, seats = page.found, page.typed, page.on, page.seats
    return {
        "charge_form": typed.get("charge") or (charge_form(found, on, seats) if page.charges else None),
        "charge_is_open": page.is_open("charge"),
        "divide_form": typed.get("divide") or (divide_form(found, on, seats) if page.divides else None),
        "divide_is_open": page.is_open("divide"),
        "targets": queries.measured_of(found),
        "measure_form": typed.get("measure") or measure_form(page.request, found, on),
        "measure_is_open": page.is_open("measure"),
    }


def _done(page: _Page) -> dict[str, Any]:
    """Return what was reported, and what happened."""
    found = page.found
    evidence = queries.evidence_of(found) if page.around.evidence else {}
    entries = list(queries.history_of(found))
    return {
        "reports": [(one, evidence.get(one.pk, ())) for one in queries.reports_of(found)],
        "sent_back": next((entry for entry in reversed(entries) if entry.verb == _BACK.get(found.state)), None),
        "history": list(told(entries)),
    }


def _below(page: _Page) -> dict[str, Any]:
    """Return the parts and periods of the work, its course, and who had it and its parts how long."""
    found, actor, around = page.found, page.actor, page.around
    parts = queries.parts_of(found, actor, **page.day) if around.below else []
    drawn = [row.assignment for row in parts[:MOST_PARTS]]
    passed = list(queries.passages_of(found, *drawn)) if around.passages or drawn else []
    return {
        "parts": parts,
        "periods": queries.periods_of(found, actor, **page.day) if around.below else (),
        "course": course_panel(page.request, found, around),
        "timeline": timeline_of(found, parts, at=page.at, passed=passed, calendar=page.day["calendar"]),
        "passages": [one for one in passed if one.assignment_id == found.pk],
    }
