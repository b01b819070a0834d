"""When runs are due, tried again, and how long they still take."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from dondoc.jobs.rules import Slot, due_slots, pause_after, time_left

SWEEP, SEAL = Slot("sweep", time(0, 15)), Slot("seal", time(0, 45))
HOME = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("hour", "expected"),
    [(time(0, 14, 59), []), (time(0, 15), [SWEEP]), (time(0, 45), [SWEEP, SEAL]), (time(23, 59), [SWEEP, SEAL])],
)
def test_a_slot_is_due_from_its_hour_to_the_end_of_the_day(hour, expected):
    assert due_slots([SWEEP, SEAL], local=datetime.combine(date(2025, 1, 6), hour, tzinfo=HOME)) == expected


def test_the_key_tells_days_and_kinds_apart():
    assert SWEEP.key(date(2025, 1, 6)) == "sweep:2025-01-06"
    assert len({slot.key(date(2025, 1, day)) for slot in (SWEEP, SEAL) for day in (6, 7)}) == 4


def test_each_further_attempt_waits_longer_and_there_is_a_last_one():
    pauses = [pause_after(attempts, most=4) for attempts in (1, 2, 3, 4)]
    assert pauses == [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=25), None]


@pytest.mark.parametrize(
    ("done", "total", "expected"),
    [(0, 10, None), (5, 0, None), (5, 10, timedelta(seconds=30)), (10, 10, timedelta(0)), (12, 10, timedelta(0))],
)
def test_the_time_left_follows_the_pace_so_far(done, total, expected):
    assert time_left(done, total, timedelta(seconds=30)) == expected
