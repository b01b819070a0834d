"""A second document in the same file is told of, a form in an annex is not."""

from __future__ import annotations

import pytest

import vanban

LETTER = """UBND TỈNH MẪU SƠN
SỞ NỘI VỤ
Số: {number}/SNV-TH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mẫu Sơn, ngày {day} tháng 5 năm 2026
Kính gửi: Ủy ban nhân dân các xã, phường.
Sở Nội vụ đề nghị Ủy ban nhân dân các xã, phường báo cáo kết quả trước ngày 20/6/2026.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Nguyễn Văn Mẫu
"""
PLAN = """{above}ỦY BAN NHÂN DÂN
XÃ MẪU AN
Số: {number}/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mẫu An, ngày 12 tháng 5 năm 2026
KẾ HOẠCH
Kiểm tra công vụ năm 2026
"""


@pytest.mark.parametrize(
    ("letter", "plan", "told"),
    [
        ({"number": "512", "day": "10"}, {"number": "34", "above": ""}, "34/KH-UBND"),
        ({"number": "", "day": ""}, {"number": "", "above": ""}, "/KH-UBND"),
        ({"number": "512", "day": "10"}, {"number": "......", "above": ""}, None),
        ({"number": "512", "day": "10"}, {"number": "34", "above": "Mẫu số 01\n"}, None),
    ],
)
def test_a_further_document_is_told_of(letter: dict[str, str], plan: dict[str, str], told: str | None) -> None:
    reading = vanban.read_text(LETTER.format(**letter) + PLAN.format(**plan))
    assert [warning.split(", ")[1] for warning in reading.warnings] == ([told] if told else [])
    assert [body.text for task in reading.tasks for body in task.lead] == ["Ủy ban nhân dân các xã, phường"]
