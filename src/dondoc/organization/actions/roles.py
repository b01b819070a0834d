"""Roles as data, and who holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.events import announce
from dondoc.kernel.writing import write_rows
from dondoc.organization.actions.checks import by_code, require_administrator, require_free, require_order
from dondoc.organization.actions.own_rights import refuse_for_oneself, refuse_wider_own_role
from dondoc.organization.actors import Actor
from dondoc.organization.errors import PermissionNotPossible
from dondoc.organization.events import KeeperAppointed
from dondoc.organization.models import Appointment, Person, Role, RoleGrant, RolePermission, Scope, Unit
from dondoc.organization.permissions import MANAGE, get_grant_for
from dondoc.organization.queries.roles import permissions_of
from dondoc.organization.wording import PERMISSIONS, scopes_of


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """A role with its permissions: how far each verb reaches."""

    code: str
    name: str
    permissions: Mapping[str, Scope]


@dataclass(frozen=True, slots=True)
class GrantFacts:
    """That a person, by his sign-in name, holds a role in a unit from a day to a day."""

    username: str
    role: str
    unit: str
    valid_from: date
    valid_to: date | None = None


def define_role(facts: RoleFacts, *, by: Actor, at: datetime) -> Role:
    """Add one role; see `define_roles`."""
    return define_roles([facts], by=by, at=at)[0]


def define_roles(roles: Sequence[RoleFacts], *, by: Actor, at: datetime) -> list[Role]:
    """Add roles with their permissions, all or none. Raises `CodeTaken` and `PermissionNotPossible`."""
    by.require(MANAGE)
    for facts in roles:
        _require_possible(facts)
    with transaction.atomic():
        require_free(Role.objects.all(), [facts.code for facts in roles])
        defined = Role.objects.bulk_create(Role(code=facts.code, name=facts.name) for facts in roles)
        permissions = [
            RolePermission(role=role, verb=verb, scope=scope)
            for role, facts in zip(defined, roles, strict=True)
            for verb, scope in facts.permissions.items()
        ]
        write_rows(permissions)
        deeds = [
            Deed("role.defined", "role", role.pk, role.name, new={"permissions": dict(facts.permissions)})
            for role, facts in zip(defined, roles, strict=True)
        ]
        record(*deeds, by=by.author, at=at)
    return defined


def change_role(facts: RoleFacts, *, by: Actor, at: datetime) -> Role:
    """Give the role of this code another name and other permissions, for all who hold it, from now on.

    Raises `NoSuchCode`, `PermissionNotPossible`, `OwnRights` when it permits more than before and who changes it holds
    it himself, and `LastAdministrator` when nobody would be left who may keep units, people and roles. Without a
    difference nothing is written.
    """
    by.require(MANAGE)
    _require_possible(facts)
    with transaction.atomic():
        role = by_code(Role.objects.select_for_update(), [facts.code])[facts.code]
        name = facts.name.strip()[:120]
        old = {"name": role.name, "permissions": permissions_of(role)}
        new = {"name": name, "permissions": dict(facts.permissions)}
        if old == new:
            return role
        refuse_wider_own_role(role, permissions_of(role), facts.permissions, by=by, on=clock.local_date(at))
        role.name = name
        role.save(update_fields=["name"])
        role.permissions.all().delete()
        RolePermission.objects.bulk_create(
            RolePermission(role=role, verb=verb, scope=scope) for verb, scope in facts.permissions.items()
        )
        require_administrator(clock.local_date(at))
        record(Deed("role.changed", "role", role.pk, role.name, old=old, new=new), by=by.author, at=at)
    return role


def _require_possible(facts: RoleFacts) -> None:
    if not facts.name.strip():
        raise PermissionNotPossible(_("A role needs a name by which people know it."))
    for verb, scope in facts.permissions.items():
        if verb not in PERMISSIONS:
            raise PermissionNotPossible(_("There is no permission “%(verb)s” that a role could hold.") % {"verb": verb})
        if scope not in scopes_of(verb):
            raise PermissionNotPossible(
                _("“%(permission)s” does not reach %(scope)s. It can reach: %(scopes)s.")
                % {
                    "permission": PERMISSIONS[verb],
                    "scope": Scope(scope).label,
                    "scopes": ", ".join(str(one.label) for one in scopes_of(verb)),
                }
            )


def grant_role(facts: GrantFacts, *, by: Actor, at: datetime) -> RoleGrant:
    """Grant one role; see `grant_roles`."""
    return grant_roles([facts], by=by, at=at)[0]


def grant_roles(facts: Sequence[GrantFacts], *, by: Actor, at: datetime) -> list[RoleGrant]:
    """Let people hold roles in units; return the grants in order.

    Raises `NoSuchCode`, `DatesDoNotFit`, and `OwnRights` for a role to oneself.
    """
    by.require(MANAGE)
    for fact in facts:
        require_order(fact.valid_from, fact.valid_to, fact.role)
    with transaction.atomic():
        people = by_code(Person.objects.all(), {fact.username for fact in facts}, field="username")
        refuse_for_oneself((person.pk for person in people.values()), by=by)
        roles = by_code(Role.objects.all(), {fact.role for fact in facts})
        units = by_code(Unit.objects.all(), {fact.unit for fact in facts})
        made = RoleGrant.objects.bulk_create(
            [
                RoleGrant(
                    person=people[fact.username],
                    role=roles[fact.role],
                    unit=units[fact.unit],
                    valid_from=fact.valid_from,
                    valid_to=fact.valid_to,
                )
                for fact in facts
            ],
            batch_size=500,
        )
        deeds = (
            Deed("role.granted", "grant", row.pk, str(row), new={"from": row.valid_from, "to": row.valid_to})
            for row in made
        )
        record(*deeds, by=by.author, at=at)
        keepers = set(RolePermission.objects.filter(verb=MANAGE).values_list("role_id", flat=True))
        for row in made:
            if row.role_id in keepers:
                announce(KeeperAppointed(row.pk, by.person_id, by.name, at))
    return made


def grant_with_post(appointment: Appointment, *, role: str, by: Actor, at: datetime) -> RoleGrant | None:
    """Let who is appointed hold the role in the unit of his post for as long as he is; None where he holds it there
    already on the first day. Raises what `grant_roles` raises."""
    post, first = appointment.post, appointment.valid_from
    held = RoleGrant.objects.valid_on(first).filter(person=appointment.person, role__code=role, unit=post.unit)
    if held.exists():
        return None
    facts = GrantFacts(appointment.person.username, role, post.unit.code, first, appointment.valid_to)
    return grant_role(facts, by=by, at=at)


def end_grant(grant_id: int, *, last_day: date, by: Actor, at: datetime) -> RoleGrant:
    """Let the person hold the role until `last_day`, included. Raises `NotFound`, `DatesDoNotFit`,
    `OwnRights` when his own would last longer, and `LastAdministrator` when nobody would be left on the day after who
    may keep units, people and roles."""
    with transaction.atomic():
        row = get_grant_for(by, grant_id, lock=True)
        require_order(row.valid_from, last_day, str(row))
        if row.valid_to is not None and last_day > row.valid_to:
            refuse_for_oneself([row.person_id], by=by)
        old, row.valid_to = row.valid_to, last_day
        row.save(update_fields=["valid_to"])
        if row.role.permissions.filter(verb=MANAGE).exists():
            require_administrator(last_day + timedelta(days=1))
        record(
            Deed("role.ended", "grant", row.pk, str(row), old={"valid_to": old}, new={"valid_to": last_day}),
            by=by.author,
            at=at,
        )
    return row
