"""The steps of an explanation: asked for, given, decided on, withdrawn, and its letter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight import queries
from dondoc.oversight.actions import explaining
from dondoc.oversight.permissions import URGE, get_explanation_for, may_urge
from dondoc.oversight.web.explanations.forms import AskForm, DecisionForm, ReplyForm, WithdrawalForm
from dondoc.oversight.web.letters import as_file
from dondoc.tasks.permissions import VIEW, get_assignment_for
from dondoc.tasks.web.onward import home_after, leading_on
from dondoc.tasks.web.views.assignments import assignment_page


@require_GET
@gate(URGE)
def letter(request: ActorRequest, explanation_id: int) -> HttpResponse:
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
            said = _said(code)
            messages.success(request, _with_the_next(request, said) if code == "decide" else said)
            return redirect("tasks:assignment", assignment_id)
    return assignment_page(request, get_assignment_for(request.actor, assignment_id), **{code: form})


def _with_the_next(request: ActorRequest, said: str) -> str:
    """Lead who decided on an explanation on to the next that waits for him."""
    waiting = queries.explanations_to_decide(request.actor)
    if not waiting:
        return home_after(said)
    more = ngettext(
        "Decide on the next explanation; %(n)s waits for you",
        "Decide on the next explanation; %(n)s wait for you",
        len(waiting),
    ) % {"n": len(waiting)}
    return leading_on(said, reverse("tasks:assignment", args=[waiting[0].assignment_id]) + "#explanations", more)


def _said(code: str) -> str:
    return {
        "volunteer": _("Your explanation is recorded. From now on it stands beside the word “overdue”."),
        "ask": _("The explanation is asked for. Who has the work is told."),
        "give": _("Your explanation is recorded. From now on it stands beside the word “overdue”."),
        "decide": _("The decision on the explanation is recorded. Who explained is told."),
        "withdraw": _("The request for an explanation is withdrawn. Who has the work is told."),
    }[code]
