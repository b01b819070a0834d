"""The demo city as the cast of this room's tests."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dondoc.administration.demo_city import load_city
from dondoc.organization.actors import Actor


@pytest.fixture(scope="module")
def city(around_the_module: None) -> None:
    """Load the demo city once for a module whose tests only read."""
    load_city(by=Actor.system(), at=datetime(2026, 11, 25, 3, 0, tzinfo=UTC))
