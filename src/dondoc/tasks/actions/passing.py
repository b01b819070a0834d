"""Work that goes from one desk to another: to the successors of a unit, from one that declined it to the one it is
for, and to who is in charge within a unit.

It goes with its dates and its history (resolution 190/2025/QH15): nothing restarts, nothing is late anew, and figures
of past days stay those of the unit that had the work then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions import open_to_units
from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.events import announce
from dondoc.kernel.progress import Progress, silent
from dondoc.kernel.writing import write_rows
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Unit
from dondoc.organization.queries import heads_on, holders_on
from dondoc.tasks.actions.stands import change_stands
from dondoc.tasks.errors import PassageNotPossible, ReasonMissing
from dondoc.tasks.events import AssignmentsPassed
from dondoc.tasks.models import Assignment, Passage, PassageCause
from dondoc.tasks.permissions import HAND_ON, PUT_IN_CHARGE, visible_to
from dondoc.tasks.queries import IS_BELOW
from dondoc.tasks.rules.states import UNFINISHED

K = TypeVar("K")
_AT_ONCE = 2000
# What is long and told nowhere when work changes hands.
_UNTOLD = ("task__text", "task__targets")


def pass_on(
    *,
    unit_id: int,
    choices: Mapping[int, int],
    decision: str = "",
    reason: str = "",
    by: Actor,
    at: datetime,
    progress: Progress = silent,
) -> int:
    """Give unfinished work of a unit that has ended to other units; return how many assignments went.

    `choices` says for the id of each assignment to which unit it goes; what it does not name stays and is listed on.
    Who was in charge stays so where he holds a post in the new unit, else its head is. All or nothing. What has been
    finished or given to another unit in the meantime is left as it is, so that a second call does nothing twice.
    Raises `PassageNotPossible` when the unit still exists or a chosen unit does not on the day.
    """
    on = clock.local_date(at)
    with transaction.atomic():
        units = Unit.objects.in_bulk({unit_id, *choices.values()})
        _require_passable(units.get(unit_id), [units.get(chosen) for chosen in set(choices.values())], on)
        by.require(HAND_ON, unit_id=unit_id)
        ids = sorted(choices)
        done = 0
        for start in range(0, len(ids), _AT_ONCE):
            rows = [one for one in _held(by, ids[start : start + _AT_ONCE]) if one.unit_id == unit_id]
            for target, part in _grouped(rows, lambda one: choices[one.pk]).items():
                staff = holders_on({one.person_id for one in part if one.person_id}, units[target], on=on)
                people = {one.pk: one.person_id if one.person_id in staff else None for one in part}
                _write(
                    part, units[target], people, PassageCause.SUCCESSION, decision=decision, reason=reason, by=by, at=at
                )
                documents = {one.task.document_id for one in part if one.task.document_id is not None}
                open_to_units({document_id: [target] for document_id in documents})
            done += len(rows)
            progress(min(start + _AT_ONCE, len(ids)), len(ids))
    return done


def put_in_charge(*, assignment_ids: Sequence[int], person_id: int | None, reason: str, by: Actor, at: datetime) -> int:
    """Put a person in charge of unfinished assignments, or with None the head of each unit again; return how many
    changed hands. A leaver's work is handed over so, all of it at once.

    Who is put in charge first needs no reason: nobody loses the work. Raises `ReasonMissing` where somebody does, and
    `PassageNotPossible` when the person holds no post in the unit of one of them, or below it, on the day.
    """
    on = clock.local_date(at)
    with transaction.atomic():
        rows = [one for one in _held(by, assignment_ids) if one.person_id != person_id]
        if not reason.strip() and any(one.person_id is not None for one in rows):
            raise ReasonMissing(_("Say why the work changes hands, in a sentence: both will read it."))
        person = Person.objects.filter(pk=person_id).first() if person_id is not None else None
        for unit, part in _grouped(rows, lambda one: one.unit).items():
            for one in part:
                by.require(PUT_IN_CHARGE, unit_id=unit.pk, in_charge=by.is_in_charge(one.person_id))
            if person_id is not None and person_id not in holders_on([person_id], unit, on=on):
                raise PassageNotPossible(
                    _("%(person)s holds no post in %(unit)s on %(day)s. Choose somebody who works there.")
                    % {"person": person or "…", "unit": unit.short_name, "day": f"{on:%d/%m/%Y}"}
                )
            people = dict.fromkeys((one.pk for one in part), person_id)
            _write(part, unit, people, PassageCause.CHARGE, reason=reason, by=by, at=at)
    return len(rows)


def addressed_to(assignment: Assignment, unit_id: int, *, on: date) -> dict[str, Any]:
    """Return what changes of declined work that is sent to another unit. Raises `PassageNotPossible` for a part, and
    for a unit that does not exist on the day, has no head or has a part in the task."""
    unit = Unit.objects.filter(pk=unit_id).first()
    day = f"{on:%d/%m/%Y}"
    if unit is None or not unit.is_valid_on(on) or unit.pk not in heads_on([unit.pk], on=on):
        raise PassageNotPossible(
            _("%(unit)s does not exist on %(day)s or has no head who would answer for the work.")
            % {"unit": unit.name if unit else "…", "day": day}
        )
    if assignment.is_below:
        raise PassageNotPossible(_("A part goes to somebody else of the unit by dividing the work anew."))
    if Assignment.objects.filter(~IS_BELOW, task=assignment.task_id, unit=unit).exists():
        raise PassageNotPossible(_("%(unit)s has a part in this task already.") % {"unit": unit.short_name})
    return {"unit": unit, "person": None}


def note_address(assignment: Assignment, before: Assignment, reason: str, *, by: Actor, at: datetime) -> None:
    """Keep that declined work went from the unit and person of `before` to where it is now, and let that unit read the
    document."""
    Passage.objects.create(
        assignment=assignment,
        at=at,
        cause=PassageCause.ADDRESS,
        old_unit=before.unit,
        new_unit=assignment.unit,
        old_person=before.person,
        reason=reason.strip()[:500],
        by_name=by.name[:120],
    )
    if assignment.task.document_id is not None:
        open_to_units({assignment.task.document_id: [assignment.unit_id]})


def _require_passable(old: Unit | None, chosen: Sequence[Unit | None], on: date) -> None:
    if old is None or old.valid_to is None or old.valid_to >= on:
        raise PassageNotPossible(
            _("%(unit)s exists on %(day)s and keeps its work. Work goes on to others from the day after its last.")
            % {"unit": old.name if old else "…", "day": f"{on:%d/%m/%Y}"}
        )
    for unit in chosen:
        if unit is None or not unit.is_valid_on(on):
            raise PassageNotPossible(
                _("%(unit)s does not exist on %(day)s. Choose a unit of that day.")
                % {"unit": unit.name if unit else "…", "day": f"{on:%d/%m/%Y}"}
            )


def _held(by: Actor, ids: Sequence[int]) -> list[Assignment]:
    """Lock those of the assignments that the actor may see and that are unfinished, with what is told of them."""
    rows = visible_to(by).select_for_update(of=("self",)).filter(pk__in=ids, state__in=UNFINISHED)
    return list(rows.select_related("task", "unit", "person").defer(*_UNTOLD).order_by("pk"))


def _grouped(rows: Sequence[Assignment], key: Callable[[Assignment], K]) -> dict[K, list[Assignment]]:
    groups: dict[K, list[Assignment]] = defaultdict(list)
    for one in rows:
        groups[key(one)].append(one)
    return groups


def _write(
    rows: Sequence[Assignment],
    unit: Unit,
    people: Mapping[int, int | None],
    cause: PassageCause,
    *,
    decision: str = "",
    reason: str,
    by: Actor,
    at: datetime,
) -> None:
    """Give the assignments to the unit and the people: a fixed number of statements, and one for each person."""
    if not rows:
        return
    named = [pk for pk in set(people.values()) if pk is not None]
    names = {person.pk: person.full_name for person in Person.objects.filter(pk__in=named)}
    old = {one.pk: (one.unit, one.person) for one in rows}
    for person_id, part in _grouped(rows, lambda one: people[one.pk]).items():
        Assignment.objects.filter(pk__in=[one.pk for one in part]).update(unit=unit, person_id=person_id)
    for one in rows:
        one.unit, one.person_id = unit, people[one.pk]
    change_stands(rows, at=at)
    write_rows([_passage(one, old[one.pk], cause, decision=decision, reason=reason, by=by, at=at) for one in rows])
    deeds = (_deed(one, *old[one.pk], names.get(people[one.pk] or 0, ""), decision, reason) for one in rows)
    record(*deeds, by=by.author, at=at)
    left = tuple(
        (one.pk, before.pk) for one in rows if (before := old[one.pk][1]) is not None and before.pk != people[one.pk]
    )
    announce(AssignmentsPassed(tuple(one.pk for one in rows), unit.pk, left, reason.strip(), at))


def _passage(
    one: Assignment,
    old: tuple[Unit, Person | None],
    cause: PassageCause,
    *,
    decision: str,
    reason: str,
    by: Actor,
    at: datetime,
) -> Passage:
    """Say from which desk the assignment went to the one it has now."""
    return Passage(
        assignment_id=one.pk,
        at=at,
        cause=cause,
        old_unit=old[0],
        new_unit=one.unit,
        old_person=old[1],
        new_person_id=one.person_id,
        decision=decision[:120],
        reason=reason.strip()[:500],
        by_name=by.name[:120],
    )


def _deed(one: Assignment, old_unit: Unit, old_person: Person | None, person: str, decision: str, reason: str) -> Deed:
    """Return what the journal keeps of an assignment that went to another unit, or only to another person."""
    return Deed(
        "assignment.passed-on" if old_unit != one.unit else "assignment.put-in-charge",
        "assignment",
        one.pk,
        f"{one.task} · {one.unit.short_name}",
        old={"unit": old_unit.short_name, "person": str(old_person or "")},
        new={"unit": one.unit.short_name, "person": person, "decision": decision},
        reason=reason.strip(),
    )
