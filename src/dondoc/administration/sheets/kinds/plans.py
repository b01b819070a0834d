"""What taking a whole spreadsheet in would do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dondoc.administration.models import Sheet, SheetKind
from dondoc.administration.rules import cell
from dondoc.administration.sheets.kinds.backlog import plan_backlog
from dondoc.administration.sheets.kinds.columns import COLUMNS
from dondoc.administration.sheets.kinds.people import plan_people
from dondoc.administration.sheets.kinds.reading import RowPlan, Rows
from dondoc.administration.sheets.kinds.units import plan_units


def plan_of(sheet: Sheet, *, on: date) -> list[RowPlan]:
    """Return what each row would do on the day, in the order of the file; blank rows are left out.

    A set number of queries, whatever the number of rows.
    """
    kind = SheetKind(sheet.kind)
    rows = [
        (sheet.first_row + place, {column.code: cell(row, sheet.mapping, column.code) for column in COLUMNS[kind]})
        for place, row in enumerate(sheet.rows)
        if any(row)
    ]
    return _PLANS[kind](rows, on)


_PLANS: dict[SheetKind, Callable[[Rows, date], list[RowPlan]]] = {
    SheetKind.UNITS: plan_units,
    SheetKind.PEOPLE: plan_people,
    SheetKind.BACKLOG: plan_backlog,
}
