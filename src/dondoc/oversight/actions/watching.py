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

Clock = tuple[date | None, int]
"""What the ladder counts from: the due date, and how many working days it stands behind after it."""

_AT_ONCE = 2000


def on_assignments_sent(event: AssignmentsSent) -> None:
    """Watch what was sent: it is new, so nothing of it is watched yet and none of it came back."""
    for start in range(0, len(event.assignment_ids), _AT_ONCE):
        dues = _dues(event.assignment_ids[start : start + _AT_ONCE])
        _watch({pk: (due_on, 0) for pk, due_on in dues.items()})


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
    behind = Watch.objects.filter(days_aside__gt=0)
    follow(list(behind.order_by("assignment_id").values_list("assignment_id", flat=True)))
    reckon_again()


def follow(assignment_ids: Sequence[int]) -> int:
    """Bring the watches of these assignments in line with how they stand; return how many changed.

    Eight statements for every 2000 that change, three where nothing does.
    """
    changed = 0
    for start in range(0, len(assignment_ids), _AT_ONCE):
        part = assignment_ids[start : start + _AT_ONCE]
        wanted = _wanted(part)
        watches = Watch.objects.filter(assignment_id__in=part).values_list("assignment_id", "due_on", "days_aside")
        kept: dict[int, Clock] = {pk: (due_on, aside) for pk, due_on, aside in watches}
        wrong = [pk for pk in kept if pk not in wanted or wanted[pk] != kept[pk]]
        new = {pk: clock for pk, clock in wanted.items() if pk not in kept or clock != kept[pk]}
        if wrong:
            Watch.objects.filter(assignment_id__in=wrong).delete()
        _watch(new)
        changed += len(set(wrong) | set(new))
    return changed


def _wanted(assignment_ids: Sequence[int]) -> dict[int, Clock]:
    dues = _dues(assignment_ids)
    behind = queries.aside(dues)
    return {pk: (due_on, behind.get(pk, 0)) for pk, due_on in dues.items()}


def _dues(assignment_ids: Sequence[int]) -> dict[int, date | None]:
    return dict(queries.to_watch().filter(pk__in=assignment_ids).values_list("pk", "due_on"))


def _watch(clocks: Mapping[int, Clock]) -> None:
    if clocks:
        ladder = queries.ladder()
        rows = [
            Watch(assignment_id=pk, due_on=due_on, days_aside=aside, next_on=ladder.next_on(due_on, aside))
            for pk, (due_on, aside) in clocks.items()
        ]
        write_rows(rows)


def reckon_again() -> int:
    """Reckon the next day of every watch from its first rung; return how many watches there are.

    Days that were dealt with come up once more, and the sweep, which knows what it has done, passes them in silence:
    so nothing that a changed ladder or calendar brings forward is missed. One statement for each due date and number of
    days aside.
    """
    ladder = queries.ladder()
    clocks = Watch.objects.values_list("due_on", "days_aside").order_by().distinct()
    touched = 0
    for due_on, aside in list(clocks):
        found = Watch.objects.filter(due_on=due_on, days_aside=aside)
        touched += found.update(next_on=ladder.next_on(due_on, aside))
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
