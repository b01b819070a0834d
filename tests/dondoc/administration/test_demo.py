"""The demo: never mixed with anybody's real work, and its years are lived once."""

from __future__ import annotations

import socket
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings

from dondoc.administration.commands.demo import NotADemo, PortTaken, demo
from dondoc.journal.models import Entry
from dondoc.journal.verification import verify_database
from dondoc.tasks.models import Assignment
from factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.DONDOC_HOME = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(demo, [*arguments, "--size", "0"])


def test_an_installation_with_real_people_is_left_alone() -> None:
    PersonFactory()
    said = run("--no-serve")
    assert isinstance(said.exception, NotADemo)
    assert not Entry.objects.exists()


@pytest.fixture
def taken_port() -> Generator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_is_taken_is_named_before_anything_is_done(taken_port: int, home: Path) -> None:
    said = run("--port", str(taken_port))
    assert isinstance(said.exception, PortTaken)
    assert str(taken_port) in str(said.exception)
    assert not (home / "accounts").exists()


def test_a_new_city_has_lived_since_2023_and_lives_its_years_once() -> None:
    assert CliRunner().invoke(demo, ["--no-serve", "--size", "20"]).exit_code == 0
    lived = Assignment.objects.filter(sent_at__lt=datetime(2023, 10, 27, tzinfo=UTC))
    before = (Assignment.objects.count(), Entry.objects.count())
    assert lived.exists()
    assert before[0] >= 254
    assert CliRunner().invoke(demo, ["--no-serve", "--size", "20"]).exit_code == 0
    assert (Assignment.objects.count(), Entry.objects.count()) == before
    assert verify_database().sound
