"""Reading the journal: an object's history, and the heads that new entries and seals are chained to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Max, QuerySet

from dondoc.journal.models import Entry
from dondoc.journal.rules import Author, EntryFacts


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of an object within a range of entries."""

    object_type: str
    object_id: int
    sequence: int
    hash: str


def history_of(object_type: str, object_id: int) -> QuerySet[Entry]:
    """Return the entries of one object, oldest first."""
    return Entry.objects.filter(object_type=object_type, object_id=object_id).order_by("sequence")


def heads_of(objects: Iterable[tuple[str, int]]) -> dict[tuple[str, int], tuple[int, str]]:
    """Return sequence and hash of the newest entry of each of `objects`; what has no entry yet is left out."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for object_type, object_id in objects:
        wanted[object_type].append(object_id)
    heads: dict[tuple[str, int], tuple[int, str]] = {}
    for object_type, ids in wanted.items():
        for start in range(0, len(ids), 500):
            newest = (
                Entry.objects.filter(object_type=object_type, object_id__in=ids[start : start + 500])
                .values("object_id")
                .annotate(newest=Max("id"))
                .values("newest")
            )
            rows = Entry.objects.filter(id__in=newest).values_list("object_id", "sequence", "hash")
            heads.update({(object_type, object_id): (sequence, hash_) for object_id, sequence, hash_ in rows})
    return heads


def heads_between(first_id: int, last_id: int) -> Iterator[Head]:
    """Yield the newest entry of each object among the entries `first_id` to `last_id`, both included.

    They come by type in code point order, then by object, which is the order of the leaves of a seal.
    """
    entries = Entry.objects.filter(id__gte=first_id, id__lte=last_id)
    for object_type in sorted(entries.values_list("object_type", flat=True).distinct().order_by()):
        newest = entries.filter(object_type=object_type).values("object_id").annotate(newest=Max("id")).values("newest")
        rows = Entry.objects.filter(id__in=newest).order_by("object_id")
        for object_id, sequence, hash_ in rows.values_list("object_id", "sequence", "hash").iterator():
            yield Head(object_type, object_id, sequence, hash_)


def in_order_of_objects() -> Iterator[tuple[int, EntryFacts, str]]:
    """Yield the id, the facts and the hash of all entries, each object's together and in sequence, objects in the order
    of a seal's leaves. Without making a row of each: whoever verifies reads millions."""
    for object_type in sorted(Entry.objects.values_list("object_type", flat=True).distinct().order_by()):
        rows = Entry.objects.filter(object_type=object_type).order_by("object_id", "sequence")
        for row in rows.values_list(*_COLUMNS).iterator(5_000):
            pk, hash_, object_id, sequence, previous, recorded_at, happened_at, *by, verb, label, reason, old, new = row
            told = (verb, label, reason, old, new)
            moments = (recorded_at, happened_at)
            yield pk, EntryFacts(object_type, object_id, sequence, previous, *moments, _author(*by), *told), hash_


_COLUMNS = (
    *("id", "hash", "object_id", "sequence", "previous_hash", "recorded_at", "happened_at"),
    *("person_name", "unit_name", "person_id", "verb", "label", "reason", "old", "new"),
)
_author = lru_cache(maxsize=10_000)(Author)
