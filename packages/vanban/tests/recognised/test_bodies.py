"""Fixed names in the capitals of a head that lost marks in recognition."""

from __future__ import annotations

import pytest

from vanban._recognised.bodies import with_right_bodies, with_right_broken


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỌI", "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HO CHI MINH", "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH"),
        ("UY BAN NHAN DAN TINH QUANG TRI", "ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ"),
        ("BO TAI CHINH", "BỘ TÀI CHÍNH"),
        ("ỦY BAN NHÂN DÂN TỈNH ĐĂK LĂK", "ỦY BAN NHÂN DÂN TỈNH ĐĂK LĂK"),  # as older documents spell it
        ("UỶ BAN NHÂN DÂN TỈNH THANH HOÁ", "UỶ BAN NHÂN DÂN TỈNH THANH HOÁ"),
        ("ỦY BAN NHÂN DÂN XÃ HÀ NỘI", "ỦY BAN NHÂN DÂN XÃ HÀ NỘI"),
    ],
)
def test_a_name_that_lost_marks_gets_them_back_and_any_other_stays(recognised: str, printed: str) -> None:
    assert with_right_bodies(recognised) == printed


@pytest.mark.parametrize(
    ("above", "below", "right"),
    [
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ", "NỌI", ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ", "NỘI")),
        ("ỦY BAN NHÂN DÂN TINH", "QUANG TRI", ("ỦY BAN NHÂN DÂN TỈNH", "QUẢNG TRỊ")),
        ("ỦY BAN NHÂN DÂN TỈNH", "QUẢNG TRỊ", None),
        ("ỦY BAN NHÂN DÂN", "Số: 12/UBND-TH", None),
    ],
)
def test_a_name_that_the_end_of_a_line_breaks_is_put_right(
    above: str, below: str, right: tuple[str, str] | None
) -> None:
    assert with_right_broken(above, below) == right
