"""What a person may do on a day: by his own roles, and by those of the people he stands in for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actors import Actor, Power
from dondoc.organization.models import Appointment, Person, RoleGrant, RolePermission, Scope, Substitution, Unit


def actor_by_id(person_id: int | None, *, on: date) -> Actor:
    """Return the person of this id as actor on the day `on`. Raises `NotPermitted` when there is none."""
    person = Person.objects.filter(pk=person_id or 0).first()
    if person is None:
        raise NotPermitted(_("Who asked for this is not known any more."))
    return actor_of(person, on=on)


def actor_of(person: Person, *, on: date) -> Actor:
    """Return the person as actor on the day `on`, with the powers of the roles that he holds that day or that those
    hold for whom he stands in. Two queries for who holds a post and stands in for nobody: every page pays them."""
    stands_in = Substitution.objects.valid_on(on).filter(substitute_id=OuterRef("person_id"))
    homes = Appointment.objects.valid_on(on).filter(person=person).order_by("-post__is_head", "id")
    home = homes.values_list("post__unit_id", "post__unit__name", Exists(stands_in)).first()
    unit_id, unit_name, is_stand_in = home or (None, "", True)
    acts_for = stood_in_for(person.pk, on=on) if is_stand_in else {}
    return Actor(
        person_id=person.pk,
        name=person.full_name,
        unit_id=unit_id,
        unit_name=unit_name,
        on=on,
        powers=_powers_of({person.pk: None, **acts_for}, on=on),
        stands_in_for=frozenset(acts_for),
    )


def stood_in_for(person_id: int, *, on: date) -> dict[int, frozenset[int] | None]:
    """Return for whom the person acts on the day, and in which roles (None: in all).

    Whoever stands in for a stand-in acts for both, in the roles that pass through the whole chain. One query for each
    link of the longest chain, one where there is none.
    """
    reached: dict[int, frozenset[int] | None] = {}
    frontier: dict[int, frozenset[int] | None] = {person_id: None}
    while frontier:
        rows = Substitution.objects.valid_on(on).filter(substitute_id__in=frontier)
        following: dict[int, frozenset[int] | None] = {}
        for substitute_id, absent_id, role_id in rows.values_list("substitute_id", "absent_id", "role_id"):
            passed = _both(frontier[substitute_id], None if role_id is None else frozenset({role_id}))
            if absent_id != person_id and _widens(reached, absent_id, passed):
                reached[absent_id] = following[absent_id] = _either(reached.get(absent_id, frozenset()), passed)
        frontier = following
    return reached


def reaching_further(actor: Actor, person_ids: Collection[int], *, keeps: str, on: date) -> set[int]:
    """Return which of the people may do for the whole installation what the actor may not, on the day or later, by a
    role of their own or by standing in for who holds it; and who holds `keeps`, by which rights are given.

    Two queries, and one more for each link of the longest chain of stand-ins. Nobody reaches further than the system.
    """
    if actor.is_system:
        return set()
    mine = [verb for verb, power in actor.powers.items() if power.everywhere and verb != keeps]
    beyond = RolePermission.objects.exclude(verb__in=mine)
    everywhere, below = (beyond.filter(scope=scope).values("role_id") for scope in (Scope.ALL, Scope.SUBTREE))
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    held = RoleGrant.objects.filter(lasting, Q(role__in=everywhere) | Q(role__in=below, unit__parent__isnull=True))
    reached = frontier = set(held.values_list("person_id", flat=True))
    while frontier:
        rows = Substitution.objects.filter(lasting, absent_id__in=frontier)
        frontier = set(rows.values_list("substitute_id", flat=True)) - reached
        reached = reached | frontier
    return reached & set(person_ids)


def _both(one: frozenset[int] | None, other: frozenset[int] | None) -> frozenset[int] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _either(one: frozenset[int] | None, other: frozenset[int] | None) -> frozenset[int] | None:
    return None if one is None or other is None else one | other


def _widens(reached: Mapping[int, frozenset[int] | None], person_id: int, roles: frozenset[int] | None) -> bool:
    """Whether acting for the person in these roles adds something; a circle of substitutions ends where none does."""
    held = reached.get(person_id, frozenset())
    return held is not None and (roles is None or not roles <= held)


def _powers_of(acts_for: Mapping[int, frozenset[int] | None], *, on: date) -> dict[str, Power]:
    """Return the powers by verb: one query, one more for each unit whose subtree is reached."""
    grants = RoleGrant.objects.valid_on(on).filter(person_id__in=acts_for, role__permissions__isnull=False)
    rows = grants.values_list(
        "person_id", "role_id", "unit_id", "unit__path", "role__permissions__verb", "role__permissions__scope"
    )
    held = [rest for person_id, role_id, *rest in rows if _passes(acts_for[person_id], role_id)]
    below = _subtrees({path for _unit, path, _verb, scope in held if scope == Scope.SUBTREE})
    powers: dict[str, Power] = {}
    for unit_id, path, verb, scope in held:
        power = _power(scope, unit_id, below.get(path, frozenset()))
        powers[verb] = powers[verb].joined(power) if verb in powers else power
    return powers


def _passes(roles: frozenset[int] | None, role_id: int) -> bool:
    return roles is None or role_id in roles


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
