"""How lists of offices are recognised: columns under their headings, days and yes as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.administration.rules import Column, cell, day_of, guess, heading_row, says_yes

COLUMNS = (Column("code", ("ma",), is_needed=True), Column("name", ("ten don vi", "ten")), Column("due", ("han",)))


def test_exact_headings_come_before_those_that_only_begin_alike():
    assert guess(["ma so thue", "ten", "ma"], COLUMNS) == {"code": 2, "name": 1}


def test_a_heading_that_begins_like_a_known_one_is_taken_once():
    assert guess(["han hoan thanh", "han cu"], COLUMNS) == {"due": 0}
    assert guess(["handover"], COLUMNS) == {}


def test_titles_above_the_headings_are_passed_over():
    rows = [["danh sach nhiem vu"], [""], ["stt", "ma", "ten"], ["1", "snv", "so noi vu"]]
    assert heading_row(rows, COLUMNS) == 2
    assert heading_row([], COLUMNS) == 0


def test_cells_of_short_rows_and_unknown_columns_are_empty():
    assert cell([" SNV "], {"code": 0, "name": 5}, "code") == "SNV"
    assert cell(["SNV"], {"code": 0, "name": 5}, "name") == ""
    assert cell(["SNV"], {}, "code") == ""


@pytest.mark.parametrize("text", ["31/12/2024", " 31.12.2024 ", "31-12-2024", "2024-12-31", "2024-12-31 00:00:00"])
def test_days_are_read_as_people_write_them(text):
    assert day_of(text) == date(2024, 12, 31)


@pytest.mark.parametrize("text", ["31/02/2024", "tháng 12", "31/12/24", "45657"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - of date and of the rule alike
        day_of(text)


def test_a_blank_cell_is_no_day_and_yes_has_many_spellings():
    assert day_of("  ") is None
    assert [says_yes(word) for word in ("x", "co", "1", "", "khong")] == [True, True, True, False, False]
