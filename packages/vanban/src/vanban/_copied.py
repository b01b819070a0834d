"""What a copy carries besides the document: who copied it, above its head or below its signature (Decree 30/2020)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._normalise import holds
from vanban._source import Line
from vanban._words import mostly_upper

_HOW = r"(?:SAO Y|SAO LỤC|TRÍCH SAO)(?: BẢN CHÍNH| TỪ BẢN [^;:.]{2,30})?"
# Alone on its line, "SAO Y BẢN CHÍNH", or with who and when: "SAO Y; VĂN PHÒNG UBND TỈNH; 12/11/2025 08:01:02"
_MARK = re.compile(rf"\(?(?:(?i:(?:BẢN )?{_HOW})|{_HOW}\s?[;:].{{2,120}})\)?$")
_NUMBER = re.compile(r"\W{0,2}Số\s?:?\s?[\d.…]{0,8}\s?/\s?(?:SY|SL|TS|TrS)\b")
_WHEN = re.compile(
    r"(?:[Nn]gày\s)?\d{1,2}(?:[./-]\d{1,2}[./-]\d{4}| tháng \d{1,2} năm \d{4})(?:\s\d{1,2}:\d\d\S*.{0,10})?$"
)
_SIGNS = ("SAO", "Sao", "sao", "/S", "/TS", "/TrS")
_HEAD = 20
"""How many lines from the top the mark of a copy stands at most; below the first ones of the body it ends the text."""
_ABOVE = 3
"""How many lines above the mark, or the number, name the body that copied, at most."""


def without_copy(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without what a copy says of itself: its mark in the head, its form below the signature."""
    kept = list(lines)
    at = 0 if holds("\n".join([line.text for line in lines]), _SIGNS) else len(lines)
    while at < len(kept):
        text = kept[at].text
        if len(text) < 160 and holds(text, _SIGNS) and (_MARK.match(text) or _NUMBER.match(text)):
            if at >= _HEAD:
                return _above_form(kept, _first_of_form(kept, at))
            kept = [*kept[: _first_of_mark(kept, at)], *kept[_past_mark(kept, at) :]]
        at += 1
    return kept


def _above_form(lines: Sequence[Line], first: int) -> list[Line]:
    """Return the lines before the form of a copy; on a printed page those above it, and other pages as they are."""
    page, top = lines[first].page, lines[first].y
    if page is None or top is None:
        return list(lines[:first])
    return [line for line in lines if line.page != page or (line.y is not None and line.y < top - _LEVEL)]


_LEVEL = 0.004  # share of the page's height by which lines beside each other differ


def _first_of_form(lines: Sequence[Line], at: int) -> int:
    """Where the form of a copy begins: with the body that copied, in capitals above its mark and number."""
    first = at
    while first > at - _ABOVE and _names_copier(lines[first - 1], lines[first]):
        first -= 1
    return first


_NEAR = 0.03  # share of the page's height between two lines of one block
_BESIDE = 0.2  # share of the page's width by which the lines of a column are set in


def _names_copier(above: Line, line: Line) -> bool:
    """Whether a line above the mark of a copy is of the body that copied, and of the same column."""
    if not above.text or not mostly_upper(above.text):
        return False
    if above.y is None or line.y is None or above.x is None or line.x is None:
        return True
    return above.page == line.page and 0 <= line.y - above.y < _NEAR and abs(line.x - above.x) < _BESIDE


def _first_of_mark(lines: Sequence[Line], at: int) -> int:
    """Where the mark of a copy begins: with the body that copied where it stands above it on a line of its own."""
    is_named = at == 1 and mostly_upper(lines[0].text) and any(mostly_upper(one.text) for one in lines[2:4])
    return 0 if is_named else at


def _past_mark(lines: Sequence[Line], at: int) -> int:
    """Where the mark of a copy ends: behind its number, who copied, in small letters, and when."""
    past = at + 1
    for below in range(at + 1, min(at + 4, len(lines))):
        text = lines[below].text
        if _NUMBER.match(text) or _WHEN.match(text):
            past = below + 1
        elif not text or mostly_upper(text) or len(text) > 60:
            break
    return past
