"""What a changed rung would do to the work that is watched today, before it is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count

from dondoc.oversight.models import Rung, Watch
from dondoc.oversight.queries import facts_of
from dondoc.oversight.rules.ladder import Does, Ladder, RungFacts
from dondoc.workcalendar.queries import working_calendar

_NEW = 0
"""The id of a rung that is not kept yet."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Of the `watched` pieces of work with a due date: how many the rung as it stands would still reach (`before`), how
    many it will as it is to be (`after`), `today` of them tonight; and for how many the next day of the ladder moves.

    `days` are the next days on which it will be taken, each with its number of pieces.
    """

    watched: int
    before: int
    after: int
    today: int
    moved: int
    days: list[tuple[date, int]]


DAYS_SHOWN = 8


def foresee(code: str, *, days: int | None, does: Does = Does.REMIND, on: date) -> Foreseen:
    """Return what putting the rung `code` at `days` would change from the day `on` on, or ending it with None.

    Four queries; reckoned for each due date once, however many pieces of work share it.
    """
    calendar = working_calendar()
    now = [(rung.code, facts_of(rung)) for rung in Rung.objects.all()]
    asked = [*_without(now, code, on)]
    if days is not None:
        asked.append(RungFacts(_NEW, days, does, on))
    old, new = Ladder((rung for _code, rung in now), calendar), Ladder(asked, calendar)
    held = {rung.pk for name, rung in now if name == code and rung.valid_to is None}
    watched, before, moved, reached = 0, 0, 0, Counter[date]()
    dated = Watch.objects.filter(due_on__isnull=False).values_list("due_on", "days_aside")
    for due_on, aside, number in dated.annotate(n=Count("pk")):
        watched += number
        before += number * any(one.rung.pk in held and one.on >= on for one in old.placed(due_on, aside))
        eve = on - timedelta(days=1)
        moved += number * (old.next_on(due_on, aside, after=eve) != new.next_on(due_on, aside, after=eve))
        for one in new.placed(due_on, aside):
            if one.rung.pk == _NEW and one.on >= on:
                reached[one.on] += number
    return Foreseen(watched, before, sum(reached.values()), reached[on], moved, sorted(reached.items())[:DAYS_SHOWN])


def _without(rungs: list[tuple[str, RungFacts]], code: str, on: date) -> Iterator[RungFacts]:
    """Yield the rungs, the one that holds now ended with the day before `on`."""
    for name, rung in rungs:
        if name != code or rung.valid_to is not None:
            yield rung
        elif rung.valid_from < on:
            yield replace(rung, valid_to=on - timedelta(days=1))


def holding(code: str) -> Rung | None:
    """Return the rung with the code that holds now."""
    return Rung.objects.filter(code=code, valid_to__isnull=True).first()
