from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse

from dondoc.kernel.errors import NotPermitted
from dondoc.notices.models import Notice
from dondoc.oversight.actions.explaining import (
    DAYS_TOLD,
    explain,
    explain_unasked,
    remind_of_replies,
)
from dondoc.oversight.actions.sweeping import sweep
from dondoc.oversight.errors import ExplanationNotPossible
from dondoc.oversight.models import Explanation, ExplanationState
from dondoc.oversight.queries import explanations_to, explanations_to_give, replies_on
from dondoc.tasks.models import Assignment
from factories import AssignmentFactory, ExplanationFactory

AT = datetime(2025, 4, 10, 17, 30, tzinfo=UTC)  # in Vietnam already Friday, 11 April
FRIDAY, MONDAY = date(2025, 4, 11), date(2025, 4, 14)
DUE, MISSED = "Sắp đến hạn giải trình", "Chưa giải trình đúng hạn"


@pytest.fixture
def as_(cast):
    return lambda role: cast.as_actor(cast.of_role(role), on=FRIDAY)


def asked(work, answer_on, **other):
    return ExplanationFactory(assignment=work, answer_on=answer_on, **other)


def told(person):
    return [notice.title.partition(":")[0] for notice in Notice.objects.filter(person=person).order_by("pk")]


@pytest.mark.parametrize("answer_on", [FRIDAY, MONDAY])
def test_the_head_is_reminded_on_the_day_and_on_the_working_day_before(work, cast, answer_on):
    asked(work, answer_on)
    assert remind_of_replies(on=FRIDAY, at=AT) == 1
    assert told(cast.unit_head) == [DUE]
    assert told(cast.tracking_officer) == []


def test_nobody_is_reminded_twice_of_one_day_or_of_a_later_one(work, cast):
    asked(work, MONDAY)
    asked(AssignmentFactory(unit=cast.department), MONDAY + timedelta(days=1))
    remind_of_replies(on=FRIDAY, at=AT)
    assert told(cast.unit_head) == [DUE]
    remind_of_replies(on=MONDAY, at=AT + timedelta(days=3))
    assert told(cast.unit_head) == [DUE, DUE]  # one for each piece of work


def test_a_missed_answer_is_told_once_to_its_head_and_to_who_watches(work, cast):
    asked(work, FRIDAY - timedelta(days=1))
    for night in range(3):
        remind_of_replies(on=FRIDAY + timedelta(days=night), at=AT + timedelta(days=night))
    assert told(cast.unit_head) == told(cast.tracking_officer) == [MISSED]


def test_long_missed_or_given_answers_are_not_told(work, cast):
    asked(work, FRIDAY - timedelta(days=DAYS_TOLD + 1))
    given = AssignmentFactory(unit=cast.department)
    asked(given, FRIDAY, state=ExplanationState.GIVEN, reply="Chờ số liệu.", replied_at=AT)
    assert remind_of_replies(on=FRIDAY, at=AT) == 0
    assert not Notice.objects.exists()


def test_the_sweep_reminds_too(work, cast, actor):
    asked(work, FRIDAY)
    sweep(on=FRIDAY, by=actor, at=AT)
    assert DUE in told(cast.unit_head)


def test_overdue_work_is_explained_before_anybody_asks(work, as_):
    made = explain_unasked(assignment_id=work.pk, reply=" Chờ số liệu của xã. ", by=as_("unit-head"), at=AT)
    assert (made.state, made.reply, made.replied_by_name) == ("given", "Chờ số liệu của xã.", "Giám Đốc SNV")
    assert replies_on([work.pk]) == {work.pk: made}
    with pytest.raises(ExplanationNotPossible):
        explain_unasked(assignment_id=work.pk, reply="Lại chờ.", by=as_("unit-head"), at=AT)


@pytest.mark.parametrize("how", [{"due_on": FRIDAY}, {"due_on": None}, {"state": "submitted"}])
def test_what_is_not_overdue_needs_no_word(cast, as_, ladder, how):
    work = AssignmentFactory(unit=cast.department, **how)
    with pytest.raises(ExplanationNotPossible):
        explain_unasked(assignment_id=work.pk, reply="Chờ.", by=as_("unit-head"), at=AT)


def test_only_who_has_it_says_why_and_says_something(work, as_):
    with pytest.raises(NotPermitted):
        explain_unasked(assignment_id=work.pk, reply="Chờ.", by=as_("leader"), at=AT)
    with pytest.raises(ExplanationNotPossible):
        explain_unasked(assignment_id=work.pk, reply=" ", by=as_("unit-head"), at=AT)
    asked(work, MONDAY)
    with pytest.raises(ExplanationNotPossible):
        explain_unasked(assignment_id=work.pk, reply="Chờ.", by=as_("unit-head"), at=AT)


