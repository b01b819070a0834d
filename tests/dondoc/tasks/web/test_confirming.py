from datetime import timedelta

import pytest
from django.urls import reverse

from dondoc.kernel.clock import local_date
from dondoc.tasks.actions import life
from dondoc.tasks.actions.life import Account
from dondoc.tasks.models import Assignment
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory

ADDRESS = reverse("tasks:to-confirm")


@pytest.fixture
def waiting(city, at):
    found = []
    for words in ("Đã ban hành kế hoạch.", "Đã rà soát 12 quy chế."):
        work = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)
        report = life.submit(assignment_id=work.pk, account=Account(done=words), by=city.head, at=at)
        found.append((work, report))
    return found


def test_what_was_handed_in_stands_beside_its_tick_and_is_confirmed_together(city, as_, waiting):
    officer = as_(city.tracking_officer.person_id)
    page = officer.get(ADDRESS).content.decode()
    for work, report in waiting:
        assert report.done in page
        assert f'value="{work.pk}-{report.pk}"' in page
    said = officer.post(ADDRESS, {"seen": [f"{work.pk}-{report.pk}" for work, report in waiting]}, follow=True)
    assert "Đã xác nhận 2 việc" in said.content.decode()
    assert set(Assignment.objects.values_list("state", flat=True)) == {State.CONFIRMED}


def test_what_was_handed_in_late_says_by_how_many_working_days(city, as_, at):
    for due_on in (local_date(at), local_date(at) - timedelta(days=7)):
        work = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED, due_on=due_on)
        life.submit(assignment_id=work.pk, account=Account(done="Xong"), by=city.head, at=at)
    rows = as_(city.tracking_officer.person_id).get(ADDRESS).context["rows"]
    assert sorted(late for *_told, late in rows) == [0, 5]


def test_each_refusal_names_its_work(city, as_, waiting):
    officer = as_(city.tracking_officer.person_id)
    Assignment.objects.update(submitted_by=city.tracking_officer.person_id)
    said = officer.post(ADDRESS, {"seen": [f"{work.pk}-{report.pk}" for work, report in waiting]}, follow=True)
    messages = [str(message) for message in said.context["messages"]]
    assert [message.split(":")[0] for message in messages] == [f"Sở Nội vụ · {work.task.title}" for work, _ in waiting]


@pytest.mark.parametrize("seen", [[], ["x"], ["7"], ["7-x"]])
def test_nothing_ticked_confirms_nothing(city, as_, waiting, seen):
    said = as_(city.tracking_officer.person_id).post(ADDRESS, {"seen": seen}, follow=True)
    assert "Chưa chọn" in said.content.decode() or list(said.context["messages"])
    assert set(Assignment.objects.values_list("state", flat=True)) == {State.SUBMITTED}


def test_who_confirms_nothing_is_told_so(city, as_, waiting):
    assert "Không có việc nào chờ bạn xác nhận" in as_(city.official.person_id).get(ADDRESS).content.decode()
