"""Who may order the ladder and who may urge."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.errors import NotFound
from dondoc.organization.actors import Actor
from dondoc.oversight.models import Explanation, UrgedWork, Urging
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import visible_to
from dondoc.tasks.rules.states import BY_VERB, Verb

LADDER = "ladder.manage"
URGE = "assignment.urge"
REPORT = BY_VERB[Verb.REPORT].permission


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


def get_explanation_for(actor: Actor, explanation_id: int, *, lock: bool = False) -> Explanation:
    """Return an explanation with its work; with `lock`, held until the transaction ends. Raises `NotFound`."""
    rows = Explanation.objects.filter(assignment__in=visible_to(actor)).select_related(
        "assignment__task", "assignment__unit"
    )
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=explanation_id).first()
    if found is None:
        raise NotFound(_("There is no such explanation, or it is not yours to see. Go back to your work list."))
    return found


def may_explain(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor speaks for who has the work: whoever may report on it."""
    return actor.power(REPORT).reaches(assignment.unit_id, in_charge=actor.is_in_charge(assignment.person_id))
