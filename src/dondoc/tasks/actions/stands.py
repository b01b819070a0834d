"""Keeping how assignments stood: the one place that closes a stand and opens the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F, Value
from django.db.models.functions import Greatest

from dondoc.kernel.clock import HOME
from dondoc.kernel.writing import write_rows
from dondoc.tasks.models import Assignment, Stand


def open_stands(assignments: Sequence[Assignment], *, at: datetime) -> None:
    """Write how the assignments stand from `at` on. Their tasks must be fetched. A statement or two, however many."""
    write_rows([stand_of(one, at, field_id=one.task.field_id) for one in assignments])


def change_stands(assignments: Sequence[Assignment], *, at: datetime) -> None:
    """Close how the assignments stood and write how they stand from `at` on, in one transaction of the caller.

    Who read the clock first may come second: then the stand begins when the one before it did, never earlier.
    """
    ids = [assignment.pk for assignment in assignments]
    stood: dict[int, tuple[datetime, int | None]] = {}
    for first in range(0, len(ids), 500):
        present = Stand.objects.filter(assignment_id__in=ids[first : first + 500], until__isnull=True)
        told = present.values_list("assignment_id", "since", "field_id")
        stood.update({pk: (since, field_id) for pk, since, field_id in told})
        present.update(until=Greatest(F("since"), Value(at)))
    rows = []
    for assignment in assignments:
        begun, field_id = stood[assignment.pk]
        rows.append(stand_of(assignment, max(at, begun), field_id=field_id))
    write_rows(rows)


def stand_of(assignment: Assignment, since: datetime, *, field_id: int | None) -> Stand:
    """Return how the assignment, whose task is of the field, stands from `since` on, unsaved."""
    submitted = assignment.submitted_at.astimezone(HOME) if assignment.submitted_at else None
    return Stand(
        assignment_id=assignment.pk,
        unit_id=assignment.unit_id,
        field_id=field_id,
        role=assignment.role,
        state=assignment.state,
        first_due_on=assignment.first_due_on,
        due_on=assignment.due_on,
        due_time=assignment.due_time,
        submitted_on=submitted.date() if submitted else None,
        submitted_time=submitted.time().replace(microsecond=0) if submitted else None,
        is_delegated=assignment.delegated_by_id is not None,
        since=since,
    )
