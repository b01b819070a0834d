"""The nightly sweep: takes the rungs whose day has come."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from dondoc.journal.actions import Deed, record
from dondoc.kernel.events import announce
from dondoc.kernel.progress import Progress, silent
from dondoc.kernel.writing import write_rows
from dondoc.organization.actors import Actor
from dondoc.oversight import queries
from dondoc.oversight.actions.explaining import ask_for, remind_of_replies
from dondoc.oversight.events import RungsTaken, Taken
from dondoc.oversight.models import Rung, Step, Watch
from dondoc.oversight.permissions import LADDER
from dondoc.oversight.rules.ladder import Does, Ladder, Placed, taken
from dondoc.tasks.models import Assignment

_AT_ONCE = 2000


@dataclass(slots=True)
class Swept:
    """What a sweep did: assignments looked at, rungs taken by their codes, rungs passed over."""

    on: date
    looked_at: int = 0
    taken: Counter[str] = field(default_factory=Counter)
    passed_over: int = 0


def sweep(*, on: date, by: Actor, at: datetime, progress: Progress = silent) -> Swept:
    """Take every rung whose day has come by `on`, included, and that was not taken yet for the same due date.

    Where days were missed, only the last of an assignment's reminders and urgings is taken and the earlier ones are
    written down as passed over, since nobody needs two words on one morning; requests for an explanation and namings
    in the report are all taken. So nothing is told twice and no consequence is lost. Every 2000 assignments are a
    transaction of their own. Two machines may sweep at once: each takes what the other does not hold. What somebody is
    changing at this very moment is left, and found by the next sweep. A second run finds nothing and is silent. At the
    end the explanations that are due or missed are told of.
    """
    by.require(LADDER)
    done = Swept(on)
    ladder, rungs = queries.ladder(), Rung.objects.in_bulk()
    total = Watch.objects.filter(next_on__lte=on).count()
    while True:
        with transaction.atomic():
            watches = _held(on)
            if watches:
                _take(watches, ladder, rungs, done, by=by, at=at)
        if not watches:
            remind_of_replies(on=on, at=at)
            return done
        done.looked_at += len(watches)
        progress(min(done.looked_at, total), max(done.looked_at, total))


def _held(on: date) -> list[Watch]:
    """Hold the next watches with their assignments; what others hold is passed by, so that nobody waits for another."""
    rows = Watch.objects.select_for_update(of=("self", "assignment"), skip_locked=True).filter(next_on__lte=on)
    rows = rows.select_related("assignment__task", "assignment__unit")
    bulky = ("assignment__task__text", "assignment__task__targets")
    return list(rows.defer(*bulky).order_by("next_on", "id")[:_AT_ONCE])


def _take(
    watches: Sequence[Watch],
    ladder: Ladder,
    rungs: Mapping[int, Rung],
    done: Swept,
    *,
    by: Actor,
    at: datetime,
) -> None:
    known = _known(watches)
    steps: list[Step] = []
    deeds: list[Deed] = []
    told: list[Taken] = []
    asked: list[Assignment] = []
    for watch in watches:
        if watch.due_on is None:
            continue
        reached = ladder.reached(watch.due_on, watch.days_aside, on=done.on)
        now, over = taken(reached, known[watch.assignment_id, watch.due_on])
        steps += [_step(watch, watch.due_on, one, at, is_passed_over=False) for one in now]
        steps += [_step(watch, watch.due_on, one, at, is_passed_over=True) for one in over]
        for one in now:
            rung = rungs[one.rung.pk]
            deeds.append(_deed(watch, rung))
            told.append(Taken(watch.assignment_id, rung.pk, watch.due_on, watch.days_aside))
            done.taken[rung.code] += 1
            if one.rung.does is Does.ASK:
                asked.append(watch.assignment)
        done.passed_over += len(over)
    write_rows(steps)
    record(*deeds, by=by.author, at=at)
    if asked:
        ask_for(asked, on=done.on, by=by, at=at)
    _move_on(watches, ladder, done.on)
    if told:
        announce(RungsTaken(tuple(told), on=done.on, at=at))


def _known(watches: Sequence[Watch]) -> Mapping[tuple[int, date | None], set[int]]:
    """Return the rungs that were dealt with before, by assignment and due date."""
    known: dict[tuple[int, date | None], set[int]] = defaultdict(set)
    ids = [watch.assignment_id for watch in watches]
    for assignment_id, due_on, rung_id in Step.objects.filter(assignment_id__in=ids).values_list(
        "assignment_id", "due_on", "rung_id"
    ):
        known[assignment_id, due_on].add(rung_id)
    return known


def _move_on(watches: Sequence[Watch], ladder: Ladder, on: date) -> None:
    """Set the next day of each watch: one statement for each due date and number of days aside among them."""
    alike: dict[tuple[date | None, int], list[int]] = defaultdict(list)
    for watch in watches:
        alike[watch.due_on, watch.days_aside].append(watch.pk)
    for (due_on, aside), ids in alike.items():
        Watch.objects.filter(pk__in=ids).update(next_on=ladder.next_on(due_on, aside, after=on))


def _step(watch: Watch, due_on: date, one: Placed, at: datetime, *, is_passed_over: bool) -> Step:
    return Step(
        assignment_id=watch.assignment_id,
        rung_id=one.rung.pk,
        due_on=due_on,
        stood_on=one.on,
        at=at,
        is_passed_over=is_passed_over,
    )


def _deed(watch: Watch, rung: Rung) -> Deed:
    return Deed(
        f"assignment.ladder-{rung.does}",
        "assignment",
        watch.assignment_id,
        str(watch.assignment),
        new={"rung": rung.name, "due_on": watch.due_on, "level": rung.level},
    )
