"""Words that a page broke at letters of another font, or set with a blank behind each letter."""

import pytest

from vanban._broken import unbroken

SIGNS = "ho ạ t độ ng t ậ p"  # what tells that a text is broken


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Gi ám đố c S ở Tài ch ính tr ực ti ếp ch ỉ đạ o", "Giám đốc Sở Tài chính trực tiếp chỉ đạo"),
        ("Ủ y ban nhân dân th ành ph ố, ph ườ ng; k ế ho ạ ch.", "Ủy ban nhân dân thành phố, phường; kế hoạch."),
        ("H ạ t ầ ng k ỹ thu ậ t, th ị tr ườ ng", "Hạ tầng kỹ thuật, thị trường"),
        ("Bộ Y tế, Vụ I và Công an xã ở ấp 3 có ý kiến", "Bộ Y tế, Vụ I và Công an xã ở ấp 3 có ý kiến"),
        ("d ự án", "dự án"),
        ("V ề v i ệ c t ậ p t r u n g ứ n g p h ó", "Về việc tập trung ứng phó"),
    ],
)
def test_a_broken_word_is_whole_and_words_that_stand_alone_stay(broken: str, whole: str) -> None:
    lines = unbroken(f"{broken}\n{SIGNS}\nthu ậ t tr ướ c ng ườ i").split("\n")
    assert lines[0] == whole
    assert lines[1] == "hoạt động tập"


def test_slips_of_a_typist_break_no_text() -> None:
    text = "Sở Nội vụ t ập hợp, gửi 15 tr ước ngày 20/11/2025"
    assert unbroken(text) == text


def test_a_long_line_is_mended_in_steps_that_grow_with_its_words() -> None:
    assert unbroken("k ế ho ạ ch th ự c hi ệ n " * 3000).split()[:4] == ["kế", "hoạch", "thực", "hiện"]
