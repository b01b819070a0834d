"""The text layer of one PDF page as segments: what stands where, in which type."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from vanban.sources._gutters import Columns, Placed, white_grids
from vanban.sources._legacy import by_font, encoding_of_font
from vanban.sources._rules import cell_in, grids_of, rows_in
from vanban.sources._segments import Segment

_NUMBER_COLUMN = re.compile(r"^[^\S\n]*(?:S\s?)?TT\b", re.IGNORECASE | re.MULTILINE)
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\r\n]+")
_NOTE = re.compile(r"(?<=[^\W\d_]|[;,.:)”\"])(\d{1,2})(?=[\s;,.:)”]|$)")
_DIGIT = re.compile(r"\d")
_FIRST_NUMBER = re.compile(r"\d{1,2}(?=\s?\D)")
_LEFT_BLANK = re.compile(r"(?:[Ss]ố\s*:|ngày|tháng)\Z")  # to be filled by hand or stamp: "Số:       /TB-UBND"
_AFTER_BLANK = re.compile(r"/|tháng|năm")
_PRIVATE = {0xF0B7: "•", 0xF02D: "-", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "•", 0xF02B: "+", 0x02: "-", 0xFFFE: "-",
            0xAD: "-", 0xFFFF: None, 0x00: None}  # fmt: skip
_PRIVATE_SIGN = re.compile(f"[{''.join(map(chr, _PRIVATE))}]")
_NARROW = (
    0.40  # mean width of the letters and blanks of a few words, in type sizes, as in the narrowest of common types
)
_GAP = 0.9  # width in type sizes from which a blank parts columns; even set lines have blanks of 0.7
_STEP = 4  # letters from one that is asked for to the end of the word before the next
_COMMON_SIZE = 14.0  # points, where a file does not tell
_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18
Box = tuple[float, float, float, float]
Cell = tuple[int, int, int]


class _Font(NamedTuple):
    """What the name and the flags of a font say of it."""

    name: str
    bold: bool
    italic: bool
    legacy: bool


class PageText:
    """Reads one text page; coordinates come out as shares of the page as it is shown."""

    def __init__(self, page: Any, number: int, before: Columns | None = None) -> None:
        """Read a page; `before` are the columns of a table without lines that reached the foot of the page before."""
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self._number = number
        self._rectangle = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self._fonts: dict[tuple[bytes, int], _Font] = {}
        self._to_share = _shares(page)
        self._grids = grids_of(page, self._to_share)
        self.text = self._characters().replace("\u00a0", " ").replace("\t", " ")
        self._has_private = _PRIVATE_SIGN.search(self.text) is not None
        self.columns = self._find_white(before) if before or _NUMBER_COLUMN.search(self.text) else None

    def _characters(self) -> str:
        """Return the text with one character for each index of the page."""
        text: str = self._textpage.get_text_range()
        count = self._textpage.count_chars()
        if len(text) != count:
            codes = (pdfium.FPDFText_GetUnicode(self._raw, index) for index in range(count))
            text = "".join(chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)
        return text

    def _find_white(self, before: Columns | None) -> Columns | None:
        """Add the tables without lines; return the columns of one that reaches the foot of the page."""
        words = [match.span() for match in _WORD.finditer(self.text)]
        placed = [
            Placed(self.text[start:end], left, top, right, bottom)
            for start, end in words
            if self._cell(start, end) is None
            for (left, top, _, _), (_, _, right, bottom) in [(self.box(start), self.box(end - 1))]
        ]
        sizes = sorted(filter(None, (self._type_size(start) for start, _ in words[:: max(1, len(words) // 50)])))
        em = sizes[len(sizes) // 2] if sizes else _COMMON_SIZE
        grids, going_on = white_grids(placed, em / self._to_share.width, before)
        self._grids = sorted([*self._grids, *grids], key=lambda grid: grid.ys[0])
        return going_on

    def segments(self) -> list[Segment]:
        """Return the page's segments in the order of the file."""
        found: list[Segment] = []
        for match in _LINE.finditer(self.text):
            line = match.group()
            start = match.start() + len(line) - len(line.lstrip())
            end = match.start() + len(line.rstrip())
            if start < end:
                found += self._celled(start, end) if self._grids and self._is_ruled(start) else self._parted(start, end)
        for order, segment in enumerate(found):
            segment.order = order
        return found

    def box(self, index: int) -> Box:
        """Return (left, top, right, bottom) of a character's full height."""
        rectangle = self._rectangle
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, index, rectangle):
            return 0.0, 0.0, 0.0, 0.0
        return self._to_share(rectangle.left, rectangle.top, rectangle.right, rectangle.bottom)

    def _is_ruled(self, index: int) -> bool:
        """Whether a character stands at the height of a ruled table."""
        _, top, _, bottom = self.box(index)
        return any(grid.ys[0] < (top + bottom) / 2 < grid.ys[-1] for grid in self._grids)

    def _celled(self, start: int, end: int) -> list[Segment]:
        """Cut a line where it passes from one cell of a ruled table to the next."""
        runs: list[tuple[int, int, Cell | None]] = []
        for word in _WORD.finditer(self.text, start, end):
            cell = self._cell(*word.span())
            if runs and runs[-1][2] == cell:
                runs[-1] = (runs[-1][0], word.end(), cell)
            else:
                runs.append((*word.span(), cell))
        found: list[Segment] = []
        for first, last, cell in runs:
            if cell is None:
                found += self._parted(first, last)
            else:
                segment = self._segment(first, last, self.box(first), self.box(last - 1))
                segment.cell, segment.rows = cell, rows_in(self._grids, cell, *self._middle(first, last))
                found.append(segment)
        return found

    def _cell(self, start: int, end: int) -> Cell | None:
        """Return (table of the page, row, column) of the cell a word stands in."""
        return cell_in(self._grids, *self._middle(start, end))

    def _middle(self, start: int, end: int) -> tuple[float, float]:
        left, top, _, bottom = self.box(start)
        return (left + self.box(end - 1)[2]) / 2, (top + bottom) / 2

    def _parted(self, start: int, end: int) -> list[Segment]:
        """Cut a line where a wide blank shows that two columns stand on it."""
        first, last = self.box(start), self.box(end - 1)
        gaps = self._gaps(start, end, last[2] - first[0])
        if not gaps:
            return [self._segment(start, end, first, last)]
        found: list[Segment] = []
        for before, after in [*gaps, (end, end)]:
            found.append(self._segment(start, before, self.box(start), self.box(before - 1)))
            start = after
        return found

    def _gaps(self, start: int, end: int, width: float) -> list[tuple[int, int]]:
        """Return the blanks of a line that part columns, as (end of the word before, start of the word after)."""
        size = (self._type_size(start) or _COMMON_SIZE) / self._to_share.width
        if width < size * (_GAP + _NARROW * (end - start)):
            return []
        gaps: list[tuple[int, int]] = []
        for first, last in self._wide(start, end, size) if self._to_share.upright else [(start, end)]:
            before = self.text.find(" ", first, last)
            while before > 0:
                after = before + 1
                while self.text[after] == " ":
                    after += 1
                if self.box(after)[0] - self.box(before - 1)[2] >= _GAP * size and not self._is_to_fill(before, after):
                    gaps.append((before, after))
                before = self.text.find(" ", after, last)
        return gaps

    def _wide(self, start: int, end: int, size: float) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a line, from word to word, that are too wide to hold nothing but letters and blanks.

        Each question for the place of a letter costs, and most lines are text: a few letters of each are asked for.
        """
        text, ask, raw, rectangle = self.text, pdfium.FPDFText_GetLooseCharBox, self._raw, self._rectangle
        narrow = _NARROW * size * self._to_share.width
        gap = _GAP * size * self._to_share.width - narrow
        ask(raw, start, rectangle)
        place = rectangle.left
        while after := text.find(" ", start + _STEP, end) + 1:
            while text[after] == " ":
                after += 1
            ask(raw, after, rectangle)
            here = rectangle.left
            if here - place >= gap + narrow * (after - start):
                yield start, after
            start, place = after, here
        yield start, end

    def _is_to_fill(self, before: int, after: int) -> bool:
        """Tell whether a blank was left to be filled in, as in "Số:       /TB-UBND"."""
        left = _LEFT_BLANK.search(self.text[max(0, before - 6) : before])
        return left is not None and _AFTER_BLANK.match(self.text, after) is not None

    def _segment(self, start: int, end: int, first: Box, last: Box) -> Segment:
        text = self.text[start:end]
        size = last[3] - last[1]
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
            size=max(size, 1e-6),
            bold=bold,
            italic=italic,
            small_start=small_start,
            start=start,
        )

    def _with_notes(self, text: str, start: int) -> str:
        """Write a small raised number as the mark of a note: "chính1;" is "chính[1];"."""
        marks = list(_NOTE.finditer(text))
        for mark in reversed(marks):
            if self._is_smaller(start + mark.start(), start + mark.start() - 1):
                text = f"{text[: mark.start()]}[{mark[1]}]{text[mark.end() :]}"
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


class _Shares:
    """Turns points of a page, with its rotation and crop, into shares of the page as shown; `width` is in points."""

    def __init__(self, box: Box, rotation: int) -> None:
        left, bottom, right, top = box
        width, height = max(right - left, 1.0), max(top - bottom, 1.0)
        self.upright = rotation == 0
        self.width = height if rotation in (90, 270) else width
        self.left, self._top, self._across, self._down = left, top, width, height
        self._turned: Callable[[float, float], tuple[float, float]] | None = {
            90: lambda x, y: ((y - bottom) / height, (x - left) / width),
            180: lambda x, y: ((right - x) / width, (y - bottom) / height),
            270: lambda x, y: ((top - y) / height, (right - x) / width),
        }.get(rotation)

    def __call__(self, left: float, top: float, right: float, bottom: float) -> Box:
        if self._turned is None:
            x, other_x = (left - self.left) / self._across, (right - self.left) / self._across
            y, other_y = (self._top - top) / self._down, (self._top - bottom) / self._down
        else:
            x, y = self._turned(left, top)
            other_x, other_y = self._turned(right, bottom)
        if x > other_x:
            x, other_x = other_x, x
        return (x, y, other_x, other_y) if y <= other_y else (x, other_y, other_x, y)


def _shares(page: Any) -> _Shares:
    return _Shares(page.get_cropbox(), page.get_rotation())


def has_overlays(page: Any) -> bool:
    """Tell whether form fields, signatures or notes lie over the page."""
    return bool(pdfium.FPDFPage_GetAnnotCount(page.raw))


def flatten(page: Any) -> None:
    """Make what lies over the page part of it, after what is printed; the page must then be loaded again."""
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
