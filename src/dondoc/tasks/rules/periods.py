"""The periods of a recurring duty: which there are, and on which day of each the work is due."""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dondoc.workcalendar.rules import WorkingCalendar


class Every(StrEnum):
    """How long a period is. Weeks begin on Monday; longer periods are those of the calendar year."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often a duty recurs: every `interval` periods, on the day as printed.

    `on_day` is a day of the last month ("20"), for a year also with its month ("20/6"), for a week a weekday
    ("thứ sáu"); "" is the last day. What it says falls into the last of the `interval` periods.
    """

    every: Every
    on_day: str = ""
    interval: int = 1


@dataclass(frozen=True, slots=True)
class Period:
    """A span from the first day to the last, both included, and the last day on which its work may be handed in."""

    first: date
    last: date
    due_on: date


_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5} | {str(n + 2): n for n in range(6)}
_WEEKDAY = re.compile(r"thứ\s(\w+)")
_DAY = re.compile(r"(\d{1,2})(?:\s?/\s?(\d{1,2})|\stháng\s(\d{1,2}))?")


def recurrence(every: str, on_day: str, interval: int = 1) -> Recurrence | None:
    """Return the recurrence that the words mean; None when they mean none: then a person must say."""
    if every not in set(Every) or interval < 1:
        return None
    found = Recurrence(Every(every), " ".join(on_day.lower().split()), interval)
    return found if not found.on_day or _place(found) is not None else None


def periods(meant: Recurrence, *, since: date, until: date, calendar: WorkingCalendar) -> Iterator[Period]:
    """Yield the periods that have begun by `until`, included, of a duty given on `since`, in their order.

    The first is the period of `since`, unless its work was due before that day. A due date on a day off moves to the
    next working day (Civil Code 2015 Art. 148(5)); of a daily duty, days off are no periods at all.
    """
    first = _first_of(meant.every, since)
    while first <= until:
        tail = first
        for _further in range(meant.interval - 1):
            tail = _last_of(meant.every, tail) + timedelta(days=1)
        last = _last_of(meant.every, tail)
        due_on = calendar.rolled(_printed(meant, tail, last))
        if due_on >= since and (meant.every is not Every.DAY or calendar.is_working_day(first)):
            yield Period(first, last, due_on)
        first = last + timedelta(days=1)


def last_of(meant: Recurrence, first: date) -> date:
    """Return the last day of the period that begins on `first`."""
    for _further in range(meant.interval - 1):
        first = _last_of(meant.every, first) + timedelta(days=1)
    return _last_of(meant.every, first)


def day_before(every: str, on_day: str) -> str:
    """Return the day that "before this day" leaves, in the same words: "trước ngày 20" of a month leaves "19".

    Before the first day of a period lies the last one of the period before, which is said by "".
    """
    meant = recurrence(every, on_day)
    place = _place(meant) if meant is not None else None
    if meant is None or place is None:
        return on_day
    month, day = place
    if meant.every is Every.WEEK:
        return f"thứ {day + 1}" if day else ""
    if day > 1:
        return f"{day - 1}/{month}" if month else str(day - 1)
    return f"{months.monthrange(2001, month - 1)[1]}/{month - 1}" if month and month > 1 else ""


def _place(meant: Recurrence) -> tuple[int, int] | None:
    """Return month (0: the last one) and day that the words say; of a week 0 and the weekday, Monday 0."""
    if meant.every is Every.WEEK:
        found = _WEEKDAY.fullmatch(meant.on_day)
        return (0, _WEEKDAYS[found[1]]) if found and found[1] in _WEEKDAYS else None
    found = _DAY.fullmatch(meant.on_day)
    if found is None or meant.every is Every.DAY:
        return None
    day, month = int(found[1]), int(found[2] or found[3] or 0)
    fits = 1 <= day <= 31 and (1 <= month <= 12 if month else not (found[2] or found[3]))
    return (month, day) if fits and (not month or meant.every is Every.YEAR) else None


def _printed(meant: Recurrence, first: date, last: date) -> date:
    """Return the day as printed in the period; a month that is too short has it on its last day."""
    place = _place(meant) if meant.on_day else None
    if place is None:
        return last
    month, day = place
    if meant.every is Every.WEEK:
        return first + timedelta(days=day)
    month = month or last.month
    return date(last.year, month, min(day, months.monthrange(last.year, month)[1]))


def _first_of(every: Every, on: date) -> date:
    if every is Every.DAY:
        return on
    if every is Every.WEEK:
        return on - timedelta(days=on.weekday())
    return date(on.year, on.month - (on.month - 1) % _MONTHS[every], 1)


def _last_of(every: Every, first: date) -> date:
    if every is Every.DAY:
        return first
    if every is Every.WEEK:
        return first + timedelta(days=6)
    month = first.month + _MONTHS[every] - 1
    return date(first.year, month, months.monthrange(first.year, month)[1])
