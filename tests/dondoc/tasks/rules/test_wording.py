import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.tasks.rules.wording import title_of, ways_to_split


def test_a_title_ends_at_the_first_stop_that_leaves_something_to_read():
    text = "Chủ trì, phối hợp Sở Nội vụ, Sở Tư pháp rà soát quy chế làm việc; báo cáo kết quả trước ngày 20."
    assert title_of(text) == "Chủ trì, phối hợp Sở Nội vụ, Sở Tư pháp rà soát quy chế làm việc"


def test_a_sentence_too_long_for_a_title_ends_at_its_last_comma_that_fits():
    text = "Tổ chức quán triệt, thực hiện nghiêm túc Công điện số 968/CĐ-TTg đến từng cán bộ, công chức, viên chức " * 3
    assert (
        title_of(text) == "Tổ chức quán triệt, thực hiện nghiêm túc Công điện số 968/CĐ-TTg đến từng cán bộ, công chức"
    )


def test_a_long_sentence_is_cut_between_words():
    title = title_of("rà soát " * 40)
    assert title.endswith(("rà soát…", "rà…"))
    assert len(title) <= 111


def test_a_short_text_is_its_own_title():
    assert title_of("Báo cáo kết quả./.") == "Báo cáo kết quả"


@given(st.text())
def test_a_title_is_one_line_and_never_too_long(text):
    title = title_of(text)
    assert "\n" not in title
    assert len(title) <= 111


def test_a_task_can_be_divided_after_each_part_but_the_last():
    assert ways_to_split("Rà soát quy chế; sửa đổi\nquy trình. Báo cáo.") == [
        ("Rà soát quy chế;", "Rà soát quy chế;"),
        ("Rà soát quy chế; sửa đổi quy trình.", "sửa đổi quy trình."),
    ]


@pytest.mark.parametrize("text", ["", "Báo cáo kết quả."])
def test_a_text_of_one_part_cannot_be_divided(text):
    assert ways_to_split(text) == []
