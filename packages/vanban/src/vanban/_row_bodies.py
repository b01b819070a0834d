"""Who leads and who supports, as the cells of a row that assigns work name them, often both in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban._attributes import attributes_in
from vanban._bodies.heads import HEAD
from vanban._bodies.items import split
from vanban._model import Body
from vanban._tables import Row

# "- Thanh tra Bộ - Sở Tư pháp các địa phương": the items of a cell on one line
FIRST_DASH, DASH = re.compile(r"[-–+•]\s*"), re.compile(r"\s[-–+•]\s+")
# One cell may name both: who leads, who helps ("Sở Tài chính chủ trì, Sở Nội vụ phối hợp")
CHAIRS = re.compile(r",?\s\(?(?:là )?(?:(?:cơ quan|đơn vị) )?chủ trì\)?(?:[,;.:]|\svà)?\s*", re.IGNORECASE)
HELPED = re.compile(r"(?:,|\svà)?\s?\(?(?:phối hợp|thống nhất)(?:\s(?:với|cùng|thực hiện))?\)?\s*", re.IGNORECASE)


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
    """Part one item of a cell into who leads and who helps; all lead where it does not say.

    Where the supporters stand `beside` it in a column of their own, those named after who chairs lead with it.
    """
    if stated := attributes_in(text[start:end]):
        return [
            ("support" if name == "support" else "lead", start + first, start + last)
            for name, first, last in stated
            if name in ("lead", "bodies", "support")
        ]
    if chairs := CHAIRS.search(text, start, end):
        helped = HELPED.search(text, chairs.end(), end)
        rest = (helped.end() if helped and helped.start() <= chairs.end() else chairs.end(), end)
        if helped and helped.start() > chairs.end():
            rest = (chairs.end(), helped.start())
        others = "lead" if beside and not helped else "support"
        return [("lead", start, chairs.start()), *([(others, *rest)] if rest[0] < rest[1] else [])]
    helped = HELPED.search(text, start + 1, end)
    if helped and helped.end() < end and HEAD.match(text, start):
        return [("lead", start, helped.start()), ("support", helped.end(), end)]
    return [("lead", start, end)]
