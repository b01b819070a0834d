"""Tables whose cells came out one a line, without a frame: put in rows and columns again.

The head tells the columns ("TT", "Nội dung công việc", "Đơn vị chủ trì", ...). Each row begins with its number; when it
has as many lines as columns they are its cells in order, else what each line says tells its column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vanban._bodies import HEAD
from vanban._due_words import BARE_DAY, BARE_PERIOD
from vanban._source import Line
from vanban._tables import meaning_of

ROW = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])[.)]?$")
FIRST_TABLE = 1000  # numbers of tables rebuilt here, out of the way of those a source counted


def framed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those of flattened tables with their cells."""
    result = list(lines)
    at, table = 0, FIRST_TABLE
    while at < len(result):
        columns = _head_at(result, at)
        if columns:
            end = _frame(result, at, columns, table)
            at, table = (end, table + 1) if end > at else (at + 1, table)
        else:
            at += 1
    return result


def _head_at(lines: Sequence[Line], at: int) -> list[str]:
    """The meanings of the columns of a head that begins at a line; empty where none does."""
    if lines[at].cell is not None or meaning_of(lines[at].text) != "number":
        return []
    meanings: list[str] = []
    for line in lines[at : at + 10]:
        meaning = meaning_of(line.text) if line.text and line.cell is None else None
        if meaning is None:
            break
        meanings.append(meaning)
    return meanings if len(meanings) >= 3 and "task" in meanings and {"lead", "time"} & set(meanings) else []


def _frame(lines: list[Line], at: int, columns: list[str], table: int) -> int:
    """Give cells to the head at `at` and to the rows below it; return the index after the last row."""
    starts = [at]
    end = at + len(columns)
    while end < len(lines) and end - starts[-1] <= 3 * len(columns) + 6:
        if ROW.match(lines[end].text):
            starts.append(end)
        elif len(starts) == 1:
            break
        end += 1
    if len(starts) < 2:
        return at
    end = min(end, starts[-1] + len(columns))
    for row, (first, after) in enumerate(zip(starts, [*starts[1:], end], strict=True)):
        cells = [line for line in range(first, after) if lines[line].text]
        exact = len(cells) == len(columns)
        for number, line in enumerate(cells):
            column = number if exact or number < 2 else _column(lines[line].text, columns)
            lines[line] = replace(lines[line], cell=(table, row, column))
    return end


def _column(text: str, columns: list[str]) -> int:
    """The column a loose line of a row belongs to: a time, a body, else more of the task."""
    low = text.lower()
    if "time" in columns and (BARE_DAY.search(low) or BARE_PERIOD.search(low)):
        return columns.index("time")
    if "lead" in columns and HEAD.match(text):
        return columns.index("lead")
    return columns.index("task")
