"""When a run is taken up, tried again or given up, and which slot of a rhythm is due: pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

LEASE = timedelta(seconds=90)
"""A worker says more often than this that it lives; one silent for longer is taken for dead."""

WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
"""How long to wait after the first, second and third attempt that failed; the fourth is the last."""

DAY = timedelta(days=1)


def is_abandoned(heartbeat_at: datetime, at: datetime) -> bool:
    """Whether a running run may be taken up by another worker: silent for more than the lease."""
    return at - heartbeat_at > LEASE


def next_try_at(attempts: int, at: datetime) -> datetime | None:
    """When a run that failed `at`, after `attempts` >= 1 attempts, is tried again; None: never, it has failed."""
    if attempts < 1:
        raise ValueError(f"a run that failed was attempted at least once, not {attempts} times")
    return at + WAITS[attempts - 1] if attempts <= len(WAITS) else None


def time_left(started_at: datetime, at: datetime, done: int, total: int) -> timedelta | None:
    """How long the rest takes at the pace so far; None while nothing is done and so no pace is known."""
    if done <= 0:
        return None
    return (at - started_at) * max(total - done, 0) / done


@dataclass(frozen=True)
class Rhythm:
    """Work that returns `every` so often, a whole part of a day, counted from `first` on the clock of the wall."""

    every: timedelta
    first: time = time(0)

    def __post_init__(self) -> None:
        if not timedelta(0) < self.every <= DAY or DAY % self.every:
            raise ValueError(f"a rhythm divides the day into equal slots; {self.every} does not")


def latest_slot(rhythm: Rhythm, at: datetime) -> datetime:
    """The last slot that began at or before `at`, in the time zone of `at`."""
    anchor = datetime.combine(at.date(), rhythm.first, tzinfo=at.tzinfo)
    return anchor + (at - anchor) // rhythm.every * rhythm.every


def due_slot(rhythm: Rhythm, last: datetime | None, at: datetime) -> datetime | None:
    """The slot to run `at`, when `last` is the slot that ran last; None: nothing is due.

    Slots missed while no worker ran are caught up by one run, that of the latest.
    """
    slot = latest_slot(rhythm, at)
    return slot if last is None or last < slot else None
