"""What a seal or a pen hides and only one reading fits."""

from __future__ import annotations

import pytest

from vanban import Line
from vanban._recognised import put_right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (["KT. TÔNG CỤC TRƯỞNG", "- Như trên;", "CỤC TRƯỞNG"], "PHÓ TỔNG CỤC TRƯỞNG"),
        (["KT. CHỦ TỊCH", "CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
        (["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"], "THỨ TRƯỞNG"),
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "CHỦ TỊCH"),
        (["SHỦ TƯỚNG"], "THỦ TƯỚNG"),
    ],
)
def test_who_signs_for_another_is_his_deputy(read: list[str], right: str) -> None:
    assert put_right(list(map(Line, read)))[-1].text == right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (["⁄® PHÓ GHỦ TỊCH", "TỊCH"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (["TỊCH", "PHÓ CHỦ TỊCH", "AW"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "- Trần Thị Thử"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Thử"]),
        (["CHỦ TỊCH", "Trần Thị Thử"], ["CHỦ TỊCH", "Trần Thị Thử"]),
        (["CHỦ TỊCH", "XÃ"], ["CHỦ TỊCH", "XÃ"]),
    ],
)
def test_a_deputy_who_signs_for_a_committee_signs_for_its_chairman(read: list[str], right: list[str]) -> None:
    lines = put_right(list(map(Line, ["TM. ỦY BAN NHÂN DÂN", *read])))
    assert [line.text for line in lines[1:]] == right


def test_a_deputy_who_signs_for_another_body_may_do_so_himself() -> None:
    lines = ["TM. ỦY BAN KIỂM TRA", "PHÓ CHỦ NHIỆM", "Trần Thị Thử"]
    assert [line.text for line in put_right(list(map(Line, lines)))] == lines


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Hà Nội, ngày 30g tháng 12 năm 2021", "Hà Nội, ngày  tháng 12 năm 2021"),
        ("Hà Nội, ngày Z4 thángậ năm 2021", "Hà Nội, ngày  tháng  năm 2021"),
        ("Hà Nội, ngày 37 tháng 12 năm 2021", "Hà Nội, ngày  tháng 12 năm 2021"),
        ("Hà Nội, ngày 05 tháng 12 năm 2021", "Hà Nội, ngày 05 tháng 12 năm 2021"),
    ],
)
def test_what_is_written_into_a_date_and_is_no_number_is_left_blank(read: str, right: str) -> None:
    assert put_right([Line(read)])[0].text == right
