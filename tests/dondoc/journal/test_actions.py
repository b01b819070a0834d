"""Entries are chained object by object in the transaction of what they record; seals hold all of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from django.db import IntegrityError, connection, transaction

from dondoc.journal.actions import Deed, record, seal
from dondoc.journal.models import Entry, Seal
from dondoc.journal.queries import history_of
from dondoc.journal.rules import GENESIS, Author, entry_hash
from dondoc.journal.verification import verify_database
from factories import EntryFactory

QueryLimit = Callable[[int], AbstractContextManager[object]]
OFFICER = Author(name="Nguyễn Văn Thử", unit="Văn phòng Ủy ban nhân dân", person_id=5)


def deed(object_id: int = 1, verb: str = "thing.changed", **changes: object) -> Deed:
    return Deed(verb=verb, object_type="thing", object_id=object_id, label=f"Việc {object_id}", **changes)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_an_entry_names_the_entry_of_its_object_before_it(at: datetime) -> None:
    record(deed(1, "thing.made"), deed(2, "thing.made"), by=OFFICER, at=at)
    record(deed(1), by=OFFICER, at=at + timedelta(hours=1))
    first, second = history_of("thing", 1)
    assert (first.sequence, first.previous_hash) == (1, GENESIS)
    assert (second.sequence, second.previous_hash) == (2, first.hash)
    assert second.recorded_at == at + timedelta(hours=1)
    assert entry_hash(second.facts) == second.hash


@pytest.mark.django_db
def test_two_deeds_to_one_object_at_once_are_chained_in_their_order(at: datetime) -> None:
    record(deed(1, "thing.made"), deed(1, "thing.sent"), by=OFFICER, at=at)
    assert [entry.verb for entry in history_of("thing", 1)] == ["thing.made", "thing.sent"]
    assert verify_database().sound


@pytest.mark.django_db
def test_who_did_it_stays_readable_whatever_becomes_of_him(at: datetime) -> None:
    record(deed(reason="theo đề nghị"), by=OFFICER, at=at)
    entry = Entry.objects.get()
    assert (entry.person_name, entry.unit_name, entry.person_id) == (OFFICER.name, OFFICER.unit, 5)
    assert entry.reason == "theo đề nghị"


@pytest.mark.django_db
def test_what_the_actor_states_and_what_the_clock_says_are_kept_apart(at: datetime) -> None:
    record(deed(happened_at=at - timedelta(days=3)), by=OFFICER, at=at)
    entry = Entry.objects.get()
    assert (entry.happened_at, entry.recorded_at) == (at - timedelta(days=3), at)


@pytest.mark.django_db
def test_values_read_back_as_they_were_hashed_on_every_database(at: datetime) -> None:
    new = {"on": at.date(), "at": at, "share": 1e16, "cost": Decimal("1.50"), "text": "Đã gửi", "many": [1, None, True]}
    record(deed(new=new), by=OFFICER, at=at)
    entry = Entry.objects.get()
    assert entry_hash(entry.facts) == entry.hash
    assert entry.new["share"] == "1e+16"


@pytest.mark.django_db
def test_a_number_that_is_none_is_refused_before_anything_is_written(at: datetime) -> None:
    with pytest.raises(ValueError, match="JSON"):
        record(deed(new={"rate": float("nan")}), by=OFFICER, at=at)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_many_deeds_cost_few_queries(
    at: datetime, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    record(*(deed(number) for number in range(1, 401)), by=OFFICER, at=at)
    with django_assert_max_num_queries(10):  # SQLite takes 66 rows at a time
        record(*(deed(number) for number in range(1, 401)), by=OFFICER, at=at)
    assert Entry.objects.count() == 800
    assert verify_database().sound


@pytest.mark.django_db(transaction=True)
def test_an_entry_without_a_transaction_is_refused(at: datetime) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record(deed(), by=OFFICER, at=at)


@pytest.mark.django_db(transaction=True)
def test_what_fails_leaves_no_entry(at: datetime) -> None:
    def fail() -> None:
        with transaction.atomic():
            record(deed(), by=OFFICER, at=at)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_an_entry_is_neither_changed_nor_removed() -> None:
    entry = EntryFactory()
    with pytest.raises(TypeError, match="never changed"):
        entry.save()
    with pytest.raises(TypeError, match="never removed"):
        entry.delete()


@pytest.mark.django_db
def test_a_seal_covers_the_newest_entry_of_every_object_touched_since_the_last(at: datetime, tmp_path: Path) -> None:
    record(deed(1), deed(2), deed(2), by=OFFICER, at=at)
    first = seal(at=at, kept_in=tmp_path)
    record(deed(2), by=OFFICER, at=at)
    second = seal(at=at + timedelta(days=1), kept_in=tmp_path)
    assert first is not None
    assert second is not None
    assert (first.number, first.heads, first.previous_hash) == (1, 2, GENESIS)
    assert (second.number, second.heads, second.previous_hash) == (2, 1, first.hash)
    assert verify_database(kept_in=tmp_path).sound


@pytest.mark.django_db
def test_where_nothing_happened_nothing_is_sealed(at: datetime, tmp_path: Path) -> None:
    assert seal(at=at, kept_in=tmp_path) is None
    record(deed(), by=OFFICER, at=at)
    assert seal(at=at, kept_in=tmp_path) is not None
    assert seal(at=at, kept_in=tmp_path) is None
    assert Seal.objects.count() == 1


@pytest.mark.django_db
def test_a_copy_that_a_kill_prevented_is_written_with_the_next_call(at: datetime, tmp_path: Path) -> None:
    record(deed(1), by=OFFICER, at=at)
    seal(at=at, kept_in=tmp_path)
    record(deed(2), by=OFFICER, at=at)
    seal(at=at, kept_in=tmp_path)
    kept = {file.name: json.loads(file.read_text()) for file in sorted(tmp_path.iterdir())}
    (tmp_path / "000001.json").unlink()
    assert seal(at=at, kept_in=tmp_path) is None
    assert {file.name: json.loads(file.read_text()) for file in sorted(tmp_path.iterdir())} == kept
    assert kept["000001.json"]["covers"] == [["thing", 1, Entry.objects.get(object_id=1).hash]]


def in_another_connection(work: Callable[[], None]) -> None:
    try:
        with transaction.atomic():
            work()
    finally:
        connection.close()


def wait_until_blocked(connections: int) -> None:
    """Return once so many connections wait for a lock that another holds."""
    for _attempt in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            if cursor.fetchone()[0] >= connections:
                return
        sleep(0.05)
    pytest.fail("nobody waits")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_who_race_for_an_object_one_wins_and_the_chain_stays_whole(at: datetime) -> None:
    with transaction.atomic():
        record(deed(1, "thing.made"), by=OFFICER, at=at)
    read, go = Event(), Event()

    def slow() -> None:
        record(deed(1, "thing.slow"), by=OFFICER, at=at)
        read.set()
        go.wait(10)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(in_another_connection, slow)
        read.wait(10)
        second = pool.submit(in_another_connection, lambda: record(deed(1, "thing.fast"), by=OFFICER, at=at))
        wait_until_blocked(1)
        go.set()
        first.result(10)
        with pytest.raises(IntegrityError, match="journal_one_chain_per_object"):
            second.result(10)
    assert [entry.verb for entry in history_of("thing", 1)] == ["thing.made", "thing.slow"]
    assert verify_database().sound


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_seal_waits_for_those_who_are_writing(at: datetime, tmp_path: Path) -> None:
    """Else an entry with a smaller number could appear after the seal, in its range and not under it."""
    written, go = Event(), Event()

    def write() -> None:
        record(deed(1), by=OFFICER, at=at)
        written.set()
        go.wait(10)

    with ThreadPoolExecutor(3) as pool:
        writer = pool.submit(in_another_connection, write)
        written.wait(10)
        sealers: list[Future[None]] = [
            pool.submit(in_another_connection, lambda: seal(at=at, kept_in=tmp_path) and None) for _ in range(2)
        ]
        wait_until_blocked(2)
        go.set()
        for future in (writer, *sealers):
            future.result(10)
    assert Seal.objects.get().heads == 1
    assert verify_database(kept_in=tmp_path).sound
