"""Who may see what is of no other room: the journal as a whole."""

from __future__ import annotations

from django.db.models import QuerySet

from dondoc.journal.models import Entry
from dondoc.organization.actors import Actor

JOURNAL = "journal.view"


def visible_entries(by: Actor) -> QuerySet[Entry]:
    """Return the entries the actor may read: all, or none. An entry is text and belongs to no unit's scope."""
    return Entry.objects.all() if by.power(JOURNAL).everywhere else Entry.objects.none()
