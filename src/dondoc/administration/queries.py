"""Reading for those who run an installation."""

from __future__ import annotations

from django.db.models import QuerySet

from dondoc.administration.permissions import visible_entries
from dondoc.journal.models import Entry, Seal
from dondoc.organization.actors import Actor

JOURNAL_ORDER = ("-id",)


def journal(
    by: Actor, *, object_type: str = "", object_id: int | None = None, person_id: int | None = None
) -> QuerySet[Entry]:
    """Return what the actor may read of the journal: all, of one object, or of what one person did."""
    entries = visible_entries(by)
    if object_type and object_id is not None:
        entries = entries.filter(object_type=object_type, object_id=object_id)
    if person_id is not None:
        entries = entries.filter(person_id=person_id)
    return entries


def last_seal() -> Seal | None:
    """Return the newest seal of the journal."""
    return Seal.objects.order_by("-number").first()
