"""The published results: figures by unit of the last quarters, for everybody, where the installation publishes them."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from dondoc.kernel.gates import everybody
from dondoc.reports import queries
from dondoc.reports.listing import Listing
from dondoc.reports.models import OfficialReport
from dondoc.reports.queries import FourWay
from dondoc.reports.web.files import file_of, files_of, form_of
from dondoc.reports.web.rows import figures_of, heading, rate
from dondoc.ui import heat
from dondoc.ui.annex import Cell, Column
from dondoc.ui.formats import day

COLUMNS = (
    Column(gettext_lazy("Unit"), 8),
    Column(gettext_lazy("Done on time"), 2, is_number=True),
    Column(gettext_lazy("Done late"), 2, is_number=True),
    Column(gettext_lazy("In time"), 2, is_number=True),
    Column(gettext_lazy("Overdue"), 2, is_number=True),
    Column(gettext_lazy("Fell due"), 2, is_number=True),
    Column(gettext_lazy("Done on time by the first due date"), 2, is_number=True),
    Column(gettext_lazy("Fell due by the first due date"), 2, is_number=True),
    Column(gettext_lazy("Undated"), 2, is_number=True),
)


@require_GET
@everybody
def published(request: HttpRequest) -> HttpResponseBase:
    """What each unit did in a quarter, as frozen in its newest official report; no task and nobody is named."""
    reports = queries.published()
    asked = request.GET.get("quarter", "")
    shown = next((one for one in reports if one.last_on.isoformat() == asked), reports[0] if reports else None)
    if shown and (form := form_of(request)):
        return file_of(_listing(shown), form, name=f"{shown.last_on:%Y-%m-%d}")
    facts = shown.facts if shown else {}
    return render(
        request,
        "reports/published.html",
        {
            "shown": shown,
            "files": files_of(request),
            "quarters": [(one.last_on.isoformat(), _("to %(last)s") % {"last": day(one.last_on)}) for one in reports],
            "committee": facts.get("committee", ""),
            "table": _table(facts) if shown else "",
        },
    )


def _table(facts: Mapping[str, Any]) -> SafeString:
    columns = (
        heat.Column(_("Done on time"), "done_on_time"),
        heat.Column(_("Done late"), "done_late"),
        heat.Column(_("In time"), "open_in_time"),
        heat.Column(_("Overdue"), "open_overdue"),
        rate(),
        heat.Column(_("On-time rate by the first due date"), "first_on_time", of="first_fell_due"),
        heat.Column(_("Undated"), "undated"),
    )
    rows = [_row(one, one["name"]) for one in _by_name(facts["unit"])]
    return heat.heat_table(_("Unit"), columns, rows, _row(facts["sum"][0], _("All")))


def _row(one: Mapping[str, Any], name: str) -> heat.Row:
    first = FourWay(**one["first"])
    by_first = {"first_on_time": first.done_on_time, "first_fell_due": first.rate[1]}
    return heat.Row(heading(name), {**figures_of(FourWay(**one["current"])), **by_first, "undated": one["undated"]})


def _by_name(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Units in a public list stand as the alphabet has them: it is no ranking."""
    return sorted(rows, key=lambda one: str(one["name"]))


def _listing(report: OfficialReport) -> Listing:
    subtitle = _("From %(first)s to %(last)s") % {"first": day(report.first_on), "last": day(report.last_on)}
    return Listing(_("Results of assigned tasks"), subtitle, COLUMNS, _cells(report))


def _cells(report: OfficialReport) -> Generator[Sequence[Cell]]:
    for one in _by_name(report.facts["unit"]):
        ways, first = FourWay(**one["current"]), FourWay(**one["first"])
        _done, fell_due = ways.rate
        counts = (ways.done_on_time, ways.done_late, ways.open_in_time, ways.open_overdue)
        yield one["name"], *counts, fell_due, first.done_on_time, first.rate[1], one["undated"]
