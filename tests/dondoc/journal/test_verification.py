"""Whoever alters the journal behind the application's back is found, here and from an export."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F

from dondoc.journal import verification
from dondoc.journal.actions import Deed, record, seal
from dondoc.journal.exports import export, verify_export
from dondoc.journal.models import Entry, Seal
from dondoc.journal.queries import in_order_of_objects, stretches
from dondoc.journal.rules import Author, entry_hash, seal_hash
from dondoc.journal.verification import Verification, verify_database

pytestmark = pytest.mark.django_db
OFFICER = Author(name="Nguyễn Văn Thử", unit="Văn phòng Ủy ban nhân dân", person_id=5)


@pytest.fixture
def seals(at: datetime, tmp_path: Path) -> Path:
    """A journal of three objects with three, two and one entries under two seals, and an entry not yet sealed."""
    folder = tmp_path / "kept"
    things = [Deed("thing.changed", "thing", number, f"Việc {number}") for number in (1, 2, 3)]
    with transaction.atomic():
        record(things[0], things[1], things[0], by=OFFICER, at=at)
        seal(at=at, kept_in=folder)
        record(things[1], things[2], by=OFFICER, at=at)
        seal(at=at + timedelta(days=1), kept_in=folder)
        record(things[0], by=OFFICER, at=at)
    return folder


def exported() -> list[str]:
    text = io.StringIO()
    export(text)
    return text.getvalue().splitlines()


def kinds(verification: Verification) -> set[str]:
    return {fault.kind for fault in verification.faults}


def rehashed(entry: Entry, **changes: object) -> None:
    """What somebody does who knows how hashes are made: alter the entry and make its hash fit."""
    values = {**changes, "hash": entry_hash(replace(entry.facts, **changes))}  # type: ignore[arg-type]
    Entry.objects.filter(pk=entry.pk).update(**values)


def entry(object_id: int, sequence: int) -> Entry:
    return Entry.objects.get(object_id=object_id, sequence=sequence)


def alter_a_reason() -> None:
    Entry.objects.filter(object_id=1, sequence=1).update(reason="khác")


def alter_and_hash_again() -> None:
    rehashed(entry(1, 1), reason="khác")


def alter_the_newest_and_hash_again() -> None:
    rehashed(entry(3, 1), reason="khác")


def swap_two() -> None:
    one, two = entry(1, 1), entry(1, 2)
    Entry.objects.filter(pk=one.pk).update(sequence=99)
    Entry.objects.filter(pk=two.pk).update(sequence=1)
    Entry.objects.filter(pk=one.pk).update(sequence=2)


def move_to_another_object() -> None:
    Entry.objects.filter(object_id=3).update(object_id=4)


def insert_one() -> None:
    Entry.objects.filter(object_id=2, sequence=2).update(sequence=F("sequence") + 1)
    copy = entry(2, 1)
    copy.pk, copy.sequence, copy.previous_hash = None, 2, copy.hash
    copy.hash = entry_hash(copy.facts)
    copy.save()


def add_a_sealed_one_later() -> None:
    """A new object, with numbers of a time that is already sealed."""
    copy = entry(3, 1)
    first = Entry.objects.order_by("id")[0]
    copy.pk, copy.object_id = first.pk - 1, 9
    copy.hash = entry_hash(copy.facts)
    Entry.objects.bulk_create([copy])


def remove_the_first() -> None:
    Entry.objects.filter(object_id=1, sequence=1).delete()


def remove_a_whole_object() -> None:
    Entry.objects.filter(object_id=3).delete()


def remove_the_newest() -> None:
    Entry.objects.filter(object_id=2, sequence=2).delete()


def alter_a_seal() -> None:
    Seal.objects.filter(number=1).update(heads=7)


def remove_the_first_seal() -> None:
    Seal.objects.filter(number=1).delete()


TAMPERING = {
    alter_a_reason: "altered",
    alter_and_hash_again: "broken-chain",
    alter_the_newest_and_hash_again: "seal-mismatch",
    swap_two: "altered",
    move_to_another_object: "altered",
    insert_one: "broken-chain",
    add_a_sealed_one_later: "seal-mismatch",
    remove_the_first: "broken-chain",
    remove_a_whole_object: "seal-mismatch",
    remove_the_newest: "seal-mismatch",
    alter_a_seal: "seal-altered",
    remove_the_first_seal: "seal-missing",
}


def test_an_untouched_journal_is_sound_here_and_from_its_export(seals: Path) -> None:
    here, there = verify_database(kept_in=seals), verify_export(exported())
    assert here.sound
    assert there.sound
    assert (here.entries, here.seals) == (there.entries, there.seals) == (6, 2)


@pytest.mark.parametrize(("tamper", "kind"), TAMPERING.items(), ids=lambda value: getattr(value, "__name__", value))
def test_tampering_is_found_here_and_from_an_export(seals: Path, tamper: Callable[[], None], kind: str) -> None:
    tamper()
    assert kind in kinds(verify_database(kept_in=seals))
    assert kind in kinds(verify_export(exported()))


def test_what_happened_before_it_was_recorded_is_sound_and_cannot_be_moved_unseen(at: datetime) -> None:
    with transaction.atomic():
        record(Deed("thing.done", "thing", 1, "Việc", happened_at=at - timedelta(days=1)), by=OFFICER, at=at)
    assert verify_database().sound
    for name, moment in (("happened_at", at), ("recorded_at", at - timedelta(days=1))):
        was = Entry.objects.values_list(name, flat=True).get()
        Entry.objects.update(**{name: moment})
        assert kinds(verify_database()) == {"altered"}
        Entry.objects.update(**{name: was})
    assert verify_database().sound


def test_a_fault_says_where_it_is(seals: Path) -> None:
    alter_a_reason()
    assert [fault.where for fault in verify_database().faults] == ["thing 1 #1"]


def test_objects_are_read_in_stretches_that_leave_none_out_and_part_none(seals: Path) -> None:
    for entries in (1, 2, 3, 6):
        read = [stored for stretch in stretches(entries) for stored in in_order_of_objects(stretch)]
        assert [(object_id, sequence) for _pk, _hash, (_type, object_id, sequence, *_said) in read] == [
            (1, 1),
            (1, 2),
            (1, 3),
            (2, 1),
            (2, 2),
            (3, 1),
        ]
    assert [(one.after, one.up_to) for one in stretches(1)] == [(None, 1), (1, 2), (2, None)]


@pytest.mark.django_db(transaction=True)
def test_processes_divide_the_objects_and_find_what_one_finds(seals: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "_FEW", 1)
    monkeypatch.setattr(verification.queries, "stretches", lambda: stretches(1))
    assert verify_database(kept_in=seals, processes=2) == verify_database(kept_in=seals)
    for tamper in (alter_a_reason, remove_the_newest):
        tamper()
        divided = verify_database(kept_in=seals, processes=2)
        assert divided == verify_database(kept_in=seals)
        assert TAMPERING[tamper] in kinds(divided)


@pytest.mark.parametrize("name", [field.name for field in Entry._meta.fields])
def test_no_column_of_an_entry_can_be_altered_unseen(seals: Path, name: str) -> None:
    stands = entry(1, 2)
    value = getattr(stands, name)
    other: Any
    match value:
        case datetime():
            other = value + timedelta(microseconds=1)
        case int():
            other = value + 100
        case dict():
            other = {"state": "khác"}
        case _:
            other = f"{value[:-1]}x"
    Entry.objects.filter(pk=stands.pk).update(**{name: other})
    assert not verify_database(kept_in=seals).sound
    assert not verify_export(exported(), kept_in=seals).sound


@pytest.mark.parametrize(
    ("one", "other"), [("person_name", "unit_name"), ("label", "reason"), ("recorded_at", "happened_at")]
)
def test_two_columns_cannot_change_places_unseen(seals: Path, at: datetime, one: str, other: str) -> None:
    with transaction.atomic():
        deed = Deed("thing.changed", "thing", 4, "Việc", reason="vì", happened_at=at - timedelta(days=2))
        record(deed, by=OFFICER, at=at)
    Entry.objects.filter(object_id=4).update(**{one: F(other), other: F(one)})
    assert [fault.where for fault in verify_database().faults] == ["thing 4 #1"]


def test_who_makes_the_seals_fit_as_well_is_found_by_the_copies_outside(seals: Path) -> None:
    newest = Seal.objects.get(number=2)
    facts = replace(newest.facts, root="0" * 64, heads=0)
    Entry.objects.filter(object_id__in=(2, 3)).filter(pk__gt=Seal.objects.get(number=1).last_entry_id).delete()
    Seal.objects.filter(number=2).update(root=facts.root, heads=0, hash=seal_hash(facts))
    assert verify_database().sound
    assert kinds(verify_database(kept_in=seals)) == {"seal-missing"}


def test_a_seal_removed_from_the_database_is_missed_outside(seals: Path) -> None:
    Seal.objects.filter(number=2).delete()
    assert verify_database().sound
    assert [fault.where for fault in verify_database(kept_in=seals).faults] == ["seal 2"]


def test_an_export_that_lost_lines_is_not_sound(seals: Path) -> None:
    lines = exported()
    for number in range(len(lines)):
        if json.loads(lines[number]).get("object") != ["thing", 1, 3]:  # not sealed yet, and the newest of its object
            assert not verify_export(lines[:number] + lines[number + 1 :]).sound or "seal" in json.loads(lines[number])


@pytest.mark.parametrize("line", ["not JSON", "[]", '{"other": 1}'])
def test_what_is_no_export_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"line|Expecting"):
        verify_export([line])
