"""What the inventor of lives must know of a city: desks with their people and dates, groups, and its two officers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.journal.rules import Author
from dondoc.organization.models import (
    AddresseeGroup,
    FieldOfWork,
    Mandate,
    Person,
    RoleGrant,
    Succession,
    Unit,
    UnitKind,
)
from dondoc.organization.queries import actor_of, heads_on, units_of_groups
from dondoc.oversight import queries as oversight
from dondoc.oversight.models import Rung
from dondoc.oversight.rules.ladder import Ladder
from dondoc.tasks.queries import committee
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar

_PLACE = re.compile(r"^.* (?:quận|huyện|phường|xã) ")
_GROUPS = ("districts", "communes", "departments-and-agencies")


@dataclass(frozen=True, slots=True)
class Desk:
    """A unit that is given work: its dates, who answers for it, its officials, and which unit takes its work over."""

    unit: Unit
    head: Author
    officials: tuple[Author, ...]
    heir_id: int | None

    @property
    def ended_on(self) -> date | None:
        """The last day of the unit."""
        last: date | None = self.unit.valid_to
        return last


@dataclass(frozen=True, slots=True)
class City:
    """The city as it was through the years. `desks` and `mandates` are by id, in the order of units' codes."""

    committee: Unit
    desks: Mapping[int, Desk]
    fields: Mapping[str, FieldOfWork]
    mandates: tuple[Mandate, ...]
    groups: tuple[AddresseeGroup, ...]
    officer: Author
    leader: Author
    calendar: WorkingCalendar
    ladder: Ladder
    rungs: Mapping[int, Rung]

    def charged_with(self, field: FieldOfWork, on: date) -> list[Desk]:
        """Return whose mandate the field is on the day."""
        return [self.desks[row.unit_id] for row in self.mandates if row.field_id == field.pk and row.is_valid_on(on)]

    def handed_on(self, desk: Desk) -> date | None:
        """Return the working day on which the work of a unit that ended goes to its heir."""
        return self.calendar.rolled(desk.ended_on + timedelta(days=1)) if desk.ended_on and desk.heir_id else None

    def members(self, group: AddresseeGroup, on: date) -> list[Unit]:
        """Return the units of the group on the day, as issuing finds them."""
        units = units_of_groups([group], on=on)[group.pk]
        return [unit for unit in units if unit.pk in self.desks]


def city_of(*, officer: str, leader: str) -> City | None:
    """Return the city with these two people, by their sign-in names; `None` when it is not there."""
    people = {person.username: person for person in Person.objects.filter(username__in=[officer, leader])}
    top = committee()
    if top is None or len(people) < 2:
        return None
    desks = {desk.unit.pk: desk for desk in _desks(list(Unit.objects.exclude(pk=top.pk).order_by("code")))}
    return City(
        committee=top,
        desks=desks,
        fields={field.code: field for field in FieldOfWork.objects.order_by("code")},
        mandates=tuple(Mandate.objects.filter(unit__in=desks).order_by("unit__code", "field__code", "valid_from")),
        groups=tuple(AddresseeGroup.objects.filter(code__in=_GROUPS).order_by("code")),
        officer=actor_of(people[officer], on=top.valid_from).author,
        leader=actor_of(people[leader], on=top.valid_from).author,
        calendar=working_calendar(),
        ladder=oversight.ladder(),
        rungs=Rung.objects.in_bulk(),
    )


def _desks(units: list[Unit]) -> Iterable[Desk]:
    heirs = _heirs(units)
    officials: dict[int, list[Author]] = {}
    for grant in RoleGrant.objects.filter(role__code="official").select_related("person", "unit").order_by("person_id"):
        author = Author(grant.person.full_name, grant.unit.name, grant.person_id)
        officials.setdefault(grant.unit_id, []).append(author)
    days = {unit.valid_from for unit in units}
    heads = {day: heads_on([unit.pk for unit in units if unit.valid_from == day], on=day) for day in days}
    for unit in units:
        head = heads[unit.valid_from].get(unit.pk)
        if head is not None:
            author = Author(head.full_name, unit.name, head.pk)
            yield Desk(unit, author, tuple(officials.get(unit.pk, ())), heirs.get(unit.pk))


def _heirs(units: list[Unit]) -> dict[int, int]:
    """The successor that takes all; of a district, the commune that bears its name."""
    found = {
        row.predecessor_id: row.successor_id
        for row in Succession.objects.filter(share="all", successor__isnull=False).order_by("-pk")
    }
    communes = {_PLACE.sub("", unit.name): unit.pk for unit in units if unit.kind == UnitKind.COMMUNE}
    for unit in units:
        if unit.kind == UnitKind.DISTRICT and _PLACE.sub("", unit.name) in communes:
            found.setdefault(unit.pk, communes[_PLACE.sub("", unit.name)])
    return {old: new for old, new in found.items() if new is not None}
