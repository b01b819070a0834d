"""The windows of official reports (NĐ 09/2019/NĐ-CP, Art. 12), and when tasks must be entered: pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dondoc.workcalendar.rules import WorkingCalendar


class Window(StrEnum):
    """What a report covers. The first four are the lawful ones; a span is whatever was asked for."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"


_MONTHS = {Window.MONTH: 1, Window.QUARTER: 3, Window.HALF: 6, Window.YEAR: 12}
_BEGINS, _ENDS = 15, 14


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, first and last included."""

    window: Window
    first: date
    last: date

    @property
    def former(self) -> Period:
        """The period before: the lawful window before this one, or as many days that end the day before a span."""
        day_before = self.first - timedelta(days=1)
        if self.window is not Window.SPAN:
            return lawful(self.window, day_before)
        return Period(Window.SPAN, day_before - (self.last - self.first), day_before)

    def so_far(self, on: date) -> Period:
        """Return what of the period has come by the day: of one that is not over it ends with the day. A lawful window
        is still compared with the whole one before it. A period that has not begun is returned as it is."""
        return Period(self.window, self.first, min(self.last, on)) if self.first <= on else self


def lawful(window: Window, on: date) -> Period:
    """Return the window that the day `on` falls in: from the 15th of the month before it to the 14th of its last month.

    Raises `ValueError` for a span, which no law fixes.
    """
    if window is Window.SPAN:
        raise ValueError("a span has no lawful window")
    months = _MONTHS[window]
    number = on.year * 12 + on.month - 1 + (on.day >= _BEGINS)
    start = number // months * months
    return Period(window, _day(start - 1, _BEGINS), _day(start + months - 1, _ENDS))


def _day(number: int, day: int) -> date:
    return date(number // 12, number % 12 + 1, day)


def entry_due(on: date, *, urgent: bool, ordinary: int, calendar: WorkingCalendar) -> date:
    """Return the last day on which tasks of a document of the day `on` are entered in time.

    Those of an urgent one the same day, or the next working day when it came on a day off; all others within
    `ordinary` working days. No law of the State fixes these: the terms are those of Thanh Hóa's regulation of 2025,
    and `ordinary` is a setting.
    """
    return calendar.rolled(on) if urgent else calendar.add_working_days(on, ordinary)
