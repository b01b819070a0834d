"""Whether the watches and the urgings are as the work and the journal ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, Max, OuterRef, Q

from dondoc.journal.models import Entry
from dondoc.oversight.models import Urging, Watch
from dondoc.oversight.queries.watching import ladder, to_watch
from dondoc.oversight.rules.ladder import Ladder


@dataclass(frozen=True, slots=True)
class Gap:
    """Watches that are not as their assignments ask: `what` is "missing", "needless", "due" or "day"."""

    what: str
    number: int


def gaps(*, on: date) -> list[Gap]:
    """Return what is wrong with watches and urgings, by kind; nothing when all are right. `on` is the last sweep's day.

    "missing": work without a watch; "needless": a watch of work that needs none; "due": another due date than the
    work has; "day": a next day that no rung stands on, or none though one is still to come; "vanished": urgings that
    are not what their numbers and the journal say.
    """
    asked = to_watch().filter(pk=OuterRef("assignment_id"))
    kept = Watch.objects.filter(assignment=OuterRef("pk"))
    own = F("assignment__due_on")
    other_due = (
        Q(due_on__lt=own)
        | Q(due_on__gt=own)
        | Q(due_on__isnull=True, assignment__due_on__isnull=False)
        | Q(due_on__isnull=False, assignment__due_on__isnull=True)
    )
    counted = [
        Gap("missing", to_watch().filter(~Exists(kept)).count()),
        Gap("needless", Watch.objects.filter(~Exists(asked)).count()),
        Gap("due", Watch.objects.filter(other_due).count()),
        Gap("day", _wrong_days(on)),
        Gap("vanished", vanished()),
    ]
    return [gap for gap in counted if gap.number]


def vanished() -> int:
    """Return how many urgings the statistics lack: those whose number is missing in the run of its issuer, year and
    level, or that name another number of works than the journal keeps. Three queries."""
    runs = Urging.objects.values("issuer", "year", "level").annotate(last=Max("number"), kept=Count("pk")).order_by()
    lost: int = sum(run["last"] - run["kept"] for run in runs)
    kept = dict(Urging.objects.annotate(named=Count("work")).values_list("pk", "named"))
    told = Entry.objects.filter(object_type="urging", verb="urging.made").values_list("object_id", "new")
    return max(lost, sum(kept.get(pk) != len(new["work"]) for pk, new in told))


def _wrong_days(on: date) -> int:
    steps = ladder()
    alike = Watch.objects.values_list("due_on", "days_aside", "next_on").annotate(number=Count("id")).order_by()
    return sum(number for *day, number in alike if not _is_a_day_of(steps, *day, after=on))


def _is_a_day_of(steps: Ladder, due_on: date | None, aside: int, next_on: date | None, *, after: date) -> bool:
    if next_on is None:
        return steps.next_on(due_on, aside, after=after) is None
    return due_on is not None and any(one.on == next_on for one in steps.placed(due_on, aside))
