"""Dividing work: a unit gives a part of its assignment on to a division or an official, and stays answerable for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions import open_to_units
from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.errors import NotPermitted
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Unit
from dondoc.tasks import queries
from dondoc.tasks.actions.stands import open_stands
from dondoc.tasks.errors import DivisionNotPossible, DueNotPossible, ReasonMissing
from dondoc.tasks.events import AssignmentsSent
from dondoc.tasks.models import Assignment, PartyRole
from dondoc.tasks.permissions import get_assignment_for, may_divide
from dondoc.tasks.rules.states import AT_WORK, UNFINISHED, State


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an assignment: for a unit or a person (one of the two), what it is, and until when, included.

    A part without a day of its own is due when the whole is.
    """

    unit_id: int | None = None
    person_id: int | None = None
    words: str = ""
    role: PartyRole = PartyRole.LEAD
    due_on: date | None = None


def divide(*, assignment_id: int, part: Part, reason: str = "", by: Actor, at: datetime) -> Assignment:
    """Give a part of an accepted assignment on and return it; who gives it on confirms it.

    `reason` says why it is due later than the whole. Raises `NotPermitted`; `DivisionNotPossible` when the work is not
    at hand, when the part goes to nobody of the unit or of the units below it on the day, or when they have the same
    part already; `DueNotPossible` for a day in the past; `ReasonMissing` for a later due without a reason.
    """
    on = clock.local_date(at)
    with transaction.atomic():
        whole = get_assignment_for(by, assignment_id, lock=True)
        _require_divisible(by, whole)
        unit, person = _receiver(whole, part, on)
        due_on = part.due_on or whole.due_on
        _require_due(whole, part.due_on, reason, on)
        made = Assignment(
            task=whole.task,
            first_unit=unit,
            unit=unit,
            person=person,
            parent=whole,
            delegated_by_id=by.person_id,
            part=" ".join(part.words.split())[:500],
            role=part.role,
            state=State.SENT.value,
            first_due_on=due_on,
            due_on=due_on,
            due_time=whole.due_time if due_on == whole.due_on else None,
            sent_at=at,
        )
        _require_new(made)
        give(whole, made, reason=reason, by=by, at=at)
        return made


def give(whole: Assignment, made: Assignment, *, reason: str, by: Actor, at: datetime) -> None:
    """Send a new part of the locked work, in the transaction of the caller, who has checked it."""
    made.save()
    open_stands([made], at=at)
    if whole.task.document_id is not None:
        open_to_units({whole.task.document_id: [made.unit_id]})
    _record(whole, made, reason, by=by, at=at)
    announce(AssignmentsSent((made.pk,), at))


def _require_divisible(by: Actor, whole: Assignment) -> None:
    if by.person_id is None or not may_divide(by, whole):
        raise NotPermitted(_("Work is divided by the head of the unit that has it, or by the tracking officer."))
    if State(whole.state) not in AT_WORK:
        raise DivisionNotPossible(
            _("Only work that its unit has accepted and not yet handed in can be divided. Accept it first.")
        )


def _receiver(whole: Assignment, part: Part, on: date) -> tuple[Unit, Person | None]:
    """Return the unit and the person that the part goes to; a person has it in the unit where he holds his post."""
    if part.person_id is not None:
        seat = queries.seat_below(whole.unit, part.person_id, on=on)
        if seat is not None:
            return seat.post.unit, seat.person
    elif part.unit_id is not None:
        unit = queries.divisions_of(whole.unit, on=on).filter(pk=part.unit_id).first()
        if unit is not None:
            return unit, None
    raise DivisionNotPossible(
        _("Choose a division below %(unit)s, or somebody who holds a post there on %(day)s.")
        % {"unit": whole.unit.short_name, "day": f"{on:%d/%m/%Y}"}
    )


def _require_due(whole: Assignment, due_on: date | None, reason: str, on: date) -> None:
    if due_on is None:
        return
    if due_on < on:
        raise DueNotPossible(_("The part's last day lies in the past. Choose a later one."))
    if whole.due_on is not None and due_on > whole.due_on and not reason.strip():
        raise ReasonMissing(
            _("The whole is due on %(day)s. Say why its part may come later, or choose an earlier day.")
            % {"day": f"{whole.due_on:%d/%m/%Y}"}
        )


def _require_new(made: Assignment) -> None:
    same = Assignment.objects.filter(
        parent=made.parent, unit=made.unit, person=made.person, part=made.part, state__in=UNFINISHED
    )
    if same.exists():
        raise DivisionNotPossible(
            _("%(who)s has this part already. Say what else the other part is.")
            % {"who": made.person or made.unit.short_name}
        )


def _record(whole: Assignment, made: Assignment, reason: str, *, by: Actor, at: datetime) -> None:
    told = {
        "unit": made.unit.short_name,
        "person": str(made.person or ""),
        "part": made.part,
        "role": made.role,
        "due_on": made.due_on,
    }
    record(
        Deed("assignment.divided", "assignment", whole.pk, str(whole), new=told, reason=reason.strip()),
        Deed(
            "assignment.delegated",
            "assignment",
            made.pk,
            str(made),
            new={**told, "state": made.state, "parent": whole.pk},
            reason=reason.strip(),
        ),
        by=by.author,
        at=at,
    )
