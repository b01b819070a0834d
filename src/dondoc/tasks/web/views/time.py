"""Time on an assignment's page: asking for more, deciding about it, moving the due date unasked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.actors import Actor
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks.actions import correcting, extending
from dondoc.tasks.models import Assignment, Extension
from dondoc.tasks.permissions import ASK_EXTENSION, CHANGE_DUE, VIEW
from dondoc.tasks.rules.states import OPEN, State
from dondoc.ui.widgets import DayInput


class UntilForm(forms.Form):
    """A later last day, and why."""

    due_on = forms.DateField(label=gettext_lazy("New last day, included"), widget=DayInput())
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


def time_forms(actor: Actor, found: Assignment) -> list[dict[str, Any]]:
    """Return what the actor can do about the assignment's due date now, each with its address and form."""
    state = State(found.state)
    offers: list[tuple[bool, str, str | Promise]] = [
        (
            found.due_on is not None
            and state in OPEN - {State.SUBMITTED}
            and actor.power(ASK_EXTENSION).reaches(found.unit_id, in_charge=found.person_id == actor.person_id),
            "ask-extension",
            gettext_lazy("Ask for more time"),
        ),
        (
            state in OPEN and actor.power(CHANGE_DUE).reaches(found.unit_id),
            "change-due",
            gettext_lazy("Change the due date"),
        ),
    ]
    return [
        {"code": code, "name": name, "form": UntilForm(auto_id=f"{code}_%s")}
        for is_offered, code, name in offers
        if is_offered
    ]


@require_POST
@gate(ASK_EXTENSION)
def ask_extension(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Ask for more time."""
    return _until(request, assignment_id, extending.ask_extension, _("Asked. You will see the decision here."))


@require_POST
@gate(CHANGE_DUE)
def change_due(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Move the due date unasked."""
    return _until(request, assignment_id, correcting.change_due, _("The due date moved; the first one stays in sight."))


@require_POST
@gate(VIEW)
def decide_extension(request: ActorRequest, extension_id: int, decision: str) -> HttpResponse:
    """Grant, refuse or withdraw a request for more time."""
    asked = Extension.objects.filter(pk=extension_id).values_list("assignment_id", flat=True).first()
    act: dict[str, Callable[..., Extension]] = {
        "grant": extending.grant_extension,
        "refuse": partial(extending.refuse_extension, reason=request.POST.get("reason", "")),
        "withdraw": extending.withdraw_extension,
    }
    said = {"grant": _("Granted."), "refuse": _("Refused."), "withdraw": _("Withdrawn.")}
    try:
        act[decision](extension_id=extension_id, by=request.actor, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said[decision])
    return redirect("tasks:assignment", asked) if asked else redirect("home")


def _until(request: ActorRequest, assignment_id: int, act: Callable[..., Any], said: str) -> HttpResponse:
    form = UntilForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("tasks:assignment", assignment_id)
    try:
        act(assignment_id=assignment_id, by=request.actor, at=clock.now(), **form.cleaned_data)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("tasks:assignment", assignment_id)
