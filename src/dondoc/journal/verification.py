"""Checking the journal against itself: from the database, or from an export on another machine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from django.utils.translation import gettext as _

from dondoc.journal import queries, rules
from dondoc.journal.models import Seal
from dondoc.journal.rules import GENESIS, Author, EntryFacts, MerkleRoot, SealFacts


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit. `kind` is altered, broken-chain, seal-altered, seal-mismatch or seal-missing."""

    kind: str
    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Verification:
    """How many entries and seals were read, and every fault found."""

    entries: int
    seals: int
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as stored: its number, what its hash must cover, and the hash that stands beside it."""

    id: int
    facts: EntryFacts
    hash: str


@dataclass(frozen=True, slots=True)
class StoredSeal:
    """A seal as stored: what its hash must cover, and the hash that stands beside it."""

    facts: SealFacts
    hash: str


def verify_database(*, kept_in: Path | None = None) -> Verification:
    """Check the journal of this installation; with `kept_in`, also that the seals outside the database agree."""
    seals = [StoredSeal(seal.facts, seal.hash) for seal in Seal.objects.order_by("number")]
    entries = (StoredEntry(entry.id, entry.facts, entry.hash) for entry in queries.in_order_of_objects())
    found = verify(entries, seals)
    if kept_in is None or not kept_in.exists():
        return found
    return Verification(found.entries, found.seals, (*found.faults, *_outside_faults(seals, kept_in)))


def verify(entries: Iterable[StoredEntry], seals: list[StoredSeal]) -> Verification:
    """Check entries (each object's together, in the order of leaves) and seals (by number), in constant memory."""
    faults = list(_seal_faults(seals))
    trees = [MerkleRoot() for _seal in seals]
    count = 0
    previous: StoredEntry | None = None
    for entry in entries:
        count += 1
        faults.extend(_entry_faults(entry, previous))
        if previous is not None and (
            _object(previous) != _object(entry) or _seal_index(previous, seals) != _seal_index(entry, seals)
        ):
            _add_head(previous, seals, trees)
        previous = entry
    if previous is not None:
        _add_head(previous, seals, trees)
    for seal, tree in zip(seals, trees, strict=True):
        if (tree.leaves, tree.hexdigest()) != (seal.facts.heads, seal.facts.root):
            faults.append(
                Fault(
                    "seal-mismatch",
                    f"seal {seal.facts.number}",
                    _("what this seal covers was changed or removed"),
                )
            )
    return Verification(count, len(seals), tuple(faults))


def _entry_faults(entry: StoredEntry, previous: StoredEntry | None) -> Iterator[Fault]:
    where = f"{entry.facts.object_type} {entry.facts.object_id} #{entry.facts.sequence}"
    if rules.entry_hash(entry.facts) != entry.hash:
        yield Fault("altered", where, _("the entry does not give its own hash: it was altered"))
    follows = previous is not None and _object(previous) == _object(entry)
    expected = (previous.facts.sequence + 1, previous.hash) if follows and previous is not None else (1, GENESIS)
    if (entry.facts.sequence, entry.facts.previous_hash) != expected:
        yield Fault(
            "broken-chain",
            where,
            _("it does not follow the entry before it: one was inserted, removed or moved"),
        )


def _seal_faults(seals: list[StoredSeal]) -> Iterator[Fault]:
    previous = GENESIS
    for number, seal in enumerate(seals, start=1):
        where = f"seal {seal.facts.number}"
        if rules.seal_hash(seal.facts) != seal.hash:
            yield Fault("seal-altered", where, _("the seal does not give its own hash: it was altered"))
        if (seal.facts.number, seal.facts.previous_hash) != (number, previous):
            yield Fault("seal-missing", where, _("a seal before this one is missing or was replaced"))
        previous = seal.hash


def _outside_faults(seals: list[StoredSeal], kept_in: Path) -> Iterator[Fault]:
    inside = {seal.facts.number: seal.hash for seal in seals}
    with kept_in.open(encoding="utf-8") as file:
        for line in file:
            kept = json.loads(line)
            if inside.get(kept["seal"]) != kept["hash"]:
                yield Fault(
                    "seal-missing",
                    f"seal {kept['seal']}",
                    _("the copy kept outside the database has a seal that the database lacks or has otherwise"),
                )


def _object(entry: StoredEntry) -> tuple[str, int]:
    return entry.facts.object_type, entry.facts.object_id


def _seal_index(entry: StoredEntry, seals: list[StoredSeal]) -> int:
    """Return the index of the seal that covers the entry, `len(seals)` when none does yet."""
    low, high = 0, len(seals)
    while low < high:
        middle = (low + high) // 2
        if seals[middle].facts.last_entry_id < entry.id:
            low = middle + 1
        else:
            high = middle
    return low


def _add_head(entry: StoredEntry, seals: list[StoredSeal], trees: list[MerkleRoot]) -> None:
    index = _seal_index(entry, seals)
    if index < len(trees):
        trees[index].add(entry.hash)


def export(to: TextIO) -> int:
    """Write seals, then entries, one JSON object a line; return how many entries were written."""
    for seal in Seal.objects.order_by("number"):
        facts = seal.facts
        to.write(
            json.dumps(
                {
                    "seal": facts.number,
                    "sealed_at": facts.sealed_at.isoformat(),
                    "last_entry_id": facts.last_entry_id,
                    "heads": facts.heads,
                    "root": facts.root,
                    "previous_hash": facts.previous_hash,
                    "hash": seal.hash,
                }
            )
            + "\n"
        )
    count = 0
    for entry in queries.in_order_of_objects():
        count += 1
        to.write(json.dumps(_entry_line(entry.id, entry.facts, entry.hash), ensure_ascii=False) + "\n")
    return count


def _entry_line(id_: int, facts: EntryFacts, hash_: str) -> dict[str, Any]:
    return {
        "entry": id_,
        "object": [facts.object_type, facts.object_id, facts.sequence],
        "recorded_at": facts.recorded_at.isoformat(),
        "happened_at": facts.happened_at.isoformat(),
        "by": [facts.author.person_id, facts.author.name, facts.author.unit],
        "verb": facts.verb,
        "label": facts.label,
        "reason": facts.reason,
        "old": facts.old,
        "new": facts.new,
        "previous_hash": facts.previous_hash,
        "hash": hash_,
    }


def verify_export(lines: Iterable[str]) -> Verification:
    """Check an export as `export` wrote it. Raises `ValueError` for lines that are none."""
    seals: list[StoredSeal] = []
    rest = iter(lines)
    first_entry: list[StoredEntry] = []
    for line in rest:
        row = json.loads(line)
        if "seal" not in row:
            first_entry.append(_stored_entry(row))
            break
        seals.append(_stored_seal(row))
    return verify(_chained(first_entry, rest), seals)


def _chained(first: list[StoredEntry], rest: Iterator[str]) -> Iterator[StoredEntry]:
    yield from first
    for line in rest:
        yield _stored_entry(json.loads(line))


def _stored_seal(row: dict[str, Any]) -> StoredSeal:
    facts = SealFacts(
        number=row["seal"],
        sealed_at=datetime.fromisoformat(row["sealed_at"]),
        last_entry_id=row["last_entry_id"],
        heads=row["heads"],
        root=row["root"],
        previous_hash=row["previous_hash"],
    )
    return StoredSeal(facts, row["hash"])


def _stored_entry(row: dict[str, Any]) -> StoredEntry:
    object_type, object_id, sequence = row["object"]
    person_id, name, unit = row["by"]
    facts = EntryFacts(
        object_type=object_type,
        object_id=object_id,
        sequence=sequence,
        previous_hash=row["previous_hash"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        happened_at=datetime.fromisoformat(row["happened_at"]),
        author=Author(name=name, unit=unit, person_id=person_id),
        verb=row["verb"],
        label=row["label"],
        reason=row["reason"],
        old=row["old"],
        new=row["new"],
    )
    return StoredEntry(row["entry"], facts, row["hash"])
