from datetime import date, timedelta

import pytest

from dondoc.journal.queries import history_of
from dondoc.notices.models import Notice
from dondoc.tasks import queries
from dondoc.tasks.actions.confirming import confirm_many
from dondoc.tasks.actions.correcting import change_due
from dondoc.tasks.actions.extending import ask_extension
from dondoc.tasks.actions.life import Account, confirm, recall, submit, suspend
from dondoc.tasks.models import ExtensionState, Report
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory

ASKED_FOR = date(2025, 4, 30)


@pytest.fixture
def work(city):
    return AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)


@pytest.fixture
def request_(city, work, at):
    return ask_extension(assignment_id=work.pk, due_on=ASKED_FOR, reason="Chờ số liệu", by=city.head, at=at)


def moved(city, work, at, due_on):
    change_due(
        assignment_id=work.pk, due_on=due_on, reason="Giãn tiến độ", by=city.tracking_officer, at=at + timedelta(days=1)
    )


@pytest.mark.parametrize("due_on", [None, ASKED_FOR, ASKED_FOR + timedelta(days=1)])
def test_a_request_that_a_change_of_the_due_date_settles_waits_no_longer(city, work, request_, at, due_on):
    moved(city, work, at, due_on)
    request_.refresh_from_db()
    assert (request_.state, request_.decision_reason) == (ExtensionState.OVERTAKEN, "Giãn tiến độ")
    assert request_.decided_by_name == city.tracking_officer.name
    assert not queries.extensions_to_decide(city.leader).exists()
    told = Notice.objects.filter(person=city.head.person_id, title__startswith="Yêu cầu gia hạn của bạn")
    assert "Lý do: Giãn tiến độ" in told.get().text
    assert history_of("assignment", work.pk).filter(verb="extension.overtaken").count() == 1


def test_a_request_for_more_than_the_change_gave_waits_on(city, work, request_, at):
    moved(city, work, at, ASKED_FOR - timedelta(days=1))
    request_.refresh_from_db()
    assert request_.state == ExtensionState.ASKED
    assert list(queries.extensions_to_decide(city.leader)) == [request_]


def test_a_request_ends_with_its_work_however_that_ends(city, work, request_, at):
    submit(assignment_id=work.pk, account=Account(done="Đã xong."), by=city.head, at=at)
    request_.refresh_from_db()
    assert request_.state == ExtensionState.ASKED, "what was handed in may come back"
    confirm(assignment_id=work.pk, by=city.tracking_officer, at=at)
    request_.refresh_from_db()
    assert request_.state == ExtensionState.OVERTAKEN


def test_a_request_ends_with_work_confirmed_among_others(city, work, request_, at):
    submit(assignment_id=work.pk, account=Account(done="Đã xong."), by=city.head, at=at)
    confirm_many(seen={work.pk: Report.objects.get().pk}, by=city.tracking_officer, at=at)
    request_.refresh_from_db()
    assert request_.state == ExtensionState.OVERTAKEN


def test_a_request_outlives_a_suspension_and_not_a_recall(city, work, request_, at):
    suspend(assignment_id=work.pk, reason="Chờ luật", by=city.tracking_officer, at=at)
    request_.refresh_from_db()
    assert request_.state == ExtensionState.ASKED
    recall(assignment_id=work.pk, reason="Thôi", by=city.tracking_officer, at=at)
    request_.refresh_from_db()
    assert (request_.state, request_.decision_reason) == (ExtensionState.OVERTAKEN, "Thôi")
