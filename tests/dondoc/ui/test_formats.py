from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from unicodedata import normalize

import pytest
from django.template.defaultfilters import truncatechars
from django.utils import translation

from dondoc.ui import formats

LAST_DAY = date(2024, 12, 31)


def test_a_day_is_written_as_officials_write_it_in_both_languages() -> None:
    for language in ("vi", "en"):
        with translation.override(language):
            assert formats.day(LAST_DAY) == "31/12/2024"


def test_a_moment_late_in_the_evening_of_greenwich_belongs_to_the_next_day_in_vietnam() -> None:
    assert formats.day(datetime(2024, 12, 30, 17, 0, tzinfo=UTC)) == "31/12/2024"
    assert formats.moment(datetime(2024, 12, 31, 7, 5, tzinfo=UTC)) == "14:05 31/12/2024"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        formats.moment(datetime(2024, 12, 31))  # noqa: DTZ001


def test_the_weekday_stands_before_the_day() -> None:
    with translation.override("vi"):
        assert formats.weekday_day(LAST_DAY) == "thứ Ba, 31/12/2024"
        assert formats.weekday_day(date(2025, 1, 5)) == "Chủ nhật, 05/01/2025"
        assert formats.weekday(LAST_DAY) == "thứ Ba"
    with translation.override("en"):
        assert formats.weekday_day(LAST_DAY) == "Tuesday, 31/12/2024"


@pytest.mark.parametrize(
    ("value", "decimals", "vietnamese", "english"),
    [
        (0, None, "0", "0"),
        (1284, None, "1.284", "1,284"),
        (-1284567, None, "-1.284.567", "-1,284,567"),
        (0.747, 2, "0,75", "0.75"),
        (Decimal("2.345"), 2, "2,35", "2.35"),
        (1234.5, None, "1.234,5", "1,234.5"),
    ],
)
def test_numbers_have_their_thousands_apart(
    value: formats.Number, decimals: int | None, vietnamese: str, english: str
) -> None:
    with translation.override("vi"):
        assert formats.number(value, decimals) == vietnamese
    with translation.override("en"):
        assert formats.number(value, decimals) == english


def test_a_share_has_one_decimal_and_of_nothing_there_is_none() -> None:
    with translation.override("vi"):
        assert formats.share(3912, 4476) == "87,4\N{NO-BREAK SPACE}%"
        assert formats.share(0.874) == "87,4\N{NO-BREAK SPACE}%"
        assert formats.share(0, 0) == "–"
    with translation.override("en"):
        assert formats.share(3912, 4476) == "87.4%"


def test_what_is_not_there_stays_empty() -> None:
    assert [formats.day(None), formats.weekday_day(None), formats.weekday(None), formats.moment(None)] == [""] * 4
    assert [formats.number(None), formats.share(None)] == ["", ""]


def test_a_committee_is_named_as_officials_write_it_where_room_is_short() -> None:
    assert formats.brief("Ủy ban nhân dân phường Cái Răng") == "UBND phường Cái Răng"
    assert [formats.brief("Sở Nội vụ"), formats.brief(None)] == ["Sở Nội vụ", ""]


@pytest.mark.parametrize("most", [1, 5, 6, 7, 12])
@pytest.mark.parametrize("text", ["", "Cần Thơ", normalize("NFD", "Cần Thơ"), "a" + "\u0301" * 9, "đơn vị…"])
def test_a_text_is_cut_as_django_cuts_it(text: str, most: int) -> None:
    assert formats.truncated(text, most) == truncatechars(text, most)
