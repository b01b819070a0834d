"""Every state × verb × role, held against the table and the roles as they are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from cast import Cast
from dondoc.administration.actions import ROLES, read_roles
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.models import Unit
from dondoc.tasks.errors import VerbNotPossible
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import ACT_FOR_COMMITTEE, CONFIRM, CONFIRM_OFFICE, DIVIDE, VIEW, verbs_for
from dondoc.tasks.rules.states import BY_VERB, Side, State, Transition, Verb
from factories import AssignmentFactory, SuspensionFactory
from verbs import carry_out

GRANTED = {role.code: role.permissions for role in read_roles(ROLES)}
LATER = datetime.fromisoformat("2025-01-08T09:00:00+07:00")


@dataclass(frozen=True)
class Work:
    """Whose work it is: a unit's, with somebody in charge or its head, or a part that the unit head gave on."""

    unit: str
    person: str = ""
    is_part: bool = False


WORKS = {
    "of the unit": Work("department"),
    "of an official": Work("department", "official"),
    "of the Office": Work("office"),
    "of the Committee": Work("committee"),
    "of another unit": Work("other_department"),
    "a part the head gave on": Work("department", "official", is_part=True),
}


def reaches(role: str, permission: str, unit: Unit, cast: Cast, *, in_charge: bool) -> bool:
    """Say by the roles' file alone whether the role's permission covers work of the unit."""
    scope = GRANTED[role].get(permission)
    home = {"unit-head": cast.department, "official": cast.department}.get(role, cast.committee)
    if scope == "all" or (scope == "own" and in_charge):
        return scope == "all" or in_charge
    return (scope == "unit" and unit == home) or (scope == "subtree" and unit.path.startswith(home.path))


def expected(row: Transition, state: State, role: str, work: Work, cast: Cast) -> type[Exception] | None:
    """Return how the verb ends: None when it is carried out."""
    unit: Unit = getattr(cast, work.unit)
    in_charge = work.person == role.replace("-", "_")
    if not (reaches(role, VIEW, unit, cast, in_charge=in_charge) or (in_charge and VIEW in GRANTED[role])):
        return NotFound
    if row.side is Side.ASSIGNER and work.is_part:
        may = role == "unit-head" and reaches(role, DIVIDE, unit, cast, in_charge=False)
    elif row.permission == CONFIRM:
        wanted = CONFIRM if work.unit.endswith("department") else CONFIRM_OFFICE
        sits = {"tracking-officer": "office", "leader": "committee"}.get(role, "department")
        may = reaches(role, wanted, unit, cast, in_charge=in_charge) and (sits != work.unit or sits == "committee")
    else:
        may = reaches(role, row.permission, unit, cast, in_charge=in_charge)
        if row.side is Side.DOER and work.unit == "committee":
            may = may or reaches(role, ACT_FOR_COMMITTEE, unit, cast, in_charge=in_charge)
    if not may:
        return NotPermitted
    return None if state in row.sources else VerbNotPossible


@pytest.mark.postgresql
@pytest.mark.parametrize("role", sorted(GRANTED))
@pytest.mark.parametrize("name", WORKS)
def test_every_verb_from_every_state_ends_as_the_table_and_the_roles_say(
    cast: Cast, at: datetime, name: str, role: str
) -> None:
    work, by = WORKS[name], cast.as_actor(cast.of_role(role), on=date(2025, 1, 6))
    wrong = []
    for state in State:
        for verb, row in BY_VERB.items():
            with transaction.atomic():
                made = make(work, state, cast, at)
                offered = row in verbs_for(by, made)
                met = outcome(verb, made, by)
                after = Assignment.objects.get(pk=made.pk).state
                transaction.set_rollback(True)
            due = expected(row, state, role, work, cast)
            if met is not due or (due is None and after != row.target) or (due is not None and after != state):
                wrong.append(f"{state} {verb}: {met} instead of {due}, then {after}")
            if due is not NotFound and offered is not (due is None):
                wrong.append(f"{state} {verb}: {'offered' if offered else 'not offered'} on the page")
    assert wrong == []


def make(work: Work, state: State, cast: Cast, at: datetime) -> Assignment:
    unit = getattr(cast, work.unit)
    person = getattr(cast, work.person) if work.person else None
    above = AssignmentFactory(unit=unit, state=State.ACCEPTED.value) if work.is_part else None
    made = AssignmentFactory(
        unit=unit,
        person=person,
        state=state.value,
        parent=above,
        delegated_by=cast.unit_head if above else None,
        submitted_at=at if state in {State.SUBMITTED, State.CONFIRMED} else None,
    )
    if state is State.SUSPENDED:
        SuspensionFactory(assignment=made)
    return made


def outcome(verb: Verb, made: Assignment, by: Any) -> type[Exception] | None:
    try:
        carry_out(verb, made, by=by, at=LATER + timedelta(hours=1))
    except (NotFound, NotPermitted, VerbNotPossible) as refusal:
        return type(refusal)
    return None
