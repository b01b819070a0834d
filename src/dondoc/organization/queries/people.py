"""Who held which post when, and who answers for a unit on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from dondoc.organization.models import Appointment, Person, Substitution, Unit


def heads_on(unit_ids: Iterable[int], *, on: date) -> dict[int, Person]:
    """Return who answers for each unit on the day `on`, the last appointed of several; units without a head are left
    out. One query."""
    appointments = (
        Appointment.objects.valid_on(on)
        .filter(post__is_head=True, post__unit_id__in=unit_ids)
        .select_related("person", "post")
        .order_by("valid_from", "id")
    )
    return {appointment.post.unit_id: appointment.person for appointment in appointments}


def headed_on(unit_ids: Iterable[int], *, on: date) -> set[int]:
    """Return which of the units have a head on the day `on`. One query."""
    held = Appointment.objects.valid_on(on).filter(post__is_head=True, post__unit_id__in=unit_ids)
    return set(held.values_list("post__unit_id", flat=True))


def acting_heads_on(unit_ids: Iterable[int], *, on: date) -> dict[int, Person]:
    """Return who acts as head of each unit on the day: its head, or at the end of the chain who stands in for him.

    Only substitutions in all roles count. Where a chain runs in a circle the head himself stays. One query, and one
    more for each link of the longest chain.
    """
    heads = heads_on(unit_ids, on=on)
    acting = stand_ins_on({head.pk for head in heads.values()}, on=on)
    return {unit_id: acting.get(head.pk, head) for unit_id, head in heads.items()}


def leading_on(unit_ids: Iterable[int], *, on: date) -> dict[int, list[Person]]:
    """Return whom to tell of what concerns each unit's head on the day: him, and who stands in for him.

    As many queries as `acting_heads_on`, whose word on substitutions holds here too.
    """
    heads = heads_on(unit_ids, on=on)
    acting = stand_ins_on({head.pk for head in heads.values()}, on=on)
    return {unit_id: [head, acting[head.pk]] if head.pk in acting else [head] for unit_id, head in heads.items()}


def stand_ins_on(person_ids: Iterable[int], *, on: date, role_code: str | None = None) -> dict[int, Person]:
    """Return who stands in for each of the people on the day, at the end of the chain; where nobody does, or a chain
    runs in a circle, a person is left out.

    Substitutions in all roles count, with `role_code` those in that role too. One query, and one more for each link of
    the longest chain.
    """
    counts = Q(role__isnull=True) if role_code is None else Q(role__isnull=True) | Q(role__code=role_code)
    links: dict[int, Person] = {}
    asked = frontier = set(person_ids)
    while frontier:
        rows = Substitution.objects.valid_on(on).filter(counts, absent_id__in=frontier)
        found = {
            row.absent_id: row.substitute for row in rows.select_related("substitute").order_by("valid_from", "pk")
        }
        links.update(found)
        frontier = {person.pk for person in found.values()} - links.keys()
    ends = {person_id: _end_of_chain(person_id, links) for person_id in asked & links.keys()}
    return {person_id: end for person_id, end in ends.items() if end is not None}


def _end_of_chain(person_id: int, links: dict[int, Person]) -> Person | None:
    passed = {person_id}
    acting = links[person_id]
    while acting.pk not in passed:
        if acting.pk not in links:
            return acting
        passed.add(acting.pk)
        acting = links[acting.pk]
    return None


def units_held_on(person_ids: Iterable[int], *, on: date) -> dict[int, set[int]]:
    """Return the units in which each of the people holds a post on the day; who holds none is left out. One query."""
    found: dict[int, set[int]] = {}
    held = Appointment.objects.valid_on(on).filter(person_id__in=person_ids)
    for person_id, unit_id in held.values_list("person_id", "post__unit_id"):
        found.setdefault(person_id, set()).add(unit_id)
    return found


def heads_between(unit_id: int, start: date, end: date) -> QuerySet[Appointment]:
    """Return who was head of the unit on any day from `start` to `end`, both included, in order of time."""
    return _overlapping(start, end).filter(post__is_head=True, post__unit_id=unit_id)


def career_of(person_id: int) -> QuerySet[Appointment]:
    """Return all appointments of the person in order of time, with post and unit."""
    rows = Appointment.objects.filter(person_id=person_id).select_related("post__unit")
    return rows.order_by("valid_from", "pk")


def substitutions_of(person_id: int) -> QuerySet[Substitution]:
    """Return who stood in for the person and for whom he did, newest first."""
    rows = Substitution.objects.filter(Q(absent_id=person_id) | Q(substitute_id=person_id))
    return rows.select_related("absent", "substitute", "role").order_by("-valid_from", "pk")


def people_called(name: str) -> list[Person]:
    """Return the person with this sign-in name, whatever its case; without one, all who bear the full name."""
    found = list(Person.objects.filter(username__iexact=name))
    return found or list(Person.objects.filter(full_name=name).order_by("username"))


def colleagues_of_person(person_id: int, *, on: date) -> QuerySet[Person]:
    """Return who else holds a post on the day in a unit in which the person holds one, by name."""
    today = Appointment.objects.valid_on(on)
    units = today.filter(person_id=person_id).values("post__unit_id")
    others = today.filter(post__unit_id__in=units).exclude(person_id=person_id)
    return Person.objects.filter(pk__in=others.values("person_id")).order_by("full_name", "pk")


def staff_of(unit_id: int, *, on: date) -> QuerySet[Appointment]:
    """Return who holds a post in the unit on the day, the head first, then by name; of person and post what a list
    says of them."""
    rows = Appointment.objects.valid_on(on).filter(post__unit_id=unit_id).select_related("person", "post")
    rows = rows.only("valid_from", "person__full_name", "post__title", "post__is_head")
    return rows.order_by("-post__is_head", "person__full_name", "pk")


def holders_on(person_ids: Iterable[int], unit: Unit, *, on: date) -> set[int]:
    """Return which of the people hold a post in the unit, or in one below it, on the day. One query."""
    return set(colleagues_of(unit, on=on).filter(pk__in=person_ids).values_list("pk", flat=True))


def colleagues_of(unit: Unit, *, on: date) -> QuerySet[Person]:
    """Return who holds a post in the unit, or in one below it, on the day, by name."""
    held = Appointment.objects.valid_on(on).filter(post__unit__path__startswith=unit.path)
    return Person.objects.filter(pk__in=held.values("person_id")).order_by("full_name", "pk")


def _overlapping(start: date, end: date) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=start), valid_from__lte=end)
    return rows.select_related("person", "post").order_by("valid_from", "pk")
