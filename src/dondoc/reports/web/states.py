"""Units and how their work stands now, as a heat table, and the list behind each figure."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.permissions import URGE
from dondoc.reports import queries
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries import By, Mark, Scope, Standing, UnitStanding
from dondoc.reports.web.asked import column_of, unit_of
from dondoc.reports.web.course import course_address, kept_course
from dondoc.reports.web.opened import Figure, opened
from dondoc.reports.web.scope import scope_of, whose_choices

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
    scope, unit_id = scope_of(request), unit_of(request)
    mark = Mark(column_of(request, list(Mark), name="mark", default=Mark.OVERDUE))
    figure = Figure(
        rows=queries.listed_now(scope, mark, unit_id=unit_id),
        column=mark,
        on=scope.on,
        whose=queries.name_of(By.UNIT, unit_id),
        page=f"{reverse('reports:states')}?{urlencode({'whose': request.GET.get('whose', '')})}",
        page_name=_("Units and their work"),
    )
    return opened(request, figure)
