"""Recipients that lost their dash."""

from __future__ import annotations

from vanban import Line
from vanban._recognised.recipients import with_dashes


def test_a_recipient_behind_another_begins_with_a_dash() -> None:
    rows = ("nội dung;", "Giao Sở Y tế", "Nơi nhận:", "- Như trên;", "Thủ tướng Chính phủ (để b/c);", "KT. CHỦ TỊCH",
            "- VPUB: CVP, các PCVP;", "Các phòng: TH, NC;", "- Các sở, ban,", "Ngành tỉnh;", "Lưu: VT.")  # fmt: skip
    mended = [line.text for line in with_dashes([Line(row) for row in rows])]
    changed = {before: after for before, after in zip(rows, mended, strict=True) if before != after}
    assert changed == {
        "Thủ tướng Chính phủ (để b/c);": "- Thủ tướng Chính phủ (để b/c);",
        "Lưu: VT.": "- Lưu: VT.",
    }


def test_without_recipients_nothing_changes() -> None:
    rows = [Line("- Sở Y tế;"), Line("Sở Nội vụ")]
    assert with_dashes(rows) == rows
