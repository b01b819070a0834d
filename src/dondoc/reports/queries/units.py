"""What is late on a day, by unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.reports.columns import Basis
from dondoc.reports.queries.kept import Numbers, counted, kept_figures
from dondoc.reports.queries.standing import FourWay, as_it_stood, ways_of
from dondoc.tasks.rules.states import APART


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
