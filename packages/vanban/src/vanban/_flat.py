"""Tables whose cells came out one a line, without a frame: put in rows and columns again.

The head tells the columns ("TT", "Nội dung công việc", "Đơn vị chủ trì", ...). Each row begins with its number; when it
has as many lines as columns they are its cells in order, else what each line says tells its column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from vanban._bodies.heads import HEAD
from vanban._flat_rows import columns_of, goes_on
from vanban._labels import label_of
from vanban._normalise import bare
from vanban._source import Line
from vanban._tables import heads_numbers, is_assigning, meaning_of
from vanban._words import mostly_upper

ROW = re.compile(r"^(?:(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])[.)]?|[a-zđ][.)])$")
MOST_COLUMNS = 12
FIRST_TABLE = 1000  # numbers of tables rebuilt here, out of the way of those a source counted


def framed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those of flattened tables with their cells."""
    result = _with_whole_heads(lines)
    filled = [number for number, line in enumerate(result) if line.text]  # cells may be parted by empty lines
    solid = [result[number] for number in filled]
    _frame_all(solid)
    for number, line in zip(filled, solid, strict=True):
        result[number] = line
    return result


def _with_whole_heads(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, names of columns that were broken at their width put together ("Thời gian | hoàn thành")."""
    result = list(lines)
    for at, line in enumerate(lines):
        if line.cell is not None or len(line.text) > _NUMBERS or not heads_numbers(line.text):
            continue
        above = at
        for below in range(at + 1, min(at + 2 * MOST_COLUMNS, len(lines))):
            text = result[below].text
            if result[below].cell is not None or len(text) >= _NAME or ROW.match(text) or text.startswith("(1"):
                break
            if above > at and text[:1].islower():
                result[above] = result[above]._replace(text=f"{result[above].text} {text}")
                result[below] = result[below]._replace(text="")
            elif text:
                above = below
        _spread(result, at)
    return result


_CHAIRS = re.compile(r"(?:(?:co quan|don vi) )?chu tri\b")
_HELPS = re.compile(r"(?:(?:co quan|don vi) )?phoi hop\b")


def _spread(lines: list[Line], at: int) -> None:
    """Put names of a second row that stand behind the first under the one they part.

    "TT / Nội dung / Cơ quan thực hiện / Thời gian | Chủ trì / Phối hợp": who leads and who helps come third and fourth.
    """
    head: list[int] = []
    for number in range(at, min(at + 2 * MOST_COLUMNS, len(lines))):
        text = lines[number].text
        if lines[number].cell is not None or len(text) >= _NAME or ROW.match(text) or text.startswith("(1"):
            break
        head += [number] if text else []
    names = [lines[number].text for number in head]
    if len(names) < _FEWEST or not (_CHAIRS.match(bare(names[-2])) and _HELPS.match(bare(names[-1]))):
        return
    parted = next((place for place, name in enumerate(names[:-2]) if meaning_of(name) == "lead"), None)
    if parted is not None and not _CHAIRS.match(bare(names[parted])):
        spread = [*names[:parted], *names[-2:], *names[parted + 1 : -2], ""]
        for number, name in zip(head, spread, strict=True):
            lines[number] = lines[number]._replace(text=name)


_FEWEST = 5  # names: of numbers, of the work, of who does it, and the two that part this one


_NUMBERS = 15  # characters: no head of a column of numbers is longer, with marks around it
_NAME = 60  # characters: no name of a column is longer


def _frame_all(result: list[Line]) -> None:
    """Give cells to the lines of each flattened table."""
    at, table = 0, FIRST_TABLE
    while at < len(result):
        columns = _head_at(result, at)
        if columns:
            end = _frame(result, at, columns, table)
            at, table = (end, table + 1) if end > at else (at + 1, table)
        else:
            at += 1


def _head_at(lines: Sequence[Line], at: int) -> list[str]:
    """The meanings of the columns of a head that begins at a line; empty where none does.

    The head runs from the column of numbers to the first row; a column that says nothing known is "other".
    """
    if lines[at].cell is not None or not heads_numbers(lines[at].text):
        return []
    meanings: list[str] = []
    for line in lines[at : at + MOST_COLUMNS]:
        if line.cell is not None or not 0 < len(line.text) < 60 or ROW.match(line.text) or line.text.startswith("(1"):
            break
        meanings.append(meaning_of(line.text) or "other")
    return meanings if len(meanings) >= 3 and is_assigning(meanings) else []


def _frame(lines: list[Line], at: int, columns: list[str], table: int) -> int:
    """Give cells to the head at `at` and to the rows below it; return the index after the last row."""
    starts, end = [at], at + len(columns)
    while end < len(lines) and end - starts[-1] <= 3 * len(columns) + 6:
        if ROW.match(lines[end].text) and _goes_on(lines, starts, end, 3 * len(columns) + 6):
            starts.append(end)
        elif len(starts) == 1:
            break
        end += 1
    if len(starts) < 2:
        return at
    end = min(end, _end_of_row(lines, starts[-1], len(columns)))
    end = next((line for line in range(starts[-1] + 1, end) if _opens_section(lines[line].text)), end)
    for row, (first, after) in enumerate(zip(starts, [*starts[1:], end], strict=True)):
        _fill_row(lines, [line for line in range(first, after) if lines[line].text], columns, (table, row))
    return end


def _end_of_row(lines: Sequence[Line], start: int, width: int) -> int:
    """Where the last row ends: after as many cells as there are columns, however many lines broken ones have."""
    end, cells = start + 1, 1
    while end < len(lines) and (goes_on(lines[end - 1].text, lines[end].text) or cells < width):
        cells += not goes_on(lines[end - 1].text, lines[end].text)
        end += 1
    return end


def _goes_on(lines: Sequence[Line], starts: Sequence[int], at: int, reach: int) -> bool:
    """Whether a number alone on its line is that of the next row, not of a page or an amount.

    Rows are counted by one or anew; where some are left out, the count goes on below before the one that lacks is met.
    """
    number = _plain(lines[at].text)
    rows = islice(reversed(starts), len(starts) - 1)  # the first is the head
    above = next((said for start in rows if (said := _plain(lines[start].text)) is not None), None)
    if number is None or above is None or number in (1, above + 1):
        return True
    below = (_plain(line.text) for line in lines[at + 1 : at + reach])
    return number > above and next((said for said in below if said in (above + 1, number + 1)), None) == number + 1


def _plain(text: str) -> int | None:
    """The number a line holds and nothing else."""
    words = text.rstrip(".)")
    return int(words) if words.isdecimal() and len(words) <= _DIGITS else None


_DIGITS = 3


def _opens_section(text: str) -> bool:
    """Whether a line goes on with the document below a table whose last row lacks a cell: "III. TỔ CHỨC THỰC HIỆN"."""
    label = label_of(text)
    return label is not None and label.kind == "roman" and mostly_upper(text)


def _fill_row(lines: list[Line], cells: list[int], columns: list[str], row: tuple[int, int]) -> None:
    """Give each line of a row its column: in order where the count fits, else by what it says.

    A number inside a row that has more lines than columns is that of a page the row was broken over.
    """
    if len(cells) > len(columns):
        for line in cells[1:]:
            if _plain(lines[line].text) is not None:
                lines[line] = lines[line]._replace(text="")
        cells = [line for line in cells if lines[line].text]
    placed = columns_of([lines[line].text for line in cells], columns)
    for line, column in zip(cells, placed, strict=True):
        lines[line] = lines[line]._replace(cell=(*row, column))
    for (above, line), (before, column) in zip(pairwise(cells), pairwise(placed), strict=True):
        if before == column > 0 and _is_one(lines[above].text, lines[line].text, columns[column]):
            joined = f"{lines[above].text} {lines[line].text}"
            lines[above], lines[line] = lines[above]._replace(text=""), lines[line]._replace(text=joined)


def _is_one(above: str, below: str, name: str) -> bool:
    """Whether two lines of a cell are one broken at its width: no end of a sentence, no next item, no next body."""
    if goes_on(above, below):
        return True
    next_body = name in ("lead", "support") and HEAD.match(below)
    return above[-1:] not in ".;:" and below[:1] not in "-–+•" and not next_body
