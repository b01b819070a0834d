"""`dondoc life`: years of invented life for the demo city."""

from __future__ import annotations

from datetime import datetime

import click
from django.core.management import call_command
from django.utils.translation import ngettext
from rich.console import Console

from dondoc.administration.commands.demo import SEED, SIZE, live_through, require_demo
from dondoc.administration.demo_city import FOUNDED_AT, load_city
from dondoc.kernel import clock
from dondoc.organization.actors import Actor


@click.command()
@click.option("--size", type=click.IntRange(1), default=SIZE, show_default=True, help="About how many assignments.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="The same seed gives the same years.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Up to the beginning of this day; now when left out.")
def life(size: int, seed: int, until: datetime | None) -> None:
    """Give the demo city its years from 2023 on: documents, work, and what became of it. Only once."""
    console = Console(highlight=False)
    call_command("migrate", verbosity=0, interactive=False)
    require_demo()
    load_city(by=Actor.system(), at=FOUNDED_AT)
    end = until.replace(tzinfo=clock.HOME) if until else clock.now()
    made = live_through(console, size=size, seed=seed, until=end)
    console.print(ngettext("%(n)s assignment was lived.", "%(n)s assignments were lived.", made) % {"n": made})
