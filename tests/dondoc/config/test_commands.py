"""The command `dondoc` as a whole: its reference is true, its refusals are sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

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
