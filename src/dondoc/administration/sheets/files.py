"""Spreadsheets as files: opened within bounds, and written."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from dondoc.kernel.cells import inert
from dondoc.kernel.errors import Refusal

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 20_000, 60


class UnreadableSheet(Refusal):
    """A file that is no spreadsheet, or larger than is taken."""

    code = "unreadable-sheet"


def rows_of(content: bytes) -> list[list[str]]:
    """Return the cells of the first sheet as text, days as 31/12/2024, without blank rows at the end.

    Takes .xlsx, and .csv with commas, semicolons or tabs in UTF-8. Raises `UnreadableSheet`.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableSheet(_("The file is larger than 20 MB. Divide it into several."))
    rows = _of_xlsx(content) if content[:2] == b"PK" else _of_csv(content)
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise UnreadableSheet(_("The file holds no rows. Choose the spreadsheet with the list."))
    return rows


def _of_xlsx(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise UnreadableSheet(_("The file would unpack to more than 200 MB. Save the list alone in a new file."))
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, max_row=MOST_ROWS + 1, values_only=True)
        return _bounded([_text(value) for value in row] for row in rows)
    except Refusal:
        raise
    except Exception as broken:  # openpyxl answers damaged files with whatever it stumbles over
        raise UnreadableSheet(
            _("The file cannot be read as a spreadsheet. Save it anew as .xlsx or .csv, and choose that file.")
        ) from broken


def _of_csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
        dialect = csv.Sniffer().sniff(text[:4000], delimiters=",;\t") if len(text.split("\n", 1)[0]) > 1 else csv.excel
        return _bounded(row[:MOST_COLUMNS] for row in csv.reader(StringIO(text), dialect))
    except (UnicodeDecodeError, csv.Error) as broken:
        raise UnreadableSheet(
            _("The file is neither .xlsx nor a .csv in UTF-8. Save it anew as one of these, and choose that file.")
        ) from broken


def _bounded(rows: Iterable[list[str]]) -> list[list[str]]:
    kept: list[list[str]] = []
    for row in rows:
        if len(kept) == MOST_ROWS:
            raise UnreadableSheet(_("The list has more than 20,000 rows. Divide it into several files."))
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        kept.append(cells)
    return kept


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def written(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a .xlsx with one sheet: bold headings that stay in sight, columns wide enough, no cell a formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = title[:31]
    sheet.append(list(headings))
    for row in rows:
        sheet.append([inert(text) for text in row])
    for number, heading in enumerate(headings, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = max(14, min(60, len(heading) + 6))
    for line in sheet.iter_rows(min_row=1):
        for one in line:
            one.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
