"""Putting right what was entered wrong of people and units. What was there before stays in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel.errors import NotFound
from dondoc.kernel.folding import fold
from dondoc.organization.actions.units import names_of
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Unit, UnitName
from dondoc.organization.permissions import MANAGE
from dondoc.organization.queries import other_names_of


@dataclass(frozen=True, slots=True)
class Naming:
    """How a unit is called, and its head; `also_called` are all further wordings under which documents name it."""

    name: str
    short_name: str
    head_title: str
    also_called: tuple[str, ...] = ()


def correct_person(person_id: int, *, full_name: str, email: str, by: Actor, at: datetime) -> Person:
    """Put the person's name and address right; the sign-in name stays. Nothing is written where nothing differs.

    Raises `NotFound`.
    """
    by.require(MANAGE)
    with transaction.atomic():
        person = Person.objects.select_for_update().filter(pk=person_id).first()
        if person is None:
            raise NotFound(_("There is no such person. Look him up on the page of his unit."))
        was = {"full_name": person.full_name, "email": person.email}
        person.full_name, person.email = full_name, email
        person.save(update_fields=["full_name", "email", "search_text"])
        _record("person", person.pk, full_name, was, {"full_name": full_name, "email": email}, by=by, at=at)
    return person


def correct_unit(unit_id: int, naming: Naming, *, by: Actor, at: datetime) -> Unit:
    """Put right how the unit is called; documents read from now on name it by these wordings alone. A body that is
    renamed by a decision is a new unit. Nothing is written where nothing differs. Raises `NotFound`."""
    by.require(MANAGE)
    with transaction.atomic():
        unit: Unit | None = Unit.objects.select_for_update().filter(pk=unit_id).first()
        if unit is None:
            raise NotFound(_("There is no such unit. Look it up in the list of units."))
        was = _told(unit)
        unit.name, unit.short_name, unit.head_title = naming.name, naming.short_name, naming.head_title
        unit.folded_name, unit.folded_short_name = fold(unit.name), fold(unit.short_name)
        unit.save(update_fields=["name", "short_name", "head_title", "folded_name", "folded_short_name"])
        UnitName.objects.filter(unit=unit).delete()
        UnitName.objects.bulk_create(names_of(unit, naming.also_called))
        _record("unit", unit.pk, unit.name, was, _told(unit), by=by, at=at)
    return unit


def _told(unit: Unit) -> dict[str, Any]:
    return {
        "name": unit.name,
        "short_name": unit.short_name,
        "head_title": unit.head_title,
        "also_called": other_names_of(unit),
    }


def _record(
    kind: str, pk: int, label: str, was: Mapping[str, Any], now: Mapping[str, Any], *, by: Actor, at: datetime
) -> None:
    changed = [name for name in now if now[name] != was[name]]
    if changed:
        old, new = {name: was[name] for name in changed}, {name: now[name] for name in changed}
        record(Deed(f"{kind}.corrected", kind, pk, label, old=old, new=new), by=by.author, at=at)
