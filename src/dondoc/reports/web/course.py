"""The course of 24 months: what was done on time of the work that fell due in each, and the list behind each figure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from hashlib import sha256
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.reports import queries
from dondoc.reports.columns import Basis
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries import By, Course, Scope
from dondoc.reports.web.asked import BASIS_NAMES, basis_of, column_of, unit_of
from dondoc.reports.web.opened import Figure, opened
from dondoc.reports.web.scope import scope_of, whose_choices
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.ui.formats import day, number, share
from dondoc.workcalendar.web.asked import day_of

_MINUTES_KEPT = 10


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


@require_GET
@gate(OVERDUE)
def trend(request: ActorRequest) -> HttpResponse:
    """The on-time share of the work that fell due in each of 24 months, drawn, with the figures as a table."""
    scope, basis = scope_of(request), basis_of(request)
    course, counted_at = kept_course(scope, basis)
    context = {
        "bars": bars_of(course),
        "months": [
            (f"{month:%m/%Y}", ways, *ways.rate, _lists(scope, month, basis))
            for month, ways in sorted(course.months.items(), reverse=True)
        ],
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


def course_address(scope: Scope, column: Timeliness, *, first: date, last: date, basis: Basis = Basis.CURRENT) -> str:
    """Return where the work is listed that fell due from `first` to `last` and stands in the column."""
    asked = {
        "column": column.value,
        "since": first.isoformat(),
        "on": last.isoformat(),
        "basis": basis.value,
        "whose": "" if scope.leader_id else "all",
    }
    return f"{reverse('reports:trend-list')}?{urlencode(asked)}"


def _lists(scope: Scope, month: date, basis: Basis) -> dict[str, str]:
    last = min(month.replace(day=monthrange(month.year, month.month)[1]), scope.on)
    return {
        column.name.lower(): course_address(scope, column, first=month, last=last, basis=basis)
        for column in queries.FELL_DUE
    }


@require_GET
@gate(OVERDUE)
def course_list(request: ActorRequest) -> HttpResponseBase:
    """The work that fell due in some days and stands in a column now."""
    scope, basis, unit_id = scope_of(request), basis_of(request), unit_of(request)
    column = Timeliness(column_of(request, queries.FELL_DUE))
    first, last = day_of(request, "since"), day_of(request)
    asked = {"basis": basis.value, "whose": request.GET.get("whose", "")}
    figure = Figure(
        rows=queries.listed_of_course(scope, column, first=first, last=last, basis=basis, unit_id=unit_id),
        column=column,
        on=scope.on,
        basis=basis,
        whose=queries.name_of(By.UNIT, unit_id),
        told=_("of the work that fell due from %(first)s to %(last)s %(basis)s")
        % {"first": day(first), "last": day(last), "basis": BASIS_NAMES[basis]},
        page=f"{reverse('reports:trend')}?{urlencode(asked)}",
        page_name=_("On-time share, 24 months"),
    )
    return opened(request, figure)
