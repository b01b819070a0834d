"""How entries are hashed, chained and folded: pure, so that an export can be verified without this installation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring as _quoted
from typing import Any

GENESIS = "0" * 64
"""What the first entry of an object and the first seal name as their predecessor."""


def _canonical() -> Callable[[Any], str]:
    """Return what writes values in the one form that is hashed.

    Made once: it runs for every entry that is written or verified, and `JSONEncoder.encode` would make its encoder in C
    for each of them anew, which takes longer than to encode. Where there is none in C, it is that.
    """
    plain = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"))
    in_c = getattr(json.encoder, "c_make_encoder", None)
    if in_c is None:
        return plain.encode
    encoded = in_c(None, plain.default, _quoted, None, ":", ",", True, False, True)
    return lambda values: "".join(encoded(values, 0))


canonical = _canonical()
_decoded = json.JSONDecoder().raw_decode


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


# Bare tuples: who verifies millions would wait a tenth longer for anything better.
EntryText = tuple[str, int, int, str, str, str, int | None, str, str, str, str, str, str, str]
"""What `EntryFacts` says, written out: object type, object id, sequence, previous hash, recorded at, happened at, id,
name and unit of the author, verb, label, reason, old, new; moments and values in the one form that is hashed."""
StoredEntry = tuple[int, str, EntryText]
"""An entry as it stands in a journal: its number, the hash beside it, and what this must cover."""


def entry_hash(entry: EntryFacts) -> str:
    """Return the SHA-256 of the entry in its one canonical form, as 64 lower-case hexadecimal digits."""
    thing = (entry.object_type, entry.object_id, entry.sequence, entry.previous_hash)
    moments = (_moment(entry.recorded_at), _moment(entry.happened_at))
    by = (entry.author.person_id, entry.author.name, entry.author.unit)
    values = (canonical(dict(entry.old)), canonical(dict(entry.new)))
    return text_hash((*thing, *moments, *by, entry.verb, entry.label, entry.reason, *values))


def text_hash(entry: EntryText) -> str:
    """Return the hash of an entry that is written out already: its canonical JSON, keys in order, put together here.

    Numbers stand in it as Python shows them, so that whatever is no number is never taken for one.
    """
    type_, id_, sequence, previous, recorded_at, happened_at, person, name, unit, verb, label, reason, old, new = entry
    by = "null" if person is None else repr(person)
    return hashlib.sha256(
        f'{{"at":[{_quoted(recorded_at)},{_quoted(happened_at)}],"by":[{by},{_quoted(name)},{_quoted(unit)}],'
        f'"object":[{_quoted(type_)},{id_!r},{sequence!r}],"previous":{_quoted(previous)},'
        f'"what":[{_quoted(verb)},{_quoted(label)},{_quoted(reason)},{old},{new}]}}'.encode()
    ).hexdigest()


def written_moment(text: str) -> str:
    """Return a moment as it is hashed, from ISO 8601 as a database or an export gives it; without offset it is UTC.

    Raises `ValueError` when it is no moment.
    """
    if text[-3:] == "+00" and text[10:11] == " ":
        # As PostgreSQL gives nearly all: from one text to the other, in a fraction of the time a date would take.
        match text[19]:
            case "." if len(text) == _TO_THE_MICROSECOND:
                return f"{text[:10]}T{text[11:26]}+00:00"
            case "." | "+":
                return f"{text[:10]}T{text[11:19]}.{text[20:-3]:0<6}+00:00"
    at = datetime.fromisoformat(text)
    return _written(at if at.tzinfo else at.replace(tzinfo=UTC))


@lru_cache(maxsize=10_000)  # what many entries say alike: nothing, a state
def written_values(text: str) -> str:
    """Return values as they are hashed, from any JSON text. Raises `ValueError` when it is none."""
    text = text.strip(" \t\n\r")
    values, end = _decoded(text)
    if end != len(text):
        raise ValueError(f"more follows the values: {text[end:][:40]}")
    return canonical(values)


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
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


_TO_THE_MICROSECOND = len("2025-01-06 02:00:00.000005+00")
_moment = lru_cache(maxsize=10_000)(_written)  # entries of one action share their moment
