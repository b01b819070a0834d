"""The door: takes bytes or a path, finds the kind by content, and calls the module that opens it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from vanban._errors import DamagedFile, EmptyFile, ReadingError, TooLarge
from vanban._source import Line, Source
from vanban.sources._kinds import Kind, kind_of, suffix_kind
from vanban.sources._label_cells import beside_their_labels
from vanban.sources._limits import NESTING, check_size
from vanban.sources._parts import Container

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

_BEGINNING, _NOTHING = 64, b"\x00 \t\r\n"  # bytes looked at before the whole, and those that are no content
# Of a container every document within is opened.
_CONTAINERS: dict[Kind, tuple[str, str]] = {"eml": ("eml", "parts_of_mail"), "edxml": ("edxml", "parts_of_edxml")}
_COVER = 500  # characters on the page of a portfolio, at most
_DOCUMENT = re.compile(r"Độc\s+lập\s*[-–]|^\s*Số\s*:\s*\d", re.IGNORECASE)


def open_source(path_or_bytes: str | Path | bytes, *, name: str | None = None) -> Source:
    """Open one document; of a container, the first.

    `path_or_bytes` is a path or the content itself; `name` is only shown, and breaks ties between kinds of text. Raises
    a `ReadingError` for whatever cannot be opened, and `OSError` for a path that cannot be read.
    """
    return next(open_documents(path_or_bytes, name=name))


def open_documents(path_or_bytes: str | Path | bytes, *, name: str | None = None) -> Iterator[Source]:
    """Open every document of a file. Yields at least one Source, or raises.

    Of a container these are the files within that can be read, in their order, and its own text where that is a
    document or nothing else could be read. What could not be read is named in the warnings of the first.
    """
    data, name = _content(path_or_bytes, name)
    yield from _opened(data, name, 0)


def _opened(data: bytes, name: str | None, depth: int) -> Iterator[Source]:
    if not data[:_BEGINNING].strip(_NOTHING) and not data.strip(_NOTHING):
        raise EmptyFile(f"{name or 'The file'} is empty. Give the document itself.", given=len(data))
    try:
        kind = kind_of(data, name)
        if kind in _CONTAINERS:
            yield from _contained(_function(*_CONTAINERS[kind])(data, name=name), name, depth)
            return
        source: Source = _function(*_OPENERS[kind])(data, name=name)
        source = _finished(source, kind, name)
        if kind == "pdf" and (within := _portfolio(source, data)):
            yield from _contained(within, name, depth)
            return
        yield source
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


def _portfolio(source: Source, data: bytes) -> Container | None:
    """Return the files in a PDF of one page that says little, and is no document; None where it holds none."""
    if source.pages != 1 or source.recognised or sum(len(line.text) for line in source.lines) > _COVER:
        return None
    if any(map(_is_document, source.lines)):
        return None
    container: Container = _function("_portfolio", "parts_of_pdf")(data)
    return replace(container, cover=source) if container.parts else None


def _is_document(line: Line) -> bool:
    return _DOCUMENT.search(line.text) is not None


def _contained(container: Container, name: str | None, depth: int) -> Iterator[Source]:
    """Yield what can be read within a container, each with what the container states of its document."""
    sources: list[Source] = []
    warnings = list(container.warnings)
    for part in container.parts:
        try:
            if depth >= NESTING:
                raise TooLarge(f"{part.name} lies more than {NESTING} containers deep and was left out.", given=depth)
            sources += _opened(part.content, part.name, depth + 1)
        except ReadingError as unread:
            warnings.append(f"{part.name}: {unread}")
    cover = container.cover
    if cover is not None and (not sources or any(map(_is_document, cover.lines[:40]))):
        sources.append(cover)
    if not sources:
        raise EmptyFile(" ".join([f"{name or 'The file'} holds no document that can be read.", *warnings]), given=0)
    first = sources[0]
    sources[0] = replace(
        first,
        warnings=(*first.warnings, *warnings),
        properties={**container.properties, **first.properties},
    )
    yield from sources


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
    lines = [line for line in source.lines if line.text and not line.text.isspace()]
    if any(line.cell for line in lines):
        lines = beside_their_labels(lines)
    return source if lines == list(source.lines) else replace(source, lines=tuple(lines))