def test_the_newest_word_stands_beside_the_work(work, as_):
    first = asked(work, FRIDAY)
    explain(explanation_id=first.pk, reply="Chờ số liệu.", by=as_("unit-head"), at=AT)
    Explanation.objects.filter(pk=first.pk).update(state="accepted", decided_at=AT)
    second = asked(work, MONDAY)
    explain(explanation_id=second.pk, reply="Số liệu đến muộn.", by=as_("unit-head"), at=AT + timedelta(hours=1))
    assert replies_on([work.pk])[work.pk].reply == "Số liệu đến muộn."


def test_missed_answers_are_listed_apart_from_those_that_wait(work, cast, as_):
    missed = asked(work, FRIDAY - timedelta(days=1))
    waiting = asked(AssignmentFactory(unit=cast.other_department), FRIDAY)
    leader = as_("leader")
    assert list(explanations_to(leader, "missed", on=FRIDAY)) == [missed]
    assert list(explanations_to(leader, "waiting", on=FRIDAY)) == [waiting]
    assert not explanations_to(leader, "given", on=FRIDAY).exists()
    assert not explanations_to(as_("official"), "waiting", on=FRIDAY).exists()


@pytest.fixture
def page(client):
    def come_in(person):
        client.force_login(person)
        return client

    return come_in


def test_the_page_counts_and_lists_them(work, cast, page):
    asked(work, FRIDAY, question="Vì sao chậm hai tháng?")
    officer = page(cast.tracking_officer)
    answer = officer.get(reverse("oversight:explanations"))
    assert [number for _state, _name, number in answer.context["states"]] == [1, 0, 0, 0, 0, 0]
    assert "Vì sao chậm hai tháng?" in answer.content.decode()
    assert "Vì sao" not in officer.get(reverse("oversight:explanations"), {"state": "given"}).content.decode()


def test_the_word_stands_beside_every_overdue(work, cast, page):
    head = page(cast.unit_head)
    address = reverse("oversight:volunteer", args=[work.pk])
    assert address in head.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert head.post(address, {"reply": ""}).status_code == 422
    head.post(address, {"reply": "Chờ số liệu của xã."})
    assert address not in head.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    officer = page(cast.tracking_officer)
    for shown in (reverse("oversight:new"), f"{reverse('reports:listed')}?column=open-overdue"):
        assert "Chờ số liệu của xã." in officer.get(shown).content.decode()


def test_a_word_given_unasked_was_wanted_by_no_day_and_has_no_letter(work, cast, page):
    head = page(cast.unit_head)
    head.post(reverse("oversight:volunteer", args=[work.pk]), {"reply": "Chờ số liệu của xã."})
    made = Explanation.objects.get()
    assert made.answer_on is None
    officer = page(cast.tracking_officer)
    shown = officer.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert "Chờ số liệu của xã." in shown
    assert "trả lời trước" not in shown
    letter = reverse("oversight:explanation-letter", args=[made.pk])
    assert letter not in shown
    assert officer.get(letter).status_code == 404
    listed = officer.get(reverse("oversight:explanations"), {"state": "given"}).content.decode()
    assert "Chờ số liệu của xã." in listed


def test_what_is_asked_for_is_wanted_by_a_day(work):
    with pytest.raises(IntegrityError):
        asked(work, None)


def test_what_is_to_be_explained_stands_on_the_day_of_who_explains_it(work, cast, page):
    asked(work, FRIDAY, question="Vì sao chậm hai tháng?")
    asked(AssignmentFactory(unit=cast.other_department), FRIDAY, question="Vì sao không báo cáo?")
    today = page(cast.unit_head).get(reverse("home")).content.decode()
    assert "Vì sao chậm hai tháng?" in today
    assert f"{reverse('tasks:assignment', args=[work.pk])}#explanations" in today
    assert "Vì sao không báo cáo?" not in today
    assert "Vì sao chậm" not in page(cast.official).get(reverse("home")).content.decode()
    work.person = cast.official
    work.save()
    assert "Vì sao chậm hai tháng?" in page(cast.official).get(reverse("home")).content.decode()


def test_what_is_asked_of_open_work_stands_before_what_is_asked_of_finished_work(work, cast, as_, at):
    long_done = asked(
        AssignmentFactory(unit=cast.department, state="confirmed", submitted_at=at, closed_at=at), date(2025, 1, 20)
    )
    wanted_now = asked(work, FRIDAY)
    assert explanations_to_give(as_("unit-head")) == [wanted_now, long_done]


