"""Whom the bodies of tasks mean on a day, and what of the "6 rõ" is missing. Set-based at any number of tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import prefetch_related_objects

from dondoc.documents.models import Document
from dondoc.organization.models import RoleGrant, RolePermission, Unit
from dondoc.organization.queries import headed_on, members_on
from dondoc.tasks.models import Party, Task
from dondoc.tasks.permissions import CONFIRM, CONFIRM_OFFICE
from dondoc.tasks.rules.clarity import Clarity, PartyFacts, TaskFacts, unclear
from dondoc.tasks.rules.dues import DueKind, DueSpec


def day_of(document: Document | None, *, today: date) -> date:
    """Return the day on which bodies are looked up: when the document was issued, else `today`."""
    return document.issued_on if document is not None and document.issued_on is not None else today


def due_of(task: Task) -> DueSpec:
    """Return the task's due as the rules know it."""
    return DueSpec(
        kind=DueKind(task.due_kind),
        text=task.due_text,
        on=task.due_on,
        at_time=task.due_time,
        amount=task.term_amount,
        unit=task.term_unit,
        event=task.term_event,
        every=task.recurs_every,
        on_day=task.recurs_on,
        interval=task.recurs_interval,
    )


@dataclass(frozen=True, slots=True)
class Bodies:
    """Which units the parties of some tasks mean on a day, and what the gate must know of those units."""

    units: Mapping[int, tuple[int, ...]]
    """Units by party."""
    headless: frozenset[int]
    beyond: frozenset[int]
    known: Mapping[int, Unit]
    """The units that are meant, and the committee, by id."""
    committee: Unit | None

    def facts(self, party: Party) -> PartyFacts:
        """Return what the "6 rõ" look at in this party."""
        units = self.units.get(party.pk, ())
        return PartyFacts(
            role=party.role,
            is_resolved=party.is_outside or party.unit_id is not None or party.group_id is not None,
            is_outside=party.is_outside,
            units=len(units),
            headless=sum(unit in self.headless for unit in units),
            beyond=sum(unit in self.beyond for unit in units),
        )


def bodies_of(parties: Iterable[Party], *, on: date) -> Bodies:
    """Return the units that the parties mean on the day `on`. Two queries more than `units_meant`."""
    meant = units_meant(parties, on=on)
    known = {unit.pk: unit for units in meant.values() for unit in units}
    top = committee()
    beyond = {pk for pk, unit in known.items() if top is None or not unit.path.startswith(top.path)}
    headless = known.keys() - headed_on(known, on=on)
    if top is not None:
        known[top.pk] = top
    units = {party_id: tuple(unit.pk for unit in found) for party_id, found in meant.items()}
    return Bodies(units, frozenset(headless), frozenset(beyond), known, top)


def units_meant(parties: Iterable[Party], *, on: date) -> dict[int, Sequence[Unit]]:
    """Return the units that each party means on the day, by the party's id. A unit that does not exist that day counts
    as none. One query where units are not fetched yet, three where a group is named."""
    parties = list(parties)
    prefetch_related_objects(parties, "unit")
    members = members_on({party.group_id for party in parties if party.group_id is not None}, on=on)
    units: dict[int, Sequence[Unit]] = {}
    for party in parties:
        if party.unit is not None:
            units[party.pk] = (party.unit,) if party.unit.is_valid_on(on) else ()
        elif party.group_id is not None:
            units[party.pk] = members.get(party.group_id, ())
    return units


def committee() -> Unit | None:
    """Return the body whose orders this installation tracks, `None` before its units are loaded."""
    return Unit.objects.filter(code=settings.DONDOC_COMMITTEE).first()


def unclear_of(tasks: Sequence[Task], document: Document | None, *, today: date) -> dict[int, tuple[Clarity, ...]]:
    """Return, by task of the document, which of the "6 rõ" are missing."""
    parties = list(Party.objects.filter(task__in=[task.pk for task in tasks]).order_by("order"))
    bodies = bodies_of(parties, on=day_of(document, today=today))
    return gaps_of(tasks, parties, bodies, today=today)


def gaps_of(
    tasks: Sequence[Task], parties: Iterable[Party], bodies: Bodies, *, today: date
) -> dict[int, tuple[Clarity, ...]]:
    """Return, by task, which of the "6 rõ" are missing, where the parties and what they mean are known already."""
    by_task: dict[int, list[Party]] = defaultdict(list)
    for party in parties:
        by_task[party.task_id].append(party)
    confirmer = _has_confirmer(today)
    return {task.pk: unclear(_facts(task, by_task[task.pk], bodies, has_confirmer=confirmer)) for task in tasks}


def _facts(task: Task, parties: Sequence[Party], bodies: Bodies, *, has_confirmer: bool) -> TaskFacts:
    return TaskFacts(
        text=task.text,
        due=due_of(task),
        parties=[bodies.facts(party) for party in parties],
        product=task.product,
        is_standing=task.is_standing,
        has_confirmer=has_confirmer,
        authority_note=task.authority_note,
    )


def _has_confirmer(today: date) -> bool:
    """Whether somebody can confirm today: for the units, and for the Office's own work."""
    held = RolePermission.objects.filter(
        verb__in=[CONFIRM, CONFIRM_OFFICE], role__grants__in=RoleGrant.objects.valid_on(today)
    )
    return len(set(held.values_list("verb", flat=True))) == 2
