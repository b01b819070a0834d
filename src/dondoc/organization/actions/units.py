"""Units come, end and are succeeded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel.events import announce
from dondoc.kernel.folding import fold
from dondoc.organization.actions.checks import by_code, require_administrator, require_free, require_order
from dondoc.organization.actors import Actor
from dondoc.organization.addressing.wording import words
from dondoc.organization.errors import CodeTaken
from dondoc.organization.events import AppointmentEnded, UnitEnded, UnitSucceeded
from dondoc.organization.models import Appointment, Post, RoleGrant, Succession, Unit, UnitName
from dondoc.organization.permissions import MANAGE


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit to add. `parent` is a code, of a unit that stands or comes before it in the same list; `also_called` are
    further wordings under which documents name it."""

    code: str
    name: str
    short_name: str
    kind: str
    head_title: str
    valid_from: date
    valid_to: date | None = None
    parent: str = ""
    also_called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SuccessionFacts:
    """That a unit's work goes to another from a day on; without a successor it is given out one by one."""

    predecessor: str
    successor: str
    on: date
    share: str = "all"
    note: str = ""
    decision: str = ""


def add_unit(facts: UnitFacts, *, by: Actor, at: datetime) -> Unit:
    """Add one unit; see `add_units`."""
    return add_units([facts], by=by, at=at)[0]


def add_units(facts: Sequence[UnitFacts], *, by: Actor, at: datetime) -> list[Unit]:
    """Add the units in the given order, with their names; return them. The number of queries grows with the levels.

    Raises `CodeTaken`, `NoSuchCode` for a parent, `DatesDoNotFit`.
    """
    by.require(MANAGE)
    for fact in facts:
        require_order(fact.valid_from, fact.valid_to, fact.name)
    with transaction.atomic():
        require_free(Unit.objects.all(), [fact.code for fact in facts])
        own = {fact.code for fact in facts}
        known = by_code(Unit.objects.all(), {fact.parent for fact in facts if fact.parent} - own)
        waiting = list(facts)
        while waiting:
            ready = [fact for fact in waiting if not fact.parent or fact.parent in known]
            if not ready:
                by_code(Unit.objects.none(), [fact.parent for fact in waiting])
            made = Unit.objects.bulk_create([_unit(fact, known.get(fact.parent)) for fact in ready])
            for unit in made:
                unit.path = f"{unit.parent.path if unit.parent else ''}{unit.pk}/"
            Unit.objects.bulk_update(made, ["path"], batch_size=500)
            known.update({unit.code: unit for unit in made})
            waiting = [fact for fact in waiting if fact.code not in known]
        units = [known[fact.code] for fact in facts]
        UnitName.objects.bulk_create(
            [name for unit, fact in zip(units, facts, strict=True) for name in names_of(unit, fact.also_called)]
        )
        record(
            *(Deed("unit.added", "unit", unit.pk, unit.name, new=_told(unit)) for unit in units), by=by.author, at=at
        )
    return units


def end_unit(code: str, *, last_day: date, by: Actor, at: datetime, decision: str = "", reason: str = "") -> Unit:
    """Let the unit end on `last_day`, the last on which it exists, with its posts, appointments and granted roles.

    Ending it again with another day moves the end of the unit alone. Raises `NoSuchCode`, `DatesDoNotFit`, and
    `LastAdministrator` when nobody would be left who may keep units, people and roles.
    """
    by.require(MANAGE)
    with transaction.atomic():
        unit: Unit = by_code(Unit.objects.select_for_update(), [code])[code]
        require_order(unit.valid_from, last_day, unit.name)
        old = unit.valid_to
        unit.valid_to = last_day
        unit.save(update_fields=["valid_to"])
        beyond = Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)
        appointments = Appointment.objects.filter(beyond, post__unit=unit, valid_from__lte=last_day)
        leaving = list(appointments.order_by("pk").values_list("person_id", flat=True))
        grants = RoleGrant.objects.filter(beyond, unit=unit, valid_from__lte=last_day)
        ends_administrators = grants.filter(role__permissions__verb=MANAGE).exists()
        for rows in (Post.objects.filter(beyond, unit=unit, valid_from__lte=last_day), appointments, grants):
            rows.update(valid_to=last_day)
        if ends_administrators:
            require_administrator(last_day + timedelta(days=1))
        told = {"valid_to": last_day, "decision": decision}
        record(
            Deed("unit.ended", "unit", unit.pk, unit.name, old={"valid_to": old}, new=told, reason=reason),
            by=by.author,
            at=at,
        )
        announce(UnitEnded(unit.pk, last_day))
        for person_id in leaving:
            announce(AppointmentEnded(person_id, unit.pk, last_day))
    return unit


