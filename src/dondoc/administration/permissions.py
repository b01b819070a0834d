"""Who may see what is of no other room: the journal as a whole, and long work."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.administration.models import Sheet, SheetKind
from dondoc.jobs.models import Run
from dondoc.jobs.queries import runs_of
from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotFound
from dondoc.organization.actors import Actor
from dondoc.organization.permissions import MANAGE
from dondoc.tasks.permissions import ISSUE

JOURNAL = "journal.view"
RUNS = "run.view"
SHEETS = "sheet.take-in"
KIND_VERBS = {SheetKind.UNITS: MANAGE, SheetKind.PEOPLE: MANAGE, SheetKind.BACKLOG: ISSUE}
"""What one must be permitted to do by hand to take in a spreadsheet of it."""


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


def kinds_for(by: Actor) -> list[SheetKind]:
    """Return which kinds of spreadsheets are the actor's to take in."""
    return [kind for kind, verb in KIND_VERBS.items() if by.may(SHEETS) and by.may(verb)]


def require_kind(by: Actor, kind: SheetKind) -> None:
    """Raise `NotPermitted` unless the actor may take in spreadsheets of this kind."""
    by.require(SHEETS)
    by.require(KIND_VERBS[kind])


def get_sheet_for(by: Actor, sheet_id: int, *, lock: bool = False) -> Sheet:
    """Return a spreadsheet that the actor gave; with `lock`, held until the transaction ends. Raises `NotFound`."""
    rows = Sheet.objects.select_for_update() if lock else Sheet.objects.all()
    if not by.is_system:
        rows = rows.filter(by_id=by.person_id)
    found = rows.filter(pk=sheet_id).first()
    if found is None or found.kind not in kinds_for(by):
        raise NotFound(_("There is no such file, or somebody else gave it. Give it again."))
    return found
