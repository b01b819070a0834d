"""Who is told of work: who is in charge, the unit's head, the tracking officer, the vice chairman, the Chairman."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property

from dondoc.notices.models import Notice
from dondoc.organization.models import FieldOfWork, Person, RoleGrant, Unit
from dondoc.organization.queries import closest_in_charge_on, heads_on, stand_ins_on, units_held_on
from dondoc.oversight.models import Explanation, ExplanationState
from dondoc.oversight.queries import WATCHED_STATES
from dondoc.oversight.rules.ladder import Does, Tells
from dondoc.tasks.models import Assignment, Extension, ExtensionState
from dondoc.tasks.permissions import TEXTS
from dondoc.tasks.queries import committee
from dondoc.tasks.rules.states import UNFINISHED, State, Verb

SUBJECT = "assignment"
"""Of what messages that this room tells are: an assignment."""
SENT = "sent"
URGED = "urged"
EXPLAINED = "explained"
MORE_TIME_ASKED = "extension-asked"
_LEADER, _OFFICER = "leader", "tracking-officer"
_ROLES = {Tells.CHAIRMAN: _LEADER, Tells.VICE_CHAIRMAN: _LEADER, Tells.TRACKING_OFFICER: _OFFICER}
"""In which role those above a unit are told."""
_HURRY = frozenset({Does.REMIND.value, Does.URGE.value, Does.NAME.value})
"""What has no sense once the work is handed in or has another due date."""
_ANSWERED = {Verb.SUBMIT.value: State.SUBMITTED, Verb.DECLINE.value: State.DECLINED}
"""What has no sense once the assigner's side has decided: by what was done, the state in which it waits."""


def work(assignment_ids: Sequence[int]) -> dict[int, Assignment]:
    """Return the assignments by id, with what their audiences and messages need. One query."""
    named = ("task__document", "task__field", "unit", "person", "delegated_by", "parent")
    rows = Assignment.objects.select_related(*named)
    bulky = ("task__text", "task__targets", *TEXTS)
    return {one.pk: one for one in rows.defer(*bulky).filter(pk__in=assignment_ids)}


