"""Taking a document that was registered by mistake out of use, and back into it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions.citing import settle_citations_of
from dondoc.documents.errors import DocumentIsNotWithdrawn, DocumentIsWithdrawn, ReasonMissing
from dondoc.documents.events import DocumentReinstated, DocumentWithdrawn
from dondoc.documents.models import Document
from dondoc.documents.permissions import REVIEW, get_document_for
from dondoc.journal.actions import Deed, record
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor


def withdraw(*, document_id: int, reason: str, by: Actor, at: datetime) -> Document:
    """Let the document count no more; it keeps its number and its place in the register, struck through.

    Raises `ReasonMissing`, `DocumentIsWithdrawn`, and what a listener refuses, such as for work that has gone out.
    """
    by.require(REVIEW)
    if not reason.strip():
        raise ReasonMissing(_("Say why the document is withdrawn: it stays readable beside its number."))
    with transaction.atomic():
        document = get_document_for(by, document_id, lock=True)
        require_standing(document)
        document.withdrawn_at = at
        document.withdrawn_reason = reason.strip()[:500]
        _settle(document, "document.withdrawn", reason.strip(), by=by, at=at)
        announce(DocumentWithdrawn(document.pk, at))
    return document


def reinstate(*, document_id: int, by: Actor, at: datetime) -> Document:
    """Let a withdrawn document count again. Raises `DocumentIsNotWithdrawn`."""
    by.require(REVIEW)
    with transaction.atomic():
        document = get_document_for(by, document_id, lock=True)
        if document.withdrawn_at is None:
            raise DocumentIsNotWithdrawn(
                _("Document %(document)s is not withdrawn. Open it to see how it stands.") % {"document": document}
            )
        document.withdrawn_at = None
        document.withdrawn_reason = ""
        _settle(document, "document.reinstated", "", by=by, at=at)
        announce(DocumentReinstated(document.pk, at))
    return document


def require_standing(document: Document) -> None:
    """Raise `DocumentIsWithdrawn` when the document counts no more."""
    if document.withdrawn_at is not None:
        raise DocumentIsWithdrawn(
            _("Document %(document)s was withdrawn: %(reason)s Reinstate it before you change anything of it.")
            % {"document": document, "reason": f"{document.withdrawn_reason.rstrip('.')}."}
        )


def _settle(document: Document, verb: str, reason: str, *, by: Actor, at: datetime) -> None:
    document.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    settle_citations_of(document.folded_code, document.issued_on)
    deed = Deed(verb=verb, object_type="document", object_id=document.pk, label=str(document), reason=reason)
    record(deed, by=by.author, at=at)
