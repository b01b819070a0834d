"""The text layer of one PDF page as segments: what stands where, in which type."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from vanban.sources._advances import UNITS, advances
from vanban.sources._gutters import Columns, Placed, white_grids
from vanban.sources._legacy import by_font, encoding_of_font
from vanban.sources._rules import Grid, InCell, grids_of, place_in
from vanban.sources._segments import Segment, unbroken
from vanban.sources._upright import upright

_NUMBER_COLUMN = re.compile(r"^[^\S\n]*(?:S\s?)?TT\b", re.IGNORECASE | re.MULTILINE)
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
_NOTE = re.compile(r"\d(?<=[^\W\d_]\d|[;,.:)”\"]\d)\d?(?=[\s;,.:)”]|$)")
_NUMBER_WITH_NOTE = re.compile(r"\d{5,6}(?![\d/])|\d{2,4}$")  # "ngày 10/11/2025" and the mark 1 behind it
_DIGIT = re.compile(r"\d")
_FIRST_NUMBER = re.compile(r"\d{1,2}(?=\s?\D)")
_LEFT_BLANK = re.compile(r"(?:[Ss]ố\s*:|ngày|tháng)\Z")  # to be filled by hand or stamp: "Số:       /TB-UBND"
_AFTER_BLANK = re.compile(r"/|tháng|năm")
_PRIVATE = {0xF0B7: "•", 0xF02D: "-", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "•", 0xF02B: "+", 0x02: "-", 0xFFFE: "-",
            0xAD: "-", 0xFFFF: None, 0x00: None}  # fmt: skip
_PRIVATE_SIGN = re.compile(f"[{''.join(map(chr, _PRIVATE))}]")
_GAP = 0.9  # width in type sizes from which a blank parts columns; even set lines have blanks of 0.7
_ROOM = 0.6  # type sizes beyond the common width of a stretch, without which it has no such blank
_EVEN = 0.8  # type sizes, what is left for such a blank in a line whose other blanks are alike
_BLANK = 0.25  # type sizes, as common
_APART = 0.8  # type sizes between two runs of letters, which are measured by their ink
_COMMON_SIZE = 14.0  # points, where a file does not tell
_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18
Box = tuple[float, float, float, float]


class _Font(NamedTuple):
    """What the name and the flags of a font say of it."""

    name: str
    bold: bool
    italic: bool
    legacy: bool


class PageText:
    """Reads one text page; coordinates come out as shares of the page as it is shown."""

    def __init__(
        self, page: Any, number: int, before: Columns | None = None, *, grids: list[Grid] | None = None
    ) -> None:
        """Read a page; `before` are the columns of a table without lines that reached the foot of the page before.

        `grids` are the tables of the page where they are known, as when it is read again.
        """
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self._number = number
        self._rectangle = pdfium.FS_RECTF()
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._boxes: dict[int, Box] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self._fonts: dict[tuple[bytes, int], _Font] = {}
        self._shares = _shares(page)
        self.grids = grids_of(page, self._shares.of) if grids is None else grids
        self.text = self._characters().replace("\u00a0", " ").replace("\t", " ")
        self._advances = advances(self.text)
        self._has_private = _PRIVATE_SIGN.search(self.text) is not None
        self.columns: Columns | None = None
        if grids is None and (before or self._numbers_without_lines()):
            self.columns = self._find_white(before)

    def _characters(self) -> str:
        """Return the text with one character for each index of the page."""
        text: str = self._textpage.get_text_range()
        count = self._textpage.count_chars()
        if len(text) != count:
            codes = (pdfium.FPDFText_GetUnicode(self._raw, index) for index in range(count))
            text = "".join(chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)
        return text

    def _numbers_without_lines(self) -> bool:
        """Tell whether the name of a column of numbers stands outside of all ruled tables."""
        names = _NUMBER_COLUMN.finditer(self.text)
        return any(self._place(name.end() - 1, name.end()) is None for name in names)

    def _find_white(self, before: Columns | None) -> Columns | None:
        """Add the tables without lines; return the columns of one that reaches the foot of the page."""
        words = [match.span() for match in _WORD.finditer(self.text)]
        placed = [
            Placed(self.text[start:end], left, top, right, bottom)
            for start, end in words
            if self._place(start, end) is None
            for (left, top, _, _), (_, _, right, bottom) in [(self.box(start), self.box(end - 1))]
        ]
        sizes = sorted(filter(None, (self._type_size(start) for start, _ in words[:: max(1, len(words) // 50)])))
        em = sizes[len(sizes) // 2] if sizes else _COMMON_SIZE
        grids, going_on = white_grids(placed, em / self._shares.width, before)
        self.grids = sorted([*self.grids, *grids], key=lambda grid: grid.ys[0])
        return going_on

    def segments(self, since: int = 0) -> list[Segment]:
        """Return the page's segments in the order of the file, those since a character."""
        found: list[Segment] = []
        lines = [line.span() for line in _LINE.finditer(self.text, since)]
        for start, end in upright(self.text, lines, self._slope):
            found += self._celled(start, end) if self.grids and self._is_ruled(start) else self._parted(start, end)
        _, top, _, bottom = self._shares.of(0, 1, 1, 0)
        found = unbroken(found, 1 / (self._shares.width * (bottom - top)))
        for order, segment in enumerate(found):
            segment.order = order
        return found

    def box(self, index: int) -> Box:
        """Return (left, top, right, bottom) of a character's full height; each is asked for once."""
        box = self._boxes.get(index)
        if box is None:
            place = self._rectangle
            found = pdfium.FPDFText_GetLooseCharBox(self._raw, index, place)
            box = self._shares.of(place.left, place.top, place.right, place.bottom) if found else _NOWHERE
            self._boxes[index] = box
        return box

    def _is_ruled(self, index: int) -> bool:
        """Whether a character stands at the height of a ruled table."""
        _, top, _, bottom = self.box(index)
        middle = (top + bottom) / 2
        return any(grid.ys[0] < middle < grid.ys[-1] for grid in self.grids)

    def _celled(self, start: int, end: int) -> list[Segment]:
        """Cut a line where it passes from one cell of a ruled table to the next."""
        place = self._place(start, start + 1)
        runs = [(start, end, place)]
        if self._place(end - 1, end) != place:
            words = [word.span() for word in _WORD.finditer(self.text, start, end)]
            runs = self._runs(words, self._place(*words[0]), self._place(*words[-1]))
        found: list[Segment] = []
        for first, last, place in runs:
            if place is None:
                found += self._parted(first, last)
            else:
                segment = self._segment(first, last, self.box(first), self.box(last - 1))
                segment.cell, segment.rows = place
                found.append(segment)
        return found

    def _runs(
        self, words: list[tuple[int, int]], first: InCell | None, last: InCell | None
    ) -> list[tuple[int, int, InCell | None]]:
        """Return (start, end, place) of the words that stand in one cell; between two words of one stand others of it.

        `first` and `last` are the places of the first and the last word.
        """
        if len(words) < 3 and first != last:
            return [(*words[0], first), (*words[-1], last)]
        if first == last:
            return [(words[0][0], words[-1][1], first)]
        middle = len(words) // 2
        place = self._place(*words[middle])
        before, after = self._runs(words[: middle + 1], first, place), self._runs(words[middle:], place, last)
        return [*before[:-1], (before[-1][0], after[0][1], place), *after[1:]]

    def _place(self, start: int, end: int) -> InCell | None:
        """Return the cell a word stands in, and how many rows it reaches over."""
        left, top, right, bottom = self.box(start)
        if end - start > 1:
            right = self.box(end - 1)[2]
        return place_in(self.grids, (left + right) / 2, (top + bottom) / 2)

    def _parted(self, start: int, end: int) -> list[Segment]:
        """Cut a line where a wide blank shows that two columns stand on it."""
        first, last = self.box(start), self.box(end - 1)
        gaps = self._gaps(start, end, first, last)
        if not gaps:
            return [self._segment(start, end, first, last)]
        found: list[Segment] = []
        for before, after in [*gaps, (end, end)]:
            found.append(self._segment(start, before, self.box(start), self.box(before - 1)))
            start = after
        return found

    def _gaps(self, start: int, end: int, first: Box, last: Box) -> list[tuple[int, int]]:
        """Return the blanks of a line that part columns, as (end of the word before, start of the word after).

        Each question for a place costs, and most lines are text: what their letters fill is not asked further.
        """
        text, left, right = self.text, first[0], last[2]
        em = (self._type_size(start) or _COMMON_SIZE) / self._shares.width
        runs = pdfium.FPDFText_CountRects(self._raw, start, end - start)
        room = em * _ROOM if runs < 2 or not self._is_apart(runs, em) else -math.inf
        if room > 0 and text.find("  ", start, end) < 0 and self._is_text(start, end, right - left, em):
            return []
        gaps: list[tuple[int, int]] = []
        stretches = [(start, end, left, right)]
        while stretches:
            start, end, left, right = stretches.pop()
            before = text.find("  ", start, end)
            if before < 0:
                if right - left < room + self._filled(start, end, em):
                    continue
                before = self._blank_within(start, end)
                if before < 0:
                    continue
            after = before + 1
            while text[after] == " ":
                after += 1
            parted, going_on = self.box(before - 1)[2], self.box(after)[0]
            if going_on - parted >= _GAP * em and not self._is_to_fill(before, after):
                gaps.append((before, after))
            stretches += [(start, before, left, parted), (after, end, going_on, right)]
        return sorted(gaps)

    def _filled(self, start: int, end: int, em: float) -> float:
        """Return how wide a stretch of text is at least, as a share of the page's width."""
        return sum(self._advances[start:end]) * em / UNITS

    def _blank_within(self, start: int, end: int) -> int:
        """Return where the blank in the midst of a stretch is, or -1."""
        middle = (start + end) // 2
        before = self.text.rfind(" ", start, middle)
        return before if before >= 0 else self.text.find(" ", middle, end)

    def _is_text(self, start: int, end: int, width: float, em: float) -> bool:
        """Tell whether letters and common blanks fill a line, or blanks all as wide as the one in its midst."""
        left = width - self._filled(start, end, em)
        if left < _ROOM * em:
            return True
        blank = self._blank_within(start, end)
        if blank < 0:
            return True
        wide = self.box(blank + 1)[0] - self.box(blank - 1)[2]
        spread = self.text.count(" ", start, end) * (wide - _BLANK * em)
        return wide < _EVEN * em and left - spread < _EVEN * em - wide

    def _is_apart(self, runs: int, em: float) -> bool:
        """Tell whether wide white lies between two of the runs of letters that were just counted."""
        gap = em * self._shares.width * _APART
        before = math.inf
        left, top, right, bottom = self._edges
        for run in range(runs):
            pdfium.FPDFText_GetRect(self._raw, run, left, top, right, bottom)
            if left.value - before >= gap:
                return True
            before = right.value
        return not self._shares.upright

    def _is_to_fill(self, before: int, after: int) -> bool:
        """Tell whether a blank was left to be filled in, as in "Số:       /TB-UBND"."""
        left = _LEFT_BLANK.search(self.text[max(0, before - 6) : before])
        return left is not None and _AFTER_BLANK.match(self.text, after) is not None

    def _segment(self, start: int, end: int, first: Box, last: Box) -> Segment:
        text = self.text[start:end]
        small_start = False
        if text[0].isdecimal() and _FIRST_NUMBER.match(text):
            small_start = self._is_smaller(start, end - 1)
        if _DIGIT.search(text):
            text = self._with_notes(text, start)
        font = self._font(start)
        if font.legacy:
            text = by_font(text, font.name)
        bold, italic = font.bold, font.italic
        if bold and italic and end - start > 1:
            end_font = self._font(end - 1)
            bold, italic = end_font.bold, end_font.italic
        return Segment(
            text=text.translate(_PRIVATE) if self._has_private else text,
            page=self._number,
            left=first[0],
            right=max(last[2], first[0]),
            top=min(first[1], last[1]),
            bottom=max(first[3], last[3]),
            size=max(last[3] - last[1], self._height((start + end) // 2), 1e-6),
            base=self._base(start),
            bold=bold,
            italic=italic,
            small_start=small_start,
            start=start,
        )

    def _slope(self, index: int) -> float:
        """Return the direction a character runs in, in radians."""
        matrix = self._matrix
        return math.atan2(matrix.b, matrix.a) if pdfium.FPDFText_GetMatrix(self._raw, index, matrix) else 0.0

    def _height(self, index: int) -> float:
        """Return the size of a character's type as a share of the page's height."""
        size = self._type_size(index)
        _, top, _, bottom = self._shares.of(0, size, size, 0)
        return bottom - top

    def _base(self, index: int) -> float | None:
        """Return the height on the page of the line a character stands on."""
        x, y, _, _ = self._edges
        known = pdfium.FPDFText_GetCharOrigin(self._raw, index, x, y)
        return self._shares.of(x.value, y.value, x.value, y.value)[1] if known else None

    def _with_notes(self, text: str, start: int) -> str:
        """Write a small raised number as the mark of a note: "chính1;" is "chính[1];"."""
        marks = list(_NOTE.finditer(text))
        for mark in reversed(marks):
            if self._is_smaller(start + mark.start(), start + mark.start() - 1):
                text = f"{text[: mark.start()]}[{mark.group()}]{text[mark.end() :]}"
        number = _NUMBER_WITH_NOTE.search(text) if not marks else None
        if number and self._is_smaller(start + number.end() - 1, start + number.start()):
            text = f"{text[: number.end() - 1]}[{text[number.end() - 1]}]{text[number.end() :]}"
        return text

    def _is_smaller(self, index: int, other: int) -> bool:
        """Whether a character is set in smaller type than another; boxes do not tell, some end at the base line."""
        return 0 < self._type_size(index) < self._type_size(other) * 0.85

    def _type_size(self, index: int) -> float:
        matrix = self._matrix
        if not pdfium.FPDFText_GetMatrix(self._raw, index, matrix):
            return 0.0
        size: float = pdfium.FPDFText_GetFontSize(self._raw, index)
        return size * math.hypot(matrix.c, matrix.d)

    def _font(self, index: int) -> _Font:
        """Return the font of a character; each is looked at once."""
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, 256, self._flags)
        key = (self._name.value, self._flags.value) if length else (b"", 0)
        if key not in self._fonts:
            name = key[0].decode("utf-8", "replace").rpartition("+")[2]
            low = name.lower()
            self._fonts[key] = _Font(
                name,
                bold="bold" in low or bool(key[1] & _BOLD_FLAG),
                italic="italic" in low or "oblique" in low or bool(key[1] & _ITALIC_FLAG),
                legacy=encoding_of_font(name) is not None,
            )
        return self._fonts[key]


class _Shares(NamedTuple):
    """Turns points of a page, with its rotation and crop, into shares of the page as shown; `width` is in points."""

    of: Callable[[float, float, float, float], Box]
    width: float
    upright: bool


def _shares(page: Any) -> _Shares:
    left, bottom, right, top = page.get_cropbox()
    rotation = page.get_rotation()
    across, down = max(right - left, 1.0), max(top - bottom, 1.0)

    def upright(x: float, y: float, other_x: float, other_y: float) -> Box:
        x, other_x = (x - left) / across, (other_x - left) / across
        y, other_y = (top - y) / down, (top - other_y) / down
        if x > other_x:
            x, other_x = other_x, x
        return (x, y, other_x, other_y) if y <= other_y else (x, other_y, other_x, y)

    def turned(x: float, y: float, other_x: float, other_y: float) -> Box:
        x, y, other_x, other_y = upright(x, y, other_x, other_y)
        if rotation == 90:
            return 1 - other_y, x, 1 - y, other_x
        return (1 - other_x, 1 - other_y, 1 - x, 1 - y) if rotation == 180 else (y, 1 - other_x, other_y, 1 - x)

    return _Shares(turned if rotation else upright, down if rotation in (90, 270) else across, rotation == 0)
