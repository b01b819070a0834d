"""Columns of a table that stand for months or quarters: a mark in one says when a row's task is done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from vanban._dues import dues
from vanban._model import Due
from vanban._text import Paragraph

if TYPE_CHECKING:
    from vanban._leaves.frame import Frame
    from vanban._tables import Table

_MONTH = re.compile(r"(?:Tháng\s?|T\.?\s?)?(?P<month>0?[1-9]|1[0-2])(?P<year>/20\d\d)?", re.IGNORECASE)
_QUARTER = re.compile(r"(?:Quý|Q\.?)\s?(?P<quarter>I{1,3}|IV|[1-4])(?P<year>/20\d\d)?", re.IGNORECASE)
# "x", "X", "✓": nothing but a mark
_MARK = re.compile(r"[xX×✓✔√*●■▪+]{1,3}")
_YEAR = re.compile(r"\b20\d\d\b")
_FEW = 3  # columns, the fewest that make a calendar


def calendar(table: Table, head: int) -> dict[int, tuple[Paragraph, str]]:
    """Return the columns that stand for periods: what heads each, and the period in words ("tháng 9/2026")."""
    found: dict[int, tuple[Paragraph, str]] = {}
    numbers: list[int] = []
    year = next((f"/{match[0]}" for match in _years(table, head)), "")
    for column in sorted(column for row, column in table.cells if row == head):
        said = table.text(head, column).strip()
        if match := _MONTH.fullmatch(said):
            numbers.append(int(match["month"]))
            period = f"tháng {match['month']}"
        elif match := _QUARTER.fullmatch(said):
            numbers.append(len(numbers) + 1)
            period = f"quý {match['quarter']}"
        else:
            continue
        found[column] = table.cells[head, column][0], period + (match["year"] or year)
    in_turn = all(after == before % 12 + 1 for before, after in pairwise(numbers))
    return found if len(found) >= _FEW and in_turn else {}


def _years(table: Table, head: int) -> Iterator[re.Match[str]]:
    """The years that the head names above its months: "Thời gian thực hiện năm 2026"."""
    for row, column in table.cells:
        if row <= head and (match := _YEAR.search(table.text(row, column))):
            yield match


def last_marked(table: Table, row: int, periods: Mapping[int, tuple[Paragraph, str]]) -> tuple[Paragraph, str] | None:
    """The last period that is marked in a row."""
    marked = [column for column in periods if _MARK.fullmatch(table.text(row, column).strip())]
    return periods[marked[-1]] if marked else None


def period_dues(period: tuple[Paragraph, str] | None, frame: Frame) -> list[Due]:
    """The due a marked period sets, where its column's head prints it."""
    if period is None:
        return []
    head, words = period
    found = dues(words, head.start, frame.issued, whole=True, drafted=frame.drafted)
    return [replace(due, text=head.text, span=head.span()) for due in found]
