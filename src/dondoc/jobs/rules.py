"""When a run is taken up, given up, and due again: pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

LEASE = timedelta(minutes=2)
"""How long a worker holds a run without renewing; a killed worker's run waits no longer than that."""

MOST_ATTEMPTS = 4
"""How often a run is begun before it counts as failed."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that is to run every day from an hour on, by the clock of the place."""

    kind: str
    at: time

    def key(self, on: date) -> str:
        """Return what tells the run of the day from those of other days."""
        return f"{self.kind}:{on.isoformat()}"


def due_slots(slots: Iterable[Slot], *, local: datetime) -> list[Slot]:
    """Return the slots whose hour has come on the day of `local`; an hour belongs to its slot from its first moment."""
    return [slot for slot in slots if slot.at <= local.time()]


def pause_after(attempts: int, *, most: int) -> timedelta | None:
    """Return how long to wait after so many attempts in vain, one at least: 1, 5, 25, 125, ... minutes; None when they
    were the `most` that are made."""
    return timedelta(minutes=5 ** (attempts - 1)) if attempts < most else None


def time_left(done: int, total: int, took: timedelta) -> timedelta | None:
    """Return how long the rest takes at the pace so far; None while nothing is known."""
    if done <= 0 or total <= 0:
        return None
    return took * max(total - done, 0) / done
