"""Who may order the ladder and who may urge."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.errors import NotFound
from dondoc.organization.actors import Actor
from dondoc.oversight.models import UrgedWork, Urging
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import visible_to

LADDER = "ladder.manage"
URGE = "assignment.urge"


def urgings_visible_to(actor: Actor) -> QuerySet[Urging]:
    """Return the urgings that name work the actor may see, each once."""
    named = UrgedWork.objects.filter(urging=OuterRef("pk"), assignment__in=visible_to(actor))
    return Urging.objects.filter(Exists(named))


def get_urging_for(actor: Actor, urging_id: int) -> Urging:
    """Return an urging. Raises `NotFound` when there is none or it names no work that is the actor's to see."""
    found = urgings_visible_to(actor).select_related("issuer").filter(pk=urging_id).first()
    if found is None:
        raise NotFound(_("There is no such urging, or it is not yours to see. Go back to the list of urgings."))
    return found


def may_urge(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor is a superior in line of the work, or its tracking officer; nobody urges his own work.

    The head of a unit urges those below him and who is in charge in his unit, but not the unit as such: that is he.
    """
    if not actor.power(URGE).reaches(assignment.unit_id) or actor.is_in_charge(assignment.person_id):
        return False
    return actor.unit_id is None or assignment.unit_id != actor.unit_id or assignment.person_id is not None
