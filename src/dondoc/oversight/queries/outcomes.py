"""What became of the work that was urged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from dondoc.organization.actors import Actor
from dondoc.oversight.models import Explanation, UrgedWork
from dondoc.tasks.models import Report
from dondoc.tasks.permissions import visible_to
from dondoc.tasks.rules.states import OPEN, State


@dataclass(frozen=True, slots=True)
class Outcome:
    """How much of the work that an urging names is done, is open but was reported on or explained since, is open
    without a word since, or is declined, recalled or suspended. Each piece is counted once."""

    done: int
    answered: int
    silent: int
    apart: int


def outcomes_of(urging_ids: Sequence[int], actor: Actor) -> dict[int, Outcome]:
    """Return by urging what became of its work as far as the actor may see it. One query."""
    work, since = OuterRef("assignment"), OuterRef("urging__at")
    said = Exists(Report.objects.filter(assignment=work, at__gte=since)) | Exists(
        Explanation.objects.filter(assignment=work, replied_at__gte=since)
    )
    done, is_open = Q(assignment__state=State.CONFIRMED), Q(assignment__state__in=OPEN)
    counted = (
        UrgedWork.objects.filter(urging__in=urging_ids, assignment__in=visible_to(actor))
        .order_by()
        .values("urging")
        .annotate(
            finished=Count("pk", filter=done),
            answered=Count("pk", filter=is_open & Q(said)),
            silent=Count("pk", filter=is_open & ~Q(said)),
            apart=Count("pk", filter=~done & ~is_open),
        )
        .values_list("urging", "finished", "answered", "silent", "apart")
    )
    return {pk: Outcome(*numbers) for pk, *numbers in counted}
