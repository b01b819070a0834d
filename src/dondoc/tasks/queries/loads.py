"""What is due to a unit day by day, and who of its people carries how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Unit
from dondoc.organization.queries import colleagues_of, heads_on
from dondoc.tasks.models import Assignment
from dondoc.tasks.models.assignments import NO_DUE
from dondoc.tasks.permissions import TEXTS, visible_to
from dondoc.tasks.rules.states import OPEN, State

AHEAD = timedelta(days=7)
"""How far ahead work counts as coming up."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one person of a unit has to do: open work, how much of it is late, and how much is due within `AHEAD`."""

    person: Person
    number: int
    late: int
    soon: int


def unit_work(actor: Actor, unit: Unit) -> QuerySet[Assignment]:
    """Return what the unit still has to hand in, from whatever origin, as far as the actor may see it. Each row carries
    `sort_due`, by which it is paged."""
    rows = visible_to(actor).filter(unit=unit, state__in=[state.value for state in OPEN - {State.SUBMITTED}])
    rows = rows.select_related("task__document", "unit", "first_unit", "person", "delegated_by").defer(*TEXTS)
    return rows.annotate(sort_due=Coalesce("due_on", NO_DUE))


def number_suspended(actor: Actor, unit: Unit) -> int:
    """Return how much of the unit's work stands still, as far as the actor may see it: no list of what is due has it.
    One query."""
    return visible_to(actor).filter(unit=unit, state=State.SUSPENDED.value).count()


def loads_of(actor: Actor, unit: Unit, *, on: date) -> list[Load]:
    """Return who of the unit carries how much of its work on the day `on`, who is most behind first, who has nothing
    last. Work that nobody is named for is its head's. Three queries."""
    counted = (
        visible_to(actor)
        .filter(unit=unit, state__in=[state.value for state in OPEN - {State.SUBMITTED}])
        .order_by()
        .values_list("person_id")
        .annotate(
            number=Count("pk"),
            late=Count("pk", filter=Q(due_on__lt=on)),
            soon=Count("pk", filter=Q(due_on__gte=on, due_on__lte=on + AHEAD)),
        )
    )
    head = heads_on([unit.pk], on=on).get(unit.pk)
    sums: dict[int | None, list[int]] = {}
    for person_id, *figures in counted:
        key = person_id or (head.pk if head else None)
        sums[key] = [a + b for a, b in zip(sums.get(key, [0, 0, 0]), figures, strict=True)]
    people = Person.objects.filter(Q(pk__in=colleagues_of(unit, on=on)) | Q(pk__in=[key for key in sums if key]))
    loads = [Load(person, *sums.get(person.pk, [0, 0, 0])) for person in people.order_by("full_name", "pk")]
    return sorted(loads, key=lambda one: (-one.late, -one.soon, -one.number))
