from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from dondoc.kernel import clock
from dondoc.tasks.models import Assignment, Extension, Proof
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


def test_a_request_with_its_file_is_shown_and_the_file_to_nobody_else(as_, city):
    work = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED, due_on=date(2099, 1, 5))
    head = as_(city.head.person_id)
    given = {"due_on": "2099-02-05", "reason": "Chờ số liệu", "proofs": SimpleUploadedFile("cv.txt", b"Cong van")}
    assert head.post(reverse("tasks:ask-extension", args=[work.pk]), given).status_code == 302
    page = head.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    address = reverse("tasks:proof", args=[Proof.objects.get().pk])
    assert f'href="{address}">cv.txt</a>' in page
    answer = head.get(address)
    assert b"".join(answer.streaming_content) == b"Cong van"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert as_(city.other_head.person_id).get(address).status_code == 404


def test_the_page_of_a_unit_says_how_often_it_asked_for_more_time_and_how_often_late(as_, city):
    work = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)
    ExtensionFactory(assignment=work, asked_at=timezone.now(), was_late=True)
    page = as_(city.head.person_id).get(reverse("unit", args=[city.home_affairs.pk])).content.decode()
    assert "1 lần đề nghị gia hạn" in page
    assert "sau hạn" in page
