from datetime import date, timedelta

import pytest

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.oversight.actions.explaining import (
    ask_explanation,
    decide_explanation,
    explain,
    explain_unasked,
    remind_of_replies,
    withdraw_explanations,
)
from dondoc.oversight.actions.sweeping import sweep
from dondoc.oversight.actions.watching import follow
from dondoc.oversight.errors import ExplanationNotPossible
from dondoc.oversight.models import Explanation, ExplanationState
from dondoc.tasks.models import Assignment
from factories import AssignmentFactory, ExplanationFactory

BY = date(2025, 4, 11)
ROLES = ["tracking-officer", "leader", "unit-head", "official", "administrator"]


@pytest.fixture
def late(at):
    return at + timedelta(days=92)


@pytest.fixture
def as_(cast, late):
    return lambda role: cast.as_actor(cast.of_role(role), on=late.date())


def do(verb, found, by, at):
    if verb == "ask":
        return ask_explanation(assignment_id=found.assignment_id, question="Vì sao chậm?", answer_on=BY, by=by, at=at)
    if verb == "explain":
        return explain(explanation_id=found.pk, reply="Chờ số liệu của xã.", by=by, at=at)
    if verb == "withdraw":
        withdraw_explanations(explanation_ids=[found.pk], note="Việc đã xong.", by=by, at=at)
        return Explanation.objects.get(pk=found.pk)
    return decide_explanation(explanation_id=found.pk, accepted=verb == "accept", note="Có lý do.", by=by, at=at)


def standing(work, state, at):
    unanswered = state in {ExplanationState.ASKED, ExplanationState.WITHDRAWN}
    return ExplanationFactory(assignment=work, state=state, replied_at=None if unanswered else at)


ALLOWED = {
    "ask": (set(ExplanationState) - {ExplanationState.ASKED}, {"tracking-officer", "leader"}, ExplanationState.ASKED),
    "explain": ({ExplanationState.ASKED}, {"unit-head"}, ExplanationState.GIVEN),
    "accept": ({ExplanationState.GIVEN}, {"tracking-officer", "leader"}, ExplanationState.ACCEPTED),
    "reject": ({ExplanationState.GIVEN}, {"tracking-officer", "leader"}, ExplanationState.NOT_ACCEPTED),
    "withdraw": ({ExplanationState.ASKED}, {"tracking-officer", "leader"}, ExplanationState.WITHDRAWN),
}


@pytest.mark.parametrize("verb", ALLOWED)
@pytest.mark.parametrize("state", ExplanationState)
def test_each_state_allows_its_verbs_and_no_other(work, as_, late, verb, state):
    found = standing(work, state, late)
    by = as_("unit-head" if verb == "explain" else "leader")
    states, _roles, target = ALLOWED[verb]
    if state in states:
        assert do(verb, found, by, late).state == target
        return
    with pytest.raises(ExplanationNotPossible):
        do(verb, found, by, late)


@pytest.mark.parametrize("verb", ALLOWED)
@pytest.mark.parametrize("role", ROLES)
def test_superiors_ask_and_decide_and_the_unit_explains(work, as_, late, verb, role):
    states, roles, target = ALLOWED[verb]
    found = standing(work, next(iter(states)), late)
    if role in roles:
        assert do(verb, found, as_(role), late).state == target
        return
    with pytest.raises(NotPermitted if role != "administrator" else Exception):
        do(verb, found, as_(role), late)
    found.refresh_from_db()
    assert Explanation.objects.count() == 1


def test_who_is_in_charge_explains_his_own_work(work, cast, as_, late):
    work.person = cast.official
    work.save()
    assert (
        explain(
            explanation_id=ExplanationFactory(assignment=work).pk, reply="Chờ số liệu.", by=as_("official"), at=late
        ).replied_by_name
        == as_("official").name
    )


def test_what_was_said_stands_in_the_history_of_the_work(work, as_, late):
    made = do("ask", ExplanationFactory.build(assignment=work, assignment_id=work.pk), as_("leader"), late)
    do("explain", made, as_("unit-head"), late)
    do("reject", made, as_("leader"), late)
    told = [(entry.verb, entry.reason) for entry in history_of("assignment", work.pk)]
    assert told == [
        ("explanation.asked", "Vì sao chậm?"),
        ("explanation.given", "Chờ số liệu của xã."),
        ("explanation.not-accepted", "Có lý do."),
    ]


def test_empty_words_and_past_days_are_refused(work, as_, late):
    leader, head = as_("leader"), as_("unit-head")
    for question, day in ((" ", BY), ("Vì sao?", date(2025, 4, 7))):
        with pytest.raises(ExplanationNotPossible):
            ask_explanation(assignment_id=work.pk, question=question, answer_on=day, by=leader, at=late)
    made = ExplanationFactory(assignment=work)
    with pytest.raises(ExplanationNotPossible):
        explain(explanation_id=made.pk, reply=" ", by=head, at=late)
    do("explain", made, head, late)
    with pytest.raises(ExplanationNotPossible):
        decide_explanation(explanation_id=made.pk, accepted=True, note=" ", by=leader, at=late)


