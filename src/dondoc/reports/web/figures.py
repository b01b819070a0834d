"""The figures of a period beside those of the former one, and the list behind each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.reports import queries
from dondoc.reports.columns import Basis
from dondoc.reports.permissions import OFFICIAL, OVERDUE
from dondoc.reports.queries import By, Counted, FourWay
from dondoc.reports.web.asked import BASIS_NAMES, BY_NAMES, basis_of, by_of, column_of, key_tail, row_of
from dondoc.reports.web.opened import Figure, opened
from dondoc.reports.web.rows import figures_of, heading, rate
from dondoc.reports.web.tabs import measure_tabs
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.ui.formats import number, share
from dondoc.ui.heat import Column, Row, Words, heat_table
from dondoc.ui.narrowing import shown
from dondoc.workcalendar.rules.periods import Period, Window, lawful
from dondoc.workcalendar.web.asked import WINDOW_NAMES, period_of

COLUMNS = {
    "open_overdue": Timeliness.OPEN_OVERDUE.value,
    "open_in_time": Timeliness.OPEN_IN_TIME.value,
    "done_on_time": Timeliness.DONE_ON_TIME.value,
    "done_late": Timeliness.DONE_LATE.value,
    "undated": Timeliness.UNDATED.value,
    "suspended": "suspended",
    "declined": "declined",
    "recalled": "recalled",
}


@require_GET
@gate(OVERDUE)
def figures(request: ActorRequest) -> HttpResponse:
    """What a period brought, by unit, field, leader, document or person, with the former period's rate."""
    period, by, basis = period_of(request), by_of(request), basis_of(request)
    found = queries.compared(request.actor, period, by=by, after=request.GET.get("after"))
    columns = columns_of(period, by, basis)
    page = shown(request, found.rows, lambda row: row[0].name) if by in queries.KEPT else found
    rows = [_row(one, before, basis) for one, before in page.rows]
    return render(
        request,
        "reports/figures.html",
        {
            "tabs": measure_tabs(request),
            "period": period,
            "former": period.former,
            "ends_on": _ends_on(period),
            "is_span": period.window is Window.SPAN,
            "may_report": request.actor.may(OFFICIAL),
            "by": by,
            "basis": basis,
            "windows": list(WINDOW_NAMES.items()),
            "bys": list(BY_NAMES.items()),
            "bases": list(BASIS_NAMES.items()),
            "rows": rows,
            "table": heat_table(capfirst(BY_NAMES[by]), columns, rows),
            "page": page,
            "headline": _headline(found.sums, basis, columns),
        },
    )


def _ends_on(period: Period) -> date | None:
    """Return the last day of a lawful window that is not over; none of one that is, or of other days."""
    whole = period if period.window is Window.SPAN else lawful(period.window, period.last)
    return whole.last if whole.last > period.last else None


def _row(one: Counted, before: Counted, basis: Basis) -> Row:
    apart = {"undated": one.undated, "suspended": one.suspended, "declined": one.declined, "recalled": one.recalled}
    ways = ways_by(one, basis)
    change = change_of(ways, ways_by(before, basis))
    return Row(heading(one.name), {**figures_of(ways), **apart}, key_tail(one.key), {"change": change})


def change_of(ways: FourWay, before: FourWay) -> str:
    """Return by how many percentage points the rate moved since the former period; blank where one has no rate."""
    (done, fell_due), (done_before, fell_due_before) = ways.rate, before.rate
    if not fell_due or not fell_due_before:
        return ""
    points = 100 * (done / fell_due - done_before / fell_due_before)
    return f"{points:+.1f}".replace(".", ",").replace("-", "−")


def ways_by(one: Counted, basis: Basis) -> FourWay:
    """Return the four-way count of a row by the due date."""
    return one.current if basis is Basis.CURRENT else one.first