class Audiences:
    """Works out on one day whom to tell of work; made for a piece of work, it asks for all of it at once."""

    def __init__(self, assignments: Sequence[Assignment], *, on: date) -> None:
        self._on = on
        above = {one.parent.unit_id for one in assignments if one.parent is not None and one.delegated_by_id}
        self._heads = heads_on({one.unit_id for one in assignments} | above, on=on)
        self._named = {one.person_id for one in assignments} | {one.delegated_by_id for one in assignments}
        givers = {one.delegated_by_id for one in assignments if one.delegated_by_id is not None}
        self._posts = units_held_on(givers, on=on) if givers else {}
        self._things = [(one.unit, one.task.field) for one in assignments]
        self._charged: dict[str, dict[tuple[int, int | None], Person]] = {}
        self._holders: dict[str, list[Person]] = {}
        self._acting: dict[str, dict[int, Person]] = {}

    def of(self, assignment: Assignment, tells: Tells) -> list[Person]:
        """Return the people with those who stand in for them that day, none who may no longer sign in.

        Who is in charge is the head until the work is given to somebody. Where no portfolio covers the work, all
        tracking officers are told, and in a vice chairman's place the Chairman: nothing is told to nobody. Of a part
        that a unit gave on, whoever did so is told in the place of all above the unit; where he holds no post in the
        unit any more, its head too.
        """
        role = _ROLES.get(tells, "")
        people = [one for one in self._people(assignment, tells) if one is not None]
        acting = self._stand_ins(role)
        told = [one for person in people for one in (person, acting.get(person.pk)) if one is not None]
        return [one for one in dict.fromkeys(told) if one.is_active]

    def _people(self, assignment: Assignment, tells: Tells) -> Sequence[Person | None]:
        match tells:
            case Tells.PERSON:
                return [assignment.person or self._heads.get(assignment.unit_id)]
            case Tells.HEAD:
                return [self._heads.get(assignment.unit_id)]
            case _ if assignment.delegated_by is not None:
                return self._givers(assignment, assignment.delegated_by)
            case Tells.CHAIRMAN:
                return [self._chairman]
            case Tells.VICE_CHAIRMAN:
                return [self._closest(_LEADER, assignment.unit, assignment.task.field) or self._chairman]
            case Tells.TRACKING_OFFICER:
                charged = self._closest(_OFFICER, assignment.unit, assignment.task.field)
                return [charged] if charged else self._holding(_OFFICER)

    def _givers(self, part: Assignment, giver: Person) -> list[Person | None]:
        posts = self._posts.get(giver.pk, set())
        found: list[Person | None] = [giver] if posts else []
        if part.parent is not None and part.parent.unit_id not in posts:
            found.append(self._heads.get(part.parent.unit_id))
        return found

    def _stand_ins(self, role: str) -> dict[int, Person]:
        """Return who stands in for whom in the role, "" for a head or who is in charge: asked once for all."""
        if role not in self._acting:
            people = {one.pk for one in self._heads.values()} | {pk for pk in self._named if pk is not None}
            people |= {one.pk for one in self._charged.get(role, {}).values()}
            people |= {one.pk for one in self._holders.get(role, [])}
            self._acting[role] = stand_ins_on(people, on=self._on, role_code=role or None)
        return self._acting[role]

    @cached_property
    def _chairman(self) -> Person | None:
        top = committee()
        found = heads_on([top.pk], on=self._on).get(top.pk) if top else None
        if found is not None:
            self._named.add(found.pk)
            self._acting.pop(_LEADER, None)
        return found

    def _closest(self, role: str, unit: Unit, field: FieldOfWork | None) -> Person | None:
        if role not in self._charged:
            self._charged[role] = closest_in_charge_on(role, self._things, on=self._on)
        return self._charged[role].get((unit.pk, field.pk if field else None))

    def _holding(self, role: str) -> list[Person]:
        if role not in self._holders:
            rows = RoleGrant.objects.valid_on(self._on).filter(role__code=role).select_related("person")
            self._holders[role] = list(dict.fromkeys(row.person for row in rows.order_by("pk")))
            self._acting.pop(role, None)
        return self._holders[role]


def still_concerned(notices: Sequence[Notice], on: date) -> set[int]:
    """Return which of the messages still concern their readers on the day.

    A reader is concerned while he would be told today; a reminder or urging, while the work has to be handed in by the
    same day; a question, a result or a request, while it waits for its answer.
    """
    found = work([one.subject_id for one in notices if one.subject_id is not None])
    audiences = Audiences(list(found.values()), on=on)
    waiting = _waiting(found)
    kept: set[int] = set()
    for one in notices:
        assignment = found.get(one.subject_id or 0)
        if assignment is None:
            continue
        what, _, tells = one.concern.partition(":")
        readers = {person.pk for person in audiences.of(assignment, Tells(tells))}
        if one.person_id in readers and _stands(what, one.basis, assignment, waiting):
            kept.add(one.pk)
    return kept


def _waiting(assignment_ids: Collection[int]) -> dict[str, set[int]]:
    """Return for each kind of message that asks for an answer of which work the answer is still to come."""
    explained = Explanation.objects.filter(assignment_id__in=assignment_ids)
    more_time = Extension.objects.filter(assignment_id__in=assignment_ids, state=ExtensionState.ASKED)
    rows = {
        Does.ASK.value: explained.filter(state=ExplanationState.ASKED),
        EXPLAINED: explained.filter(state=ExplanationState.GIVEN),
        MORE_TIME_ASKED: more_time,
    }
    return {what: set(of.values_list("assignment_id", flat=True)) for what, of in rows.items()}


def _stands(what: str, basis: str, assignment: Assignment, waiting: Mapping[str, set[int]]) -> bool:
    if what in waiting:
        return assignment.pk in waiting[what]
    if what in _ANSWERED:
        return assignment.state == _ANSWERED[what]
    if what in _HURRY:
        due = assignment.due_on.isoformat() if assignment.due_on else ""
        return assignment.state in WATCHED_STATES and due == basis
    if what == URGED:
        return assignment.state in WATCHED_STATES
    return what != SENT or assignment.state in UNFINISHED
