"""Units and how their work stands now, as a heat table; the list behind each figure; the course of 24 months."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.permissions import URGE
from dondoc.reports import queries
from dondoc.reports.columns import Basis
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries import Course, Mark, Scope, Standing, UnitStanding
from dondoc.reports.web.asked import BASIS_NAMES, basis_of, no_column
from dondoc.reports.web.late import late_rows
from dondoc.ui.formats import number, share

MARK_NAMES = {
    Mark.OVERDUE: gettext_lazy("overdue"),
    Mark.NEAR_DUE: gettext_lazy("near due"),
    Mark.IN_TIME: gettext_lazy("in time"),
    Mark.SUBMITTED: gettext_lazy("waiting for confirmation"),
    Mark.RETURNED: gettext_lazy("returned"),
    Mark.SUSPENDED: gettext_lazy("suspended"),
    Mark.UNDATED: gettext_lazy("undated"),
    Mark.THIS_WEEK: gettext_lazy("due this week"),
}
HEATED = {
    "overdue": "late",
    "near_due": "near-due",
    "submitted": "submitted",
    "returned": "returned",
    "done_late": "done-late",
}
"""The columns drawn as heat, each with its tone."""
_MINUTES_KEPT = 10


def scope_of(request: ActorRequest) -> Scope:
    """Return whose work is asked for: a leader's own portfolio where he has one, unless all is asked for."""
    on = clock.local_date(clock.now())
    person_id = request.actor.person_id
    wants_all = request.GET.get("whose") == "all"
    mine = not wants_all and queries.has_portfolio(person_id, on=on)
    return Scope(request.actor, on, person_id if mine else None)


def whose_choices(request: ActorRequest, scope: Scope) -> list[tuple[str, str]]:
    """Return what a leader with a portfolio chooses between; nothing for others."""
    if scope.leader_id is None and not queries.has_portfolio(request.actor.person_id, on=scope.on):
        return []
    return [("", _("In my charge")), ("all", _("Everything"))]


def kept_course(scope: Scope, basis: Basis = Basis.CURRENT) -> tuple[Course, datetime]:
    """Return the course of the months and when it was counted: kept for ten minutes, since it is read from all work of
    two years. Who may see other work has another one."""
    power = scope.actor.power(OVERDUE)
    reach = "all" if power.everywhere else sorted(power.unit_ids)
    asked = repr((scope.on, scope.leader_id, basis.value, reach, settings.DONDOC_DONE_AT))
    key = f"course-{sha256(asked.encode()).hexdigest()}"
    kept: tuple[Course, datetime] | None = cache.get(key)
    if kept is None:
        kept = (queries.course(scope, basis), clock.now())
        cache.set(key, kept, 60 * _MINUTES_KEPT)
    return kept


class UnitRow:
    """A unit's row with the address of the list behind each figure."""

    def __init__(self, one: UnitStanding, lists: Mapping[str, str]) -> None:
        self.one, self.now, self.year = one, one.now, one.year
        self.on_time, self.fell_due = one.year.rate
        self.links = {name: f"{address}&unit={one.unit_id}" for name, address in lists.items()}


def list_address(scope: Scope, mark: Mark) -> str:
    """Return where the work under a mark is listed."""
    asked = {"mark": mark.value, "whose": "" if scope.leader_id else "all"}
    return f"{reverse('reports:states-list')}?{urlencode(asked)}"


def rows_and_most(units: list[UnitStanding], scope: Scope) -> tuple[list[UnitRow], dict[str, int]]:
    """Return the rows, and of each heated column the greatest value."""
    most = {
        name: max((getattr(one.year if name == "done_late" else one.now, name) for one in units), default=0)
        for name in HEATED
    }
    lists = {mark.value.replace("-", "_"): list_address(scope, mark) for mark in Mark}
    return [UnitRow(one, lists) for one in units], most


@require_GET
@gate(OVERDUE)
def states(request: ActorRequest) -> HttpResponse:
    """Units and the states of their work, the most overdue first."""
    scope = scope_of(request)
    course, counted_at = kept_course(scope)
    units = queries.units_now(scope, course)
    rows, most = rows_and_most(units, scope)
    context = {
        "rows": rows,
        "most": most,
        "sum": UnitRow(UnitStanding(0, "", "", "", sum((one.now for one in units), Standing()), course.year), {}),
        "counted_at": counted_at,
        "whose": whose_choices(request, scope),
        "may_urge": request.actor.may(URGE),
    }
    return render(request, "reports/states.html", context)


@require_GET
@gate(OVERDUE)
def states_list(request: ActorRequest) -> HttpResponse:
    """The work behind a figure of the heat table, as it stands now."""
    scope, mark, unit = scope_of(request), _mark(request), request.GET.get("unit", "")
    rows = queries.listed_now(scope, mark, unit_id=int(unit) if unit.isdecimal() else None)
    dated = mark in {Mark.OVERDUE, Mark.NEAR_DUE, Mark.IN_TIME, Mark.THIS_WEEK}
    order = "due_on" if dated else "sort_due"  # the index of due dates gives the one, what has none needs the other
    rows = rows if dated else queries.with_sort_due(rows, Basis.CURRENT)
    page = page_after(rows, (order, "id"), after=request.GET.get("after"))
    context: dict[str, Any] = {
        "page": page,
        "rows": late_rows(page.rows, basis=Basis.CURRENT, on=scope.on),
        "on": scope.on,
        "column_name": MARK_NAMES[mark],
        "whose": page.rows[0].unit.name if unit and page.rows else "",
        "basis_name": BASIS_NAMES[Basis.CURRENT],
        "back_name": _("Units and their work"),
        "back": f"{reverse('reports:states')}?{urlencode({'whose': request.GET.get('whose', '')})}",
        "urges": request.actor.may(URGE),
    }
    if context["urges"] and mark is Mark.OVERDUE:
        codes = [("unit", page.rows[0].unit.code)] if unit and page.rows else []
        context["urge"] = f"{reverse('oversight:new')}?{urlencode(codes)}"
    return render(request, "reports/listed.html", context)


def _mark(request: ActorRequest) -> Mark:
    given = request.GET.get("mark", Mark.OVERDUE)
    if given not in list(Mark):
        raise no_column(given)
    return Mark(given)


@require_GET
@gate(OVERDUE)
def trend(request: ActorRequest) -> HttpResponse:
    """The on-time share of the work that fell due in each of 24 months, drawn, with the figures as a table."""
    scope, basis = scope_of(request), basis_of(request)
    course, counted_at = kept_course(scope, basis)
    context = {
        "bars": bars_of(course),
        "months": [(f"{month:%m/%Y}", ways, *ways.rate) for month, ways in sorted(course.months.items(), reverse=True)],
        "total": course.year,
        "counted_at": counted_at,
        "basis": basis,
        "bases": list(BASIS_NAMES.items()),
        "whose": whose_choices(request, scope),
    }
    return render(request, "reports/trend.html", context)


def bars_of(course: Course) -> list[tuple[str, float | None, str]]:
    """Return the months as bars: the share of what fell due that was done on time; none where nothing fell due."""
    found: list[tuple[str, float | None, str]] = []
    for month, ways in course.months.items():
        on_time, fell_due = ways.rate
        text = f"{share(on_time, fell_due)} ({number(on_time)} / {number(fell_due)})" if fell_due else ""
        found.append((f"{month:%m/%Y}", on_time / fell_due if fell_due else None, text))
    return found
