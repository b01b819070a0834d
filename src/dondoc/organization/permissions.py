"""The verbs of this room, and the gates to units and people: who is who is open to all who hold `VIEW`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.kernel.errors import NotFound
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Unit

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
