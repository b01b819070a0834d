"""What a later document does to the open tasks of one that it replaces, amends or recalls: only proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Relation(StrEnum):
    """How a later document stands to an earlier one whose tasks it touches."""

    REPLACES = "replaces"
    AMENDS = "amends"
    RECALLS = "recalls"


class EffectKind(StrEnum):
    """What becomes of the open assignments of an earlier task."""

    KEEP = "keep"
    RECALL = "recall"
    CHANGE_DUE = "change-due"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Clause:
    """A task as far as it is compared: its folded words and its fixed due date, if it has one."""

    pk: int
    words: frozenset[str]
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: for a move into which later clause, for a change until which day, included."""

    kind: EffectKind
    into_id: int | None = None
    due_on: date | None = None


_ALIKE = 0.6
"""Which share of the shorter clause's words must stand in the other one for both to order the same."""
_FEWEST = 4


def propose(relation: Relation, earlier: Clause, later: Sequence[Clause]) -> Proposal:
    """Return what the relation proposes for the earlier task, given the clauses of the later document.

    What is recalled is taken back. What is replaced goes on under the later clause that orders the same, and is taken
    back where none does. What is amended stays, until the new day where the later clause sets another one.
    """
    if relation is Relation.RECALLS:
        return Proposal(EffectKind.RECALL)
    match = _closest(earlier, later)
    if relation is Relation.REPLACES:
        return Proposal(EffectKind.MOVE, into_id=match.pk) if match else Proposal(EffectKind.RECALL)
    if match is not None and match.due_on is not None and match.due_on != earlier.due_on:
        return Proposal(EffectKind.CHANGE_DUE, due_on=match.due_on)
    return Proposal(EffectKind.KEEP)


def _closest(earlier: Clause, later: Sequence[Clause]) -> Clause | None:
    """Return the later clause most alike, the first of equals; None when none orders the same."""
    best = max(later, key=lambda one: _likeness(earlier, one), default=None)
    return best if best is not None and _likeness(earlier, best) >= _ALIKE else None


def _likeness(one: Clause, other: Clause) -> float:
    fewer = min(len(one.words), len(other.words))
    return len(one.words & other.words) / fewer if fewer >= _FEWEST else 0.0
