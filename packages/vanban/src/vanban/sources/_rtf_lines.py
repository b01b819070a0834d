"""Gathers the paragraphs, cells and notes of an RTF file into lines."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import NamedTuple

from vanban._source import Line
from vanban.sources._legacy import by_font, encoding_of_font

Cell = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks, as far as reading cares."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    capitals: bool = False

    def changed(self, *, bold: bool | None, italic: bool | None, capitals: bool | None) -> Look:
        """Return the look with what is given; `None` leaves it as it is."""
        return Look(
            self.font,
            self.bold if bold is None else bold,
            self.italic if italic is None else italic,
            self.capitals if capitals is None else capitals,
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph stands: centred, as a heading of a level, in a table."""

    centred: bool = False
    heading: int | None = None
    in_table: bool = False


class Edge(NamedTuple):
    """The right edge of a cell; `merge` is "clvmgf" where the cell reaches down, "clvmrg" where one above does."""

    at: int
    merge: str = ""


@dataclass(slots=True)
class Flow:
    """One run of paragraphs: the body, a note, a text box, a page header. Cells count from 0 in each table."""

    lines: list[Line] = field(default_factory=list)
    _pieces: list[tuple[str, Look]] = field(default_factory=list)
    _paragraph: int = 0
    _table: int = -1
    _row: int = 0
    _column: int = 0
    _is_in_table: bool = False
    _edges: dict[int, list[list[Edge]]] = field(default_factory=lambda: defaultdict(list))

    _depths: dict[Cell, int] = field(default_factory=dict)
    _merged: dict[tuple[int, int], frozenset[int | None]] = field(default_factory=dict)

    def add(self, text: str, look: Look) -> None:
        """Take text in one look."""
        if self._pieces and self._is_same(self._pieces[-1][1], look):
            before, known = self._pieces[-1]
            self._pieces[-1] = (before + text, known)
        else:
            self._pieces.append((text, look))

    @property
    def tail(self) -> str:
        """The last piece of the paragraph so far."""
        return self._pieces[-1][0] if self._pieces else ""

    @staticmethod
    def _is_same(one: Look, other: Look) -> bool:
        """Whether two pieces are converted together: a letter of a legacy font may be cut by a change of look."""
        kind = encoding_of_font(one.font)
        return one == other or (kind is not None and kind == encoding_of_font(other.font))

    def end_paragraph(self, layout: Layout) -> None:
        """End a paragraph; line breaks within it part lines of the same paragraph."""
        if layout.in_table and not self._is_in_table:
            self._table, self._row, self._column = self._table + 1, 0, 0
        self._is_in_table = layout.in_table
        cell = (self._table, self._row, self._column) if layout.in_table else None
        plain = Line("", paragraph=self._paragraph, cell=cell, centred=layout.centred, heading=layout.heading)
        rows = [row for row in self._rows() if any(text.strip() for text, _look in row)]
        self.lines += [_line(row, plain) for row in rows]
        self._paragraph += bool(rows)
        self._pieces.clear()

    def end_cell(self, layout: Layout) -> None:
        """End a cell of the row, and the paragraph in it."""
        self.end_paragraph(replace(layout, in_table=True))
        self._column += 1

    def end_row(self, edges: list[Edge]) -> None:
        """End a row; `edges` are the right edges of its cells, by which cells of several rows share a column."""
        self._edges[self._table].append(edges)
        self._row, self._column = self._row + 1, 0

    def finished(self, layout: Layout) -> list[Line]:
        """End what is open and return all lines, each cell in the column where its left edge stands."""
        if self._pieces:
            self.end_paragraph(layout)
        grids = {table: sorted({edge.at for row in rows for edge in row}) for table, rows in self._edges.items()}
        return [self._placed(line, grids) for line in self.lines]

    def _placed(self, line: Line, grids: dict[int, list[int]]) -> Line:
        if line.cell is None:
            return line
        table, row, column = line.cell
        rows = self._edges.get(table, [])
        if row >= len(rows) or column > len(rows[row]):
            return line
        reached = self._reached(table, row, column)
        if column:
            column = grids[table].index(rows[row][column - 1].at) + 1
        return line._replace(cell=(table, row, column), rows=reached)

    def _reached(self, table: int, row: int, column: int) -> int:
        """Over how many rows a cell reaches down: as many as go on with it at its left edge. Each is counted once."""
        rows, known = self._edges[table], (table, row, column)
        if column >= len(rows[row]) or rows[row][column].merge != "clvmgf":
            return 1
        if known not in self._depths:
            at = rows[row][column - 1].at if column else None
            below = takewhile(lambda number: at in self._going_on(table, number), range(row + 1, len(rows)))
            self._depths[known] = 1 + sum(1 for _ in below)
        return self._depths[known]

    def _going_on(self, table: int, row: int) -> frozenset[int | None]:
        """The left edges (None at the margin) of the cells of a row that go on with one above."""
        if (table, row) not in self._merged:
            edges = self._edges[table][row]
            lefts = [None, *(edge.at for edge in edges)]
            self._merged[table, row] = frozenset(
                left for left, edge in zip(lefts, edges, strict=False) if edge.merge == "clvmrg"
            )
        return self._merged[table, row]

    def _rows(self) -> list[list[tuple[str, Look]]]:
        rows: list[list[tuple[str, Look]]] = [[]]
        for text, look in self._pieces:
            shown = by_font(text, look.font) if look.font else text
            for count, part in enumerate((shown.upper() if look.capitals else shown).split("\n")):
                if count:
                    rows.append([])
                if part:
                    rows[-1].append((part, look))
        return rows


def _line(row: list[tuple[str, Look]], plain: Line) -> Line:
    telling = [look for text, look in row if text.strip(" .,;:-–/\t")]
    return plain._replace(
        text="".join(text for text, _look in row).replace("\u00a0", " ").rstrip(),
        bold=bool(telling) and all(look.bold for look in telling),
        italic=bool(telling) and all(look.italic for look in telling),
    )
