"""What this room announces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dondoc.kernel.events import Event


@dataclass(frozen=True, slots=True)
class AssignmentsSent(Event):
    """Assignments have gone out to their units."""

    assignment_ids: tuple[int, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class AssignmentMoved(Event):
    """An assignment has changed its state by a verb of the state table; `reason` is "" where none was given; `by_id`
    did it, None where no person did."""

    assignment_id: int
    verb: str
    state: str
    reason: str
    at: datetime
    by_id: int | None = None


@dataclass(frozen=True, slots=True)
class AssignmentsConfirmed(Event):
    """Results were confirmed together, by `by_id`, None where no person did."""

    assignment_ids: tuple[int, ...]
    at: datetime
    by_id: int | None = None


@dataclass(frozen=True, slots=True)
class AssignmentsRecalled(Event):
    """Assignments were taken back together, for one cause."""

    assignment_ids: tuple[int, ...]
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TaskCorrected(Event):
    """The words, the product or the targets of a task were put right after issue."""

    task_id: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DuesMoved(Event):
    """Due dates of assignments have moved, all for one cause (`models.DueCause`) and one reason."""

    assignment_ids: tuple[int, ...]
    cause: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AssignmentsPassed(Event):
    """Assignments have gone to another desk: to the unit `unit_id`, or within it to somebody else in charge.

    `left` names with each assignment the person who was in charge of it and is no longer.
    """

    assignment_ids: tuple[int, ...]
    unit_id: int
    left: tuple[tuple[int, int], ...]
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ExtensionAsked(Event):
    """Who has the work asked for time until `due_on`."""

    extension_id: int
    assignment_id: int
    due_on: date
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ExtensionsOvertaken(Event):
    """Requests for more time were closed undecided, since something else settled them; `reason` is of that."""

    assignment_ids: tuple[int, ...]
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ExtensionRefused(Event):
    """More time was refused; what is granted is announced by `DuesMoved`."""

    extension_id: int
    assignment_id: int
    reason: str
    at: datetime
