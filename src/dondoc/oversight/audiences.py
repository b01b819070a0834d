"""Who is told of work: who is in charge, the unit's head, the tracking officer, the vice chairman, the Chairman."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from dondoc.notices.models import Notice
from dondoc.organization.models import FieldOfWork, Person, RoleGrant, Unit
from dondoc.organization.queries import acting_heads_on, closest_in_charge_on
from dondoc.oversight.models import Explanation, ExplanationState
from dondoc.oversight.queries import WATCHED_STATES
from dondoc.oversight.rules.ladder import Does, Tells
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import TEXTS
from dondoc.tasks.queries import committee
from dondoc.tasks.rules.states import UNFINISHED

SUBJECT = "assignment"
"""Of what messages that this room tells are: an assignment."""
SENT = "sent"
URGED = "urged"
_HURRY = frozenset({Does.REMIND.value, Does.URGE.value, Does.NAME.value})
"""What has no sense once the work is handed in or has another due date."""


def work(assignment_ids: Sequence[int]) -> dict[int, Assignment]:
    """Return the assignments by id, with what their audiences and messages need. One query."""
    rows = Assignment.objects.select_related("task__document", "task__field", "unit", "person", "delegated_by")
    bulky = ("task__text", "task__targets", *TEXTS)
    return {one.pk: one for one in rows.defer(*bulky).filter(pk__in=assignment_ids)}


class Audiences:
    """Works out on one day whom to tell of work; made for a piece of work, it asks for all of it at once."""

    def __init__(self, assignments: Sequence[Assignment], *, on: date) -> None:
        self._on = on
        self._heads = acting_heads_on({one.unit_id for one in assignments}, on=on)
        self._things = [(one.unit, one.task.field) for one in assignments]
        self._charged: dict[str, dict[tuple[int, int | None], Person]] = {}
        self._holders: dict[str, list[Person]] = {}

    def of(self, assignment: Assignment, tells: Tells) -> list[Person]:
        """Return the people, none who may no longer sign in.

        Who is in charge is the head until the work is given to somebody. Where no portfolio covers the work, all
        tracking officers are told, and in a vice chairman's place the Chairman: nothing is told to nobody. Of a part
        that a unit gave on, whoever did so is told in the place of all above the unit.
        """
        return [one for one in self._people(assignment, tells) if one is not None and one.is_active]

    def _people(self, assignment: Assignment, tells: Tells) -> Sequence[Person | None]:
        match tells:
            case Tells.PERSON:
                return [assignment.person or self._heads.get(assignment.unit_id)]
            case Tells.HEAD:
                return [self._heads.get(assignment.unit_id)]
            case _ if assignment.delegated_by is not None:
                return [assignment.delegated_by]
            case Tells.CHAIRMAN:
                return [self._chairman]
            case Tells.VICE_CHAIRMAN:
                return [self._closest("leader", assignment.unit, assignment.task.field) or self._chairman]
            case Tells.TRACKING_OFFICER:
                charged = self._closest("tracking-officer", assignment.unit, assignment.task.field)
                return [charged] if charged else self._holding("tracking-officer")

    @cached_property
    def _chairman(self) -> Person | None:
        top = committee()
        return acting_heads_on([top.pk], on=self._on).get(top.pk) if top else None

    def _closest(self, role: str, unit: Unit, field: FieldOfWork | None) -> Person | None:
        if role not in self._charged:
            self._charged[role] = closest_in_charge_on(role, self._things, on=self._on)
        return self._charged[role].get((unit.pk, field.pk if field else None))

    def _holding(self, role: str) -> list[Person]:
        if role not in self._holders:
            rows = RoleGrant.objects.valid_on(self._on).filter(role__code=role).select_related("person")
            self._holders[role] = list(dict.fromkeys(row.person for row in rows.order_by("pk")))
        return self._holders[role]


def still_concerned(notices: Sequence[Notice], on: date) -> set[int]:
    """Return which of the messages still concern their readers on the day.

    A reader is concerned while he would be told today; a reminder or urging, while the work has to be handed in by the
    same day; a question, while it waits for its answer.
    """
    found = work([one.subject_id for one in notices if one.subject_id is not None])
    audiences = Audiences(list(found.values()), on=on)
    asked = set(
        Explanation.objects.filter(assignment_id__in=found, state=ExplanationState.ASKED).values_list(
            "assignment_id", flat=True
        )
    )
    kept: set[int] = set()
    for one in notices:
        assignment = found.get(one.subject_id or 0)
        if assignment is None:
            continue
        what, _, tells = one.concern.partition(":")
        readers = {person.pk for person in audiences.of(assignment, Tells(tells))}
        if one.person_id in readers and _stands(what, one.basis, assignment, asked):
            kept.add(one.pk)
    return kept


def _stands(what: str, basis: str, assignment: Assignment, asked: set[int]) -> bool:
    if what in _HURRY:
        due = assignment.due_on.isoformat() if assignment.due_on else ""
        return assignment.state in WATCHED_STATES and due == basis
    if what == URGED:
        return assignment.state in WATCHED_STATES
    if what == Does.ASK:
        return assignment.pk in asked
    return what != SENT or assignment.state in UNFINISHED
