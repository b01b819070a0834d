"""Units and how their work stands now, as a heat table, and the list behind each figure."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import fields
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
from dondoc.reports.queries import By, FourWay, Mark, Scope, Standing, UnitStanding
from dondoc.reports.web.asked import column_of, unit_of
from dondoc.reports.web.course import course_address, kept_course
from dondoc.reports.web.opened import Figure, opened
from dondoc.reports.web.rows import figures_of, heading, rate
from dondoc.reports.web.scope import scope_of, whose_choices
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.ui.addresses import page_of
from dondoc.ui.formats import brief
from dondoc.ui.heat import Column, Row, heat_table
from dondoc.ui.narrowing import shown


def rows_of(units: Sequence[UnitStanding]) -> list[Row]:
    """Return a row for each unit, which leads to its page."""
    return [
        Row(
            heading(brief(one.name), page_of("unit", one.unit_id)),
            _figures(one.now, one.year),
            f"&unit={one.unit_id}",
        )
        for one in units
    ]


def _figures(now: Standing, year: FourWay) -> dict[str, int]:
    return {**{one.name: getattr(now, one.name) for one in fields(Standing)}, **figures_of(year)}


def columns_of(scope: Scope, among: Container[str] | None = None) -> list[Column]:
    """Return the columns of the heat table, or those of them whose names are `among` some."""
    year = {
        column: course_address(scope, column, first=queries.year_begins(scope.on), last=scope.on)
        for column in (Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE)
    }
    columns = [
        Column(_("Overdue"), "overdue", list_address(scope, Mark.OVERDUE), tone="late"),
        Column(_("Near due"), "near_due", list_address(scope, Mark.NEAR_DUE), tone="near-due"),
        Column(_("In time"), "in_time", list_address(scope, Mark.IN_TIME)),
        Column(_("Undated"), "undated", list_address(scope, Mark.UNDATED)),
        Column(_("Waiting for confirmation"), "submitted", list_address(scope, Mark.SUBMITTED), tone="submitted"),
        Column(_("Returned"), "returned", list_address(scope, Mark.RETURNED), tone="returned"),
        Column(_("Suspended"), "suspended", list_address(scope, Mark.SUSPENDED)),
        Column(_("Done on time"), "done_on_time", year[Timeliness.DONE_ON_TIME]),
        Column(_("Done late"), "done_late", year[Timeliness.DONE_LATE], tone="done-late"),
        rate(),
    ]
    return [one for one in columns if among is None or one.name in among]


def list_address(scope: Scope, mark: Mark) -> str:
    """Return where the work under a mark is listed."""
    asked = {"mark": mark.value, "whose": "" if scope.leader_id else "all"}
    return f"{reverse('reports:states-list')}?{urlencode(asked)}"


@require_GET
@gate(OVERDUE)
def states(request: ActorRequest) -> HttpResponse:
    """Units and the states of their work, the most overdue first."""
    scope = scope_of(request)
    course, counted_at = kept_course(scope)
    units = queries.units_now(scope, course)
    page = shown(request, units, lambda unit: unit.name)
    rows = rows_of(page.rows)
    total = Row(heading(_("All units")), _figures(sum((one.now for one in units), Standing()), course.year))
    context = {
        "page": page,
        "rows": rows,
        "table": heat_table(_("Unit"), columns_of(scope), rows, total),
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
