"""Who may order the ladder, who may urge, and who may look into what was said of work."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.actors import Actor
from dondoc.oversight.models import (
    AccountabilityDossier,
    Explanation,
    Sample,
    SampledWork,
    UrgedWork,
    Urging,
)
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import REPORT, visible_to

LADDER = "ladder.manage"
URGE = "assignment.urge"
CHECK = "assignment.check"
ACCOUNT = "accountability.view"
DOSSIER = "dossier.make"


def checkable_by(actor: Actor) -> QuerySet[Assignment]:
    """Return the work whose truth the actor may look into: for the Office and leaders, all they may see."""
    power = actor.power(CHECK)
    rows = visible_to(actor)
    return rows if power.everywhere else rows.filter(unit_id__in=power.unit_ids)


def accountable_units(actor: Actor) -> frozenset[int] | None:
    """Return the units of whose desks the actor may see the figures; None for all."""
    power = actor.power(ACCOUNT)
    return None if power.everywhere else power.unit_ids


def dossiers_visible_to(actor: Actor) -> QuerySet[AccountabilityDossier]:
    """Return the dossiers that concern the actor, once shown to him, and those on others whose units his permission to
    make them reaches."""
    power = actor.power(DOSSIER)
    of_others = Q() if power.everywhere else Q(unit_id__in=power.unit_ids)
    if actor.person_id is None:
        return AccountabilityDossier.objects.filter(of_others)
    own = Q(person_id=actor.person_id)
    return AccountabilityDossier.objects.filter((own & Q(shown_at__isnull=False)) | (of_others & ~own))


def get_dossier_for(actor: Actor, dossier_id: int, *, lock: bool = False) -> AccountabilityDossier:
    """Return a dossier; with `lock`, held until the transaction ends. Raises `NotFound`."""
    rows = dossiers_visible_to(actor).select_related("person", "unit")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=dossier_id).first()
    if found is None:
        raise NotFound(_("There is no such dossier, or it is not yours to see."))
    return found


def require_dossier(actor: Actor, *, person_id: int, unit_id: int) -> None:
    """Raise `NotPermitted` unless the actor may make and use dossiers on people of the unit; never one on himself."""
    actor.require(DOSSIER, unit_id=unit_id)
    if actor.is_in_charge(person_id):
        raise NotPermitted(_("Nobody makes or uses a dossier on himself. Your superior does."))


def require_all_work(actor: Actor) -> None:
    """A sample is drawn from the work of all units: raise `NotPermitted` unless the actor may look into all of it."""
    if not actor.power(CHECK).everywhere:
        raise NotPermitted(_("Samples are drawn from the work of all units, by the Office. Your role does not."))


def get_sample_for(actor: Actor, sample_id: int) -> Sample:
    """Return a sample. Raises `NotFound` when there is none, and `NotPermitted`."""
    require_all_work(actor)
    found = Sample.objects.filter(pk=sample_id).first()
    if found is None:
        raise NotFound(_("There is no such sample. Open it from the list of samples."))
    return found


def get_sampled_for(actor: Actor, sampled_id: int) -> SampledWork:
    """Return a piece of work of a sample, held until the transaction ends. Raises `NotFound` and `NotPermitted`."""
    require_all_work(actor)
    rows = SampledWork.objects.select_for_update(of=("self",)).select_related("assignment__task", "assignment__unit")
    found = rows.filter(pk=sampled_id).first()
    if found is None:
        raise NotFound(_("There is no such work in a sample. Open it from the list of samples."))
    return found


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


def may_settle(actor: Actor, explanation: Explanation) -> bool:
    """Whether the actor decides on the explanation, or takes the request for it back: a superior in line of the work.

    Of work that his own unit was sent, only where he asked himself: otherwise a head would judge why his unit is late.
    """
    work = explanation.assignment
    if not may_urge(actor, work):
        return False
    is_of_own_unit = actor.unit_id is not None and work.unit_id == actor.unit_id and work.delegated_by_id is None
    return not is_of_own_unit or explanation.asked_by_id in {actor.person_id, *actor.stands_in_for}


def get_explanation_for(actor: Actor, explanation_id: int, *, lock: bool = False) -> Explanation:
    """Return an explanation with its work; with `lock`, held until the transaction ends. Raises `NotFound`."""
    return get_explanations_for(actor, [explanation_id], lock=lock)[0]


def get_explanations_for(actor: Actor, explanation_ids: Collection[int], *, lock: bool = False) -> list[Explanation]:
    """Return explanations as `get_explanation_for` does, all of them or none. One query."""
    rows = Explanation.objects.filter(assignment__in=visible_to(actor)).select_related(
        "assignment__task", "assignment__unit"
    )
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = list(rows.filter(pk__in=explanation_ids).order_by("pk"))
    if len(found) != len(set(explanation_ids)):
        raise NotFound(_("There is no such explanation, or it is not yours to see. Go back to your work list."))
    return found


def may_explain(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor speaks for who has the work: whoever may report on it."""
    return actor.power(REPORT).reaches(assignment.unit_id, in_charge=actor.is_in_charge(assignment.person_id))
