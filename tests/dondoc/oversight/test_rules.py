from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.oversight.rules.ladder import Does, Ladder, RungFacts, days_aside, taken
from dondoc.workcalendar.rules import DayKind, MarkedDay, WorkingCalendar

JANUARY = date(2025, 1, 1)
DUE = date(2025, 3, 31)
CALENDAR = WorkingCalendar()


def rung(pk, days, does=Does.REMIND, valid_from=JANUARY, valid_to=None):
    return RungFacts(pk, days, does, valid_from, valid_to)


LADDER = Ladder([rung(2, -2), rung(1, -5), rung(3, 0), rung(4, 1, Does.URGE), rung(5, 7, Does.ASK)], CALENDAR)


def test_rungs_stand_on_working_days_around_the_due_date():
    assert [one.on for one in LADDER.placed(DUE)] == [
        date(2025, 3, 24),
        date(2025, 3, 27),
        DUE,
        date(2025, 4, 1),
        date(2025, 4, 9),
    ]


def test_a_holiday_moves_the_rungs_beyond_it():
    calendar = WorkingCalendar([MarkedDay(date(2025, 4, 7), DayKind.HOLIDAY)])
    assert Ladder([rung(5, 7)], calendar).placed(DUE)[0].on == date(2025, 4, 10)


def test_after_the_due_date_the_ladder_stands_behind_by_the_days_the_work_lay_elsewhere():
    assert [(one.rung.pk, one.on) for one in LADDER.placed(DUE, 3)] == [(4, date(2025, 4, 4)), (5, date(2025, 4, 14))]
    assert LADDER.next_on(DUE, 3) == date(2025, 4, 4)
    assert LADDER.reached(DUE, 3, on=date(2025, 4, 3)) == ()


@pytest.mark.parametrize(
    ("away", "days"),
    [
        ([], 0),
        ([(date(2025, 3, 3), date(2025, 3, 28))], 0),
        ([(date(2025, 3, 28), date(2025, 4, 2))], 2),
        ([(date(2025, 4, 4), date(2025, 4, 7))], 1),
        ([(date(2025, 4, 1), date(2025, 4, 2)), (date(2025, 4, 2), date(2025, 4, 3))], 2),
    ],
)
def test_only_working_days_after_the_due_date_are_left_out(away, days):
    assert days_aside(DUE, away, CALENDAR) == days


def test_the_next_day_is_the_first_one_after():
    assert LADDER.next_on(DUE) == date(2025, 3, 24)
    assert LADDER.next_on(DUE, after=date(2025, 3, 24)) == date(2025, 3, 27)
    assert LADDER.next_on(DUE, after=date(2025, 4, 9)) is None
    assert LADDER.next_on(None) is None


def test_a_rung_that_was_added_later_does_not_reach_back_and_an_ended_one_does_not_reach_on():
    ladder = Ladder(
        [rung(1, -5, valid_from=date(2025, 3, 25)), rung(2, -2), rung(3, 1, valid_to=date(2025, 3, 31))], CALENDAR
    )
    assert [one.rung.pk for one in ladder.placed(DUE)] == [2]


@pytest.mark.parametrize(
    ("on", "known", "now", "over"),
    [
        (date(2025, 3, 24), set(), [1], []),
        (date(2025, 3, 28), set(), [2], [1]),
        (date(2025, 3, 28), {1}, [2], []),
        (date(2025, 3, 28), {1, 2}, [], []),
        (date(2025, 4, 20), {1}, [4, 5], [2, 3]),
        (date(2025, 4, 20), {1, 2, 3, 4}, [5], []),
        (date(2025, 4, 20), {4, 5}, [], [1, 2, 3]),
    ],
)
def test_of_words_only_the_last_is_taken_and_consequences_all(on, known, now, over):
    taken_now, passed = taken(LADDER.reached(DUE, on=on), known)
    assert [one.rung.pk for one in taken_now] == now
    assert [one.rung.pk for one in passed] == over


@given(
    days=st.lists(st.tuples(st.integers(-20, 20), st.sampled_from(list(Does))), max_size=8, unique=True),
    sweeps=st.lists(st.dates(date(2025, 2, 1), date(2025, 5, 31)), min_size=1, max_size=6).map(sorted),
)
def test_however_nights_are_missed_every_rung_is_dealt_with_once_and_no_consequence_is_lost(days, sweeps):
    ladder = Ladder([rung(pk, *one) for pk, one in enumerate(days)], CALENDAR)
    known: set[int] = set()
    done = []
    for on in sweeps:
        now, over = taken(ladder.reached(DUE, on=on), known)
        new = {one.rung.pk for one in (*now, *over)}
        assert not new & known
        assert sum(one.rung.does in {Does.REMIND, Does.URGE} for one in now) <= 1
        known |= new
        done += [one.rung.pk for one in now]
    reached = ladder.reached(DUE, on=sweeps[-1])
    assert known == {one.rung.pk for one in reached}
    consequences = {one.rung.pk for one in reached if one.rung.does in {Does.ASK, Does.NAME}}
    assert consequences <= set(done)
