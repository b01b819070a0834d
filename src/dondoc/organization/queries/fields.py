"""Whose field of work it is: units by mandate, people by portfolio."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from dondoc.organization.models import FieldOfWork, Mandate, Person, Portfolio, Unit


def mandates_on(unit_ids: Iterable[int], *, on: date) -> dict[int, list[FieldOfWork]]:
    """Return the fields each unit is charged with on the day, by the unit's id, in the order of names. One query.

    A unit without a mandate is left out. A field includes all below it.
    """
    rows = Mandate.objects.valid_on(on).filter(unit_id__in=unit_ids).select_related("field")
    found: dict[int, list[FieldOfWork]] = {}
    for row in rows.order_by("field__name", "pk"):
        found.setdefault(row.unit_id, []).append(row.field)
    return found


def mandates_of(unit_id: int) -> QuerySet[Mandate]:
    """Return with what the unit is and was charged, in the order of fields and time."""
    return Mandate.objects.filter(unit_id=unit_id).select_related("field").order_by("field__name", "valid_from")


def portfolios_of(person_id: int) -> QuerySet[Portfolio]:
    """Return what the person looks and looked after, newest first, with its unit or field and his role."""
    rows = Portfolio.objects.filter(person_id=person_id).select_related("unit", "field", "role")
    return rows.order_by("-valid_from", "pk")


def in_charge_on(
    *role_codes: str, on: date, unit: Unit | None = None, field: FieldOfWork | None = None
) -> dict[str, list[Person]]:
    """Return who looks after the unit or the field in each of the roles on the day, the most closely charged first. One
    query.

    A portfolio covers all below its unit or field; one for the very thing comes before one for what lies above. Empty
    when nobody's portfolio covers it.
    """
    covers = Q(pk__in=[])
    if unit is not None:
        covers |= Q(unit_id__in=_upwards(unit.path))
    if field is not None:
        covers |= Q(field_id__in=_upwards(field.path))
    rows = Portfolio.objects.valid_on(on).filter(covers, role__code__in=role_codes)
    found = rows.select_related("person", "unit", "field", "role").order_by("pk")
    closest = sorted(found, key=lambda row: -_depth(row))
    return {code: list(dict.fromkeys(row.person for row in closest if row.role.code == code)) for code in role_codes}


def closest_in_charge_on(
    role_code: str, things: Iterable[tuple[Unit, FieldOfWork | None]], *, on: date
) -> dict[tuple[int, int | None], Person]:
    """Return who is the first of `in_charge_on` for each unit with its field, by their ids; nobody's are left out.

    One query however many there are: the portfolios of one role on one day are few.
    """
    rows = Portfolio.objects.valid_on(on).filter(role__code=role_code).select_related("person", "unit", "field")
    of_unit: dict[int, Portfolio] = {}
    of_field: dict[int, Portfolio] = {}
    for row in rows.order_by("pk"):
        if row.unit_id is not None:
            of_unit.setdefault(row.unit_id, row)
        elif row.field_id is not None:
            of_field.setdefault(row.field_id, row)
    found: dict[tuple[int, int | None], Person] = {}
    for unit, field in things:
        covering = [of_unit[one] for one in _upwards(unit.path) if one in of_unit]
        if field is not None:
            covering += [of_field[one] for one in _upwards(field.path) if one in of_field]
        if covering:
            closest = min(covering, key=lambda row: (-_depth(row), row.pk))
            found[unit.pk, field.pk if field else None] = closest.person
    return found


def _upwards(path: str) -> list[int]:
    """Return the ids along a path: the thing itself and all above it."""
    return [int(part) for part in path.split("/") if part]


def _depth(row: Portfolio) -> int:
    of = row.unit or row.field
    return of.path.count("/") if of else 0
