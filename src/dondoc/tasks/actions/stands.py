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
    write_rows([stand_of(one, at) for one in assignments])


def change_stands(assignments: Sequence[Assignment], *, at: datetime) -> None:
    """Close how the assignments stood and write how they stand from `at` on, in one transaction of the caller. Their
    tasks must be fetched.

    Who read the clock first may come second: then the stand begins when the one before it did, never earlier.
    """
    ids = [assignment.pk for assignment in assignments]
    stood: dict[int, datetime] = {}
    for first in range(0, len(ids), 500):
        present = Stand.objects.filter(assignment_id__in=ids[first : first + 500], until__isnull=True)
        stood.update(present.values_list("assignment_id", "since"))
        present.update(until=Greatest(F("since"), Value(at)))
    write_rows([stand_of(one, max(at, stood[one.pk])) for one in assignments])


def stand_of(assignment: Assignment, since: datetime) -> Stand:
    """Return how the assignment, whose task is fetched, stands from `since` on, unsaved."""
    submitted = assignment.submitted_at.astimezone(HOME) if assignment.submitted_at else None
    return Stand(
        assignment_id=assignment.pk,
        unit_id=assignment.unit_id,
        person_id=assignment.person_id,
        field_id=assignment.task.field_id,
        document_id=assignment.task.document_id,
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
