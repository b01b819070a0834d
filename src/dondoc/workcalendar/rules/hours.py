"""Terms in hours run within office hours only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from dondoc.workcalendar.rules.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The hours an office works on a working day, as spans in order that do not overlap. Whole minutes."""

    spans: tuple[tuple[time, time], ...]

    @property
    def minutes(self) -> int:
        """How many minutes a working day has."""
        return sum(_minutes(end) - _minutes(start) for start, end in self.spans)

    def left_after(self, moment: time) -> int:
        """Return how many minutes of the working day are left after the moment."""
        now = _minutes(moment)
        return sum(max(0, _minutes(end) - max(now, _minutes(start))) for start, end in self.spans)

    def after(self, minutes: int) -> time:
        """Return when that many minutes (1 to `self.minutes`) of the working day have been worked."""
        for start, end in self.spans:
            length = _minutes(end) - _minutes(start)
            if minutes <= length:
                total = _minutes(start) + minutes
                return time(total // 60, total % 60)
            minutes -= length
        raise ValueError("a working day does not have that many minutes")


DEFAULT_OFFICE_HOURS = OfficeHours(((time(7), time(11)), (time(13), time(17))))
"""Eight hours; the province sets the clock times, so an installation may pass its own."""


def due_of_hours(
    start: date, moment: time | None, hours: int, calendar: WorkingCalendar, office: OfficeHours
) -> tuple[date, time]:
    """Return the day and the time at which `hours` office hours have passed since the start.

    Without a moment the day of the start is not counted: nobody knows how much of it was left. A term that ends with
    the office's closing ends there, not at the next opening.
    """
    wanted = hours * 60
    left = office.left_after(moment) if moment is not None and calendar.is_working_day(start) else 0
    if wanted <= left:
        return start, office.after(office.minutes - left + wanted)
    days, rest = divmod(wanted - left, office.minutes)
    if rest == 0:
        days, rest = days - 1, office.minutes
    return calendar.add_working_days(start, days + 1), office.after(rest)


def minutes_between(start: datetime, end: datetime, calendar: WorkingCalendar, office: OfficeHours) -> int:
    """Return how many office minutes lie between two moments that show the office's own clock; 0 when `end` is not
    after `start`."""
    if end <= start:
        return 0
    worked = office.left_after(start.time()) if calendar.is_working_day(start.date()) else 0
    left = office.left_after(end.time()) if calendar.is_working_day(end.date()) else 0
    return worked + office.minutes * calendar.working_days_between(start.date(), end.date()) - left


def parts(start: date | datetime) -> tuple[date, time | None]:
    """Return the day of the start and its time on the office's clock, if it has one."""
    if isinstance(start, datetime):
        return start.date(), start.time()
    return start, None


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
