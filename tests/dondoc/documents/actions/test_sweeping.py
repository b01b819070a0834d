"""Bytes that a kill left without a row are taken away, and nothing else."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dondoc.documents import storage
from dondoc.documents.actions import intake, sweep_orphans
from dondoc.documents.actions.keeping import kept_file
from dondoc.documents.models import StoredFile
from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actors import Actor

pytestmark = pytest.mark.django_db
ORPHAN = "ab/cd/abcd" + "0" * 60


@pytest.fixture
def folder(settings: Any) -> Path:
    path: Path = settings.DONDOC_FILES
    return path


def put(folder: Path, path: str, moment: datetime) -> Path:
    storage.write_whole(path, b"left behind")
    os.utime(folder / path, (moment.timestamp(), moment.timestamp()))
    return folder / path


def test_an_orphan_goes_and_a_kept_file_stays(
    reader: Any, clerk: Actor, actor: Actor, at: datetime, folder: Path
) -> None:
    intake(content=b"letter", name="a.md", by=clerk, at=at)
    kept = folder / StoredFile.objects.get().path
    os.utime(kept, (0, 0))
    orphan = put(folder, ORPHAN, at - timedelta(hours=2))
    half = put(folder, "ab/cd/.part-x1", at - timedelta(hours=2))
    assert sweep_orphans(by=actor, at=at) == 2
    assert kept.exists()
    assert not orphan.exists()
    assert not half.exists()
    assert Entry.objects.get(verb="storage.swept").new == {"removed": 2}


def test_bytes_just_written_are_left_to_who_writes_them(actor: Actor, at: datetime, folder: Path) -> None:
    young = put(folder, ORPHAN, at - timedelta(minutes=59))
    assert sweep_orphans(by=actor, at=at) == 0
    assert young.exists()
    assert not Entry.objects.exists()


def test_a_second_sweep_finds_nothing(actor: Actor, at: datetime, folder: Path) -> None:
    assert sweep_orphans(by=actor, at=at) == 0
    put(folder, ORPHAN, at - timedelta(hours=2))
    assert [sweep_orphans(by=actor, at=at) for _ in range(2)] == [1, 0]


def test_an_upload_takes_over_what_a_kill_left(
    reader: Any, actor: Actor, at: datetime, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = kept_file(content=b"letter", at=at)
    with monkeypatch.context() as killed:
        killed.setattr(storage, "remove", lambda path: None)
        path = kept.__enter__().path
        kept.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert (folder / path).exists()
    assert not StoredFile.objects.exists()
    document = intake(content=b"letter", name="a.md", by=actor, at=at).document
    assert document.files.get().file.path == path
    assert (folder / path).read_bytes() == b"letter"


def test_sweeping_is_not_for_everybody(clerk: Actor, at: datetime) -> None:
    with pytest.raises(NotPermitted):
        sweep_orphans(by=clerk, at=at)
