"""`dondoc intake FILE...`: a summary a file, a sentence a refusal, status 1 when any was refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dondoc.documents.commands import intake_command
from dondoc.documents.errors import FileDamaged
from dondoc.documents.models import Document

pytestmark = pytest.mark.django_db
LETTER = {"code": "4363/UBND-NC", "date": "2023-10-27", "issuer": "Bộ Thử", "subject": "tiếp tục chấn chỉnh"}


@pytest.fixture(autouse=True)
def english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def letter(tmp_path: Path, reader: Any) -> str:
    reader.say(document=LETTER, tasks=[{"quote": "a"}, {"quote": "b"}])
    path = tmp_path / "letter.md"
    path.write_text("Kính gửi", encoding="utf-8")
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(intake_command, arguments)


def test_it_tells_what_it_took_in(letter: str) -> None:
    result = run("--received-on", "2024-05-06", "--number", "12", letter)
    assert result.exit_code == 0, result.output
    for word in ("4363/UBND-NC", "27/10/2023", "Bộ Thử", "tiếp tục chấn chỉnh", "12 on 06/05/2024", "2 tasks"):
        assert word in result.output
    assert Document.objects.get().registered_by_name == "Đôn Đốc"


def test_it_says_when_a_file_was_taken_in_before(letter: str) -> None:
    run(letter)
    result = run(letter)
    assert result.exit_code == 0
    assert "taken in before" in result.output
    assert Document.objects.count() == 1


def test_direction_is_taken_from_the_option(letter: str) -> None:
    assert run("--issued", letter).exit_code == 0
    assert Document.objects.get().direction == "issued"


def test_a_refused_file_is_one_sentence_and_the_others_go_in(letter: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.md"
    empty.touch()
    result = run(str(empty), letter)
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert "empty" in result.stderr
    assert Document.objects.count() == 1


def test_a_refusal_of_the_reader_reaches_the_person(letter: str, reader: Any) -> None:
    reader.says = FileDamaged("The file is cut short.")
    result = run(letter)
    assert result.exit_code == 1
    assert "cut short" in result.stderr


def test_one_number_is_not_for_two_files(letter: str) -> None:
    result = run("--number", "3", letter, letter)
    assert result.exit_code == 2
    assert not Document.objects.exists()


def test_brackets_in_a_subject_are_no_markup(letter: str, reader: Any) -> None:
    reader.say(document={**LETTER, "subject": "[red]gấp[/red] [/x]"})
    assert "[red]gấp[/red] [/x]" in run(letter).output
