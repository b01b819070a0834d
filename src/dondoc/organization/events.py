"""What this room announces. `tasks` listens, to move or to list open assignments; `notices`, to tell people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dondoc.kernel.events import Event


@dataclass(frozen=True, slots=True)
class UnitEnded(Event):
    """A unit has ceased: `last_day` is the last day on which it exists. Its open work now hangs in the air."""

    unit_id: int
    last_day: date


@dataclass(frozen=True, slots=True)
class UnitSucceeded(Event):
    """The work of a unit goes to another from the day `on`: all of it, or the part that `share` says.

    Without a successor it is given out assignment by assignment. Dates and history of the work stay as they are
    (resolution 190/2025/QH15).
    """

    predecessor_id: int
    successor_id: int | None
    on: date
    share: str


@dataclass(frozen=True, slots=True)
class AppointmentEnded(Event):
    """A person has left a post. What he is in charge of in that unit must be handed over."""

    person_id: int
    unit_id: int
    last_day: date


@dataclass(frozen=True, slots=True)
class PasswordLinkUsed(Event):
    """A password was chosen by a link. Whoever did it: the person, or somebody who had the link before him."""

    link_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class KeeperAppointed(Event):
    """Somebody was granted a role whose holders keep units, people and roles."""

    grant_id: int
    by_id: int | None
    by_name: str
    at: datetime
