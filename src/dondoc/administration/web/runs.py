"""Pages of long work: how far it is and what came of it. They may be left and come back to."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from dondoc.administration.permissions import RUNS, get_run_for, visible_runs
from dondoc.jobs.kinds import named
from dondoc.jobs.models import Run, RunState
from dondoc.jobs.queries import RUN_ORDER, keeping_up, left_of, sentence_of
from dondoc.kernel import clock
from dondoc.kernel.gates import signed_in
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest

_TONES = {
    RunState.WAITING: "neutral",
    RunState.RUNNING: "in-time",
    RunState.DONE: "done",
    RunState.FAILED: "late",
}
_SLOW = timedelta(minutes=5)


@require_GET
@signed_in
def runs(request: ActorRequest) -> HttpResponse:
    """The long work this person asked for, newest first; all of it for who keeps the installation."""
    at = clock.now()
    page = page_after(visible_runs(request.actor), RUN_ORDER, after=request.GET.get("after"))
    keeping = keeping_up(at)
    return render(
        request,
        "administration/runs.html",
        {
            "page": page,
            "rows": [(run, _label(run), _TONES[RunState(run.state)], sentence_of(run)) for run in page.rows],
            "is_stuck": keeping.since is not None and at - keeping.since > _SLOW,
            "keeping": keeping,
            "sees_all": request.actor.power(RUNS).everywhere,
        },
    )


@require_GET
@signed_in
def run(request: ActorRequest, run_id: int) -> HttpResponse:
    """One piece of long work. While it goes on, its part of the page is asked for again every second."""
    found = get_run_for(request.actor, run_id)
    left = left_of(found, at=clock.now())
    context = {
        "run": found,
        "label": _label(found),
        "tone": _TONES[RunState(found.state)],
        "sentence": sentence_of(found),
        "left": _said(left) if left is not None else "",
        "goes_on": found.state in {RunState.WAITING, RunState.RUNNING},
    }
    template = "administration/_run.html" if request.headers.get("HX-Request") else "administration/run.html"
    return render(request, template, context)


def _label(run: Run) -> Promise | str:
    """What is being done: in the reader's language where nobody asked for it, else as it was asked for."""
    return run.label if run.asked_by_id else named(run.kind) or run.label


def _said(left: timedelta) -> str:
    """Say how long it still takes, in the unit that a person would use."""
    seconds = round(left.total_seconds())
    if seconds < 60:
        return ngettext("%(n)d second left", "%(n)d seconds left", seconds) % {"n": seconds}
    if seconds < 3600:
        minutes = -(-seconds // 60)
        return ngettext("%(n)d minute left", "%(n)d minutes left", minutes) % {"n": minutes}
    return _("more than an hour left")
