"""Checking the journal against itself and against the seals kept outside. `exports` does it on another machine."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.journal import queries, rules
from dondoc.journal.models import Seal
from dondoc.journal.queries import Stretch
from dondoc.journal.rules import GENESIS, EntryText, MerkleRoot, SealFacts, StoredEntry, text_hash
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
    """Check a stretch of the database's entries, as `check`.

    In a transaction, since outside of one PostgreSQL would write the stretch down before it gives the first entry.
    """
    with transaction.atomic():
        return check(queries.in_order_of_objects(stretch), ends)


def check(entries: Iterable[StoredEntry], ends: list[int]) -> Part:
    """Check entries of whole objects, each object's together and in sequence; `ends` are those of the seals.

    This runs for millions: of an entry before the one in hand it keeps bare values, and calls nothing for a sound one
    but what hashes it.
    """
    count = 0
    faults: list[tuple[str, str]] = []
    heads: list[tuple[int, str]] = []
    head = ""  # the hash of the newest so far of its object under its seal
    thing: tuple[str, int] | None = None  # and of what it is
    last, covered_by = 0, len(ends)
    for pk, hash_, text in entries:
        count += 1
        if text_hash(text) != hash_:
            faults.append(("altered", _where(text)))
        type_, id_, sequence, previous = text[:4]
        is_first = thing is None or id_ != thing[1] or type_ != thing[0]
        if (sequence, previous) != ((1, GENESIS) if is_first else (last + 1, head)):
            faults.append(("broken-chain", _where(text)))
        seal = bisect_left(ends, pk)
        if thing is not None and (is_first or seal != covered_by):
            heads.append((covered_by, head))
        if is_first:
            thing = (type_, id_)
        head, last, covered_by = hash_, sequence, seal
    if thing is not None:
        heads.append((covered_by, head))
    return Part(count, faults, [covered for covered in heads if covered[0] < len(ends)])


def _where(text: EntryText) -> str:
    return f"{text[0]} {text[1]} #{text[2]}"


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
