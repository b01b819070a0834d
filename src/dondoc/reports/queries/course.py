"""How much of the work that fell due was done on time, month by month, and the list behind each figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth

from dondoc.reports.columns import Basis, condition
from dondoc.reports.queries.scope import Scope
from dondoc.reports.queries.standing import BULKY, FourWay, done_at
from dondoc.tasks.models import Stand
from dondoc.tasks.rules.timeliness import Timeliness

MONTHS = 24
YEAR = 12
FELL_DUE = (Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE, Timeliness.OPEN_OVERDUE)
"""What becomes of work that falls due: the columns of the on-time rate."""


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


def course(scope: Scope, basis: Basis = Basis.CURRENT) -> Course:
    """Return what became of the work that fell due in the last `MONTHS` months, by the due date of `basis`. One query
    over all that work: half a second among a million assignments, so that pages keep its answer for a while."""
    first, when, due = _months_before(scope.on, MONTHS - 1), done_at(), _DUE[basis]
    counted = {
        column.name.lower(): Count("id", filter=condition(column, basis, on=scope.on, done_at=when))
        for column in FELL_DUE
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
    begins = year_begins(scope.on)
    for unit_id, month, *numbers in rows:
        ways = FourWay(**dict(zip(counted, numbers, strict=True)))
        months[month] += ways
        if month >= begins:
            units[unit_id] += ways
    return Course(months, dict(units))


def listed_of_course(
    scope: Scope,
    column: Timeliness,
    *,
    first: date,
    last: date,
    basis: Basis = Basis.CURRENT,
    unit_id: int | None = None,
) -> QuerySet[Stand]:
    """Return the work behind a figure of the course: what fell due from `first` to `last`, both included, and stands in
    the column now, one of `FELL_DUE`; of all units or one."""
    due = _DUE[basis]
    rows = scope.rows().filter(
        condition(column, basis, on=scope.on, done_at=done_at()),
        **{f"{due}__gte": first, f"{due}__lte": min(last, scope.on)},
    )
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    return rows.select_related("assignment__task__document", "unit").defer(*BULKY)


def year_begins(on: date) -> date:
    """Return the first day of the twelve months that end with that of the day."""
    return _months_before(on, YEAR - 1)


_DUE = {Basis.CURRENT: "due_on", Basis.FIRST: "first_due_on"}


def _months_before(on: date, number: int) -> date:
    """Return the first day of the month `number` months before that of the day."""
    whole = on.year * 12 + on.month - 1 - number
    return date(whole // 12, whole % 12 + 1, 1)
