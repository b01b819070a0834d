"""Figures as rows: the one layout of the CSV file, whether the page or the command gives it."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.kernel.cells import inert
from dondoc.reports.columns import Basis
from dondoc.reports.queries import FourWay, Overdue

FIGURES = ("done_on_time", "done_late", "open_in_time", "open_overdue", "overdue_waiting")


def rows_of(figures: Overdue) -> Iterator[list[object]]:
    """Yield a heading and one row a unit: each figure by current and by first due date, with the denominator."""
    names = [f"{basis}_{name}" for basis in Basis for name in (*FIGURES, "fell_due")]
    yield ["on", "code", "unit", *names, "undated", "apart", "total"]
    for unit in figures.units:
        counts = [value for ways in (unit.current, unit.first) for value in (*_values(ways), ways.rate[1])]
        names_of_unit = (inert(unit.code), inert(unit.name))
        yield [figures.on.isoformat(), *names_of_unit, *counts, unit.undated, unit.apart, unit.total]


def _values(ways: FourWay) -> list[int]:
    return [getattr(ways, name) for name in FIGURES]
