"""How a unit goes about its work: which verbs come when, drawn by chance from how good the unit is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from dondoc.administration.life.city import City
from dondoc.administration.life.lives import Life
from dondoc.administration.life.papers import said
from dondoc.journal.rules import Author
from dondoc.kernel.clock import HOME, local_date
from dondoc.organization.models import UnitKind
from dondoc.tasks.models import PartyRole
from dondoc.tasks.rules.states import State

URGED_ON_DAY = 15
"""The day of the month, or the working day after it, on which the Office urges."""
_DECISION = "Sắp xếp tổ chức bộ máy năm 2025"
_MOST_URGINGS = 5
_FORGOTTEN = (60, 240)
"""After how many working days at least and at most work that lay forgotten is handed in at last."""


class _NotYet(Exception):
    """What would come next lies after the last day that is told."""


@dataclass(frozen=True, slots=True)
class _Step:
    on: date
    act: Callable[[], None]


class Walk:
    """One assignment on its way; `good` from 0 to 1 says how well its unit works."""

    def __init__(self, life: Life, city: City, rng: Random, *, good: float, until: datetime) -> None:
        self.life, self.city, self.rng, self.good, self.until = life, city, rng, good, until
        self.on = local_date(life.last)

    def walk(self) -> None:
        """Let the assignment live until it ends or the last moment comes."""
        with suppress(_NotYet):
            self._live()
        self._hand_on_before(self.until)
        self.life.sleep(self.until)

    def _live(self) -> None:
        if self._chance(0.012) and self.life.row.role == PartyRole.LEAD:
            self._later(1, 4)
            self._do("decline", self._head, reason=said("declined", self.rng))
            self._accept_the_refusal()
            return
        self._later(1, 3 if self._chance(self.good) else 12)
        self._do("accept", self._head)
        officials = self.life.desk.officials
        if officials and self._chance(0.35):
            self._do("charge", self._head, person=self.rng.choice(officials), reason=said("charged", self.rng))
        if self._chance(0.012):
            self._later(3, 20)
            self._do("recall", self._assigner, reason=said("recalled", self.rng))
            return
        if self._chance(0.02):
            self._stand_still()
        finished_on = self._ask_for_time(self._finish_day())
        for step in sorted(self._on_the_way(finished_on), key=lambda step: step.on):
            self.on = max(self.on, step.on)
            step.act()
        self.on = max(self.on, finished_on)
        self._hand_in()

    def _accept_the_refusal(self) -> None:
        """Let the Office recall what was declined two days before, without a draw."""
        on = self.city.calendar.add_working_days(self.on, 2)
        at = datetime.combine(on, time(9), tzinfo=HOME)
        if at <= self.until:
            self.life.do("recall", by=self._assigner(), at=at, reason="Đồng ý với lý do của đơn vị.")

    def _hand_in(self) -> None:
        self._submit()
        while self._chance(0.05 + 0.12 * (1 - self.good)) and self.life.row.returns < 2:
            self._later(1, 6)
            self._do("give_back", self._assigner, reason=said("returned", self.rng))
            self._later(2, 15)
            self._submit()
        self._later(1, 9)
        self._confirm()
        if self._chance(0.008):
            self._later(5, 30)
            self._do("reopen", self._assigner, reason=said("reopened", self.rng))
            self._later(5, 20)
            self._submit()
            self._later(1, 6)
            self._confirm()

    def _submit(self) -> None:
        """Hand it in; a unit that was asked why it is late mostly says so first."""
        morning = min(datetime.combine(self.on, time(8), tzinfo=HOME), self.until)
        self._hand_on_before(morning)
        self.life.sleep(morning)
        if self.life.waits_for_word is not None and self._chance(0.4 + 0.5 * self.good):
            self._explain()
        self._do("submit", self._doer, done=said("finished", self.rng), product=self.life.row.task.product)

    def _confirm(self) -> None:
        """Let the Office confirm it and say what it thinks of the unit's word, or ask for it no longer."""
        self._do("confirm", self._assigner)
        if self.life.waits_for_word is not None:
            self._later(0, 3)
            self._do("withdraw", self._assigner, note=said("withdrawn", self.rng))
        else:
            self._decide()

    def _stand_still(self) -> None:
        self._later(2, 10)
        self._do("suspend", self._assigner, reason=said("suspended", self.rng))
        self._later(15, 90)
        self._do("resume", self._assigner)

    def _finish_day(self) -> date:
        """When the unit will hand it in; far off where it has no due date and the unit never does."""
        due_on, calendar = self.life.row.due_on, self.city.calendar
        if due_on is None:
            return self._after(40, 200) if self._chance(0.4) else date.max
        if self._chance(self.good):
            left = max(calendar.working_days_between(self.on, due_on), 0)
            return calendar.add_working_days(self.on, int(left * self.rng.uniform(0.45, 1.0)))
        if self._chance(0.12 * (1 - self.good)):
            return calendar.add_working_days(due_on, self.rng.randint(*_FORGOTTEN))
        late = int(self.rng.lognormvariate(2.7 - self.good, 0.9)) + 1
        return max(calendar.add_working_days(due_on, late), calendar.add_working_days(self.on, 1))

    def _ask_for_time(self, finished_on: date) -> date:
        """Ask for more time where it will be needed and mostly get it; return when the work is handed in then."""
        due_on, calendar = self.life.row.due_on, self.city.calendar
        if due_on is None or finished_on <= due_on or not self._chance(0.4):
            return finished_on
        asked_on = calendar.add_working_days(due_on, self.rng.randint(-5, 0))
        if asked_on <= self.on or asked_on >= finished_on:
            return finished_on
        self.on = asked_on
        wanted = calendar.add_working_days(due_on, self.rng.randint(5, 20))
        self._do("ask", self._doer, due_on=wanted, reason=said("more_time", self.rng))
        self._later(1, 3)
        if self._chance(0.75):
            self._do("grant", self._leader)
        else:
            self._do("refuse", self._leader, reason=said("refused", self.rng))
        return max(finished_on, self.on)

    def _on_the_way(self, finished_on: date) -> Iterator[_Step]:
        """Yield what happens until the work is handed in: reports, urgings, and the unit's word when it is asked."""
        due_on, calendar, last = self.life.row.due_on, self.city.calendar, min(finished_on, local_date(self.until))
        on = self.on
        while self._chance(0.35 + 0.3 * self.good):
            on = calendar.add_working_days(on, self.rng.randint(10, 45))
            if on >= last:
                break
            yield _Step(on, self._tell)
        if due_on is None or last <= due_on:
            return
        explained = calendar.add_working_days(due_on, 8 + self.rng.randint(0, 5))
        if explained < last and self._chance(0.25 + 0.6 * self.good):
            yield _Step(explained, self._explain)
            decided = calendar.add_working_days(explained, self.rng.randint(1, 6))
            if decided < last:
                yield _Step(decided, self._decide)
        if self.life.desk.unit.kind == UnitKind.OFFICE:
            return
        for on in self._days_of_urging(due_on, last):
            if self._chance(0.6):
                yield _Step(on, self._urge)

    def _days_of_urging(self, after: date, before: date) -> Iterator[date]:
        year, month = after.year, after.month
        for _number in range(_MOST_URGINGS):
            on = self.city.calendar.rolled(date(year, month, URGED_ON_DAY))
            if after < on < before:
                yield on
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)

    def _tell(self) -> None:
        told = {kind: said(kind, self.rng) for kind in ("done", "obstacle", "next_step")}
        self._do("report", self._doer, **told)

    def _explain(self) -> None:
        if self.life.waits_for_word is not None:
            self._do("explain", self._doer, reply=said("explained", self.rng))

    def _decide(self) -> None:
        asked = self.life.rows.explanations
        if asked and asked[-1].state == "given":
            accepted = self._chance(0.3)
            note = said("accepted" if accepted else "not_accepted", self.rng)
            self._do("decide", self._assigner, accepted=accepted, note=note)

    def _urge(self) -> None:
        level = min(3, len(self.life.urged) + 1)
        at = datetime.combine(self.on, time(10, level), tzinfo=HOME)
        if self.life.last < at <= self.until and self.life.is_watched:
            self._hand_on_before(at)
            self.life.do("urge", by=self.city.officer, at=at, level=level)

    def _do(self, verb: str, who: Callable[[], Author], **told: Any) -> None:
        minutes = self.rng.randrange(8 * 60 + 5, 16 * 60 + 45)
        at = datetime.combine(self.on, time(minutes // 60, minutes % 60, self.rng.randrange(60)), tzinfo=HOME)
        at = max(at, self.life.last + timedelta(minutes=1))
        if at > self.until:
            raise _NotYet
        self._hand_on_before(at)
        self.life.do(verb, by=who(), at=at, **told)

    def _hand_on_before(self, at: datetime) -> None:
        """Where the unit has ended by then, its unfinished work goes to the heir first."""
        desk = self.life.desk
        day = self.city.handed_on(desk)
        if day is None or desk.heir_id is None or self.life.row.state not in _UNFINISHED:
            return
        moment = datetime.combine(day, time(8), tzinfo=HOME)
        if self.life.last < moment <= at:
            heir = self.city.desks[desk.heir_id]
            self.life.do("hand_on", by=self.city.officer, at=moment, desk=heir, decision=_DECISION)

    def _head(self) -> Author:
        return self.life.desk.head

    def _doer(self) -> Author:
        return self.life.person or self.life.desk.head

    def _assigner(self) -> Author:
        """The Office; for its own work the leader."""
        is_office = self.life.desk.unit.kind == UnitKind.OFFICE
        return self.city.leader if is_office else self.city.officer

    def _leader(self) -> Author:
        return self.city.leader

    def _later(self, least: int, most: int) -> None:
        self.on = self._after(least, most)

    def _after(self, least: int, most: int) -> date:
        return self.city.calendar.add_working_days(self.on, self.rng.randint(least, most))

    def _chance(self, of: float) -> bool:
        return self.rng.random() < of


_UNFINISHED = frozenset(
    {State.SENT, State.ACCEPTED, State.IN_PROGRESS, State.SUBMITTED, State.RETURNED, State.SUSPENDED}
)
