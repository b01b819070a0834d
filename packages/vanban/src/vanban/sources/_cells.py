"""Tables of a PDF put together: the lines of a cell joined, rows that run on over pages, heads printed again."""

from __future__ import annotations

import re
from bisect import bisect_left

from vanban._source import Line
from vanban.sources._segments import Segment, rows_of
from vanban.sources._syllables import is_syllable

_ITEM = re.compile(r"[-–+•*]\s|\d{1,2}[.)]\s|[a-zđ]\)\s")
_ENDS = (".", ";")
_NUMBERS = re.compile(r"(?:S\s?)?TT\b|Số\s*TT", re.IGNORECASE)
_CUT_DAY = re.compile(r"[\d/]{1,9}|[IVX]{1,4}/\d{0,3}")
_DAY = re.compile(r"(?:\d{1,2}/|[IVX]{1,4}/|\d{1,2}/\d{1,2}/)(?:2|20|20\d|20\d\d)")
_HEAD_ROWS = 3  # "Cơ quan thực hiện" over "Chủ trì", "Phối hợp", over "(1) (2) (3)"
# The number of a paper, cut within its notation: "144- / QĐ/TW", "15/2022/N / Q-HĐND"
_CUT_CODE = re.compile(r"\d(?:/[A-ZĐ]{0,4}|-)$")
_CODE = re.compile(r"\d{1,5}(?:/\d{4})?[/-][A-ZĐ]{2,6}(?:[-/&][A-ZĐa-z]{1,10}){0,4}")
_EARLY = 0.85  # share of the room of a column's lines
Cell = tuple[int, int, int]
Above = tuple[float, int]  # of the line above: how wide it is, as a share of the page, and how many letters it has


def part_tables(segments: list[Segment]) -> tuple[list[Segment], list[list[Segment]]]:
    """Part the segments of one page outside of tables from its tables, each with the lines of its cells joined."""
    outside = [segment for segment in segments if segment.cell is None]
    numbers = sorted({segment.cell[0] for segment in segments if segment.cell is not None})
    return outside, [_joined([one for one in segments if one.cell and one.cell[0] == number]) for number in numbers]


def _joined(table: list[Segment]) -> list[Segment]:
    """Return a segment for each paragraph of each cell, row by row."""
    by_cell: dict[Cell, list[Segment]] = {}
    for segment in table:
        if segment.cell is not None:
            by_cell.setdefault(segment.cell, []).append(segment)
    rows = {cell: rows_of(by_cell[cell]) for cell in sorted(by_cell)}
    room: dict[int, float] = {}
    for (_, _, column), lines in rows.items():
        room[column] = max([room.get(column, 0.0), *(row[-1].right - row[0].left for row in lines[:-1])])
    found: list[Segment] = []
    for cell, lines in rows.items():
        above: Above | None = None
        for row in lines:
            text = " ".join(part.text.strip() for part in row)
            if above is None or _begins(text, found[-1], above, room[cell[2]]):
                row[0].text = text
                found.append(row[0])
            else:
                found[-1].text, found[-1].bottom = _joint(found[-1].text.rstrip(), text), row[-1].bottom
            above = row[-1].right - row[0].left, sum([len(part.text) for part in row])
    return found


def _joint(above: str, below: str) -> str:
    """Join two lines of a cell; a narrow one cuts even a day ("31/12/202 / 5") and a syllable ("Th / áng")."""
    last, first = above.rsplit(" ", 1)[-1], below.split(" ", 1)[0]
    return f"{above}{'' if _is_cut(last, first) else ' '}{below}"


def _is_cut(last: str, first: str) -> bool:
    """Tell whether the end of a line and the start of the next are one word that had no room on either."""
    if _CUT_CODE.search(last):
        return _CODE.fullmatch((last + first).strip("().,;:")) is not None
    if last[-1:].isdigit() or first[:1].isdigit():
        return _CUT_DAY.fullmatch(last) is not None and _DAY.fullmatch((last + first).rstrip(".,;")) is not None
    whole = last.isalpha() and (rest := first.rstrip(".,;:)")).isalpha() and rest.islower()
    return whole and is_syllable(last + rest) and not (is_syllable(last) and is_syllable(rest) and last.lower() != "qu")


def _begins(text: str, before: Segment, above: Above, room: float) -> bool:
    """Tell whether a line begins a paragraph of a cell; a dash after a full line of prose is part of a name."""
    if item := _ITEM.match(text):
        is_list = item[0] not in ("- ", "– ") or before.text[:2] == item[0] or before.text.rstrip().endswith((":", ","))
        return is_list or _stops(before, above, text, room)
    return text[:1].isupper() and _stops(before, above, text, room)


