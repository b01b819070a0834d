"""Fields of work, and who is charged with them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from dondoc.journal.actions import Deed, record
from dondoc.organization.actions.checks import by_code, require_order
from dondoc.organization.actors import Actor
from dondoc.organization.models import FieldOfWork, Mandate, Person, Portfolio, Role, Unit
from dondoc.organization.permissions import MANAGE, get_mandate_for, get_portfolio_for

FIELDS = Path(__file__).parent.parent / "data" / "fields.toml"
"""The fields of state administration of a province, as a tree of two levels."""


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """A field of work. `parent` is the code of a field that comes before it or stands."""

    code: str
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class MandateFacts:
    """That a unit is charged with a field and all below it, by their codes."""

    unit: str
    field: str
    valid_from: date
    valid_to: date | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True)
class PortfolioFacts:
    """That a person, by his sign-in name, looks after a field or a unit in a role: exactly one of the two."""

    username: str
    role: str
    valid_from: date
    field: str = ""
    unit: str = ""
    valid_to: date | None = None


def set_up_fields(*, by: Actor, at: datetime, file: Path = FIELDS) -> int:
    """Add the fields of the file that are missing; return how many. Fields that stand are left as they are."""
    by.require(MANAGE)
    with transaction.atomic():
        known = {field.code: field for field in FieldOfWork.objects.all()}
        made = []
        for facts in read_fields(file):
            if facts.code in known:
                continue
            parent = known[facts.parent] if facts.parent else None
            field = FieldOfWork.objects.create(code=facts.code, name=facts.name, parent=parent)
            field.path = f"{parent.path if parent else ''}{field.pk}/"
            known[facts.code] = field
            made.append(field)
        FieldOfWork.objects.bulk_update(made, ["path"], batch_size=500)
        record(*(Deed("field.added", "field", field.pk, field.name) for field in made), by=by.author, at=at)
    return len(made)


def read_fields(file: Path) -> list[FieldFacts]:
    """Return the fields of a TOML file, each before those below it."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    found = []
    for code, table in tables.items():
        found.append(FieldFacts(code, table["name"]))
        found += [FieldFacts(below, name, code) for below, name in table.get("below", {}).items()]
    return found


def give_mandates(facts: Sequence[MandateFacts], *, by: Actor, at: datetime) -> list[Mandate]:
    """Charge units with fields. Raises `NoSuchCode`, `DatesDoNotFit`."""
    by.require(MANAGE)
    for fact in facts:
        require_order(fact.valid_from, fact.valid_to, fact.unit)
    with transaction.atomic():
        units = by_code(Unit.objects.all(), {fact.unit for fact in facts})
        fields = by_code(FieldOfWork.objects.all(), {fact.field for fact in facts})
        made = Mandate.objects.bulk_create(
            [
                Mandate(
                    unit=units[fact.unit],
                    field=fields[fact.field],
                    valid_from=fact.valid_from,
                    valid_to=fact.valid_to,
                    decision=fact.decision,
                )
                for fact in facts
            ]
        )
        deeds = (Deed("mandate.given", "mandate", row.pk, str(row), new=_span(row)) for row in made)
        record(*deeds, by=by.author, at=at)
    return made


def end_mandate(mandate_id: int, *, last_day: date, by: Actor, at: datetime) -> Mandate:
    """Let the unit be charged with the field until `last_day`, included. Raises `NotFound`, `DatesDoNotFit`."""
    with transaction.atomic():
        row = get_mandate_for(by, mandate_id, lock=True)
        _end(row, "mandate", last_day, by=by, at=at)
    return row


def end_portfolio(portfolio_id: int, *, last_day: date, by: Actor, at: datetime) -> Portfolio:
    """Let the person look after it until `last_day`, included. Raises `NotFound`, `DatesDoNotFit`."""
    with transaction.atomic():
        row = get_portfolio_for(by, portfolio_id, lock=True)
        _end(row, "portfolio", last_day, by=by, at=at)
    return row


def _end(row: Mandate | Portfolio, thing: str, last_day: date, *, by: Actor, at: datetime) -> None:
    require_order(row.valid_from, last_day, str(row))
    old, row.valid_to = row.valid_to, last_day
    row.save(update_fields=["valid_to"])
    ended = Deed(f"{thing}.ended", thing, row.pk, str(row), old={"valid_to": old}, new={"valid_to": last_day})
    record(ended, by=by.author, at=at)


def charge_with_portfolios(facts: Sequence[PortfolioFacts], *, by: Actor, at: datetime) -> list[Portfolio]:
    """Let people look after fields or units. Raises `NoSuchCode`, `DatesDoNotFit`."""
    by.require(MANAGE)
    for fact in facts:
        require_order(fact.valid_from, fact.valid_to, fact.username)
    with transaction.atomic():
        people = by_code(Person.objects.all(), {fact.username for fact in facts}, field="username")
        roles = by_code(Role.objects.all(), {fact.role for fact in facts})
        units = by_code(Unit.objects.all(), {fact.unit for fact in facts if fact.unit})
        fields = by_code(FieldOfWork.objects.all(), {fact.field for fact in facts if fact.field})
        made = Portfolio.objects.bulk_create(
            [
                Portfolio(
                    person=people[fact.username],
                    role=roles[fact.role],
                    unit=units.get(fact.unit),
                    field=fields.get(fact.field),
                    valid_from=fact.valid_from,
                    valid_to=fact.valid_to,
                )
                for fact in facts
            ]
        )
        deeds = (Deed("portfolio.given", "portfolio", row.pk, str(row), new=_span(row)) for row in made)
        record(*deeds, by=by.author, at=at)
    return made


def _span(row: Mandate | Portfolio) -> dict[str, Any]:
    return {"valid_from": row.valid_from, "valid_to": row.valid_to}
