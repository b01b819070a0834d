"""When officials are reminded of a document that they still have to acknowledge: pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dondoc.workcalendar.rules import WorkingCalendar


def reminder_reached(
    due_on: date, offsets: Iterable[int], *, after: date, on: date, calendar: WorkingCalendar
) -> date | None:
    """Return the last day of a reminder that has come since `after`, not included, by `on`, included; None: none has.

    `offsets` are working days from the due date, negative before it. Of several days that were missed only the last
    counts, since nobody needs two reminders on one morning.
    """
    days = (calendar.add_working_days(due_on, offset) for offset in offsets)
    return max((day for day in days if after < day <= on), default=None)
