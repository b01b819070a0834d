"""Figures as rows: the one layout of the CSV file, whether the page or the command gives it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dondoc.kernel.cells import inert
from dondoc.reports.columns import Basis
from dondoc.reports.queries import FourWay, Overdue
from dondoc.tasks.models import Stand
from dondoc.tasks.rules.states import OPEN, State
from dondoc.workcalendar.rules import WorkingCalendar

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


def days_late(stand: Stand, *, basis: Basis, on: date, calendar: WorkingCalendar) -> int:
    """Return by how many working days the assignment was late on the day `on`; 0 when it was not.

    Open work is late by the day asked about, handed-in and confirmed work by the day of its submission.
    """
    due = stand.due_on if basis is Basis.CURRENT else stand.first_due_on
    until = on if State(stand.state) in OPEN else stand.submitted_on
    if due is None or until is None or until <= due:
        return 0
    return calendar.working_days_between(due, until)
