"""Units, posts, people, appointments, fields of work, groups of addressees, and roles as data, each with its dates."""

from __future__ import annotations

from dondoc.organization.models.dated import Dated, DatedQuerySet
from dondoc.organization.models.fields import FieldOfWork, Mandate, Portfolio
from dondoc.organization.models.groups import AddresseeGroup, GroupPhrase
from dondoc.organization.models.passwords import LinkState, PasswordLink
from dondoc.organization.models.people import (
    Appointment,
    Person,
    PersonManager,
    Post,
    RoleGrant,
    Substitution,
)
from dondoc.organization.models.roles import Role, RolePermission, Scope
from dondoc.organization.models.units import Succession, Unit, UnitKind, UnitName

__all__ = [
    "AddresseeGroup",
    "Appointment",
    "Dated",
    "DatedQuerySet",
    "FieldOfWork",
    "GroupPhrase",
    "LinkState",
    "Mandate",
    "PasswordLink",
    "Person",
    "PersonManager",
    "Portfolio",
    "Post",
    "Role",
    "RoleGrant",
    "RolePermission",
    "Scope",
    "Substitution",
    "Succession",
    "Unit",
    "UnitKind",
    "UnitName",
]
