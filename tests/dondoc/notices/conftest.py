"""People with mail, in an installation that sends it; and what to tell them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import Settings

from dondoc.notices.actions import Message
from dondoc.organization.models import Person
from factories import PersonFactory


@pytest.fixture(autouse=True)
def ways_out(settings: Settings) -> None:
    """Mail is set up; the tests' backend keeps it."""
    settings.EMAIL_HOST = "mail.example.test"
    settings.DONDOC_SITE = "https://dondoc.example.test"


@pytest.fixture
def person(db: None) -> Person:
    """Somebody with a mail address."""
    return PersonFactory(email="chuyen.vien@example.test")


@pytest.fixture
def message(person: Person) -> Callable[..., Message]:
    """A message to the person, with what the test changes."""

    def made(**changes: object) -> Message:
        told = {"person_id": person.pk, "key": "sent:1", "title": "Việc mới", "address": "/assignments/1/"}
        return Message(**(told | changes))  # type: ignore[arg-type]

    return made
