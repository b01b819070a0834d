"""The register of documents, taking one in, and a document's own page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.documents.actions import Upload, correct_facts, intake_or_ask
from dondoc.documents.models import Direction
from dondoc.documents.permissions import INTAKE, REVIEW, VIEW, get_document_for
from dondoc.documents.queries import REGISTER_ORDER, files_of, register
from dondoc.jobs.models import Run
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.permissions import CHANGE_DUE
from dondoc.tasks.web.citations import ties_of
from dondoc.tasks.web.forms.documents import FactsForm, UploadForm
from dondoc.tasks.web.passages import passages_of


@require_GET
@gate(VIEW)
def document_list(request: ActorRequest) -> HttpResponse:
    """The register, newest first, with how far each document's tasks are."""
    wanted = {name: request.GET.get(name, "") for name in ("direction", "text")}
    rows = register(request.actor, direction=wanted["direction"], text=wanted["text"])
    page = page_after(rows, REGISTER_ORDER, after=request.GET.get("after"))
    progress = queries.progress_of([document.pk for document in page.rows])
    return render(
        request,
        "tasks/document_list.html",
        {
            "page": page,
            "rows": [(document, progress.get(document.pk)) for document in page.rows],
            "wanted": wanted,
            "directions": Direction.choices,
            "may_take_in": request.actor.may(INTAKE),
            "may_review": request.actor.may(REVIEW),
        },
    )


@require_http_methods(["GET", "POST"])
@gate(INTAKE)
def upload(request: ActorRequest) -> HttpResponse:
    """Take a document in. The first file is its text, the others its annexes; the same file twice is recognised."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _take_in(request, form)
        except Refusal as refusal:
            form.add_error("document", str(refusal))
    return render(request, "tasks/upload.html", {"form": form}, status=422 if form.errors else 200)


def _take_in(request: ActorRequest, form: UploadForm) -> HttpResponse:
    taken = intake_or_ask(
        files=[Upload(file.read(), file.name or "") for file in form.cleaned_data["document"]],
        direction=Direction(form.cleaned_data["direction"]) if form.cleaned_data["direction"] else None,
        received_on=form.cleaned_data["received_on"],
        receipt_number=form.cleaned_data["receipt_number"],
        by=request.actor,
        at=clock.now(),
    )
    if isinstance(taken, Run):
        return redirect("administration:run", taken.pk)
    if not taken.is_new:
        messages.info(request, _("This file was taken in before: here is its document. Nothing was stored twice."))
        return redirect("tasks:document", taken.document.pk)
    return redirect("tasks:review", taken.document.pk)


@require_GET
@gate(VIEW)
def document(request: ActorRequest, document_id: int) -> HttpResponse:
    """One document: its facts, its files, what it cites and is cited by, its tasks and how they stand, its text."""
    found = get_document_for(request.actor, document_id)
    progress = queries.progress_of([found.pk]).get(found.pk)
    return render(
        request,
        "tasks/document.html",
        {
            "document": found,
            "waiting": progress.waiting if progress else 0,
            "may_review": request.actor.may(REVIEW),
            "passages": passages_of(found),
            "ties": ties_of(found, request.actor),
            "tasks": queries.tasks_with_counts(found.pk, request.actor),
            "files": files_of(found),
            "effects": len(queries.effects_of(found)) if request.actor.may(CHANGE_DUE) else 0,
        },
    )


@require_http_methods(["GET", "POST"])
@gate(REVIEW)
def facts(request: ActorRequest, document_id: int) -> HttpResponse:
    """Put right what the reading got wrong in the document's header."""
    found = get_document_for(request.actor, document_id)
    form = FactsForm(request.POST) if request.method == "POST" else FactsForm.of(found)
    if request.method == "POST" and form.is_valid():
        try:
            correct_facts(document_id=document_id, by=request.actor, at=clock.now(), **form.facts())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The facts are put right; the journal keeps what stood there."))
            return redirect("tasks:document", document_id)
    return render(request, "tasks/facts.html", {"document": found, "form": form}, status=422 if form.errors else 200)
