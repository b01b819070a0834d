"""A browser without a screen, signed in as one of the cast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from dondoc.organization.models import Person


@pytest.fixture
def as_(client: Client) -> Callable[[int], Client]:
    """Return what signs in the person with this id."""

    def enter(person_id: int) -> Client:
        client.force_login(Person.objects.get(pk=person_id))
        return client

    return enter
