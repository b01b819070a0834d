"""One assignment through its life: what each verb does to its rows, as the rooms' actions do it.

A test lives the same lives by the actions and compares every row: whoever changes an action changes this too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from dondoc.administration.life.city import City, Desk
from dondoc.administration.life.records import Happening, Rows, Said, Sending
from dondoc.journal.rules import Author
from dondoc.kernel.clock import HOME, local_date
from dondoc.organization.actors import Actor
from dondoc.oversight.actions.explaining import DAYS_TO_ANSWER
from dondoc.oversight.letters import shipped
from dondoc.oversight.models import Explanation, ExplanationState, RungDoes, Step, UrgedWork, Watch
from dondoc.oversight.queries import ASIDE_STATES, WATCHED_ROLES, WATCHED_STATES
from dondoc.oversight.rules.ladder import Placed, days_aside, taken
from dondoc.oversight.rules.wordings import LetterKind, Part
from dondoc.tasks.actions.stands import stand_of
from dondoc.tasks.models import (
    Assignment,
    DueCause,
    DueChange,
    Extension,
    ExtensionState,
    PartyRole,
    Passage,
    PassageCause,
    Report,
    Suspension,
    Task,
)
from dondoc.tasks.rules.states import BY_VERB, State, Verb

NIGHT = time(0, 15)
"""When the ladder is swept, every day."""


@dataclass(frozen=True, slots=True)
class Given:
    """That an assignment is a part of another: of which one, whom it was given to, and what it is."""

    whole: Life
    person: Author
    words: str


class Life:
    """An assignment that is not written yet, and all that came of it so far."""

    def __init__(
        self, task: Task, desk: Desk, role: PartyRole, sending: Sending, city: City, given: Given | None = None
    ) -> None:
        self.city, self.desk, self.given = city, desk, given
        self.person: Author | None = given.person if given else None
        self.row = Assignment(
            task=task,
            first_unit_id=desk.unit.pk,
            unit_id=desk.unit.pk,
            role=role.value,
            state=State.SENT.value,
            first_due_on=sending.due_on,
            due_on=sending.due_on,
            due_time=sending.due_time,
            term_starts_on=sending.term_starts_on,
            sent_at=sending.at,
        )
        self.rows = Rows()
        self.happenings: list[Happening] = []
        self.said: list[Said] = []
        self.urged: list[tuple[datetime, int, UrgedWork, str]] = []
        self.last = sending.at
        self._system = Actor.system().author
        self._known: dict[date, set[int]] = defaultdict(set)
        self._watched_from = local_date(sending.at)
        self._begin(sending)
        self._stand(sending.at)
        self._watch(sending.at)

    def _begin(self, sending: Sending) -> None:
        row, unit, given = self.row, self.desk.unit.short_name, self.given
        if given is None:
            told = {"state": row.state, "role": row.role, "due_on": row.due_on, "unit": unit}
            self._say(sending.at, sending.by, "assignment.sent", {}, told)
            return
        row.parent, row.delegated_by_id, row.part = given.whole.row, sending.by.person_id, given.words
        row.person_id = given.person.person_id
        told = {"unit": unit, "person": given.person.name, "part": row.part, "role": row.role, "due_on": row.due_on}
        given.whole._say(sending.at, sending.by, "assignment.divided", {}, told)
        self._say(sending.at, sending.by, "assignment.delegated", {}, {**told, "state": row.state})

    @property
    def waits_for_word(self) -> Explanation | None:
        """The explanation that is asked for and not given yet."""
        asked = self.rows.explanations[-1] if self.rows.explanations else None
        return asked if asked is not None and asked.state == ExplanationState.ASKED else None

    @property
    def is_watched(self) -> bool:
        """Whether the unit still has to hand it in."""
        return self.row.state in WATCHED_STATES and self.row.role in WATCHED_ROLES

    def do(self, verb: str, *, by: Author, at: datetime, **told: Any) -> None:
        """Do what the verb says, after the nights before it. `told` are the words of the matching action."""
        self.sleep(at)
        getattr(self, f"_{verb}")(by=by, at=at, **told)
        self.happenings.append(Happening(at, by, verb, told))
        self._watch(at)
        self.last = at

    def sleep(self, until: datetime) -> None:
        """Let the nights before `until` pass, in which the ladder is swept."""
        while self.rows.watches and self.rows.watches[0].next_on is not None:
            on = max(self.rows.watches[0].next_on, self._watched_from + timedelta(days=1))
            night = datetime.combine(on, NIGHT, tzinfo=HOME)
            if night >= until:
                return
            self._sweep(on, night)

    def _accept(self, *, by: Author, at: datetime) -> None:
        self._move(Verb.ACCEPT, by, at)

    def _decline(self, *, by: Author, at: datetime, reason: str) -> None:
        self._move(Verb.DECLINE, by, at, reason=reason, closed_at=at)

    def _report(self, *, by: Author, at: datetime, **told: str) -> None:
        self._move(Verb.REPORT, by, at, told=told)
        self._write_report(by, at, told, is_submission=False)

    def _submit(self, *, by: Author, at: datetime, **told: str) -> None:
        self._move(Verb.SUBMIT, by, at, told=told, submitted_at=at, submitted_by_id=by.person_id)
        self._write_report(by, at, told, is_submission=True)

    def _confirm(self, *, by: Author, at: datetime) -> None:
        self._move(Verb.CONFIRM, by, at, closed_at=at)

    def _give_back(self, *, by: Author, at: datetime, reason: str) -> None:
        self.row.returns += 1
        self._move(Verb.RETURN, by, at, reason=reason, submitted_at=None, submitted_by_id=None)

    def _reopen(self, *, by: Author, at: datetime, reason: str) -> None:
        undone = {"submitted_at": None, "submitted_by_id": None, "closed_at": None}
        self._move(Verb.REOPEN, by, at, reason=reason, **undone)

    def _recall(self, *, by: Author, at: datetime, reason: str) -> None:
        self._move(Verb.RECALL, by, at, reason=reason, closed_at=at)

    def _suspend(self, *, by: Author, at: datetime, reason: str) -> None:
        self._move(Verb.SUSPEND, by, at, reason=reason)
        self.rows.suspensions.append(Suspension(since=at, reason=reason, by_name=by.name))

    def _resume(self, *, by: Author, at: datetime) -> None:
        self._move(Verb.RESUME, by, at)
        stopped = self.rows.suspensions[-1]
        stopped.until = at
        stopped.days = self.city.calendar.working_days_between(local_date(stopped.since), local_date(at))
        if self.row.due_on is not None and stopped.days:
            due_on = self.city.calendar.add_working_days(self.row.due_on, stopped.days)
            self._move_due(due_on, DueCause.RESUMPTION, stopped.reason, by, at)

    def _ask(self, *, by: Author, at: datetime, due_on: date, reason: str) -> None:
        old = self.row.due_on
        if old is None:
            raise RuntimeError("a life went wrong: more time for work without a due date")
        asked = Extension(old_due_on=old, asked_due_on=due_on, reason=reason, asked_at=at, asked_by_name=by.name)
        asked.was_late = local_date(at) > old
        self.rows.extensions.append(asked)
        self._say_extension("extension.asked", asked, by, at, reason)

    def _grant(self, *, by: Author, at: datetime) -> None:
        asked = self.rows.extensions[-1]
        asked.granted_due_on = asked.asked_due_on
        self._decide_extension(asked, ExtensionState.GRANTED, "", by, at)
        self._move_due(asked.asked_due_on, DueCause.EXTENSION, asked.reason, by, at)

    def _refuse(self, *, by: Author, at: datetime, reason: str) -> None:
        self._decide_extension(self.rows.extensions[-1], ExtensionState.REFUSED, reason, by, at)

    def _charge(self, *, by: Author, at: datetime, person: Author, reason: str) -> None:
        self._pass(self.desk, person, PassageCause.CHARGE, "", reason, by, at)

    def _hand_on(self, *, by: Author, at: datetime, desk: Desk, decision: str) -> None:
        self._pass(desk, None, PassageCause.SUCCESSION, decision, "", by, at)

    def _urge(self, *, by: Author, at: datetime, level: int) -> None:
        calendar, due_on = self.city.calendar, self.row.due_on
        days = max(0, calendar.working_days_between(due_on, local_date(at))) if due_on else 0
        named = UrgedWork(unit_id=self.row.unit_id, due_on=due_on, days_late=days)
        self.urged.append((at, level, named, self._label))

    def _explain(self, *, by: Author, at: datetime, reply: str) -> None:
        found = self.rows.explanations[-1]
        found.state, found.reply, found.replied_at, found.replied_by_name = ExplanationState.GIVEN, reply, at, by.name
        self._say(at, by, "explanation.given", {}, {"text": reply}, reply)

    def _decide(self, *, by: Author, at: datetime, accepted: bool, note: str) -> None:
        found = self.rows.explanations[-1]
        found.state = ExplanationState.ACCEPTED if accepted else ExplanationState.NOT_ACCEPTED
        found.decided_at, found.decided_by_name, found.decision_note = at, by.name, note
        self._say(at, by, f"explanation.{found.state}", {}, {"text": note}, note)

    def _withdraw(self, *, by: Author, at: datetime, note: str) -> None:
        found = self.rows.explanations[-1]
        old = {"answer_on": found.answer_on}
        found.state, found.decision_note = ExplanationState.WITHDRAWN, note
        found.decided_at, found.decided_by_name = at, by.name
        self._say(at, by, "explanation.withdrawn", old, {"text": note}, note)

    @property
    def _label(self) -> str:
        return f"{self.row.task.title} · {self.desk.unit.short_name}"

    def _say(
        self, at: datetime, by: Author, verb: str, old: Mapping[str, Any], new: Mapping[str, Any], reason: str = ""
    ) -> None:
        self.said.append(Said(at, by, verb, self._label, old, new, reason))

    def _move(
        self,
        verb: Verb,
        by: Author,
        at: datetime,
        *,
        reason: str = "",
        told: Mapping[str, str] | None = None,
        **new: Any,
    ) -> None:
        before, target = self.row.state, BY_VERB[verb].target.value
        if before not in BY_VERB[verb].sources:
            raise RuntimeError(f"a life went wrong: {verb} after {before}")
        for name, value in new.items():
            setattr(self.row, name, value)
        self.row.state = target
        if before != target:
            self._stand(at)
        kept = {key: value for key, value in (told or {}).items() if value}
        self._say(at, by, f"assignment.{verb.value}", {"state": before}, {"state": target, **kept}, reason)

    def _stand(self, at: datetime) -> None:
        if self.rows.stands:
            self.rows.stands[-1].until = at
        self.rows.stands.append(stand_of(self.row, at))

    def _write_report(self, by: Author, at: datetime, told: Mapping[str, str], *, is_submission: bool) -> None:
        report = Report(by_id=by.person_id, by_name=by.name, at=at, is_submission=is_submission, **told)
        self.rows.reports.append(report)

    def _move_due(self, due_on: date, cause: DueCause, reason: str, by: Author, at: datetime) -> None:
        old, self.row.due_on = self.row.due_on, due_on
        self._stand(at)
        change = DueChange(at=at, cause=cause, old_due_on=old, new_due_on=due_on, reason=reason, by_name=by.name)
        self.rows.due_changes.append(change)
        self._say(at, by, "assignment.due-moved", {"due_on": old}, {"due_on": due_on, "cause": cause.value}, reason)

    def _decide_extension(self, asked: Extension, state: ExtensionState, reason: str, by: Author, at: datetime) -> None:
        asked.state, asked.decided_at, asked.decided_by_name, asked.decision_reason = state, at, by.name, reason
        self._say_extension(f"extension.{state.value}", asked, by, at, reason)

    def _say_extension(self, verb: str, asked: Extension, by: Author, at: datetime, reason: str) -> None:
        new = {"asked": asked.asked_due_on, "granted": asked.granted_due_on, "late": asked.was_late}
        self._say(at, by, verb, {"due_on": asked.old_due_on}, new, reason)

    def _pass(
        self,
        desk: Desk,
        person: Author | None,
        cause: PassageCause,
        decision: str,
        reason: str,
        by: Author,
        at: datetime,
    ) -> None:
        old, old_person = self.desk, self.person
        self.desk, self.person = desk, person
        self.row.unit_id, self.row.person_id = desk.unit.pk, person.person_id if person else None
        self.rows.passages.append(
            Passage(
                at=at,
                cause=cause,
                old_unit_id=old.unit.pk,
                new_unit_id=desk.unit.pk,
                old_person_id=old_person.person_id if old_person else None,
                new_person_id=self.row.person_id,
                decision=decision,
                reason=reason,
                by_name=by.name,
            )
        )
        self._stand(at)
        self._say(
            at,
            by,
            "assignment.passed-on" if old is not desk else "assignment.put-in-charge",
            {"unit": old.unit.short_name, "person": old_person.name if old_person else ""},
            {"unit": desk.unit.short_name, "person": person.name if person else "", "decision": decision},
            reason,
        )

    def _watch(self, at: datetime) -> None:
        """Keep the one watch as the listeners keep it: made anew when the work or its due date asks for another."""
        watches, due_on, aside = self.rows.watches, self.row.due_on, self._days_aside()
        if watches and (not self.is_watched or (watches[0].due_on, watches[0].days_aside) != (due_on, aside)):
            watches.clear()
        if self.is_watched and not watches:
            next_on = self.city.ladder.next_on(due_on, aside)
            watches.append(Watch(due_on=due_on, days_aside=aside, next_on=next_on))
            self._watched_from = local_date(at)

    def _days_aside(self) -> int:
        if self.row.due_on is None or not self.is_watched:
            return 0
        left = [one for one in self.rows.stands if one.state in ASIDE_STATES]
        away = [(local_date(one.since), local_date(one.until)) for one in left if one.until is not None]
        return days_aside(self.row.due_on, away, self.city.calendar)

    def _sweep(self, on: date, night: datetime) -> None:
        watch = self.rows.watches[0]
        due_on = watch.due_on
        if due_on is None:
            return
        now, over = taken(self.city.ladder.reached(due_on, watch.days_aside, on=on), self._known[due_on])
        self.rows.steps += [self._step(one, due_on, night, is_passed_over=False) for one in now]
        self.rows.steps += [self._step(one, due_on, night, is_passed_over=True) for one in over]
        self._known[due_on].update(one.rung.pk for one in (*now, *over))
        for one in now:
            rung = self.city.rungs[one.rung.pk]
            new = {"rung": rung.name, "due_on": due_on, "level": rung.level}
            self._say(night, self._system, f"assignment.ladder-{rung.does}", {}, new)
            if rung.does == RungDoes.ASK and self.waits_for_word is None:
                self.rows.explanations.append(self._asked(on, night))
        watch.next_on = self.city.ladder.next_on(due_on, watch.days_aside, after=on)

    def _step(self, one: Placed, due_on: date, night: datetime, *, is_passed_over: bool) -> Step:
        step = Step(rung_id=one.rung.pk, due_on=due_on, stood_on=one.on, at=night)
        step.is_passed_over = is_passed_over
        return step

    def _asked(self, on: date, night: datetime) -> Explanation:
        return Explanation(
            question=shipped()[LetterKind.EXPLANATION][Part.QUESTION],
            asked_at=night,
            asked_by_name=self._system.name,
            answer_on=self.city.calendar.add_working_days(on, DAYS_TO_ANSWER),
        )
