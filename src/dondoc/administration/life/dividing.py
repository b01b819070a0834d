"""Parts that a head gave on to officials of his unit, invented beside a life that is told to its end already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from dondoc.administration.life.city import City
from dondoc.administration.life.lives import Given, Life
from dondoc.administration.life.papers import said, words
from dondoc.administration.life.records import Sending
from dondoc.journal.rules import Author
from dondoc.kernel.clock import HOME, local_date
from dondoc.tasks.models import PartyRole

_DIVIDED = 0.1
"""How much of the leads' work is divided, where it can be."""
_LEAST_DAYS = 7
"""With fewer working days left until it is handed in, nothing is divided."""
_APART = {"decline", "recall", "suspend", "hand_on"}


def parts_of(life: Life, city: City, rng: Random, *, until: datetime) -> Iterator[Life]:
    """Yield the parts into which the work was divided once it was accepted, mostly none. Those of work that was handed
    in are confirmed the day before."""
    done = {one.verb: one.at for one in reversed(life.happenings)}
    people = [one for one in life.desk.officials if one != life.person]
    if life.row.role != PartyRole.LEAD or not people or "accept" not in done or _APART & done.keys():
        return
    if rng.random() > _DIVIDED:
        return
    given_on = city.calendar.add_working_days(local_date(done["accept"]), rng.randint(1, 3))
    last_on = local_date(done.get("submit", until))
    due_on = _due_on(life, given_on)
    if city.calendar.working_days_between(given_on, last_on) < _LEAST_DAYS or (due_on and due_on <= given_on):
        return
    chosen = rng.sample(people, min(len(people), rng.randint(1, 2)))
    texts = rng.sample(words()["words"]["part"], len(chosen))
    for minute, (person, text) in enumerate(zip(chosen, texts, strict=True)):
        at = datetime.combine(given_on, time(9, minute), tzinfo=HOME)
        sending = Sending(life.desk.head, at, due_on, life.row.due_time)
        part = Life(life.row.task, life.desk, PartyRole.LEAD, sending, city, Given(life, person, text))
        _Course(part, city, rng, until).run(given_on, last_on, is_finished="submit" in done)
        yield part


def _due_on(life: Life, on: date) -> date | None:
    """Until when the whole had time on the day."""
    at = datetime.combine(on, time(9), tzinfo=HOME)
    return next(stand.due_on for stand in reversed(life.rows.stands) if stand.since <= at)


class _Course:
    """What becomes of a part: accepted, reported on, handed in, confirmed by the head."""

    def __init__(self, part: Life, city: City, rng: Random, until: datetime) -> None:
        self._part, self._city, self._rng, self._until = part, city, rng, until

    def run(self, given_on: date, last_on: date, *, is_finished: bool) -> None:
        """Let the part live from the day it was given; finished, it is confirmed before `last_on`."""
        days = self._city.calendar.working_days_between(given_on, last_on)
        rng, head = self._rng, self._part.desk.head
        person = self._part.person or head
        self._do("accept", person, given_on, rng.randint(1, 2))
        told = {kind: said(kind, rng) for kind in ("done", "obstacle", "next_step")}
        self._do("report", person, given_on, 3, **told)
        if is_finished or rng.random() < 0.5:
            handed_in = rng.randint(4, days - 2) if is_finished else rng.randint(4, days)
            self._do("submit", person, given_on, handed_in, done=said("finished", rng))
            if is_finished or rng.random() < 0.7:
                self._do("confirm", head, given_on, handed_in + 1)
                if self._part.waits_for_word is not None:
                    self._do("withdraw", self._city.officer, given_on, handed_in + 2, note=said("withdrawn", rng))
        self._part.sleep(self._until)

    def _do(self, verb: str, by: Author, given_on: date, days: int, **told: str) -> None:
        on = self._city.calendar.add_working_days(given_on, days)
        at = datetime.combine(on, time(14, self._rng.randrange(60)), tzinfo=HOME)
        if at <= self._until and at - self._part.last >= timedelta(minutes=1):
            self._part.do(verb, by=by, at=at, **told)
