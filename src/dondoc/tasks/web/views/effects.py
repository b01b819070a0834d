"""What later documents do to open tasks of earlier ones: proposed, confirmed by a person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from dondoc.documents.permissions import get_document_for
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions.succeeding import decide_effects
from dondoc.tasks.permissions import CHANGE_DUE
from dondoc.tasks.web.forms.orders import EffectForm, NoteForm


@require_http_methods(["GET", "POST"])
@gate(CHANGE_DUE)
def effects(request: ActorRequest, document_id: int) -> HttpResponse:
    """The open tasks of earlier documents that this one touches, each with what is proposed; one or all of them are
    confirmed as they stand in the form."""
    document = get_document_for(request.actor, document_id)
    proposed = queries.effects_of(document)
    clauses = queries.later_clauses(document)
    wanted = request.POST.get("only", "")
    posted = request.POST if request.method == "POST" else None
    note = NoteForm(posted)
    rows = [
        (one, EffectForm(posted, proposal=one.proposal, clauses=clauses, prefix=str(one.task.pk))) for one in proposed
    ]
    if posted is not None and note.is_valid():
        chosen = [(one, form) for one, form in rows if wanted in {"", str(one.task.pk)}]
        wrong = [one for one, form in chosen if not form.is_valid()]
        if not wrong:
            given = {one.task.pk: form.decision() for one, form in chosen}
            try:
                touched = decide_effects(
                    document_id=document.pk,
                    decisions=given,
                    note=note.cleaned_data["note"],
                    by=request.actor,
                    at=clock.now(),
                )
            except Refusal as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, _said(touched))
                return redirect("tasks:effects", document.pk)
    return render(
        request,
        "tasks/effects.html",
        {"document": document, "rows": rows, "note": note, "decided": queries.effects_decided(document)[:200]},
        status=422 if posted is not None else 200,
    )


def _said(touched: int) -> str:
    return ngettext("Decided; %(n)s assignment was touched.", "Decided; %(n)s assignments were touched.", touched) % {
        "n": touched
    }
