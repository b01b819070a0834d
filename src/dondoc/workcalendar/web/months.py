"""A year as twelve small tables."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from dondoc.workcalendar.rules import MarkedDay, WorkingCalendar

_WEEKS = Calendar(firstweekday=0)


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a month: how it is marked, whether it is worked, and whether it is the day of today."""

    on: date
    marked: MarkedDay | None
    is_worked: bool
    is_today: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its first day, how many days of it are worked, and its weeks from Monday; `None` is no day of it."""

    first: date
    worked: int
    weeks: tuple[tuple[Cell | None, ...], ...]


def months_of(year: int, calendar: WorkingCalendar, *, today: date) -> list[Month]:
    """Return the twelve months of the year."""
    return [_month(year, number, calendar, today) for number in range(1, 13)]


def _month(year: int, number: int, calendar: WorkingCalendar, today: date) -> Month:
    weeks = tuple(
        tuple(
            Cell(on, calendar.marked(on), calendar.is_working_day(on), on == today) if on.month == number else None
            for on in week
        )
        for week in _WEEKS.monthdatescalendar(year, number)
    )
    worked = sum(cell.is_worked for week in weeks for cell in week if cell is not None)
    return Month(date(year, number, 1), worked, weeks)
