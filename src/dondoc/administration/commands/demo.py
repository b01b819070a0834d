"""`dondoc demo`: the demo city, ready to be looked at in a browser."""

from __future__ import annotations

import os
import socket
import subprocess  # nosec - our own programs, by their full paths
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress, TimeElapsedColumn
from rich.table import Table

from dondoc.administration.demo_accounts import open_accounts
from dondoc.administration.demo_city import FOUNDED_AT, demo_accounts, load_city
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Role

SIZE, SEED = 20_000, 4363
"""How many assignments the demo's city has had, and from what its years are drawn."""
_HOST = "127.0.0.1"


class PortTaken(Refusal):
    """Another program listens where the demo is to be served."""

    code = "port-taken"


class NotADemo(Refusal):
    """The database holds people who are not the demo's."""

    code = "not-a-demo"


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Where to serve it.")
@click.option("--serve/--no-serve", default=True, help="Only make it ready.")
@click.option(
    "--size",
    type=click.IntRange(0),
    default=SIZE,
    show_default=True,
    help="About how many assignments a new city has had since 2023; 0: those of 4363/UBND-NC alone.",
)
def demo(port: int, serve: bool, size: int) -> None:
    """Load the demo city with its years since 2023 and serve it on this machine. Run again, it goes on where it
    stood."""
    from dondoc.administration import (  # here, so that no other command waits for every room to load
        demo_practice,
        demo_story,
    )
    from dondoc.administration.life.writing import is_unlived

    if serve:
        require_free(port)
    console = Console(highlight=False)
    with console.status("...") as status:
        status.update(_("Preparing the database ..."))
        call_command("migrate", verbosity=0, interactive=False)
        require_demo()
        status.update(_("Loading the demo city ..."))
        load_city(by=Actor.system(), at=FOUNDED_AT)
        status.update(_("Issuing 4363/UBND-NC and playing what followed ..."))
        demo_story.tell()
    if size and is_unlived():
        live_through(console, size=size, seed=SEED, until=clock.now())
    with console.status("...") as status:
        status.update(_("Letting its units work as they are asked to ..."))
        demo_practice.practise(at=clock.now())
        status.update(_("Gathering styles and scripts ..."))
        call_command("collectstatic", verbosity=0, interactive=False)
        passwords = open_accounts(settings.DONDOC_HOME / "accounts", by=Actor.system(), at=clock.now())
    show(console, port, passwords)
    if serve:
        start(port)


def live_through(console: Console, *, size: int, seed: int, until: datetime) -> int:
    """Give the city its years, with a bar; return how many assignments they brought. Raises `CannotLive`."""
    from dondoc.administration.life.writing import live

    with Progress(*Progress.get_default_columns(), TimeElapsedColumn(), console=console, transient=True) as bar:
        years = bar.add_task(_("Living the years since 2023 ..."), total=size)
        return live(
            size=size,
            seed=seed,
            until=until,
            progress=lambda done, total: bar.update(years, completed=done, total=total),
        )


def require_free(port: int) -> None:
    """Raise `PortTaken` when something listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as taken:
            raise PortTaken(
                _(
                    "Port %(port)d of this machine is taken by another program, perhaps by a demo that still runs. "
                    "Stop that one, or choose another port: make demo PORT=%(other)d"
                )
                % {"port": port, "other": port + 1 if port < 65535 else 8000}
            ) from taken


def require_demo() -> None:
    """Raise `NotADemo` when the database belongs to somebody's real work."""
    first = demo_accounts()[0].username
    if Person.objects.exists() and not Person.objects.filter(username=first).exists():
        raise NotADemo(
            _(
                "This database (%(home)s) holds people who are not the demo's, and the demo would mix with them. "
                "Give the demo a folder of its own: DONDOC_HOME=var/demo dondoc demo"
            )
            % {"home": settings.DONDOC_HOME}
        )


def show(console: Console, port: int, passwords: Mapping[str, str]) -> None:
    """Print where the demo is and who may sign in."""
    roles = dict(Role.objects.values_list("code", "name"))
    table = Table(_("Role"), _("Name"), _("Sign-in name"), _("Password"), title=_("Demo accounts"))
    for account in demo_accounts():
        table.add_row(roles[account.role], account.full_name, account.username, passwords[account.username])
    console.print(table)
    home = Path(os.path.relpath(settings.DONDOC_HOME))
    console.print(_("Commands see the same city: %(command)s") % {"command": f"DONDOC_HOME={home} .venv/bin/dondoc"})
    console.print(_("Address: %(address)s") % {"address": f"http://{_HOST}:{port}/"})


def start(port: int) -> None:
    """Start a worker and become the web server, with which it ends. Does not return."""
    sys.stdout.flush()
    # The server starts from this process's environment, so that it meets the same database.
    os.environ["DONDOC_HOME"] = str(Path(settings.DONDOC_HOME).resolve())
    worker = str(Path(sys.executable).with_name("dondoc"))
    subprocess.Popen([worker, "work", "--beside", str(os.getpid())])
    program = str(Path(sys.executable).with_name("granian"))
    arguments = ["--interface", "wsgi", "--host", _HOST, "--port", str(port), "--blocking-threads", "4"]
    quiet = ["--log-level", "warning", "--no-ws", "dondoc.config.wsgi:application"]
    os.execv(program, [program, *arguments, *quiet])
