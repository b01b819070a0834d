"""What ends with a unit, and what stays behind without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from dondoc.organization.models import AddresseeGroup, Appointment, Mandate, Portfolio, RoleGrant, Unit
from dondoc.organization.queries.units import units_of_groups, units_on


@dataclass(frozen=True, slots=True)
class EndingEffects:
    """What the end of a unit touches on the first day without it: `appointments` and `grants` end with it; the units
    `below` stay under one that is no more; `mandates` and `portfolios` name it still; it leaves the `groups`."""

    appointments: Sequence[Appointment]
    grants: Sequence[RoleGrant]
    below: Sequence[Unit]
    mandates: Sequence[Mandate]
    portfolios: Sequence[Portfolio]
    groups: Sequence[AddresseeGroup]


def effects_of_ending(unit: Unit, *, on: date) -> EndingEffects:
    """Return what would end and what would stay behind, were `on` the first day without the unit. Eight queries."""
    lasts = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    groups = list(AddresseeGroup.objects.order_by("name"))
    members = units_of_groups(groups, on=on)
    return EndingEffects(
        appointments=list(
            Appointment.objects.filter(lasts, post__unit=unit)
            .select_related("person", "post")
            .order_by("-post__is_head", "person__full_name", "pk")
        ),
        grants=list(_with_people(RoleGrant.objects.filter(lasts, unit=unit))),
        below=list(units_on(on).filter(parent=unit)),
        mandates=list(Mandate.objects.filter(lasts, unit=unit).select_related("field").order_by("field__name")),
        portfolios=list(
            Portfolio.objects.filter(lasts, unit=unit).select_related("person", "role").order_by("person__full_name")
        ),
        groups=[group for group in groups if unit in members[group.pk]],
    )


def _with_people(grants: QuerySet[RoleGrant]) -> QuerySet[RoleGrant]:
    return grants.select_related("person", "role").order_by("role__name", "person__full_name", "pk")
