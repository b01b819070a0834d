"""What the tests of the application share: a day, a small cast, a place for files."""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker, Settings

from cast import Cast, assemble
from dondoc.organization.actors import Actor


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, on SQLite, what PostgreSQL alone need show: no skip, the other run of `make test` has it."""
    if connection.vendor == "postgresql":
        return
    elsewhere = [item for item in items if item.get_closest_marker("postgresql")]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


@pytest.fixture(autouse=True)
def files_of_a_test(settings: Settings, tmp_path: Path) -> None:
    """Give every test its own place for files and seals."""
    settings.DONDOC_FILES = tmp_path / "files"
    settings.DONDOC_SEALS = tmp_path / "seals"
    storages = settings.STORAGES
    settings.STORAGES = {
        **storages,
        "default": {**storages["default"], "OPTIONS": {"location": tmp_path / "files"}},
    }


@pytest.fixture(scope="module")
def around_the_module(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """Put a transaction around the tests of a module: what takes long is written once for all of them.

    Each test has its own transaction within, so that no test sees what another wrote.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def at() -> datetime:
    """A moment on a working day: Monday, 6 January 2025, nine in the morning in Vietnam."""
    return datetime(2025, 1, 6, 2, 0, tzinfo=UTC)


@pytest.fixture
def actor() -> Actor:
    """The installation itself, which may do everything."""
    return Actor.system()


@pytest.fixture
def cast(db: None, settings: Settings, actor: Actor, at: datetime) -> Cast:
    """One person a role, in a city of four units."""
    settings.DONDOC_COMMITTEE = "UBND"
    return assemble(by=actor, at=at)
