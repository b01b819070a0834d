"""Filling what tasks lack, and saying whom a phrase means."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.documents.permissions import get_document_for
from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks.actions import reviewing
from dondoc.tasks.permissions import REVIEW, get_task_for_review
from dondoc.tasks.web.forms.review import BodyForm, FillAllForm, FillForm
from dondoc.tasks.web.steps import remembered
from dondoc.tasks.web.views.review.page import carry_out, day_of_document, onward


@require_POST
@gate(REVIEW)
def fill(request: ActorRequest, task_id: int) -> HttpResponse:
    """Fill the gaps of due date and product where they stand on the card, and with `then` approve the task at once."""
    task = get_task_for_review(request.actor, task_id)
    form = FillForm(request.POST)
    if not form.is_valid():
        messages.error(request, _said(form))
        return onward(request, task.document, task.pk)
    with remembered(request, task.document_id):
        reviewing.fill_gaps(task_id=task.pk, **form.cleaned_data, by=request.actor, at=clock.now())
    if request.POST.get("then") == "approve":
        return carry_out(request, task, lambda **who: reviewing.approve_task(task_id=task.pk, **who))
    return onward(request, task.document, task.pk)


@require_POST
@gate(REVIEW)
def fill_all(request: ActorRequest, document_id: int) -> HttpResponse:
    """Fill one last day and one product into every proposed task of the document that lacks them."""
    document = get_document_for(request.actor, document_id)
    form = FillAllForm(request.POST)
    if not form.is_valid():
        messages.error(request, _said(form))
        return onward(request, document, None)
    with remembered(request, document.pk):
        number = reviewing.fill_gaps_of_all(
            document_id=document.pk, **form.cleaned_data, by=request.actor, at=clock.now()
        )
    messages.success(
        request,
        ngettext("Filled in %(number)s task.", "Filled in %(number)s tasks.", number) % {"number": number},
    )
    return onward(request, document, None)


@require_POST
@gate(REVIEW)
def choose(request: ActorRequest, document_id: int) -> HttpResponse:
    """Say whom a phrase means, in every proposed task of the document that leaves it open."""
    document = get_document_for(request.actor, document_id)
    in_hand = request.POST.get("task", "")
    task_id = int(in_hand) if in_hand.isdecimal() else None
    form = BodyForm({"role": "lead", **request.POST.dict()}, on=day_of_document(document))
    if not form.is_valid() or not form.cleaned_data["meaning"]:
        wrong = form.errors.get("meaning") or [_("Choose a unit, a group, or another body's work.")]
        messages.error(request, str(wrong[0]))
        return onward(request, document, task_id)
    with remembered(request, document.pk):
        number = reviewing.choose_meaning(
            document_id=document_id,
            phrase=form.cleaned_data["phrase"],
            choices=form.choices(),
            by=request.actor,
            at=clock.now(),
        )
    if number > 1:
        messages.success(request, _("Chosen in %(number)s tasks.") % {"number": number})
    return onward(request, document, task_id)


def _said(form: FillForm) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)