def test_a_word_that_waits_stands_on_the_day_of_who_decides(work, cast, page):
    given = asked(work, FRIDAY, state=ExplanationState.GIVEN, reply="Chờ số liệu của xã.", replied_at=AT)
    assert "Chờ số liệu của xã." in page(cast.tracking_officer).get(reverse("home")).content.decode()
    Explanation.objects.filter(pk=given.pk).update(state="accepted", decided_at=AT)
    assert "Chờ số liệu của xã." not in page(cast.tracking_officer).get(reverse("home")).content.decode()


@pytest.mark.parametrize(
    ("role", "state", "answer_on", "step"),
    [
        ("unit-head", "asked", FRIDAY, "Giải trình"),
        ("tracking-officer", "given", FRIDAY, "Quyết định"),
        ("tracking-officer", "asked", FRIDAY, "Đôn đốc"),
        ("tracking-officer", "asked", date(2999, 1, 1), None),
        ("unit-head", "given", FRIDAY, None),
        ("official", "asked", FRIDAY, None),
    ],
)
def test_the_list_leads_to_what_the_reader_can_do_about_it(work, cast, page, role, state, answer_on, step):
    told = {"reply": "Chờ số liệu.", "replied_at": AT} if state == "given" else {}
    asked(work, answer_on, state=state, **told)
    listed = page(cast.of_role(role)).get(reverse("oversight:explanations"))
    steps = [next_step for _one, next_step in listed.context["rows"] if next_step]
    assert [label for label, _address in steps] == ([step] if step else [])
    for label, address in steps:
        assert f'href="{address}">{label}' in listed.content.decode()
        assert page(cast.of_role(role)).get(address.partition("#")[0]).status_code == 200


def test_finished_work_is_not_urged_from_the_list(work, cast, page):
    asked(work, FRIDAY)
    Assignment.objects.filter(pk=work.pk).update(state="submitted")
    listed = page(cast.tracking_officer).get(reverse("oversight:explanations"))
    assert [next_step for _one, next_step in listed.context["rows"]] == [None]


def test_the_list_opens_where_there_is_something(work, cast, page):
    asked(work, FRIDAY, state=ExplanationState.ACCEPTED, reply="Chờ số liệu.", replied_at=AT)
    listed = page(cast.tracking_officer).get(reverse("oversight:explanations"))
    assert listed.context["state"] == "accepted"
    assert "Chờ số liệu." in listed.content.decode()


def test_requests_are_ticked_and_withdrawn_with_one_reason(work, cast, page):
    first = asked(work, FRIDAY)
    second = asked(
        AssignmentFactory(unit=cast.other_department, state="confirmed", submitted_at=AT, closed_at=AT), FRIDAY
    )
    officer, address = page(cast.tracking_officer), f"{reverse('oversight:explanations')}?state=missed"
    assert f'value="{first.pk}"' in officer.get(address).content.decode()
    refused = officer.post(address, {"explanation": [first.pk, second.pk], "note": " "})
    assert refused.status_code == 422
    assert refused.context["ticked"] == [first.pk, second.pk]
    done = officer.post(address, {"explanation": [first.pk, second.pk], "note": "Việc đã xong."}, follow=True)
    assert "Đã rút 2 yêu cầu giải trình." in done.content.decode()
    listed = officer.get(reverse("oversight:explanations"), {"state": "withdrawn"})
    assert {one for one, _step in listed.context["rows"]} == {first, second}
    assert "Việc đã xong." in listed.content.decode()
    assert listed.content.decode().count("quá hạn chưa giải trình") >= 2


def test_who_may_not_withdraw_is_offered_no_tick(work, cast, page):
    made = asked(work, FRIDAY)
    head, address = page(cast.unit_head), reverse("oversight:explanations")
    assert 'name="explanation"' not in head.get(address).content.decode()
    assert head.post(address, {"explanation": [made.pk], "note": "Thôi."}).status_code == 422
    made.refresh_from_db()
    assert made.state == ExplanationState.ASKED


def test_a_request_is_withdrawn_on_the_page_of_its_work_where_the_word_stays(work, cast, page):
    made = asked(work, FRIDAY)
    officer, shown = page(cast.tracking_officer), reverse("tasks:assignment", args=[work.pk])
    address = reverse("oversight:withdraw-explanation", args=[made.pk])
    assert address in officer.get(shown).content.decode()
    assert officer.post(address, {"note": ""}).status_code == 422
    text = officer.post(address, {"note": "Đã giải trình tại cuộc họp."}, follow=True).content.decode()
    assert "Đã giải trình tại cuộc họp." in text
    assert "quá hạn chưa giải trình" in text
    assert address not in text
    assert address not in page(cast.unit_head).get(shown).content.decode()