def test_the_ladder_asks_by_itself_and_only_once(work, actor):
    follow([work.pk])
    on = date(2025, 4, 10)  # the seventh working day after 31 March
    for _night in range(2):
        sweep(on=on, by=actor, at=work.sent_at + timedelta(days=94))
    made = Explanation.objects.get()
    assert (made.assignment, made.answer_on, made.state) == (work, date(2025, 4, 15), ExplanationState.ASKED)


def test_a_request_that_waits_already_stands_when_the_ladder_comes_to_ask(work, actor):
    follow([work.pk])
    waiting = ExplanationFactory(assignment=work)
    sweep(on=date(2025, 4, 10), by=actor, at=work.sent_at + timedelta(days=94))
    assert Explanation.objects.get() == waiting


def test_a_withdrawn_request_stays_with_who_when_and_why_and_in_the_history(work, as_, late):
    made = do("withdraw", ExplanationFactory(assignment=work), as_("leader"), late)
    kept = (made.decided_at, made.decided_by_name, made.decision_note, made.reply, made.answer_on)
    assert kept == (late, as_("leader").name, "Việc đã xong.", "", BY)
    (entry,) = history_of("assignment", work.pk)
    assert (entry.verb, entry.reason, entry.old) == (
        "explanation.withdrawn",
        "Việc đã xong.",
        {"answer_on": "2025-04-11"},
    )


@pytest.mark.parametrize(("days", "missed"), [(0, False), (3, False), (4, True)])
def test_what_was_missed_before_it_was_withdrawn_is_told_as_missed(work, as_, late, days, missed):
    made = ExplanationFactory(assignment=work)  # by 11 April; `late` is the 8th
    assert not made.was_missed
    assert do("withdraw", made, as_("leader"), late + timedelta(days=days)).was_missed is missed


def test_several_are_withdrawn_all_or_none(work, cast, as_, late):
    waiting = ExplanationFactory(assignment=work)
    other = ExplanationFactory(assignment=AssignmentFactory(unit=cast.other_department))
    given = standing(AssignmentFactory(unit=cast.department), ExplanationState.GIVEN, late)
    leader = as_("leader")
    refused = [
        ([waiting.pk, given.pk], "Việc đã xong.", leader, ExplanationNotPossible),
        ([waiting.pk, given.pk + 1000], "Việc đã xong.", leader, NotFound),
        ([waiting.pk, other.pk], " ", leader, ExplanationNotPossible),
        ([], "Việc đã xong.", leader, ExplanationNotPossible),
        ([waiting.pk, other.pk], "Việc đã xong.", as_("unit-head"), (NotFound, NotPermitted)),
    ]
    for ids, note, by, error in refused:
        with pytest.raises(error):
            withdraw_explanations(explanation_ids=ids, note=note, by=by, at=late)
    assert Explanation.objects.filter(state=ExplanationState.ASKED).count() == 2
    assert withdraw_explanations(explanation_ids=[waiting.pk, other.pk], note="Việc đã xong.", by=leader, at=late) == 2
    assert set(Explanation.objects.filter(state=ExplanationState.WITHDRAWN)) == {waiting, other}


def test_nobody_is_reminded_of_a_withdrawn_request_and_the_unit_may_explain_unasked(work, as_, late):
    do("withdraw", ExplanationFactory(assignment=work), as_("leader"), late)
    assert remind_of_replies(on=BY, at=late) == 0
    said = explain_unasked(assignment_id=work.pk, reply="Chờ số liệu của xã.", by=as_("unit-head"), at=late)
    assert said.state == ExplanationState.GIVEN


def test_the_ladder_does_not_ask_again_for_what_was_withdrawn(work, as_, actor):
    follow([work.pk])
    on, at = date(2025, 4, 10), work.sent_at + timedelta(days=94)
    sweep(on=on, by=actor, at=at)
    do("withdraw", Explanation.objects.get(), as_("leader"), at)
    sweep(on=on + timedelta(days=1), by=actor, at=at + timedelta(days=1))
    assert [one.state for one in Explanation.objects.all()] == [ExplanationState.WITHDRAWN]


@pytest.mark.parametrize("verb", ["accept", "reject", "withdraw"])
def test_a_head_settles_what_he_asked_his_official_and_never_what_his_unit_was_asked(work, cast, as_, late, verb):
    Assignment.objects.filter(pk=work.pk).update(person=cast.official)
    made = standing(work, ExplanationState.ASKED if verb == "withdraw" else ExplanationState.GIVEN, late)
    with pytest.raises(NotPermitted, match="cấp trên"):
        do(verb, made, as_("unit-head"), late)
    Explanation.objects.filter(pk=made.pk).update(asked_by=cast.unit_head)
    assert do(verb, made, as_("unit-head"), late).state == ALLOWED[verb][2]
