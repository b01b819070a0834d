"""The verbs of this room, and the gates to units and people: who is who is open to all who hold `VIEW`."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.errors import NotFound
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment, Mandate, Person, Portfolio, Substitution, Unit

VIEW = "organization.view"
MANAGE = "organization.manage"


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


def get_appointment_for(actor: Actor, appointment_id: int) -> Appointment:
    """Return the appointment that the actor may end, with person, post and unit. Raises `NotFound`."""
    actor.require(MANAGE)
    rows = Appointment.objects.select_related("person", "post__unit")
    found: Appointment | None = rows.filter(pk=appointment_id).first()
    if found is None:
        raise NotFound(_("There is no such appointment. The page of the person lists those he has."))
    return found


def get_substitution_for(actor: Actor, substitution_id: int) -> Substitution:
    """Return the substitution that the actor may end: any for who manages, one's own for the absent.

    Raises `NotFound`.
    """
    found: Substitution | None = (
        Substitution.objects.select_related("absent", "substitute", "role").filter(pk=substitution_id).first()
    )
    if found is None or not (actor.may(MANAGE) or actor.person_id == found.absent_id):
        raise NotFound(_("There is no such substitution, or it is not yours to change."))
    return found


def get_mandate_for(actor: Actor, mandate_id: int, *, rows: QuerySet[Mandate] | None = None) -> Mandate:
    """Return the mandate that the actor may end, of `rows` where they are given, with unit and field.

    Raises `NotFound`.
    """
    actor.require(MANAGE)
    among = Mandate.objects.all() if rows is None else rows
    found: Mandate | None = among.select_related("unit", "field").filter(pk=mandate_id).first()
    if found is None:
        raise NotFound(_("There is no such mandate. The page of the unit lists its fields of work."))
    return found


def get_portfolio_for(actor: Actor, portfolio_id: int, *, rows: QuerySet[Portfolio] | None = None) -> Portfolio:
    """Return the portfolio that the actor may end, of `rows` where they are given, with person, unit and field.

    Raises `NotFound`.
    """
    actor.require(MANAGE)
    among = Portfolio.objects.all() if rows is None else rows
    found: Portfolio | None = among.select_related("person", "unit", "field").filter(pk=portfolio_id).first()
    if found is None:
        raise NotFound(_("There is no such portfolio. The page of the person lists what he looks after."))
    return found


def may_arrange_for(actor: Actor, person_id: int) -> bool:
    """Whether the actor may arrange who stands in for the person: for oneself, or as who manages."""
    return actor.may(MANAGE) or actor.person_id == person_id
