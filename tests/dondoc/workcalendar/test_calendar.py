"""Sums over working days, beside a calendar that walks day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.workcalendar.actions import DAYS, read_days
from dondoc.workcalendar.rules import DayKind, MarkedDay, WorkingCalendar

CALENDAR = WorkingCalendar(read_days(DAYS))
DAYS_2022_TO_2028 = st.dates(date(2022, 1, 1), date(2028, 12, 31))
ONE = timedelta(days=1)


def walked(start: date, amount: int, calendar: WorkingCalendar) -> date:
    """The slow oracle: a day at a time."""
    step = ONE if amount > 0 else -ONE
    left = abs(amount)
    while left:
        start += step
        left -= calendar.is_working_day(start)
    return start


@given(start=DAYS_2022_TO_2028, amount=st.integers(-800, 800))
def test_adding_working_days_gives_what_walking_day_by_day_gives(start: date, amount: int) -> None:
    assert CALENDAR.add_working_days(start, amount) == walked(start, amount, CALENDAR)


@given(start=DAYS_2022_TO_2028, end=DAYS_2022_TO_2028)
def test_working_days_between_are_those_met_when_walking(start: date, end: date) -> None:
    first, last = sorted((start, end))
    met = sum(CALENDAR.is_working_day(first + ONE * n) for n in range(1, (last - first).days + 1))
    assert CALENDAR.working_days_between(start, end) == (met if start <= end else -met)


@given(
    marks=st.dictionaries(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.sampled_from(DayKind), max_size=80),
    start=st.dates(date(2024, 12, 1), date(2026, 12, 31)),
    amount=st.integers(1, 300),
)
def test_any_marked_days_are_heeded(marks: dict[date, DayKind], start: date, amount: int) -> None:
    calendar = WorkingCalendar(MarkedDay(on, kind) for on, kind in marks.items())
    assert calendar.add_working_days(start, amount) == walked(start, amount, calendar)


@given(start=DAYS_2022_TO_2028, amount=st.integers(1, 400))
def test_a_day_so_many_working_days_later_is_that_many_working_days_away(start: date, amount: int) -> None:
    end = CALENDAR.add_working_days(start, amount)
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.working_days_between(start, end) == amount


@pytest.mark.parametrize(
    ("on", "worked"),
    [
        (date(2025, 8, 29), True),
        (date(2025, 8, 30), False),  # Saturday
        (date(2025, 9, 1), False),  # the day beside the National Day
        (date(2025, 4, 26), True),  # Saturday worked for 2 May
        (date(2025, 5, 2), False),
        (date(2024, 5, 4), True),
        (date(2024, 4, 29), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 4, 27), False),  # in lieu of Sunday 26 April
        (date(2026, 11, 24), False),  # the day of Vietnamese culture
        (date(2023, 5, 3), False),
        (date(2023, 9, 4), False),
    ],
)
def test_the_notices_decide_which_days_are_worked(on: date, worked: bool) -> None:
    assert CALENDAR.is_working_day(on) is worked


@pytest.mark.parametrize(("year", "days"), [(2023, 249), (2024, 251), (2025, 250), (2026, 249), (2027, 249)])
def test_each_year_has_as_many_working_days_as_its_notices_leave(year: int, days: int) -> None:
    assert CALENDAR.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == days


def test_a_year_is_noticed_only_when_its_notice_has_been_issued() -> None:
    assert [year for year in range(2022, 2029) if CALENDAR.is_noticed(year)] == [2023, 2024, 2025, 2026]


def test_rolling_moves_a_day_off_and_leaves_a_working_day() -> None:
    assert CALENDAR.rolled(date(2025, 8, 30)) == date(2025, 9, 3)
    assert CALENDAR.rolled(date(2025, 9, 3)) == date(2025, 9, 3)
    assert CALENDAR.next_working_day(date(2025, 9, 3)) == date(2025, 9, 4)


def test_a_sum_that_leaves_the_calendar_is_an_overflow() -> None:
    with pytest.raises(OverflowError):
        CALENDAR.add_working_days(date(9999, 12, 1), 400)
