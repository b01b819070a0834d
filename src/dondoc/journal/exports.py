"""The journal as lines of JSON, to be kept and checked elsewhere: the seals first, then every object's entries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from dondoc.journal import queries
from dondoc.journal.models import Seal
from dondoc.journal.rules import Author, EntryFacts, SealFacts
from dondoc.journal.verification import StoredEntry, StoredSeal, Verification, verify, with_kept


def export(to: TextIO) -> int:
    """Write seals, then entries, one JSON object a line; return how many entries were written."""
    to.writelines(json.dumps(seal.as_kept) + "\n" for seal in Seal.objects.order_by("number"))
    count = 0
    for stored in queries.in_order_of_objects():
        count += 1
        to.write(json.dumps(_entry_line(*stored), ensure_ascii=False) + "\n")
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


def verify_export(lines: Iterable[str], *, kept_in: Path | None = None) -> Verification:
    """Check an export as `export` wrote it; with `kept_in`, also that it has every seal kept in that folder.

    Raises `ValueError`, `KeyError` or `TypeError` for lines that are no export.
    """
    rows = _rows(lines)
    seals: list[StoredSeal] = []
    entries: Iterable[dict[str, Any]] = ()
    for row in rows:
        if "seal" not in row:
            entries = chain([row], rows)
            break
        seals.append(_stored_seal(row))
    return with_kept(verify(map(_stored_entry, entries), seals), seals, kept_in)


def _rows(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        row = json.loads(line)
        if not isinstance(row, dict) or not row.keys() & {"seal", "entry"}:
            raise ValueError(f"line {number} is neither a seal nor an entry")
        yield row


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