def add_successions(facts: Sequence[SuccessionFacts], *, by: Actor, at: datetime) -> list[Succession]:
    """Say to whom units' work goes, and announce it. Several rows split or merge.

    Raises `NoSuchCode`, and `CodeTaken` for a succession that is entered already.
    """
    by.require(MANAGE)
    with transaction.atomic():
        codes = {code for fact in facts for code in (fact.predecessor, fact.successor) if code}
        units = by_code(Unit.objects.all(), codes)
        _require_new(facts)
        made = Succession.objects.bulk_create(
            Succession(
                predecessor=units[fact.predecessor],
                successor=units[fact.successor] if fact.successor else None,
                on=fact.on,
                share=fact.share,
                note=fact.note,
                decision=fact.decision,
            )
            for fact in facts
        )
        record(*(_succession_deed(row) for row in made), by=by.author, at=at)
        for row in made:
            announce(UnitSucceeded(row.predecessor_id, row.successor_id, row.on, row.share))
    return made


def reorganise(
    *,
    ending: Sequence[str],
    on: date,
    new: Sequence[UnitFacts] = (),
    successions: Sequence[SuccessionFacts] = (),
    by: Actor,
    at: datetime,
    decision: str = "",
) -> None:
    """Carry out a reorganisation as one: units end the day before `on`, new ones begin, and work goes as said.

    Renaming, merging, splitting and taking a function out are all this: some units end, some begin, and successions
    say where the work goes. All or nothing. Raises what its parts raise.
    """
    with transaction.atomic():
        add_units(new, by=by, at=at)
        for code in ending:
            end_unit(code, last_day=on - timedelta(days=1), by=by, at=at, decision=decision)
        add_successions(successions, by=by, at=at)


def _require_new(facts: Sequence[SuccessionFacts]) -> None:
    standing = Succession.objects.filter(predecessor__code__in={fact.predecessor for fact in facts})
    pairs = set(standing.values_list("predecessor__code", "successor__code"))
    for fact in facts:
        if fact.successor and (fact.predecessor, fact.successor) in pairs:
            raise CodeTaken(
                _("That the work of %(old)s goes to %(new)s is entered already. Leave it out.")
                % {"old": fact.predecessor, "new": fact.successor}
            )


def _unit(fact: UnitFacts, parent: Unit | None) -> Unit:
    return Unit(
        code=fact.code,
        name=fact.name,
        short_name=fact.short_name,
        kind=fact.kind,
        parent=parent,
        head_title=fact.head_title,
        valid_from=fact.valid_from,
        valid_to=fact.valid_to,
        folded_name=fold(fact.name),
        folded_short_name=fold(fact.short_name),
    )


def names_of(unit: Unit, also_called: Sequence[str]) -> list[UnitName]:
    """Return the wordings of the unit, unsaved, each key once. "SNN&MT" is also written "Sở NN&MT"."""
    wordings = [unit.name, unit.short_name, *also_called]
    if unit.name.startswith("Sở ") and unit.short_name.startswith("S"):
        wordings.append(f"Sở {unit.short_name[1:]}")
    kept = {words(wording).key: wording for wording in reversed(wordings)}
    return [UnitName(unit=unit, wording=wording, key=key) for key, wording in reversed(kept.items())]


def _told(unit: Unit) -> dict[str, Any]:
    return {
        "code": unit.code,
        "kind": unit.kind,
        "parent": unit.parent.name if unit.parent else "",
        "head_title": unit.head_title,
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
    }


def _succession_deed(row: Succession) -> Deed:
    told = {"on": row.on, "share": row.share, "note": row.note, "decision": row.decision}
    return Deed("succession.added", "succession", row.pk, str(row), new=told)
