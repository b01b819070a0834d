"""The room's part of the `dondoc` command: taking files in."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dondoc.documents.actions import Intake, intake, require_fits
from dondoc.documents.models import Direction, Document
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.organization.actors import Actor


@click.command("intake")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--incoming", "direction", flag_value=Direction.INCOMING.value, help="The documents came to us.")
@click.option("--issued", "direction", flag_value=Direction.ISSUED.value, help="The documents are our own.")
@click.option("--received-on", type=click.DateTime(["%Y-%m-%d"]), help="Day of receipt; today when left out.")
@click.option("--number", type=int, help="Receipt number, for one file; the next one when left out.")
def intake_command(
    files: tuple[Path, ...], direction: str | None, received_on: datetime | None, number: int | None
) -> None:
    """Take files into the register of documents, one document a file."""
    if number is not None and len(files) > 1:
        raise click.UsageError(_("A receipt number belongs to one document. Give one file, or leave the number out."))
    console = Console(soft_wrap=True)
    refused = 0
    for file in files:
        try:
            taken = intake(
                content=_bytes(file),
                name=file.name,
                direction=Direction(direction) if direction else None,
                received_on=received_on.date() if received_on else None,
                receipt_number=number,
                by=Actor.system(),
                at=clock.now(),
            )
        except Refusal as refusal:
            refused += 1
            click.echo(f"{file}: {refusal}", err=True)
        else:
            _tell(console, file, taken)
    if refused:
        sys.exit(1)


def _bytes(file: Path) -> bytes:
    """Return the file's bytes. Raises `FileRefused` before reading one that is too large or empty anyway."""
    require_fits(file.stat().st_size, file.name)
    return file.read_bytes()


def _tell(console: Console, file: Path, taken: Intake) -> None:
    document = taken.document
    table = Table(show_header=False, box=None, title=Text(str(file)), title_justify="left", title_style="bold")
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in _lines(document):
        if value:
            table.add_row(label, Text(value))
    if not taken.is_new:
        table.add_row("", _("This file was taken in before; nothing was stored again."))
    console.print(table)


def _lines(document: Document) -> list[tuple[str, str]]:
    receipt = ""
    if document.receipt_number is not None and document.received_on is not None:
        receipt = _("%(number)s on %(day)s") % {
            "number": document.receipt_number,
            "day": f"{document.received_on:%d/%m/%Y}",
        }
    found = len(document.reading.get("tasks") or [])
    return [
        (_("Number and notation"), document.code),
        (_("Date of issue"), f"{document.issued_on:%d/%m/%Y}" if document.issued_on else ""),
        (_("Issuer"), document.issuer),
        (_("Subject"), document.subject),
        (_("In the register"), document.get_direction_display()),
        (_("Receipt number"), receipt),
        (_("Tasks found"), ngettext("%(count)d task", "%(count)d tasks", found) % {"count": found}),
    ]
