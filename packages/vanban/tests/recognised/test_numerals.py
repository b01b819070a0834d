"""Roman numerals as recognition leaves them, put right by those around them."""

from __future__ import annotations

import pytest

import vanban
from vanban import Line, Source
from vanban._recognised.numerals import with_right_numerals


def mended(*rows: str) -> list[str]:
    return [line.text for line in with_right_numerals([Line(row) for row in rows])]


@pytest.mark.parametrize("read", ["III", "HI", "IH", "Ill", "I1I", "TII", "II"])
def test_the_third_heading_is_the_third_however_its_strokes_are_read(read: str) -> None:
    assert mended("I. MỤC TIÊU", "II. NHIỆM VỤ", f"{read}. TỔ CHỨC", "IV. KINH PHÍ")[2] == "III. TỔ CHỨC"


@pytest.mark.parametrize(
    "rows",
    [
        ("I. MỤC TIÊU", "II. NHIỆM VỤ", "I. MỤC TIÊU", "II. NHIỆM VỤ"),
        ("II. NHIỆM VỤ", "1. Giao Sở Nội vụ", "11. Sở Y tế", "H. Khác"),
        ("I. MỤC TIÊU", "I. MỤC TIÊU"),
        ("A. CHUNG", "I. MỤC TIÊU", "B. RIÊNG", "I. NHIỆM VỤ"),
        ("I. MỤC TIÊU", "Phụ lục II", "I. NHIỆM VỤ"),
        ("gồm: (i) họp; (ii) báo cáo", "(i) một", "(x) mười (in đậm)"),
        ("Theo mục II. Giao Sở Nội vụ",),
        ("hoàn thành trong Quý 1/2026",),
    ],
)
def test_what_may_be_right_stays(rows: tuple[str, ...]) -> None:
    assert mended(*rows) == list(rows)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("quý I1/2026", "quý II/2026"),
        ("Quý IH/2025", "Quý III/2025"),
        ("quý I1/⁄2026", "quý II/2026"),
        ("quý lV năm", "quý IV năm"),
    ],
)
def test_the_numeral_of_a_quarter_is_put_right(read: str, right: str) -> None:
    assert mended(f"xong trong {read} 2026") == [f"xong trong {right} 2026"]


@pytest.mark.parametrize(("recognised", "provision"), [(True, "III.1"), (False, "II(2).1")])
def test_only_what_was_recognised_is_put_right(recognised: bool, provision: str) -> None:
    rows = ("KẾ HOẠCH", "Công tác năm 2026", "I. MỤC ĐÍCH", "Rõ việc.", "II. YÊU CẦU", "Đúng hạn.", "II. NHIỆM VỤ")
    lines = tuple(Line(row) for row in (*rows, "1. Sở Nội vụ báo cáo trước ngày 20/11/2025."))
    reading = vanban.read_source(Source(lines, "paragraphs", "image/png", recognised=recognised))
    assert [task.provision for task in reading.tasks] == [provision]


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        (("I. MỤC TIÊU", "II TỔ CHỨC THỰC HIỆN"), "II. TỔ CHỨC THỰC HIỆN"),
        (("I. MỤC TIÊU", "H. TỔ CHỨC THỰC HIỆN"), "II. TỔ CHỨC THỰC HIỆN"),
        (("IL. NỘI DUNG",), "I. NỘI DUNG"),
        (("I. MỤC TIÊU", "41. PHÂN CÔNG NHIỆM VỤ"), "II. PHÂN CÔNG NHIỆM VỤ"),
        (("L NỘI DUNG",), "I. NỘI DUNG"),
        (("I.MỤC ĐÍCH",), "I. MỤC ĐÍCH"),
        (("I. MỤC TIÊU", "Phần lớn đã đạt.", "I. NHIỆM VỤ"), "II. NHIỆM VỤ"),
        (("I. MỤC TIÊU", "I. NHIỆM VỤ", "II. KINH PHÍ"), "III. KINH PHÍ"),
        (("I. MỤC TIÊU", "II. NHIỆM VỤ", "IL. KINH PHÍ"), "III. KINH PHÍ"),
    ],
)
def test_a_heading_in_capitals_is_the_next_where_it_misses_that_by_a_stroke(rows: tuple[str, ...], right: str) -> None:
    assert mended(*rows)[-1] == right


@pytest.mark.parametrize(
    "rows",
    [
        ("I. MỤC TIÊU", "TL. BỘ TRƯỞNG"),
        ("H. TỔ CHỨC",),
        ("1. MỤC TIÊU",),
        ("VI PHẠM HÀNH CHÍNH",),
        ("41. PHÂN CÔNG NHIỆM VỤ",),
        ("I. MỤC TIÊU", "12. SỞ NỘI VỤ"),
        ("I. MỤC TIÊU", "V. KINH PHÍ", "XV PHẦN CUỐI"),
        ("I. MỤC TIÊU", "II Tổ chức thực hiện"),
    ],
)
def test_capitals_that_are_no_heading_or_not_the_next_stay(rows: tuple[str, ...]) -> None:
    assert mended(*rows) == list(rows)


def test_the_seventh_point_is_read_by_its_letter() -> None:
    rows = ("e) Sở Y tế báo cáo.", "ø) UBND các xã:", "øre) Không phải điểm")
    assert mended(*rows) == ["e) Sở Y tế báo cáo.", "g) UBND các xã:", "øre) Không phải điểm"]


def test_a_numeral_in_brackets_that_lost_a_stroke_is_the_next() -> None:
    assert mended("gồm: (¡) họp;", "(ii) báo cáo; (ii) công bố; (iv) lưu") == [
        "gồm: (i) họp;",
        "(ii) báo cáo; (iii) công bố; (iv) lưu",
    ]


def test_the_fourth_and_the_fifth_point_are_told_by_the_one_before() -> None:
    rows = ("c) Sở Y tế.", "- Một", "đ) Sở Nội vụ.", "đ) Sở Xây dựng.", "a) Một", "d) Hai", "d) Ba")
    assert [row[:2] for row in mended(*rows)] == ["c)", "- ", "d)", "đ)", "a)", "d)", "đ)"]


def test_the_fifth_clause_is_known_behind_the_fourth_alone() -> None:
    assert mended("4. Sở Nội vụ", "- Rà soát.", "S. Sở Y tế")[2] == "5. Sở Y tế"
    assert mended("3. Sở Nội vụ", "S. Sở Y tế")[1] == "S. Sở Y tế"
