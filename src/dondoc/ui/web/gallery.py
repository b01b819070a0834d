"""What the gallery shows: every component with invented content."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django import forms

from dondoc.ui.states import STATES


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
    evidence = forms.FileField(label="Tệp minh chứng", required=False)


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
        "measured": [(date(2024, month, 28), 8.0 * month, f"{8 * month} %") for month in range(1, 13, 2)],
        "tabs": [("Tổng quan", "#tabs", True), ("Báo cáo", "#tabs", False), ("Nhật ký", "#tabs", False)],
        "tiles": [
            ("quá hạn", 1, "#tabs", "late", False),
            ("hôm nay", 2, "#tabs", "", True),
            ("tuần này", 5, "#tabs", "", False),
            ("còn lại", 14, "#tabs", "", False),
        ],
        "page": SimpleNamespace(next_key="abc"),
        "units": [
            ("Sở Xây dựng", 9, 6, 41, 118, 31),
            ("UBND quận Ninh Kiều", 7, 11, 38, 142, 26),
            ("Sở Tài nguyên và Môi trường", 5, 5, 44, 131, 19),
            ("UBND huyện Vĩnh Thạnh", 4, 3, 36, 125, 14),
            ("Sở Nội vụ", 2, 4, 52, 167, 9),
            ("UBND quận Cái Răng", 0, 2, 37, 139, 6),
        ],
    }
