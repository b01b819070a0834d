"""The list of explanations by what became of them, where requests are withdrawn together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.actors import Actor
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight import queries
from dondoc.oversight.actions import explaining
from dondoc.oversight.models import Explanation, ExplanationState
from dondoc.oversight.permissions import may_explain, may_settle, may_urge
from dondoc.tasks.permissions import VIEW

_LIST_NAMES = {
    "missed": gettext_lazy("not given by its day"),
    "waiting": gettext_lazy("waiting for an answer"),
    ExplanationState.GIVEN.value: gettext_lazy("to be decided"),
    ExplanationState.ACCEPTED.value: gettext_lazy("reason accepted"),
    ExplanationState.NOT_ACCEPTED.value: gettext_lazy("reason not accepted"),
    ExplanationState.WITHDRAWN.value: gettext_lazy("request withdrawn"),
}


@require_http_methods(["GET", "POST"])
@gate(VIEW)
def explanations(request: ActorRequest) -> HttpResponse:
    """The explanations asked for and given, of work the person may see: what waits, what was missed, what is to be
    decided, what was decided, what was withdrawn. Requests that wait are ticked and withdrawn together."""
    ticked = [int(one) for one in request.POST.getlist("explanation") if one.isdecimal()]
    if request.method == "POST" and _withdrawn(request, ticked):
        return redirect(request.get_full_path())
    today = clock.today()
    numbers = {name: queries.explanations_to(request.actor, name, on=today).count() for name in _LIST_NAMES}
    asked = request.GET.get("state", "")
    state = asked if asked in _LIST_NAMES else next((name for name, number in numbers.items() if number), "missed")
    rows = queries.explanations_to(request.actor, state, on=today)
    page = page_after(rows, queries.explanation_order(state), after=request.GET.get("after"))
    return render(
        request,
        "oversight/explanations.html",
        {
            "page": page,
            "rows": [(one, _next_step(request.actor, one, on=today)) for one in page.rows],
            "to_withdraw": {one.pk for one in page.rows if _may_withdraw(request.actor, one)},
            "ticked": ticked,
            "note": request.POST.get("note", ""),
            "state": state,
            "states": [(name, label, numbers[name]) for name, label in _LIST_NAMES.items()],
        },
        status=422 if request.method == "POST" else 200,
    )


def _withdrawn(request: ActorRequest, ticked: Sequence[int]) -> bool:
    """Withdraw the ticked requests, and say to the reader how many, or why none."""
    note = request.POST.get("note", "")
    try:
        number = explaining.withdraw_explanations(explanation_ids=ticked, note=note, by=request.actor, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    said = ngettext("%(n)s request was withdrawn.", "%(n)s requests were withdrawn.", number)
    messages.success(request, said % {"n": number})
    return True


def _may_withdraw(actor: Actor, one: Explanation) -> bool:
    return one.state == ExplanationState.ASKED and may_settle(actor, one)


def _next_step(actor: Actor, one: Explanation, *, on: date) -> tuple[str, str] | None:
    """Return what the actor can do about the explanation now, as a button says it, and its address."""
    page = reverse("tasks:assignment", args=[one.assignment_id])
    if one.state == ExplanationState.ASKED and may_explain(actor, one.assignment):
        return _("Explain"), f"{page}#explanations"
    if not may_urge(actor, one.assignment):
        return None
    if one.state == ExplanationState.GIVEN:
        return (_("Decide"), f"{page}#explanations") if may_settle(actor, one) else None
    if one.state != ExplanationState.ASKED or one.answer_on is None or one.answer_on >= on:
        return None
    if one.assignment.state not in queries.WATCHED_STATES:
        return None
    return _("Urge"), f"{reverse('oversight:new')}?work={one.assignment_id}"
