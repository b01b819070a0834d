"""Lists as Excel sheets: every number a number and every day a day, headings in sight, and printed as an annex."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import BytesIO
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from dondoc.kernel.cells import inert
from dondoc.ui.annex import Cell, Column

_FONT = "Times New Roman"
_THIN = Side(style="thin")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FORMATS = {date: "dd/mm/yyyy", int: "#,##0", float: "0.0%"}
_DAY_WIDTH, _NARROWEST, _OF_WIDTH = 12, 9, 4
"""Widths in characters: of a day, of the narrowest column, and of one part of a `Column.width`."""
_LINE_HEIGHT, _HIGHEST = 15, 400
"""Heights in points: of a line, and of the highest row a sheet takes with room to spare."""


def as_xlsx(title: str, subtitle: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return the rows as a workbook of one sheet, headings in the first row; title and subtitle are printed above."""
    book = Workbook(write_only=True)
    add_sheet(book, title, columns, rows, printed_above=f"{title} ({subtitle})" if subtitle else title)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return the workbook as a file."""
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def add_sheet(
    book: Workbook,
    name: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell | float]],
    *,
    printed_above: str,
    note: str = "",
    total: Sequence[Cell | float] | None = None,
) -> None:
    """Add a sheet to a write-only workbook: a `note` above the headings if there is one, the rows, and a bold `total`.

    Printed it is A4 turned, one page wide, the headings and the page's number on every page. A `float` is a share of 1
    and shown per cent. No text becomes a formula.
    """
    sheet = book.create_sheet(_tab(name))
    heading_row = 2 if note else 1
    _lay_out(sheet, columns, heading_row=heading_row, printed_above=printed_above)
    cell_of, total_of = _styled(sheet, is_bold=False), _styled(sheet, is_bold=True)
    if note:
        said = WriteOnlyCell(sheet, inert(note))
        said.font = Font(name=_FONT, size=11, italic=True)
        sheet.append([said])
    widths = [_width(column) for column in columns]
    headings = [str(column.heading) for column in columns]
    _append(sheet, heading_row, headings, widths, lambda text: _heading(sheet, text))
    number = heading_row
    for number, row in enumerate(rows, start=heading_row + 1):
        _append(sheet, number, row, widths, cell_of)
    if total is not None:
        _append(sheet, number + 1, total, widths, total_of)


def _append(
    sheet: Any, number: int, row: Sequence[Any], widths: Sequence[int], cell_of: Callable[[Any], WriteOnlyCell]
) -> None:
    """Write the row, as high as its longest text needs: not every program fits rows to wrapped text by itself."""
    lines = max(
        (ceil(len(text) / width) for text, width in zip(row, widths, strict=True) if isinstance(text, str)), default=1
    )
    if lines > 1:
        sheet.row_dimensions[number].height = min(_LINE_HEIGHT * lines, _HIGHEST)
    sheet.append([cell_of(value) for value in row])
    sheet.row_dimensions.pop(number, None)  # it is written: a long list is not held in memory


def _tab(name: str) -> str:
    """Return the name without what a tab may not bear, as long as one may be."""
    return "".join(letter for letter in name if letter not in "[]:*?/\\'")[:31] or "1"


def _lay_out(sheet: Any, columns: Sequence[Column], *, heading_row: int, printed_above: str) -> None:
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(column)
    sheet.freeze_panes = f"A{heading_row + 1}"
    sheet.print_title_rows = f"{heading_row}:{heading_row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 30 / 25.4, 20 / 25.4, 25 / 25.4, 20 / 25.4
    sheet.oddHeader.center.text = printed_above.replace("&", "&&")
    sheet.oddHeader.center.font, sheet.oddHeader.center.size = f"{_FONT},Bold", 13
    sheet.oddFooter.center.text = "&P"


def _width(column: Column) -> int:
    return _DAY_WIDTH if column.is_day else max(_NARROWEST, _OF_WIDTH * column.width)


def _heading(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.border = Font(name=_FONT, size=11, bold=True), _GRID
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    return cell


def _styled(sheet: Any, *, is_bold: bool) -> Callable[[Cell | float], WriteOnlyCell]:
    """Return what makes a cell of a value. Each kind is styled once: looking a style up costs more than the cell."""

    def pattern(kind: type) -> Any:
        cell = WriteOnlyCell(sheet)
        cell.font, cell.border = Font(name=_FONT, size=11, bold=is_bold), _GRID
        across = {date: "center", str: "left"}.get(kind, "right")
        cell.alignment = Alignment(wrap_text=kind is str, horizontal=across, vertical="top")
        cell.number_format = _FORMATS.get(kind, "General")
        return cell._style

    patterns: dict[type, Any] = {kind: pattern(kind) for kind in (str, date, int, float)}

    def make(value: Cell | float) -> WriteOnlyCell:
        cell = WriteOnlyCell(sheet, inert(value) if isinstance(value, str) else value)
        cell._style = patterns.get(type(value), patterns[str])
        return cell

    return make
