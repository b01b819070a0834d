"""`dondoc journal`: seal it, verify it, export it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

import click
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rich.console import Console
from rich.table import Table

from dondoc.journal import actions, exports, verification
from dondoc.journal.verification import Verification
from dondoc.kernel import clock, processes
from dondoc.kernel.errors import Refusal


class NotAnExport(Refusal):
    """The file to be verified is no export of a journal."""

    code = "not-an-export"


@click.group()
def journal() -> None:
    """Seal, verify and export the journal."""


@journal.command()
def seal() -> None:
    """Seal what has been recorded since the last seal; meant for a daily timer. Keeps a copy outside the database."""
    made = actions.seal(at=clock.now(), kept_in=settings.DONDOC_SEALS)
    if made is None:
        click.echo(_("Nothing has been recorded since the last seal."))
        return
    click.echo(
        _("Seal %(number)d covers %(heads)d objects up to entry %(entry)d. Root: %(root)s. Kept in %(folder)s.")
        % {
            "number": made.number,
            "heads": made.heads,
            "entry": made.last_entry_id,
            "root": made.root,
            "folder": settings.DONDOC_SEALS,
        }
    )


@journal.command()
@click.option(
    "--export",
    "export_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Verify this file instead of the database.",
)
@click.option(
    "--seals",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where seals are kept outside; for the database, the installation's own folder when left out.",
)
@click.option(
    "--processes",
    type=click.IntRange(1),
    default=processes.at_hand,
    show_default="one a processor",
    help="How many processes divide a long journal of the database.",
)
def verify(export_file: Path | None, seals: Path | None, processes: int) -> None:
    """Look for entries that were altered, reordered, inserted or removed. Exit status 1 when there are any."""
    if export_file:
        found = _of_export(export_file, seals)
    else:
        found = verification.verify_database(kept_in=seals or settings.DONDOC_SEALS, processes=processes)
    if found.sound:
        click.echo(
            _("The journal is sound: %(entries)d entries, %(seals)d seals.")
            % {"entries": found.entries, "seals": found.seals}
        )
        return
    _print_faults(found)
    sys.exit(1)


def _of_export(file: Path, seals: Path | None) -> Verification:
    try:
        with file.open(encoding="utf-8") as lines:
            return exports.verify_export(lines, kept_in=seals)
    except (ValueError, KeyError, TypeError) as wrong:
        raise NotAnExport(
            _("%(file)s is no export of the journal: %(why)s. Give a file that `dondoc journal export` wrote.")
            % {"file": file, "why": wrong}
        ) from wrong


def _print_faults(found: Verification) -> None:
    table = Table(_("Where"), _("Fault"), _("What it means"), title=_("The journal is not sound"))
    for fault in found.faults:
        table.add_row(fault.where, fault.kind, fault.sentence)
    Console().print(table)
    click.echo(
        ngettext(
            "%(number)d fault in %(entries)d entries and %(seals)d seals.",
            "%(number)d faults in %(entries)d entries and %(seals)d seals.",
            len(found.faults),
        )
        % {"number": len(found.faults), "entries": found.entries, "seals": found.seals}
    )


@journal.command()
@click.argument("file", type=click.File("w", encoding="utf-8", atomic=True))
def export(file: TextIO) -> None:
    """Write the whole journal to FILE, one JSON object a line; `-` writes to the standard output."""
    count = exports.export(file)
    click.echo(_("%(number)d entries exported.") % {"number": count}, err=True)
