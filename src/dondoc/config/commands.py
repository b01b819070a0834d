"""The command `dondoc`: every room's part, gathered. `dondoc manage ...` reaches Django's own commands."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click
import django
from django.conf import settings
from django.db import OperationalError, ProgrammingError
from django.utils.translation import gettext as _
from environs import EnvError

from dondoc.kernel.errors import Refusal


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dondoc")
def dondoc() -> None:
    """Đôn Đốc: from a directive to a verified result."""


@dondoc.command(context_settings={"ignore_unknown_options": True, "help_option_names": []}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a command of Django: migrate, shell, collectstatic, ..."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["dondoc manage", *arguments])


def gather() -> click.Group:
    """Return the whole command. The rooms' parts need Django ready, so they are imported here and not above."""
    from dondoc.administration.commands import check, demo, journal, life, setup
    from dondoc.documents.commands import intake_command
    from dondoc.jobs.commands import work
    from dondoc.notices.commands import notices
    from dondoc.organization.commands import grant_role, password_link
    from dondoc.oversight.commands import oversight, sweep_command
    from dondoc.reports.commands import overdue_command, report
    from dondoc.tasks.commands import hand_on, reorganise
    from dondoc.workcalendar.commands import due

    for command in (
        check,
        demo,
        due,
        grant_role,
        hand_on,
        intake_command,
        journal,
        life,
        notices,
        oversight,
        overdue_command,
        password_link,
        reorganise,
        report,
        setup,
        sweep_command,
        work,
    ):
        dondoc.add_command(command)
    return dondoc


def main() -> None:
    """Run the command; what cannot be done is one sentence on standard error and exit status 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    try:
        django.setup()
        gather()(standalone_mode=True)
    except Refusal as refusal:
        _give_up(str(refusal))
    except EnvError as wrong:
        # The settings did not load, and so no language either.
        _give_up(f"{wrong}\nA setting is wrong; docs/reference/settings.md says what each may be.")
    except PermissionError as closed:
        _give_up(f"{closed.filename} is closed to this account. Run the command as the one that the site runs as.")
    except (OperationalError, ProgrammingError) as broken:
        if settings.DEBUG:
            raise
        _give_up(
            _(
                "The database does not answer as it should: %(why)s\nIf it was never prepared, or is older than the "
                "program: dondoc manage migrate. If it cannot be reached, look at DATABASE_URL and DONDOC_HOME, and "
                "whether it runs. DONDOC_DEBUG=true shows where it happened."
            )
            % {"why": str(broken).strip().splitlines()[0]}
        )
    except OSError as broken:
        if broken.filename is None:
            raise
        _give_up(
            _("%(file)s: %(why)s. Give another place, or make it readable and writable.")
            % {"file": broken.filename, "why": broken.strerror}
        )


def _give_up(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(1)