def _stops(before: Segment, above: Above, text: str, room: float) -> bool:
    """Tell whether a paragraph of a cell ends above a line `text`: by a mark, or where its next word had `room`."""
    if before.text.rstrip().endswith(_ENDS):
        return True
    width, letters = above
    return width + width / max(letters, 1) * (1 + len(text.split(" ", 1)[0])) < room * _EARLY


def rejoined(lines: list[Line]) -> list[Line]:
    """Join what a page's end had cut: the rest of a cell goes to where the cell began."""
    if all(line.cell is None for line in lines):
        return lines
    kept: list[list[Line]] = []  # the lines of one stretch of a cell, or a line outside of tables
    begun: dict[Cell, list[Line]] = {}
    for line in lines:
        cell = begun.get(line.cell) if line.cell is not None else None
        if cell is None or cell[-1].page == line.page:
            kept.append([line])
            if line.cell is not None:
                begun[line.cell] = kept[-1]
        elif _ITEM.match(line.text):
            cell.append(line)
        else:
            cell[-1] = cell[-1]._replace(text=_joint(cell[-1].text, line.text))
    return [line for cell in kept for line in cell]


class Numbering:
    """Numbers the tables of a document through its pages; one that runs on keeps its number and its rows."""

    def __init__(self) -> None:
        self._table = -1
        self._columns = 0
        self._rows = 0
        self._head: list[list[str]] = []  # what stands in each of its first rows
        self._last: dict[int, list[Segment]] = {}  # by column, those of the cells that reach the last row

    def take(self, table: list[Segment], *, runs_on: bool) -> list[Segment]:
        """Return the table's segments with their numbers; `runs_on` where it stands first on its page, under the last.

        A head that is printed again is dropped, and a row whose first cell is empty goes on the row before. A merged
        cell that a page's end cut reaches down over the rows below it, where it is empty.
        """
        rows = sorted({segment.cell[1] for segment in table if segment.cell})
        columns = 1 + max((segment.cell[2] for segment in table if segment.cell), default=0)
        if runs_on and rows and self._fits(table, rows[0], columns):
            again = 0
            while again < min(len(rows), len(self._head)) and _texts(table, rows[again]) == self._head[again]:
                again += 1
            del rows[:again]
            goes_on = bool(rows) and _is_rest(table, rows[0])
            start = self._rows - goes_on
        else:
            self._table, self._columns, start = self._table + 1, columns, 0
            self._head = [_texts(table, row) for row in rows[:_HEAD_ROWS]]
        places = {row: start + place for place, row in enumerate(rows)}
        self._rows = start + len(rows)
        kept = [segment for segment in table if segment.cell and segment.cell[1] in places]
        for segment in kept:
            _, first, column = segment.cell or (0, 0, 0)
            segment.rows = bisect_left(rows, first + segment.rows) - bisect_left(rows, first)
            segment.cell = (self._table, places[first], column)
        if start:
            self._reach_on(table[0].hollow, rows, places)
        else:
            self._last = {}
        self._keep_last(kept)
        return kept

    def _reach_on(self, hollow: tuple[Cell, ...], rows: list[int], places: dict[int, int]) -> None:
        """Let merged cells of the page before reach over the empty ones that go on them below its end."""
        for row, column, over in hollow:
            above = self._last.get(column, [])
            if row != rows[0] or over == 1:
                continue  # one row that says nothing may have nothing to say
            end = places[row] + bisect_left(rows, row + over)
            for segment in above:
                if segment.cell:
                    segment.rows = end - segment.cell[1]

    def _keep_last(self, kept: list[Segment]) -> None:
        """Keep the segments of the cells that reach the last row, of this page or of those before it."""
        reach: dict[int, list[Segment]] = {}
        for segment in [one for above in self._last.values() for one in above] + kept:
            if segment.cell and segment.cell[1] + segment.rows >= self._rows:
                reach.setdefault(segment.cell[2], []).append(segment)
        self._last = reach

    def _fits(self, table: list[Segment], first: int, columns: int) -> bool:
        """Whether a table goes on the last one: as wide, or with nothing in its last columns and no head of its own."""
        return columns == self._columns or (columns < self._columns and _NUMBERS.match(_texts(table, first)[0]) is None)


def _is_rest(table: list[Segment], row: int) -> bool:
    """Whether a row without a number goes on the one above: it does not head a part, alone and in capitals."""
    cells = [segment for segment in table if segment.cell and segment.cell[1] == row]
    heads = len({segment.cell for segment in cells}) == 1 and cells[0].text.isupper()
    return not heads and not any(segment.cell and segment.cell[2] == 0 for segment in cells)


def _texts(table: list[Segment], row: int) -> list[str]:
    return [segment.text for segment in table if segment.cell and segment.cell[1] == row]
