"""Carrying out any verb of the state table, as a test does that goes through all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from dondoc.organization.actors import Actor
from dondoc.tasks.actions import life
from dondoc.tasks.models import Assignment
from dondoc.tasks.rules.states import BY_VERB, Verb

ACTS: Mapping[Verb, Callable[..., Any]] = {
    Verb.ACCEPT: life.accept,
    Verb.DECLINE: life.decline,
    Verb.REPORT: life.report,
    Verb.SUBMIT: life.submit,
    Verb.CONFIRM: life.confirm,
    Verb.RETURN: life.return_to_unit,
    Verb.RECALL: life.recall,
    Verb.SUSPEND: life.suspend,
    Verb.RESUME: life.resume,
    Verb.REOPEN: life.reopen,
    Verb.SEND_AGAIN: life.send_again,
}


def carry_out(verb: Verb, work: Assignment, *, by: Actor, at: datetime) -> None:
    """Do what the verb says, with a reason and an account where it asks for them."""
    given: dict[str, Any] = {"reason": "Vì thế"} if BY_VERB[verb].needs_reason else {}
    if verb in {Verb.REPORT, Verb.SUBMIT}:
        given["account"] = life.Account(done="Đã rà soát xong.")
    ACTS[verb](assignment_id=work.pk, by=by, at=at, **given)
