"""Pages of the measures beside lateness: whether units report on their work, and how soon tasks are entered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.reports import queries
from dondoc.reports.listing import ENTRIES, Listing, rows_of_entries
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries import Share
from dondoc.reports.web.asked import BY_NAMES, SILENT, UPDATED, by_of, column_of, key_tail, row_of
from dondoc.reports.web.files import file_of, files_of, form_of
from dondoc.reports.web.opened import Figure, opened
from dondoc.reports.web.rows import heading
from dondoc.reports.web.tabs import measure_tabs
from dondoc.ui.formats import day, number, share
from dondoc.ui.heat import Column, Row, heat_table
from dondoc.ui.narrowing import shown
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar
from dondoc.workcalendar.rules.periods import Period, Window
from dondoc.workcalendar.web.asked import WINDOW_NAMES, period_of

UPDATE_COLUMNS = (SILENT, UPDATED)
ENTRY_COLUMNS = {"late": gettext_lazy("entered late"), "in-time": gettext_lazy("entered in time")}


@require_GET
@gate(OVERDUE)
def updates(request: ActorRequest) -> HttpResponse:
    """Of how much work its unit reported in the period; rows with most silence first."""
    period, by = period_of(request), by_of(request)
    found = queries.updates(request.actor, period, by=by)
    asked = {**_period(period), "by": by.value}
    silent, updated = (_update_list(asked, column) for column in UPDATE_COLUMNS)
    columns = (
        Column(_("Not reported on"), "left", silent, tone="late"),
        Column(_("Reported on"), "done", updated),
        Column(_("Update rate"), "done", of="of"),
    )
    page = shown(request, found.rows, lambda one: one.name)
    rows = [_row(one) for one in page.rows]
    return render(
        request,
        "reports/updates.html",
        {
            **_frame(request, period),
            "by": by,
            "bys": list(BY_NAMES.items()),
            "page": page,
            "rows": rows,
            "table": heat_table(capfirst(BY_NAMES[by]), columns, rows),
            "headline": [
                _rate(
                    _("Update rate"),
                    found.sum,
                    _("reported on in the period, of what was to be done all through it"),
                    updated,
                ),
                _left(_("Not reported on"), found.sum, _("open all through the period"), silent),
            ],
        },
    )


@require_GET
@gate(OVERDUE)
def updates_list(request: ActorRequest) -> HttpResponseBase:
    """The assignments behind a figure of the update rate."""
    period, by = period_of(request), by_of(request)
    column, (key, everything) = column_of(request, UPDATE_COLUMNS), row_of(request)
    figure = Figure(
        rows=queries.listed_of_updates(
            request.actor, period, by=by, key=key, everything=everything, updated=column == UPDATED
        ),
        column=column,
        on=period.last,
        whose=queries.name_of(by, key),
        told=_("reports from %(first)s to %(last)s") % _days(period),
        page=f"{reverse('reports:updates')}?{urlencode({**_period(period), 'by': by.value})}",
        page_name=_("Update rate"),
    )
    return opened(request, figure)


@require_GET
@gate(OVERDUE)
def entry(request: ActorRequest) -> HttpResponseBase:
    """How soon the tasks entered in the period were entered after their document, and the list of the late ones."""
    period = period_of(request)
    column = column_of(request, ENTRY_COLUMNS, default="late")
    rows = queries.entered(request.actor, period, in_time=column == "in-time")
    calendar = working_calendar()
    if form := form_of(request):
        title = str(ENTRY_COLUMNS[column])
        subtitle = _("From %(first)s to %(last)s") % _days(period)
        listing = Listing(title[:1].upper() + title[1:], subtitle, ENTRIES, rows_of_entries(rows, calendar=calendar))
        return file_of(listing, form, name=f"{period.last:%Y-%m-%d}")
    found = queries.entry(request.actor, period)
    page = page_after(rows, ("-issued_at", "-id"), after=request.GET.get("after"))
    links = {name: f"{request.path}?{urlencode({**_period(period), 'column': name})}" for name in ENTRY_COLUMNS}
    return render(
        request,
        "reports/entry.html",
        {
            **_frame(request, period),
            "files": files_of(request),
            "page": page,
            "rows": [(task, _days_late(task, calendar)) for task in page.rows],
            "columns": list(ENTRY_COLUMNS.items()),
            "column_name": ENTRY_COLUMNS[column],
            "days": settings.DONDOC_ENTRY_DAYS,
            "headline": [
                _rate(
                    _("Entered in time"), found, _("of all tasks of documents entered in the period"), links["in-time"]
                ),
                _left(_("Entered late"), found, _("entered in the period"), links["late"]),
            ],
        },
    )


def _days_late(task: Any, calendar: WorkingCalendar) -> int:
    """Return how many working days after its last day the task was entered; `entered` has set both days."""
    return max(0, calendar.working_days_between(task.entry_due, task.entered_on))


def _frame(request: ActorRequest, period: Period) -> dict[str, object]:
    return {
        "tabs": measure_tabs(request),
        "period": period,
        "is_span": period.window is Window.SPAN,
        "windows": list(WINDOW_NAMES.items()),
    }


def _period(period: Period) -> dict[str, str]:
    return {"window": period.window.value, "since": period.first.isoformat(), "on": period.last.isoformat()}


def _days(period: Period) -> dict[str, str]:
    return {"first": day(period.first), "last": day(period.last)}


def _update_list(asked: Mapping[str, str], column: str) -> str:
    return f"{reverse('reports:updates-list')}?{urlencode({**asked, 'column': column})}"


def _row(one: Share) -> Row:
    return Row(heading(one.name), {"left": one.left, "done": one.done, "of": one.of}, key_tail(one.key))


def _rate(name: str, one: Share, note: str, href: str) -> dict[str, object]:
    return {
        "name": name,
        "value": share(one.done, one.of),
        "of": f"{number(one.done)} / {number(one.of)}",
        "note": note,
        "href": href,
        "tone": "done" if one.done else "ink",
    }


def _left(name: str, one: Share, of_label: str, href: str) -> dict[str, object]:
    tone = "late" if one.left else "ink"
    return {"name": name, "value": one.left, "of": one.of, "of_label": of_label, "href": href, "tone": tone}
