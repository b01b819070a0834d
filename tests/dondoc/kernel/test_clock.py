from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dondoc.kernel.clock import day_bounds, local_date, now


def test_now_is_aware_and_in_utc() -> None:
    assert now().utcoffset() == timedelta(0)


def test_the_day_in_vietnam_begins_at_five_in_the_afternoon_of_greenwich() -> None:
    assert local_date(datetime(2024, 12, 31, 16, 59, 59, tzinfo=UTC)) == date(2024, 12, 31)
    assert local_date(datetime(2024, 12, 31, 17, 0, tzinfo=UTC)) == date(2025, 1, 1)


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda at: 1900 < at.year < 2200))
def test_every_moment_lies_within_the_bounds_of_its_day_and_of_no_other(at: datetime) -> None:
    start, end = day_bounds(local_date(at))
    assert start <= at < end
    assert day_bounds(local_date(at) + timedelta(days=1))[0] == end
