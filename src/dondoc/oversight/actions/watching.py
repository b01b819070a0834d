"""Keeping the watches: listeners in the transaction of what changed, and the command that makes them anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from dondoc.kernel.progress import Progress, silent
from dondoc.kernel.writing import write_rows
from dondoc.organization.actors import Actor
from dondoc.oversight import queries
from dondoc.oversight.models import Watch
from dondoc.oversight.permissions import LADDER
from dondoc.tasks.events import AssignmentMoved, AssignmentsConfirmed, AssignmentsRecalled, AssignmentsSent, DuesMoved
from dondoc.tasks.models import Assignment
from dondoc.workcalendar.events import CalendarChanged

_AT_ONCE = 2000


def on_assignments_sent(event: AssignmentsSent) -> None:
    """Watch what was sent: it is new, so nothing of it is watched yet."""
    for start in range(0, len(event.assignment_ids), _AT_ONCE):
        _watch(_wanted(event.assignment_ids[start : start + _AT_ONCE]))


def on_assignment_moved(event: AssignmentMoved) -> None:
    """Watch the work from now on, or no longer."""
    follow([event.assignment_id])


def on_assignments_confirmed(event: AssignmentsConfirmed) -> None:
    """Watch what was confirmed no longer."""
    follow(event.assignment_ids)


def on_assignments_recalled(event: AssignmentsRecalled) -> None:
    """Watch what was taken back no longer."""
    follow(event.assignment_ids)


def on_dues_moved(event: DuesMoved) -> None:
    """Watch by the new due dates; rungs that were taken for the same date before are not taken again."""
    follow(event.assignment_ids)


def on_calendar_changed(event: CalendarChanged) -> None:
    """Reckon the days of the rungs again: they are counted in working days."""
    reckon_again()


def follow(assignment_ids: Sequence[int]) -> int:
    """Bring the watches of these assignments in line with how they stand; return how many changed.

    Six statements for every 2000 that change, two where nothing does.
    """
    changed = 0
    for start in range(0, len(assignment_ids), _AT_ONCE):
        part = assignment_ids[start : start + _AT_ONCE]
        wanted = _wanted(part)
        kept = dict(Watch.objects.filter(assignment_id__in=part).values_list("assignment_id", "due_on"))
        wrong = [pk for pk in kept if pk not in wanted or wanted[pk] != kept[pk]]
        new = {pk: due_on for pk, due_on in wanted.items() if pk not in kept or due_on != kept[pk]}
        if wrong:
            Watch.objects.filter(assignment_id__in=wrong).delete()
        _watch(new)
        changed += len(set(wrong) | set(new))
    return changed


def _wanted(assignment_ids: Sequence[int]) -> dict[int, date | None]:
    return dict(queries.to_watch().filter(pk__in=assignment_ids).values_list("pk", "due_on"))


def _watch(dues: Mapping[int, date | None]) -> None:
    if dues:
        ladder = queries.ladder()
        rows = [Watch(assignment_id=pk, due_on=due_on, next_on=ladder.next_on(due_on)) for pk, due_on in dues.items()]
        write_rows(rows)


def reckon_again() -> int:
    """Reckon the next day of every watch from its first rung; return how many watches there are.

    Days that were dealt with come up once more, and the sweep, which knows what it has done, passes them in silence:
    so nothing that a changed ladder or calendar brings forward is missed. One statement for each due date.
    """
    ladder = queries.ladder()
    dues: QuerySet[Watch, date | None] = Watch.objects.values_list("due_on", flat=True).order_by().distinct()
    touched = 0
    for due_on in list(dues):
        touched += Watch.objects.filter(due_on=due_on).update(next_on=ladder.next_on(due_on))
    return touched


def rebuild(*, by: Actor, at: datetime, progress: Progress = silent) -> int:
    """Make the watches anew from the assignments; return how many were wrong.

    Work may go on meanwhile: every 2000 assignments are a transaction of their own that holds them.
    """
    by.require(LADDER)
    ids = sorted({*queries.to_watch().values_list("pk", flat=True), *_watched_ids()})
    wrong = 0
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        with transaction.atomic():
            list(Assignment.objects.select_for_update().filter(pk__in=part).order_by("pk").values_list("pk"))
            wrong += follow(part)
        progress(min(start + _AT_ONCE, len(ids)), len(ids))
    with transaction.atomic():
        reckon_again()
    return wrong


def _watched_ids() -> QuerySet[Watch, int]:
    return Watch.objects.values_list("assignment_id", flat=True)
