"""What those who run an installation do."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from dondoc.journal.actions import Deed, record
from dondoc.organization.actions import RoleFacts, define_role
from dondoc.organization.actors import Actor
from dondoc.organization.models import Role, RolePermission, Scope
from dondoc.organization.permissions import MANAGE

ROLES = Path(__file__).parent / "data" / "roles.toml"
"""The roles an installation starts with."""


def set_up_roles(*, by: Actor, at: datetime, file: Path = ROLES) -> int:
    """Add the roles and permissions of the file that are missing; return how many roles were touched.

    What the installation has changed stays: no scope is altered, nothing is taken away.
    """
    by.require(MANAGE)
    touched = 0
    with transaction.atomic():
        standing = {role.code: role for role in Role.objects.prefetch_related("permissions")}
        for facts in read_roles(file):
            role = standing.get(facts.code)
            if role is None:
                define_role(facts, by=by, at=at)
                touched += 1
            else:
                touched += _add_missing(role, facts, by=by, at=at)
    return touched


def read_roles(file: Path) -> list[RoleFacts]:
    """Return the roles of a TOML file in its order. Raises `ValueError` for a scope that does not exist."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return [
        RoleFacts(code, row["name"], {verb: Scope(scope) for verb, scope in row["permissions"].items()})
        for code, row in tables.items()
    ]


def _add_missing(role: Role, facts: RoleFacts, *, by: Actor, at: datetime) -> bool:
    held = {permission.verb for permission in role.permissions.all()}
    missing = {verb: scope for verb, scope in facts.permissions.items() if verb not in held}
    if missing:
        RolePermission.objects.bulk_create(
            RolePermission(role=role, verb=verb, scope=scope) for verb, scope in missing.items()
        )
        record(Deed("role.widened", "role", role.pk, role.name, new={"permissions": missing}), by=by.author, at=at)
    return bool(missing)
