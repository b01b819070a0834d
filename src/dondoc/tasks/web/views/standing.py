"""Standing duties that are to be looked at again."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions.standing import review_duties
from dondoc.tasks.permissions import CHANGE_DUE

_AT_ONCE = 20
"""How many duties stand on a page: as many as somebody looks at before he says what he found."""


@require_http_methods(["GET", "POST"])
@gate(CHANGE_DUE)
def standing(request: ActorRequest) -> HttpResponse:
    """Duties without a due date that nobody has looked at for so many months, the longest first."""
    at = clock.now()
    ticked = [int(one) for one in request.POST.getlist("work") if one.isdecimal()]
    note = request.POST.get("note", "")
    if request.method == "POST":
        try:
            number = review_duties(task_ids=ticked, note=note, by=request.actor, at=at)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            said = ngettext("%(n)s duty stands on.", "%(n)s duties stand on.", number)
            messages.success(request, said % {"n": number} if number else _("Nothing was ticked."))
            return redirect("tasks:standing")
    rows = queries.tasks_to_review(request.actor, on=clock.local_date(at))
    return render(
        request,
        "tasks/standing.html",
        {
            "page": page_after(rows, queries.STANDING_ORDER, after=request.GET.get("after"), size=_AT_ONCE),
            "months": settings.DONDOC_STANDING_MONTHS,
            "ticked": ticked,
            "note": note,
        },
        status=422 if request.method == "POST" else 200,
    )
