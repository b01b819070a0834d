"""Who may see what is of no other room: the journal as a whole, and long work."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.jobs.models import Run
from dondoc.jobs.queries import runs_of
from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotFound
from dondoc.organization.actors import Actor

JOURNAL = "journal.view"
RUNS = "run.view"


def visible_entries(by: Actor) -> QuerySet[Entry]:
    """Return the entries the actor may read: all, or none. An entry is text and belongs to no unit's scope."""
    return Entry.objects.all() if by.power(JOURNAL).everywhere else Entry.objects.none()


def visible_runs(by: Actor) -> QuerySet[Run]:
    """Return the long work the actor may see: what he asked for, and everything for who holds the permission."""
    if by.power(RUNS).everywhere:
        return runs_of(None)
    return runs_of(by.person_id) if by.person_id is not None else Run.objects.none()


def get_run_for(by: Actor, run_id: int) -> Run:
    """Return a piece of long work. Raises `NotFound` when there is none or it is not the actor's to see."""
    found: Run | None = visible_runs(by).filter(pk=run_id).first()
    if found is None:
        raise NotFound(_("There is no such run, or somebody else asked for it. Look at the list of yours."))
    return found
