"""How the columns of a spreadsheet are recognised, and how its cells are read: pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_DAY = re.compile(r"^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\s*$")
_ISO = re.compile(r"^\s*(\d{4})-(\d{2})-(\d{2})")
_YES = frozenset({"x", "co", "yes", "true", "1", "dung"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column that an import knows: its code, and the headings under which offices keep it, folded."""

    code: str
    headings: tuple[str, ...]
    is_needed: bool = False


class RowOutcome(StrEnum):
    """What taking a row in would do."""

    ADD = "add"
    SAME = "same"
    WRONG = "wrong"


def guess(headings: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    """Return which heading (by its place, from 0) is which column: exact wordings first, then those that begin alike.

    `headings` are folded. A heading is used once, and a column that no heading fits is left out.
    """
    found: dict[str, int] = {}
    for fits in (_is, _begins):
        for column in columns:
            for place, heading in enumerate(headings):
                if column.code not in found and place not in found.values() and fits(heading, column):
                    found[column.code] = place
    return found


def _is(heading: str, column: Column) -> bool:
    return heading in column.headings


def _begins(heading: str, column: Column) -> bool:
    return any(heading.startswith(f"{name} ") for name in column.headings)


def heading_row(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> int:
    """Return which of the rows (folded cells) holds the headings: the one that most columns are recognised in, the
    first of equals. Lists of offices have their title above it."""
    scores = [len(guess(row, columns)) for row in rows]
    return scores.index(max(scores)) if scores else 0


def cell(row: Sequence[str], mapping: Mapping[str, int], code: str) -> str:
    """Return what stands in the row under the column, stripped; "" where there is no such cell."""
    place = mapping.get(code, -1)
    return row[place].strip() if 0 <= place < len(row) else ""


def day_of(text: str) -> date | None:
    """Return the day a cell means (31/12/2024, 31.12.2024, 2024-12-31); None for a blank one.

    Raises `ValueError` for anything else.
    """
    if not text.strip():
        return None
    if found := _DAY.match(text):
        day, month, year = (int(part) for part in found.groups())
        return date(year, month, day)
    if found := _ISO.match(text):
        year, month, day = (int(part) for part in found.groups())
        return date(year, month, day)
    raise ValueError(f"{text!r} is no day")


def says_yes(folded: str) -> bool:
    """Whether a cell says yes: "x", "có", "1" and the like, folded."""
    return folded in _YES
