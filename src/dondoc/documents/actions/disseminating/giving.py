"""Acknowledging a document."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc.documents.actions.withdrawing import require_standing
from dondoc.documents.models import Acknowledgement
from dondoc.documents.permissions import get_acknowledgement_for
from dondoc.journal.actions import Deed, record
from dondoc.organization.actors import Actor


def acknowledge(*, document_id: int, by: Actor, at: datetime) -> Acknowledgement:
    """Say that the actor has taken note of the document; the first time counts.

    Raises `NotFound` when he is not asked, `DocumentIsWithdrawn`.
    """
    with transaction.atomic():
        found = get_acknowledgement_for(by, document_id, lock=True)
        if found.given_at is None:
            require_standing(found.document)
            found.given_at = at
            found.save(update_fields=["given_at"])
            label = f"{found.document} · {found.person}"
            record(Deed("acknowledgement.given", "acknowledgement", found.pk, label), by=by.author, at=at)
    return found
