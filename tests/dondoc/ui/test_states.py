from __future__ import annotations

from enum import StrEnum

import pytest
from django.utils import translation

from dondoc.ui.shapes import SHAPES
from dondoc.ui.states import STATES, said, state_of


class Timeliness(StrEnum):
    OPEN_OVERDUE = "open-overdue"


def test_overdue_work_says_by_how_many_working_days() -> None:
    with translation.override("vi"):
        assert said(state_of("overdue"), 38) == "trễ 38 ngày làm việc"
        assert said(state_of("overdue"), 1284) == "trễ 1.284 ngày làm việc"
        assert said(state_of("overdue")) == "quá hạn"
        assert said(state_of("returned"), 2) == "trả lại lần 2"
    with translation.override("en"):
        assert said(state_of("overdue"), 1) == "late by 1 working day"
        assert said(state_of("overdue"), 2) == "late by 2 working days"


def test_a_number_is_left_out_where_the_state_has_no_place_for_one() -> None:
    with translation.override("en"):
        assert said(state_of("confirmed"), 3) == "confirmed"


def test_the_codes_of_other_rooms_lead_to_the_same_states() -> None:
    assert state_of(Timeliness.OPEN_OVERDUE) is state_of("overdue")


def test_an_unknown_code_is_refused_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match="overdue"):
        state_of("lost")


def test_states_of_one_tone_differ_in_word_or_shape_and_the_clock_in_both() -> None:
    clock = [STATES[code] for code in ("in-time", "near-due", "overdue", "done-on-time", "done-late", "undated")]
    assert len({state.tone for state in clock}) == len({state.shape for state in clock}) == len(clock)
    assert len({(str(state.word), state.shape) for state in STATES.values()}) >= len(STATES) - 1
    assert {state.shape for state in STATES.values()} <= set(SHAPES)
