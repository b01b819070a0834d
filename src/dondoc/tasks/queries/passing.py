"""Work that hangs: its unit has ended, or who is in charge has left; and to which successor it would go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from dondoc.kernel.folding import fold
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment, FieldOfWork, Person, Succession, Unit
from dondoc.organization.queries import mandates_on
from dondoc.tasks.models import Assignment, Passage
from dondoc.tasks.permissions import TEXTS, visible_to
from dondoc.tasks.rules.passing import Heir, PassingRule, heir_of
from dondoc.tasks.rules.states import UNFINISHED


@dataclass(frozen=True, slots=True)
class PlannedPassage:
    """Where an assignment would go, and by which rule; without a unit a person chooses.

    `twin` is the part in the same task that the new unit has already: both stay, each with its own dates and history.
    """

    assignment: Assignment
    unit: Unit | None
    rule: PassingRule
    twin: Assignment | None = None


@dataclass(frozen=True, slots=True)
class Hanging:
    """How much unfinished work hangs at a desk that is empty: of a unit that ended, or of a person who left it."""

    unit: Unit
    person: Person | None
    number: int
    late: int


def work_left_at(actor: Actor, unit: Unit) -> QuerySet[Assignment]:
    """Return the unfinished work that stands with the unit, of what the actor may see, by due date."""
    return _unfinished(actor).filter(unit=unit).select_related("person")


def plan_of(actor: Actor, unit: Unit, *, on: date) -> list[PlannedPassage]:
    """Return where the work left at the unit would go on the day, by its successions and the rules. Eight queries."""
    work = list(work_left_at(actor, unit))
    heirs = _heirs(unit, on=on)
    units = Unit.objects.in_bulk([heir.unit_id for heir in heirs if heir.unit_id is not None])
    fields = _fields_of(work)
    planned: list[tuple[Assignment, int | None, PassingRule]] = []
    for one in work:
        target, rule = heir_of(fold(f"{one.task.title} {one.task.text}"), fields.get(one.pk, ()), heirs)
        planned.append((one, target, rule))
    twins = _twins(planned)
    return [
        PlannedPassage(one, units.get(target) if target else None, rule, twins.get((one.task_id, target, one.role)))
        for one, target, rule in planned
    ]


def _heirs(unit: Unit, *, on: date) -> list[Heir]:
    """Return the successors that exist on the day, with the fields they are charged with then."""
    rows = list(Succession.objects.filter(predecessor=unit, on__lte=on).select_related("successor").order_by("pk"))
    standing = [row for row in rows if row.successor is None or row.successor.is_valid_on(on)]
    charged = mandates_on([row.successor_id for row in standing if row.successor_id is not None], on=on)
    return [
        Heir(row.successor_id, fold(row.share), frozenset(field.pk for field in charged.get(row.successor_id or 0, ())))
        for row in standing
    ]


def _fields_of(work: Iterable[Assignment]) -> dict[int, list[int]]:
    """Return the field of each assignment's task and all above it, by the assignment's id."""
    paths = dict(
        FieldOfWork.objects.filter(pk__in={one.task.field_id for one in work if one.task.field_id}).values_list(
            "pk", "path"
        )
    )
    return {
        one.pk: [int(part) for part in paths[one.task.field_id].split("/") if part]
        for one in work
        if one.task.field_id in paths
    }


def _twins(
    planned: Sequence[tuple[Assignment, int | None, PassingRule]],
) -> Mapping[tuple[int, int | None, str], Assignment]:
    targets = {target for _one, target, _rule in planned if target is not None}
    rows = Assignment.objects.filter(unit_id__in=targets, task_id__in={one.task_id for one, _t, _r in planned})
    return {(row.task_id, row.unit_id, row.role): row for row in rows.select_related("unit").order_by("-pk")}


def gone_from(actor: Actor, unit: Unit) -> list[tuple[Unit, int]]:
    """Return to which units work has gone from this one and how many assignments, the most first; what the actor may
    see of it."""
    rows = Passage.objects.filter(old_unit=unit, assignment__in=visible_to(actor)).exclude(new_unit=unit)
    counted = list(rows.values_list("new_unit_id").annotate(number=Count("pk")).order_by("-number", "new_unit_id"))
    units = Unit.objects.in_bulk([unit_id for unit_id, _number in counted])
    return [(units[unit_id], number) for unit_id, number in counted]


def number_hanging(actor: Actor, *, on: date) -> int:
    """Return how many unfinished assignments hang at an empty desk, for either reason. Two queries, each by index."""
    rows = visible_to(actor).filter(state__in=UNFINISHED)
    return rows.filter(_ended(on)).count() + rows.filter(_left(on)).exclude(_ended(on)).count()


def units_without_a_desk(actor: Actor, *, on: date) -> list[Hanging]:
    """Return the units that have ended before the day and still have unfinished work, most work first."""
    rows = visible_to(actor).filter(_ended(on), state__in=UNFINISHED)
    counted = list(_counted(rows.values("unit_id"), on=on))
    units = Unit.objects.in_bulk([row["unit_id"] for row in counted])
    return [Hanging(units[row["unit_id"]], None, row["number"], row["late"]) for row in counted]


def people_who_left(actor: Actor, *, on: date) -> list[Hanging]:
    """Return who is in charge of unfinished work in a unit where he holds no post on the day, most work first."""
    rows = visible_to(actor).filter(_left(on), state__in=UNFINISHED)
    counted = list(_counted(rows.values("unit_id", "person_id"), on=on))
    units = Unit.objects.in_bulk([row["unit_id"] for row in counted])
    people = Person.objects.in_bulk([row["person_id"] for row in counted])
    return [Hanging(units[row["unit_id"]], people[row["person_id"]], row["number"], row["late"]) for row in counted]


def work_of_person(actor: Actor, person_id: int) -> QuerySet[Assignment]:
    """Return the unfinished work the person is in charge of, of what the actor may see, by due date."""
    return _unfinished(actor).filter(person_id=person_id)


def _unfinished(actor: Actor) -> QuerySet[Assignment]:
    rows = visible_to(actor).filter(state__in=UNFINISHED).select_related("task__document", "unit", "first_unit")
    return rows.defer("task__targets", *TEXTS).order_by(F("due_on").asc(nulls_last=True), "pk")


def passages_of(*assignments: Assignment) -> QuerySet[Passage]:
    """Return how the assignments went from desk to desk, oldest first."""
    rows = Passage.objects.filter(assignment__in=assignments)
    return rows.select_related("old_unit", "new_unit", "old_person", "new_person").order_by("at", "pk")


def _ended(on: date) -> Q:
    """Say of an assignment that its unit has ended before the day."""
    return Q(unit__valid_to__lt=on)


def _left(on: date) -> Q:
    """Say of an assignment that somebody is in charge who holds no post in its unit, or below it, on the day."""
    held = Appointment.objects.valid_on(on).filter(person_id=OuterRef("person_id"))
    here = held.filter(post__unit_id=OuterRef("unit_id"))  # true of nearly all, and told without comparing paths
    below = held.filter(post__unit__path__startswith=OuterRef("unit__path"))
    return Q(~Exists(here), ~Exists(below), person__isnull=False)


def _counted(rows: QuerySet[Assignment, Any], *, on: date) -> QuerySet[Assignment, Any]:
    late = Count("pk", filter=Q(due_on__lt=on) & Q(submitted_at__isnull=True))
    return rows.annotate(number=Count("pk"), late=late).order_by("-number", F("unit_id"))
