"""The verbs of an assignment's life, carried out from its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.documents.actions import Upload
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks.actions import life
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import VIEW, get_assignment_for
from dondoc.tasks.rules.states import Verb
from dondoc.tasks.web.forms.work import ReasonForm, ReportForm
from dondoc.tasks.web.offers import REASONED, REPORTING, reason_form, report_form
from dondoc.tasks.web.onward import after_confirming
from dondoc.tasks.web.views.assignments import assignment_page


@require_http_methods(["POST"])
@gate(VIEW)
def move(request: ActorRequest, assignment_id: int, verb: str) -> HttpResponse:
    """Carry out a verb of the state table. What was typed stays on the page when it is refused."""
    found = get_assignment_for(request.actor, assignment_id)
    form = _form(request, Verb(verb), found)
    if form is not None and not form.is_valid():
        return assignment_page(request, found, **{verb: form})
    try:
        _MOVES[Verb(verb)](request, found, form.cleaned_data if form else {})
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return assignment_page(
            request, get_assignment_for(request.actor, assignment_id), **({verb: form} if form else {})
        )
    said = _resumed(found) if verb == Verb.RESUME else _done(Verb(verb))
    decided = verb in {Verb.CONFIRM, Verb.RETURN}
    messages.success(request, after_confirming(said, request.actor) if decided else said)
    return redirect("tasks:assignment", assignment_id)


def _resumed(before: Assignment) -> str:
    """Say what became of the due date of work that goes on; `before` is how it stood while it was suspended."""
    if before.due_on is None:
        return _("Taken up again.")
    if Assignment.objects.filter(pk=before.pk, due_on=before.due_on).exists():
        return _("Taken up again. The due date stays as it was: no working day was lost.")
    return _done(Verb.RESUME)


def _form(request: ActorRequest, verb: Verb, found: Assignment) -> ReportForm | ReasonForm | None:
    if verb in REPORTING:
        return report_form(verb, found, request.POST, request.FILES)
    return reason_form(verb, found, request.POST) if verb in REASONED else None


def _account(data: dict[str, Any]) -> life.Account:
    return life.Account(
        done=data["done"],
        product=data["product"],
        obstacle=data["obstacle"],
        next_step=data["next_step"],
        evidence=[Upload(file.read(), file.name or "") for file in data["evidence"]],
    )


def _report(request: ActorRequest, found: Assignment, data: dict[str, Any]) -> None:
    life.report(assignment_id=found.pk, account=_account(data), by=request.actor, at=clock.now())


def _submit(request: ActorRequest, found: Assignment, data: dict[str, Any]) -> None:
    why = data.get("reason", "")
    life.submit(assignment_id=found.pk, account=_account(data), reason=why, by=request.actor, at=clock.now())


def _send_again(request: ActorRequest, found: Assignment, data: dict[str, Any]) -> None:
    unit = data.pop("unit", None)
    unit_id = unit.pk if unit is not None else None
    life.send_again(assignment_id=found.pk, unit_id=unit_id, by=request.actor, at=clock.now(), **data)


def _plain(action: Callable[..., Any]) -> Callable[[ActorRequest, Assignment, dict[str, Any]], None]:
    def act(request: ActorRequest, found: Assignment, data: dict[str, Any]) -> None:
        action(assignment_id=found.pk, by=request.actor, at=clock.now(), **data)

    return act


_MOVES: dict[Verb, Callable[[ActorRequest, Assignment, dict[str, Any]], None]] = {
    Verb.ACCEPT: _plain(life.accept),
    Verb.DECLINE: _plain(life.decline),
    Verb.REPORT: _report,
    Verb.SUBMIT: _submit,
    Verb.CONFIRM: _plain(life.confirm),
    Verb.RETURN: _plain(life.return_to_unit),
    Verb.RECALL: _plain(life.recall),
    Verb.SUSPEND: _plain(life.suspend),
    Verb.RESUME: _plain(life.resume),
    Verb.REOPEN: _plain(life.reopen),
    Verb.SEND_AGAIN: _send_again,
}


def _done(verb: Verb) -> str:
    return {
        Verb.ACCEPT: _("Accepted. The work is yours now."),
        Verb.DECLINE: _("Declined. The Office has your reason."),
        Verb.REPORT: _("The report is recorded."),
        Verb.SUBMIT: _("Handed in. It is done once it is confirmed."),
        Verb.CONFIRM: _("Confirmed."),
        Verb.RETURN: _("Returned to the unit with your reason."),
        Verb.RECALL: _("Recalled. Who had the work is told your reason."),
        Verb.SUSPEND: _("Suspended. The clock stands still and the interval is kept."),
        Verb.RESUME: _("Taken up again. The due date moved by the working days suspended."),
        Verb.REOPEN: _("Reopened. The unit has your reason."),
        Verb.SEND_AGAIN: _("Sent again. Who has it now is told."),
    }[verb]
