"""What is late, by unit, on any day, and the list behind each figure."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.reports import queries, tables
from dondoc.reports.columns import Basis
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries import By
from dondoc.reports.web.asked import BASIS_NAMES, basis_of, column_of, unit_of
from dondoc.reports.web.opened import Figure, may_urge_on, opened, urge_address
from dondoc.reports.web.rows import figures_of, heading, rate
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.ui.files import to_be_kept
from dondoc.ui.formats import number, share
from dondoc.ui.heat import Column, Row, heat_table
from dondoc.ui.narrowing import shown
from dondoc.workcalendar.web.asked import day_of


@require_GET
@gate(OVERDUE)
def overdue(request: ActorRequest) -> HttpResponse:
    """Units with their four-way count as they stood at the end of a day, the most overdue first."""
    on = day_of(request)
    figures = queries.overdue(request.actor, on=on)
    if request.GET.get("format") == "csv":
        return _csv(figures)
    basis = basis_of(request)
    page = shown(request, figures.units, lambda unit: unit.name)
    columns, rows = columns_of(basis, on), [_row(unit, basis) for unit in page.rows]
    context = {
        "on": on,
        "basis": basis,
        "bases": [(one.value, name) for one, name in BASIS_NAMES.items()],
        "page": page,
        "rows": rows,
        "table": heat_table(_("Unit"), columns, rows),
        "urge": urge_address() if may_urge_on(request, on) else "",
        "headline": _headline(_row(figures.sum, basis), columns),
    }
    return render(request, "reports/overdue.html", context)


def _row(unit: queries.UnitFigures, basis: Basis) -> Row:
    """One unit's figures by the chosen due date; those of all units under no name."""
    ways = unit.current if basis is Basis.CURRENT else unit.first
    figures = {**figures_of(ways), "undated": unit.undated, "apart": unit.apart, "total": unit.total}
    return Row(heading(unit.name), figures, "" if unit.unit_id is None else f"&unit={unit.unit_id}")


def columns_of(basis: Basis, on: date) -> list[Column]:
    """Return the columns of the page, each figure with the list of all units behind it."""
    asked = {"on": on.isoformat(), "basis": basis.value}

    def behind(column: Timeliness) -> str:
        return f"{reverse('reports:listed')}?{urlencode({**asked, 'column': column.value})}"

    return [
        Column(_("Overdue"), "open_overdue", behind(Timeliness.OPEN_OVERDUE), tone="late"),
        Column(_("waiting for confirmation"), "overdue_waiting"),
        Column(_("In time"), "open_in_time", behind(Timeliness.OPEN_IN_TIME)),
        Column(_("Done on time"), "done_on_time", behind(Timeliness.DONE_ON_TIME)),
        Column(_("Done late"), "done_late", behind(Timeliness.DONE_LATE), tone="done-late"),
        rate(),
        Column(_("Undated"), "undated", behind(Timeliness.UNDATED)),
        Column(_("Declined, recalled, suspended"), "apart", behind(Timeliness.APART)),
    ]


def _headline(total: Row, columns: Sequence[Column]) -> list[dict[str, object]]:
    """Return the figures above the table, each with its denominator."""
    of, behind = total.figures, {one.name: one.address for one in columns}
    return [
        {
            "name": _("Overdue"),
            "value": of["open_overdue"],
            "of": of["open_overdue"] + of["open_in_time"],
            "of_label": _("open with a due date"),
            "note": _("%(number)s of them handed in, waiting for confirmation") % {"number": of["overdue_waiting"]},
            "href": behind["open_overdue"],
            "tone": "late" if of["open_overdue"] else "ink",
        },
        {
            "name": _("On-time rate"),
            "value": share(of["done_on_time"], of["fell_due"]),
            "of": f"{number(of['done_on_time'])} / {number(of['fell_due'])}",
            "note": _("done on time, of all that fell due"),
            "href": behind["done_on_time"],
            "tone": "done" if of["done_on_time"] else "ink",
        },
        {
            "name": _("Done late"),
            "value": of["done_late"],
            "of": of["done_late"] + of["done_on_time"],
            "of_label": _("done with a due date"),
            "href": behind["done_late"],
            "tone": "done-late" if of["done_late"] else "ink",
        },
        {
            "name": _("Undated"),
            "value": of["undated"],
            "of": of["total"],
            "of_label": _("assignments in all"),
            "note": _("standing duties and terms that have not begun; in no rate"),
            "href": behind["undated"],
        },
    ]


@require_GET
@gate(OVERDUE)
def listed(request: ActorRequest) -> HttpResponseBase:
    """The assignments behind a figure, as they stood that day."""
    on, basis, unit_id = day_of(request), basis_of(request), unit_of(request)
    column = column_of(request, list(Timeliness), default=Timeliness.OPEN_OVERDUE)
    figure = Figure(
        rows=queries.listed(request.actor, on=on, column=Timeliness(column), basis=basis, unit_id=unit_id),
        column=column,
        on=on,
        basis=basis,
        whose=queries.name_of(By.UNIT, unit_id),
        page=f"{reverse('reports:overdue')}?{urlencode({'on': on.isoformat(), 'basis': basis.value})}",
        page_name=_("What is late"),
    )
    return opened(request, figure)


def _csv(figures: queries.Overdue) -> HttpResponse:
    name = f"overdue-{figures.on:%Y-%m-%d}.csv"
    answer = to_be_kept(HttpResponse(content_type="text/csv; charset=utf-8"), name)
    # A byte order mark, or Excel takes Vietnamese for another encoding
    answer.write("\ufeff")
    csv.writer(answer).writerows(tables.rows_of(figures))
    return answer
