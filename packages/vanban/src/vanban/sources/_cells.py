"""Tables of a PDF put together: the lines of a cell joined, rows that run on over pages, heads printed again."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from vanban._source import Line
from vanban.sources._segments import Segment, rows_of

_ITEM = re.compile(r"[-–+•*]\s|\d{1,2}[.)]\s|[a-zđ]\)\s")
_ENDS = (".", ";", ":")
Cell = tuple[int, int, int]


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
    found: list[Segment] = []
    for cell in sorted(by_cell):
        first = len(found)
        for row in rows_of(by_cell[cell]):
            text = " ".join(part.text.strip() for part in row)
            before = found[-1] if len(found) > first else None
            if before is None or _ITEM.match(text) or (text[:1].isupper() and before.text.rstrip().endswith(_ENDS)):
                row[0].text = text
                found.append(row[0])
            else:
                before.text, before.bottom = f"{before.text.rstrip()} {text}", row[-1].bottom
    return found


def rejoined(lines: list[Line]) -> list[Line]:
    """Join what a page's end had cut: the rest of a cell goes to where the cell began."""
    kept: list[Line] = []
    last_of: dict[Cell, int] = {}
    for line in lines:
        before = last_of.get(line.cell) if line.cell is not None else None
        if line.cell is None or before is None or before == len(kept) - 1 or kept[before].page == line.page:
            if line.cell is not None:
                last_of[line.cell] = len(kept)
            kept.append(line)
        else:
            kept[before] = replace(kept[before], text=f"{kept[before].text} {line.text}")
    return kept


class Numbering:
    """Numbers the tables of a document through its pages; one that runs on keeps its number and its rows."""

    def __init__(self) -> None:
        self._table = -1
        self._columns = 0
        self._rows = 0
        self._head: list[str] = []

    def take(self, table: list[Segment], *, runs_on: bool) -> list[Segment]:
        """Return the table's segments with their numbers; `runs_on` where it stands first on its page, under the last.

        A head that is printed again is dropped, and a row whose first cell is empty goes on the row before.
        """
        rows = sorted({segment.cell[1] for segment in table if segment.cell})
        columns = 1 + max((segment.cell[2] for segment in table if segment.cell), default=0)
        if runs_on and columns == self._columns and rows:
            if _texts(table, rows[0]) == self._head:
                del rows[0]
            goes_on = bool(rows) and not any(one.cell and one.cell[1:] == (rows[0], 0) for one in table)
            start = self._rows - goes_on
        else:
            self._table, self._columns, start = self._table + 1, columns, 0
            self._head = _texts(table, rows[0]) if rows else []
        places = {row: start + place for place, row in enumerate(rows)}
        self._rows = start + len(rows)
        kept = [segment for segment in table if segment.cell and segment.cell[1] in places]
        for segment in kept:
            _, first, column = segment.cell or (0, 0, 0)
            segment.rows = bisect_left(rows, first + segment.rows) - bisect_left(rows, first)
            segment.cell = (self._table, places[first], column)
        return kept


def _texts(table: list[Segment], row: int) -> list[str]:
    return [segment.text for segment in table if segment.cell and segment.cell[1] == row]
