"""A unit's work by day and by who carries it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from dondoc.kernel import clock
from dondoc.tasks import queries
from dondoc.tasks.rules.states import State
from factories import AppointmentFactory, AssignmentFactory, PersonFactory, PostFactory


@pytest.fixture
def today():
    return clock.today()


@pytest.fixture
def busy(city):
    person = PersonFactory(full_name="Nguyễn Văn Bận")
    AppointmentFactory(person=person, post=PostFactory(unit=city.home_affairs))
    return person


def give(city, person, due_on, **facts):
    return AssignmentFactory(
        unit=city.home_affairs, person=person, state=State.ACCEPTED, due_on=due_on, first_due_on=due_on, **facts
    )


def test_the_loads_count_what_is_late_and_what_comes_up_and_name_who_has_room(city, busy, today):
    for days in (-3, 2, 7, 8):
        give(city, busy, today + timedelta(days=days))
    give(city, None, today)
    loads = queries.loads_of(city.head, city.home_affairs, on=today)
    assert (loads[0].person, loads[0].number, loads[0].late, loads[0].soon) == (busy, 4, 1, 2)
    head = next(one for one in loads if one.person.pk == city.head.person_id)
    assert (head.number, head.late, head.soon) == (1, 0, 1)
    assert all(one.number == 0 for one in loads[2:])


def test_the_page_lists_by_day_from_every_origin_and_leads_to_handing_on(as_, city, busy, today):
    late = give(city, busy, today - timedelta(days=3))
    oral = give(city, None, today, task__document=None)
    page = as_(city.head.person_id).get(reverse("tasks:unit-work", args=[city.home_affairs.pk])).content.decode()
    assert page.index(reverse("tasks:assignment", args=[late.pk])) < page.index(
        reverse("tasks:assignment", args=[oral.pk])
    )
    assert "chỉ đạo miệng" in page
    form = as_(city.head.person_id).get(reverse("tasks:assignment", args=[oral.pk]), {"do": "charge"}).content.decode()
    assert '<details class="card verb" id="do-charge" open' in form
    assert f"{reverse('tasks:assignment', args=[oral.pk])}?do=charge#do-charge" in page


def test_a_stranger_sees_no_work_of_the_unit(as_, city, busy, today):
    work = give(city, busy, today)
    page = as_(city.other_head.person_id).get(reverse("tasks:unit-work", args=[city.home_affairs.pk])).content.decode()
    assert reverse("tasks:assignment", args=[work.pk]) not in page


def test_what_stands_still_is_found_from_the_work_by_day(as_, city):
    AssignmentFactory(unit=city.home_affairs, state=State.SUSPENDED)
    page = as_(city.head.person_id).get(reverse("tasks:unit-work", args=[city.home_affairs.pk])).text
    assert "1 việc đang tạm dừng" in page
