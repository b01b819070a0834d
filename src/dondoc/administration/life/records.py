"""What is kept of a life while it is invented: what was done, what is said of it, and the rows that came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from dondoc.journal.rules import Author
from dondoc.oversight.models import Explanation, Step, Watch
from dondoc.tasks.models import (
    DueChange,
    Extension,
    Passage,
    Report,
    Stand,
    Suspension,
)


@dataclass(frozen=True, slots=True)
class Happening:
    """What was done with an assignment: by whom, when, by which verb, and what was said."""

    at: datetime
    by: Author
    verb: str
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """A journal entry to be of an assignment, whose id is not known yet."""

    at: datetime
    by: Author
    verb: str
    label: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """With what an assignment begins: by whom and when it was sent, and its last day."""

    by: Author
    at: datetime
    due_on: date | None
    due_time: time | None = None
    term_starts_on: date | None = None


@dataclass(slots=True)
class Rows:
    """The rows that belong to an assignment, in the order in which they came to be."""

    stands: list[Stand] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    due_changes: list[DueChange] = field(default_factory=list)
    suspensions: list[Suspension] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    explanations: list[Explanation] = field(default_factory=list)
    watches: list[Watch] = field(default_factory=list)
