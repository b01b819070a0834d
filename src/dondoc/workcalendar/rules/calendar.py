"""The working calendar: which days are worked, and sums over them at a constant cost a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


class DayKind(StrEnum):
    """Why a day is not what its weekday says."""

    HOLIDAY = "holiday"
    IN_LIEU = "in-lieu"
    SWAPPED_OFF = "swapped-off"
    WORKED_SATURDAY = "worked-saturday"


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day that a law or a notice marks. `provisional` as long as the year's notice has not been issued."""

    on: date
    kind: DayKind
    name: str = ""
    source: str = ""
    provisional: bool = False

    @property
    def is_worked(self) -> bool:
        """Whether the offices work on it."""
        return self.kind is DayKind.WORKED_SATURDAY


class _Year(NamedTuple):
    """A year counted out: `through[i]` is how many days are worked from 1 January to day i (from 0), included."""

    first: int
    through: tuple[int, ...]
    worked: tuple[date, ...]


class WorkingCalendar:
    """Which days are worked: Monday to Friday, but for the marked days.

    Labour Code 2019 Art. 111 (weekly rest, days in lieu) and 112 (holidays); the yearly notice; swapped days. Years
    without a marked day are counted by their weekdays and are provisional. Sums cost the same for any number of days
    within a year, and one step more for each further year.
    """

    def __init__(self, days: Iterable[MarkedDay] = ()) -> None:
        self._days = {day.on: day for day in days}
        self._years: dict[int, _Year] = {}
        noted = {day.on.year for day in self._days.values()}
        self._noticed = noted - {day.on.year for day in self._days.values() if day.provisional}

    def __len__(self) -> int:
        return len(self._days)

    def marked(self, on: date) -> MarkedDay | None:
        """Return how the day is marked, `None` for a day that is what its weekday says."""
        return self._days.get(on)

    def marked_between(self, start: date, end: date) -> Iterator[MarkedDay]:
        """Yield the marked days from `start` to `end`, both included, in order."""
        yield from sorted((day for day in self._days.values() if start <= day.on <= end), key=lambda day: day.on)

    def is_noticed(self, year: int) -> bool:
        """Whether the days of the year are those of its notice, and not reckoned ahead of it."""
        return year in self._noticed

    def is_working_day(self, on: date) -> bool:
        """Whether the offices work on the day."""
        marked = self._days.get(on)
        return on.weekday() < 5 if marked is None else marked.is_worked

    def next_working_day(self, on: date) -> date:
        """Return the first working day after `on`, which is itself not counted."""
        return self.add_working_days(on, 1)

    def rolled(self, on: date) -> date:
        """Return `on`, or the next working day when it is a day off (Civil Code 2015 Art. 148(5))."""
        return on if self.is_working_day(on) else self.add_working_days(on, 1)

    def add_working_days(self, start: date, amount: int) -> date:
        """Return the working day that is `amount` working days after `start`, not counting `start` itself.

        With a negative amount, that many before `start`; with 0, `start`, worked or not. Raises `OverflowError` beyond
        the years 1 to 9999.
        """
        if amount == 0:
            return start
        number = start.year
        year = self._year(number)
        day = start.toordinal() - year.first
        index = (year.through[day] + amount - 1) if amount > 0 else (year.through[day - 1] if day else 0) + amount
        while index >= len(year.worked):
            index -= len(year.worked)
            number += 1
            year = self._year(number)
        while index < 0:
            number -= 1
            year = self._year(number)
            index += len(year.worked)
        return year.worked[index]

    def working_days_between(self, start: date, end: date) -> int:
        """Return how many working days lie after `start` up to `end`, which is included.

        So work due on `start` and handed in on `end` is late by this many working days. Negative when `end` lies
        before `start`: minus the working days after `end` up to `start`.
        """
        if end < start:
            return -self.working_days_between(end, start)
        first, last = self._year(start.year), self._year(end.year)
        days = last.through[end.toordinal() - last.first] - first.through[start.toordinal() - first.first]
        return days + sum(len(self._year(number).worked) for number in range(start.year, end.year))

    def _year(self, number: int) -> _Year:
        try:
            return self._years[number]
        except KeyError:
            return self._years.setdefault(number, self._counted(number))

    def _counted(self, number: int) -> _Year:
        if not date.min.year <= number <= date.max.year:
            raise OverflowError("the calendar has the years 1 to 9999")
        first = date(number, 1, 1)
        days = (date(number, 12, 31) - first).days + 1
        through, worked = [], []
        for offset in range(days):
            on = first + timedelta(days=offset)
            if self.is_working_day(on):
                worked.append(on)
            through.append(len(worked))
        return _Year(first.toordinal(), tuple(through), tuple(worked))
