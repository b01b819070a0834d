"""The bytes of stored files in the default storage, each under its own hash."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, default_storage


def write_whole(path: str, content: bytes, *, is_lasting: bool = True) -> bool:
    """Put `content` at `path` unless it stands there already; tell whether it was put.

    In a folder the file appears whole or not at all, and when `is_lasting` it has reached the disk, even if the machine
    stops meanwhile.
    """
    storage = default_storage
    if storage.exists(path) and storage.size(path) == len(content):
        return False
    if isinstance(storage, FileSystemStorage):
        _write_in_folder(Path(storage.path(path)), content, is_lasting=is_lasting)
    else:
        storage.save(path, ContentFile(content))
    return True


def remove(path: str) -> None:
    """Take the bytes at `path` away; nothing happens when there are none."""
    default_storage.delete(path)


def read_whole(path: str) -> bytes:
    """Return the bytes at `path`. Raises `FileNotFoundError`."""
    with default_storage.open(path, "rb") as file:
        content: bytes = file.read()
    return content


def read_stream(path: str) -> File[bytes]:
    """Open the bytes at `path` for reading. Raises `FileNotFoundError`."""
    return default_storage.open(path, "rb")


def folders() -> Iterator[tuple[str, list[str]]]:
    """Yield each folder of files (`ab/cd`) with the names in it."""
    for first in _listed("")[0]:
        for second in _listed(first)[0]:
            yield f"{first}/{second}", _listed(f"{first}/{second}")[1]


def touched_at(path: str) -> datetime:
    """Return when the bytes were last written; the end of time when they are gone meanwhile."""
    try:
        return default_storage.get_modified_time(path)
    except FileNotFoundError:
        return datetime.max.replace(tzinfo=UTC)


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        inner, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []
    return sorted(inner), sorted(names)


def _write_in_folder(target: Path, content: bytes, *, is_lasting: bool) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if is_lasting:
                file.flush()
                os.fsync(file.fileno())
        part.chmod(0o640)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
