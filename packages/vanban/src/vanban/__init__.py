"""Reads Vietnamese official documents: header, citations, clause-level tasks, leads and due dates.

>>> import vanban
>>> reading = vanban.read_text("Giao Sở Nội vụ báo cáo trước ngày 05/12/2025.")
>>> [(task.lead[0].text, task.dues[0].date) for task in reading.tasks]
[('Sở Nội vụ', '2025-12-05')]
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from vanban._errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    MacroFile,
    MissingConverter,
    ReadingError,
    SecretDocument,
    TookTooLong,
    TooLarge,
    UnknownFormat,
)
from vanban._model import Body, Citation, Document, Due, Phrase, Place, Provision, Reading, Signer, Span, Target, Task
from vanban._source import Line, Source

if TYPE_CHECKING:
    from os import PathLike

    from vanban._progress import Progress
    from vanban.sources.edxml import Envelope

__all__ = [
    "Body",
    "Citation",
    "DamagedFile",
    "Document",
    "Due",
    "EmptyFile",
    "EncryptedFile",
    "Line",
    "MacroFile",
    "MissingConverter",
    "Phrase",
    "Place",
    "Provision",
    "Reading",
    "ReadingError",
    "SecretDocument",
    "Signer",
    "Source",
    "Span",
    "Target",
    "Task",
    "TooLarge",
    "TookTooLong",
    "UnknownFormat",
    "open",
    "read",
    "read_envelope",
    "read_source",
    "read_text",
]


def open(path_or_bytes: str | PathLike[str] | bytes, *, name: str | None = None) -> Iterator[Source]:  # noqa: A001
    """Yield the documents of a file: one, or those inside a container (a mail with attachments, edXML).

    `name` is the file's name where bytes are given; content, not name, decides the kind. Raises `ReadingError`.
    """
    from vanban import sources

    given = path_or_bytes if isinstance(path_or_bytes, bytes) else Path(path_or_bytes)
    yield from sources.open_documents(given, name=name)


def read(
    path_or_bytes: str | PathLike[str] | bytes, *, name: str | None = None, progress: Progress | None = None
) -> Reading:
    """Open a file and read its document; of a container, the first. Raises `ReadingError`.

    `progress(done, total)` is called first and after each page of a PDF or a picture: scanned ones take seconds a page.
    """
    from vanban import sources
    from vanban._progress import heard_by

    given = path_or_bytes if isinstance(path_or_bytes, bytes) else Path(path_or_bytes)
    with heard_by(progress):
        return read_source(sources.open_source(given, name=name))


def read_envelope(data: bytes) -> Envelope:
    """Return what an edXML message states of its document, and its files. Raises `ReadingError`."""
    from vanban.sources.edxml import read_envelope as opened

    return opened(data)


def read_text(text: str, *, name: str | None = None) -> Reading:
    """Read a document given as plain text or markdown. Never raises: text without findings gives a bare reading."""
    from vanban._normalise import letters
    from vanban._uncollected import uncollected
    from vanban.sources.markdown import is_marked, source_of_markdown
    from vanban.sources.text import source_of_lines

    text = letters(text)
    with uncollected():
        return read_source(source_of_markdown(text, name=name) if is_marked(text) else source_of_lines(text, name=name))


def read_source(source: Source) -> Reading:
    """Read an opened document. Never raises: text without findings gives a bare reading."""
    from vanban._assemble import assemble
    from vanban._uncollected import uncollected

    with uncollected():
        return assemble(source)
