"""Sending what was reviewed to the units."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.documents.permissions import get_document_for
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks.actions import issuing
from dondoc.tasks.permissions import ISSUE, REVIEW, get_task_for_review
from dondoc.tasks.web.views.review.page import address_of


@require_POST
@gate(ISSUE)
def issue(request: ActorRequest, document_id: int) -> HttpResponse:
    """Send the document's approved tasks to their units."""
    document = get_document_for(request.actor, document_id)
    try:
        sent = issuing.issue_document(document_id=document_id, by=request.actor, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("tasks:review", document.pk)
    messages.success(request, said_of(sent))
    return redirect("tasks:document", document.pk)


@require_POST
@gate(ISSUE)
def issue_one(request: ActorRequest, task_id: int) -> HttpResponse:
    """Send one approved task that stands without a document."""
    request.actor.require(REVIEW)
    try:
        sent = issuing.issue_task(task_id=task_id, by=request.actor, at=clock.now())
    except Refusal as refusal:
        task = get_task_for_review(request.actor, task_id)
        messages.error(request, str(refusal))
        return redirect(address_of(task))
    messages.success(request, said_of(sent))
    return redirect("tasks:task", task_id)


def said_of(sent: issuing.Issued) -> str:
    """Return in words how much was sent, and how much was another body's work."""
    said = ngettext(
        "Issued: %(tasks)s task, %(assignments)s assignments.",
        "Issued: %(tasks)s tasks, %(assignments)s assignments.",
        sent.tasks,
    ) % {"tasks": sent.tasks, "assignments": sent.assignments}
    if sent.elsewhere:
        said += " " + _("%(number)s are another body's work and were assigned to nobody.") % {"number": sent.elsewhere}
    return said
