"""What the gallery shows: every component with invented content."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms

from dondoc.ui.heat import SCALES
from dondoc.ui.narrowing import Shown
from dondoc.ui.states import STATES
from dondoc.ui.tags.graph import Tied
from dondoc.ui.tags.spans import Lane, Mark, Span


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Tên nhiệm vụ", help_text="Ngắn gọn, bắt đầu bằng động từ.", max_length=120)
    clause = forms.CharField(label="Nội dung giao", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = forms.DateField(label="Hạn", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    unit = forms.ChoiceField(label="Đơn vị chủ trì", choices=[("1", "Sở Nội vụ"), ("2", "Văn phòng UBND thành phố")])
    kind = forms.ChoiceField(
        label="Loại hạn",
        widget=forms.RadioSelect,
        choices=[("date", "Ngày cố định"), ("term", "Thời hạn"), ("none", "Không thời hạn")],
    )
    standing = forms.BooleanField(label="Nhiệm vụ thường xuyên, không có sản phẩm", required=False)
    locked = forms.CharField(label="Mã văn bản", required=False, disabled=True, initial="4363/UBND-NC")
    evidence = forms.FileField(label="Tệp minh chứng", required=False)


def _moment(days: int) -> datetime:
    return datetime(2024, 12, 31, tzinfo=UTC) + timedelta(days=days)


def _span(kind: str, since: int, until: int) -> Span:
    return Span(kind, _moment(since), _moment(until))


def samples() -> dict[str, Any]:
    """Return what the gallery's template shows."""
    return {
        "states": list(STATES),
        "day": date(2024, 12, 31),
        "moment": datetime(2024, 12, 31, 7, 5, tzinfo=UTC),
        "form": SampleForm(initial={"kind": "date"}),
        "wrong": SampleForm({"title": "", "unit": "", "kind": "date"}),
        "clarity": [
            ("người", True),
            ("việc", True),
            ("thời gian", True),
            ("trách nhiệm", True),
            ("sản phẩm", False),
            ("thẩm quyền", True),
        ],
        "choices": [("overdue", "Quá hạn", 41), ("near-due", "Sắp đến hạn", 96), ("in-time", "Trong hạn", 1147)],
        "months": [
            (f"{month:02d}/2024", 0.6 + month * 0.022, f"{60 + month * 2},{month % 10} %") for month in range(1, 13)
        ],
        "lates": [
            (f"{month:02d}/2025", None if month == 3 else 9.0 - month, "" if month == 3 else str(9 - month))
            for month in range(1, 7)
        ],
        "levels": (0, *SCALES["work"]),
        "tones": ["late", "near-due", "done-late", "submitted", "returned"],
        "edges": ["", "accent", "late", "near-due", "done"],
        "measured": [(date(2024, month, 28), 8.0 * month, f"{8 * month} %") for month in range(1, 13, 2)],
        "tabs": [("Tổng quan", "#tabs", True), ("Báo cáo", "#tabs", False), ("Nhật ký", "#tabs", False)],
        "tiles": [
            ("quá hạn", 1, "#tabs", "late", False),
            ("hôm nay", 2, "#tabs", "", True),
            ("tuần này", 5, "#tabs", "", False),
            ("còn lại", 14, "#tabs", "", False),
        ],
        "page": SimpleNamespace(next_key="abc"),
        "long": Shown(rows=["Sở Nội vụ"], next_key=None, number=118, words="nội vụ", is_long=True),
        "cites": [
            Tied("amends", "sửa đổi, bổ sung", "15/2023/QĐ-UBND", "07/07/2023 · Quy chế làm việc của Ủy ban", "#graph"),
            Tied("implements", "thực hiện", "968/CĐ-TTg", "16/10/2023 · V/v tiếp tục chấn chỉnh kỷ luật", "#graph"),
            Tied("based-on", "căn cứ", "73/2023/NĐ-CP", "29/09/2023 · chưa có trong sổ", "#graph", is_here=False),
            Tied("refers", "viện dẫn", "07/CT-UBND", "17/04/2023 · V/v cải cách thủ tục hành chính", "#graph"),
            Tied("refers", "viện dẫn", "02/CT-UBND", "07/02/2022", "#graph"),
        ],
        "cited": [
            Tied("replaces", "bị thay thế bởi", "512/UBND-NC", "05/02/2025 · V/v nâng cao kỷ cương", "#graph"),
            Tied("recalls", "bị thu hồi bởi", "88/QĐ-UBND", "10/01/2025", "#graph"),
            Tied("implements", "được thực hiện bởi", "21/KH-SNV", "30/11/2023 · Kế hoạch của Sở Nội vụ", "#graph"),
        ],
        "lanes": [
            Lane("Sở Nội vụ", "27 ngày làm việc", [_span("desk", 1, 30), _span("suspended", 30, 62)]),
            Lane("Sở Nội vụ · Nguyễn Văn A", "21 ngày làm việc", [_span("desk", 62, 80), _span("late", 92, 104)]),
            Lane("Phòng Cải cách hành chính", "9 ngày làm việc", [_span("desk", 64, 77)], "#spans", is_part=True),
            Lane("Xác nhận: Văn phòng", "8 ngày làm việc", [_span("waiting", 80, 92)]),
        ],
        "marks": [
            Mark("first", _moment(48), "hạn ban đầu 17/02/2025"),
            Mark("due", _moment(90), "hạn 31/03/2025"),
            Mark("today", _moment(104), "hôm nay"),
        ],
        "units": [
            ("Sở Xây dựng", 9, 6, 41, 118, 31),
            ("UBND quận Ninh Kiều", 7, 11, 38, 142, 26),
            ("Sở Tài nguyên và Môi trường", 5, 5, 44, 131, 19),
            ("UBND huyện Vĩnh Thạnh", 4, 3, 36, 125, 14),
            ("Sở Nội vụ", 2, 4, 52, 167, 9),
            ("UBND quận Cái Răng", 0, 2, 37, 139, 6),
        ],
    }
