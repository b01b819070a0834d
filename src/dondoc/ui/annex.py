"""Lists as printed annexes: a PDF of any number of pages, in a fraction of a millisecond a row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import get_language

from dondoc.ui import formats

_LAYOUT = Path(__file__).parent / "data" / "annex.typ"
Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its heading, how wide it is beside the others, and whether it holds numbers or days."""

    heading: str | Promise
    width: int
    is_number: bool = False
    is_day: bool = False


def as_pdf(title: str, subtitle: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return the rows as a tagged PDF in the layout of Decree 30/2020, Annex I, its headings on every page.

    Days are written as on the pages, numbers with their thousands apart, `None` as a blank. Text is set as it stands.
    """
    import typst  # 80 MB of compiled code: only who prints loads it

    told = {
        "title": title,
        "subtitle": subtitle,
        "language": get_language() or "vi",
        "headings": [str(column.heading) for column in columns],
        "widths": [column.width for column in columns],
        "days": [index for index, column in enumerate(columns) if column.is_day],
        "numbers": [index for index, column in enumerate(columns) if column.is_number],
        "rows": [[_written(cell) for cell in row] for row in rows],
    }
    made: bytes = typst.compile(
        _LAYOUT.read_bytes(), sys_inputs={"told": json.dumps(told, ensure_ascii=False)}, format="pdf"
    )
    return made


def _written(cell: Cell) -> str:
    if isinstance(cell, date):
        return formats.day(cell)
    return formats.number(cell) if isinstance(cell, int) else cell or ""
