from datetime import datetime

import pytest

from dondoc.tasks.rules.processes import Clock, Holding, Interval, Passed
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.rules import DEFAULT_OFFICE_HOURS, WorkingCalendar, minutes_between

MONDAY, TUESDAY, FRIDAY, NEXT_MONDAY = 6, 7, 10, 13


def at(day, hour, minute=0):
    return datetime(2025, 1, day, hour, minute)  # noqa: DTZ001 - the office's own clock


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (at(MONDAY, 9), at(MONDAY, 9), 0),
        (at(MONDAY, 10), at(MONDAY, 9), 0),
        (at(MONDAY, 9), at(MONDAY, 10, 30), 90),
        (at(MONDAY, 10), at(MONDAY, 14), 120),
        (at(MONDAY, 6), at(MONDAY, 22), 480),
        (at(MONDAY, 16), at(TUESDAY, 8), 120),
        (at(FRIDAY, 16), at(NEXT_MONDAY, 8), 120),
        (at(11, 9), at(12, 9), 0),
        (at(MONDAY, 7), at(NEXT_MONDAY, 17), 6 * 480),
    ],
)
def test_only_office_hours_count(start, end, minutes):
    assert minutes_between(start, end, WorkingCalendar(), DEFAULT_OFFICE_HOURS) == minutes


def clock(now):
    return Clock(WorkingCalendar(), at=now)


def test_who_has_a_step_in_hand_holds_it_until_he_hands_it_in():
    stood = [
        Interval(State.SENT, at(MONDAY, 7), at(MONDAY, 9)),
        Interval(State.ACCEPTED, at(MONDAY, 9), at(MONDAY, 17)),
        Interval(State.SUBMITTED, at(MONDAY, 17), None),
    ]
    now = clock(at(TUESDAY, 9))
    assert now.holdings("An", stood, []) == [Holding("An", 480)]
    assert now.waited(stood) == 120


def test_a_step_that_passes_on_is_counted_to_each_desk():
    stood = [Interval(State.ACCEPTED, at(MONDAY, 7), None)]
    passed = [Passed(at(MONDAY, 11), "An", "Bình"), Passed(at(TUESDAY, 9), "Bình", "Chi")]
    held = clock(at(TUESDAY, 10)).holdings("Chi", stood, passed)
    assert held == [Holding("An", 240), Holding("Bình", 360), Holding("Chi", 60)]


def test_time_in_which_it_stood_still_is_nobodys():
    stood = [
        Interval(State.ACCEPTED, at(MONDAY, 7), at(MONDAY, 9)),
        Interval(State.SUSPENDED, at(MONDAY, 9), at(TUESDAY, 7)),
        Interval(State.RETURNED, at(TUESDAY, 7), None),
    ]
    assert clock(at(TUESDAY, 8)).holdings("An", stood, []) == [Holding("An", 180)]


def test_what_never_stood_was_held_by_nobody():
    assert clock(at(MONDAY, 9)).holdings("An", [], []) == []
    assert clock(at(MONDAY, 9)).waited([]) == 0
