"""How work stands now, by unit and state: what a leader looks at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery

from dondoc.organization.models import Unit
from dondoc.reports.columns import Basis, condition, standing_in
from dondoc.reports.queries.course import Course
from dondoc.reports.queries.grouping import ALTOGETHER, Grouping
from dondoc.reports.queries.kept import BY_UNIT, grouped, kept_figures
from dondoc.reports.queries.scope import Scope
from dondoc.reports.queries.standing import BULKY, FourWay, done_at
from dondoc.tasks.models import Passage, Report, Stand
from dondoc.tasks.queries import NEAR
from dondoc.tasks.rules.buckets import last_day_of_week
from dondoc.tasks.rules.states import OPEN, UNFINISHED, State
from dondoc.tasks.rules.timeliness import Timeliness

LONG_LATE = 30
"""From how many working days on delay is called long."""


class Mark(StrEnum):
    """What a column of the heat table counts. Of open work with a due date each piece is in one of the first three;
    what was handed in or returned is told apart besides. The last one is what a week brings."""

    OVERDUE = "overdue"
    NEAR_DUE = "near-due"
    IN_TIME = "in-time"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SUSPENDED = "suspended"
    UNDATED = "undated"
    THIS_WEEK = "this-week"


@dataclass(frozen=True, slots=True)
class Standing:
    """How many lead assignments stand under each mark."""

    overdue: int = 0
    near_due: int = 0
    in_time: int = 0
    submitted: int = 0
    returned: int = 0
    suspended: int = 0
    undated: int = 0

    def __add__(self, other: Standing) -> Standing:
        return Standing(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Standing)))


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """A unit as it stands now, and what became of the work that fell due there in the last twelve months."""

    unit_id: int
    code: str
    name: str
    short_name: str
    now: Standing
    year: FourWay = field(default_factory=FourWay)


@dataclass(frozen=True, slots=True)
class Headline:
    """What is late and what the week brings. `oldest_due_on` is the earliest day that was missed, of work not handed
    in; `long_late` of it is late by more than `LONG_LATE` working days; of `this_week`, `silent` have no report."""

    oldest_due_on: date | None
    long_late: int
    this_week: int
    silent: int


def marks(scope: Scope) -> dict[Mark, Q]:
    """Return what a stand must fulfil to be counted under each mark on the day of the scope."""
    on, near_until, when = scope.on, _near_until(scope), done_at()
    in_time = condition(Timeliness.OPEN_IN_TIME, Basis.CURRENT, on=on, done_at=when)
    undated = condition(Timeliness.UNDATED, Basis.CURRENT, on=on, done_at=when)
    return {
        Mark.OVERDUE: condition(Timeliness.OPEN_OVERDUE, Basis.CURRENT, on=on, done_at=when),
        Mark.NEAR_DUE: in_time & Q(due_on__lte=near_until),
        Mark.IN_TIME: in_time & Q(due_on__gt=near_until),
        Mark.SUBMITTED: Q(state=State.SUBMITTED.value),
        Mark.RETURNED: Q(state=State.RETURNED.value),
        Mark.SUSPENDED: Q(state=State.SUSPENDED.value),
        Mark.UNDATED: undated & standing_in(OPEN),
        Mark.THIS_WEEK: in_time & Q(due_on__lte=last_day_of_week(on)) & ~Q(state=State.SUBMITTED.value),
    }


def _near_until(scope: Scope) -> date:
    """Return the last day that is near on the day: the one before the working day after the last near one."""
    return scope.calendar.add_working_days(scope.on, NEAR + 1) - timedelta(days=1)


def units_now(scope: Scope, course: Course) -> list[UnitStanding]:
    """Return each unit with unfinished work, or with work that fell due in the year: the most overdue first, then what
    was done late most. The number of queries does not grow with the number of units, nor what they read with that of
    open work, where figures are kept."""
    now = standing_now(scope)
    units = Unit.objects.filter(pk__in={*now, *course.units}).only("code", "name", "short_name")
    found = [
        UnitStanding(
            one.pk, one.code, one.name, one.short_name, now.get(one.pk, Standing()), course.units.get(one.pk, FourWay())
        )
        for one in units
    ]
    return sorted(found, key=lambda one: (-one.now.overdue, -one.year.done_late, one.name))


def standing_now(scope: Scope) -> dict[int, Standing]:
    """Return how the unfinished work of each unit stands now: by what is kept, counted from the rows where nothing
    is."""
    kept = standing_kept(scope)
    return standing_counted(scope) if kept is None else {key: one for key, one in kept.items() if key is not None}


def standing_of_all(scope: Scope) -> Standing:
    """Return how all unfinished work stands now, as `standing_now` tells of each unit."""
    kept = standing_kept(scope, ALTOGETHER)
    return sum(standing_counted(scope).values(), Standing()) if kept is None else kept.get(None, Standing())


def standing_counted(scope: Scope) -> dict[int, Standing]:
    """Return how the unfinished work of each unit stands now, counted from the rows. One query."""
    asked = marks(scope)
    counted = {one.name: Count("id", filter=asked[Mark(one.name.replace("_", "-"))]) for one in fields(Standing)}
    unfinished = scope.rows().filter(standing_in(UNFINISHED)).order_by()
    return {unit_id: Standing(*numbers) for unit_id, *numbers in unfinished.values_list("unit_id").annotate(**counted)}


def standing_kept(scope: Scope, how: Grouping = BY_UNIT) -> dict[int | None, Standing] | None:
    """Return by what is kept and what happened since how the unfinished work stands now, by the key of the grouping;
    `None` where nothing is kept.

    What is near due is what will be overdue on the day after, if nothing else happens, and is not today.
    """
    ahead = _near_until(scope) + timedelta(days=1)
    kept = kept_figures(scope.actor, scope.on, ahead, how=how, of=scope.part, columns=_PRESENT)
    if kept is None:
        return None
    today, then = kept
    handed = grouped(scope.rows().filter(standing_in(_HANDED)), how, {"number": Count("id")}, "state")
    back = {(state, key): number for key, (state, number) in handed}
    found = {}
    for key, numbers in today.items():
        overdue = numbers["current_open_overdue"]
        near_due = then.get(key, Counter())["current_open_overdue"] - overdue
        standing = Standing(
            overdue,
            near_due,
            numbers["current_open_in_time"] - near_due,
            back.get((State.SUBMITTED.value, key), 0),
            back.get((State.RETURNED.value, key), 0),
            numbers["suspended"],
            numbers["current_undated"] - numbers["confirmed_undated"],
        )
        if standing != Standing():
            found[key] = standing
    return found


_PRESENT = ("current_open_overdue", "current_open_in_time", "suspended", "current_undated", "confirmed_undated")
_HANDED = (State.SUBMITTED, State.RETURNED)


def headline(scope: Scope) -> Headline:
    """Return what is late by how much, and what the week brings. Two queries, which read what is due by Sunday."""
    asked = marks(scope)
    missed = asked[Mark.OVERDUE] & ~Q(state=State.SUBMITTED.value)
    oldest = scope.rows().filter(missed).order_by("due_on", "pk").values_list("due_on", flat=True).first()
    long_ago = scope.calendar.add_working_days(scope.on, -LONG_LATE)
    silent = ~Exists(Report.objects.filter(assignment_id=OuterRef("assignment_id")))
    found = (
        scope.rows()
        .filter(standing_in(UNFINISHED), due_on__lte=last_day_of_week(scope.on))
        .aggregate(
            long_late=Count("id", filter=missed & Q(due_on__lt=long_ago)),
            this_week=Count("id", filter=asked[Mark.THIS_WEEK]),
            silent=Count("id", filter=asked[Mark.THIS_WEEK] & Q(silent)),
        )
    )
    return Headline(oldest, **found)


def listed_now(scope: Scope, mark: Mark, *, unit_id: int | None = None) -> QuerySet[Stand]:
    """Return the assignments behind a mark as they stand now, of all units or one."""
    rows = scope.rows().filter(marks(scope)[mark], standing_in(UNFINISHED))
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    return rows.select_related("assignment__task__document", "assignment__person", "unit").defer(*BULKY)


def longest_late(scope: Scope, number: int) -> list[Stand]:
    """Return the work that has been late longest and was not handed in, with who is in charge, and how often it was
    passed on (`passages`) and reported on (`reports`)."""
    missed = listed_now(scope, Mark.OVERDUE).exclude(state=State.SUBMITTED.value).order_by("due_on", "pk")
    ids = list(missed.values_list("pk", flat=True)[:number])
    passages, reports = (_number_of(model) for model in (Passage, Report))
    return list(missed.filter(pk__in=ids).annotate(passages=passages, reports=reports))


def _number_of(model: type[Passage] | type[Report]) -> Subquery:
    rows = model._default_manager.filter(assignment_id=OuterRef("assignment_id")).order_by().values("assignment_id")
    return Subquery(rows.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
