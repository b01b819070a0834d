"""How entries are hashed, chained and folded: pure, so that an export can be verified without this installation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

GENESIS = "0" * 64
"""What the first entry of an object and the first seal name as their predecessor."""


# The one written form that is hashed. Made once: this runs for every entry that is written or verified.
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Author:
    """Who acted, as text that stays true when the person moves or the unit ends. `person_id` is None for the system."""

    name: str
    unit: str = ""
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """Everything an entry's hash covers. `recorded_at` is the clock's moment, `happened_at` what the actor states."""

    object_type: str
    object_id: int
    sequence: int
    previous_hash: str
    recorded_at: datetime
    happened_at: datetime
    author: Author
    verb: str
    label: str
    reason: str = ""
    old: Mapping[str, Any] = field(default_factory=dict)
    new: Mapping[str, Any] = field(default_factory=dict)


def entry_hash(entry: EntryFacts) -> str:
    """Return the SHA-256 of the entry in its one canonical form, as 64 lower-case hexadecimal digits."""
    return _digest(
        {
            "object": [entry.object_type, entry.object_id, entry.sequence],
            "previous": entry.previous_hash,
            "at": [_moment(entry.recorded_at), _moment(entry.happened_at)],
            "by": [entry.author.person_id, entry.author.name, entry.author.unit],
            "what": [entry.verb, entry.label, entry.reason, dict(entry.old), dict(entry.new)],
        }
    )


@dataclass(frozen=True, slots=True)
class SealFacts:
    """What a seal's hash covers: every entry with an id up to `last_entry_id`, included, that no earlier seal holds."""

    number: int
    sealed_at: datetime
    last_entry_id: int
    heads: int
    root: str
    previous_hash: str


def seal_hash(seal: SealFacts) -> str:
    """Return the SHA-256 of the seal in its one canonical form."""
    return _digest(
        [seal.number, _moment(seal.sealed_at), seal.last_entry_id, seal.heads, seal.root, seal.previous_hash]
    )


class MerkleRoot:
    """A Merkle root taken leaf by leaf, in the memory of one path: trees of falling size, joined when equal."""

    def __init__(self) -> None:
        self.leaves = 0
        self._trees: list[tuple[int, bytes]] = []

    def add(self, leaf: str) -> None:
        """Append a leaf, the hash of an object's newest entry."""
        self.leaves += 1
        size, digest = 1, hashlib.sha256(b"\0" + leaf.encode()).digest()
        while self._trees and self._trees[-1][0] == size:
            digest = _join(self._trees.pop()[1], digest)
            size *= 2
        self._trees.append((size, digest))

    def hexdigest(self) -> str:
        """Return the root over the leaves so far; `GENESIS` when there are none."""
        if not self._trees:
            return GENESIS
        digest = self._trees[-1][1]
        for _size, left in reversed(self._trees[:-1]):
            digest = _join(left, digest)
        return digest.hex()


def _join(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def _digest(content: Any) -> str:
    return hashlib.sha256(_canonical(content).encode()).hexdigest()


@lru_cache(maxsize=10_000)  # entries of one action share their moment
def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
