"""A second browser, for what happens elsewhere."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.fixture
def client_elsewhere() -> Client:
    return Client()
