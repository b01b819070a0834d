"""Recurring duties and their periods."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Max, QuerySet

from dondoc.organization.actors import Actor
from dondoc.tasks.models import Assignment, DueKind, Suspension, Task
from dondoc.tasks.permissions import TEXTS, visible_to
from dondoc.tasks.queries.work import WorkRow, rows_of
from dondoc.tasks.rules.periods import Recurrence, recurrence
from dondoc.tasks.rules.states import OPEN, State
from dondoc.workcalendar.rules import WorkingCalendar

_RUNNING = OPEN - {State.SUBMITTED}
PERIODS_SHOWN = 60


def recurrence_of(task: Task) -> Recurrence | None:
    """Return how the task recurs; None where it does not, or its words name no day."""
    if task.due_kind != DueKind.RECURRING:
        return None
    return recurrence(task.recurs_every, task.recurs_on, task.recurs_interval)


def running_duties() -> QuerySet[Assignment]:
    """Return the assignments of recurring tasks for which periods are opened: neither finished, nor handed in, nor
    suspended, and no period or part themselves."""
    return Assignment.objects.filter(
        task__due_kind=DueKind.RECURRING,
        state__in=_RUNNING,
        period_on__isnull=True,
        delegated_by__isnull=True,
    )


def last_resumed(duties: Iterable[Assignment]) -> Sequence[tuple[int, datetime]]:
    """Return, for each of the duties that once stood still, when it was taken up again last."""
    ended = Suspension.objects.filter(assignment__in=duties, until__isnull=False)
    return list(ended.values_list("assignment_id").annotate(last=Max("until")))


def periods_of(duty: Assignment, actor: Actor, *, on: date, calendar: WorkingCalendar | None = None) -> list[WorkRow]:
    """Return the latest periods of the duty that the actor may see, newest first; at most `PERIODS_SHOWN`."""
    rows = visible_to(actor).filter(parent=duty, period_on__isnull=False)
    rows = rows.select_related("task__document", "unit", "person").defer(*TEXTS).order_by("-period_on")
    return rows_of(rows[:PERIODS_SHOWN], on=on, calendar=calendar)
