"""Text that goes into a spreadsheet stays text."""

from __future__ import annotations

import pytest

from dondoc.kernel.cells import inert


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_a_formula_is_written_as_text(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Sở Tài chính", "12-KH/TU", "a=b"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert inert(text) == text
