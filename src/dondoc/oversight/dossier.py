"""A dossier as a Word file, drawn from its frozen facts and the answer alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from dondoc.kernel.clock import local_date
from dondoc.oversight.letters import body, centred, figure, grid, layout, page, repeated, run, whole
from dondoc.oversight.models import AccountabilityDossier, Purpose

_PURPOSES = {
    Purpose.PRAISE: "xem xét khen thưởng",
    Purpose.TRANSFER: "xem xét điều chuyển",
    Purpose.REPLACEMENT: "xem xét thay thế",
}
_FIGURES = {
    "held": "Số việc đã giữ",
    "days": "Số ngày làm việc giữ việc",
    "idle": "Trong đó: trước động thái đầu tiên",
    "untouched": "Việc chưa đụng đến khi hết kỳ",
    "passed_on": "Số lần chuyển việc đi",
    "declined": "Số lần từ chối việc",
    "requests": "Số lần xin gia hạn",
    "late_requests": "Trong đó: xin khi đã quá hạn",
}
_OF_A_DAY = 25
"""The width in millimetres that a day needs; columns no wider hold days and numbers."""
_MOST_LISTED = 200
"""Rows of one table: the longest first. How many more there are is said; all of them stand on the dossier's page."""


def as_docx(dossier: AccountabilityDossier) -> bytes:
    """Return the dossier: figures, entries, what was explained meanwhile, and the answer of whom it concerns."""
    facts, size = dossier.facts, layout()["type"]["text"]
    document = page()
    centred(document.add_paragraph(), "HỒ SƠ TRÁCH NHIỆM XỬ LÝ CÔNG VIỆC", size, bold=True)
    centred(document.add_paragraph(), _whom(dossier), size, bold=True)
    centred(document.add_paragraph(), f"(từ ngày {_day(dossier.first_on)} đến ngày {_day(dossier.last_on)})", size)
    body(
        document,
        f"Hồ sơ được lập ngày {_day(local_date(dossier.made_at))} bởi {dossier.made_by_name} để "
        f"{_PURPOSES[Purpose(dossier.purpose)]} (Công văn số 4363/UBND-NC, điểm b khoản 1 và khoản 2). "
        f"Lý do: {dossier.reason}",
    )
    if dossier.withdrawn_at:
        withdrawn = f"Hồ sơ đã được thu hồi ngày {_day(local_date(dossier.withdrawn_at))}, không được sử dụng. "
        body(document, f"{withdrawn}Lý do: {dossier.withdrawn_for}")
    rows = [(name, figure(facts["figures"][code])) for code, name in _FIGURES.items()]
    _table(document, ("Số liệu", "Kết quả"), (135, 25), rows)
    body(
        document,
        "Tính theo ngày làm việc, trong lúc việc chờ người giữ xử lý; việc chờ xác nhận hoặc tạm dừng không tính.",
    )
    _lists(document, facts)
    _heading(document, "Giải trình trong kỳ")
    for one in facts["explanations"]:
        body(document, f"{one['title']}: {one['question']}")
        body(document, _word(one))
    if not facts["explanations"]:
        body(document, "Không có.")
    _heading(document, "Ý kiến của người có liên quan")
    body(document, _answer(dossier))
    body(document, f"Mã kiểm tra của số liệu: {dossier.digest}")
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _word(explained: Mapping[str, Any]) -> str:
    if explained["reply"]:
        return f"{explained['by']}: {explained['reply']}"
    return "Yêu cầu giải trình đã được rút." if explained["state"] == "withdrawn" else "Chưa có giải trình."


def _whom(dossier: AccountabilityDossier) -> str:
    if dossier.is_of_unit:
        return f"{dossier.unit.name} (người đứng đầu: {dossier.person.full_name})"
    return f"{dossier.person.full_name}, {dossier.unit.name}"


def _answer(dossier: AccountabilityDossier) -> str:
    if dossier.answered_at is not None:
        return f"{dossier.person.full_name}, ngày {_day(local_date(dossier.answered_at))}: {dossier.answer}"
    if dossier.answer_on is None:
        return "Chưa gửi cho người có liên quan."
    return f"Người có liên quan chưa có ý kiến; thời hạn nêu ý kiến: hết ngày {_day(dossier.answer_on)}."


def _lists(document: Document, facts: Mapping[str, Any]) -> None:
    lying = sorted(facts["lying"], key=lambda one: -one["days"])
    _list(
        document,
        "Việc đã giữ",
        ("Văn bản", "Nội dung nhiệm vụ", "Từ ngày", "Đến ngày", "Số ngày", "Trước động thái đầu"),
        (27, 50, 25, 25, 14, 19),
        [
            (
                one["document"],
                one["title"],
                _iso(one["from"]),
                _iso(one["until"]),
                figure(one["days"]),
                figure(one["idle"]),
            )
            for one in lying
        ],
    )
    _list(
        document,
        "Việc chuyển đi",
        ("Văn bản", "Nội dung nhiệm vụ", "Ngày", "Chuyển cho", "Lý do"),
        (27, 47, 25, 30, 31),
        [(one["document"], one["title"], _iso(one["on"]), one["to"], one["reason"]) for one in facts["passed_on"]],
    )
    _list(
        document,
        "Việc từ chối",
        ("Văn bản", "Nội dung nhiệm vụ", "Ngày", "Lý do"),
        (27, 59, 25, 49),
        [(one["document"], one["title"], _iso(one["on"]), one.get("reason", "")) for one in facts["declined"]],
    )
    _list(
        document,
        "Đề nghị gia hạn",
        ("Văn bản", "Nội dung nhiệm vụ", "Ngày", "Hạn lúc đó", "Lý do"),
        (27, 44, 25, 25, 39),
        [
            (one["document"], one["title"], _iso(one["on"]), _iso(one["due_on"]), one["reason"])
            for one in facts["requests"]
        ],
    )


def _list(
    document: Document, name: str, columns: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]
) -> None:
    if not rows:
        return
    _heading(document, name)
    _table(document, columns, widths, rows[:_MOST_LISTED])
    if len(rows) > _MOST_LISTED:
        body(document, f"Và {len(rows) - _MOST_LISTED} dòng nữa, xem trên trang của hồ sơ.")


def _heading(document: Document, name: str) -> None:
    run(document.add_paragraph(), name, layout()["type"]["text"], bold=True)


def _table(document: Document, columns: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
    size = layout()["type"]["table"]
    table = grid(document, widths, len(rows) + 1)
    table.style = "Table Grid"
    for number, (row, values) in enumerate(zip(table.rows, [columns, *rows], strict=True)):
        whole(row)
        for cell, value, width in zip(row.cells, values, widths, strict=True):
            is_text = number > 0 and width > _OF_A_DAY
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT if is_text else WD_ALIGN_PARAGRAPH.CENTER
            run(cell.paragraphs[0], value, size, bold=number == 0)
    repeated(table)


def _day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def _iso(written: str) -> str:
    return _day(date.fromisoformat(written)) if written else "còn giữ"
