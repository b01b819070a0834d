"""The text layer of one PDF page as segments: what stands where, in which type."""

from __future__ import annotations

import math
import re
from itertools import groupby

from vanban._normalise import holds
from vanban.sources._advances import UNITS, advances, width_of
from vanban.sources._fonts import font_of
from vanban.sources._gutters import Columns, Placed, white_grids
from vanban.sources._legacy import SIGNS, by_font
from vanban.sources._letters import Letters, Run
from vanban.sources._overlays import words_after
from vanban.sources._rules import InCell, grids_of, place_in
from vanban.sources._segments import Segment, unbroken
from vanban.sources._shares import Box
from vanban.sources._upright import upright

_NUMBER_COLUMN = re.compile(r"[Tt][Tt]\b")  # "TT", "STT": at the beginning of its line
_NUMBER_SIGNS = ("TT", "Tt", "tt", "tT")
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
_HYPHENED = "\ufffe"  # what the library makes of a hyphen at a line's end, before the next line
_PRIVATE_SIGNS = tuple(map(chr, _PRIVATE))
_MARKS = frozenset("#[{<$@&")
_GAP = 0.9  # width in type sizes from which a blank parts columns; even set lines have blanks of 0.7
_ROOM = 0.6  # type sizes beyond the common width of a stretch, without which it has no such blank
_EVEN = 0.8  # type sizes, what is left for such a blank in a line whose other blanks are alike
_ALIKE = 0.3  # type sizes, by which the blanks of one line differ, measured by ink
_UNEVEN = 0.6  # type sizes by which a half of an evenly set line may be wider than its letters say
_BLANK = 0.25  # type sizes, as common
_APART = 0.8  # type sizes between two runs of letters, which are measured by their ink
_UNICODE = font_of(b"", 0)
_COMMON_SIZE = 14.0  # points, where a file does not tell


def stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the lines of a stretch of text that are not blank begin and end, without the blanks around."""
    return [line.span() for line in _LINE.finditer(text, start, end)]


def _are_alike(run: Run, other: Run) -> bool:
    """Tell whether two runs are set alike, which what two columns print on one line rarely is."""
    return run.size == other.size and run.font == other.font


class PageText:
    """Reads one text page; coordinates come out as shares of the page as it is shown."""

    def __init__(
        self,
        letters: Letters,
        number: int,
        before: Columns | None = None,
        *,
        printed: int | None = None,
        seen: bool = False,
    ) -> None:
        """Read a page; `before` are the columns of a table without lines that reached the foot of the page before.

        Of one that was flattened, `printed` is how many objects were printed on it before. `seen` tells that tables
        were seen on the picture of the page before.
        """
        self._number = number
        self._letters = letters
        self.shares = letters.shares
        self.grids = grids_of(letters.page, self.shares.of, printed)
        self.text = letters.text().replace("\u00a0", " ").replace("\t", " ")
        self._advances, self.strange = advances(self.text)
        self._has_private = any(sign in self.text for sign in _PRIVATE_SIGNS)
        self._has_old = holds(self.text, SIGNS)
        self.columns: Columns | None = None
        self._end = len(self.text)
        if printed is not None:
            self._end = letters.before(words_after(letters.page, printed), self._end)
        heads = self._numbers_without_lines()
        self.seen = not self.grids and (heads or seen) and letters.is_unseen() and self._sees_tables()
        if not self.seen and (before or heads):
            self.columns = self._find_white(before)

    def _sees_tables(self) -> bool:
        """Take the tables ruled on the picture that lies over letters recognised before; tell whether there are any."""
        from vanban.sources.scan import tables_seen

        self.grids = tables_seen(self._letters.page)
        return bool(self.grids)

    def _numbers_without_lines(self) -> bool:
        """Tell whether the name of a column of numbers stands outside of all ruled tables."""
        text = self.text
        for name in _NUMBER_COLUMN.finditer(text, 0, self._end) if holds(text, _NUMBER_SIGNS) else ():
            before = text[text.rfind("\n", 0, name.start()) + 1 : name.start()].strip()
            if before in ("", "S", "s") and self._place(name.end() - 1, name.end()) is None:
                return True
        return False

    def _find_white(self, before: Columns | None) -> Columns | None:
        """Add the tables without lines; return the columns of one that reaches the foot of the page."""
        words = [match.span() for match in _WORD.finditer(self.text, 0, self._end)]
        placed = [
            Placed(self.text[start:end], left, top, right, bottom)
            for start, end in words
            if self._place(start, end) is None
            for (left, top, _, _), (_, _, right, bottom) in [(self._letters.box(start), self._letters.box(end - 1))]
        ]
        sizes = sorted(filter(None, (self._letters.size(start) for start, _ in words[:: max(1, len(words) // 50)])))
        em = sizes[len(sizes) // 2] if sizes else _COMMON_SIZE
        grids, going_on = white_grids(placed, em / self.shares.width, before)
        self.grids = sorted([*self.grids, *grids], key=lambda grid: grid.ys[0])
        return going_on

    def segments(self) -> list[Segment]:
        """Return the segments printed on the page, in the order of the file.

        Marks for signing programs ("#chuky") are drawn in white, or so that none is seen.
        """
        found = self._between(0, self._end)
        found = [one for one in found if one.text[:1] not in _MARKS or not self._letters.is_hidden(one.start)]
        if self.grids:
            first = [segment for segment in found if segment.cell and segment.cell[0] == 0]
            hollow = self.grids[0].hollow({segment.cell[1:] for segment in first if segment.cell})
            for segment in first:
                segment.hollow = hollow
        return found

    def laid_over(self, since: int | None = None) -> list[Segment]:
        """Return the segments that lie over the page: in none of the cells of its tables, wherever they stand.

        They are those since a character, or behind what is printed.
        """
        self.grids = []
        return self._between(self._end if since is None else since, len(self.text))

    def _between(self, start: int, end: int) -> list[Segment]:
        lines = stretches(self.text, start, end)
        slopes: set[float | None] = set()
        found = self._read(lines, slopes)
        if len(slopes) > 1 or None in slopes:
            found = self._read(upright(self.text, lines, self._letters.slope), slopes)
        _, top, _, bottom = self.shares.of(0, 1, 1, 0)
        found = unbroken(found, 1 / (self.shares.width * (bottom - top)))
        for order, segment in enumerate(found):
            segment.order = order
        return found

    def _read(self, lines: list[tuple[int, int]], slopes: set[float | None]) -> list[Segment]:
        """Return the segments of lines; `slopes` takes the directions they run in, None where its ends differ."""
        found: list[Segment] = []
        runs = self._letters.runs
        for start, end in lines:
            first, last = runs(start, end - 1)
            slopes.add(first.slope if first is last or first.slope == last.slope else None)
            if self.grids and self._is_ruled(start):
                found += self._celled(start, end)
            else:
                found += self._parted(start, end, first, last)
        return found

    def _is_ruled(self, index: int) -> bool:
        """Whether a character stands at the height of a ruled table."""
        _, top, _, bottom = self._letters.box(index)
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
                found += self._parted(first, last, *self._letters.runs(first, last - 1))
            else:
                segment = self._read_whole(first, last)
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
        left, top, right, bottom = self._letters.box(start)
        if end - start > 1:
            right = self._letters.box(end - 1)[2]
        return place_in(self.grids, (left + right) / 2, (top + bottom) / 2)

    def _parted(self, start: int, end: int, run: Run, last_run: Run) -> list[Segment]:
        """Cut a line where a wide blank shows that two columns stand on it; it begins and ends in the runs given."""
        letters = self._letters
        around = box, _ = letters.around(start, end - 1)
        em = (run.size or _COMMON_SIZE) / self.shares.width
        is_text = self.text.find("  ", start, end) < 0 and self._is_text(start, end, box[2] - box[0], em)
        if is_text and (run is last_run or (_are_alike(run, last_run) and self._is_even(start, end, box))):
            return [self._segment(start, end, around, run, last_run)]
        is_apart = run is not last_run and letters.white(start, end) >= em * self.shares.width * _APART
        if is_text and not is_apart:
            return [self._segment(start, end, around, run, last_run)]
        gaps = self._gaps(start, end, (box[0], box[2]), em, -math.inf if is_apart else em * _ROOM)
        if len(gaps) > 1 and len(gaps) == self.text.count(" ", start, end) and self._are_even(gaps, em):
            gaps = []
        found: list[Segment] = []
        for before, after in [*gaps, (end, end)]:
            found.append(self._read_whole(start, before))
            start = after
        return found

    def _are_even(self, gaps: list[tuple[int, int]], em: float) -> bool:
        """Tell whether blanks are of one width: a line that a break cut short was spread over its whole width."""
        wide = [self._letters.box(after)[0] - self._letters.box(before - 1)[2] for before, after in gaps]
        return max(wide) - min(wide) < _ALIKE * em

    def _gaps(self, start: int, end: int, edges: tuple[float, float], em: float, room: float) -> list[tuple[int, int]]:
        """Return the blanks of a line that part columns, as (end of the word before, start of the word after).

        Each question for a place costs: a stretch that letters fill but for `room` is not asked further.
        """
        text, (left, right) = self.text, edges
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
            parted, going_on = self._letters.box(before - 1)[2], self._letters.box(after)[0]
            if going_on - parted >= _GAP * em and not self._is_to_fill(before, after):
                gaps.append((before, after))
            stretches += [(start, before, left, parted), (after, end, going_on, right)]
        return sorted(gaps)

    def _filled(self, start: int, end: int, em: float) -> float:
        """Return how wide a stretch of text is at least, as a share of the page's width."""
        return width_of(self._advances[start:end]) * em / UNITS

    def _blank_within(self, start: int, end: int) -> int:
        """Return where the blank in the midst of a stretch is, or -1."""
        middle = (start + end) // 2
        before = self.text.rfind(" ", start, middle)
        return before if before >= 0 else self.text.find(" ", middle, end)

    def _is_text(self, start: int, end: int, width: float, em: float) -> bool:
        """Tell whether letters and common blanks fill a line, or blanks all as wide as the one in its midst.

        Most lines are told by this to be text.
        """
        left = width - width_of(self._advances[start:end]) * em / UNITS
        if left < _ROOM * em:
            return True
        blank = self._blank_within(start, end)
        if blank < 0:
            return True
        wide = self._letters.between(blank - 1, blank + 1)
        spread = self.text.count(" ", start, end) * (wide - _BLANK * em)
        return wide < _EVEN * em and left - spread < _EVEN * em - wide

    def _is_even(self, start: int, end: int, box: Box) -> bool:
        """Tell whether both halves of a line are as wide as its letters say: none is condensed beside a wide blank.

        How far all its runs stand apart is costly to ask; of capitals, in which two columns of a head are set, it is.
        """
        if self.text[start:end].isupper():
            return False
        middle = self._blank_within(start, end) + 1
        if not middle:
            return True
        first, whole = width_of(self._advances[start:middle]), width_of(self._advances[start:end])
        width = box[2] - box[0]
        return abs(self._letters.box(middle)[0] - box[0] - width * first / whole) * whole < _UNEVEN * UNITS * width

    def _is_to_fill(self, before: int, after: int) -> bool:
        """Tell whether a blank was left to be filled in, as in "Số:       /TB-UBND"."""
        left = _LEFT_BLANK.search(self.text[max(0, before - 6) : before])
        return left is not None and _AFTER_BLANK.match(self.text, after) is not None

    def _read_whole(self, start: int, end: int) -> Segment:
        """Return a stretch that nothing parts."""
        return self._segment(start, end, self._letters.around(start, end - 1), *self._letters.runs(start, end - 1))

    def _segment(self, start: int, end: int, around: tuple[Box, float], run: Run, last_run: Run) -> Segment:
        """Return a stretch of text that stands in a box and ends so high, set as its first and its last letter are."""
        text, ((left, top, right, bottom), high) = self.text[start:end], around
        small_start = False
        font, height = run.font, run.height
        bold, italic = font.bold, font.italic
        if run is not last_run:
            if run.size != last_run.size:
                height = self._letters.run((start + end) // 2).height
            if text[0].isdecimal() and _FIRST_NUMBER.match(text):
                small_start = self._is_smaller(start, end - 1)
            if self._has_old:
                text, font = self._by_fonts(start, end), _UNICODE
            if len(text) == end - start and _DIGIT.search(text):
                text = self._with_notes(text, start)
            if bold and italic:
                bold, italic = last_run.font.bold, last_run.font.italic
        if font.legacy:
            text = by_font(text, font.name)
        return Segment(
            text.translate(_PRIVATE) if self._has_private else text,
            self._number,
            left,
            right,
            top,
            bottom,
            max(high, height, 1e-6),
            self._letters.base(start) if run.base is None else run.base,
            bold,
            italic,
            small_start,
            start,
            self._letters.base(end - 1) if self._has_private and _HYPHENED in self.text[start:end] else None,
        )

    def _by_fonts(self, start: int, end: int) -> str:
        """Return a stretch as its fonts showed it, of which some may be those of TCVN3 and VNI."""
        runs = groupby(range(start, end), lambda index: self._letters.run(index).font)
        return "".join(by_font("".join(self.text[index] for index in places), font.name) for font, places in runs)

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
        return 0 < self._letters.size(index) < self._letters.size(other) * 0.85
