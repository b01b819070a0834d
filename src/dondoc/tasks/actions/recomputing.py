"""Open terms counted again after the working calendar was changed; fixed dates never move."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from dondoc.jobs.actions import ask
from dondoc.kernel.progress import Progress, silent
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.tasks.actions.dues import move_dues
from dondoc.tasks.models import Assignment, DueCause, DueChange, DueKind, Task
from dondoc.tasks.permissions import CHANGE_DUE
from dondoc.tasks.queries import FIXING
from dondoc.tasks.rules.states import UNFINISHED
from dondoc.workcalendar.events import CalendarChanged
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar, due_of_term

_AT_ONCE = 2000
_NAMED = 5


RECOMPUTE = "recompute-terms"
"""The kind of run that counts open terms again."""


def on_days_changed(event: CalendarChanged) -> None:
    """Ask, in the transaction of the change, for a run that counts the open terms again which it touches, if any."""
    days = sorted(event.days)
    if days and _touched(days).exists():
        ask(
            kind=RECOMPUTE,
            label=_reason(days),
            arguments={"days": [day.isoformat() for day in days]},
            by=event.by,
            at=event.at,
        )


def recompute_terms(*, days: Collection[date], by: Actor, at: datetime, progress: Progress = silent) -> int:
    """Count again, by the calendar as it stands, every open term that runs over one of the days; return how many moved.

    A term whose due date a person has set since (an extension, a change, a correction, a later document) is a fixed
    date by now and stays. What was suspended and taken up again keeps the working days it stood. Every two thousand
    assignments are a transaction of their own, and counting twice changes nothing: a run that was cut off is simply
    started again.
    """
    by.require(CHANGE_DUE)
    if not days:
        return 0
    ends = _Ends(working_calendar())
    ids = [one.pk for one in _running(_touched(days)) if ends.of(one) != one.due_on]
    reason, moved = _reason(days), 0
    for start in range(0, len(ids), _AT_ONCE):
        moved += _recompute(ids[start : start + _AT_ONCE], ends, reason, by=by, at=at)
        progress(min(start + _AT_ONCE, len(ids)), len(ids))
    return moved


def _touched(days: Collection[date]) -> QuerySet[Assignment]:
    """Return the open terms that started before the last of the days and end on the first or later."""
    fixed = DueChange.objects.filter(assignment=OuterRef("pk"), cause__in=FIXING)
    return Assignment.objects.filter(
        ~Exists(fixed),
        state__in=UNFINISHED,
        due_on__gte=min(days),
        term_starts_on__lt=max(days),
        task__due_kind=DueKind.TERM,
    )


def _running(rows: QuerySet[Assignment]) -> Iterator[_Running]:
    since_then = Q(suspensions__until__isnull=False, suspensions__since__date__gte=F("term_starts_on"))
    stood = Sum("suspensions__days", filter=since_then, default=0)
    facts = ("pk", "term_starts_on", "task__term_amount", "task__term_unit", "stood", "due_on")
    for row in rows.annotate(stood=stood).order_by("pk").values_list(*facts).iterator(chunk_size=5000):
        yield _Running(*row)


def _recompute(ids: Sequence[int], ends: _Ends, reason: str, *, by: Actor, at: datetime) -> int:
    with transaction.atomic():
        held = Assignment.objects.select_for_update().filter(pk__in=ids, state__in=UNFINISHED).order_by("pk")
        rows = list(held)
        _know_tasks_and_units(rows)
        dues = {one.pk: ends.of(one) for one in _running(Assignment.objects.filter(pk__in=[row.pk for row in rows]))}
        return move_dues(rows, dues, cause=DueCause.CALENDAR, reason=reason, by=by, at=at)


def _know_tasks_and_units(rows: Sequence[Assignment]) -> None:
    """Fetch each task and unit once for all the rows that share it."""
    tasks = Task.objects.defer("text", "targets").in_bulk({one.task_id for one in rows})
    units = Unit.objects.in_bulk({one.unit_id for one in rows})
    for one in rows:
        one.task, one.unit = tasks[one.task_id], units[one.unit_id]


class _Running(NamedTuple):
    """A term that runs: from when, how long, the working days it stood still, and where it ends so far."""

    pk: int
    starts_on: date
    amount: int
    unit: str
    stood: int
    due_on: date


class _Ends:
    """Where terms end by the calendar. Thousands share their start and length, and each is counted once."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self._calendar = calendar
        self._counted: dict[tuple[date, int, str, int], date] = {}

    def of(self, one: _Running) -> date:
        """Return the last day of the term, included."""
        term = (one.starts_on, one.amount, one.unit, one.stood)
        if term not in self._counted:
            end = due_of_term(one.starts_on, one.amount, one.unit, self._calendar).due_on
            self._counted[term] = self._calendar.add_working_days(end, one.stood)
        return self._counted[term]


def _reason(days: Collection[date]) -> str:
    named = ", ".join(f"{day:%d/%m/%Y}" for day in sorted(days)[:_NAMED])
    if len(days) > _NAMED:
        return _("The working calendar was changed on %(number)d days: %(days)s and others.") % {
            "number": len(days),
            "days": named,
        }
    return _("The working calendar was changed: %(days)s.") % {"days": named}
