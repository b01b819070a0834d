"""An official report as a Word file, in the layout of Decree 30/2020, Annex I. Drawn from frozen facts and wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dondoc.kernel.clock import local_date
from dondoc.oversight.letters import (
    body,
    centred,
    figure,
    grid,
    headed,
    layout,
    month,
    page,
    place_of,
    repeated,
    ruled,
    run,
    signed,
    whole,
)
from dondoc.oversight.rules.wordings import COUNTED_DAY, FIRST_DAY, ISSUER, LAST_DAY, MARK, Part, filled
from dondoc.reports.models import OfficialReport
from dondoc.reports.sheet import ANNEX_NAMES
from dondoc.tasks.rules.timeliness import on_time_rate
from dondoc.ui.formats import brief

_FIGURES = ("Đúng hạn", "Trễ hạn", "Trong hạn", "Quá hạn", "Tỷ lệ đúng hạn", "Không hạn")
_WIDTHS = (10, 44, 15, 15, 17, 15, 27, 17)
_LATE = ("TT", "Văn bản giao", "Nội dung nhiệm vụ", "Đơn vị", "Thời hạn", "Trễ (ngày làm việc)")
_LATE_WIDTHS = (10, 32, 105, 50, 25, 25)
_WORD = "Ý kiến giải trình của đơn vị"
_LATE_WIDTHS_WITH_WORD = (10, 30, 80, 40, 25, 22, 40)
_NUMBERS = ("I", "II", "III", "IV")


def as_docx(report: OfficialReport, wording: Mapping[Part, str]) -> bytes:
    """Return the report: what the Office tells the Chairman, and its annexes. Number and signature stay blank."""
    facts = report.facts
    document = page()
    _head(document, report, wording)
    size = layout()["type"]["text"]
    centred(document.add_paragraph(), f"Kính gửi: Chủ tịch {facts['committee']}", size)
    for text in told(report, wording):
        body(document, text)
    signed(document, wording, (facts["head_title"].upper(),), facts["head"])
    for number, (part, name) in enumerate(ANNEX_NAMES.items(), start=1):
        _annex(document, number, f"Kết quả thực hiện nhiệm vụ theo {name}", report)
        rows = [_cells(one) for one in facts[part]]
        columns = ("TT", name[0].upper() + name[1:], *_FIGURES)
        _table(document, columns, _WIDTHS, rows, left={1}, total=_cells({**facts["sum"][0], "name": "Tổng cộng"}))
    _annex(document, len(ANNEX_NAMES) + 1, "Danh mục nhiệm vụ quá hạn", report, is_wide=True)
    _late_work(document, facts["overdue"])
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def told(report: OfficialReport, wording: Mapping[Part, str]) -> list[str]:
    """Return the sentences of the report: its figures, every rate with its parts, between opening and closing."""
    facts = report.facts
    said = {
        ISSUER: facts["committee"],
        FIRST_DAY: f"{report.first_on:%d/%m/%Y}",
        LAST_DAY: f"{report.last_on:%d/%m/%Y}",
        COUNTED_DAY: f"{local_date(report.made_at):%d/%m/%Y}",
        MARK: report.digest[:16],
    }
    now, before = facts["sum"][0], facts["former"][0]
    ways = now["current"]
    open_, done = ways["open_in_time"] + ways["open_overdue"], ways["done_on_time"] + ways["done_late"]
    n = {name: figure(number) for name, number in {**ways, **now}.items() if isinstance(number, int)}
    apart = f"{n['suspended']} tạm dừng, {n['declined']} từ chối, {n['recalled']} thu hồi"
    return [
        filled(wording[Part.OPENING], said),
        f"1. Tổng số nhiệm vụ phải thực hiện trong kỳ: {n['total']}. Đã hoàn thành {figure(done)} "
        f"({n['done_on_time']} đúng hạn, {n['done_late']} trễ hạn); chưa hoàn thành {figure(open_)} "
        f"({n['open_in_time']} trong hạn, {n['open_overdue']} quá hạn). Không có thời hạn {n['undated']}; "
        f"{apart}.",
        f"2. Tỷ lệ đúng hạn theo hạn hiện tại: {_rate(ways)}; theo hạn ban đầu: {_rate(now['first'])}. Kỳ trước: "
        f"{_rate(before['current'])} theo hạn hiện tại. Tỷ lệ đúng hạn = xong đúng hạn / (xong đúng hạn + xong trễ hạn "
        "+ quá hạn); nhiệm vụ không có thời hạn, tạm dừng, từ chối, thu hồi không tính vào tỷ lệ.",
        f"3. Số nhiệm vụ quá hạn cuối kỳ: {n['open_overdue']} (cuối kỳ trước: "
        f"{figure(before['current']['open_overdue'])}); trong đó {n['overdue_waiting']} đã trình, chờ xác nhận. "
        f"Danh mục kèm theo.{_named(facts)}",
        *_measures(facts),
        filled(wording[Part.CLOSING], said),
    ]


def _rate(ways: Mapping[str, int]) -> str:
    return _share(*_of(ways)) or "không có (chưa có nhiệm vụ đến hạn)"


def _of(ways: Mapping[str, int]) -> tuple[int, int]:
    return on_time_rate(**{name: ways[name] for name in ("done_on_time", "done_late", "open_overdue")})


def _share(done: int, of: int) -> str:
    return f"{100 * done / of:.1f}".replace(".", ",") + f"% ({figure(done)}/{figure(of)})" if of else ""


def _measures(facts: Mapping[str, Any]) -> list[str]:
    """What is told beside lateness; nothing in a report that was frozen before it was."""
    if "updates" not in facts:
        return []
    updates, entry = ((facts[part][0]["done"], facts[part][0]["of"]) for part in ("updates", "entry"))
    return [
        "4. Tỷ lệ cập nhật (đơn vị có báo cáo trong kỳ / nhiệm vụ phải làm suốt kỳ): "
        f"{_share(*updates) or 'không có'}; tỷ lệ nhập nhiệm vụ đúng hạn (nhập đúng hạn / nhiệm vụ theo văn bản nhập "
        f"trong kỳ): {_share(*entry) or 'không có'}."
    ]


def _head(document: Document, report: OfficialReport, wording: Mapping[Part, str]) -> None:
    type_, words, facts = layout()["type"], layout()["words"], report.facts
    made = local_date(report.made_at)
    left, right = grid(document, (65, 95), 1).rows[0].cells
    centred(left.paragraphs[0], headed(facts["committee"]), type_["head"])
    centred(left.add_paragraph(), "VĂN PHÒNG", type_["head"], bold=True)
    ruled(left, 22, of=65)
    centred(left.add_paragraph(), "Số:           /BC-VP", type_["number"])
    centred(right.paragraphs[0], words["country"], type_["head"], bold=True)
    centred(right.add_paragraph(), words["motto"], type_["motto"], bold=True)
    ruled(right, 62, of=95)
    dated = f"{place_of(facts['committee'])}, ngày       tháng {month(made)} năm {made.year}"
    centred(right.add_paragraph(), dated, type_["motto"], italic=True)
    document.add_paragraph()
    centred(document.add_paragraph(), "BÁO CÁO", type_["text"], bold=True)
    centred(document.add_paragraph(), wording[Part.ABOUT], type_["text"], bold=True)
    ruled(document, 50, of=160)
    document.add_paragraph()


def _annex(document: Document, number: int, name: str, report: OfficialReport, *, is_wide: bool = False) -> None:
    """Begin an annex on a page of its own, counted from 1 (Decree 30/2020, Annex I, part II.6): turned when wide."""
    size = layout()["type"]["text"]
    section = document.add_section(WD_SECTION.NEW_PAGE)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)
    if is_wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    made = local_date(report.made_at)
    centred(document.add_paragraph(), f"Phụ lục {_NUMBERS[number - 1]}", size, bold=True)
    centred(document.add_paragraph(), name.upper(), size, bold=True)
    days = f"Từ ngày {report.first_on:%d/%m/%Y} đến ngày {report.last_on:%d/%m/%Y}"
    centred(document.add_paragraph(), days, size)
    with_it = f"(Kèm theo Báo cáo số       /BC-VP ngày       tháng {month(made)} năm {made.year} của Văn phòng)"
    centred(document.add_paragraph(), with_it, size, italic=True)
    ruled(document, 60, of=247 if is_wide else 160)


def _cells(one: Mapping[str, Any]) -> list[str]:
    ways = one["current"]
    numbers = (ways[name] for name in ("done_on_time", "done_late", "open_in_time", "open_overdue"))
    return [
        brief(one["name"]) or "(chưa ghi nhận)",
        *map(figure, numbers),
        _share(*_of(ways)) or "–",
        figure(one["undated"]),
    ]


def _named(facts: Mapping[str, Any]) -> str:
    """Name the units as the ladder has them named, each with how much of its work; nobody in a report that was frozen
    before it was told."""
    units = Counter(brief(one["unit"]) for one in facts["overdue"] if one.get("named"))
    return f" Nêu tên theo thang đôn đốc: {'; '.join(f'{unit} ({n})' for unit, n in units.items())}." if units else ""


def _late_work(document: Document, rows: Sequence[Mapping[str, Any]]) -> None:
    """List the late work, beside each piece what its unit says; without that column where it was not frozen."""
    late = [_late(one) for one in rows]
    if any("explained" not in one for one in rows):
        _table(document, _LATE, _LATE_WIDTHS, late, left={1, 2, 3})
        return
    told = [[*cells, one["explained"]] for cells, one in zip(late, rows, strict=True)]
    _table(document, (*_LATE, _WORD), _LATE_WIDTHS_WITH_WORD, told, left={1, 2, 3, 6})


def _late(one: Mapping[str, Any]) -> list[str]:
    due = f"{date.fromisoformat(one['due_on']):%d/%m/%Y}"
    return [one["document"], one["title"], brief(one["unit"]), due, figure(one["days_late"])]


def _table(
    document: Document,
    columns: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    *,
    left: set[int],
    total: Sequence[str] | None = None,
) -> None:
    size = layout()["type"]["recipients"]
    filled = [list(columns), *([str(number), *row] for number, row in enumerate(rows, start=1))]
    if total is not None:
        filled.append(["", *total])
    table = grid(document, widths, len(filled))
    table.style = "Table Grid"
    # One pass over the rows: python-docx looks all of them up again at each `table.rows[n]`.
    for number, (row, values) in enumerate(zip(table.rows, filled, strict=True)):
        whole(row)
        for index, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            is_text = index in left and number > 0
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT if is_text else WD_ALIGN_PARAGRAPH.CENTER
            run(cell.paragraphs[0], value, size, bold=number == 0 or number > len(rows))
    repeated(table)
