"""What a PDF tells of the letters of a page: what they are, where they stand, how they are set."""

from __future__ import annotations

import ctypes
import math
import struct
from collections import Counter
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfiumError

from vanban.sources._fonts import Font, font_of
from vanban.sources._pdf_calls import handle, plainly
from vanban.sources._shares import Box, shares_of

_OBJECT = plainly(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_FONT_OF = plainly(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_RUNS, _RUN = plainly(pdfium.FPDFText_CountRects), plainly(pdfium.FPDFText_GetRect)
_BOX, _ORIGIN = plainly(pdfium.FPDFText_GetLooseCharBox), plainly(pdfium.FPDFText_GetCharOrigin)
_MATRIX, _SIZE = plainly(pdfium.FPDFText_GetMatrix), plainly(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_FONT = plainly(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong)
_FOUR, _SIX = struct.Struct("4f").unpack, struct.Struct("6f").unpack
_NAME = 256  # bytes of a font's name
_SAMPLES = 8  # letters, from which it is told how a page is turned
_WHITE = 255
_FEW = 100  # letters, whose direction is not told by their number
_HUE = 60  # of 255, between the strongest and the weakest of three colours
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

    def __init__(self, page: Any) -> None:
        """Take a page; places come out as shares of it as it is shown. Whoever makes letters closes them, before it."""
        self.page = page
        self.shares = shares_of(page)
        self._loaded = pdfium.FPDFText_LoadPage(page.raw)
        if not self._loaded:
            raise PdfiumError("Failed to load text page.")
        self._raw = handle(self._loaded)
        self.count = max(0, pdfium.FPDFText_CountChars(self._loaded))
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
        count = self.count
        units = (ctypes.c_ushort * (2 * count + 2))()  # two of UTF-16 for each letter, and an end
        written = pdfium.FPDFText_GetText(self._loaded, 0, count, units) if count else 1
        text = bytes(memoryview(units)[: max(0, written - 1)]).decode("utf-16-le", "ignore")
        if len(text) != count:
            codes = (pdfium.FPDFText_GetUnicode(self._loaded, index) for index in range(count))
            text = "".join(chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)
        return text

    def close(self) -> None:
        """Give back what the library keeps for them; nothing more can be asked then."""
        pdfium.FPDFText_ClosePage(self._loaded)

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

    def around(self, first: int, last: int) -> tuple[Box, float]:
        """Return the box around a stretch that begins and ends with two letters, and how high the last one's is."""
        _, _, is_upright, above, down, before, across = self.shares
        if is_upright and _BOX(self._raw, first, self._to_four):
            left, top, right, bottom = _FOUR(self._four)
            if left <= right and bottom <= top and _BOX(self._raw, last, self._to_four):
                start, high, end, low = _FOUR(self._four)
                if left <= end and start <= end and low <= high:
                    top, bottom = (above - max(top, high)) / down, (above - min(bottom, low)) / down
                    return ((left - before) / across, top, (end - before) / across, bottom), (high - low) / down
        (left, top, right, bottom), (_, high, end, low) = self.box(first), self.box(last)
        return (left, min(top, high), max(left, end), max(bottom, low)), low - high

    def between(self, before: int, after: int) -> float:
        """Return how wide the white between two letters is, as a share of the page's width."""
        if not self.shares.upright:
            return self.box(after)[0] - self.box(before)[2]
        _BOX(self._raw, after, self._to_four)
        left = self._four[0]
        _BOX(self._raw, before, self._to_four)
        return (left - self._four[2]) / self.shares.across

    def _boxed(self) -> Box:
        """Return the box just asked for; that of a letter which stands upright, as most do, needs no turning."""
        left, top, right, bottom = _FOUR(self._four)
        _, _, is_upright, above, down, before, across = self.shares
        if is_upright and left <= right and bottom <= top:
            return (left - before) / across, (above - top) / down, (right - before) / across, (above - bottom) / down
        return self.shares.of(left, top, right, bottom)

    def runs(self, first: int, last: int) -> tuple[Run, Run]:
        """Return how the first and the last letter of a stretch are set."""
        drawn, other = _OBJECT(self._raw, first), _OBJECT(self._raw, last)
        run = self._runs.get(drawn) or self._asked(first, drawn)
        return run, run if drawn == other else self._runs.get(other) or self._asked(last, other)

    def run(self, index: int) -> Run:
        """Return how a letter is set; for all letters of a run this is one thing."""
        drawn = _OBJECT(self._raw, index)
        return self._runs.get(drawn) or self._asked(index, drawn)

    def _asked(self, index: int, drawn: int | None) -> Run:
        """Ask how a letter is set, and keep it for the others drawn with it."""
        font = self._fonts.get(_FONT_OF(drawn)) if drawn else None
        if font is None:
            font = self._font(index, drawn)
        if not _MATRIX(self._raw, index, self._to_matrix):
            return Run(0.0, 0.0, 0.0, None, font)
        along, up, across, down, _, above = _SIX(self._matrix)
        size: float = _SIZE(self._raw, index) * (math.hypot(across, down) if across else abs(down))
        height = self._heights.get(size)
        if height is None:
            _, top, _, bottom = self.shares.of(0, size, size, 0)
            height = self._heights[size] = bottom - top
        if up or across or along < 0 or not self.shares.upright:
            run = Run(math.atan2(up, along), size, height, None, font)
        else:
            run = Run(0.0, size, height, (self.shares.top - above) / self.shares.down, font)
        if drawn:
            self._runs[drawn] = run
        return run

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
        if not self.shares.upright:
            return math.inf
        widest, before = 0.0, math.inf
        left, _, right, _ = self._edges
        for run in range(runs):
            _RUN(self._raw, run, *self._to_edges)
            widest = max(widest, left.value - before)
            before = right.value
        return widest

    def is_unseen(self) -> bool:
        """Tell whether the letters are drawn so that none is seen, as those recognised under a picture are."""
        by = pdfium.FPDFText_GetTextObject(self._loaded, self.count // 2) if self.count else None
        return bool(by) and pdfium.FPDFTextObj_GetTextRenderMode(by) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE

    def is_coloured(self, index: int) -> bool:
        """Tell whether a letter is neither black nor grey nor white."""
        by = pdfium.FPDFText_GetTextObject(self._loaded, index)
        colours = _colours(by) if by else (0,)
        return max(colours) - min(colours) > _HUE

    def is_hidden(self, index: int) -> bool:
        """Tell whether a letter is white, or drawn so that it is not seen where others are."""
        by = pdfium.FPDFText_GetTextObject(self._loaded, index)
        if not by:
            return False
        is_white = min(_colours(by)) == _WHITE
        unseen = pdfium.FPDFTextObj_GetTextRenderMode(by) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        return is_white or (unseen and not self.is_unseen())

    def quarters(self) -> int:
        """Return how many quarters to the left most letters stand on the page as it is not turned.

        A page of a few letters is turned where none stands upright: beside the last lines of a text the trace of who
        printed it may run up the edge.
        """
        count = self.count
        if count < _FEW and not all(self._quarter(at) for at in range(count) if _OBJECT(self._raw, at)):
            return 0  # what no object draws is a blank or the end of a line
        turns: Counter[int] = Counter()
        for index in range(0, count, count // _SAMPLES + 1):
            turn = self._quarter(index)
            turns[turn] += 1
            if turns[turn] > _SAMPLES / 2:
                break
        return max(turns, key=turns.__getitem__, default=0)

    def _quarter(self, index: int) -> int:
        if not _MATRIX(self._raw, index, self._to_matrix):
            return 0
        along, up, _, _, _, _ = _SIX(self._matrix)
        return round(math.atan2(up, along) / (math.pi / 2)) % 4

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
        return self.shares.of(x.value, y.value, x.value, y.value)[1]


def _colours(by: Any) -> tuple[int, ...]:
    """Return how red, green and blue a piece of text is, each of 255."""
    colours = tuple(ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(by, *colours)
    return tuple(colour.value for colour in colours[:3])
