"""What this room announces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dondoc.journal.rules import Author
from dondoc.kernel.events import Event


@dataclass(frozen=True, slots=True)
class CalendarChanged(Event):
    """Days were marked otherwise than before, so open terms that run over them may end elsewhere."""

    days: tuple[date, ...]
    by: Author
    at: datetime
