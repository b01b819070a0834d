"""What waits for a person's confirmation, with what was handed in, to be confirmed together."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.clock import local_date
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions.confirming import confirm_many
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import VIEW
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar


@require_http_methods(["GET", "POST"])
@gate(VIEW)
def to_confirm(request: ActorRequest) -> HttpResponse:
    """The results that wait for this person, the oldest first, each with its report and files; what is ticked is
    confirmed together, and what cannot be is said one by one."""
    if request.method == "POST":
        _confirm(request)
        return redirect("tasks:to-confirm")
    rows = queries.waiting_for_confirmation(request.actor)
    page = page_after(rows, ("submitted_at", "id"), after=request.GET.get("after"))
    submissions, files = queries.submissions_of(page.rows), queries.files_of(page.rows)
    late = _days_late(page.rows)
    told = [
        (one, submissions[one.pk], files.get(one.pk, ()), late[one.pk]) for one in page.rows if one.pk in submissions
    ]
    return render(request, "tasks/to_confirm.html", {"page": page, "rows": told})


def _days_late(rows: Sequence[Assignment]) -> dict[int, int]:
    """Return by how many working days each was handed in after its due date, 0 when it was not."""
    calendar = working_calendar() if rows else WorkingCalendar()
    days = {one.pk: (one.due_on, local_date(one.submitted_at) if one.submitted_at else None) for one in rows}
    return {
        pk: max(0, calendar.working_days_between(due, done)) if due and done else 0 for pk, (due, done) in days.items()
    }


def _confirm(request: ActorRequest) -> None:
    pairs = (one.split("-") for one in request.POST.getlist("seen"))
    seen = {int(pair[0]): int(pair[1]) for pair in pairs if len(pair) == 2 and all(part.isdecimal() for part in pair)}
    if not seen:
        messages.info(request, _("Nothing was ticked. Tick what is what was ordered, then confirm it."))
        return
    done = confirm_many(seen=seen, by=request.actor, at=clock.now())
    if done.number:
        said = ngettext("%(n)s result is confirmed.", "%(n)s results are confirmed.", done.number)
        messages.success(request, said % {"n": done.number})
    for one, why in done.refused:
        messages.error(request, f"{one.unit.short_name} · {one.task.title}: {why}")
