"""Who may see and do what with documents. `visible_to` and `get_document_for` are the only gates to them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.documents.models import Acknowledgement, Dissemination, Document, DocumentReader, WorkingRegulation
from dondoc.kernel.errors import NotFound
from dondoc.organization.actors import Actor

VIEW = "document.view"
INTAKE = "document.intake"
REVIEW = "document.review"
SWEEP = "document.sweep"
DISSEMINATE = "document.disseminate"
SEE_COVERAGE = "document.see-coverage"
REMIND = "document.remind"
SEE_REGULATIONS = "regulation.view"
REGISTER_REGULATION = "regulation.register"
HEAVY = ("reading", "text", "search_text")
"""What lists never show of a document, and what is costly to fetch."""
HEAVY_OF_DOCUMENT = tuple(f"document__{name}" for name in HEAVY)
"""`HEAVY` for a list of what belongs to documents."""


def visible_to(actor: Actor) -> QuerySet[Document]:
    """Return the documents the actor may know of: all, those his units have work in, those he registered himself."""
    power = actor.power(VIEW)
    if power.everywhere:
        return Document.objects.all()
    mine = Q(pk__in=())
    if power.unit_ids:
        mine |= Q(Exists(DocumentReader.objects.filter(document=OuterRef("pk"), unit_id__in=power.unit_ids)))
    if power.own and actor.person_id is not None:
        mine |= Q(registered_by_id=actor.person_id)
    return Document.objects.filter(mine)


def get_document_for(actor: Actor, document_id: int, *, lock: bool = False) -> Document:
    """Return the document; with `lock`, held until the transaction ends.

    Raises `NotFound` when there is none or it is not for the actor to see.
    """
    rows = visible_to(actor)
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)  # a citation of it need not wait
    found = rows.filter(pk=document_id).first()
    if found is None:
        raise NotFound(_("There is no such document, or it is not yours to see. Go back to the list of documents."))
    return found


def disseminations_visible_to(actor: Actor) -> QuerySet[Dissemination]:
    """Return the disseminations whose coverage the actor may know: of his units, or all."""
    power = actor.power(SEE_COVERAGE)
    rows = Dissemination.objects.all()
    return rows if power.everywhere else rows.filter(unit_id__in=power.unit_ids)


def get_dissemination_for(actor: Actor, document_id: int, unit_id: int) -> Dissemination:
    """Return the dissemination of the document in the unit, with both. Raises `NotFound`."""
    rows = disseminations_visible_to(actor).select_related("document", "unit").defer(*HEAVY_OF_DOCUMENT)
    found = rows.filter(document_id=document_id, unit_id=unit_id).first()
    if found is None:
        raise NotFound(_("The document is not disseminated in this unit, or that is not yours to see."))
    return found


def may_end(actor: Actor, dissemination: Dissemination) -> bool:
    """Whether the actor may have it required no longer: what a superior required is not the unit's to end."""
    power = actor.power(DISSEMINATE)
    own = actor.person_id is not None and dissemination.required_by_id == actor.person_id
    return power.everywhere or (own and power.reaches(dissemination.unit_id))


def acknowledgements_of(actor: Actor) -> QuerySet[Acknowledgement]:
    """Return what the actor himself has to acknowledge or has acknowledged. Nobody acknowledges for somebody else."""
    if actor.person_id is None:
        return Acknowledgement.objects.none()
    return Acknowledgement.objects.filter(person_id=actor.person_id, lapsed_at__isnull=True)


def get_acknowledgement_for(actor: Actor, document_id: int, *, lock: bool = False) -> Acknowledgement:
    """Return the actor's own acknowledgement of the document, given or still to give. Raises `NotFound`."""
    rows = acknowledgements_of(actor).select_related("document", "dissemination", "person")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(document_id=document_id).first()
    if found is None:
        raise NotFound(_("You are not asked to acknowledge this document. Open the list of what waits for you."))
    return found


def regulations_visible_to(actor: Actor) -> QuerySet[WorkingRegulation]:
    """Return the working regulations the actor may read: of the units he may know of."""
    power = actor.power(SEE_REGULATIONS)
    rows = WorkingRegulation.objects.all()
    return rows if power.everywhere else rows.filter(unit_id__in=power.unit_ids)


def get_regulation_for(actor: Actor, regulation_id: int, *, lock: bool = False) -> WorkingRegulation:
    """Return the working regulation with its unit and file; with `lock`, held until the transaction ends.

    Raises `NotFound`.
    """
    rows = regulations_visible_to(actor).select_related("unit", "file")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=regulation_id).first()
    if found is None:
        raise NotFound(_("There is no such working regulation, or it is not yours to see. Go back to their list."))
    return found
