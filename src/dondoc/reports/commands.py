"""The room's part of the `dondoc` command: what is late."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import asdict
from datetime import datetime

import click
from django.utils.translation import gettext as _
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
    table = Table(title=_("What is late on %(day)s") % {"day": f"{found.on:%d/%m/%Y}"}, show_footer=True)
    total = found.sum
    table.add_column(_("Unit"), footer=_("All"), min_width=24)
    for heading, figure in (
        (_("Overdue"), total.current.open_overdue),
        (_("waiting"), total.current.overdue_waiting),
        (_("In time"), total.current.open_in_time),
        (_("Done on time"), total.current.done_on_time),
        (_("Done late"), total.current.done_late),
    ):
        table.add_column(heading, justify="right", footer=str(figure))
    table.add_column(_("On time"), justify="right", footer=_share(total.current))
    table.add_column(_("by first due"), justify="right", footer=_share(total.first))
    table.add_column(_("Undated"), justify="right", footer=str(total.undated))
    table.add_column(_("Apart"), justify="right", footer=str(total.apart))
    for unit in found.units:
        now = unit.current
        table.add_row(
            unit.name,
            *(str(n) for n in (now.open_overdue, now.overdue_waiting, now.open_in_time)),
            *(str(n) for n in (now.done_on_time, now.done_late)),
            _share(now),
            _share(unit.first),
            str(unit.undated),
            str(unit.apart),
        )
    Console().print(table)


def _share(ways: FourWay) -> str:
    done, due = ways.rate
    return f"{done}/{due}"
