"""Explanations on the page of an assignment: what was asked and said stands there, with what the reader can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.actors import Actor
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight import queries
from dondoc.oversight.actions import explaining
from dondoc.oversight.models import Explanation, ExplanationState
from dondoc.oversight.permissions import URGE, get_explanation_for, may_explain, may_urge
from dondoc.oversight.queries.samples import checks_of
from dondoc.oversight.web.letters import as_file
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import REPORT, VIEW, get_assignment_for
from dondoc.tasks.web.views.assignments import assignment_page
from dondoc.ui.widgets import DayInput

_SHOWN = 10
"""How many explanations of a kind stand on the page of a person's day."""
LIST_NAMES = {
    "missed": gettext_lazy("not given by its day"),
    "waiting": gettext_lazy("waiting for an answer"),
    ExplanationState.GIVEN.value: gettext_lazy("to be decided"),
    ExplanationState.ACCEPTED.value: gettext_lazy("reason accepted"),
    ExplanationState.NOT_ACCEPTED.value: gettext_lazy("reason not accepted"),
    ExplanationState.WITHDRAWN.value: gettext_lazy("request withdrawn"),
}


class AskForm(forms.Form):
    """What is to be explained, and by when."""

    question = forms.CharField(label=gettext_lazy("What is to be explained"), widget=forms.Textarea(attrs={"rows": 2}))
    answer_on = forms.DateField(label=gettext_lazy("Answer by"), widget=DayInput())


class ReplyForm(forms.Form):
    """The unit's word."""

    reply = forms.CharField(label=gettext_lazy("Explanation"), widget=forms.Textarea(attrs={"rows": 4}))


class DecisionForm(forms.Form):
    """Whether the reason is accepted, and why."""

    accepted = forms.TypedChoiceField(
        label=gettext_lazy("The reason"),
        coerce=lambda value: value == "yes",
        choices=[("yes", gettext_lazy("is accepted")), ("no", gettext_lazy("is not accepted"))],
    )
    note = forms.CharField(label=gettext_lazy("Why it is decided so"), widget=forms.Textarea(attrs={"rows": 2}))


class WithdrawalForm(forms.Form):
    """Why a request is withdrawn."""

    note = forms.CharField(label=gettext_lazy("Why it is withdrawn"), widget=forms.Textarea(attrs={"rows": 2}))


def panel_of_assignment(request: HttpRequest, assignment: Assignment) -> SafeString:
    """Return the panel: every urging and explanation of the assignment, and the forms for what can be done now."""
    actor = cast("ActorRequest", request).actor
    said = queries.said_of(assignment)
    found = list(queries.explanations_of(assignment)) if said.explanations else []
    newest = found[0] if found else None
    asks = may_urge(actor, assignment)
    state = newest.state if newest else None
    typed = getattr(request, "typed", {})
    replies = state == ExplanationState.ASKED and may_explain(actor, assignment)
    settled = state not in {ExplanationState.ASKED, ExplanationState.GIVEN}
    overdue = queries.is_overdue(assignment, on=clock.local_date(clock.now()))
    volunteers = settled and overdue and may_explain(actor, assignment)
    decides = state == ExplanationState.GIVEN and asks
    withdraws = state == ExplanationState.ASKED and asks
    return render_to_string(
        "oversight/_panel.html",
        {
            "assignment": assignment,
            "explanations": found,
            "draws_letters": asks,
            "checks": list(checks_of(assignment)) if said.checks else (),
            "urged": list(queries.urged_of(assignment)) if said.urgings else (),
            "newest": newest,
            "ask": typed.get("ask") or AskForm(auto_id="ask_%s") if asks and state != ExplanationState.ASKED else None,
            "ask_is_open": "ask" in typed,
            "reply": typed.get("give") or ReplyForm() if replies else None,
            "own": typed.get("volunteer") or ReplyForm(auto_id="own_%s") if volunteers else None,
            "own_is_open": "volunteer" in typed,
            "decision": typed.get("decide") or DecisionForm() if decides else None,
            "withdrawal": typed.get("withdraw") or WithdrawalForm(auto_id="withdraw_%s") if withdraws else None,
            "withdrawal_is_open": "withdraw" in typed,
        },
        request,
    )


def panel_of_home(request: HttpRequest, actor: Actor) -> SafeString:
    """Return what the person is asked to explain, and the explanations that wait for his word."""
    to_give = queries.explanations_to_give(actor) if actor.may(REPORT) else []
    to_decide = queries.explanations_to_decide(actor) if actor.may(URGE) else []
    if not to_give and not to_decide:
        return SafeString("")
    context = {
        "to_give": to_give[:_SHOWN],
        "number_to_give": len(to_give),
        "to_decide": to_decide[:_SHOWN],
        "number_to_decide": len(to_decide),
        "today": clock.local_date(clock.now()),
    }
    return render_to_string("oversight/_home_panel.html", context, request)


