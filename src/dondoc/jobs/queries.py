"""Reading runs: those of a person, those to take up, and how the workers keep up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, Q, QuerySet
from django.utils.translation import get_language

from dondoc.jobs.models import Run, RunState
from dondoc.jobs.rules import time_left

RUN_ORDER = ("-id",)


def runs_of(person_id: int | None) -> QuerySet[Run]:
    """Return the runs the person asked for; with None all runs. To be paged by `RUN_ORDER`."""
    rows = Run.objects.all()
    return rows if person_id is None else rows.filter(asked_by_id=person_id)


def to_take_up(at: datetime) -> QuerySet[Run]:
    """Return the runs that wait, and those whose worker let its lease run out, the longest waiting first."""
    waiting = Q(state=RunState.WAITING, not_before__lte=at)
    abandoned = Q(state=RunState.RUNNING, lease_until__lt=at)
    return Run.objects.filter(waiting | abandoned).order_by("not_before", "id")


def is_under_way(kind: str) -> bool:
    """Whether a run of the kind waits or is being carried out."""
    return Run.objects.filter(kind=kind, state__in=[RunState.WAITING, RunState.RUNNING]).exists()


def left_of(run: Run, *, at: datetime) -> timedelta | None:
    """Return how long a running run still takes at its pace so far; None when that is not known."""
    if run.state != RunState.RUNNING or run.started_at is None:
        return None
    return time_left(run.done, run.total, at - run.started_at)


@dataclass(frozen=True, slots=True)
class Keeping:
    """How the workers keep up: how many runs wait, and since when the oldest could have begun."""

    waiting: int
    since: datetime | None


def keeping_up(at: datetime) -> Keeping:
    """Return what waits for a worker although its time has come."""
    rows = to_take_up(at)
    return Keeping(rows.count(), rows.aggregate(since=Min("not_before"))["since"])


def sentence_of(run: Run) -> str:
    """Return what came of the run in the reader's language; in the house's where it was not kept in that one."""
    sentence: str = run.sentences.get(get_language()) or run.sentence
    return sentence
