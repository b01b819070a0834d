"""Who held which post when."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from dondoc.organization.queries import acting_heads_on, career_of, heads_between, heads_on, staff_of
from factories import AppointmentFactory, PersonFactory, PostFactory, UnitFactory

pytestmark = pytest.mark.django_db


def test_who_was_head_is_read_from_the_day() -> None:
    post = PostFactory(is_head=True)
    first = AppointmentFactory(post=post, valid_from=date(2022, 1, 1), valid_to=date(2025, 2, 19))
    second = AppointmentFactory(post=post, valid_from=date(2025, 2, 20))
    assert heads_on([post.unit_id], on=date(2025, 2, 19)) == {post.unit_id: first.person}
    assert heads_on([post.unit_id], on=date(2025, 2, 20)) == {post.unit_id: second.person}
    assert heads_on([post.unit_id], on=date(2021, 12, 31)) == {}
    assert list(heads_between(post.unit_id, date(2025, 2, 19), date(2025, 2, 20))) == [first, second]
    assert list(heads_between(post.unit_id, date(2026, 1, 1), date(2026, 1, 2))) == [second]


def test_a_career_is_told_in_order() -> None:
    person = PersonFactory()
    later = AppointmentFactory(person=person, valid_from=date(2024, 1, 1))
    earlier = AppointmentFactory(person=person, valid_from=date(2022, 1, 1), valid_to=date(2023, 12, 31))
    assert list(career_of(person.pk)) == [earlier, later]


def test_the_staff_of_a_unit_begins_with_its_head() -> None:
    unit = UnitFactory()
    official = AppointmentFactory(post__unit=unit, person__full_name="An Thí Dụ")
    head = AppointmentFactory(post__unit=unit, post__is_head=True, person__full_name="Yên Thí Dụ")
    AppointmentFactory(post__unit=unit, valid_to=date(2021, 12, 31))
    assert list(staff_of(unit.pk, on=date(2025, 1, 1))) == [head, official]


def test_heads_of_many_units_cost_one_query_and_the_acting_ones_two(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ids = [AppointmentFactory(post__is_head=True).post.unit_id for _count in range(5)]
    with django_assert_num_queries(1):
        assert len(heads_on(ids, on=date(2025, 1, 1))) == 5
    with django_assert_num_queries(2):
        assert len(acting_heads_on(ids, on=date(2025, 1, 1))) == 5
