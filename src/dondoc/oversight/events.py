"""What this room announces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from dondoc.kernel.events import Event


class Taken(NamedTuple):
    """That a rung was taken for an assignment and a due date."""

    assignment_id: int
    rung_id: int
    due_on: date


@dataclass(frozen=True, slots=True)
class RungsTaken(Event):
    """The sweep of the day `on` took rungs, many at once: whoever tells people tells them now."""

    taken: tuple[Taken, ...]
    on: date
    at: datetime
