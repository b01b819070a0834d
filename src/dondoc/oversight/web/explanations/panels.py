"""Explanations where work is shown: on its page, on the page of a person's day, and beside its lateness in lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight import queries
from dondoc.oversight.models import ExplanationState
from dondoc.oversight.permissions import URGE, may_explain, may_settle, may_urge
from dondoc.oversight.queries.samples import checks_of
from dondoc.oversight.web.explanations.forms import AskForm, DecisionForm, ReplyForm, WithdrawalForm
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import REPORT

_SHOWN = 3
"""How many explanations of a kind stand on the page of a person's day."""


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
    overdue = queries.is_overdue(assignment, on=clock.today())
    volunteers = settled and overdue and may_explain(actor, assignment)
    if newest is not None:
        newest.assignment = assignment
    settles = newest is not None and may_settle(actor, newest)
    decides = state == ExplanationState.GIVEN and settles
    withdraws = state == ExplanationState.ASKED and settles
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


def urging_of_assignment(request: HttpRequest, assignment: Assignment) -> SafeString:
    """Return the way to urge the assignment where it is late and the person may urge it."""
    actor = cast("ActorRequest", request).actor
    today, ended_on = clock.today(), assignment.unit.valid_to
    late = queries.is_overdue(assignment, on=today) and (ended_on is None or ended_on >= today)
    if not late or not actor.may(URGE) or not may_urge(actor, assignment):
        return SafeString("")
    return render_to_string("oversight/_urge.html", {"assignment": assignment}, request)


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
        "today": clock.today(),
    }
    return render_to_string("oversight/_home_panel.html", context, request)


def words_beside(assignment_ids: Sequence[int]) -> dict[int, SafeString]:
    """Return the newest word of who has the work, to stand beside its lateness in every list. One query."""
    said = queries.replies_on(assignment_ids)
    return {pk: render_to_string("oversight/_word.html", {"said": one}) for pk, one in said.items()}
