"""What is late on a day, by unit: from figures that are kept up to a day, and from the rows for what happened since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Aggregate, Max, Q, QuerySet, Sum

from dondoc.kernel.clock import day_bounds
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.reports.columns import Basis
from dondoc.reports.models import Balance, Movement, Rollup, Tally
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries.grouping import By, Grouping, grouping
from dondoc.reports.queries.standing import FourWay, as_it_stood, counts, done_at, lead_stands, ways_of
from dondoc.tasks.models import Stand
from dondoc.tasks.rules.states import APART

Numbers = Counter[str]
"""How many assignments are in each of `COLUMNS`."""
COLUMNS = tuple(field.name for field in Tally._meta.concrete_fields if field.get_internal_type() == "IntegerField")
BY_UNIT = grouping(By.UNIT, on=date.min)
EVERYTHING = Q()


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """One unit's figures on a day. `total` is all its lead assignments by then, in whatever column."""

    unit_id: int | None
    code: str
    name: str
    current: FourWay
    first: FourWay
    undated: int
    apart: int
    total: int


@dataclass(frozen=True, slots=True)
class Overdue:
    """The figures of a day: units with the most overdue work first, and their sum."""

    on: date
    units: Sequence[UnitFigures]
    sum: UnitFigures


def overdue(actor: Actor, *, on: date) -> Overdue:
    """Return the figures of the day `on`: what is kept, and from the rows what happened since that was made.

    Where nothing is kept all is counted from the rows. The number of queries does not grow with the number of units.
    """
    kept = kept_figures(actor, on)
    return overdue_counted(actor, on=on) if kept is None else _told(on, kept[0])


def overdue_counted(actor: Actor, *, on: date) -> Overdue:
    """Return the same figures counted from the rows alone."""
    return _told(on, counted(as_it_stood(actor, on=on), on))


def kept_figures(
    actor: Actor, *days: date, how: Grouping = BY_UNIT, of: Q = EVERYTHING, columns: Sequence[str] = COLUMNS
) -> list[dict[int | None, Numbers]] | None:
    """Return how much work stood in each of the columns on each of the days by what is kept, `None` where nothing is:
    by the key of the grouping, of the work that `of` says of unit and field.

    Of a day to come it tells how things stand then if nothing else happens. The number of queries does not grow with
    the number of keys.
    """
    rollup = _rollups().first()
    if rollup is None:
        return None
    return [_kept(_Asked(actor, how, of, columns), rollup.through_on, on) for on in days]


def are_kept() -> bool:
    """Whether figures are kept as this installation counts them."""
    return _rollups().exists()


def _rollups() -> QuerySet[Rollup]:
    return Rollup.objects.filter(done_at=done_at().day)


@dataclass(frozen=True, slots=True)
class _Asked:
    actor: Actor
    how: Grouping
    of: Q
    columns: Sequence[str]


def _kept(asked: _Asked, through: date, on: date) -> dict[int | None, Numbers]:
    """The balance before the day and what moved since; beyond the last day that is kept, what has begun to stand since
    counts besides, and what has ceased to no longer."""
    base = Balance.objects.filter(on__lte=on).aggregate(last=Max("on"))["last"] or date.min
    found: dict[int | None, Numbers] = defaultdict(Counter)
    for model, days in ((Balance, {"on": base}), (Movement, {"on__gte": base, "on__lte": on})):
        rows = _visible(asked.actor, model._default_manager.filter(asked.of, **days))
        summed = {f"all_{name}": Sum(name) for name in asked.columns}
        for key, numbers in grouped(rows, asked.how, summed):
            found[key].update(dict(zip(asked.columns, numbers, strict=True)))
    if on > through:
        kept_to, end = day_bounds(through)[1], day_bounds(on)[1]
        stands = lead_stands(asked.actor).filter(asked.of)
        begun = stands.filter(Q(until__isnull=True) | Q(until__gte=end), since__gte=kept_to, since__lt=end)
        ceased = stands.filter(since__lt=kept_to, until__gte=kept_to, until__lt=end)
        for key, counted_now in counted(begun, on, asked.how).items():
            found[key].update(counted_now)
        for key, counted_before in counted(ceased, on, asked.how).items():
            found[key].subtract(counted_before)
    return found


def _visible(actor: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    power = actor.power(OVERDUE)
    return rows if power.everywhere else rows.filter(unit_id__in=power.unit_ids)


def counted(rows: QuerySet[Stand], on: date, how: Grouping = BY_UNIT) -> dict[int | None, Numbers]:
    """Count the stands in each column as of the day, by the key of the grouping."""
    asked = counts(on)
    found: dict[int | None, Numbers] = defaultdict(Counter)
    for key, numbers in grouped(rows, how, asked):
        found[key].update(dict(zip(asked, numbers, strict=True)))
    return found


def grouped(
    rows: QuerySet[Any], how: Grouping, asked: Mapping[str, Aggregate]
) -> Iterator[tuple[int | None, tuple[int, ...]]]:
    """Yield what is asked of the rows by the columns of the grouping, with the key that the columns have: it may come
    more than once."""
    told = how.prepared(rows).order_by().values_list(*how.columns).annotate(**asked)
    width = len(how.columns)
    for row in told:
        yield how.key(dict(zip(how.columns, row, strict=False))), row[width:]


def _told(on: date, found: Mapping[int | None, Numbers]) -> Overdue:
    names = (
        Unit.objects.filter(pk__in=[key for key in found if key is not None])
        .order_by("name", "pk")
        .values_list("pk", "code", "name")
    )
    units = [_figures(pk, code, name, found[pk]) for pk, code, name in names]
    units = sorted(
        (one for one in units if one.total), key=lambda one: (-one.current.open_overdue, -one.current.done_late)
    )
    return Overdue(on, units, _sum(units))


def _figures(unit_id: int, code: str, name: str, numbers: Numbers) -> UnitFigures:
    current, first = ways_of(numbers, Basis.CURRENT), ways_of(numbers, Basis.FIRST)
    undated, apart = numbers["current_undated"], sum(numbers[state.value] for state in APART)
    dated = current.done_on_time + current.done_late + current.open_in_time + current.open_overdue
    return UnitFigures(unit_id, code, name, current, first, undated, apart, dated + undated + apart)


def _sum(units: Sequence[UnitFigures]) -> UnitFigures:
    return UnitFigures(
        unit_id=None,
        code="",
        name="",
        current=sum((unit.current for unit in units), FourWay()),
        first=sum((unit.first for unit in units), FourWay()),
        undated=sum(unit.undated for unit in units),
        apart=sum(unit.apart for unit in units),
        total=sum(unit.total for unit in units),
    )
