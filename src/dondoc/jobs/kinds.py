"""What can be run: rooms' work, registered by `config` under the name of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from django.utils.functional import Promise

from dondoc.jobs.rules import Slot
from dondoc.kernel.progress import Progress


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker hands to the work: its arguments, who asked (None: the system), the moment, and who hears of it."""

    arguments: Mapping[str, Any]
    asked_by_id: int | None
    at: datetime
    progress: Progress


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, in a sentence with its values, and the address that leads there. The sentence is lazy, so that
    each reader is told it in his language."""

    sentence: str | Promise
    address: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.sentence % self.values if self.values else self.sentence)


Work = Callable[[Order], Outcome]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of run: what carries it out, how it is called, from which hour on it runs every day, if it does, and what
    says that it is needed at once, whatever the hour."""

    work: Work
    name: str | Promise
    daily_at: time | None = None
    is_needed: Callable[[], bool] | None = None


_kinds: dict[str, Kind] = {}


def register(
    code: str,
    work: Work,
    *,
    name: str | Promise,
    daily_at: time | None = None,
    is_needed: Callable[[], bool] | None = None,
) -> None:
    """Let runs of the kind be carried out by `work`, which must be safe to begin again after it was cut off.

    A worker that starts asks `is_needed`: after an update what a run keeps may be gone long before its hour comes.
    """
    _kinds[code] = Kind(work, name, daily_at, is_needed)


def kind_of(code: str) -> Kind:
    """Return the kind. Raises `LookupError` for one that nobody registered."""
    return _kinds[code]


def named(code: str) -> str | Promise:
    """Return the name of the kind; blank for one that nobody registered any more."""
    return _kinds[code].name if code in _kinds else ""


def needed() -> list[str]:
    """Return the kinds that say that they are needed now. At most one query a kind that can say so."""
    return [code for code, kind in _kinds.items() if kind.is_needed is not None and kind.is_needed()]


def slots() -> list[Slot]:
    """Return what runs every day."""
    return [Slot(code, kind.daily_at) for code, kind in _kinds.items() if kind.daily_at is not None]
