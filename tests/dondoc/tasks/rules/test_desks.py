from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dondoc.tasks.rules.desks import Held, Hold, Stood, held
from dondoc.tasks.rules.states import State


def day(number: int) -> datetime:
    return datetime(2025, 1, number, tzinfo=UTC)


def told(rows: list[Held[str]]) -> list[tuple[str, str, int, int]]:
    return [(row.desk, row.hold.value, row.since.day, row.until.day) for row in rows]


def test_work_lies_at_its_desk_from_the_day_it_was_sent_whatever_is_done_there() -> None:
    stood = [Stood(State.SENT, day(1), day(3)), Stood(State.ACCEPTED, day(3), day(5))]
    assert told(held(stood, [(day(1), "Sở Nội vụ")])) == [("Sở Nội vụ", "desk", 1, 5)]


def test_it_changes_desks_at_the_moment_of_the_passage_also_while_suspended() -> None:
    stood = [Stood(State.ACCEPTED, day(1), day(6)), Stood(State.SUSPENDED, day(6), day(10))]
    desks = [(day(1), "một"), (day(4), "hai"), (day(8), "ba")]
    assert told(held(stood, desks)) == [
        ("một", "desk", 1, 4),
        ("hai", "desk", 4, 6),
        ("hai", "suspended", 6, 8),
        ("ba", "suspended", 8, 10),
    ]


def test_past_its_due_it_lies_there_late_and_handed_in_it_waits_for_another() -> None:
    stood = [
        Stood(State.IN_PROGRESS, day(1), day(9), late_from=day(6)),
        Stood(State.SUBMITTED, day(9), day(11), late_from=day(6)),
        Stood(State.RETURNED, day(11), day(12), late_from=day(6)),
    ]
    assert told(held(stood, [(day(1), "sở")])) == [
        ("sở", "desk", 1, 6),
        ("sở", "late", 6, 9),
        ("sở", "waiting", 9, 11),
        ("sở", "late", 11, 12),
    ]


def test_a_later_due_date_ends_the_lateness() -> None:
    stood = [Stood(State.ACCEPTED, day(1), day(6), late_from=day(4)), Stood(State.ACCEPTED, day(6), day(9), day(20))]
    assert [hold for _desk, hold, *_days in told(held(stood, [(day(1), "sở")]))] == ["desk", "late", "desk"]


@pytest.mark.parametrize("state", [State.CONFIRMED, State.DECLINED, State.RECALLED])
def test_finished_work_lies_nowhere(state: State) -> None:
    assert held([Stood(state, day(1), day(9))], [(day(1), "sở")]) == []


def test_what_took_no_time_is_left_out() -> None:
    assert held([Stood(State.SENT, day(1), day(1))], [(day(1), "sở")]) == []


def test_work_that_stood_before_it_came_to_a_desk_lies_with_the_first() -> None:
    assert told(held([Stood(State.SENT, day(1), day(3))], [(day(2), "sở")])) == [("sở", Hold.DESK.value, 1, 3)]
