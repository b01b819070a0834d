"""Checking the journal against itself and against the seals kept outside. `exports` does it on another machine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from dondoc.journal import queries, rules
from dondoc.journal.models import Seal
from dondoc.journal.rules import GENESIS, EntryFacts, MerkleRoot, SealFacts


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
    """Check the journal of this installation; with `kept_in`, also that it has every seal kept outside."""
    seals = [StoredSeal(seal.facts, seal.hash) for seal in Seal.objects.order_by("number")]
    entries = (StoredEntry(*stored) for stored in queries.in_order_of_objects())
    return with_kept(verify(entries, seals), seals, kept_in)


def with_kept(found: Verification, seals: list[StoredSeal], kept_in: Path | None) -> Verification:
    """Add the faults that show beside the seals kept in the folder `kept_in`; a folder that is not there adds none."""
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


def _outside_faults(seals: list[StoredSeal], folder: Path) -> Iterator[Fault]:
    inside = {seal.facts.number: seal.hash for seal in seals}
    for file in sorted(folder.glob("*.json")):
        kept = json.loads(file.read_text(encoding="utf-8"))
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
