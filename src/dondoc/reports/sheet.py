"""An official report as an Excel file: a sheet an annex, every number a number. Drawn from frozen facts alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from dondoc.kernel.cells import inert
from dondoc.kernel.clock import local_date
from dondoc.reports.models import OfficialReport

ANNEX_NAMES = {"unit": "đơn vị", "field": "lĩnh vực", "leader": "lãnh đạo phụ trách"}
_WAYS = {
    "done_on_time": "Đúng hạn",
    "done_late": "Trễ hạn",
    "open_in_time": "Trong hạn",
    "open_overdue": "Quá hạn",
    "overdue_waiting": "Quá hạn, chờ xác nhận",
}
_APART = {"undated": "Không hạn", "suspended": "Tạm dừng", "declined": "Từ chối", "recalled": "Thu hồi"}
_BASES = {"current": "hạn hiện tại", "first": "hạn ban đầu"}
_MEASURES = {
    "updates": "Nhiệm vụ có báo cáo trong kỳ / nhiệm vụ phải làm suốt kỳ",
    "entry": "Nhiệm vụ nhập đúng hạn / nhiệm vụ theo văn bản nhập trong kỳ",
}
_LATE = ("Văn bản giao", "Nội dung nhiệm vụ", "Đơn vị", "Hạn ban đầu", "Hạn hiện tại", "Quá hạn (ngày làm việc)")
_WORD = "Ý kiến giải trình của đơn vị"


def as_xlsx(report: OfficialReport) -> bytes:
    """Return the report as a workbook: a sheet for each annex, one for the overdue work and one for what is told beside
    lateness."""
    book = Workbook()
    book.remove(book.active)
    for part, name in ANNEX_NAMES.items():
        sheet = _sheet(book, f"Theo {name}", report)
        sheet.append(_headings(name))
        for one in [*report.facts[part], {**report.facts["sum"][0], "name": "Tổng cộng"}]:
            sheet.append(_cells(one))
        _finish(sheet)
    sheet = _sheet(book, "Quá hạn", report)
    has_word = all("explained" in one for one in report.facts["overdue"])  # not in what was frozen before it was
    sheet.append((*_LATE, _WORD) if has_word else _LATE)
    for one in report.facts["overdue"]:
        names = (inert(one[name]) for name in ("document", "title", "unit"))
        word = [inert(one["explained"])] if has_word else []
        sheet.append([*names, _day(one["first_due_on"]), _day(one["due_on"]), one["days_late"], *word])
    _finish(sheet)
    if "updates" in report.facts:
        sheet = _sheet(book, "Cập nhật, nhập nhiệm vụ", report)
        sheet.append(("Chỉ số", "Đạt", "Tổng số", "Tỷ lệ"))
        for part, name in _MEASURES.items():
            done, of = (report.facts[part][0][part_of] for part_of in ("done", "of"))
            sheet.append([name, done, of, done / of if of else None])
        _finish(sheet)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _sheet(book: Workbook, name: str, report: OfficialReport) -> Any:
    sheet = book.create_sheet(name)
    days = f"Từ ngày {report.first_on:%d/%m/%Y} đến ngày {report.last_on:%d/%m/%Y}"
    sheet.append([f"{days}; chốt ngày {local_date(report.made_at):%d/%m/%Y}, mã kiểm tra {report.digest[:16]}"])
    return sheet


def _headings(name: str) -> list[str]:
    ways = [
        f"{way} ({basis})" for basis in _BASES.values() for way in (*_WAYS.values(), "Đã đến hạn", "Tỷ lệ đúng hạn")
    ]
    return [name.capitalize(), *ways, *_APART.values(), "Tổng số"]


def _cells(one: Mapping[str, Any]) -> list[Any]:
    cells: list[Any] = [inert(one["name"]) or "(chưa ghi nhận)"]
    for basis in _BASES:
        ways = one[basis]
        due = ways["done_on_time"] + ways["done_late"] + ways["open_overdue"]
        cells += [*(ways[name] for name in _WAYS), due, ways["done_on_time"] / due if due else None]
    return [*cells, *(one[name] for name in _APART), one["total"]]


def _day(given: str) -> date | None:
    return date.fromisoformat(given) if given else None


def _finish(sheet: Any) -> None:
    """Headings stand fast and bold, rates are per cent, days are days."""
    sheet.freeze_panes = "B3"
    for cell in sheet[2]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[cell.column_letter].width = 40 if cell.column == 1 else 14
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            if isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"
            elif isinstance(cell.value, float):
                cell.number_format = "0.0%"
