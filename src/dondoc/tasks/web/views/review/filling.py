"""Filling what tasks lack: whom a phrase means, the last day, the product."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.documents.models import Document
from dondoc.documents.permissions import get_document_for
from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions import reviewing
from dondoc.tasks.models import PartyRole
from dondoc.tasks.permissions import REVIEW, get_task_for_review
from dondoc.tasks.web.forms.review import BodyForm, FillAllForm, FillForm
from dondoc.tasks.web.steps import remembered
from dondoc.tasks.web.views.review.page import carry_out, onward


@require_POST
@gate(REVIEW)
def fill(request: ActorRequest, task_id: int) -> HttpResponse:
    """Fill the gaps where they stand on the card, and with `then` approve the task at once.

    Whom a phrase means is said in every proposed task of the document that leaves it open. What is wrong is said, and
    the rest is kept.
    """
    task = get_task_for_review(request.actor, task_id)
    form, bodies = FillForm(request.POST), _meant(request, task.document)
    with remembered(request, task.document_id):
        for body in bodies:
            _choose(request, body, document_id=task.document_id)
        if form.is_valid():
            reviewing.fill_gaps(task_id=task.pk, **form.cleaned_data, by=request.actor, at=clock.now())
    wrong = [one for one in (*bodies, form) if not one.is_valid()]
    for one in wrong:
        messages.error(request, _said(one))
    if request.POST.get("then") == "approve" and not wrong:
        return carry_out(request, task, lambda **who: reviewing.approve_task(task_id=task.pk, **who))
    return onward(request, task.document, task.pk)


def _meant(request: ActorRequest, document: Document | None) -> list[BodyForm]:
    """Return what was typed beside the open phrases of the document's task in hand."""
    if document is None:
        return []
    typed = zip(request.POST.getlist("phrase"), request.POST.getlist("meaning"), strict=False)
    on = queries.day_of(document, today=clock.today())
    return [
        BodyForm({"role": PartyRole.LEAD, "phrase": phrase, "meaning": name}, on=on)
        for phrase, name in typed
        if name.strip()
    ]


def _choose(request: ActorRequest, body: BodyForm, *, document_id: int | None) -> None:
    if document_id is None or not body.is_valid():
        return
    phrase = body.cleaned_data["phrase"]
    number = reviewing.choose_meaning(
        document_id=document_id, phrase=phrase, choices=body.choices(), by=request.actor, at=clock.now()
    )
    if number > 1:
        said = _("Whom “%(phrase)s” means was filled in in %(number)s tasks of this document.")
        messages.success(request, said % {"phrase": phrase, "number": number})


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


def _said(form: Form) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)
