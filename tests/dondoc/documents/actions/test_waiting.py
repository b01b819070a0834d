"""What takes long to read waits apart for a worker, and leaves nothing when it proves to be no document for us."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dondoc.documents import storage
from dondoc.documents.actions import Intake, Upload, intake_or_ask, intake_waiting, sweep_orphans
from dondoc.documents.actions.waiting import READ
from dondoc.documents.errors import FileAlreadyAttached, FileEmpty, ReadingTooLong, SecretDocument
from dondoc.documents.models import Direction, Document, StoredFile, WaitingIntake
from dondoc.jobs.models import Run
from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.actors import Actor

pytestmark = pytest.mark.django_db
SCAN = [Upload(b"scan", "mat danh.txt"), Upload(b"table", "phu luc.txt")]


def kept(settings: Any) -> list[str]:
    return [path.name for path in Path(settings.DONDOC_FILES).rglob("*") if path.is_file()]


@pytest.fixture
def asked(reader: Any, clerk: Actor, at: datetime) -> Run:
    """A run for a scan with an annex that could not be read while its giver waited."""
    reader.says = ReadingTooLong("too long")
    run = intake_or_ask(files=SCAN, direction=Direction.INCOMING, received_on=date(2025, 1, 3), by=clerk, at=at)
    reader.say(text="Kính gửi: Các sở")
    if not isinstance(run, Run):
        pytest.fail("it was not put by")
    return run


def test_what_is_read_in_time_is_registered_at_once(reader: Any, clerk: Actor, at: datetime, settings: Any) -> None:
    taken = intake_or_ask(files=SCAN, by=clerk, at=at)
    assert isinstance(taken, Intake)
    assert taken.document.files.count() == 2
    assert reader.seconds == settings.DONDOC_READING_PATIENCE
    assert not Run.objects.exists()


def test_what_takes_too_long_waits_in_no_register_and_a_run_is_asked_for(
    asked: Run, clerk: Actor, settings: Any
) -> None:
    assert (asked.kind, asked.asked_by_name) == (READ, clerk.name)
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert [storage.read_whole(path) for path in WaitingIntake.objects.get().paths] == [b"scan", b"table"]


def test_the_run_names_no_file_for_one_may_prove_secret(asked: Run) -> None:
    assert "mat danh" not in f"{asked.label} {asked.arguments}"


def test_the_worker_registers_it_with_what_its_giver_said_and_takes_the_bytes_away(
    asked: Run, reader: Any, clerk: Actor, at: datetime, settings: Any
) -> None:
    heard: list[tuple[int, int]] = []
    waiting = WaitingIntake.objects.get()
    taken = intake_waiting(
        waiting_id=waiting.pk, by=clerk, at=at, progress=lambda done, total: heard.append((done, total))
    )
    document = taken.document
    assert (document.direction, document.received_on) == (Direction.INCOMING, date(2025, 1, 3))
    assert [file.name for file in document.files.all()] == ["mat danh.txt", "phu luc.txt"]
    assert reader.seconds == settings.DONDOC_READING_LONG_SECONDS
    assert heard == [(1, 1)]
    assert not WaitingIntake.objects.exists()
    assert sorted(kept(settings)) == sorted(StoredFile.objects.values_list("sha256", flat=True))


def test_a_secret_leaves_neither_bytes_nor_name(
    asked: Run, reader: Any, clerk: Actor, at: datetime, settings: Any
) -> None:
    reader.says = SecretDocument("secret")
    with pytest.raises(SecretDocument):
        intake_waiting(waiting_id=WaitingIntake.objects.get().pk, by=clerk, at=at)
    assert kept(settings) == []
    assert not WaitingIntake.objects.exists()
    assert Entry.objects.filter(verb="document.refused").exists()


def test_a_reader_that_breaks_leaves_it_for_the_next_attempt(
    asked: Run, reader: Any, clerk: Actor, at: datetime, settings: Any
) -> None:
    waiting = WaitingIntake.objects.get()
    reader.breaks = RuntimeError("no room on the disk")
    with pytest.raises(RuntimeError):
        intake_waiting(waiting_id=waiting.pk, by=clerk, at=at)
    assert len(kept(settings)) == 2
    reader.breaks = None
    assert intake_waiting(waiting_id=waiting.pk, by=clerk, at=at).is_new


def test_what_was_read_before_is_said_to_be_gone(asked: Run, clerk: Actor, at: datetime) -> None:
    waiting = WaitingIntake.objects.get()
    intake_waiting(waiting_id=waiting.pk, by=clerk, at=at)
    with pytest.raises(NotFound, match="đưa các tệp vào lại"):
        intake_waiting(waiting_id=waiting.pk, by=clerk, at=at)


def test_who_may_not_take_in_any_more_has_nothing_read(asked: Run, stranger: Actor, at: datetime) -> None:
    with pytest.raises(NotPermitted):
        intake_waiting(waiting_id=WaitingIntake.objects.get().pk, by=stranger, at=at)
    assert not Document.objects.exists()


def test_other_refusals_are_told_at_once_and_put_nothing_by(
    reader: Any, clerk: Actor, at: datetime, settings: Any
) -> None:
    reader.says = FileEmpty("empty")
    with pytest.raises(FileEmpty):
        intake_or_ask(files=SCAN[:1], by=clerk, at=at)
    assert kept(settings) == []


def test_what_cannot_be_put_by_leaves_nothing(
    reader: Any, clerk: Actor, at: datetime, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.says = ReadingTooLong("too long")

    def full(*_: Any, **__: Any) -> None:
        raise OSError("no room")

    monkeypatch.setattr("dondoc.documents.actions.waiting.ask", full)
    with pytest.raises(OSError, match="no room"):
        intake_or_ask(files=SCAN, by=clerk, at=at)
    assert kept(settings) == []
    assert not WaitingIntake.objects.exists()


def test_the_same_annex_twice_is_refused_by_the_worker_and_nothing_stays(
    reader: Any, clerk: Actor, at: datetime, settings: Any
) -> None:
    reader.says = ReadingTooLong("too long")
    intake_or_ask(files=[SCAN[0], SCAN[1], SCAN[1]], by=clerk, at=at)
    reader.say()
    with pytest.raises(FileAlreadyAttached):
        intake_waiting(waiting_id=WaitingIntake.objects.get().pk, by=clerk, at=at)
    assert kept(settings) == []


def test_sweeping_leaves_what_waits_for_two_days_and_then_takes_it_away(
    asked: Run, actor: Actor, at: datetime, settings: Any
) -> None:
    for path in Path(settings.DONDOC_FILES).rglob("*-*"):
        os.utime(path, (at.timestamp(), at.timestamp()))
    assert sweep_orphans(by=actor, at=at + timedelta(days=2)) == 0
    assert sweep_orphans(by=actor, at=at + timedelta(days=2, seconds=1)) == 2
    assert kept(settings) == []
