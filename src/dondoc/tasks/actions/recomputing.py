"""Open terms counted again after the working calendar was changed; fixed dates never move."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.utils.translation import gettext as _

from dondoc.kernel.progress import Progress, silent
from dondoc.organization.actors import Actor
from dondoc.tasks.actions.dues import move_dues
from dondoc.tasks.models import Assignment, DueCause, DueChange, DueKind, Suspension
from dondoc.tasks.permissions import CHANGE_DUE
from dondoc.tasks.rules.states import OPEN, State
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar, due_of_term

_STILL_OPEN = [state.value for state in (*OPEN, State.SUSPENDED)]
# By these a person sets a day, which from then on is a fixed date.
_FIXING = [DueCause.EXTENSION, DueCause.CHANGE, DueCause.CORRECTION, DueCause.DOCUMENT]
_AT_ONCE = 1000
_NAMED = 5


def recompute_terms(*, days: Collection[date], by: Actor, at: datetime, progress: Progress = silent) -> int:
    """Count again, by the calendar as it stands, every open term that runs over one of the days; return how many moved.

    A term whose due date a person has set since (an extension, a change, a correction, a later document) is a fixed
    date by now and stays. What was suspended and taken up again keeps the working days it stood. Every thousand
    assignments are a transaction of their own, and counting twice changes nothing: a run that was cut off is simply
    started again.
    """
    by.require(CHANGE_DUE)
    if not days:
        return 0
    ids = list(_touched(days).order_by("pk").values_list("pk", flat=True))
    calendar, reason, moved = working_calendar(), _reason(days), 0
    for start in range(0, len(ids), _AT_ONCE):
        moved += _recompute(ids[start : start + _AT_ONCE], calendar, reason, by=by, at=at)
        progress(min(start + _AT_ONCE, len(ids)), len(ids))
    return moved


def _touched(days: Collection[date]) -> QuerySet[Assignment]:
    """Return the open terms that started before the last of the days and end on the first or later."""
    fixed = DueChange.objects.filter(assignment=OuterRef("pk"), cause__in=_FIXING)
    return Assignment.objects.filter(
        ~Exists(fixed),
        state__in=_STILL_OPEN,
        due_on__gte=min(days),
        term_starts_on__lt=max(days),
        task__due_kind=DueKind.TERM,
    )


def _recompute(ids: Sequence[int], calendar: WorkingCalendar, reason: str, *, by: Actor, at: datetime) -> int:
    with transaction.atomic():
        rows = list(
            Assignment.objects.select_for_update(of=("self",))
            .filter(pk__in=ids, state__in=_STILL_OPEN)
            .select_related("task", "unit")
            .order_by("pk")
        )
        stood = _days_stood(ids)
        dues = {one.pk: _due(one, stood.get(one.pk, 0), calendar) for one in rows}
        return move_dues(rows, dues, cause=DueCause.CALENDAR, reason=reason, by=by, at=at)


def _days_stood(ids: Sequence[int]) -> Mapping[int, int]:
    """Return by assignment the working days of its ended suspensions."""
    ended = Suspension.objects.filter(assignment__in=ids, until__isnull=False)
    return dict(ended.values("assignment").annotate(sum=Sum("days")).values_list("assignment", "sum"))


def _due(one: Assignment, stood: int, calendar: WorkingCalendar) -> date | None:
    if one.term_starts_on is None or not one.task.term_amount:
        return one.due_on
    due_on = due_of_term(one.term_starts_on, one.task.term_amount, one.task.term_unit, calendar).due_on
    return calendar.add_working_days(due_on, stood)


def _reason(days: Collection[date]) -> str:
    named = ", ".join(f"{day:%d/%m/%Y}" for day in sorted(days)[:_NAMED])
    if len(days) > _NAMED:
        return _("The working calendar was changed on %(number)d days: %(days)s and others.") % {
            "number": len(days),
            "days": named,
        }
    return _("The working calendar was changed: %(days)s.") % {"days": named}
