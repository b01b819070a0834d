"""Reading the journal: an object's history, and the heads that new entries and seals are chained to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Max, Q, QuerySet, TextField
from django.db.models.functions import Cast, NullIf

from dondoc.journal.models import Entry
from dondoc.journal.rules import StoredEntry, written_moment, written_values


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
    """Return sequence and hash of the newest entry of each of `objects`; what has no entry yet is left out. One query
    for every 500 objects, of whatever types."""
    wanted = sorted(objects)
    heads: dict[tuple[str, int], tuple[int, str]] = {}
    for start in range(0, len(wanted), 500):
        them = Entry.objects.filter(_any_of(wanted[start : start + 500]))
        newest = them.values("object_type", "object_id").annotate(newest=Max("id")).values("newest")
        rows = Entry.objects.filter(id__in=newest).values_list("object_type", "object_id", "sequence", "hash")
        heads.update({(type_, id_): (sequence, hash_) for type_, id_, sequence, hash_ in rows})
    return heads


def _any_of(objects: Sequence[tuple[str, int]]) -> Q:
    by_type: dict[str, list[int]] = defaultdict(list)
    for object_type, object_id in objects:
        by_type[object_type].append(object_id)
    found = Q()
    for object_type, ids in by_type.items():
        found |= Q(object_type=object_type, object_id__in=ids)
    return found


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


class Stretch(NamedTuple):
    """The objects of one type after one of them, and up to another, which is included; None: from the first, to the
    last."""

    object_type: str
    after: int | None = None
    up_to: int | None = None


def stretches(entries: int = 25_000) -> Iterator[Stretch]:
    """Yield all objects in the order of a seal's leaves, in stretches of about so many entries."""
    for object_type in sorted(Entry.objects.values_list("object_type", flat=True).distinct().order_by()):
        rows = Entry.objects.filter(object_type=object_type).order_by("object_id").values_list("object_id", flat=True)
        after, rest = None, rows
        while (up_to := rest[entries : entries + 1].first()) is not None:
            yield Stretch(object_type, after, up_to)
            after, rest = up_to, rows.filter(object_id__gt=up_to)
        yield Stretch(object_type, after)


def in_order_of_objects(stretch: Stretch) -> Iterator[StoredEntry]:
    """Yield the entries of a stretch, each object's together and in sequence, objects in the order of a seal's leaves.

    Moments and values are read as text and written out as they are hashed: whoever verifies reads millions.
    """
    rows = Entry.objects.filter(object_type=stretch.object_type).order_by("object_id", "sequence")
    if stretch.after is not None:
        rows = rows.filter(object_id__gt=stretch.after)
    if stretch.up_to is not None:
        rows = rows.filter(object_id__lte=stretch.up_to)
    type_ = stretch.object_type
    for row in rows.values_list(*_COLUMNS).iterator(_AT_ONCE):
        pk, hash_, id_, sequence, previous, at, then, person_id, name, unit, verb, label, reason, old, new = row
        recorded = written_moment(at)
        happened = recorded if then is None else written_moment(then)
        was, is_ = written_values(old), written_values(new)
        yield (
            pk,
            hash_,
            (type_, id_, sequence, previous, recorded, happened, person_id, name, unit, verb, label, reason, was, is_),
        )


_AT_ONCE = 2_000  # few enough that what is read is gone before the collector looks at it again and again
_COLUMNS = (
    *("id", "hash", "object_id", "sequence", "previous_hash"),
    Cast("recorded_at", TextField()),
    Cast(NullIf("happened_at", "recorded_at"), TextField()),  # nearly all happened when they were recorded
    *("person_id", "person_name", "unit_name", "verb", "label", "reason"),
    *(Cast("old", TextField()), Cast("new", TextField())),
)
