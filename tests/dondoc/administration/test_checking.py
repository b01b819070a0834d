"""`dondoc check` says what is to be done, and its exit status tells a monitor whether there is anything."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.contrib.staticfiles.finders import get_finders
from django.db import OperationalError

from dondoc.administration.commands.checking import check
from dondoc.journal.actions import Deed, record, seal
from dondoc.journal.rules import Author
from dondoc.kernel import clock
from factories import DeliveryFactory, RunFactory


def gather_styles(folder):
    """Lay styles and scripts where `collectstatic` does."""
    for finder in get_finders():
        for path, storage in finder.list([]):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(storage.path(path), folder / path)
    (folder / "staticfiles.json").write_text("{}")


@pytest.fixture
def installation(cast, settings, tmp_path, monkeypatch):
    """An installation with nothing to be done."""
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.DONDOC_HOME = tmp_path
    settings.DONDOC_FILES, settings.DONDOC_SEALS = tmp_path / "files", tmp_path / "seals"
    gather_styles(tmp_path / "static")
    settings.STATIC_ROOT, settings.SECRET_KEY, settings.DONDOC_COMMITTEE = tmp_path / "static", "x" * 50, "UBND"
    cast.administrator.set_password("con đường làng quê")
    cast.administrator.save()
    monkeypatch.setattr("dondoc.administration.checks.years_without_notice", lambda _on: [])
    monkeypatch.setattr("shutil.which", lambda program: f"/usr/bin/{program}")
    seal(at=clock.now(), kept_in=settings.DONDOC_SEALS)
    return cast


def looked():
    answer = CliRunner().invoke(check, ["--json"], catch_exceptions=False)
    return answer.exit_code, json.loads(answer.output)


def test_an_installation_that_is_well_has_nothing_to_be_done(installation):
    status, found = looked()
    assert status == 0
    assert found.pop("is_well") is True
    assert len(found) == 9
    assert not any(found.values())


def told(code, said):
    status, found = looked()
    assert status == 1
    assert found.pop("is_well") is False
    assert [part for part, troubles in found.items() if troubles] == [code]
    assert said in found[code][0]


def test_folders_that_cannot_be_written_are_named(installation, settings, tmp_path):
    (tmp_path / "in-the-way").write_text("")
    settings.DONDOC_FILES = tmp_path / "in-the-way" / "files"
    told("folders", "in-the-way/files")


def test_a_folder_that_others_on_the_machine_may_read_is_named(installation, tmp_path):
    tmp_path.chmod(0o755)
    told("folders", "chmod o=")


def test_styles_that_were_never_gathered_or_are_of_another_version_are_said(installation, tmp_path):
    sheet = tmp_path / "static" / "ui" / "theme.css"
    sheet.write_text("body {}")
    told("styles", "collectstatic")
    shutil.rmtree(tmp_path / "static")
    told("styles", "collectstatic")


def test_a_committee_that_no_unit_is_is_said(installation, settings):
    settings.DONDOC_COMMITTEE = "KHAC"
    told("organization", "KHAC")


def test_a_key_that_can_be_guessed_is_said(installation, settings):
    settings.SECRET_KEY = "bí mật"
    told("settings", "DONDOC_SECRET_KEY")


def test_a_site_without_a_name_is_said(installation, settings):
    settings.ALLOWED_HOSTS = []
    told("settings", "DONDOC_HOSTS")


def test_little_room_is_said_before_there_is_none(installation, monkeypatch):
    monkeypatch.setattr("dondoc.administration.checks._LEAST_FREE", 2**60)
    told("folders", "MB")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DEBUG", True, "DONDOC_DEBUG"),
        ("ALLOWED_HOSTS", ["*"], "DONDOC_HOSTS"),
    ],
)
def test_settings_that_let_others_in_are_named(installation, settings, monkeypatch, name, value, said):
    settings.SESSION_COOKIE_SECURE = True
    monkeypatch.setattr("dondoc.administration.checks._database", lambda _at: iter(()))
    setattr(settings, name, value)
    _status, found = looked()
    assert said in " ".join(found["settings"])


def test_a_site_for_others_without_tls_is_named(installation, settings):
    settings.ALLOWED_HOSTS, settings.SESSION_COOKIE_SECURE = ["dondoc.example.gov.vn"], False
    _status, found = looked()
    assert "DONDOC_HTTPS" in found["settings"][0]


def test_a_site_for_others_that_calls_itself_local_is_named(installation, settings):
    settings.ALLOWED_HOSTS, settings.SESSION_COOKIE_SECURE = ["dondoc.example.gov.vn"], True
    assert "DONDOC_SITE" in looked()[1]["settings"][0]
    settings.DONDOC_SITE = "https://dondoc.example.gov.vn"
    assert looked()[1]["settings"] == []


def test_runs_that_wait_for_a_worker_are_counted(installation):
    RunFactory(not_before=clock.now() - timedelta(hours=1))
    told("workers", "dondoc work")


def test_a_run_that_has_just_come_is_no_trouble(installation):
    RunFactory(not_before=clock.now() - timedelta(minutes=1))
    assert looked()[0] == 0


def test_a_journal_that_nobody_seals_is_said(installation):
    long_ago = clock.now() - timedelta(days=3)
    record(Deed("unit.added", "unit", 1, "Sở Thử"), by=Author(name="Ai đó", unit="", person_id=None), at=long_ago)
    told("journal", "dondoc journal seal")


def test_messages_that_were_given_up_are_counted(installation):
    DeliveryFactory(state="failed", ended_at=clock.now())
    told("messages", "1")


def test_an_installation_without_an_administrator_who_can_sign_in_is_named(installation):
    installation.administrator.set_unusable_password()
    installation.administrator.save()
    told("organization", "dondoc password-link")


def test_days_off_that_are_not_entered_are_said_for_this_year_alone(installation, monkeypatch):
    year = clock.today().year
    monkeypatch.setattr("dondoc.administration.checks.years_without_notice", lambda _on: [year, year + 1])
    told("organization", str(year))
    assert len(looked()[1]["organization"]) == 1


def test_programs_that_are_missing_are_named_with_their_package(installation, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda program: None if program == "antiword" else program)
    told("programs", "apt install antiword")


def test_a_database_that_does_not_answer_is_all_that_is_said(installation, monkeypatch):
    def silent(*_given):
        raise OperationalError("connection refused")

    monkeypatch.setattr("dondoc.administration.checks.MigrationExecutor", silent)
    status, found = looked()
    assert (status, list(found)) == (1, ["is_well", "database"])
    assert "connection refused" in found["database"][0]


def test_a_database_older_than_the_program_is_all_that_is_said(installation, monkeypatch):
    monkeypatch.setattr("django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *_given: ["one"])
    _status, found = looked()
    assert "dondoc manage migrate" in found["database"][0]


def test_the_sentences_say_what_is_well_and_what_is_not(installation, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _program: None)
    said = CliRunner().invoke(check, []).output
    assert said.count("✓") == 8
    assert said.count("✗") == 1
