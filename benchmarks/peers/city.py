"""The work that all three systems are given: the same tasks, people and due dates, told from one seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import cycle
from zoneinfo import ZoneInfo

UNITS, DEPARTMENTS, PEOPLE = 150, 14, 600
HOME = ZoneInfo("Asia/Ho_Chi_Minh")
COMMUNE = UNITS
"""A unit of the lowest level: its head is the official whose own overdue work is asked for."""
LANES = 32
"""How many may write at once without meeting at one task."""
DEPARTMENT = 2
"""A unit of the middle level: its head sees its own work and that of the communes below it."""


@dataclass(frozen=True, slots=True)
class Work:
    """One task of one unit, whose head is in charge. `done_on` is the day of submission, confirmed the day after."""

    number: int
    unit: int
    sent_on: date
    due_on: date
    done_on: date | None

    @property
    def title(self) -> str:
        """Return what is to be done, in some forty letters."""
        return f"Rà soát, sửa đổi quy chế làm việc, lần {self.number}"

    def is_overdue(self, on: date) -> bool:
        """Return whether it is still open after its last day."""
        return self.done_on is None and self.due_on < on


def parent_of(unit: int) -> int | None:
    """Return the unit above: the city is 1, 14 departments and districts stand below it, the rest below those."""
    if unit == 1:
        return None
    return 1 if unit <= 1 + DEPARTMENTS else 2 + unit % DEPARTMENTS


def below(unit: int) -> list[int]:
    """Return the unit and those right below it."""
    return [unit, *(one for one in range(1, UNITS + 1) if parent_of(one) == unit)]


def unit_of(person: int) -> int:
    """Return where a person (1 to 600) works; the first 150 are the heads of their units."""
    return (person - 1) % UNITS + 1


def works(number: int, today: date) -> Iterator[Work]:
    """Yield the tasks: 60 % done, a third of them late; 6 % overdue; the rest open in time; due over 29 months."""
    chance = random.Random(4363)  # noqa: S311 - the same city for everybody
    for one in range(1, number + 1):
        lot, done_on = chance.random(), None
        if lot < 0.6:
            due_on = today - timedelta(days=chance.randint(45, 760))
            shift = chance.randint(1, 40) if lot < 0.2 else -chance.randint(0, 20)
            done_on = due_on + timedelta(days=shift)
        elif lot < 0.66:
            due_on = today - timedelta(days=chance.randint(1, 60))
        else:
            due_on = today + timedelta(days=chance.randint(0, 120))
        sent_on = min(due_on, today) - timedelta(days=chance.randint(25, 90))
        yield Work(one, (one - 1) % UNITS + 1, sent_on, due_on, done_on)


def at(on: date, hour: int = 9) -> datetime:
    """Return an hour of the day in Vietnam."""
    return datetime.combine(on, time(hour), tzinfo=HOME)


def open_numbers(number: int, today: date, lane: int = 0) -> Iterator[int]:
    """Yield open tasks of the commune again and again: one in 32 of them, so that no two lanes share one."""
    found = _open_of_commune(number, today)
    return cycle(found[lane % min(LANES, len(found)) :: LANES])


@cache
def _open_of_commune(number: int, today: date) -> list[int]:
    return [work.number for work in works(number, today) if work.unit == COMMUNE and work.done_on is None]
