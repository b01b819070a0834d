from datetime import timedelta

import pytest
from django.urls import reverse

from dondoc.kernel import clock
from dondoc.tasks.models import Assignment, Extension
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, ExtensionFactory

LATER = {"due_on": "2099-06-30", "reason": "Chờ số liệu"}


@pytest.fixture
def work(city):
    due = clock.local_date(clock.now()) + timedelta(days=5)
    return AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED, due_on=due)


def test_more_time_is_asked_decided_and_seen_moved(as_, city, work):
    head = as_(city.head.person_id)
    page = head.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert "Xin gia hạn" in page
    head.post(reverse("tasks:ask-extension", args=[work.pk]), LATER)
    leader = as_(city.leader.person_id)
    assert [asked.assignment for asked in leader.get("/today/").context["to_decide"]] == [work]
    leader.post(reverse("tasks:decide-extension", args=[Extension.objects.get().pk, "grant"]))
    page = leader.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert "được gia hạn" in page
    assert "30/06/2099" in page


def test_a_refusal_needs_a_reason_and_the_unit_may_withdraw(as_, city, work):
    asked = ExtensionFactory(assignment=work)
    leader = as_(city.leader.person_id)
    leader.post(reverse("tasks:decide-extension", args=[asked.pk, "refuse"]), {"reason": ""})
    asked.refresh_from_db()
    assert asked.state == "asked"
    as_(city.head.person_id).post(reverse("tasks:decide-extension", args=[asked.pk, "withdraw"]))
    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_the_office_moves_a_due_date_unasked(as_, city, work):
    as_(city.tracking_officer.person_id).post(reverse("tasks:change-due", args=[work.pk]), LATER)
    assert str(Assignment.objects.get().due_on) == "2099-06-30"


@pytest.mark.parametrize("typed", [{"due_on": "mai", "reason": "x"}, {"due_on": "2000-01-01", "reason": "x"}])
def test_a_day_that_cannot_be_moves_nothing(as_, city, work, typed):
    as_(city.head.person_id).post(reverse("tasks:ask-extension", args=[work.pk]), typed)
    assert not Extension.objects.exists()


def test_a_request_that_does_not_exist_leads_home(as_, city):
    answer = as_(city.leader.person_id).post(reverse("tasks:decide-extension", args=[99, "grant"]))
    assert answer.url == "/"


@pytest.mark.parametrize("due_on", ["", "2020-01-01"])
def test_what_was_typed_into_a_refused_request_stays(as_, city, work, due_on):
    data = {"due_on": due_on, "reason": "Chờ số liệu của bộ"}
    answer = as_(city.head.person_id).post(reverse("tasks:ask-extension", args=[work.pk]), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chờ số liệu của bộ" in page
    assert 'id="do-ask-extension" open' in page
    assert not Extension.objects.exists()
