"""The text layer of one PDF page as segments: what stands where, in which type."""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from vanban.sources._advances import UNITS, advances
from vanban.sources._fonts import Font, font_of
from vanban.sources._gutters import Columns, Placed, white_grids
from vanban.sources._legacy import by_font
from vanban.sources._rules import Grid, InCell, grids_of, place_in
from vanban.sources._segments import Segment, unbroken
from vanban.sources._shares import Box, shares_of
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


class _Setting(NamedTuple):
    """How a character is set: its direction in radians, its size in points and as a share of the page's height.

    `base` is the height of its base line on the page, where it stands level.
    """

    slope: float
    size: float
    height: float
    base: float | None


class PageText:
    """Reads one text page; coordinates come out as shares of the page as it is shown."""

    def __init__(
        self, page: Any, number: int, before: Columns | None = None, *, grids: list[Grid] | None = None
    ) -> None:
        """Read a page; `before` are the columns of a table without lines that reached the foot of the page before.

        `grids` are the tables whose cells part its lines, where they need not be looked for.
        """
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self._number = number
        self._rectangle = pdfium.FS_RECTF()
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._boxes: dict[int, Box] = {}
        self._settings: dict[int, _Setting] = {}
        self._heights: dict[float, float] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self._fonts: dict[tuple[bytes, int], Font] = {}
        self._shares = shares_of(page)
        self.grids = grids_of(page, self._shares.of) if grids is None else grids
        self.text = self._characters().replace("\u00a0", " ").replace("\t", " ")
        self._advances = advances(self.text)
        self._leaders: dict[int, int] = {}
        self._whites: dict[tuple[int, int], float] = {}
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
        slopes = {self._common_slope(start, end) for start, end in lines}
        if len(slopes) > 1 or None in slopes:
            lines = upright(self.text, lines, self._slope)
        for start, end in lines:
            found += self._celled(start, end) if self.grids and self._is_ruled(start) else self._parted(start, end)
        _, top, _, bottom = self._shares.of(0, 1, 1, 0)
        found = unbroken(found, 1 / (self._shares.width * (bottom - top)))
        for order, segment in enumerate(found):
            segment.order = order
        return found

    def _common_slope(self, start: int, end: int) -> float | None:
        """Return the direction of a line in radians, None where its ends run in two.

        What is drawn in one run is set as its first character is, so that only that one will be asked for.
        """
        runs = pdfium.FPDFText_CountRects(self._raw, start, end - start)
        if runs == 1:
            self._leaders[start] = self._leaders[end - 1] = start
        elif not self.grids:
            self._whites[start, end] = self._widest_white(runs)
        slope = self._setting(start).slope
        return slope if self._setting(end - 1).slope == slope else None

    def _is_one_run(self, start: int, end: int) -> bool:
        return self._leaders.get(end - 1) == start

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
        em = (self._setting(start).size or _COMMON_SIZE) / self._shares.width
        room = -math.inf if self._is_apart(start, end, em) else em * _ROOM
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

    def _is_apart(self, start: int, end: int, em: float) -> bool:
        """Tell whether wide white lies between two of the runs of letters that a line is drawn in."""
        if self._is_one_run(start, end):
            return False
        white = self._whites.get((start, end))
        if white is None:
            white = self._widest_white(pdfium.FPDFText_CountRects(self._raw, start, end - start))
        return white >= em * self._shares.width * _APART

    def _widest_white(self, runs: int) -> float:
        """Return the widest white between the runs of letters just counted; on a turned page it is endless."""
        if runs < 2:
            return 0.0
        if not self._shares.upright:
            return math.inf
        widest, before = 0.0, math.inf
        left, top, right, bottom = self._edges
        for run in range(runs):
            pdfium.FPDFText_GetRect(self._raw, run, left, top, right, bottom)
            widest = max(widest, left.value - before)
            before = right.value
        return widest

    def _is_to_fill(self, before: int, after: int) -> bool:
        """Tell whether a blank was left to be filled in, as in "Số:       /TB-UBND"."""
        left = _LEFT_BLANK.search(self.text[max(0, before - 6) : before])
        return left is not None and _AFTER_BLANK.match(self.text, after) is not None

    def _segment(self, start: int, end: int, first: Box, last: Box) -> Segment:
        text = self.text[start:end]
        left, (_, top, right, bottom) = first[0], last
        small_start = False
        setting = self._setting(start)
        font = self._font(start)
        bold, italic = font.bold, font.italic
        height = setting.height
        if not self._is_one_run(start, end):
            height = self._setting((start + end) // 2).height
            if text[0].isdecimal() and _FIRST_NUMBER.match(text):
                small_start = self._is_smaller(start, end - 1)
            if _DIGIT.search(text):
                text = self._with_notes(text, start)
            if bold and italic:
                end_font = self._font(end - 1)
                bold, italic = end_font.bold, end_font.italic
        if font.legacy:
            text = by_font(text, font.name)
        return Segment(
            text.translate(_PRIVATE) if self._has_private else text,
            self._number,
            left,
            max(left, right),
            min(first[1], top),
            max(first[3], bottom),
            max(bottom - top, height, 1e-6),
            self._base(start) if setting.base is None else setting.base,
            bold,
            italic,
            small_start=small_start,
            start=start,
        )

    def _setting(self, index: int) -> _Setting:
        """Return how a character is set; of those drawn in one run only the first is asked for."""
        index = self._leaders.get(index, index)
        setting = self._settings.get(index)
        if setting is None:
            setting = self._settings[index] = self._asked(index)
        return setting

    def _asked(self, index: int) -> _Setting:
        matrix = self._matrix
        if not pdfium.FPDFText_GetMatrix(self._raw, index, matrix):
            return _Setting(0.0, 0.0, 0.0, None)
        along, up, across = matrix.a, matrix.b, matrix.c
        size = pdfium.FPDFText_GetFontSize(self._raw, index) * math.hypot(across, matrix.d)
        height = self._heights.get(size)
        if height is None:
            _, top, _, bottom = self._shares.of(0, size, size, 0)
            height = self._heights[size] = bottom - top
        if up or across or along < 0 or not self._shares.upright:
            return _Setting(math.atan2(up, along), size, height, None)
        return _Setting(0.0, size, height, (self._shares.top - matrix.f) / self._shares.down)

    def _slope(self, index: int) -> float:
        """Return the direction a character runs in, in radians."""
        return self._setting(index).slope

    def _type_size(self, index: int) -> float:
        """Return the size of a character in points."""
        return self._setting(index).size

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

    def _font(self, index: int) -> Font:
        """Return the font of a character; each is looked at once."""
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, 256, self._flags)
        key = (self._name.value, self._flags.value) if length else (b"", 0)
        if key not in self._fonts:
            self._fonts[key] = font_of(*key)
        return self._fonts[key]
