"""Text set in a table that only lays it out, read as its paragraphs: in one column, or behind labels in cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from vanban._source import Line

_LABEL = re.compile(
    r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,2})[.)]|\d{1,2}(?:\.\d{1,2}){1,2}|[a-zđ][.)]|[-–+•*]|Điều \d+\.?"
)


def beside_their_labels(lines: Iterable[Line]) -> list[Line]:
    """Return the lines, each label joined to the text in the cell beside it.

    Such a table has no head, two cells that are not empty in each row at most, and a label in the first of them ("a)" |
    "Rà soát ..."); the numbers of a table that assigns have no mark. Programs that fill in forms put a whole text into
    a table of one column.
    """
    read: list[Line] = []
    for table, group in groupby(lines, key=lambda line: line.cell[0] if line.cell else None):
        rows = list(group)
        read += rows if table is None or not _only_lays_out(rows) else _paragraphs(rows)
    return read


def _rows(lines: list[Line]) -> Iterator[list[Line]]:
    for _, row in groupby(lines, key=lambda line: line.cell[1] if line.cell else None):
        yield list(row)


def _only_lays_out(lines: list[Line]) -> bool:
    labelled = 0
    for row in _rows(lines):
        columns = len({line.cell for line in row})
        if columns > 2 or any(line.rows > 1 for line in row):
            return False
        if columns == 2:
            if not _is_label(row):
                return False
            labelled += 1
    is_column = lines[0].x is None and len({line.cell and line.cell[2] for line in lines}) == 1
    return labelled > 0 or is_column  # on a printed page a cell tells where its paragraph ends


def _is_label(row: list[Line]) -> bool:
    return row[0].cell != row[1].cell and _LABEL.fullmatch(row[0].text.strip()) is not None


def _paragraphs(lines: list[Line]) -> Iterator[Line]:
    for row in _rows(lines):
        is_labelled = len(row) > 1 and _is_label(row)
        if is_labelled:
            yield row[1]._replace(text=f"{row[0].text.strip()} {row[1].text.lstrip()}", cell=None)
        yield from (line._replace(cell=None) for line in row[2 * is_labelled :])
