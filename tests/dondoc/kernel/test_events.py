from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db import transaction

from dondoc.kernel import events
from dondoc.kernel.events import Event, announce, subscribe


@dataclass(frozen=True, slots=True)
class DoorOpened(Event):
    """A fact of these tests."""

    door: int


@dataclass(frozen=True, slots=True)
class BackDoorOpened(DoorOpened):
    """A more special one."""


@pytest.fixture(autouse=True)
def nobody_listens_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_listeners", {})


@pytest.fixture
def heard() -> list[str]:
    said: list[str] = []
    subscribe(DoorOpened, lambda fact: said.append(f"first {fact.door}"))
    subscribe(DoorOpened, lambda fact: said.append(f"second {fact.door}"))
    return said


@pytest.mark.django_db
def test_listeners_hear_a_fact_at_once_in_the_order_of_subscription(heard: list[str]) -> None:
    announce(DoorOpened(3))
    assert heard == ["first 3", "second 3"]


@pytest.mark.django_db
def test_a_listener_hears_only_the_kind_it_asked_for(heard: list[str]) -> None:
    announce(BackDoorOpened(3))
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_announced(heard: list[str]) -> None:
    with pytest.raises(RuntimeError, match="DoorOpened was announced outside a transaction"):
        announce(DoorOpened(3))
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_where_a_listener_fails_the_announcer_fails_as_a_whole() -> None:
    def fail(fact: DoorOpened) -> None:
        raise LookupError(fact.door)

    def act() -> None:
        with transaction.atomic():
            announce(DoorOpened(3))

    subscribe(DoorOpened, fail)
    with pytest.raises(LookupError):
        act()
