"""The journal from the command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings

from dondoc.administration.commands.journal import NotAnExport, journal
from dondoc.journal.actions import Deed, record
from dondoc.journal.models import Entry, Seal
from dondoc.journal.rules import Author

pytestmark = pytest.mark.django_db


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(journal, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def something_recorded(at: datetime) -> None:
    record(Deed("thing.made", "thing", 1, "Việc 1"), by=Author("Nguyễn Văn Thử"), at=at)


def test_a_seal_says_what_it_covers_and_where_it_is_kept(settings: Settings) -> None:
    said = run("seal")
    assert Seal.objects.get().root in said.output
    assert str(settings.DONDOC_SEALS) in said.output
    assert (settings.DONDOC_SEALS / "000001.json").exists()
    again = run("seal")
    assert again.exit_code == 0
    assert again.output.strip() == "Từ dấu niêm gần nhất đến nay chưa ghi nhận gì thêm."


def test_a_sound_journal_is_called_so() -> None:
    run("seal")
    said = run("verify")
    assert said.exit_code == 0
    assert "1 mục, 1 dấu niêm" in said.output


def test_an_unsound_one_ends_with_status_1_and_says_where() -> None:
    Entry.objects.update(reason="khác")
    said = run("verify")
    assert said.exit_code == 1
    assert "thing 1 #1" in said.output


def test_the_copies_outside_are_looked_at(settings: Settings) -> None:
    run("seal")
    Seal.objects.all().delete()
    assert run("verify").exit_code == 1
    assert run("verify", "--seals", settings.DONDOC_SEALS).exit_code == 1


def test_an_export_is_verified_without_the_database(tmp_path: Path, settings: Settings) -> None:
    run("seal")
    file = tmp_path / "journal.ndjson"
    assert run("export", file).exit_code == 0
    Entry.objects.all().delete()
    assert run("verify", "--export", file, "--seals", settings.DONDOC_SEALS).exit_code == 0
    file.write_text(file.read_text(encoding="utf-8").replace("Việc 1", "Việc 2"), encoding="utf-8")
    assert run("verify", "--export", file).exit_code == 1


def test_a_file_that_is_no_export_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Kính gửi", encoding="utf-8")
    said = run("verify", "--export", file)
    assert isinstance(said.exception, NotAnExport)
    assert "letter.txt" in str(said.exception)
