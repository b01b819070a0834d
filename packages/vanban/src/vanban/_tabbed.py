"""Tables pasted as text, a row a line with a tab or a bar between its cells: put in rows and columns again.

Only a table whose head says that it assigns work is one ("TT", "Nội dung công việc", "Đơn vị chủ trì", ...): tabs and
bars also part the two columns of a letterhead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._labels import DASHES, label_of
from vanban._source import Line
from vanban._tables import heads_numbers, is_assigning, meaning_of

ROW = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-H])[.)]?")
FIRST_TABLE = 2000  # numbers of tables rebuilt here, out of the way of those a source or a flattened text counted
_LONG = 1000  # characters: no head of a table is longer


def in_cells(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those that are rows of a pasted table parted in the lines of their cells."""
    if not any("\t" in line.text or "|" in line.text for line in lines):
        return list(lines)
    result: list[Line] = []
    at, table = 0, FIRST_TABLE
    while at < len(lines):
        mark = _mark_of_head(lines[at])
        rows, end = _rows(lines, at, mark) if mark else ([], at)
        if len(rows) < 2:
            result.append(lines[at])
            at += 1
            continue
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                result += [line._replace(cell=(table, number, column)) for line in cell if line.text.strip()]
        at, table = end, table + 1
    return result


def _mark_of_head(line: Line) -> str | None:
    """The mark that parts the cells of a head of a table that assigns work, None for any other line."""
    if ("\t" not in line.text and "|" not in line.text) or line.cell is not None or len(line.text) > _LONG:
        return None
    for mark in ("\t", "|"):
        if line.text.count(mark) < 2:
            continue
        names = _parts(line.text, mark)
        if len(names) > 2 and _heads_assignments(names):
            return mark
    return None


def _heads_assignments(names: Sequence[str]) -> bool:
    """Whether columns of these names assign work; one without numbers opens with the work and tells who and when."""
    meanings = [meaning_of(name) for name in names]
    if heads_numbers(names[0]):
        return is_assigning(meanings)
    return meanings[0] == "task" and {"lead", "time"} <= set(meanings)


def _parts(text: str, mark: str, *, framed: bool = True) -> list[str]:
    """The cells of a line; a bar at its ends only frames it, where that of the head is `framed`."""
    text = text.strip(" \r\n")
    if mark == "|" and framed:
        text = text.removeprefix("|").removesuffix("|")
    return [part.strip() for part in text.split(mark)]


def _rows(lines: Sequence[Line], at: int, mark: str) -> tuple[list[list[list[Line]]], int]:
    """The rows of a table from its head on, each a list of cells, and the index of the line after the last."""
    width, framed = len(_parts(lines[at].text, mark)), lines[at].text.lstrip().startswith(mark)
    rows: list[list[list[Line]]] = []
    end = at
    for number in range(at, len(lines)):
        line = lines[number]
        if not line.text.strip(f" -:{mark}"):
            continue  # an empty line, or the rule below a head
        parts = _parts(line.text, mark, framed=framed)
        if line.cell is not None or len(parts) > width:
            break
        if len(rows) == 1 and len(parts) < width and _parts_lead(names := [part for part in parts if part]):
            parts = _below_lead(names, rows[0])
            width = len(parts)
        cells = [[line._replace(text=part)] for part in parts]
        if not rows or len(parts) == width or (len(parts) > 1 and ROW.fullmatch(parts[0])):
            rows.append(cells)
        elif len(rows[-1]) - 1 + len(parts) <= width and not _stands_apart(parts, rows[-1], width):
            rows[-1][-1] += cells[0]  # a cell of several paragraphs
            rows[-1] += cells[1:]
        else:
            break
        end = number + 1
    return rows, end


def _parts_lead(names: list[str]) -> bool:
    """Whether a row only parts those who do the work: "Chủ trì", "Phối hợp"."""
    return [meaning_of(name) for name in names] == ["lead", "support"]


def _below_lead(names: list[str], head: list[list[Line]]) -> list[str]:
    """The second row of a head whose tabs were lost, its names below the column of who does the work.

    The first row gets the cell that this column reaches over, where it was lost too.
    """
    place = next((place for place, cell in enumerate(head) if meaning_of(cell[0].text) == "lead"), 0)
    if any(line.text for cell in head[place + 1 : place + 2] for line in cell):
        head.insert(place + 1, [])
    return [""] * place + names + [""] * (len(head) - place - len(names))


def _stands_apart(parts: Sequence[str], row: Sequence[object], width: int) -> bool:
    """Whether a line is no more of the row above: running text below a row that is whole, or a labelled provision."""
    if len(parts) > 1:
        return False
    label = label_of(parts[0])
    return len(row) >= width or (label is not None and label.kind not in DASHES)
