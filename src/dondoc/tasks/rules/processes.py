"""Who held a step of a process how long: pure. Moments show the office's own clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dondoc.tasks.rules.states import State
from dondoc.workcalendar.rules import DEFAULT_OFFICE_HOURS, OfficeHours, WorkingCalendar, minutes_between

HELD = frozenset({State.SENT, State.ACCEPTED, State.IN_PROGRESS, State.RETURNED})
"""In these the doer has the work; once it is handed in, it waits for who confirms it; suspended, for nobody."""


@dataclass(frozen=True, slots=True)
class Interval:
    """How work stood from a moment to the next; without an end it stands so still."""

    state: State
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Passed:
    """That work went from one desk to another, each by the name of who sits there."""

    at: datetime
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Holding:
    """That somebody had work in hand: how many office minutes, of those in which it was his to do."""

    who: str
    minutes: int


class Clock:
    """Counts working time up to a moment: `at` is now."""

    def __init__(self, calendar: WorkingCalendar, *, at: datetime, office: OfficeHours = DEFAULT_OFFICE_HOURS) -> None:
        self._calendar = calendar
        self._at = at
        self._office = office

    def holdings(self, who: str, intervals: Sequence[Interval], passed: Sequence[Passed]) -> list[Holding]:
        """Return who had the work in hand how long, in order; `who` has it now, `passed` in order of time."""
        if not intervals:
            return []
        names = [passed[0].old if passed else who, *(one.new for one in passed)]
        moments = [intervals[0].since, *(one.at for one in passed), self._at]
        return [
            Holding(name, self._minutes(intervals, HELD, since, until))
            for name, since, until in zip(names, moments[:-1], moments[1:], strict=True)
        ]

    def waited(self, intervals: Sequence[Interval]) -> int:
        """Return how many office minutes the work waited for who confirms it."""
        if not intervals:
            return 0
        return self._minutes(intervals, frozenset({State.SUBMITTED}), intervals[0].since, self._at)

    def _minutes(
        self, intervals: Iterable[Interval], states: frozenset[State], since: datetime, until: datetime
    ) -> int:
        return sum(
            minutes_between(max(one.since, since), min(one.until or self._at, until), self._calendar, self._office)
            for one in intervals
            if one.state in states
        )
