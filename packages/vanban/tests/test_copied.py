"""What a copy says of itself goes, on a printed page only what stands below its mark."""

from __future__ import annotations

import pytest

from vanban import Line
from vanban._copied import without_copy

HEAD = [f"Dòng {at}" for at in range(25)]


@pytest.mark.parametrize(
    "mark", ["SAO Y", "BẢN SAO Y", "Sao y bản chính", "(Sao lục)", "SAO Y; UBND XÃ MẪU; 12/11/2025"]
)
def test_the_mark_of_a_copy_in_the_head_goes_with_who_copied_and_when(mark: str) -> None:
    rows = [mark, "Sở Y tế tỉnh Mẫu An", "Ngày 12/11/2025", "BỘ Y TẾ", "Số: 12/BYT-VP"]
    assert [line.text for line in without_copy([Line(row) for row in rows])] == ["BỘ Y TẾ", "Số: 12/BYT-VP"]


def test_an_order_to_copy_stays() -> None:
    rows = [*HEAD, "Sao y, gửi văn bản cho các đơn vị trực thuộc.", "- Sao lục hồ sơ cán bộ."]
    assert [line.text for line in without_copy([Line(row) for row in rows])] == rows


def test_on_a_page_the_column_beside_the_form_of_a_copy_stays_as_far_as_it_stands_above() -> None:
    placed = [
        ("- Lưu: VT.", 0.60, 0.1), ("SỞ Y TẾ", 0.73, 0.1), ("SAO Y", 0.75, 0.1), ("GIÁM ĐỐC", 0.58, 0.6),
        ("Nguyễn Văn Mẫu", 0.69, 0.6), ("Mẫu An, ngày 12 tháng 11 năm 2025", 0.75, 0.5), ("CHÁNH VĂN PHÒNG", 0.78, 0.6),
    ]  # fmt: skip
    lines = [Line(text, page=1) for text in HEAD] + [Line(text, page=2, y=y, x=x) for text, y, x in placed]
    kept = [line.text for line in without_copy(lines)]
    assert kept == [*HEAD, "- Lưu: VT.", "GIÁM ĐỐC", "Nguyễn Văn Mẫu"]
