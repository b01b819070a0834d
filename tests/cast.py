"""The small cast of the tests: one person a role, as `roles.toml` describes it, in a city of four units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dondoc.administration.actions import set_up_roles
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment, Person, Post, Role, RoleGrant, Unit, UnitKind
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
    people = _seat(
        Place("Thủ Trưởng", office, is_head=True),
        Place("Thủ Trưởng", other, is_head=True),
        Place("Theo Dõi", office, "tracking-officer", held_in=committee),
        Place("Lãnh Đạo", committee, "leader", is_head=True),
        Place("Giám Đốc", department, "unit-head", is_head=True),
        Place("Chuyên Viên", department, "official"),
        Place("Quản Trị", office, "administrator", held_in=committee),
    )
    return Cast(committee, office, department, other, *people[2:])


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody sits, and which role he holds: there, or in another unit."""

    name: str
    unit: Unit
    role: str = ""
    held_in: Unit | None = None
    is_head: bool = False


def _seat(*places: Place) -> list[Person]:
    """Seat a person a place, in a statement for all of a kind: hundreds of tests begin with this."""
    people = Person.objects.bulk_create(
        PersonFactory.build(full_name=f"{place.name} {place.unit.code}") for place in places
    )
    posts = Post.objects.bulk_create(PostFactory.build(unit=place.unit, is_head=place.is_head) for place in places)
    Appointment.objects.bulk_create(
        AppointmentFactory.build(person=person, post=post) for person, post in zip(people, posts, strict=True)
    )
    roles = {role.code: role for role in Role.objects.all()}
    RoleGrant.objects.bulk_create(
        RoleGrantFactory.build(person=person, role=roles[place.role], unit=place.held_in or place.unit)
        for person, place in zip(people, places, strict=True)
        if place.role
    )
    return people
