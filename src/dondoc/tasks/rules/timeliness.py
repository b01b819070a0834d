"""Late or not: the one definition, computed when read and never stored as a label."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from dondoc.tasks.rules.states import APART, State


class Timeliness(StrEnum):
    """The four-way count of official reports, undated work, and what is in no rate."""

    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    OPEN_IN_TIME = "open-in-time"
    OPEN_OVERDUE = "open-overdue"
    UNDATED = "undated"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an assignment stood at the end of a day: its state, its due, and when what was confirmed was handed in."""

    state: State
    due_on: date | None
    due_time: time | None = None
    done_on: date | None = None
    done_time: time | None = None


def timeliness(standing: Standing, *, on: date) -> Timeliness:
    """Return where the assignment belongs on the day `on`.

    Work is done when its submission was confirmed; a submission that waits or was returned is open. It is overdue when
    it is open and its last day lies before `on`. A time of day counts only on the due day itself.
    """
    if standing.state in APART:
        return Timeliness.APART
    if standing.due_on is None:
        return Timeliness.UNDATED
    if standing.state is State.CONFIRMED and standing.done_on is not None:
        return Timeliness.DONE_LATE if is_late(standing) else Timeliness.DONE_ON_TIME
    return Timeliness.OPEN_OVERDUE if standing.due_on < on else Timeliness.OPEN_IN_TIME


def is_late(standing: Standing) -> bool:
    """Whether finished work was handed in after its last day, or after the hour set for that day."""
    if standing.due_on is None or standing.done_on is None:
        return False
    if standing.done_on != standing.due_on:
        return standing.done_on > standing.due_on
    return standing.due_time is not None and standing.done_time is not None and standing.done_time > standing.due_time


def on_time_rate(*, done_on_time: int, done_late: int, open_overdue: int) -> tuple[int, int]:
    """Return numerator and denominator of the on-time rate: what was done on time, of all that fell due.

    done on time / (done on time + done late + open overdue); with a denominator of 0 there is no rate.
    """
    return done_on_time, done_on_time + done_late + open_overdue
