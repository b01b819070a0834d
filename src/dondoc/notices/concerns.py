"""Who is still concerned when a message is to leave: rooms above register what knows it, for each kind of subject."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dondoc.notices.models import Notice

Concerned = Callable[[Sequence[Notice], date], set[int]]
"""Given messages of its subject and the day, returns the ids of those whose readers are still concerned."""

_concerned: dict[str, Concerned] = {}


def register(subject: str, concerned: Concerned) -> None:
    """Ask `concerned` about messages with this subject."""
    _concerned[subject] = concerned


def still_concerned(notices: Sequence[Notice], *, on: date) -> set[int]:
    """Return the ids of the messages whose readers are still concerned; a subject nobody answers for always is."""
    by_subject: dict[str, list[Notice]] = {}
    for one in notices:
        by_subject.setdefault(one.subject, []).append(one)
    kept: set[int] = set()
    for subject, rows in by_subject.items():
        concerned = _concerned.get(subject)
        kept |= concerned(rows, on) if concerned else {row.pk for row in rows}
    return kept
