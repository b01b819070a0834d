"""Reading working time."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from dondoc.workcalendar.models import SpecialDay
from dondoc.workcalendar.rules import DayKind, MarkedDay, WorkingCalendar


def working_calendar() -> WorkingCalendar:
    """Return the calendar of this installation as it stands. One query: keep it for a whole piece of work."""
    return _with_days(tuple(SpecialDay.objects.values_list("on", "kind", "name", "source", "provisional")))


@lru_cache(maxsize=4)
def _with_days(days: tuple[tuple[date, str, str, str, bool], ...]) -> WorkingCalendar:
    """Return the calendar with these days. As long as none of them changes, its years are counted out once."""
    return WorkingCalendar(
        MarkedDay(on, DayKind(kind), name, source, provisional) for on, kind, name, source, provisional in days
    )


def special_days(year: int) -> QuerySet[SpecialDay]:
    """Return the marked days of the year, in order."""
    return SpecialDay.objects.filter(on__year=year).order_by("on")


def years_without_notice(on: date, calendar: WorkingCalendar | None = None) -> list[int]:
    """Return the years whose notice should stand by the day `on` and does not: that year, and from October the next.

    The notice for a year has been issued between October and December of the year before. One query where the calendar
    is not given.
    """
    due = [on.year, on.year + 1] if on.month >= 10 else [on.year]
    calendar = working_calendar() if calendar is None else calendar
    return [year for year in due if not calendar.is_noticed(year)]
