"""The room's part of the `dondoc` command: what is late."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

import click
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rich.console import Console
from rich.table import Table

from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.reports.queries import FourWay, Overdue, UnitFigures, overdue
from dondoc.reports.tables import rows_of


@click.command("overdue")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day asked about; today when left out.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def overdue_command(day: datetime | None, form: str) -> None:
    """Show what is late by unit, as it stood at the end of a day."""
    on = day.date() if day else clock.local_date(clock.now())
    found = overdue(Actor.system(), on=on)
    {"table": _print_table, "csv": _print_csv, "json": _print_json}[form](found)


def _print_json(found: Overdue) -> None:
    click.echo(
        json.dumps(
            {"on": found.on.isoformat(), "units": [_row(unit) for unit in found.units], "sum": _row(found.sum)},
            ensure_ascii=False,
            indent=2,
        )
    )


def _row(unit: UnitFigures) -> dict[str, object]:
    row: dict[str, object] = asdict(unit)
    for basis, ways in (("current", unit.current), ("first", unit.first)):
        done, due = ways.rate
        row[basis] = {**asdict(ways), "rate": {"on_time": done, "fell_due": due}}
    return row


def _print_csv(found: Overdue) -> None:
    csv.writer(sys.stdout).writerows(rows_of(found))


def _print_table(found: Overdue) -> None:
    """Print what fits: a narrow terminal gets the columns that an officer looks at first."""
    console = Console()
    columns = _COLUMNS if console.width >= _WIDE else [column for column in _COLUMNS if column.is_first]
    table = Table(title=_("What is late on %(day)s") % {"day": f"{found.on:%d/%m/%Y}"}, show_footer=True)
    table.add_column(_("Unit"), footer=_("All"))
    for column in columns:
        table.add_column(str(column.heading), justify="right", footer=column.cell(found.sum), no_wrap=True)
    for unit in found.units:
        table.add_row(unit.name, *(column.cell(unit) for column in columns))
    console.print(table)


def _share(ways: FourWay) -> str:
    done, due = ways.rate
    return f"{done}/{due}"


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str | Promise
    cell: Callable[[UnitFigures], str]
    is_first: bool = True


_WIDE = 120
_COLUMNS = (
    _Column(gettext_lazy("Overdue"), lambda unit: str(unit.current.open_overdue)),
    _Column(gettext_lazy("waiting"), lambda unit: str(unit.current.overdue_waiting), is_first=False),
    _Column(gettext_lazy("In time"), lambda unit: str(unit.current.open_in_time)),
    _Column(gettext_lazy("Done on time"), lambda unit: str(unit.current.done_on_time), is_first=False),
    _Column(gettext_lazy("Done late"), lambda unit: str(unit.current.done_late)),
    _Column(gettext_lazy("On time"), lambda unit: _share(unit.current)),
    _Column(gettext_lazy("by first due"), lambda unit: _share(unit.first), is_first=False),
    _Column(gettext_lazy("Undated"), lambda unit: str(unit.undated)),
    _Column(gettext_lazy("Apart"), lambda unit: str(unit.apart), is_first=False),
)
