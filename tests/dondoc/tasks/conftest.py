"""A small city: a committee, its Office and two departments, and the people who give, do and confirm work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from dondoc.organization.actors import Actor, Power
from dondoc.organization.models import Unit, UnitKind
from factories import (
    AppointmentFactory,
    PersonFactory,
    PostFactory,
    RoleFactory,
    RoleGrantFactory,
    RolePermissionFactory,
    UnitFactory,
    UnitNameFactory,
)

EVERYWHERE = Power(everywhere=True)
OFFICE_VERBS = (
    *("document.view", "document.intake", "document.review", "task.issue"),
    *("assignment.view", "assignment.confirm", "assignment.recall"),
)


@dataclass(frozen=True)
class City:
    """The units and the cast of the tests of this room."""

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
def city(db, settings):
    settings.DONDOC_COMMITTEE = "UBND"
    committee = UnitFactory(code="UBND", name="Ủy ban nhân dân thành phố Thử", kind=UnitKind.COMMITTEE)
    office = UnitFactory(code="VP", name="Văn phòng Ủy ban nhân dân thành phố", kind=UnitKind.OFFICE, parent=committee)
    home_affairs = UnitFactory(code="SNV", name="Sở Nội vụ", parent=committee)
    construction = UnitFactory(code="SXD", name="Sở Xây dựng", parent=committee)
    for unit in (home_affairs, construction):
        UnitNameFactory(unit=unit)
    heads = {unit: _head(unit) for unit in (committee, office, home_affairs, construction)}
    _confirmers(office)
    return City(
        committee=committee,
        office=office,
        home_affairs=home_affairs,
        construction=construction,
        tracking_officer=_actor(
            PersonFactory(full_name="Nguyễn Thị Theo Dõi"), office, dict.fromkeys(OFFICE_VERBS, EVERYWHERE)
        ),
        leader=_actor(
            heads[committee],
            committee,
            dict.fromkeys(("document.view", "assignment.view", "assignment.confirm-office"), EVERYWHERE),
        ),
        head=_actor(heads[home_affairs], home_affairs, _work_of(home_affairs)),
        other_head=_actor(heads[construction], construction, _work_of(construction)),
        official=_actor(
            PersonFactory(full_name="Trần Văn Chuyên Viên"),
            home_affairs,
            {verb: Power(own=True) for verb in ("assignment.view", "assignment.report", "assignment.submit")},
        ),
    )


def _head(unit):
    person = PersonFactory(full_name=f"Thủ Trưởng {unit.code}")
    AppointmentFactory(person=person, post=PostFactory(unit=unit, title=unit.head_title, is_head=True))
    return person


def _confirmers(office):
    for verb in ("assignment.confirm", "assignment.confirm-office"):
        role = RoleFactory()
        RolePermissionFactory(role=role, verb=verb)
        RoleGrantFactory(role=role, unit=office)


def _work_of(unit):
    power = Power(unit_ids=frozenset({unit.pk}))
    verbs = ("document.view", "assignment.view", "assignment.accept", "assignment.report", "assignment.submit")
    return dict.fromkeys(verbs, power)


def _actor(person, unit, powers):
    return Actor(
        person_id=person.pk,
        name=person.full_name,
        unit_id=unit.pk,
        unit_name=unit.name,
        on=date(2025, 1, 6),
        powers=powers,
    )
