"""The text layer of one PDF page as segments: what stands where, in which type."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

from vanban.sources._legacy import by_font, encoding_of_font
from vanban.sources._rules import cell_in, grids_of
from vanban.sources._segments import Segment

_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\r\n]+")
_SPACES = re.compile(r"[ \t\u00a0]+")
_NOTE = re.compile(r"(?<=[^\W\d_]|[;,.:)”\"])(\d{1,2})(?=[\s;,.:)”]|$)")
_DIGIT = re.compile(r"\d")
_FIRST_NUMBER = re.compile(r"\d{1,2}(?=\s?\D)")
_LEFT_BLANK = re.compile(r"(?:[Ss]ố\s*:|ngày|tháng)\Z")  # to be filled by hand or stamp: "Số:       /TB-UBND"
_AFTER_BLANK = re.compile(r"/|tháng|năm")
_PRIVATE = {0xF0B7: "•", 0xF02D: "-", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "•", 0xF02B: "+", 0x02: "-", 0xFFFE: "-",
            0xAD: "-", 0xFFFF: None, 0x00: None}  # fmt: skip
_WIDE = 0.40  # mean width of a letter in line heights from which a line may hide a gap between columns
_GAP = 1.35  # width in line heights from which a blank parts columns
_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18
Box = tuple[float, float, float, float]
Cell = tuple[int, int, int]


class PageText:
    """Reads one text page; coordinates come out as shares of the page as it is shown."""

    def __init__(self, page: Any, number: int) -> None:
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self._number = number
        self._rectangle = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self._to_share = _shares(page)
        self._grids = grids_of(page, self._to_share)
        self.text = self._characters()

    def _characters(self) -> str:
        """Return the text with one character for each index of the page."""
        text: str = self._textpage.get_text_range()
        count = self._textpage.count_chars()
        if len(text) != count:
            codes = (pdfium.FPDFText_GetUnicode(self._raw, index) for index in range(count))
            text = "".join(chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)
        return text

    def segments(self) -> list[Segment]:
        """Return the page's segments in the order of the file."""
        found: list[Segment] = []
        for match in _LINE.finditer(self.text):
            line = match.group()
            start = match.start() + len(line) - len(line.lstrip())
            end = match.start() + len(line.rstrip())
            if start < end:
                found += self._celled(start, end) if self._grids else self._parted(start, end)
        for order, segment in enumerate(found):
            segment.order = order
        return found

    def box(self, index: int) -> Box:
        """Return (left, top, right, bottom) of a character's full height."""
        rectangle = self._rectangle
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, index, rectangle):
            return 0.0, 0.0, 0.0, 0.0
        return self._to_share(rectangle.left, rectangle.top, rectangle.right, rectangle.bottom)

    def _gap(self, before: int, after: int) -> float:
        """Return the blank between two characters as a share of the page's width."""
        if not self._to_share.upright:
            return self.box(after)[0] - self.box(before)[2]
        rectangle = self._rectangle
        pdfium.FPDFText_GetLooseCharBox(self._raw, before, rectangle)
        right = rectangle.right
        pdfium.FPDFText_GetLooseCharBox(self._raw, after, rectangle)
        gap: float = (rectangle.left - right) / self._to_share.width
        return gap

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
                segment.cell = cell
                found.append(segment)
        return found

    def _cell(self, start: int, end: int) -> Cell | None:
        """Return (table of the page, row, column) of the cell a word stands in."""
        left, top, _, bottom = self.box(start)
        return cell_in(self._grids, (left + self.box(end - 1)[2]) / 2, (top + bottom) / 2)

    def _parted(self, start: int, end: int) -> list[Segment]:
        """Cut a line where a wide blank shows that two columns stand on it."""
        first, last = self.box(start), self.box(end - 1)
        size = max(first[3] - first[1], last[3] - last[1], 1e-6)
        size_across = size * self._to_share.ratio
        if last[2] - first[0] < _WIDE * size_across * (end - start):
            return [self._segment(start, end, first, last)]
        cuts: list[tuple[int, int]] = []
        begin = start
        for blank in _SPACES.finditer(self.text, start, end):
            before, after = blank.span()
            if self._gap(before - 1, after) < _GAP * size_across or before <= begin:
                continue
            to_fill = _LEFT_BLANK.search(self.text[max(start, before - 6) : before])
            if not (to_fill and _AFTER_BLANK.match(self.text, after)):
                cuts.append((begin, before))
                begin = after
        cuts.append((begin, end))
        return [self._segment(left, right, self.box(left), self.box(right - 1)) for left, right in cuts]

    def _segment(self, start: int, end: int, first: Box, last: Box) -> Segment:
        text = self.text[start:end]
        size = last[3] - last[1]
        small_start = False
        if text[0].isdecimal() and _FIRST_NUMBER.match(text):
            small_start = self._is_smaller(start, end - 1)
        if _DIGIT.search(text):
            text = self._with_notes(text, start)
        font, bold, italic = self._font(start)
        if encoding_of_font(font):
            text = by_font(text, font)
        if not bold or not italic:
            pass
        elif end - start > 1:
            _, last_bold, last_italic = self._font(end - 1)
            bold, italic = bold and last_bold, italic and last_italic
        return Segment(
            text=text.translate(_PRIVATE),
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

    def _font(self, index: int) -> tuple[str, bool, bool]:
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, 256, self._flags)
        name = self._name.raw[: min(length, 256)].rstrip(b"\x00").decode("utf-8", "replace") if length else ""
        name = name.rpartition("+")[2]
        flags = self._flags.value if length else 0
        lowered = name.lower()
        bold = "bold" in lowered or bool(flags & _BOLD_FLAG)
        return name, bold, "italic" in lowered or "oblique" in lowered or bool(flags & _ITALIC_FLAG)


class _Shares:
    """Turns points of a page, with its rotation and crop, into shares of the page as shown."""

    def __init__(self, box: Box, rotation: int) -> None:
        left, bottom, right, top = box
        width, height = max(right - left, 1.0), max(top - bottom, 1.0)
        self.upright, self.width = rotation == 0, width
        self._turned: Callable[[float, float], tuple[float, float]]
        if rotation == 90:
            self._turned = lambda x, y: ((y - bottom) / height, (x - left) / width)
        elif rotation == 180:
            self._turned = lambda x, y: ((right - x) / width, (y - bottom) / height)
        elif rotation == 270:
            self._turned = lambda x, y: ((top - y) / height, (right - x) / width)
        else:
            self._turned = lambda x, y: ((x - left) / width, (top - y) / height)
        self.ratio = (width / height) if rotation in (90, 270) else (height / width)

    def __call__(self, left: float, top: float, right: float, bottom: float) -> Box:
        x, y = self._turned(left, top)
        other_x, other_y = self._turned(right, bottom)
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _shares(page: Any) -> _Shares:
    return _Shares(page.get_cropbox(), page.get_rotation())


def has_overlays(page: Any) -> bool:
    """Tell whether form fields, signatures or notes lie over the page."""
    return bool(pdfium.FPDFPage_GetAnnotCount(page.raw))


def flatten(page: Any) -> None:
    """Make what lies over the page part of it, after what is printed; the page must then be loaded again."""
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
