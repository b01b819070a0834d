"""Recurring duties: one assignment a period, opened when the period begins, ended with the duty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.events import announce
from dondoc.kernel.progress import Progress, silent
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.stands import open_stands
from dondoc.tasks.events import AssignmentsSent
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import ISSUE
from dondoc.tasks.rules.periods import Period, periods
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar

PERIODS = "open-periods"
"""The kind of run that opens what every duty owes today."""
_AT_ONCE = 500


def open_periods(*, on: date, by: Actor, at: datetime, progress: Progress = silent) -> int:
    """Open, for every recurring duty that runs, each period that has begun by the day and is not open yet; return how
    many.

    Periods of missed nights are made good, but for those that were due while the duty stood still. Every 500 duties
    are a transaction that holds them, so that a second run, at the same time or later, opens nothing twice.
    """
    by.require(ISSUE)
    ids = list(queries.running_duties().order_by("pk").values_list("pk", flat=True))
    opened = 0
    for start in range(0, len(ids), _AT_ONCE):
        with transaction.atomic():
            opened += len(open_periods_of(ids[start : start + _AT_ONCE], on=on, by=by, at=at))
        progress(min(start + _AT_ONCE, len(ids)), len(ids))
    return opened


def open_periods_of(duty_ids: Sequence[int], *, on: date, by: Actor, at: datetime) -> list[Assignment]:
    """Open what these duties owe by the day, in the transaction of the caller, and return it."""
    calendar = working_calendar()
    rows = queries.running_duties().filter(pk__in=duty_ids).select_for_update(of=("self",))
    duties = list(rows.select_related("task", "unit").order_by("pk"))
    known = dict(
        Assignment.objects.filter(parent__in=duties, period_on__isnull=False)
        .values_list("parent_id")
        .annotate(last=Max("period_on"))
    )
    stood = dict(queries.last_resumed(duties))
    made = [
        _made(duty, period, at)
        for duty in duties
        for period in _owed(duty, known.get(duty.pk), stood.get(duty.pk), on, calendar)
    ]
    Assignment.objects.bulk_create(made, batch_size=500)
    open_stands(made, at=at)
    record(
        *(
            Deed(
                "assignment.period-opened",
                "assignment",
                one.pk,
                str(one),
                new={
                    "state": one.state,
                    "period_on": one.period_on,
                    "due_on": one.due_on,
                    "unit": one.unit.short_name,
                    "parent": one.parent_id,
                },
            )
            for one in made
        ),
        by=by.author,
        at=at,
    )
    if made:
        announce(AssignmentsSent(tuple(one.pk for one in made), at))
    return made


def _owed(
    duty: Assignment, opened: date | None, resumed_at: datetime | None, on: date, calendar: WorkingCalendar
) -> Iterator[Period]:
    """Yield the periods that the duty owes by the day and that are not open yet."""
    meant = queries.recurrence_of(duty.task)
    if meant is None:
        return
    since = clock.local_date(duty.sent_at)
    runs_since = max(since, clock.local_date(resumed_at)) if resumed_at else since
    for period in periods(meant, since=since, until=on, calendar=calendar):
        if period.due_on >= runs_since and (opened is None or period.first > opened):
            yield period


def _made(duty: Assignment, period: Period, at: datetime) -> Assignment:
    """A unit that has accepted the duty has accepted its periods."""
    return Assignment(
        task=duty.task,
        first_unit=duty.unit,
        unit=duty.unit,
        person_id=duty.person_id,
        parent=duty,
        period_on=period.first,
        role=duty.role,
        state=(State.SENT if duty.state == State.SENT else State.ACCEPTED).value,
        first_due_on=period.due_on,
        due_on=period.due_on,
        sent_at=at,
    )
