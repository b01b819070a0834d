from datetime import date

import pytest

from dondoc.tasks.rules.periods import Every, Period, Recurrence, day_before, last_of, periods, recurrence
from dondoc.workcalendar.rules import DayKind, MarkedDay, WorkingCalendar

CALENDAR = WorkingCalendar(
    [MarkedDay(date(2025, 4, 30), DayKind.HOLIDAY), MarkedDay(date(2025, 5, 1), DayKind.HOLIDAY)]
)


def dues(every, on_day="", interval=1, *, since, until):
    meant = recurrence(every, on_day, interval)
    return [one.due_on for one in periods(meant, since=since, until=until, calendar=CALENDAR)]


def test_every_month_on_the_20th_which_moves_to_monday_from_a_weekend():
    found = dues("month", "20", since=date(2025, 3, 5), until=date(2025, 7, 1))
    assert found == [date(2025, 3, 20), date(2025, 4, 21), date(2025, 5, 20), date(2025, 6, 20), date(2025, 7, 21)]


def test_a_period_whose_day_had_passed_when_the_duty_was_given_is_none():
    assert dues("month", "20", since=date(2025, 3, 21), until=date(2025, 4, 1)) == [date(2025, 4, 21)]


def test_a_period_begins_with_its_first_day_and_not_before():
    assert dues("month", "20", since=date(2025, 3, 5), until=date(2025, 3, 31)) == [date(2025, 3, 20)]


def test_without_a_day_the_work_is_due_at_the_end_of_the_period_or_after_the_days_off():
    assert dues("month", since=date(2025, 4, 1), until=date(2025, 4, 1)) == [date(2025, 5, 2)]
    assert dues("quarter", since=date(2025, 4, 1), until=date(2025, 4, 1)) == [date(2025, 6, 30)]


@pytest.mark.parametrize(
    ("every", "first", "last"),
    [
        ("week", date(2025, 3, 10), date(2025, 3, 16)),
        ("month", date(2025, 3, 1), date(2025, 3, 31)),
        ("quarter", date(2025, 1, 1), date(2025, 3, 31)),
        ("half-year", date(2025, 1, 1), date(2025, 6, 30)),
        ("year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_periods_are_those_of_the_calendar(every, first, last):
    meant = recurrence(every, "")
    day = date(2025, 3, 12)
    one = next(periods(meant, since=day, until=day, calendar=CALENDAR))
    assert (one.first, one.last, last_of(meant, first)) == (first, last, last)


def test_the_day_of_a_quarter_or_half_year_lies_in_its_last_month():
    assert dues("quarter", "15", since=date(2025, 1, 2), until=date(2025, 1, 2)) == [date(2025, 3, 17)]
    assert dues("half-year", "15", since=date(2025, 1, 2), until=date(2025, 1, 2)) == [date(2025, 6, 16)]


def test_the_day_of_a_year_may_have_its_month():
    assert dues("year", "15 tháng 7", since=date(2025, 1, 2), until=date(2026, 1, 1)) == [
        date(2025, 7, 15),
        date(2026, 7, 15),
    ]
    assert dues("year", "20", since=date(2025, 1, 2), until=date(2025, 1, 2)) == [date(2025, 12, 22)]


def test_a_weekday_of_every_week():
    assert dues("week", "thứ sáu", since=date(2025, 3, 12), until=date(2025, 3, 17)) == [
        date(2025, 3, 14),
        date(2025, 3, 21),
    ]
    assert dues("week", "thứ 2", since=date(2025, 3, 12), until=date(2025, 3, 17)) == [date(2025, 3, 17)]


def test_a_daily_duty_knows_no_days_off():
    assert dues("day", since=date(2025, 4, 29), until=date(2025, 5, 5)) == [
        date(2025, 4, 29),
        date(2025, 5, 2),
        date(2025, 5, 5),
    ]


def test_every_two_weeks_is_due_in_the_second():
    found = list(
        periods(
            Recurrence(Every.WEEK, "thứ sáu", 2), since=date(2025, 3, 12), until=date(2025, 3, 24), calendar=CALENDAR
        )
    )
    assert found == [
        Period(date(2025, 3, 10), date(2025, 3, 23), date(2025, 3, 21)),
        Period(date(2025, 3, 24), date(2025, 4, 6), date(2025, 4, 4)),
    ]
    assert last_of(Recurrence(Every.WEEK, "", 2), date(2025, 3, 10)) == date(2025, 3, 23)


def test_the_31st_of_a_short_month_is_its_last_day():
    assert dues("month", "31", since=date(2025, 2, 1), until=date(2025, 2, 1)) == [date(2025, 2, 28)]


@pytest.mark.parametrize(
    ("every", "on_day"),
    [
        ("", ""),
        ("fortnight", ""),
        ("month", "khi cần"),
        ("month", "32"),
        ("month", "0"),
        ("month", "5/3"),
        ("year", "5/13"),
        ("year", "5/0"),
        ("week", "20"),
        ("week", "thứ tám"),
        ("day", "20"),
    ],
)
def test_words_that_name_no_day_of_the_period_are_for_a_person(every, on_day):
    assert recurrence(every, on_day) is None
    assert recurrence("month", "", 0) is None


@pytest.mark.parametrize(
    ("every", "on_day", "left"),
    [
        ("month", "20", "19"),
        ("month", "01", ""),
        ("year", "20/12", "19/12"),
        ("year", "1/3", "28/2"),
        ("year", "1/1", ""),
        ("week", "thứ sáu", "thứ 5"),
        ("week", "thứ hai", ""),
        ("month", "khi cần", "khi cần"),
        ("month", "", ""),
    ],
)
def test_before_a_day_leaves_the_day_before(every, on_day, left):
    assert day_before(every, on_day) == left
