"""Standing duties and when somebody looked at them last."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import Count, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dondoc.documents.permissions import HEAVY_OF_DOCUMENT
from dondoc.kernel.clock import day_bounds
from dondoc.organization.actors import Actor
from dondoc.tasks.models import Assignment, DueKind, Report, Task
from dondoc.tasks.permissions import visible_to
from dondoc.tasks.queries.work import IS_BELOW
from dondoc.tasks.rules.standing import looked_at_before
from dondoc.tasks.rules.states import OPEN

STANDING_ORDER = ("looked_at", "pk")


def duties_of(actor: Actor) -> QuerySet[Assignment]:
    """Return the open standing duties that the actor may see: without a due date, knowingly, and nobody's part."""
    rows = visible_to(actor).filter(~IS_BELOW, state__in=OPEN, due_on__isnull=True, closed_at__isnull=True)
    return rows.filter(task__due_kind=DueKind.UNDATED)


def tasks_to_review(actor: Actor, *, on: date) -> QuerySet[Task]:
    """Return the tasks with standing duties that are to be looked at on the day, of what the actor may see, in
    `STANDING_ORDER`.

    Each has `duties`, how many of its duties that are, `looked_at`, when the first of them was reviewed last or else
    sent, and `reported_at`, when a unit last said something of the task.
    """
    late = _unlooked(actor, on)
    counted = late.filter(task=OuterRef("pk")).order_by().values("task")
    said = Report.objects.filter(assignment__task=OuterRef("pk")).order_by("-at")
    return (
        Task.objects.filter(pk__in=late.values("task"))
        .annotate(
            duties=Subquery(counted.annotate(number=Count("pk")).values("number")),
            looked_at=Subquery(counted.annotate(first=Min("looked_at")).values("first")),
            reported_at=Subquery(said.values("at")[:1]),
        )
        .select_related("document")
        .defer(*HEAVY_OF_DOCUMENT)
        .order_by(*STANDING_ORDER)
    )


def waits_for_review(actor: Actor, *, on: date) -> bool:
    """Whether some standing duty is to be looked at on the day. One query, however many duties there are."""
    return _unlooked(actor, on).exists()


def _unlooked(actor: Actor, on: date) -> QuerySet[Assignment]:
    before = looked_at_before(on, settings.DONDOC_STANDING_MONTHS)
    rows = duties_of(actor).annotate(looked_at=Coalesce("reviewed_at", "sent_at"))
    return rows.filter(looked_at__lt=day_bounds(before)[0]) if before is not None else rows.none()