def words_beside(assignment_ids: Sequence[int]) -> dict[int, SafeString]:
    """Return the newest word of who has the work, to stand beside its lateness in every list. One query."""
    said = queries.replies_on(assignment_ids)
    return {pk: render_to_string("oversight/_word.html", {"said": one}) for pk, one in said.items()}


@require_http_methods(["GET", "POST"])
@gate(VIEW)
def explanations(request: ActorRequest) -> HttpResponse:
    """The explanations asked for and given, of work the person may see: what waits, what was missed, what is to be
    decided, what was decided, what was withdrawn. Requests that wait are ticked and withdrawn together."""
    ticked = [int(one) for one in request.POST.getlist("explanation") if one.isdecimal()]
    if request.method == "POST" and _withdrawn(request, ticked):
        return redirect(request.get_full_path())
    today = clock.local_date(clock.now())
    numbers = {name: queries.explanations_to(request.actor, name, on=today).count() for name in LIST_NAMES}
    asked = request.GET.get("state", "")
    state = asked if asked in LIST_NAMES else next((name for name, number in numbers.items() if number), "missed")
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
            "states": [(name, label, numbers[name]) for name, label in LIST_NAMES.items()],
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
    return one.state == ExplanationState.ASKED and may_urge(actor, one.assignment)


def _next_step(actor: Actor, one: Explanation, *, on: date) -> tuple[str, str] | None:
    """Return what the actor can do about the explanation now, as a button says it, and its address."""
    page = reverse("tasks:assignment", args=[one.assignment_id])
    if one.state == ExplanationState.ASKED and may_explain(actor, one.assignment):
        return _("Explain"), f"{page}#explanations"
    if not may_urge(actor, one.assignment):
        return None
    if one.state == ExplanationState.GIVEN:
        return _("Decide"), f"{page}#explanations"
    if one.state != ExplanationState.ASKED or one.answer_on is None or one.answer_on >= on:
        return None
    if one.assignment.state not in queries.WATCHED_STATES:
        return None
    return _("Urge"), f"{reverse('oversight:new')}?work={one.assignment_id}"


@require_GET
@gate(URGE)
def letter(request: ActorRequest, explanation_id: int) -> HttpResponseBase:
    """The drafted letter that asks a unit to explain, as a Word file."""
    found = get_explanation_for(request.actor, explanation_id)
    made = queries.letter_of_explanation(found) if may_urge(request.actor, found.assignment) else None
    if made is None:
        raise NotFound(_("There is no letter of this explanation for you. Whoever asked for it draws it."))
    return as_file(made, f"giai-trinh-{found.pk}.docx")


@require_POST
@gate(VIEW)
def volunteer(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Explain without being asked."""
    get_assignment_for(request.actor, assignment_id)
    return _done(
        request,
        assignment_id,
        "volunteer",
        ReplyForm(request.POST, auto_id="own_%s"),
        partial(explaining.explain_unasked, assignment_id=assignment_id),
    )


@require_POST
@gate(URGE)
def ask(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Ask why the work is late."""
    get_assignment_for(request.actor, assignment_id)
    return _done(
        request,
        assignment_id,
        "ask",
        AskForm(request.POST, auto_id="ask_%s"),
        partial(explaining.ask_explanation, assignment_id=assignment_id),
    )


@require_POST
@gate(VIEW)
def give(request: ActorRequest, explanation_id: int) -> HttpResponse:
    """Explain."""
    found = get_explanation_for(request.actor, explanation_id)
    return _done(
        request,
        found.assignment_id,
        "give",
        ReplyForm(request.POST),
        partial(explaining.explain, explanation_id=explanation_id),
    )


@require_POST
@gate(URGE)
def decide(request: ActorRequest, explanation_id: int) -> HttpResponse:
    """Decide on an explanation."""
    found = get_explanation_for(request.actor, explanation_id)
    return _done(
        request,
        found.assignment_id,
        "decide",
        DecisionForm(request.POST),
        partial(explaining.decide_explanation, explanation_id=explanation_id),
    )


@require_POST
@gate(URGE)
def withdraw(request: ActorRequest, explanation_id: int) -> HttpResponse:
    """Withdraw a request."""
    found = get_explanation_for(request.actor, explanation_id)
    return _done(
        request,
        found.assignment_id,
        "withdraw",
        WithdrawalForm(request.POST, auto_id="withdraw_%s"),
        partial(explaining.withdraw_explanations, explanation_ids=[explanation_id]),
    )


def _done(
    request: ActorRequest, assignment_id: int, code: str, form: forms.Form, act: Callable[..., object]
) -> HttpResponse:
    """Do what the form says and show the work again; what is not right yet stays typed in its form, by its `code`."""
    if form.is_valid():
        try:
            act(by=request.actor, at=clock.now(), **form.cleaned_data)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Kept, and written into the history of the work."))
            return redirect("tasks:assignment", assignment_id)
    return assignment_page(request, get_assignment_for(request.actor, assignment_id), **{code: form})
