"""Writing the journal: entries by every action of the house, seals by the daily job and by command."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from dondoc.journal import queries, rules
from dondoc.journal.models import Entry, Seal
from dondoc.journal.rules import GENESIS, Author, EntryFacts, SealFacts
from dondoc.kernel.writing import write_rows

# What JSON gives back as it took it; most of what is recorded is of these.
_PLAIN = frozenset({str, int, bool, type(None)})


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be recorded of one object: a verb ("assignment.sent"), the object as it read, old and new values."""

    verb: str
    object_type: str
    object_id: int
    label: str
    old: Mapping[str, Any] = field(default_factory=dict)
    new: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    happened_at: datetime | None = None


def record(*deeds: Deed, by: Author, at: datetime) -> None:
    """Append one entry a deed, in the given order, in the caller's transaction.

    The caller holds a lock on each object or has just created it; where two still race, the constraint on the chain
    lets one win and the other's whole transaction fails. Costs a query to look and one to insert, for up to 500 deeds.
    Decimal fractions are recorded as text, for the two databases do not give back the same number.
    """
    record_all([(deed, by, at) for deed in deeds])


def record_all(done: Sequence[tuple[Deed, Author, datetime]]) -> None:
    """Append one entry a deed, each with its own author and moment, in the given order; otherwise as `record`."""
    if not connection.in_atomic_block:
        raise RuntimeError("a journal entry belongs in the transaction of what it records")
    heads = queries.heads_of({(deed.object_type, deed.object_id) for deed, _by, _at in done})
    entries = []
    for deed, by, at in done:
        key = (deed.object_type, deed.object_id)
        sequence, previous = heads.get(key, (0, GENESIS))
        entry = _entry(deed, sequence=sequence + 1, previous=previous, by=by, at=at)
        heads[key] = (entry.sequence, entry.hash)
        entries.append(entry)
    write_rows(entries)


def _entry(deed: Deed, *, sequence: int, previous: str, by: Author, at: datetime) -> Entry:
    facts = EntryFacts(
        object_type=deed.object_type,
        object_id=deed.object_id,
        sequence=sequence,
        previous_hash=previous,
        recorded_at=at,
        happened_at=deed.happened_at or at,
        author=by,
        verb=deed.verb,
        label=deed.label[:500],
        reason=deed.reason,
        old=_plain(deed.old),
        new=_plain(deed.new),
    )
    return Entry(
        recorded_at=facts.recorded_at,
        happened_at=facts.happened_at,
        person_id=by.person_id,
        person_name=by.name,
        unit_name=by.unit,
        verb=facts.verb,
        object_type=facts.object_type,
        object_id=facts.object_id,
        sequence=sequence,
        label=facts.label,
        reason=facts.reason,
        old=facts.old,
        new=facts.new,
        previous_hash=previous,
        hash=rules.entry_hash(facts),
    )


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values as they will read back from the database, so that the hash covers what is stored."""
    return {key: value if type(value) in _PLAIN else _plain_value(value) for key, value in values.items()}


def _plain_value(value: Any) -> Any:
    if type(value) is date:
        return value.isoformat()
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, allow_nan=False), parse_float=str)


def seal(*, at: datetime, kept_in: Path) -> Seal | None:
    """Fold all entries since the last seal into a new one; return it, or `None` when nothing has happened since.

    Writers wait while the range of entries is fixed, so that no entry with a smaller number appears in it afterwards.
    Then every seal that the folder `kept_in` outside the database lacks is written there, with the heads it covers: one
    file a seal, so that a kill between the two is made good by the next call.
    """
    with transaction.atomic():
        _hold_writers_back()
        made = _next_seal(at)
    _keep_outside(kept_in)
    return made


def _next_seal(at: datetime) -> Seal | None:
    last = Seal.objects.order_by("-number").first()
    first_id = last.last_entry_id + 1 if last else 1
    newest = Entry.objects.order_by("-id").values_list("id", flat=True).first()
    if newest is None or newest < first_id:
        return None
    tree = rules.MerkleRoot()
    for head in queries.heads_between(first_id, newest):
        tree.add(head.hash)
    facts = SealFacts(
        number=last.number + 1 if last else 1,
        sealed_at=at,
        last_entry_id=newest,
        heads=tree.leaves,
        root=tree.hexdigest(),
        previous_hash=last.hash if last else GENESIS,
    )
    return Seal.objects.create(**asdict(facts), hash=rules.seal_hash(facts))


def _hold_writers_back() -> None:
    """On SQLite a writing transaction is already alone; PostgreSQL must be told to let the running inserts end."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Entry._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


def _keep_outside(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    first_id = 1
    for made in Seal.objects.order_by("number"):
        kept = folder / f"{made.number:06}.json"
        if not kept.exists():
            heads = queries.heads_between(first_id, made.last_entry_id)
            content = made.as_kept | {"covers": [[head.object_type, head.object_id, head.hash] for head in heads]}
            unfinished = kept.with_suffix(".part")
            unfinished.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            unfinished.replace(kept)
        first_id = made.last_entry_id + 1
