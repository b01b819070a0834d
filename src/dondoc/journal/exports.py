"""The journal as lines of JSON, to be kept and checked elsewhere: the seals first, then every object's entries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain, groupby
from pathlib import Path
from typing import Any, TextIO

from dondoc.journal import queries
from dondoc.journal.models import Seal
from dondoc.journal.rules import SealFacts, StoredEntry, canonical, written_moment
from dondoc.journal.verification import StoredSeal, Verification, check, ends_of, verify, with_kept


def export(to: TextIO) -> int:
    """Write seals, then entries, one JSON object a line; return how many entries were written."""
    to.writelines(json.dumps(seal.as_kept) + "\n" for seal in Seal.objects.order_by("number"))
    count = 0
    for stretch in queries.stretches():
        for stored in queries.in_order_of_objects(stretch):
            count += 1
            to.write(json.dumps(_entry_line(stored), ensure_ascii=False) + "\n")
    return count


def _entry_line(stored: StoredEntry) -> dict[str, Any]:
    pk, hash_, (type_, id_, sequence, previous, recorded_at, happened_at, *by, verb, label, reason, old, new) = stored
    return {
        "entry": pk,
        "object": [type_, id_, sequence],
        "recorded_at": recorded_at,
        "happened_at": happened_at,
        "by": by,
        "verb": verb,
        "label": label,
        "reason": reason,
        "old": json.loads(old),
        "new": json.loads(new),
        "previous_hash": previous,
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
    ends = ends_of(seals)
    objects = groupby(map(_stored_entry, entries), key=lambda stored: stored[2][:2])
    return with_kept(verify((check(chain_, ends) for _object, chain_ in objects), seals), seals, kept_in)


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
    moments = (written_moment(row["recorded_at"]), written_moment(row["happened_at"]))
    values = (canonical(dict(row["old"])), canonical(dict(row["new"])))
    thing, by = (object_type, object_id, sequence, row["previous_hash"]), (person_id, name, unit)
    return row["entry"], row["hash"], (*thing, *moments, *by, row["verb"], row["label"], row["reason"], *values)
