"""Pages on which work goes from desk to desk."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from dondoc.tasks.models import Assignment
from dondoc.tasks.rules.states import State
from factories import AppointmentFactory, AssignmentFactory, PersonFactory, PostFactory, SuccessionFactory, UnitFactory


@pytest.fixture
def ended(city):
    old = UnitFactory(name="Sở Giao thông vận tải", parent=city.committee, valid_to=date(2025, 2, 28))
    SuccessionFactory(predecessor=old, successor=city.construction, on=date(2025, 3, 1), decision="15/NQ-HĐND")
    return old


def test_hanging_work_is_listed_and_handed_on_as_proposed(as_, city, ended):
    work = AssignmentFactory(unit=ended, state=State.IN_PROGRESS.value)
    officer = as_(city.tracking_officer.person_id)
    address = reverse("tasks:hand-on", args=[ended.pk])
    assert address in officer.get(reverse("tasks:hanging")).content.decode()
    plan = officer.get(address).content.decode()
    assert "đơn vị kế thừa duy nhất" in plan
    assert 'value="15/NQ-HĐND"' in plan
    officer.post(address, {"decision": "15/NQ-HĐND", "carry-out": "proposed"})
    work.refresh_from_db()
    assert work.unit == city.construction
    assert "Không có việc treo" in officer.get(reverse("tasks:hanging")).content.decode()
    page = officer.get(reverse("tasks:assignment", args=[work.pk])).content.decode()
    assert "đơn vị được kế thừa" in page
    assert "chuyển sang" in officer.get(reverse("unit", args=[ended.pk])).content.decode()


def test_one_piece_goes_where_a_person_says(as_, city, ended):
    here, there = AssignmentFactory(unit=ended), AssignmentFactory(unit=ended)
    officer = as_(city.tracking_officer.person_id)
    address = reverse("tasks:hand-on", args=[ended.pk])
    officer.post(address, {"work": [here.pk], "unit": city.home_affairs.name, "carry-out": "ticked"})
    assert set(Assignment.objects.values_list("pk", "unit_id")) == {
        (here.pk, city.home_affairs.pk),
        (there.pk, ended.pk),
    }


def test_what_is_unclear_is_said_and_what_was_ticked_stays(as_, city, ended):
    work = AssignmentFactory(unit=ended)
    officer = as_(city.tracking_officer.person_id)
    address = reverse("tasks:hand-on", args=[ended.pk])
    wrong = officer.post(address, {"work": [work.pk], "unit": "Sở Không Có", "carry-out": "ticked"})
    assert wrong.status_code == 422
    assert "Sở Không Có" in wrong.content.decode()
    assert f'value="{work.pk}" aria-label="{work.task.title}" checked' in wrong.content.decode()
    untouched = officer.post(address, {"unit": city.home_affairs.name, "carry-out": "ticked"})
    assert "Chưa đánh dấu" in untouched.content.decode()
    assert Assignment.objects.get().unit == ended


def test_a_unit_that_still_exists_is_not_emptied(as_, city):
    AssignmentFactory(unit=city.construction)
    officer = as_(city.tracking_officer.person_id)
    address = reverse("tasks:hand-on", args=[city.construction.pk])
    SuccessionFactory(predecessor=city.construction, successor=city.home_affairs)
    said = officer.post(address, {"carry-out": "proposed"}).content.decode()
    assert "vẫn hoạt động" in said


def test_a_leavers_work_is_handed_over_from_the_head_s_page(as_, city):
    leaver = AppointmentFactory(post=PostFactory(unit=city.home_affairs), valid_to=date(2025, 5, 31)).person
    heir = AppointmentFactory(post=PostFactory(unit=city.home_affairs)).person
    work = [AssignmentFactory(unit=city.home_affairs, person=leaver) for _ in range(2)]
    head = as_(city.head.person_id)
    assert leaver.full_name in head.get(reverse("tasks:hanging")).content.decode()
    address = reverse("tasks:hand-over", args=[leaver.pk])
    unit = city.home_affairs.pk
    data = {"unit": unit, "work": [work[0].pk], f"{unit}-person": heir.pk}
    assert head.post(address, data).status_code == 422, "a reason is asked for"
    head.post(address, {**data, f"{unit}-reason": "Chuyển công tác"})
    assert set(Assignment.objects.values_list("pk", "person_id")) == {(work[0].pk, heir.pk), (work[1].pk, leaver.pk)}
    assert heir.full_name in head.get(reverse("tasks:assignment", args=[work[0].pk])).content.decode()


def test_an_assignment_gets_somebody_in_charge_on_its_own_page(as_, city):
    work = AssignmentFactory(unit=city.home_affairs)
    colleague = AppointmentFactory(post=PostFactory(unit=city.home_affairs)).person
    head = as_(city.head.person_id)
    address = reverse("tasks:charge", args=[work.pk])
    shown = reverse("tasks:assignment", args=[work.pk])
    assert 'id="charge_reason"' not in head.get(shown).content.decode(), "who is first in charge needs no reason"
    for person, expected in ((PersonFactory().pk, None), (colleague.pk, colleague.pk)):
        head.post(address, {"person": person})
        work.refresh_from_db()
        assert work.person_id == expected
    assert head.post(address, {"person": ""}).status_code == 422, "a change asks why"
    assert head.post(address, {"person": "", "reason": "Đi học"}).status_code == 302
    head.post(address, {"person": colleague.pk})
    page = head.get(shown).content.decode()
    assert "Đi học" in page
    assert f"Người phụ trách: {colleague}" in page
    assert "In charge of" not in page
    assert work.task.title in head.get(reverse("person", args=[colleague.pk])).content.decode()


def test_who_may_not_see_work_sees_none_on_the_pages_of_units_and_people(as_, city):
    work = AssignmentFactory(unit=city.construction, task__title="Việc của Sở Xây dựng")
    stranger = as_(city.head.person_id)
    assert work.task.title not in stranger.get(reverse("unit", args=[city.construction.pk])).content.decode()


def test_the_first_page_says_how_much_hangs_to_who_can_hand_it_on(as_, city, ended):
    AssignmentFactory(unit=ended)
    page = as_(city.tracking_officer.person_id).get("/").content.decode()
    assert "1 việc đang treo" in page
    assert "Không có việc nào chờ bạn" not in page
    assert "đang treo" not in as_(city.official.person_id).get("/").content.decode()


def test_work_that_hangs_for_both_reasons_is_counted_once(as_, city, ended):
    AssignmentFactory(unit=ended, person=PersonFactory())
    assert as_(city.tracking_officer.person_id).get("/").context["hanging"] == 1
