"""Whose field of work it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError

from dondoc.organization.actions import (
    MandateFacts,
    PortfolioFacts,
    charge_with_portfolios,
    give_mandates,
    set_up_fields,
)
from dondoc.organization.actors import Actor
from dondoc.organization.models import FieldOfWork
from dondoc.organization.queries import closest_in_charge_on, in_charge_on, mandates_on
from factories import FieldOfWorkFactory, MandateFactory, PersonFactory, PortfolioFactory, RoleFactory, UnitFactory

pytestmark = pytest.mark.django_db
DOER: dict[str, Any] = {"by": Actor.system(), "at": datetime(2026, 11, 25, 3, 0, tzinfo=UTC)}
ON = date(2025, 3, 1)


def test_the_shipped_fields_are_a_tree_and_set_up_once() -> None:
    assert set_up_fields(**DOER) > 40
    assert set_up_fields(**DOER) == 0
    land = FieldOfWork.objects.get(code="dat-dai")
    assert land.parent is not None
    assert land.path == f"{land.parent.path}{land.pk}/"


def test_a_unit_is_charged_with_a_field_while_its_mandate_lasts() -> None:
    set_up_fields(**DOER)
    old, new = UnitFactory(valid_to=date(2025, 2, 28)), UnitFactory(valid_from=ON)
    give_mandates(
        [
            MandateFacts(old.code, "tai-nguyen-moi-truong", old.valid_from, old.valid_to),
            MandateFacts(new.code, "tai-nguyen-moi-truong", ON),
        ],
        **DOER,
    )
    field = FieldOfWork.objects.get(code="tai-nguyen-moi-truong")
    both = [old.pk, new.pk]
    assert mandates_on(both, on=date(2025, 2, 28)) == {old.pk: [field]}
    assert mandates_on(both, on=ON) == {new.pk: [field]}


def test_the_most_closely_charged_leader_comes_first() -> None:
    above = FieldOfWorkFactory()
    field = FieldOfWorkFactory(parent=above)
    leader = RoleFactory(code="leader")
    chairman, vice = PersonFactory(), PersonFactory()
    PortfolioFactory(person=chairman, role=leader, field=above)
    PortfolioFactory(person=vice, role=leader, field=field)
    PortfolioFactory(field=field)  # another role
    assert in_charge_on("leader", on=ON, field=field)["leader"] == [vice, chairman]
    assert in_charge_on("leader", on=ON, field=above)["leader"] == [chairman]
    assert in_charge_on("leader", on=date(2020, 1, 1), field=field)["leader"] == []


def test_a_portfolio_of_a_unit_covers_what_lies_below_it() -> None:
    top = UnitFactory()
    below = UnitFactory(parent=top)
    person, role = PersonFactory(), RoleFactory(code="leader")
    charge_with_portfolios([PortfolioFacts(person.username, role.code, ON, unit=top.code)], **DOER)
    assert in_charge_on("leader", on=ON, unit=below)["leader"] == [person]


def test_who_is_in_charge_in_several_roles_is_told_in_one_query(django_assert_num_queries: Any) -> None:
    unit, leader, tracker = UnitFactory(), RoleFactory(code="leader"), RoleFactory(code="tracking-officer")
    vice, officer = PersonFactory(), PersonFactory()
    PortfolioFactory(person=officer, role=tracker, field=None, unit=unit)
    PortfolioFactory(person=vice, role=leader, field=None, unit=unit)
    with django_assert_num_queries(1):
        found = in_charge_on("leader", "tracking-officer", "unit-head", on=ON, unit=unit)
    assert found == {"leader": [vice], "tracking-officer": [officer], "unit-head": []}


def test_a_portfolio_is_of_a_field_or_of_a_unit_never_of_both_or_neither() -> None:
    with pytest.raises(IntegrityError):
        PortfolioFactory(unit=UnitFactory())


def test_a_unit_without_mandate_is_left_out() -> None:
    charged, idle = MandateFactory().unit, UnitFactory()
    assert mandates_on([charged.pk, idle.pk], on=ON).keys() == {charged.pk}


def test_the_closest_of_many_are_found_in_one_query(django_assert_num_queries: Any) -> None:
    role, above = RoleFactory(code="leader"), FieldOfWorkFactory()
    field, city = FieldOfWorkFactory(parent=above), UnitFactory()
    below, elsewhere = UnitFactory(parent=city), UnitFactory()
    for charge in ({"field": above}, {"field": None, "unit": city}, {"field": field}, {"field": field}):
        PortfolioFactory(role=role, **charge)
    things = [(unit, one) for unit in (city, below, elsewhere) for one in (above, field, None)]
    with django_assert_num_queries(1):
        found = closest_in_charge_on("leader", things, on=ON)
    for unit, one in things:
        first = next(iter(in_charge_on("leader", on=ON, unit=unit, field=one)["leader"]), None)
        assert found.get((unit.pk, one.pk if one else None)) == first
