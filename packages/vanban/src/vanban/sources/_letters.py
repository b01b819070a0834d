"""What a PDF tells of the letters of a page: what they are, where they stand, how they are set."""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from vanban.sources._fonts import Font, font_of
from vanban.sources._pdf_calls import handle, plainly
from vanban.sources._shares import Box, Shares

_OBJECT = plainly(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_FONT_OF = plainly(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_RUNS, _RUN = plainly(pdfium.FPDFText_CountRects), plainly(pdfium.FPDFText_GetRect)
_BOX, _ORIGIN = plainly(pdfium.FPDFText_GetLooseCharBox), plainly(pdfium.FPDFText_GetCharOrigin)
_MATRIX, _SIZE = plainly(pdfium.FPDFText_GetMatrix), plainly(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_FONT = plainly(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong)
_NAME = 256  # bytes of a font's name
_NOWHERE = (0.0, 0.0, 0.0, 0.0)


class Run(NamedTuple):
    """How letters drawn at one go are set: their direction in radians, their size in points and their font.

    `height` is the size as a share of the page's height, `base` the height of the base line on the page, where it
    stands level.
    """

    slope: float
    size: float
    height: float
    base: float | None
    font: Font


class Letters:
    """The letters of one text page by their place in its text. What is the same for a run of them is asked for once."""

    def __init__(self, textpage: Any, shares: Shares) -> None:
        """Take a text page; places come out as shares of the page as it is shown."""
        self._textpage = textpage
        self._raw = handle(textpage.raw)
        self._shares = shares
        self._four = (ctypes.c_float * 4)()
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = (ctypes.c_float * 6)()
        self._name, self._flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
        self._to_four, self._to_matrix = ctypes.byref(self._four), ctypes.byref(self._matrix)
        self._to_edges = tuple(map(ctypes.byref, self._edges))
        self._to_font = (ctypes.byref(self._name), ctypes.c_ulong(_NAME), ctypes.byref(self._flags))
        self._boxes: dict[int, Box] = {}
        self._runs: dict[int, Run] = {}
        self._heights: dict[float, float] = {}
        self._fonts: dict[int, Font] = {}

    def text(self) -> str:
        """Return the text with one character for each letter."""
        text: str = self._textpage.get_text_range()
        count = self._textpage.count_chars()
        if len(text) != count:
            codes = (pdfium.FPDFText_GetUnicode(self._textpage.raw, index) for index in range(count))
            text = "".join(chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)
        return text

    def before(self, drawn: frozenset[int], end: int) -> int:
        """Return how many of the first letters, `end` in all, stand before those drawn by some objects at their end."""
        while end and ((by := _OBJECT(self._raw, end - 1)) is None or by in drawn):
            end -= 1
        return end

    def box(self, index: int) -> Box:
        """Return (left, top, right, bottom) of a letter's full height."""
        box = self._boxes.get(index)
        if box is None:
            box = self._boxes[index] = self._boxed() if _BOX(self._raw, index, self._to_four) else _NOWHERE
        return box

    def _boxed(self) -> Box:
        """Return the box just asked for; that of a letter which stands upright, as most do, needs no turning."""
        left, top, right, bottom = self._four[:]
        _, _, is_upright, above, down, before, across = self._shares
        if is_upright and left <= right and bottom <= top:
            return (left - before) / across, (above - top) / down, (right - before) / across, (above - bottom) / down
        return self._shares.of(left, top, right, bottom)

    def run(self, index: int) -> Run:
        """Return how a letter is set; for all letters of a run this is one thing."""
        drawn = _OBJECT(self._raw, index)
        run = self._runs.get(drawn)
        if run is None:
            run = self._asked(index, drawn)
            if drawn:
                self._runs[drawn] = run
        return run

    def _asked(self, index: int, drawn: int | None) -> Run:
        font = self._fonts.get(_FONT_OF(drawn)) if drawn else None
        if font is None:
            font = self._font(index, drawn)
        if not _MATRIX(self._raw, index, self._to_matrix):
            return Run(0.0, 0.0, 0.0, None, font)
        along, up, across, down, _, above = self._matrix[:]
        size: float = _SIZE(self._raw, index) * math.hypot(across, down)
        height = self._heights.get(size)
        if height is None:
            _, top, _, bottom = self._shares.of(0, size, size, 0)
            height = self._heights[size] = bottom - top
        if up or across or along < 0 or not self._shares.upright:
            return Run(math.atan2(up, along), size, height, None, font)
        return Run(0.0, size, height, (self._shares.top - above) / self._shares.down, font)

    def _font(self, index: int, drawn: int | None) -> Font:
        """Return the font of a letter, and keep it for what else is drawn in it."""
        length = _FONT(self._raw, index, *self._to_font)
        font = font_of(self._name.value, self._flags.value) if length else font_of(b"", 0)
        if drawn:
            self._fonts[_FONT_OF(drawn)] = font
        return font

    def white(self, start: int, end: int) -> float:
        """Return the widest white, in points, between the runs a line is drawn in; on a turned page it is endless."""
        runs = _RUNS(self._raw, start, end - start)
        if runs < 2:
            return 0.0
        if not self._shares.upright:
            return math.inf
        widest, before = 0.0, math.inf
        left, _, right, _ = self._edges
        for run in range(runs):
            _RUN(self._raw, run, *self._to_edges)
            widest = max(widest, left.value - before)
            before = right.value
        return widest

    def slope(self, index: int) -> float:
        """Return the direction a letter runs in, in radians."""
        return self.run(index).slope

    def size(self, index: int) -> float:
        """Return the size of a letter in points."""
        return self.run(index).size

    def base(self, index: int) -> float | None:
        """Return the height on the page of the line a letter stands on."""
        x, y, _, _ = self._edges
        if not _ORIGIN(self._raw, index, *self._to_edges[:2]):
            return None
        return self._shares.of(x.value, y.value, x.value, y.value)[1]
