from hypothesis import given
from hypothesis import strategies as st

from dondoc.tasks.rules.wording import title_of


def test_a_title_ends_at_the_first_stop_that_leaves_something_to_read():
    text = "Tổ chức quán triệt, thực hiện nghiêm túc Công điện số 968/CĐ-TTg đến từng cán bộ, công chức; báo cáo."
    assert title_of(text) == "Tổ chức quán triệt, thực hiện nghiêm túc Công điện số 968/CĐ-TTg đến từng cán bộ"


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
