"""The room's part of the `dondoc` command: what is late, and official reports."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

import click
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.reports.actions import freeze_report, roll_up
from dondoc.reports.queries import (
    FourWay,
    Overdue,
    Scope,
    UnitFigures,
    overdue,
    standing_counted,
    standing_kept,
    wording_of,
    wrong_days,
)
from dondoc.reports.sheet import as_xlsx
from dondoc.reports.tables import rows_of
from dondoc.reports.word import as_docx
from dondoc.workcalendar.rules.periods import Window, lawful


@click.command("overdue")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day asked about; today when left out.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def overdue_command(day: datetime | None, form: str) -> None:
    """Show what is late by unit, as it stood at the end of a day."""
    on = day.date() if day else clock.today()
    found = overdue(Actor.system(), on=on)
    {"table": _print_table, "csv": _print_csv, "json": _print_json}[form](found)


@click.group()
def report() -> None:
    """Make official reports."""


@report.command("check")
@click.option("--rebuild", "anew", is_flag=True, help="Keep the figures anew from the rows before.")
@click.option("--months", type=click.IntRange(1), default=24, show_default=True, help="How far back to compare.")
def check_figures(anew: bool, months: int) -> None:
    """Compare the figures that are kept with the rows, today and at the end of each month; exit status 1 when they
    differ."""
    by, at = Actor.system(), clock.now()
    if anew:
        with Progress(transient=True) as bar:
            units = bar.add_task(_("Keeping figures ..."))
            roll_up(by=by, at=at, progress=lambda done, total: bar.update(units, completed=done, total=total))
    day = clock.local_date(at)
    days = [day]
    for _month in range(months):
        day = day.replace(day=1) - timedelta(days=1)
        days.append(day)
    wrong = wrong_days(by, days)
    now = Scope(by, days[0])
    if days[0] not in wrong and standing_kept(now) not in (None, standing_counted(now)):
        wrong.insert(0, days[0])
    for on in wrong:
        click.echo(_("%(day)s: the figures that are kept are not those of the rows.") % {"day": f"{on:%d/%m/%Y}"})
    if wrong:
        sys.exit(1)
    click.echo(_("The figures that are kept are those of the rows, on each of %(n)s days.") % {"n": len(days)})


_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@report.command("official")
@click.option(
    "--window",
    type=click.Choice([window.value for window in Window if window is not Window.SPAN]),
    default=Window.MONTH.value,
    show_default=True,
)
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="A day in the period; when left out, the last one over."
)
@click.option("--word", type=_FILE, help="Write the report there, as Word.")
@click.option("--excel", type=_FILE, help="Write its annexes there, as Excel.")
@click.option("--json", "as_json", is_flag=True, help="Print the frozen figures.")
def official(window: str, day: datetime | None, word: Path | None, excel: Path | None, as_json: bool) -> None:
    """Freeze the figures of a period that is over, as the page of official reports does.

    The same figures again give the report there is.
    """
    for file in filter(None, (word, excel)):
        if not file.parent.is_dir():
            raise click.UsageError(_("There is no folder %(folder)s; nothing was frozen.") % {"folder": file.parent})
    at = clock.now()
    period = lawful(Window(window), day.date() if day else clock.local_date(at))
    made = freeze_report(period=period if day else period.former, by=Actor.system(), at=at)
    if word:
        word.write_bytes(as_docx(made, wording_of(made)))
    if excel:
        excel.write_bytes(as_xlsx(made))
    if as_json:
        click.echo(json.dumps(made.facts, ensure_ascii=False, indent=2))
    else:
        told = {"days": made, "day": f"{clock.local_date(made.made_at):%d/%m/%Y}", "digest": made.digest}
        click.echo(_("Report of %(days)s, frozen on %(day)s, digest %(digest)s") % told)


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
    _Column(gettext_lazy("waiting to be confirmed"), lambda unit: str(unit.current.overdue_waiting), is_first=False),
    _Column(gettext_lazy("In time"), lambda unit: str(unit.current.open_in_time)),
    _Column(gettext_lazy("Done on time"), lambda unit: str(unit.current.done_on_time), is_first=False),
    _Column(gettext_lazy("Done late"), lambda unit: str(unit.current.done_late)),
    _Column(gettext_lazy("On time"), lambda unit: _share(unit.current)),
    _Column(gettext_lazy("by first due"), lambda unit: _share(unit.first), is_first=False),
    _Column(gettext_lazy("Undated"), lambda unit: str(unit.undated)),
    _Column(gettext_lazy("Apart"), lambda unit: str(unit.apart), is_first=False),
)