def columns_of(period: Period, by: By, basis: Basis) -> list[Column | Words]:
    """Return the columns of the page, each figure with the list of all rows behind it."""
    behind = lists_of(period, by, basis)
    return [
        Column(_("Overdue"), "open_overdue", behind["open_overdue"], tone="late"),
        Column(_("In time"), "open_in_time", behind["open_in_time"]),
        Column(_("Done on time"), "done_on_time", behind["done_on_time"]),
        Column(_("Done late"), "done_late", behind["done_late"], tone="done-late"),
        rate(),
        Words(_("Change, points"), "change"),
        Column(_("Undated"), "undated", behind["undated"]),
        Column(_("Suspended"), "suspended", behind["suspended"]),
        Column(_("Declined"), "declined", behind["declined"]),
        Column(_("Recalled"), "recalled", behind["recalled"]),
    ]


def asked_again(period: Period, by: By, basis: Basis) -> dict[str, str]:
    """What a list's address must repeat so that the same work is counted."""
    return {
        "window": Window.SPAN.value if period.window is Window.SPAN else period.window.value,
        "since": period.first.isoformat(),
        "on": period.last.isoformat(),
        "by": by.value,
        "basis": basis.value,
    }


def lists_of(period: Period, by: By, basis: Basis) -> dict[str, str]:
    """Return where the work behind each column is listed, but for the key that says whose."""
    address = f"{reverse('reports:figures-list')}?{urlencode(asked_again(period, by, basis))}"
    return {name: f"{address}&column={column}" for name, column in COLUMNS.items()}


def _headline(
    sums: tuple[Counted, Counted], basis: Basis, columns: Sequence[Column | Words]
) -> list[dict[str, object]]:
    """Return the figures above the table, each with its denominator, beside those of the period before."""
    total, (ways, before) = sums[0], (ways_by(one, basis) for one in sums)
    figures = {
        "done_on_time": _on_time(ways, before),
        "open_overdue": _overdue(ways, before),
        "done_late": _done_late(ways, before),
        "undated": _undated(total),
    }
    behind = {one.name: one.address for one in columns if isinstance(one, Column) and one.address}
    return [{**one, "href": behind[name]} for name, one in figures.items()]


def _on_time(ways: FourWay, before: FourWay) -> dict[str, object]:
    done, fell_due = ways.rate
    note = _("done on time, of all that fell due; the period before: %(rate)s")
    return {
        "name": _("On-time rate"),
        "value": share(done, fell_due),
        "of": f"{number(done)} / {number(fell_due)}",
        "note": note % {"rate": share(*before.rate)},
        "tone": "done" if done else "ink",
    }


def _overdue(ways: FourWay, before: FourWay) -> dict[str, object]:
    return {
        "name": _("Overdue"),
        "value": ways.open_overdue,
        "of": ways.open_overdue + ways.open_in_time,
        "of_label": _("open with a due date"),
        "note": _("at the end of the period before: %(number)s") % {"number": number(before.open_overdue)},
        "tone": "late" if ways.open_overdue else "ink",
    }


def _done_late(ways: FourWay, before: FourWay) -> dict[str, object]:
    return {
        "name": _("Done late"),
        "value": ways.done_late,
        "of": ways.done_late + ways.done_on_time,
        "of_label": _("done with a due date"),
        "note": _("in the period before: %(number)s") % {"number": number(before.done_late)},
        "tone": "done-late" if ways.done_late else "ink",
    }


def _undated(total: Counted) -> dict[str, object]:
    return {
        "name": _("Undated"),
        "value": total.undated,
        "of": total.total,
        "of_label": _("assignments in all"),
        "note": _("standing duties and terms that have not begun; in no rate"),
    }


@require_GET
@gate(OVERDUE)
def figures_list(request: ActorRequest) -> HttpResponseBase:
    """The assignments behind a figure of a period, as they stood at its end."""
    period, by, basis = period_of(request), by_of(request), basis_of(request)
    column, (key, everything) = column_of(request, COLUMNS.values()), row_of(request)
    if column == Timeliness.UNDATED:
        basis = Basis.CURRENT
    figure = Figure(
        rows=queries.listed_of_period(
            request.actor, period, by=by, key=key, everything=everything, column=column, basis=basis
        ),
        column=column,
        on=period.last,
        basis=basis,
        whose=queries.name_of(by, key),
        page=f"{reverse('reports:figures')}?{urlencode(asked_again(period, by, basis))}",
        page_name=_("Figures of a period"),
    )
    return opened(request, figure)
