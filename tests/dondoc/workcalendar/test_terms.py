"""Where terms end, with the articles that say so."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.workcalendar.actions import DAYS, read_days
from dondoc.workcalendar.rules import (
    DEFAULT_OFFICE_HOURS,
    Citation,
    Law,
    NoSuchTerm,
    StepRule,
    TermUnit,
    WorkingCalendar,
    due_of_term,
)

CALENDAR = WorkingCalendar(read_days(DAYS))


@pytest.mark.parametrize(
    ("start", "amount", "unit", "due"),
    [
        ("2025-08-28", 3, "working-day", "2025-09-04"),  # over the National Day
        ("2025-04-24", 2, "working-day", "2025-04-26"),  # a Saturday worked counts
        ("2025-04-25", 5, "day", "2025-05-05"),  # 30 April is off, and so are the days after it
        ("2025-11-03", 15, "day", "2025-11-18"),
        ("2025-11-01", 7, "day", "2025-11-10"),  # Saturday the 8th rolls to Monday
        ("2025-11-18", 2, "week", "2025-12-02"),
        ("2025-01-31", 1, "month", "2025-02-28"),  # no 31 February
        ("2024-08-31", 6, "month", "2025-02-28"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2024-12-31", 1, "day", "2025-01-02"),  # New Year is off
        ("2026-08-29", 2, "day", "2026-09-03"),  # swapped Monday, then the National Day
    ],
)
def test_a_term_ends_on_the_day_the_civil_code_gives(start: str, amount: int, unit: str, due: str) -> None:
    assert due_of_term(date.fromisoformat(start), amount, unit, CALENDAR).due_on == date.fromisoformat(due)


def test_every_step_of_a_term_in_working_days_is_told() -> None:
    steps = due_of_term(date(2025, 8, 28), 3, "working-day", CALENDAR).steps
    assert [(step.rule, step.on) for step in steps] == [
        (StepRule.FIRST_DAY_NOT_COUNTED, date(2025, 8, 28)),
        (StepRule.PASSED_OVER, date(2025, 9, 1)),
        (StepRule.PASSED_OVER, date(2025, 9, 2)),
        (StepRule.COUNTED, date(2025, 9, 4)),
        (StepRule.ENDS, date(2025, 9, 4)),
    ]
    assert steps[0].article == Citation(Law.CIVIL_CODE, 147, 2)
    assert steps[1].source == "Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024"


def test_a_last_day_off_rolls_by_article_148() -> None:
    rolled = due_of_term(date(2025, 11, 1), 7, "day", CALENDAR).steps[-2]
    assert (rolled.rule, rolled.on, rolled.article) == (
        StepRule.ROLLED,
        date(2025, 11, 10),
        Citation(Law.CIVIL_CODE, 148, 5),
    )


def test_a_month_without_the_corresponding_day_says_so() -> None:
    assert StepRule.NO_SUCH_DAY in {step.rule for step in due_of_term(date(2025, 1, 31), 1, "month", CALENDAR).steps}
    assert StepRule.NO_SUCH_DAY not in {
        step.rule for step in due_of_term(date(2025, 1, 28), 1, "month", CALENDAR).steps
    }


def test_a_term_into_a_year_without_notice_is_provisional() -> None:
    assert due_of_term(date(2026, 12, 30), 5, "working-day", CALENDAR).provisional
    assert not due_of_term(date(2026, 12, 1), 5, "working-day", CALENDAR).provisional
    assert due_of_term(date(2029, 1, 1), 1, "day", CALENDAR).provisional


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2025-08-28T08:00", 2, "2025-08-28T10:00"),
        ("2025-08-28T10:00", 2, "2025-08-28T14:00"),  # over noon
        ("2025-08-28T15:30", 4, "2025-08-29T09:30"),  # over night
        ("2025-08-28T15:00", 2, "2025-08-28T17:00"),  # to the minute of closing
        ("2025-08-28T18:00", 1, "2025-08-29T08:00"),
        ("2025-08-29T16:00", 9, "2025-09-03T17:00"),  # over a weekend and the National Day
        ("2025-08-30T09:00", 1, "2025-09-03T08:00"),  # a Saturday does not count
    ],
)
def test_hours_run_within_office_hours(start: str, hours: int, due: str) -> None:
    found = due_of_term(datetime.fromisoformat(start), hours, "hour", CALENDAR)
    expected = datetime.fromisoformat(due)
    assert (found.due_on, found.due_time) == (expected.date(), expected.time())


def test_hours_from_a_mere_day_run_from_the_next_working_day() -> None:
    found = due_of_term(date(2025, 8, 29), 24, "hour", CALENDAR)
    assert (found.due_on, found.due_time) == (date(2025, 9, 5), time(17))


@given(minutes=st.integers(0, 24 * 60 - 1), days=st.integers(0, 1500), hours=st.integers(1, 200))
def test_hours_end_where_counting_minute_by_minute_ends(minutes: int, days: int, hours: int) -> None:
    start = datetime(2023, 1, 1) + timedelta(days=days, minutes=minutes)  # noqa: DTZ001 (the office's own clock)
    found = due_of_term(start, hours, TermUnit.HOUR, CALENDAR)
    left = hours * 60
    moment = start
    while True:
        if CALENDAR.is_working_day(moment.date()):
            for opens, closes in DEFAULT_OFFICE_HOURS.spans:
                begin = max(moment, datetime.combine(moment.date(), opens))
                length = int((datetime.combine(moment.date(), closes) - begin).total_seconds() // 60)
                if length > 0 and left <= length:
                    ended = begin + timedelta(minutes=left)
                    assert (found.due_on, found.due_time) == (ended.date(), ended.time())
                    return
                left -= max(0, length)
        moment = datetime.combine(moment.date() + timedelta(days=1), time.min)


@given(
    start=st.dates(date(2023, 1, 1), date(2027, 6, 1)),
    amount=st.integers(1, 120),
    unit=st.sampled_from([unit for unit in TermUnit if unit is not TermUnit.YEAR]),
)
def test_a_term_never_ends_on_a_day_off_or_before_the_day_after_its_start(
    start: date, amount: int, unit: TermUnit
) -> None:
    found = due_of_term(start, amount, unit, CALENDAR)
    assert found.due_on > start
    assert CALENDAR.is_working_day(found.due_on)


@pytest.mark.parametrize(("amount", "unit"), [(0, "day"), (-3, "working-day"), (1, "fortnight"), (9000, "year")])
def test_what_is_no_term_is_refused(amount: int, unit: str) -> None:
    with pytest.raises(NoSuchTerm):
        due_of_term(date(2025, 1, 1), amount, unit, CALENDAR)
