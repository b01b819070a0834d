"""Asking for more time, deciding about it, moving the due date unasked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc.documents.actions import Upload
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks.actions import correcting, extending
from dondoc.tasks.models import Extension
from dondoc.tasks.permissions import ASK_EXTENSION, CHANGE_DUE, VIEW, get_assignment_for, get_proof_for
from dondoc.tasks.web.forms.work import AskForm, UntilForm
from dondoc.tasks.web.views.assignments import assignment_page, download


@require_POST
@gate(ASK_EXTENSION)
def ask_extension(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Ask for more time."""
    return _until(
        request,
        assignment_id,
        AskForm(request.POST, request.FILES, auto_id="ask-extension_%s"),
        "ask-extension",
        extending.ask_extension,
        _("Asked. You will see the decision here."),
    )


@require_POST
@gate(CHANGE_DUE)
def change_due(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Move the due date unasked."""
    return _until(
        request,
        assignment_id,
        UntilForm(request.POST, auto_id="change-due_%s"),
        "change-due",
        correcting.change_due,
        _("The due date moved; the first one stays in sight."),
    )


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


@require_GET
@gate(VIEW)
def proof(request: ActorRequest, proof_id: int) -> FileResponse:
    """A file that shows why more time is asked for, for whoever may see the assignment."""
    found = get_proof_for(request.actor, proof_id)
    return download(found.file, found.name)


def _until(
    request: ActorRequest, assignment_id: int, form: UntilForm, code: str, act: Callable[..., Any], said: str
) -> HttpResponse:
    found = get_assignment_for(request.actor, assignment_id)
    if not form.is_valid():
        return assignment_page(request, found, **{code: form})
    given = dict(form.cleaned_data)
    if "proofs" in given:
        given["proofs"] = [Upload(file.read(), file.name or "") for file in given["proofs"]]
    try:
        act(assignment_id=assignment_id, by=request.actor, at=clock.now(), **given)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return assignment_page(request, found, **{code: form})
    messages.success(request, said)
    return redirect("tasks:assignment", assignment_id)
