"""How work stands now, by unit and state, and how much was done on time month by month: what a leader looks at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Count, Exists, IntegerField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncMonth

from dondoc.organization.actors import Actor
from dondoc.organization.models import Portfolio, Unit
from dondoc.reports.columns import Basis, condition
from dondoc.reports.queries.grouping import By, grouping
from dondoc.reports.queries.standing import FourWay, as_it_stood, done_at
from dondoc.tasks.models import Passage, Report, Stand
from dondoc.tasks.permissions import TEXTS
from dondoc.tasks.queries import NEAR
from dondoc.tasks.rules.states import OPEN, UNFINISHED, State
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.workcalendar.queries import working_calendar

MONTHS = 24
YEAR = 12
LONG_LATE = 30
"""From how many working days on delay is called long."""
_LEADER = "leader"
_BULKY = [f"assignment__{name}" for name in TEXTS]


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
class Scope:
    """Whose work is meant on a day: all that the actor may see, or of it what is in the leader's portfolio."""

    actor: Actor
    on: date
    leader_id: int | None = None

    def rows(self) -> QuerySet[Stand]:
        """Return the present stand of every lead assignment in the scope."""
        rows = as_it_stood(self.actor, on=self.on).filter(until__isnull=True)
        if self.leader_id is None:
            return rows
        return rows.filter(grouping(By.LEADER, on=self.on).rows_of(self.leader_id))


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


@dataclass(frozen=True, slots=True)
class Course:
    """What became of the work that fell due in each of the last `MONTHS` months, the earliest first, by the first day
    of the month, and by unit in the last `YEAR` of them. Work that falls due later this month is not in it."""

    months: Mapping[date, FourWay]
    units: Mapping[int, FourWay]

    @property
    def year(self) -> FourWay:
        """The last twelve months together."""
        return sum(list(self.months.values())[-YEAR:], FourWay())


def has_portfolio(person_id: int | None, *, on: date) -> bool:
    """Whether the person looks after fields or units as a leader on the day."""
    held = Portfolio.objects.valid_on(on).filter(role__code=_LEADER, person_id=person_id)
    return person_id is not None and held.exists()


def marks(on: date) -> dict[Mark, Q]:
    """Return what a stand must fulfil to be counted under each mark on the day `on`."""
    near_until = working_calendar().add_working_days(on, NEAR + 1) - timedelta(days=1)
    when = done_at()
    in_time = condition(Timeliness.OPEN_IN_TIME, Basis.CURRENT, on=on, done_at=when)
    undated = condition(Timeliness.UNDATED, Basis.CURRENT, on=on, done_at=when)
    return {
        Mark.OVERDUE: condition(Timeliness.OPEN_OVERDUE, Basis.CURRENT, on=on, done_at=when),
        Mark.NEAR_DUE: in_time & Q(due_on__lte=near_until),
        Mark.IN_TIME: in_time & Q(due_on__gt=near_until),
        Mark.SUBMITTED: Q(state=State.SUBMITTED.value),
        Mark.RETURNED: Q(state=State.RETURNED.value),
        Mark.SUSPENDED: Q(state=State.SUSPENDED.value),
        Mark.UNDATED: undated & Q(state__in=_values(OPEN)),
        Mark.THIS_WEEK: in_time & Q(due_on__lte=end_of_week(on)) & ~Q(state=State.SUBMITTED.value),
    }


def end_of_week(on: date) -> date:
    """Return the Sunday of the day's week."""
    return on + timedelta(days=6 - on.weekday())


def units_now(scope: Scope, course: Course) -> list[UnitStanding]:
    """Return each unit with unfinished work, or with work that fell due in the year: the most overdue first, then what
    was done late most. Two queries, whatever the number of units."""
    asked = marks(scope.on)
    names = {one.name: asked[Mark(one.name.replace("_", "-"))] for one in fields(Standing)}
    unfinished = scope.rows().filter(state__in=_values(UNFINISHED)).order_by()
    counted = {name: Count("id", filter=met) for name, met in names.items()}
    now = {unit_id: Standing(*numbers) for unit_id, *numbers in unfinished.values_list("unit_id").annotate(**counted)}
    units = Unit.objects.filter(pk__in={*now, *course.units}).only("code", "name", "short_name")
    found = [
        UnitStanding(
            one.pk, one.code, one.name, one.short_name, now.get(one.pk, Standing()), course.units.get(one.pk, FourWay())
        )
        for one in units
    ]
    return sorted(found, key=lambda one: (-one.now.overdue, -one.year.done_late, one.name))


def headline(scope: Scope) -> Headline:
    """Return what is late by how much, and what the week brings. One query."""
    asked = marks(scope.on)
    missed = asked[Mark.OVERDUE] & ~Q(state=State.SUBMITTED.value)
    long_ago = working_calendar().add_working_days(scope.on, -LONG_LATE)
    silent = ~Exists(Report.objects.filter(assignment_id=OuterRef("assignment_id")))
    found = (
        scope.rows()
        .filter(state__in=_values(UNFINISHED), due_on__lte=end_of_week(scope.on))
        .aggregate(
            oldest_due_on=Min("due_on", filter=missed),
            long_late=Count("id", filter=missed & Q(due_on__lt=long_ago)),
            this_week=Count("id", filter=asked[Mark.THIS_WEEK]),
            silent=Count("id", filter=asked[Mark.THIS_WEEK] & Q(silent)),
        )
    )
    return Headline(**found)


def course(scope: Scope, basis: Basis = Basis.CURRENT) -> Course:
    """Return what became of the work that fell due in the last `MONTHS` months, by the due date of `basis`. One query
    over all that work: half a second among a million assignments, so that pages keep its answer for a while."""
    first, when, due = _months_before(scope.on, MONTHS - 1), done_at(), _DUE[basis]
    columns = (Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE, Timeliness.OPEN_OVERDUE)
    counted = {
        column.name.lower(): Count("id", filter=condition(column, basis, on=scope.on, done_at=when))
        for column in columns
    }
    rows = (
        scope.rows()
        .filter(**{f"{due}__gte": first, f"{due}__lte": scope.on})
        .order_by()
        .annotate(month=TruncMonth(due))
        .values_list("unit_id", "month")
        .annotate(**counted)
    )
    months = {_months_before(scope.on, back): FourWay() for back in reversed(range(MONTHS))}
    units: dict[int, FourWay] = defaultdict(FourWay)
    year_begins = _months_before(scope.on, YEAR - 1)
    for unit_id, month, *numbers in rows:
        ways = FourWay(**dict(zip(counted, numbers, strict=True)))
        months[month] += ways
        if month >= year_begins:
            units[unit_id] += ways
    return Course(months, dict(units))


_DUE = {Basis.CURRENT: "due_on", Basis.FIRST: "first_due_on"}


def _months_before(on: date, number: int) -> date:
    """Return the first day of the month `number` months before that of the day."""
    whole = on.year * 12 + on.month - 1 - number
    return date(whole // 12, whole % 12 + 1, 1)


def listed_now(scope: Scope, mark: Mark, *, unit_id: int | None = None) -> QuerySet[Stand]:
    """Return the assignments behind a mark as they stand now, of all units or one."""
    rows = scope.rows().filter(marks(scope.on)[mark], state__in=_values(UNFINISHED))
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    return rows.select_related("assignment__task__document", "assignment__person", "unit").defer(*_BULKY)


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


def _values(states: frozenset[State]) -> list[str]:
    return sorted(state.value for state in states)
