"""Today: what a person has to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dondoc.documents.permissions import INTAKE
from dondoc.kernel import clock
from dondoc.kernel.gates import signed_in
from dondoc.organization.actors import Actor
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.permissions import (
    CHANGE_DUE,
    HAND_ON,
    PUT_IN_CHARGE,
    REVIEW,
    VIEW,
)
from dondoc.tasks.rules.buckets import Bucket
from dondoc.tasks.rules.states import BY_VERB, Verb
from dondoc.tasks.wording import BUCKET_NAMES

_NOT_YET, _FEW = (Bucket.LATER, Bucket.UNDATED), 5
"""What does not press this week is folded, unless there is little of it."""
_FIRST = 10
"""How much stands here of a list that has a page of its own."""


@require_GET
@signed_in
def home(request: ActorRequest) -> HttpResponse:
    """Today: what this person has to do, the worst first."""
    actor, today = request.actor, clock.today()
    context = {
        **_work(actor, today),
        **_decisions(actor),
        **_watched(actor, today),
        "actor": actor,
        "today": today,
        "may_take_in": actor.may(INTAKE),
        "may_view": actor.may(VIEW),
        "may_accept": actor.may(BY_VERB[Verb.ACCEPT].permission),
        "mine": {actor.person_id, *actor.stands_in_for},
    }
    return render(request, "tasks/home.html", context)


def _work(actor: Actor, today: date) -> dict[str, Any]:
    """Return what is the person's to do, by when it is due, and how much his unit has besides."""
    work = queries.work_by_day(actor, on=today)
    counts = [_count(bucket, number) for bucket, number in work.numbers.items()]
    return {
        "counts": counts if any(work.numbers.values()) else (),
        "buckets": [_bucket(bucket, number, work.rows[bucket]) for bucket, number in work.numbers.items() if number],
        "beside": work.beside,
        "plans_for": actor.unit_id if actor.unit_id and actor.power(PUT_IN_CHARGE).reaches(actor.unit_id) else None,
    }


def _decisions(actor: Actor) -> dict[str, Any]:
    """Return what others wait for: documents to review, work to confirm or to send again, requests for more time."""
    waiting = queries.waiting_for_confirmation(actor)
    first = list(waiting[:_FIRST])
    return {
        "waiting": first,
        "number_waiting": waiting.count() if len(first) == _FIRST else len(first),
        "to_review": queries.documents_to_review(actor)[:20] if actor.may(REVIEW) else (),
        "declined": queries.declined_work(actor)[:_FIRST],
        "to_decide": queries.extensions_to_decide(actor)[:50],
        "touching": queries.documents_with_effects(actor)[:20] if actor.may(CHANGE_DUE) else (),
    }


def _watched(actor: Actor, today: date) -> dict[str, Any]:
    """Return what would be forgotten: work that hangs, that has no due date, or whose term has not begun."""
    hands_on, changes_dues = actor.may(HAND_ON) or actor.may(PUT_IN_CHARGE), actor.may(CHANGE_DUE)
    return {
        "hanging": queries.number_hanging(actor, on=today) if hands_on else 0,
        "standing": changes_dues and queries.waits_for_review(actor, on=today),
        "unstarted": changes_dues and queries.waiting_for_event(actor).exists(),
    }


def _count(bucket: Bucket, number: int) -> dict[str, Any]:
    tone = {Bucket.LATE: "late", Bucket.TODAY: "near-due"}.get(bucket, "ink") if number else "ink"
    return {
        "name": BUCKET_NAMES[bucket],
        "number": number,
        "href": f"#{bucket.value}" if number else "",
        "tone": tone,
    }


def _bucket(bucket: Bucket, number: int, rows: Sequence[queries.WorkRow]) -> dict[str, Any]:
    return {
        "code": bucket.value,
        "name": BUCKET_NAMES[bucket],
        "number": number,
        "rows": rows,
        "more": number - len(rows),
        "is_folded": bucket in _NOT_YET and number > _FEW,
    }
