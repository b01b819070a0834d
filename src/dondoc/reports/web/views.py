"""What is late, by unit, on any day, and the list behind each figure."""

from __future__ import annotations

import csv
from collections.abc import Mapping
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
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.ui.formats import number as written
from dondoc.ui.formats import share
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
    lists = _lists(basis, on)
    rows = [_Row(unit, basis, lists) for unit in figures.units]
    return render(
        request,
        "reports/overdue.html",
        {
            "on": on,
            "basis": basis,
            "bases": [(one.value, name) for one, name in BASIS_NAMES.items()],
            "rows": rows,
            "urge": urge_address() if may_urge_on(request, on) else "",
            "headline": _headline(_Row(figures.sum, basis, lists), figures.sum.total),
            "most": {
                name: max((getattr(row.ways, name) for row in rows), default=0)
                for name in ("open_overdue", "done_late")
            },
        },
    )


class _Row:
    """One unit's figures by the chosen due date, with the address of the list behind each."""

    def __init__(self, unit: queries.UnitFigures, basis: Basis, lists: Mapping[str, str]) -> None:
        self.unit = unit
        self.ways = unit.current if basis is Basis.CURRENT else unit.first
        self.done, self.fell_due = self.ways.rate
        whose = "" if unit.unit_id is None else f"&unit={unit.unit_id}"
        self.links = {name: f"{address}{whose}" for name, address in lists.items()}


def _lists(basis: Basis, on: date) -> dict[str, str]:
    """Return the address of the list of all units behind each column."""
    address, asked = reverse("reports:listed"), {"on": on.isoformat(), "basis": basis.value}
    columns = {
        "overdue": Timeliness.OPEN_OVERDUE,
        "in_time": Timeliness.OPEN_IN_TIME,
        "done_on_time": Timeliness.DONE_ON_TIME,
        "done_late": Timeliness.DONE_LATE,
        "undated": Timeliness.UNDATED,
        "apart": Timeliness.APART,
    }
    return {name: f"{address}?{urlencode({**asked, 'column': column.value})}" for name, column in columns.items()}


def _headline(total: _Row, number: int) -> list[dict[str, object]]:
    """Return the figures above the table, each with its denominator."""
    ways = total.ways
    still_open = ways.open_overdue + ways.open_in_time
    return [
        {
            "name": _("Overdue"),
            "value": ways.open_overdue,
            "of": still_open,
            "of_label": _("open with a due date"),
            "note": _("%(number)s of them handed in, waiting for confirmation") % {"number": ways.overdue_waiting},
            "href": total.links["overdue"],
            "tone": "late" if ways.open_overdue else "ink",
        },
        {
            "name": _("On-time rate"),
            "value": share(total.done, total.fell_due) if total.fell_due else "–",
            "of": f"{written(total.done)} / {written(total.fell_due)}",
            "note": _("done on time, of all that fell due"),
            "href": total.links["done_on_time"],
            "tone": "done",
        },
        {
            "name": _("Done late"),
            "value": ways.done_late,
            "of": ways.done_late + ways.done_on_time,
            "of_label": _("done with a due date"),
            "href": total.links["done_late"],
            "tone": "done-late" if ways.done_late else "ink",
        },
        {
            "name": _("Undated"),
            "value": total.unit.undated,
            "of": number,
            "of_label": _("assignments in all"),
            "note": _("standing duties and terms that have not begun; in no rate"),
            "href": total.links["undated"],
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
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="overdue-{figures.on:%Y-%m-%d}.csv"'
    # A byte order mark, or Excel takes Vietnamese for another encoding
    answer.write("\ufeff")
    csv.writer(answer).writerows(tables.rows_of(figures))
    return answer
