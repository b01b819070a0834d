"""The figures of a period beside those of the former one, and the list behind each."""

from __future__ import annotations

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
from dondoc.reports import queries
from dondoc.reports.columns import Basis
from dondoc.reports.permissions import OFFICIAL, OVERDUE
from dondoc.reports.queries import By, Counted, FourWay
from dondoc.reports.web.asked import ALL, BASIS_NAMES, BY_NAMES, NOBODY, basis_of, by_of, column_of, row_of
from dondoc.reports.web.opened import Figure, opened
from dondoc.reports.web.tabs import measure_tabs
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.ui.formats import number, share
from dondoc.workcalendar.rules.periods import Period, Window, lawful
from dondoc.workcalendar.web.asked import WINDOW_NAMES, period_of

_MOST = 200
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
    found = queries.compared(request.actor, period, by=by, most=_MOST)
    lists = lists_of(period, by, basis)
    rows = [Row(one, before, basis, lists) for one, before in found.rows]
    total = Row(*found.sums, basis, lists, key=ALL)
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
            "by_name": BY_NAMES[by],
            "basis": basis,
            "windows": list(WINDOW_NAMES.items()),
            "bys": list(BY_NAMES.items()),
            "bases": list(BASIS_NAMES.items()),
            "rows": rows,
            "number_of_rows": found.number,
            "total": total,
            "headline": _headline(total),
            "most": {
                name: max((getattr(row.ways, name) for row in rows), default=0)
                for name in ("open_overdue", "done_late")
            },
        },
    )


def _ends_on(period: Period) -> date | None:
    """Return the last day of a lawful window that is not over; none of one that is, or of other days."""
    whole = period if period.window is Window.SPAN else lawful(period.window, period.last)
    return whole.last if whole.last > period.last else None


class Row:
    """One row by the chosen due date: its figures, the address of the list behind each, and the former rate."""

    def __init__(
        self, one: Counted, before: Counted, basis: Basis, lists: Mapping[str, str], *, key: str | None = None
    ) -> None:
        self.one = one
        self.ways, self.before = _ways(one, basis), _ways(before, basis)
        self.done, self.fell_due = self.ways.rate
        self.done_before, self.fell_due_before = self.before.rate
        key = key or (NOBODY if one.key is None else str(one.key))
        self.links = {name: f"{address}&key={key}" for name, address in lists.items()}

    @property
    def change(self) -> str:
        """By how many percentage points the rate moved since the former period; blank where one has no rate."""
        if not self.fell_due or not self.fell_due_before:
            return ""
        points = 100 * (self.done / self.fell_due - self.done_before / self.fell_due_before)
        return f"{points:+.1f}".replace(".", ",").replace("-", "−")


def _ways(one: Counted, basis: Basis) -> FourWay:
    return one.current if basis is Basis.CURRENT else one.first


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
    address, asked = reverse("reports:figures-list"), asked_again(period, by, basis)
    return {name: f"{address}?{urlencode({**asked, 'column': column})}" for name, column in COLUMNS.items()}


def _headline(total: Row) -> list[dict[str, object]]:
    ways = total.ways
    before = f"{share(total.done_before, total.fell_due_before)}" if total.fell_due_before else "–"
    return [
        {
            "name": _("On-time rate"),
            "value": share(total.done, total.fell_due) if total.fell_due else "–",
            "of": f"{number(total.done)} / {number(total.fell_due)}",
            "note": _("done on time, of all that fell due; the period before: %(rate)s") % {"rate": before},
            "href": total.links["done_on_time"],
            "tone": "done",
        },
        {
            "name": _("Overdue"),
            "value": ways.open_overdue,
            "of": ways.open_overdue + ways.open_in_time,
            "of_label": _("open with a due date"),
            "note": _("at the end of the period before: %(number)s") % {"number": number(total.before.open_overdue)},
            "href": total.links["open_overdue"],
            "tone": "late" if ways.open_overdue else "ink",
        },
        {
            "name": _("Done late"),
            "value": ways.done_late,
            "of": ways.done_late + ways.done_on_time,
            "of_label": _("done with a due date"),
            "note": _("in the period before: %(number)s") % {"number": number(total.before.done_late)},
            "href": total.links["done_late"],
            "tone": "done-late" if ways.done_late else "ink",
        },
        {
            "name": _("Undated"),
            "value": total.one.undated,
            "of": total.one.total,
            "of_label": _("assignments in all"),
            "note": _("standing duties and terms that have not begun; in no rate"),
            "href": total.links["undated"],
        },
    ]


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
