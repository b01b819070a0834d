"""An official report as an Excel file: a sheet an annex, every number a number. Drawn from frozen facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from dondoc.kernel.clock import local_date
from dondoc.reports.models import OfficialReport
from dondoc.ui.annex import Cell, Column
from dondoc.ui.workbook import add_sheet, saved

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


def _number(heading: str) -> Column:
    return Column(heading, 3, is_number=True)


_LATE = (
    Column("Văn bản giao", 5),
    Column("Nội dung nhiệm vụ", 14),
    Column("Đơn vị", 8),
    Column("Hạn ban đầu", 3, is_day=True),
    Column("Hạn hiện tại", 3, is_day=True),
    _number("Quá hạn (ngày làm việc)"),
)
_WORD = Column("Ý kiến giải trình của đơn vị", 10)
_MEASURE = (Column("Chỉ số", 14), _number("Đạt"), _number("Tổng số"), _number("Tỷ lệ"))


def as_xlsx(report: OfficialReport) -> bytes:
    """Return the report as a workbook: a sheet for each annex, one for the overdue work and one for what is told beside
    lateness."""
    book, facts = Workbook(write_only=True), report.facts
    for part, name in ANNEX_NAMES.items():
        total = _cells({**facts["sum"][0], "name": "Tổng cộng"})
        _add(book, report, f"Theo {name}", _headings(name), map(_cells, facts[part]), total=total)
    has_word = all("explained" in one for one in facts["overdue"])  # not in what was frozen before it was
    late = [_late(one, has_word=has_word) for one in facts["overdue"]]
    _add(book, report, "Quá hạn", (*_LATE, _WORD) if has_word else _LATE, late)
    if "updates" in facts:
        measures = [_measure(name, facts[part][0]) for part, name in _MEASURES.items()]
        _add(book, report, "Cập nhật, nhập nhiệm vụ", _MEASURE, measures)
    return saved(book)


def _add(
    book: Workbook,
    report: OfficialReport,
    name: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell | float]],
    *,
    total: Sequence[Cell | float] | None = None,
) -> None:
    days = f"Từ ngày {report.first_on:%d/%m/%Y} đến ngày {report.last_on:%d/%m/%Y}"
    note = f"{days}; chốt ngày {local_date(report.made_at):%d/%m/%Y}, mã kiểm tra {report.digest[:16]}"
    add_sheet(book, name, columns, rows, printed_above=name, note=note, total=total)


def _headings(name: str) -> list[Column]:
    ways = [
        f"{way} ({basis})" for basis in _BASES.values() for way in (*_WAYS.values(), "Đã đến hạn", "Tỷ lệ đúng hạn")
    ]
    return [Column(name.capitalize(), 9), *(_number(one) for one in (*ways, *_APART.values(), "Tổng số"))]


def _cells(one: Mapping[str, Any]) -> list[Cell | float]:
    cells: list[Cell | float] = [one["name"] or "(chưa ghi nhận)"]
    for basis in _BASES:
        ways = one[basis]
        due = ways["done_on_time"] + ways["done_late"] + ways["open_overdue"]
        cells += [*(ways[name] for name in _WAYS), due, ways["done_on_time"] / due if due else None]
    return [*cells, *(one[name] for name in _APART), one["total"]]


def _late(one: Mapping[str, Any], *, has_word: bool) -> list[Cell | float]:
    word = [one["explained"]] if has_word else []
    days = (_day(one["first_due_on"]), _day(one["due_on"]))
    return [one["document"], one["title"], one["unit"], *days, one["days_late"], *word]


def _measure(name: str, one: Mapping[str, int]) -> list[Cell | float]:
    return [name, one["done"], one["of"], one["done"] / one["of"] if one["of"] else None]


def _day(given: str) -> date | None:
    return date.fromisoformat(given) if given else None
