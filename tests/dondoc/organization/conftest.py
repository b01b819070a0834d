"""The demo city as the cast of this room's tests."""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from dondoc.administration.demo_city import load_city
from dondoc.organization.actors import Actor


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """Load the demo city once for a module whose tests only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_city(by=Actor.system(), at=datetime(2026, 11, 25, 3, 0, tzinfo=UTC))
        yield
        transaction.set_rollback(True)
