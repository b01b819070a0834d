"""Bytes reach the storage whole or not at all, and are never overwritten with others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import InMemoryStorage, default_storage

from dondoc.documents import storage


@pytest.fixture
def folder(settings: Any) -> Path:
    path: Path = settings.DONDOC_FILES
    return path


def test_what_stands_is_not_written_again(folder: Path) -> None:
    assert storage.write_whole("ab/cd/x", b"letter")
    before = (folder / "ab/cd/x").stat().st_ino
    assert not storage.write_whole("ab/cd/x", b"letter")
    assert (folder / "ab/cd/x").stat().st_ino == before


def test_a_file_cut_short_by_another_program_is_made_whole(folder: Path) -> None:
    storage.write_whole("ab/cd/x", b"letter")
    (folder / "ab/cd/x").write_bytes(b"let")
    assert storage.write_whole("ab/cd/x", b"letter")
    with storage.read_stream("ab/cd/x") as stream:
        assert stream.read() == b"letter"


def test_a_full_disk_leaves_no_half_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        storage.write_whole("ab/cd/x", b"letter")
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_other_people_of_the_machine_do_not_read_it(folder: Path) -> None:
    storage.write_whole("ab/cd/x", b"letter")
    assert (folder / "ab/cd/x").stat().st_mode & 0o007 == 0


def test_a_storage_that_is_no_folder_serves_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = InMemoryStorage()
    monkeypatch.setattr(storage, "default_storage", elsewhere)
    assert storage.write_whole("ab/cd/x", b"letter")
    assert not storage.write_whole("ab/cd/x", b"letter")
    assert list(storage.folders()) == [("ab/cd", ["x"])]
    storage.remove("ab/cd/x")
    storage.remove("ab/cd/x")
    assert not elsewhere.exists("ab/cd/x")
    assert storage.touched_at("ab/cd/x").year == 9999
    assert default_storage is not elsewhere
