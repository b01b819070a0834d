from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.tasks.rules.states import State
from dondoc.tasks.rules.timeliness import Standing, Timeliness, is_late, on_time_rate, timeliness

DUE = date(2024, 12, 31)


def test_open_work_is_in_time_on_its_last_day_and_overdue_on_the_next():
    open_work = Standing(State.ACCEPTED, DUE)
    assert timeliness(open_work, on=DUE) is Timeliness.OPEN_IN_TIME
    assert timeliness(open_work, on=DUE + timedelta(days=1)) is Timeliness.OPEN_OVERDUE


def test_a_submission_that_waits_is_open():
    assert timeliness(Standing(State.SUBMITTED, DUE), on=date(2025, 2, 1)) is Timeliness.OPEN_OVERDUE


@pytest.mark.parametrize(
    ("done_on", "expected"), [(DUE, Timeliness.DONE_ON_TIME), (DUE + timedelta(days=1), Timeliness.DONE_LATE)]
)
def test_confirmed_work_counts_by_the_day_it_was_handed_in(done_on, expected):
    assert timeliness(Standing(State.CONFIRMED, DUE, done_on=done_on), on=date(2025, 2, 1)) is expected


@pytest.mark.parametrize(("hour", "late"), [(time(14), False), (time(14, 1), True)])
def test_an_hour_counts_on_the_due_day(hour, late):
    assert is_late(Standing(State.CONFIRMED, DUE, time(14), DUE, hour)) is late


def test_an_hour_does_not_count_on_another_day():
    assert not is_late(Standing(State.CONFIRMED, DUE, time(14), DUE - timedelta(days=1), time(16)))


@pytest.mark.parametrize("state", [State.DECLINED, State.RECALLED])
def test_declined_and_recalled_work_is_in_no_rate(state):
    assert timeliness(Standing(state, DUE), on=date(2025, 2, 1)) is Timeliness.APART


@pytest.mark.parametrize("state", [State.SENT, State.CONFIRMED])
def test_undated_work_stands_in_its_own_column(state):
    standing = Standing(state, None, done_on=DUE)
    assert timeliness(standing, on=date(2025, 2, 1)) is Timeliness.UNDATED
    assert not is_late(standing)


def test_the_rate_is_of_what_fell_due():
    assert on_time_rate(done_on_time=14_068, done_late=1_983, open_overdue=223) == (14_068, 16_274)


@given(st.sampled_from(list(State)), st.none() | st.dates(), st.none() | st.dates(), st.dates())
def test_every_assignment_belongs_to_exactly_one_column_and_late_stays_late(state, due_on, done_on, on):
    standing = Standing(state, due_on, done_on=done_on)
    first = timeliness(standing, on=on)
    later = timeliness(standing, on=min(on, date.max - timedelta(days=1)) + timedelta(days=1))
    assert first in Timeliness
    if first in {Timeliness.OPEN_OVERDUE, Timeliness.DONE_LATE}:
        assert later is first
