"""Who may see and do what with documents. `visible_to` and `get_document_for` are the only gates to them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.documents.models import Document, DocumentReader
from dondoc.kernel.errors import NotFound
from dondoc.organization.actors import Actor

VIEW = "document.view"
INTAKE = "document.intake"
REVIEW = "document.review"
SWEEP = "document.sweep"


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
