"""The reading order of a printed page: labels beside their texts, columns of the head, boxes laid over it."""

from __future__ import annotations

import pytest

from vanban.sources._columns import in_order
from vanban.sources._segments import Segment


def printed(text: str, left: float, right: float, top: float) -> Segment:
    return Segment(text, 1, left, right, top, top + 0.015, 0.015)


@pytest.mark.parametrize("label", ["1.", "2.1.", "a)", "đ)", "II.", "-", "•"])
def test_an_automatic_label_and_its_text_are_one_line(label: str) -> None:
    row = [printed(label, 0.14, 0.15, 0.5), printed("Giao Sở Nội vụ báo cáo.", 0.2, 0.6, 0.498)]
    (line,) = in_order(row)
    assert (line.text, line.left, line.right) == (f"{label} Giao Sở Nội vụ báo cáo.", 0.14, 0.6)


def test_a_number_in_a_column_of_its_own_is_no_label() -> None:
    row = [printed("1", 0.14, 0.15, 0.5), printed("Sở Nội vụ", 0.2, 0.6, 0.5)]
    assert [line.text for line in in_order(row)] == ["1", "Sở Nội vụ"]


def test_a_box_beside_the_address_does_not_draw_the_text_into_the_columns_of_the_head() -> None:
    page = [
        printed("ỦY BAN NHÂN DÂN", 0.2, 0.4, 0.08),
        printed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.5, 0.9, 0.08),
        printed("Số: 8/UBND-TH", 0.25, 0.38, 0.1),
        printed("Độc lập - Tự do - Hạnh phúc", 0.55, 0.85, 0.1),
        printed("HỎA TỐC", 0.15, 0.25, 0.2),
        printed("Kính gửi:", 0.4, 0.48, 0.2),
        printed("- Sở Xây dựng;", 0.2, 0.35, 0.22),
    ]
    texts = [line.text for line in in_order(page)]
    assert texts.index("Độc lập - Tự do - Hạnh phúc") < texts.index("Kính gửi:") < texts.index("- Sở Xây dựng;")
