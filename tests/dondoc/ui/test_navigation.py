from __future__ import annotations

from dataclasses import dataclass

import pytest

from dondoc.ui import navigation
from dondoc.ui.navigation import Item, links_for


@dataclass(frozen=True)
class Reader:
    verbs: frozenset[str] = frozenset()
    name: str = "Nguyễn Văn Ví Dụ"
    unit_name: str = "Sở Nội vụ"

    def may(self, verb: str) -> bool:
        return verb in self.verbs


@pytest.fixture(autouse=True)
def items(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test a navigation of its own, over addresses that it names."""
    addresses = {"home": "/", "documents": "/documents/", "late": "/documents/late/"}
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "address", lambda name: addresses.get(name, ""))
    navigation.register(Item("Văn bản", "documents", verb="document.view", order=20))
    navigation.register(Item("Hôm nay", "home", order=10))
    navigation.register(Item("Đã bỏ", "gone", order=30))


def test_a_stranger_is_led_nowhere() -> None:
    assert links_for(None, "/") == []


def test_a_reader_sees_what_he_may_open_in_order() -> None:
    assert [link.label for link in links_for(Reader(), "/")] == ["Hôm nay"]
    assert [link.label for link in links_for(Reader(frozenset({"document.view"})), "/")] == ["Hôm nay", "Văn bản"]


def test_the_page_and_those_below_it_are_current_but_all_is_not_below_home() -> None:
    reader = Reader(frozenset({"document.view"}))
    assert [link.label for link in links_for(reader, "/documents/7/") if link.is_current] == ["Văn bản"]
    assert [link.label for link in links_for(reader, "/") if link.is_current] == ["Hôm nay"]
    assert not [link for link in links_for(reader, "/journal/") if link.is_current]


def test_of_two_addresses_that_fit_the_longer_is_current() -> None:
    navigation.register(Item("Trễ hạn", "late", order=40))
    reader = Reader(frozenset({"document.view"}))
    assert [link.label for link in links_for(reader, "/documents/late/") if link.is_current] == ["Trễ hạn"]


def test_an_address_registered_again_replaces_the_item() -> None:
    navigation.register(Item("Việc hôm nay", "home", order=10))
    assert [link.label for link in links_for(Reader(), "/")] == ["Việc hôm nay"]
