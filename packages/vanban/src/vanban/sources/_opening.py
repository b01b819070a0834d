"""The door: takes bytes or a path, finds the kind by content, and calls the module that opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from vanban._errors import DamagedFile, EmptyFile, ReadingError, UnknownFormat
from vanban._source import Source
from vanban.sources._kinds import Kind, kind_of, suffix_kind
from vanban.sources._limits import check_size

# Modules are imported when a file of their kind comes: lxml, pdfium and numpy must not slow `import vanban`.
_OPENERS: dict[Kind, tuple[str, str]] = {
    "docx": ("docx", "open_docx"),
    "doc": ("doc", "open_doc"),
    "odt": ("odt", "open_odt"),
    "rtf": ("rtf", "open_rtf"),
    "pdf": ("pdf", "open_pdf"),
    "html": ("html", "open_html"),
    "markdown": ("markdown", "open_markdown"),
    "text": ("text", "open_text"),
    "picture": ("scan", "open_picture"),
}


def open_source(path_or_bytes: str | Path | bytes, *, name: str | None = None) -> Source:
    """Open one document.

    `path_or_bytes` is a path or the content itself; `name` is only shown, and breaks ties between kinds of text. Raises
    a `ReadingError` for whatever cannot be opened, and `OSError` for a path that cannot be read.
    """
    return next(open_documents(path_or_bytes, name=name))


def open_documents(path_or_bytes: str | Path | bytes, *, name: str | None = None) -> Iterator[Source]:
    """Open every document of a file. Yields at least one Source, or raises."""
    data, name = _content(path_or_bytes, name)
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyFile(f"{name or 'The file'} is empty. Give the document itself.", given=len(data))
    try:
        kind = kind_of(data, name)
        if kind not in _OPENERS:
            raise UnknownFormat(
                f"{name or 'The file'} is of the kind {kind}, which is not read. Save it as docx, odt or PDF and retry."
            )
        source: Source = _function(*_OPENERS[kind])(data, name=name)
        yield _finished(source, kind, name)
    except ReadingError:
        raise
    except (MemoryError, RecursionError) as too_much:
        raise DamagedFile(
            f"{name or 'The file'} is nested or grown beyond reason. Save it again and retry."
        ) from too_much
    except Exception as broken:  # the parsers' own errors have many names; to the caller they are all one
        raise DamagedFile(
            f"{name or 'The file'} is damaged ({type(broken).__name__}). Open it in its own program, "
            "save it again and retry."
        ) from broken


def _content(path_or_bytes: str | Path | bytes, name: str | None) -> tuple[bytes, str | None]:
    if isinstance(path_or_bytes, bytes):
        check_size(len(path_or_bytes), name)
        return path_or_bytes, name
    path = Path(path_or_bytes)
    check_size(path.stat().st_size, path.name)
    return path.read_bytes(), name or path.name


def _function(module: str, function: str) -> Callable[..., Any]:
    opened: Callable[..., Any] = getattr(import_module(f"vanban.sources.{module}"), function)
    return opened


def _finished(source: Source, kind: Kind, name: str | None) -> Source:
    """Refuse a source without text, say when a name lied, and keep every line free of line ends."""
    if not any(character.isalnum() for line in source.lines for character in line.text):
        raise EmptyFile(f"{name or 'The file'} holds no text. Give the document itself.", given=0)
    claimed = suffix_kind(name)
    if claimed and claimed != kind and {claimed, kind} != {"markdown", "text"}:
        source = replace(source, warnings=(*source.warnings, f"The name says {claimed}, but the content is {kind}."))
    return replace(source, lines=tuple(line for line in source.lines if line.text.strip()))
