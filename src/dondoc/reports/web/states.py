"""Units and how their work stands now, as a heat table, and the list behind each figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.permissions import URGE
from dondoc.reports import queries
from dondoc.reports.columns import Basis
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries import Mark, Scope, Standing, UnitStanding
from dondoc.reports.web.asked import BASIS_NAMES, no_column
from dondoc.reports.web.course import course_address, kept_course
from dondoc.reports.web.files import file_of_stands, files_of, form_of
from dondoc.reports.web.late import late_rows
from dondoc.reports.web.scope import scope_of, whose_choices

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


class UnitRow:
    """A unit's row, or all units' of id 0, with the address of the list behind each figure."""

    def __init__(self, one: UnitStanding, lists: Mapping[str, str]) -> None:
        self.one, self.now, self.year = one, one.now, one.year
        self.on_time, self.fell_due = one.year.rate
        whose = f"&unit={one.unit_id}" if one.unit_id else ""
        self.links = {name: f"{address}{whose}" for name, address in lists.items()}


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
    lists = _lists(scope)
    return [UnitRow(one, lists) for one in units], most


def _lists(scope: Scope) -> dict[str, str]:
    year = {
        column.name.lower(): course_address(scope, column, first=queries.year_begins(scope.on), last=scope.on)
        for column in queries.FELL_DUE
    }
    return {**year, **{mark.value.replace("-", "_"): list_address(scope, mark) for mark in Mark}}


@require_GET
@gate(OVERDUE)
def states(request: ActorRequest) -> HttpResponse:
    """Units and the states of their work, the most overdue first."""
    scope = scope_of(request)
    course, counted_at = kept_course(scope)
    units = queries.units_now(scope, course)
    rows, most = rows_and_most(units, scope)
    total = UnitStanding(0, "", "", "", sum((one.now for one in units), Standing()), course.year)
    context = {
        "rows": rows,
        "most": most,
        "sum": UnitRow(total, _lists(scope)),
        "counted_at": counted_at,
        "whose": whose_choices(request, scope),
        "may_urge": request.actor.may(URGE),
    }
    return render(request, "reports/states.html", context)


@require_GET
@gate(OVERDUE)
def states_list(request: ActorRequest) -> HttpResponseBase:
    """The work behind a figure of the heat table, as it stands now."""
    scope, mark, unit = scope_of(request), _mark(request), request.GET.get("unit", "")
    rows = queries.listed_now(scope, mark, unit_id=int(unit) if unit.isdecimal() else None)
    if form := form_of(request):
        return file_of_stands(rows, form, name=str(MARK_NAMES[mark]), basis=Basis.CURRENT, on=scope.on)
    dated = mark in {Mark.OVERDUE, Mark.NEAR_DUE, Mark.IN_TIME, Mark.THIS_WEEK}
    order = "due_on" if dated else "sort_due"  # the index of due dates gives the one, what has none needs the other
    rows = rows if dated else queries.with_sort_due(rows, Basis.CURRENT)
    page = page_after(rows, (order, "id"), after=request.GET.get("after"))
    context: dict[str, Any] = {
        "files": files_of(request),
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
