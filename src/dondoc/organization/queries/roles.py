"""Roles with what they permit, and who holds them."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from dondoc.organization.models import Role, RoleGrant, Scope
from dondoc.organization.permissions import MANAGE


def roles_on(on: date) -> QuerySet[Role]:
    """Return the roles by name, each with its permissions and with `holders`, how many people hold it on the day."""
    held = Q(grants__valid_from__lte=on) & (Q(grants__valid_to__isnull=True) | Q(grants__valid_to__gte=on))
    counted = Role.objects.annotate(holders=Count("grants__person", filter=held, distinct=True))
    return counted.prefetch_related("permissions").order_by("name")


def may_be_kept_on(on: date) -> bool:
    """Whether somebody who can sign in may keep units, people and roles on the day."""
    rows = RoleGrant.objects.valid_on(on).filter(role__permissions__verb=MANAGE, person__is_active=True)
    return any(row.person.has_usable_password() for row in rows.select_related("person"))


def keepers_on(on: date) -> set[int]:
    """Return who may keep units, people and roles on the day by a role of his own."""
    rows = RoleGrant.objects.valid_on(on).filter(role__permissions__verb=MANAGE, person__is_active=True)
    return set(rows.values_list("person_id", flat=True))


def holders_of_few(on: date, *, at_most: int) -> dict[int, list[RoleGrant]]:
    """Return, for the roles that no more than so many people hold on the day, their grants by the name of who holds
    them. One query."""
    valid = RoleGrant.objects.valid_on(on)
    few = valid.values("role").annotate(number=Count("person", distinct=True)).filter(number__lte=at_most)
    rows = valid.filter(role__in=few.values("role")).select_related("person", "unit")
    found: dict[int, list[RoleGrant]] = {}
    for row in rows.order_by("person__full_name", "pk"):
        found.setdefault(row.role_id, []).append(row)
    return found


def permissions_of(role: Role) -> dict[str, Scope]:
    """Return how far each permission of the role reaches."""
    return {row.verb: Scope(row.scope) for row in role.permissions.order_by("verb")}


def grants_of(person_id: int) -> QuerySet[RoleGrant]:
    """Return the roles that the person holds or held, the newest first."""
    return RoleGrant.objects.filter(person=person_id).select_related("role", "unit").order_by("-valid_from", "-pk")
