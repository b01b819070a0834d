"""Signs that stand for specks, and those that mean something."""

from __future__ import annotations

import pytest

from vanban import Line
from vanban._recognised.marks import without_stray_marks


def left(*rows: str) -> list[str]:
    return [line.text for line in without_stray_marks([Line(row) for row in rows])]


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("báo cáo trước thứ Sáu hàng tuần. -", "báo cáo trước thứ Sáu hàng tuần."),
        ("đăng ký trước ngày 31/01/2026..", "đăng ký trước ngày 31/01/2026."),
        ("phân tuyến _ điều trị hợp lý", "phân tuyến điều trị hợp lý"),
        ("ỦY BAN THƯỜNG VỤ QUỐC HỘI ˆ", "ỦY BAN THƯỜNG VỤ QUỐC HỘI"),
        ("- Chủ tịch (để b/€); Bộ Y tế (bíc);", "- Chủ tịch (để b/c); Bộ Y tế (b/c);"),
        ("~- Bộ trưởng (để b/©);", "- Bộ trưởng (để b/c);"),
        ("~ Văn phòng", "- Văn phòng"),
    ],
)
def test_a_sign_that_means_nothing_goes(read: str, right: str) -> None:
    assert left(read) == [right]


def test_a_line_of_one_letter_goes() -> None:
    assert left("KT. BỘ TRƯỞNG", "Í", "S‹", "THỨ TRƯỞNG") == ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]


@pytest.mark.parametrize("read", ["Số: _", "a)", "1", "-", "b.", "TT", "rà soát...", "Sở Y tế - Bộ Y tế", ""])
def test_what_may_mean_something_stays(read: str) -> None:
    assert left(read) == [read]
