"""Facts a room announces, and who listens.

A listener runs at once, inside the announcer's transaction, and touches only the database, so that a kill loses
neither the fact nor what follows from it. `config/subscriptions.py` shows on one page who listens to what.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all facts. Names are past tense; fields are ids, dates and texts, never model instances."""


E = TypeVar("E", bound=Event)
_listeners: dict[type[Event], list[Callable[[Event], None]]] = {}


def subscribe(kind: type[E], listener: Callable[[E], None]) -> None:
    """Have `listener` called for every announced fact of exactly this kind, in the order of subscription."""
    _listeners.setdefault(kind, []).append(listener)  # type: ignore[arg-type]


def announce(event: Event) -> None:
    """Tell the listeners. Raises `RuntimeError` outside a transaction, where a kill could lose half of the work."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{type(event).__name__} was announced outside a transaction")
    for listener in _listeners.get(type(event), ()):
        listener(event)
