"""Lists as Excel sheets: typed, inert, and ready to be printed as an annex."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from openpyxl import Workbook, load_workbook

from dondoc.ui.annex import Column
from dondoc.ui.workbook import add_sheet, as_xlsx, saved

COLUMNS = (Column("Nội dung", 5), Column("Hạn", 2, is_day=True), Column("Số", 1, is_number=True))
ROWS = [("Rà soát quy chế", date(2024, 12, 31), 1284), ("=1+1", None, None)]


def opened(content):
    return load_workbook(BytesIO(content)).active


def test_days_are_days_numbers_are_numbers_and_no_text_is_a_formula():
    sheet = opened(as_xlsx("Quá hạn", "cuối ngày 01/02/2025", COLUMNS, ROWS))
    assert [cell.value for cell in sheet[1]] == ["Nội dung", "Hạn", "Số"]
    text, due, number = sheet[2]
    assert (due.value.date(), due.number_format, due.alignment.horizontal) == (
        date(2024, 12, 31),
        "dd/mm/yyyy",
        "center",
    )
    assert (number.value, number.number_format, number.alignment.horizontal) == (1284, "#,##0", "right")
    assert (text.font.name, text.border.left.style) == ("Times New Roman", "thin")
    assert [cell.value for cell in sheet[3]] == ["'=1+1", None, None]


def test_the_headings_stay_in_sight_and_stand_on_every_printed_page():
    sheet = opened(as_xlsx("Quá hạn", "cuối ngày 01/02/2025", COLUMNS, ROWS))
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert "Quá hạn (cuối ngày 01/02/2025)" in sheet.oddHeader.center.text
    assert sheet.oddFooter.center.text == "&P"


def test_a_row_is_as_high_as_its_longest_text_within_what_a_sheet_takes():
    rows = [("ngắn", None, 1), ("từ " * 20, None, 1), ("từ " * 5000, None, 1)]
    sheet = opened(as_xlsx("Danh mục", "", COLUMNS, rows))
    heights = [sheet.row_dimensions[number].height for number in (2, 3, 4)]
    assert heights == [None, 45, 400]


def test_a_note_stands_above_and_a_total_below_in_bold():
    book = Workbook(write_only=True)
    add_sheet(book, "Theo: đơn vị?", COLUMNS, ROWS, printed_above="A & B", note="=ghi chú", total=("Cộng", None, 0.125))
    sheet = opened(saved(book))
    assert sheet.title == "Theo đơn vị"
    assert sheet["A1"].value == "'=ghi chú"
    assert sheet.freeze_panes == "A3"
    assert "A && B" in sheet.oddHeader.center.text
    last = sheet[sheet.max_row]
    assert (last[0].value, last[0].font.bold) == ("Cộng", True)
    assert (last[2].value, last[2].number_format) == (0.125, "0.0%")


def test_a_list_without_rows_has_its_headings():
    assert opened(as_xlsx("[]", "", COLUMNS, [])).max_row == 1
