"""`dondoc check`: whether this installation is whole and at work, for who runs the machine and for his monitoring."""

from __future__ import annotations

import json
import sys

import click

from dondoc.administration.checks import look, name_of
from dondoc.kernel import clock


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def check(as_json: bool) -> None:
    """Look whether the installation is whole and at work; exit status 1 when something is to be done, and what.

    Nothing is changed. For a monitor, every few minutes, and after each update.
    """
    found = look(clock.now())
    if as_json:
        click.echo(json.dumps({"is_well": not any(found.values()), **found}, ensure_ascii=False))
    else:
        for code, troubles in found.items():
            click.echo(f"{'✗' if troubles else '✓'} {name_of(code)}")
            for trouble in troubles:
                click.echo(f"    {trouble}")
    sys.exit(1 if any(found.values()) else 0)
