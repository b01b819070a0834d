"""How wide letters are, and which are none that an office writes."""

from __future__ import annotations

import pytest

from vanban.sources._advances import UNITS, advances, width_of


def test_a_letter_is_as_wide_with_its_marks_as_without() -> None:
    assert advances("Ủy ban")[0] == advances("Uy ban")[0]


@pytest.mark.parametrize("times", [1, 100, 10_000])
def test_a_stretch_is_as_wide_as_its_letters_together_however_long(times: int) -> None:
    widths, _strange = advances("WƠm. " * times)
    assert width_of(widths) == sum(widths) == times * (236 + 180 + 194 + 62 + 62)
    assert width_of(widths[:1]) == 236 < UNITS


def test_letters_that_mean_nothing_are_counted_with_those_a_question_mark_stands_for() -> None:
    assert advances("CỘNG HÒA XÃ HỘI\r\n“Số: 12/TB-UBND”")[1] == 0
    assert advances("&Ӝ1* C?NG HÒA \x00")[1] == len("&Ӝ?\x00")
