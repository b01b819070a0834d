"""The ladder: on which day each rung stands for a due date, and which rungs are taken when days were missed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.workcalendar.rules import WorkingCalendar


class Does(StrEnum):
    """What a rung does."""

    REMIND = "remind"
    URGE = "urge"
    ASK = "ask"
    NAME = "name"


class Tells(StrEnum):
    """Whom a rung tells."""

    PERSON = "person"
    HEAD = "head"
    TRACKING_OFFICER = "tracking-officer"
    VICE_CHAIRMAN = "vice-chairman"
    CHAIRMAN = "chairman"


WORDS_ONLY = frozenset({Does.REMIND, Does.URGE})
"""What a later word of the kind makes needless; an explanation or a naming is a consequence of its own."""


@dataclass(frozen=True, slots=True)
class RungFacts:
    """A rung: `days` working days from the due date, negative before it. It holds from a day to a day, included."""

    pk: int
    days: int
    does: Does
    valid_from: date
    valid_to: date | None = None

    def day(self, due_on: date, calendar: WorkingCalendar, aside: int = 0) -> date:
        """Return the day on which the rung stands for work due on `due_on`, `aside` working days later after it."""
        return calendar.add_working_days(due_on, self.days + aside if self.days > 0 else self.days)

    def holds_on(self, on: date) -> bool:
        """Whether the rung is part of the ladder on the day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Placed:
    """A rung with its day, for one due date."""

    rung: RungFacts
    on: date


class Ladder:
    """All rungs against the working calendar. Thousands share a due date, and each is reckoned once.

    A rung counts for a due date only if it held on the day on which it stands: so a rung that is added later never
    reaches back, and one that is ended keeps what it has done.

    After the due date the ladder climbs only on the working days on which the work is its unit's to hand in: what was
    handed in, confirmed or declined and came back is `aside` working days behind (`days_aside`), and is reminded of no
    day that is over. Lateness itself is counted without any of this.
    """

    def __init__(self, rungs: Iterable[RungFacts], calendar: WorkingCalendar) -> None:
        self._rungs = sorted(rungs, key=lambda rung: (rung.days, rung.pk))
        self._calendar = calendar
        self._placed: dict[tuple[date, int], tuple[Placed, ...]] = {}

    def placed(self, due_on: date, aside: int = 0) -> tuple[Placed, ...]:
        """Return the rungs that count for the due date with their days, the earliest first."""
        key = (due_on, aside)
        if key not in self._placed:
            rungs = [rung for rung in self._rungs if rung.days > 0 or not aside]
            days = [Placed(rung, rung.day(due_on, self._calendar, aside)) for rung in rungs]
            self._placed[key] = tuple(one for one in days if one.rung.holds_on(one.on))
        return self._placed[key]

    def next_on(self, due_on: date | None, aside: int = 0, *, after: date | None = None) -> date | None:
        """Return the first day of a rung that comes after `after`, the first of all without it; None: there is none."""
        if due_on is None:
            return None
        return next((one.on for one in self.placed(due_on, aside) if after is None or one.on > after), None)

    def reached(self, due_on: date, aside: int = 0, *, on: date) -> tuple[Placed, ...]:
        """Return the rungs whose day has come by `on`, included."""
        return tuple(one for one in self.placed(due_on, aside) if one.on <= on)


def days_aside(due_on: date, away: Iterable[tuple[date, date]], calendar: WorkingCalendar) -> int:
    """Return the working days after the due date on which the work was not its unit's to hand in.

    `away` are the days on which it left the unit, each with the day on which it came back.
    """
    return sum(calendar.working_days_between(max(due_on, left), back) for left, back in away if back > due_on)


def taken(reached: Sequence[Placed], known: Collection[int]) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    """Divide the rungs reached and not yet `known` (by id) into those to take now and those passed over.

    Of reminders and urgings only the last one reached is taken: whoever is urged today needs no reminder of last week.
    A request for an explanation and a naming in the report are all taken, however many days were missed.
    """
    fresh = [one for one in reached if one.rung.pk not in known]
    last_word = max(
        (index for index, one in enumerate(reached) if one.rung.does in WORDS_ONLY),
        default=-1,
    )
    taken_now = tuple(
        one for one in fresh if one.rung.does not in WORDS_ONLY or (last_word >= 0 and one is reached[last_word])
    )
    return taken_now, tuple(one for one in fresh if one not in taken_now)
