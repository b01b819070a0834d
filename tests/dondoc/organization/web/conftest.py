"""Who is signed in, a second browser for what happens elsewhere, and the day."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from cast import Cast
from dondoc.kernel import clock


@pytest.fixture
def administrator(client: Client, cast: Cast) -> Client:
    client.force_login(cast.administrator)
    return client


@pytest.fixture
def today() -> date:
    return clock.today()


@pytest.fixture
def client_elsewhere() -> Client:
    return Client()
