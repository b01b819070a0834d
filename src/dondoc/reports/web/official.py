"""Official reports: the list, the order of a new one, and their files."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from dondoc.documents.kinds import DOCX
from dondoc.jobs.models import RunState
from dondoc.kernel import clock
from dondoc.kernel.cells import XLSX
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.reports import queries
from dondoc.reports.actions import order_report
from dondoc.reports.permissions import OFFICIAL, get_report_for
from dondoc.reports.sheet import as_xlsx
from dondoc.reports.web.asked import BY_NAMES
from dondoc.reports.word import as_docx
from dondoc.ui.files import to_be_kept
from dondoc.workcalendar.rules.periods import Window, lawful
from dondoc.workcalendar.web.asked import WINDOW_NAMES, NoSuchDay

_PART_NAMES = {
    "sum": gettext_lazy("all units"),
    "former": gettext_lazy("the period before"),
    **{by.value: name for by, name in BY_NAMES.items()},
    "updates": gettext_lazy("Update rate"),
    "entry": gettext_lazy("Entry of tasks"),
}


@require_GET
@gate(OFFICIAL)
def official(request: ActorRequest) -> HttpResponse:
    """The official reports there are, and the buttons for those of the last periods that are over.

    The list renews itself while one of them is being made.
    """
    page = page_after(queries.reports_of(request.actor), ("-last_on", "-id"), after=request.GET.get("after"))
    today = clock.today()
    over = [
        (window, name, lawful(window, today).former)
        for window, name in WINDOW_NAMES.items()
        if window is not Window.SPAN
    ]
    pending = list(queries.pending(request.actor))
    return render(
        request,
        "reports/_official.html" if request.headers.get("HX-Request") else "reports/official.html",
        {
            "page": page,
            "rows": [(one, WINDOW_NAMES[Window(one.window)]) for one in page.rows],
            "over": over,
            "pending": pending,
            "goes_on": any(run.state in {RunState.WAITING, RunState.RUNNING} for run in pending),
            "is_published": settings.DONDOC_PUBLISH,
        },
    )


@require_POST
@gate(OFFICIAL)
def order(request: ActorRequest) -> HttpResponse:
    """Ask for the report of the last window of a kind that is over."""
    given = request.POST.get("window", "")
    if given not in list(Window) or given == Window.SPAN:
        raise NoSuchDay(_("There is no period “%(given)s”. Choose one of the buttons.") % {"given": given[:40]})
    at = clock.now()
    order_report(period=lawful(Window(given), clock.local_date(at)).former, by=request.actor, at=at)
    return redirect("reports:official")


@require_GET
@gate(OFFICIAL)
def word(request: ActorRequest, report_id: int) -> HttpResponse:
    """The report as a Word file."""
    report = get_report_for(request.actor, report_id)
    return to_be_kept(
        HttpResponse(as_docx(report, queries.wording_of(report)), content_type=DOCX),
        f"bao-cao-{report.last_on:%Y-%m-%d}.docx",
    )


@require_GET
@gate(OFFICIAL)
def excel(request: ActorRequest, report_id: int) -> HttpResponse:
    """The report's annexes as an Excel file."""
    report = get_report_for(request.actor, report_id)
    return to_be_kept(HttpResponse(as_xlsx(report), content_type=XLSX), f"bao-cao-{report.last_on:%Y-%m-%d}.xlsx")


@require_GET
@gate(OFFICIAL)
def recount(request: ActorRequest, report_id: int) -> HttpResponse:
    """Whether counting the period again gives the frozen numbers, and which parts differ if not."""
    report = get_report_for(request.actor, report_id)
    return render(
        request,
        "reports/recount.html",
        {"report": report, "differing": [str(_PART_NAMES[part]) for part in queries.differs(request.actor, report)]},
    )
