"""What this room announces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from dondoc.kernel.events import Event


class Taken(NamedTuple):
    """That a rung was taken for an assignment and a due date, `days_aside` working days behind."""

    assignment_id: int
    rung_id: int
    due_on: date
    days_aside: int = 0


@dataclass(frozen=True, slots=True)
class Urged(Event):
    """A superior urged work, all under one number."""

    urging_id: int
    assignment_ids: tuple[int, ...]
    level: int
    text: str
    answer_on: date | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ExplanationAsked(Event):
    """A superior asked why work is late; what the ladder asks is told by `RungsTaken`."""

    explanation_id: int
    assignment_id: int
    question: str
    answer_on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class ExplanationGiven(Event):
    """Who has the work said why it is late, asked or not."""

    explanation_id: int
    assignment_id: int
    reply: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ExplanationDecided(Event):
    """The reason of an explanation was accepted or not, and why."""

    explanation_id: int
    assignment_id: int
    accepted: bool
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ExplanationsWithdrawn(Event):
    """A superior withdrew requests for an explanation before they were answered, and why."""

    assignment_ids: tuple[int, ...]
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RepliesDue(Event):
    """Explanations were not given yet: the answer of some is wanted by this or the next working day, the day of the
    others is over."""

    due_ids: tuple[int, ...]
    missed_ids: tuple[int, ...]
    on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class DossierWithdrawn(Event):
    """A dossier that was shown to whom it concerns is used by nobody any more."""

    dossier_id: int
    person_id: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DossierShown(Event):
    """A dossier is to be read and answered by whom it concerns, until `answer_on`, included."""

    dossier_id: int
    person_id: int
    answer_on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class RungsTaken(Event):
    """The sweep of the day `on` took rungs, many at once: whoever tells people tells them now."""

    taken: tuple[Taken, ...]
    on: date
    at: datetime
