"""What is late on a day, by unit: from figures that are kept up to a day, and from the rows for what happened since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateTimeField, ExpressionWrapper, F, Max, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from dondoc.kernel.clock import HOME, day_bounds
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.reports.columns import Basis
from dondoc.reports.models import Balance, Movement, Rollup, Tally
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries.standing import FourWay, as_it_stood, counts, done_at, lead_stands, ways_of
from dondoc.tasks.models import Stand
from dondoc.tasks.rules.states import APART, OPEN, State

Numbers = Counter[str]
"""How many assignments are in each of `COLUMNS`."""
COLUMNS = tuple(field.name for field in Tally._meta.concrete_fields if field.get_internal_type() == "IntegerField")
_DUE = {Basis.CURRENT: "due_on", Basis.FIRST: "first_due_on"}


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
    return _told(on, counted_by_unit(as_it_stood(actor, on=on), on))


def kept_figures(actor: Actor, *days: date) -> list[dict[int, Numbers]] | None:
    """Return how much of each unit's work stood in each column on each of the days by what is kept, `None` where
    nothing is. The number of queries does not grow with the number of units."""
    rollup = Rollup.objects.filter(done_at=done_at().day).first()
    return None if rollup is None else [_kept(actor, rollup, on) for on in days]


def movements(unit_id: int, *, through: date) -> dict[date, Numbers]:
    """Return by how much the unit's figures change on each day, by all that had happened by the end of `through`.

    What stands on is taken to stand on for good: open work becomes overdue on the day after its due date.
    """
    end = day_bounds(through)[1]
    before = ExpressionWrapper(F("until") - timedelta(days=1), output_field=DateTimeField())
    ended = Q(until__lt=end)
    rows = (
        lead_stands(Actor.system())
        .filter(unit_id=unit_id, since__lt=end)
        .annotate(day=TruncDate("since", tzinfo=HOME), last=TruncDate(before, tzinfo=HOME))
        .exclude(ended & Q(last__lt=F("day")))
        .order_by()
    )
    found: dict[date, Numbers] = defaultdict(Counter)
    for day, numbers in _by("day", rows):
        found[day].update(numbers)
    for last, numbers in _by("last", rows.filter(ended)):
        found[last + timedelta(days=1)].subtract(numbers)
    for basis, due in _DUE.items():
        stays = rows.filter(~ended | Q(last__gt=F(due)) | Q(until__isnull=True), state__in=[one.value for one in OPEN])
        waiting = Count("id", filter=Q(state=State.SUBMITTED.value))
        crossing = stays.filter(**{f"{due}__gte": F("day")}).values_list(due).annotate(all=Count("id"), waiting=waiting)
        for due_on, number, handed_in in crossing:
            moved = {"open_in_time": -number, "open_overdue": number, "overdue_waiting": handed_in}
            found[due_on + timedelta(days=1)].update({f"{basis}_{name}": n for name, n in moved.items()})
    return found


def _by(day: str, rows: QuerySet[Stand]) -> Iterable[tuple[date, Numbers]]:
    """Count the rows in each column as of the day that stands in their own column `day`."""
    asked = counts(F(day))
    for on, *numbers in rows.values_list(day).annotate(**asked):
        yield on, Counter(dict(zip(asked, numbers, strict=True)))


def _kept(actor: Actor, rollup: Rollup, on: date) -> dict[int, Numbers]:
    """The balance at the beginning of the month and what moved since; beyond the last day that is kept, what has begun
    to stand since counts besides, and what has ceased to no longer."""
    base = Balance.objects.filter(on__lte=on).aggregate(last=Max("on"))["last"] or date.min
    found: dict[int, Numbers] = defaultdict(Counter)
    for model, days in ((Balance, {"on": base}), (Movement, {"on__gte": base, "on__lte": on})):
        rows = _visible(actor, model._default_manager.filter(**days))
        summed = {f"all_{name}": Sum(name) for name in COLUMNS}
        for unit_id, *numbers in rows.order_by().values_list("unit_id").annotate(**summed):
            found[unit_id].update(dict(zip(COLUMNS, numbers, strict=True)))
    if on > rollup.through_on:
        kept_to, end = day_bounds(rollup.through_on)[1], day_bounds(on)[1]
        stands = lead_stands(actor)
        begun = stands.filter(Q(until__isnull=True) | Q(until__gte=end), since__gte=kept_to, since__lt=end)
        ceased = stands.filter(since__lt=kept_to, until__gte=kept_to, until__lt=end)
        for unit_id, numbers in counted_by_unit(begun, on).items():
            found[unit_id].update(numbers)
        for unit_id, numbers in counted_by_unit(ceased, on).items():
            found[unit_id].subtract(numbers)
    return found


def _visible(actor: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    power = actor.power(OVERDUE)
    return rows if power.everywhere else rows.filter(unit_id__in=power.unit_ids)


def counted_by_unit(rows: QuerySet[Stand], on: date) -> dict[int, Numbers]:
    """Count the stands of each unit in each column as of the day."""
    asked = counts(on)
    found = rows.order_by().values_list("unit_id").annotate(**asked)
    return {unit_id: Counter(dict(zip(asked, numbers, strict=True))) for unit_id, *numbers in found}


def _told(on: date, found: Mapping[int, Numbers]) -> Overdue:
    names = Unit.objects.filter(pk__in=found).order_by("name", "pk").values_list("pk", "code", "name")
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
