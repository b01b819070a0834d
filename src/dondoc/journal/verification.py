"""Checking the journal against itself and against the seals kept outside. `exports` does it on another machine."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.journal import queries, rules
from dondoc.journal.models import Seal
from dondoc.journal.queries import Stretch
from dondoc.journal.rules import GENESIS, EntryText, MerkleRoot, SealFacts, StoredEntry
from dondoc.kernel.processes import each_in_order


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
class StoredSeal:
    """A seal as stored: what its hash must cover, and the hash that stands beside it."""

    facts: SealFacts
    hash: str


class Part(NamedTuple):
    """What came of checking some entries: how many, kind and place of each fault, and the newest entry of each object
    under each seal, as the index of the seal and the hash."""

    entries: int
    faults: list[tuple[str, str]]
    heads: list[tuple[int, str]]


def verify_database(*, kept_in: Path | None = None, processes: int = 1) -> Verification:
    """Check the journal of this installation; with `kept_in`, also that it has every seal kept outside.

    More processes than one divide the objects, and see what is committed; a short journal is read here all the same.
    """
    seals = [StoredSeal(seal.facts, seal.hash) for seal in Seal.objects.order_by("number")]
    stretches = queries.stretches()
    first = list(islice(stretches, _FEW))
    parts = ((stretch, ends_of(seals)) for stretch in chain(first, stretches))
    checked = each_in_order(check_stretch, parts, processes=processes if len(first) == _FEW else 1)
    return with_kept(verify(checked, seals), seals, kept_in)


def with_kept(found: Verification, seals: list[StoredSeal], kept_in: Path | None) -> Verification:
    """Add the faults that show beside the seals kept in the folder `kept_in`; a folder that is not there adds none."""
    if kept_in is None or not kept_in.exists():
        return found
    return Verification(found.entries, found.seals, (*found.faults, *_outside_faults(seals, kept_in)))


def verify(parts: Iterable[Part], seals: list[StoredSeal]) -> Verification:
    """Fold checked entries, in the order of leaves, and check the seals (by number), in constant memory."""
    faults = list(_seal_faults(seals))
    trees = [MerkleRoot() for _seal in seals]
    count = 0
    for part in parts:
        count += part.entries
        faults.extend(Fault(kind, where, str(_ENTRY_FAULTS[kind])) for kind, where in part.faults)
        for seal, hash_ in part.heads:
            trees[seal].add(hash_)
    for stored, tree in zip(seals, trees, strict=True):
        if (tree.leaves, tree.hexdigest()) != (stored.facts.heads, stored.facts.root):
            sentence = _("what this seal covers was changed or removed")
            faults.append(Fault("seal-mismatch", f"seal {stored.facts.number}", sentence))
    return Verification(count, len(seals), tuple(faults))


def ends_of(seals: list[StoredSeal]) -> list[int]:
    """Return the number of the last entry that each seal covers."""
    return [seal.facts.last_entry_id for seal in seals]


def check_stretch(stretch: Stretch, ends: list[int]) -> Part:
    """Check a stretch of the database's entries, as `check`."""
    return check(queries.in_order_of_objects(stretch), ends)


def check(entries: Iterable[StoredEntry], ends: list[int]) -> Part:
    """Check entries of whole objects, each object's together and in sequence; `ends` are those of the seals."""
    count = 0
    faults: list[tuple[str, str]] = []
    heads: list[tuple[int, str]] = []
    head: StoredEntry | None = None  # the newest so far of its object under its seal
    covered_by = len(ends)
    for entry in entries:
        count += 1
        if rules.text_hash(entry.text) != entry.hash:
            faults.append(("altered", _where(entry)))
        before = head if head is not None and _same_object(head.text, entry.text) else None
        if not _follows(entry, before):
            faults.append(("broken-chain", _where(entry)))
        seal = bisect_left(ends, entry.id)
        if head is not None and (before is None or seal != covered_by):
            heads.append((covered_by, head.hash))
        head, covered_by = entry, seal
    if head is not None:
        heads.append((covered_by, head.hash))
    return Part(count, faults, [covered for covered in heads if covered[0] < len(ends)])


def _same_object(one: EntryText, other: EntryText) -> bool:
    return one.object_id == other.object_id and one.object_type == other.object_type


def _follows(entry: StoredEntry, before: StoredEntry | None) -> bool:
    text = entry.text
    if before is None:
        return text.sequence == 1 and text.previous_hash == GENESIS
    return text.sequence == before.text.sequence + 1 and text.previous_hash == before.hash


def _where(entry: StoredEntry) -> str:
    return f"{entry.text.object_type} {entry.text.object_id} #{entry.text.sequence}"


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


_FEW = 2  # stretches
_ENTRY_FAULTS = {
    "altered": gettext_lazy("the entry does not give its own hash: it was altered"),
    "broken-chain": gettext_lazy("it does not follow the entry before it: one was inserted, removed or moved"),
}
