"""The cast of the tests as this room meets it: units by name, people as actors, phrases that resolve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from cast import Cast
from dondoc.organization.actors import Actor
from dondoc.organization.models import Role, Unit
from dondoc.organization.queries import actor_of, heads_on
from factories import RoleGrantFactory, UnitNameFactory

ON = date(2025, 1, 6)


@dataclass(frozen=True)
class City:
    """Who gives, does and confirms work."""

    committee: Unit
    office: Unit
    home_affairs: Unit
    construction: Unit
    tracking_officer: Actor
    leader: Actor
    head: Actor
    other_head: Actor
    official: Actor


@pytest.fixture
def city(cast: Cast) -> City:
    """The cast, with names by which documents call the two departments, and a head of the second one who may act."""
    for unit in (cast.department, cast.other_department):
        UnitNameFactory(unit=unit)
    other_head = heads_on([cast.other_department.pk], on=ON)[cast.other_department.pk]
    RoleGrantFactory(person=other_head, role=Role.objects.get(code="unit-head"), unit=cast.other_department)
    return City(
        committee=cast.committee,
        office=cast.office,
        home_affairs=cast.department,
        construction=cast.other_department,
        tracking_officer=cast.as_actor(cast.tracking_officer, on=ON),
        leader=cast.as_actor(cast.leader, on=ON),
        head=cast.as_actor(cast.unit_head, on=ON),
        other_head=actor_of(other_head, on=ON),
        official=cast.as_actor(cast.official, on=ON),
    )
