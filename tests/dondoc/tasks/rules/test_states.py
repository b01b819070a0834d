import pytest

from dondoc.tasks.rules.states import APART, OPEN, TRANSITIONS, Side, State, Verb, verbs_from


def test_every_state_but_recalled_can_be_left():
    for state in State:
        assert bool(verbs_from(state)) is (state is not State.RECALLED)


def test_every_verb_stands_once_in_the_table():
    assert sorted(row.verb for row in TRANSITIONS) == sorted(Verb)


def test_only_submitted_work_can_be_confirmed_or_returned():
    judged = [row for row in TRANSITIONS if row.verb in {Verb.CONFIRM, Verb.RETURN}]
    assert [row.sources for row in judged] == [frozenset({State.SUBMITTED})] * 2
    assert {row.side for row in judged} == {Side.ASSIGNER}


def test_all_open_suspended_and_declined_work_can_be_recalled():
    recall = next(row for row in TRANSITIONS if row.verb is Verb.RECALL)
    assert recall.sources == OPEN | {State.SUSPENDED, State.DECLINED}


def test_what_was_handed_in_is_judged_before_it_is_suspended():
    suspend = next(row for row in TRANSITIONS if row.verb is Verb.SUSPEND)
    assert State.SUBMITTED not in suspend.sources


def test_no_state_is_both_open_and_apart():
    assert not OPEN & APART


@pytest.mark.parametrize("verb", [Verb.DECLINE, Verb.RETURN, Verb.RECALL, Verb.SUSPEND, Verb.REOPEN, Verb.SEND_AGAIN])
def test_what_hurts_somebody_needs_a_reason(verb):
    assert next(row for row in TRANSITIONS if row.verb is verb).needs_reason


def test_returned_work_can_be_handed_in_again():
    assert Verb.SUBMIT in {row.verb for row in verbs_from(State.RETURNED)}
