"""A figure opened to its list: the assignments behind it, as a page or as a file to take along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise

from dondoc.kernel import clock
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.permissions import URGE
from dondoc.oversight.queries import WATCHED_STATES
from dondoc.reports import queries
from dondoc.reports.columns import Basis
from dondoc.reports.queries import Mark
from dondoc.reports.web.asked import BASIS_NAMES, COLUMN_NAMES
from dondoc.reports.web.files import file_of_stands, files_of, form_of
from dondoc.reports.web.late import late_rows
from dondoc.tasks.models import Stand
from dondoc.tasks.rules.timeliness import Timeliness

_OVERDUE = {Timeliness.OPEN_OVERDUE, Mark.OVERDUE}
_DATED = {*queries.DATED, Mark.OVERDUE, Mark.NEAR_DUE, Mark.IN_TIME, Mark.THIS_WEEK}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure of a table: the work that stood in `column` at the end of the day `on`, of the row called `whose`, told
    by the due date of `basis`, or as `told` says; and the page where the figure stands."""

    rows: QuerySet[Stand]
    column: str
    on: date
    basis: Basis = Basis.CURRENT
    whose: str = ""
    told: str | Promise = ""
    page: str
    page_name: str


def opened(request: ActorRequest, figure: Figure) -> HttpResponseBase:
    """Answer with the list behind the figure: a page of 50, the earliest due first, or all of it as the file asked for.
    Raises `ListTooLong` for a file that nobody prints, and `BadPageKey`."""
    name, basis, on = str(COLUMN_NAMES[figure.column]), figure.basis, figure.on
    if form := form_of(request):
        return file_of_stands(figure.rows, form, name=name, basis=basis, on=on)
    rows = queries.with_sort_due(figure.rows, basis, is_dated=figure.column in _DATED)
    page = page_after(rows, ("sort_due", "id"), after=request.GET.get("after"))
    urged = _urged(request, figure, page.rows)
    context = {
        "files": files_of(request),
        "page": page,
        "rows": late_rows(page.rows, basis=basis, on=on),
        "on": on,
        "column_name": name,
        "whose": figure.whose,
        "told": figure.told or BASIS_NAMES[basis],
        "back": figure.page,
        "back_name": figure.page_name,
        "urged": urged,
        "urge": urge_address(page.rows if request.GET.get("unit") else ())
        if urged and figure.column in _OVERDUE
        else "",
    }
    return render(request, "reports/listed.html", context)


def may_urge_on(request: ActorRequest, on: date) -> bool:
    """Whether work in a figure of the day can be urged: only as it stands today, by who may."""
    return on == clock.today() and request.actor.may(URGE)


def urge_address(of_unit: Sequence[Stand] = ()) -> str:
    """Return where overdue work is urged: all of it, or that of the unit whose work is given."""
    address = reverse("oversight:new")
    return f"{address}?{urlencode({'unit': of_unit[0].unit.code})}" if of_unit else address


def _urged(request: ActorRequest, figure: Figure, stands: Sequence[Stand]) -> set[int]:
    """Return the assignments that can be urged from the list: what is handed in or closed is nobody's to hasten."""
    if not may_urge_on(request, figure.on):
        return set()
    return {stand.assignment_id for stand in stands if stand.state in WATCHED_STATES}
