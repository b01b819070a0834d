"""Who leads and who supports, as the cells of a row that assigns work name them, often both in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban._attributes import attributes_in
from vanban._bodies.heads import HEAD
from vanban._bodies.items import split
from vanban._bodies.roles import roles
from vanban._model import Body
from vanban._tables import Row

# "- Thanh tra Bộ - Sở Tư pháp các địa phương": the items of a cell on one line
FIRST_DASH, DASH = re.compile(r"[-–+•]\s*"), re.compile(r"\s[-–+•]\s+")


def row_bodies(row: Row) -> tuple[list[Body], list[Body]]:
    """Return who leads a row and who supports, each as printed."""
    lead: list[Body] = []
    support: list[Body] = []
    for column, own in (("lead", lead), ("support", support)):
        for paragraph in row.cells.get(column, ()):
            text = paragraph.text.rstrip(" .;,")
            for start, end in _items(text):
                for role, first, last in _roles(text, start, end, beside=bool(row.cells.get("support"))):
                    held = own if column == "support" or role == "lead" else support
                    held += split(text, first, last, paragraph.start, 0.92)
    return lead, support


def _items(text: str) -> Iterator[tuple[int, int]]:
    first = FIRST_DASH.match(text)
    marks = [mark for mark in DASH.finditer(text, 1) if HEAD.match(text, mark.end())] if first else []
    starts = [first.end() if first else 0, *(mark.end() for mark in marks)]
    yield from zip(starts, [*(mark.start() for mark in marks), len(text)], strict=True)


def _roles(text: str, start: int, end: int, *, beside: bool) -> list[tuple[str, int, int]]:
    """Part one item of a cell by its attributes ("Chủ trì: ...; Phối hợp: ..."), or by what it says of its bodies."""
    if stated := attributes_in(text[start:end]):
        return [
            ("support" if name == "support" else "lead", start + first, start + last)
            for name, first, last in stated
            if name in ("lead", "bodies", "support")
        ]
    return list(roles(text, start, end, beside=beside))
