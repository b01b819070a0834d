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
                    held += split(text, *_named_alone(text, first, last), paragraph.start, 0.92)
    return lead, support


# "UBND tỉnh (Sở Tư pháp tham mưu)": who does it for the one that issues
_FOR_ANOTHER = re.compile(r"\((?P<who>[^()]{3,160}?)\s(?:chủ trì )?(?:tham mưu|soạn thảo|chuẩn bị|trình)[^()]{0,60}\)$")
# "Các sở, ban, ngành | gửi Sở Tư pháp tổng hợp", "Sở Tư pháp | tham mưu cấp tỉnh": the duty behind the name
_DUTY = re.compile(r"\s(?:tham mưu|soạn thảo|gửi|trình)\s")


def _named_alone(text: str, start: int, end: int) -> tuple[int, int]:
    """Where in a cell the name itself stands, without the duty that a cell may say of it."""
    for_another = _FOR_ANOTHER.search(text, start, end) if text[end - 1 : end] == ")" else None
    if for_another and HEAD.match(text, for_another.start("who")):
        return for_another.span("who")
    duty = _DUTY.search(text, start, end)
    inside = duty is not None and text.count("(", start, duty.start()) > text.count(")", start, duty.start())
    return (start, duty.start()) if duty and not inside and HEAD.match(text, start) else (start, end)


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
