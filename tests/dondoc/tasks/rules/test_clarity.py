from dataclasses import replace
from datetime import date

import pytest

from dondoc.tasks.rules.clarity import Clarity, PartyFacts, TaskFacts, is_elsewhere, unclear
from dondoc.tasks.rules.dues import UNDECIDED, DueKind, DueSpec

LEAD = PartyFacts("lead", is_resolved=True, units=1)
CLEAR = TaskFacts(
    text="Rà soát quy chế làm việc",
    due=DueSpec(DueKind.DATE, on=date(2025, 6, 30)),
    parties=[LEAD],
    product="Báo cáo",
    is_standing=False,
    has_confirmer=True,
    authority_note="",
)


def test_a_task_with_all_six_may_leave():
    assert unclear(CLEAR) == ()


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"parties": []}, Clarity.PERSON),
        ({"parties": [replace(LEAD, is_resolved=False, units=0)]}, Clarity.PERSON),
        ({"parties": [replace(LEAD, units=0)]}, Clarity.PERSON),
        ({"parties": [replace(LEAD, headless=1)]}, Clarity.PERSON),
        ({"text": "  "}, Clarity.TASK),
        ({"due": UNDECIDED}, Clarity.TIME),
        ({"has_confirmer": False}, Clarity.RESPONSIBILITY),
        ({"parties": [LEAD, PartyFacts("support", is_resolved=False)]}, Clarity.RESPONSIBILITY),
        ({"product": " "}, Clarity.PRODUCT),
        ({"parties": [replace(LEAD, beyond=1)]}, Clarity.AUTHORITY),
    ],
)
def test_each_of_the_six_is_missed_when_it_is_missing(change, gap):
    assert unclear(replace(CLEAR, **change)) == (gap,)


def test_no_due_date_chosen_knowingly_is_clear():
    assert unclear(replace(CLEAR, due=DueSpec(DueKind.UNDATED))) == ()


def test_a_standing_duty_needs_no_product():
    assert unclear(replace(CLEAR, product="", is_standing=True)) == ()


def test_why_a_unit_may_be_ordered_can_be_said_in_words():
    beyond = replace(CLEAR, parties=[replace(LEAD, beyond=1)], authority_note="Theo quy chế phối hợp")
    assert unclear(beyond) == ()


def test_another_bodys_work_needs_only_its_text():
    outside = replace(CLEAR, parties=[PartyFacts("lead", is_resolved=True, is_outside=True)], due=UNDECIDED, product="")
    assert is_elsewhere(outside.parties)
    assert unclear(outside) == ()
    assert unclear(replace(outside, text="")) == (Clarity.TASK,)


def test_an_unresolved_lead_beside_ours_still_needs_a_person():
    parties = [LEAD, PartyFacts("lead", is_resolved=False)]
    assert unclear(replace(CLEAR, parties=parties)) == (Clarity.PERSON,)


def test_a_lead_outside_beside_ours_is_clear():
    parties = [LEAD, PartyFacts("lead", is_resolved=True, is_outside=True)]
    assert unclear(replace(CLEAR, parties=parties)) == ()


def test_a_recurrence_is_clear_only_with_a_day_that_a_calendar_has():
    def gaps(on_day):
        return unclear(replace(CLEAR, due=DueSpec(DueKind.RECURRING, every="month", on_day=on_day)))

    assert gaps("20") == ()
    assert gaps("khi cần") == (Clarity.TIME,)
