"""When a run is taken up again, and which slot is due."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from dondoc.jobs.rules import LEASE, WAITS, Rhythm, due_slot, is_abandoned, latest_slot, next_try_at, time_left

NOON = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
NIGHTLY = Rhythm(timedelta(days=1), time(1, 30))
SECOND = timedelta(seconds=1)


def test_a_run_is_abandoned_only_after_its_lease() -> None:
    assert not is_abandoned(NOON - LEASE, NOON)
    assert is_abandoned(NOON - LEASE - SECOND, NOON)


def test_a_failed_run_waits_longer_each_time_and_is_then_given_up() -> None:
    tries = [next_try_at(attempts, NOON) for attempts in range(1, len(WAITS) + 2)]
    assert tries == [*(NOON + wait for wait in WAITS), None]
    assert sorted(WAITS) == list(WAITS)


def test_a_run_never_attempted_cannot_have_failed() -> None:
    with pytest.raises(ValueError, match="at least once"):
        next_try_at(0, NOON)


def test_the_rest_takes_as_long_as_the_pace_so_far_says() -> None:
    assert time_left(NOON, NOON + 30 * SECOND, 3, 12) == 90 * SECOND
    assert time_left(NOON, NOON + 30 * SECOND, 12, 12) == timedelta(0)
    assert time_left(NOON, NOON + 30 * SECOND, 0, 12) is None


def test_a_slot_begins_on_its_minute_and_not_before() -> None:
    begin = NOON.replace(hour=1, minute=30)
    assert latest_slot(NIGHTLY, begin) == begin
    assert latest_slot(NIGHTLY, begin - SECOND) == begin - timedelta(days=1)
    assert latest_slot(Rhythm(timedelta(hours=1), time(0, 15)), NOON) == NOON.replace(hour=11, minute=15)


def test_missed_nights_are_caught_up_once() -> None:
    slot = due_slot(NIGHTLY, NOON - timedelta(days=5), NOON)
    assert slot == NOON.replace(hour=1, minute=30)
    assert due_slot(NIGHTLY, slot, NOON) is None
    assert due_slot(NIGHTLY, None, NOON) == slot


@pytest.mark.parametrize("every", [timedelta(0), timedelta(hours=7), timedelta(days=2)])
def test_a_rhythm_divides_the_day(every: timedelta) -> None:
    with pytest.raises(ValueError, match="divides the day"):
        Rhythm(every)
