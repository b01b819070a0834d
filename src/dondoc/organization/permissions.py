"""The verbs of this room, and the gates to units and people: who is who is open to all who hold `VIEW`."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.errors import NotFound
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment, Mandate, Person, Portfolio, RoleGrant, Substitution, Unit

VIEW = "organization.view"
MANAGE = "organization.manage"
M = TypeVar("M", bound=Model)


def get_unit_for(actor: Actor, unit_id: int) -> Unit:
    """Return the unit, whether it exists today or has ended, with its parent. Raises `NotFound`."""
    actor.require(VIEW)
    found: Unit | None = Unit.objects.select_related("parent").filter(pk=unit_id).first()
    if found is None:
        raise NotFound(_("There is no such unit. Look it up in the list of units."))
    return found


def get_person_for(actor: Actor, person_id: int) -> Person:
    """Return the person, whether he holds a post today or has left. Raises `NotFound`."""
    actor.require(VIEW)
    found = Person.objects.filter(pk=person_id).first()
    if found is None:
        raise NotFound(_("There is no such person. Look him up on the page of his unit."))
    return found


def get_appointment_for(actor: Actor, appointment_id: int, *, lock: bool = False) -> Appointment:
    """Return the appointment the actor may end, locked on demand, with person, post and unit. Raises `NotFound`."""
    actor.require(MANAGE)
    rows = _locked(Appointment.objects.all(), lock).select_related("person", "post__unit")
    found: Appointment | None = rows.filter(pk=appointment_id).first()
    if found is None:
        raise NotFound(_("There is no such appointment. The page of the person lists those he has."))
    return found


def get_substitution_for(actor: Actor, substitution_id: int, *, lock: bool = False) -> Substitution:
    """Return the substitution that the actor may end, locked on demand: any for who manages, one's own for the absent.

    Raises `NotFound`.
    """
    rows = _locked(Substitution.objects.all(), lock).select_related("absent", "substitute")
    found: Substitution | None = rows.filter(pk=substitution_id).first()
    if found is None or not may_arrange_for(actor, found.absent_id):
        raise NotFound(_("There is no such substitution, or it is not yours to change."))
    return found


def get_mandate_for(actor: Actor, mandate_id: int, *, lock: bool = False) -> Mandate:
    """Return the mandate that the actor may end, locked on demand, with unit and field. Raises `NotFound`."""
    actor.require(MANAGE)
    rows = _locked(Mandate.objects.all(), lock).select_related("unit", "field")
    found: Mandate | None = rows.filter(pk=mandate_id).first()
    if found is None:
        raise NotFound(_("There is no such mandate. The page of the unit lists its fields of work."))
    return found


def get_portfolio_for(actor: Actor, portfolio_id: int, *, lock: bool = False) -> Portfolio:
    """Return the portfolio that the actor may end, locked on demand, with person, unit and field. Raises `NotFound`."""
    actor.require(MANAGE)
    rows = _locked(Portfolio.objects.all(), lock).select_related("person", "unit", "field")
    found: Portfolio | None = rows.filter(pk=portfolio_id).first()
    if found is None:
        raise NotFound(_("There is no such portfolio. The page of the person lists what he looks after."))
    return found


def get_grant_for(actor: Actor, grant_id: int, *, lock: bool = False) -> RoleGrant:
    """Return the grant of a role that the actor may end, locked on demand, with person, role and unit. Raises
    `NotFound`."""
    actor.require(MANAGE)
    rows = _locked(RoleGrant.objects.all(), lock).select_related("person", "role", "unit")
    found: RoleGrant | None = rows.filter(pk=grant_id).first()
    if found is None:
        raise NotFound(_("There is no such grant. The page of the person lists his roles."))
    return found


def _locked(rows: QuerySet[M], lock: bool) -> QuerySet[M]:
    return rows.select_for_update(of=("self",)) if lock else rows


def may_arrange_for(actor: Actor, person_id: int) -> bool:
    """Whether the actor may arrange who stands in for the person: for oneself, or as who manages."""
    return actor.may(MANAGE) or actor.person_id == person_id
