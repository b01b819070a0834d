"""The command `dondoc` as a whole: its reference is true, its refusals are sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from django.db import OperationalError, ProgrammingError
from environs import EnvValidationError

from dondoc.config import commands
from dondoc.kernel.errors import Refusal

REFERENCE = (Path(__file__).parents[3] / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")


def spoken(group: click.Group, before: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from spoken(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


COMMANDS = list(spoken(commands.gather(), "dondoc"))


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _command in COMMANDS])
def test_every_command_and_option_stands_in_the_reference(name: str, command: click.Command) -> None:
    lines = [line for line in REFERENCE.splitlines() if line.startswith((f"| `{name}`", f"| `{name} "))]
    assert len(lines) == 1, f"docs/reference/commands.md needs one line for {name}"
    assert command.help or command.callback.__doc__
    for option in command.params:
        if isinstance(option, click.Option):
            spellings = "|".join((*option.opts, *option.secondary_opts))
            assert re.search(rf"(?<![\w-])({spellings})\b", lines[0]), f"{name}: {option.opts} is not described"


def test_a_refusal_is_one_sentence_and_status_1(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    @click.command()
    def refused() -> None:
        raise Refusal("This cannot be done. Do that.")

    monkeypatch.setattr(commands, "gather", lambda: refused)
    monkeypatch.setattr("sys.argv", ["dondoc"])
    with pytest.raises(SystemExit) as ended:
        commands.main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == "This cannot be done. Do that.\n"


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (OperationalError("no such table: tasks_task"), "dondoc manage migrate"),
        (ProgrammingError('relation "tasks_task" does not exist'), "dondoc manage migrate"),
        (
            FileNotFoundError(2, "No such file or directory", "/no/such/folder/a.docx"),
            "/no/such/folder/a.docx: No such",
        ),
        (EnvValidationError('Environment variable "DONDOC_MAIL_PORT" invalid', []), "DONDOC_MAIL_PORT"),
        (PermissionError(13, "Permission denied", "/srv/dondoc/data/secret-key"), "closed to this account"),
    ],
)
def test_what_breaks_around_the_program_is_said_and_not_traced(monkeypatch, capsys, broken, said) -> None:
    @click.command()
    def breaks() -> None:
        raise broken

    monkeypatch.setattr(commands, "gather", lambda: breaks)
    monkeypatch.setattr("sys.argv", ["dondoc"])
    with pytest.raises(SystemExit) as ended:
        commands.main()
    assert ended.value.code == 1
    assert said in capsys.readouterr().err


def test_who_looks_for_the_fault_sees_where_it_happened(monkeypatch, settings) -> None:
    @click.command()
    def breaks() -> None:
        raise OperationalError("no such table")

    settings.DEBUG = True
    monkeypatch.setattr(commands, "gather", lambda: breaks)
    monkeypatch.setattr("sys.argv", ["dondoc"])
    with pytest.raises(OperationalError):
        commands.main()
