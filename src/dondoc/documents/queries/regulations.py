"""Reading working regulations: which hold, which units have none, and which are due for review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from dondoc.documents.models import RegulationReview, RegulationState, WorkingRegulation
from dondoc.documents.permissions import SEE_REGULATIONS, regulations_visible_to
from dondoc.notices.models import Notice
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit, UnitKind
from dondoc.organization.queries import leading_on

REGULATION_LIST_ORDER = ("folded_name", "id")


class Need(StrEnum):
    """What a unit lacks in its working regulation: it has none, its day of review has come, its review is not
    concluded, or it has still to be amended."""

    NONE = "none"
    DUE = "due"
    UNDER_REVIEW = "under-review"
    TO_AMEND = "to-amend"


def units_with_regulations(actor: Actor, *, on: date) -> QuerySet[Unit]:
    """Return the units of the day that work by a regulation of their own and that the actor may know of.

    Divisions work by that of the body they belong to. To be paged by `REGULATION_LIST_ORDER`.
    """
    power = actor.power(SEE_REGULATIONS)
    rows: QuerySet[Unit] = Unit.objects.valid_on(on).exclude(kind=UnitKind.DIVISION)
    return rows if power.everywhere else rows.filter(pk__in=power.unit_ids)


def has_its_own(actor: Actor, unit: Unit, *, on: date) -> bool:
    """Whether the unit is one of `units_with_regulations`. No query: what is asked of the unit is at hand."""
    is_body = unit.is_valid_on(on) and unit.kind != UnitKind.DIVISION
    return is_body and actor.power(SEE_REGULATIONS).reaches(unit.pk)


def units_in_need(actor: Actor, need: Need, *, on: date) -> QuerySet[Unit]:
    """Return those of them that lack this. One that is being reviewed or amended is also due once its day has come."""
    return units_with_regulations(actor, on=on).filter(_needs(need, on=on))


def numbers_in_need(actor: Actor, *, on: date) -> dict[Need, int]:
    """Return how many units lack each. One query."""
    counts = {need.name: Count("pk", filter=_needs(need, on=on)) for need in Need}
    found = units_with_regulations(actor, on=on).aggregate(**counts)
    return {need: found[need.name] for need in Need}


def _needs(need: Need, *, on: date) -> Q:
    holds = WorkingRegulation.objects.filter(unit=OuterRef("pk"), ended_on__isnull=True)
    match need:
        case Need.NONE:
            return ~Q(Exists(holds))
        case Need.DUE:
            return Q(Exists(holds.filter(review_on__lte=on)))
        case Need.UNDER_REVIEW:
            return Q(Exists(holds.filter(state=RegulationState.UNDER_REVIEW)))
        case Need.TO_AMEND:
            return Q(Exists(holds.filter(state=RegulationState.TO_AMEND)))


def regulations_of_units(actor: Actor, unit_ids: Iterable[int]) -> dict[int, WorkingRegulation]:
    """Return the working regulation that holds in each of the units, by the unit's id; who has none is left out."""
    rows = regulations_visible_to(actor).filter(unit_id__in=unit_ids, ended_on__isnull=True)
    return {row.unit_id: row for row in rows}


def regulation_of(actor: Actor, unit_id: int) -> WorkingRegulation | None:
    """Return the working regulation that holds in the unit; None when it has none or the actor may not see it."""
    rows = regulations_visible_to(actor).filter(unit_id=unit_id, ended_on__isnull=True)
    return rows.select_related("unit", "file", "document").defer("document__text", "document__reading").first()


def regulations_due(*, on: date) -> QuerySet[WorkingRegulation]:
    """Return the regulations that hold in units of the day and whose day of review has come by `on`, with the unit."""
    units = Unit.objects.valid_on(on)
    rows = WorkingRegulation.objects.filter(ended_on__isnull=True, review_on__lte=on, unit__in=units)
    return rows.select_related("unit").order_by("pk")


def still_to_review(notices: Sequence[Notice], on: date) -> set[int]:
    """Return which of the messages, told about working regulations, still concern their readers: the heads of the day,
    while the regulation holds and the day of its review has not moved."""
    rows = regulations_due(on=on).filter(pk__in={one.subject_id for one in notices})
    found = {row.pk: row for row in rows}
    leading = leading_on({row.unit_id for row in rows}, on=on)
    kept: set[int] = set()
    for one in notices:
        row = found.get(one.subject_id or 0)
        readers = {person.pk for person in leading.get(row.unit_id, ())} if row else set()
        if row and one.person_id in readers and one.basis == row.review_on.isoformat():
            kept.add(one.pk)
    return kept


def former_regulations_of(actor: Actor, unit_id: int) -> QuerySet[WorkingRegulation]:
    """Return the working regulations that held in the unit before, the last first."""
    rows = regulations_visible_to(actor).filter(unit_id=unit_id, ended_on__isnull=False)
    return rows.select_related("file").order_by("-ended_on", "-pk")


def reviews_of(regulation: WorkingRegulation) -> QuerySet[RegulationReview]:
    """Return the reviews of the regulation, the last first."""
    return regulation.reviews.order_by("-at", "-pk")
