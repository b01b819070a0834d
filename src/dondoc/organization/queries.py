"""Reading the organization: who is who on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from dondoc.organization.actors import NOTHING, Actor, Power
from dondoc.organization.models import Appointment, Person, RolePermission, Scope, Unit


def actor_of(person: Person, *, on: date) -> Actor:
    """Return the person as actor on the day `on`, with the powers of the roles he holds that day."""
    home = (
        Appointment.objects.valid_on(on)
        .filter(person=person)
        .select_related("post__unit")
        .order_by("-post__is_head", "id")
        .first()
    )
    unit = home.post.unit if home else None
    return Actor(
        person_id=person.pk,
        name=person.full_name,
        unit_id=unit.pk if unit else None,
        unit_name=unit.name if unit else "",
        on=on,
        powers=_powers_of(person, on=on),
    )


def _powers_of(person: Person, *, on: date) -> dict[str, Power]:
    rows = RolePermission.objects.filter(
        role__grants__person=person, role__grants__in=person.grants.valid_on(on)
    ).values_list("verb", "scope", "role__grants__unit_id", "role__grants__unit__path")
    held = list(rows)
    below = _subtrees({path for _verb, scope, _unit, path in held if scope == Scope.SUBTREE})
    powers: dict[str, Power] = {}
    for verb, scope, unit_id, path in held:
        powers[verb] = powers.get(verb, NOTHING).joined(_power(scope, unit_id, below.get(path, frozenset())))
    return powers


def _power(scope: str, unit_id: int, subtree: frozenset[int]) -> Power:
    match scope:
        case Scope.ALL:
            return Power(everywhere=True)
        case Scope.SUBTREE:
            return Power(unit_ids=subtree)
        case Scope.UNIT:
            return Power(unit_ids=frozenset({unit_id}))
        case _:
            return Power(own=True)


def _subtrees(paths: Iterable[str]) -> dict[str, frozenset[int]]:
    return {path: frozenset(Unit.objects.filter(path__startswith=path).values_list("pk", flat=True)) for path in paths}


def units_on(on: date) -> QuerySet[Unit]:
    """Return the units that exist on the day `on`, by name."""
    return Unit.objects.valid_on(on).order_by("name")


def heads_on(unit_ids: Iterable[int], *, on: date) -> dict[int, Person]:
    """Return who answers for each unit on the day `on`; a unit without a head that day is left out. One query."""
    appointments = (
        Appointment.objects.valid_on(on)
        .filter(post__is_head=True, post__unit_id__in=unit_ids)
        .select_related("person", "post")
        .order_by("-valid_from")
    )
    return {appointment.post.unit_id: appointment.person for appointment in appointments}
