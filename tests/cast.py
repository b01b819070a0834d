"""The small cast of the tests: one person a role, as `roles.toml` describes it, in a city of four units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dondoc.administration.actions import set_up_roles
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Role, Unit, UnitKind
from dondoc.organization.queries import actor_of
from factories import AppointmentFactory, PersonFactory, PostFactory, RoleGrantFactory, UnitFactory


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays in the tests, and where."""

    committee: Unit
    office: Unit
    department: Unit
    other_department: Unit
    tracking_officer: Person
    leader: Person
    unit_head: Person
    official: Person
    administrator: Person

    def as_actor(self, person: Person, *, on: date) -> Actor:
        """Return the person as he acts on the day."""
        return actor_of(person, on=on)

    def of_role(self, role: str) -> Person:
        """Return who plays the role, by the role's code."""
        person = getattr(self, role.replace("-", "_"))
        assert isinstance(person, Person)
        return person


def assemble(*, by: Actor, at: datetime) -> Cast:
    """Found the city and seat the cast."""
    set_up_roles(by=by, at=at)
    committee = UnitFactory(code="UBND", name="Ủy ban nhân dân thành phố Thử", kind=UnitKind.COMMITTEE)
    office = UnitFactory(code="VP", name="Văn phòng Ủy ban nhân dân thành phố", kind=UnitKind.OFFICE, parent=committee)
    department = UnitFactory(code="SNV", name="Sở Nội vụ", parent=committee)
    other = UnitFactory(code="SXD", name="Sở Xây dựng", parent=committee)
    for unit in (office, other):
        _seat("Thủ Trưởng", unit, is_head=True)
    return Cast(
        committee=committee,
        office=office,
        department=department,
        other_department=other,
        tracking_officer=_seat("Theo Dõi", office, "tracking-officer", held_in=committee),
        leader=_seat("Lãnh Đạo", committee, "leader", is_head=True),
        unit_head=_seat("Giám Đốc", department, "unit-head", is_head=True),
        official=_seat("Chuyên Viên", department, "official"),
        administrator=_seat("Quản Trị", office, "administrator", held_in=committee),
    )


def _seat(
    name: str, unit: Unit, role: str | None = None, *, held_in: Unit | None = None, is_head: bool = False
) -> Person:
    person = PersonFactory(full_name=f"{name} {unit.code}")
    AppointmentFactory(person=person, post=PostFactory(unit=unit, is_head=is_head))
    if role:
        RoleGrantFactory(person=person, role=Role.objects.get(code=role), unit=held_in or unit)
    return person
