"""What opening a file yields and reading it consumes: lines of text with the layout marks the file gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Wrapping = Literal["paragraphs", "visual"]


class Line(NamedTuple):
    """One line of a source.

    `text` holds no line break. `page` counts from 1, `paragraph` from 0 within its file; `None` where the format
    knows no such thing. `cell` is (table, row, column), each from 0, for text that stood in a table; `rows` is how many
    rows of it a merged cell reaches down over, its own included. `x`, `right` and `y` are the edges and the height of
    the line (of its base line, or of its top where that is not known) as shares of the page (0 to 1), where the format
    has a page. `low` is that of its last line, where a file made one of two that a hyphen parts.
    """

    text: str
    page: int | None = None
    paragraph: int | None = None
    cell: tuple[int, int, int] | None = None
    rows: int = 1
    bold: bool = False
    italic: bool = False
    centred: bool = False
    heading: int | None = None
    x: float | None = None
    y: float | None = None
    right: float | None = None
    low: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One document as opened: its lines in reading order, and what was noticed while opening.

    `wrapping` tells whether a line is a paragraph ("paragraphs": docx, odt, html, markdown) or a printed line that
    the reader must join again ("visual": pdf, recognised scans, text with hard wraps). `recognised` is true for text
    that came out of character recognition. `warnings` are sentences for a person: text that may be missing, a text
    layer that was not believed, an encoding that was converted.
    """

    lines: tuple[Line, ...]
    wrapping: Wrapping
    media_type: str
    name: str | None = None
    pages: int | None = None
    recognised: bool = False
    warnings: tuple[str, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
