"""What superiors urged, what they may urge, and how often each unit was urged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from dondoc.kernel.clock import day_bounds
from dondoc.organization.actors import Actor
from dondoc.oversight.models import UrgedWork, Urging
from dondoc.oversight.permissions import URGE, may_urge
from dondoc.oversight.queries.watching import to_watch
from dondoc.oversight.queries.wordings import Wordings
from dondoc.oversight.rules.wordings import LetterKind, Part
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import TEXTS, visible_to


def urged_of(assignment: Assignment) -> QuerySet[UrgedWork]:
    """Return every time the assignment was urged, newest first."""
    return UrgedWork.objects.filter(assignment=assignment).select_related("urging__issuer").order_by("-urging__at")


def work_of(urging: Urging, actor: Actor) -> QuerySet[UrgedWork]:
    """Return the work that an urging names, as far as the actor may see it, by unit and the longest overdue first."""
    rows = UrgedWork.objects.filter(urging=urging, assignment__in=visible_to(actor))
    bulky = ("assignment__task__document__reading", "assignment__task__document__text")
    return (
        rows.select_related("unit", "assignment__task__document").defer(*bulky).order_by("unit__name", "due_on", "id")
    )


@dataclass(frozen=True, slots=True)
class UrgedUnit:
    """How often a unit was urged on each level in a span of days, and over how many pieces of work."""

    unit_id: int
    name: str
    first: int
    second: int
    third: int
    work: int


def urged_between(actor: Actor, start: date, end: date) -> list[UrgedUnit]:
    """Return by unit how often it was urged from `start` to `end`, both included, the most urged first. One query."""
    since, _next = day_bounds(start)
    _start, until = day_bounds(end)
    rows = UrgedWork.objects.filter(
        urging__at__gte=since, urging__at__lt=until, assignment__in=visible_to(actor)
    ).values("unit_id", "unit__name")
    counted = rows.annotate(
        first=Count("urging", filter=Q(urging__level=1), distinct=True),
        second=Count("urging", filter=Q(urging__level=2), distinct=True),
        third=Count("urging", filter=Q(urging__level=3), distinct=True),
        number=Count("assignment", distinct=True),
    ).order_by("unit__name")
    found = [
        UrgedUnit(row["unit_id"], row["unit__name"], row["first"], row["second"], row["third"], row["number"])
        for row in counted
    ]
    return sorted(found, key=lambda unit: -(unit.first + unit.second + unit.third))


def asked_on_level(level: int, *, at: datetime) -> str:
    """Return what an urging of the level asks where its superior writes nothing himself."""
    return Wordings(LetterKind.of_level(level), at).of(None)[Part.QUESTION]


MOST_OFFERED = 300
"""How many pieces of work are offered to be urged at once."""


def to_urge(actor: Actor, *, on: date, units: Collection[str] = (), work: int | None = None) -> list[Assignment]:
    """Return the overdue work the actor may urge, the longest overdue first, at most `MOST_OFFERED`. Work of units that
    have ended is left out: it hangs until it is handed on, and no letter reaches them.

    `units` narrows to some units' codes; `work` asks for one assignment, overdue or not.
    """
    rows = to_watch().filter(pk__in=visible_to(actor).values("pk"))
    rows = rows.filter(pk=work) if work is not None else rows.filter(due_on__lt=on)
    rows = rows.filter(Q(unit__valid_to__isnull=True) | Q(unit__valid_to__gte=on))
    if units:
        rows = rows.filter(unit__code__in=units)
    power = actor.power(URGE)
    if not power.everywhere:
        rows = rows.filter(unit_id__in=power.unit_ids)
    found = rows.select_related("task__document", "unit", "person").defer(*TEXTS).order_by("due_on", "id")
    return [one for one in found[:MOST_OFFERED] if may_urge(actor, one)]
