"""With whom work lay, from when to when: pure, from how it stood and when it went from desk to desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Generic, TypeVar

from dondoc.tasks.rules.states import AT_WORK, State

D = TypeVar("D")


class Hold(StrEnum):
    """In which way work lies: for its desk to move, in time or past the due date; for another to confirm; or still."""

    DESK = "desk"
    LATE = "late"
    WAITING = "waiting"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Stood:
    """How work stood from a moment, included, to the next, excluded; `late_from` is the first moment past its due."""

    state: State
    since: datetime
    until: datetime
    late_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class Held(Generic[D]):
    """That work lay in one way with one desk, from a moment, included, to another, excluded."""

    desk: D
    hold: Hold
    since: datetime
    until: datetime


def held(stood: Sequence[Stood], desks: Sequence[tuple[datetime, D]]) -> list[Held[D]]:
    """Return with whom work lay, in order and without overlap; finished work lies nowhere.

    `stood` is in order; `desks` are in order too, each with the moment from which it had the work, the first from ever.
    """
    found: list[Held[D]] = []
    for one in _pieces(stood, desks):
        last = found[-1] if found else None
        if last is not None and (last.desk, last.hold, last.until) == (one.desk, one.hold, one.since):
            found[-1] = Held(one.desk, one.hold, last.since, one.until)
        else:
            found.append(one)
    return found


def _pieces(stood: Sequence[Stood], desks: Sequence[tuple[datetime, D]]) -> Iterator[Held[D]]:
    ends = [moment for moment, _desk in desks[1:]]
    for stand in stood:
        for hold, since, until in _ways(stand):
            cuts = [since, *(moment for moment in ends if since < moment < until), until]
            for start, end in pairwise(cuts):
                desk = next(desk for moment, desk in reversed(desks) if moment <= start or moment == desks[0][0])
                yield Held(desk, hold, start, end)


def _ways(stand: Stood) -> Iterator[tuple[Hold, datetime, datetime]]:
    """Yield in which ways work lay while it stood so: none of no length, and none once it is finished."""
    since, until, late = stand.since, stand.until, stand.late_from
    if since >= until:
        return
    if stand.state in AT_WORK or stand.state is State.SENT:
        if late is None or late >= until:
            yield Hold.DESK, since, until
            return
        if since < late:
            yield Hold.DESK, since, late
        yield Hold.LATE, max(since, late), until
    elif stand.state is State.SUBMITTED:
        yield Hold.WAITING, since, until
    elif stand.state is State.SUSPENDED:
        yield Hold.SUSPENDED, since, until
