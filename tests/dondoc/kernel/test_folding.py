from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.kernel.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Quyết định số 15/2023/QĐ-UBND", "quyet dinh so 15 2023 qd ubnd"),
        ("ĐÔN ĐỐC", "don doc"),
        ("  Sở   Nội vụ; ", "so noi vu"),
        ("hòa", "hoa"),
        ("hoà", "hoa"),
        ("—", ""),
    ],
)
def test_a_text_is_compared_without_case_marks_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_both_forms_of_unicode_fold_alike_and_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(unicodedata.normalize("NFC", text))
    assert folded == fold(unicodedata.normalize("NFD", text))
    assert fold(folded) == folded
