"""Today: what a person has to do."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dondoc.documents.permissions import INTAKE
from dondoc.kernel import clock
from dondoc.kernel.gates import signed_in
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


@require_GET
@signed_in
def home(request: ActorRequest) -> HttpResponse:
    """Today: what this person has to do, the worst first."""
    actor, today = request.actor, clock.today()
    work = queries.work_by_day(actor, on=today)
    waiting = queries.waiting_for_confirmation(actor)
    return render(
        request,
        "tasks/home.html",
        {
            "actor": actor,
            "today": today,
            "counts": [_count(bucket, number) for bucket, number in work.numbers.items()]
            if any(work.numbers.values())
            else (),
            "buckets": [
                {
                    "code": bucket.value,
                    "name": BUCKET_NAMES[bucket],
                    "number": number,
                    "rows": work.rows[bucket],
                    "more": number - len(work.rows[bucket]),
                    "is_folded": bucket in _NOT_YET and number > _FEW,
                }
                for bucket, number in work.numbers.items()
                if number
            ],
            "waiting": waiting[:10],
            "number_waiting": waiting.count(),
            "to_review": queries.documents_to_review(actor)[:20] if actor.may(REVIEW) else (),
            "declined": queries.declined_work(actor)[:10],
            "to_decide": queries.extensions_to_decide(actor)[:50],
            "hanging": queries.number_hanging(actor, on=today) if actor.may(HAND_ON) or actor.may(PUT_IN_CHARGE) else 0,
            "may_take_in": actor.may(INTAKE),
            "standing": actor.may(CHANGE_DUE) and queries.waits_for_review(actor, on=today),
            "unstarted": actor.may(CHANGE_DUE) and queries.waiting_for_event(actor).exists(),
            "plans_for": actor.unit_id if actor.unit_id and actor.power(PUT_IN_CHARGE).reaches(actor.unit_id) else None,
            "touching": queries.documents_with_effects(actor)[:20] if actor.may(CHANGE_DUE) else (),
            "beside": queries.number_beside(actor),
            "may_view": actor.may(VIEW),
            "mine": {actor.person_id, *actor.stands_in_for},
            "may_accept": actor.may(BY_VERB[Verb.ACCEPT].permission),
        },
    )


def _count(bucket: Bucket, number: int) -> dict[str, Any]:
    tone = {Bucket.LATE: "late", Bucket.TODAY: "near-due"}.get(bucket, "ink") if number else "ink"
    return {
        "name": BUCKET_NAMES[bucket],
        "number": number,
        "href": f"#{bucket.value}" if number else "",
        "tone": tone,
    }
