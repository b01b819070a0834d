"""How work is divided: to whom a part can go, and the parts of an assignment as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment, Unit
from dondoc.tasks.models import Assignment, PartyRole
from dondoc.tasks.permissions import TEXTS, visible_to
from dondoc.tasks.queries.work import IS_BELOW, WorkRow, rows_of
from dondoc.tasks.rules.states import UNFINISHED
from dondoc.workcalendar.rules import WorkingCalendar


def divisions_of(unit: Unit, *, on: date) -> QuerySet[Unit]:
    """Return the units below the unit on the day, by name."""
    return Unit.objects.valid_on(on).filter(path__startswith=unit.path).exclude(pk=unit.pk).order_by("name")


def seats_below(unit: Unit, *, on: date) -> QuerySet[Appointment]:
    """Return who holds which post in the unit or below it on the day, by name; several posts of one person are several
    rows, the one nearest to the unit first."""
    held = Appointment.objects.valid_on(on).filter(post__unit__path__startswith=unit.path)
    return held.select_related("person", "post__unit").order_by("person__full_name", "person_id", "post__unit__path")


def seat_below(unit: Unit, person_id: int, *, on: date) -> Appointment | None:
    """Return the post of the person in the unit, else the one nearest below it; None when he holds none there."""
    return seats_below(unit, on=on).filter(person_id=person_id).first()


def parts_of(
    assignment: Assignment, actor: Actor, *, on: date, calendar: WorkingCalendar | None = None
) -> list[WorkRow]:
    """Return the parts of the assignment that the actor may see, oldest first; at most 200."""
    rows = visible_to(actor).filter(parent=assignment, delegated_by__isnull=False)
    rows = rows.select_related("task__document", "unit", "person", "delegated_by").defer(*TEXTS)
    return rows_of(rows.order_by("sent_at", "pk")[:200], on=on, calendar=calendar)


def whole_of(assignment: Assignment, actor: Actor) -> Assignment | None:
    """Return the assignment that this one is a part of; None where there is none or it is not the actor's to see."""
    if assignment.parent_id is None:
        return None
    return visible_to(actor).select_related("task", "unit").filter(pk=assignment.parent_id).first()


def open_leads_below(assignment: Assignment) -> Sequence[Assignment]:
    """Return the lead parts and the periods of the assignment that are not finished, whoever may see them."""
    rows = Assignment.objects.filter(IS_BELOW, parent=assignment, role=PartyRole.LEAD, state__in=UNFINISHED)
    return list(rows.select_related("unit", "person").order_by("pk"))
