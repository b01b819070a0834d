from __future__ import annotations

from dataclasses import dataclass

import pytest

from dondoc.ui import navigation
from dondoc.ui.navigation import Group, Item, sections_for


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
    assert sections_for(None, "/") == []


def test_a_reader_sees_what_he_may_open_in_order() -> None:
    assert [one.label for one in sections_for(Reader(), "/")] == ["Hôm nay"]
    assert [one.label for one in sections_for(Reader(frozenset({"document.view"})), "/")] == ["Hôm nay", "Văn bản"]


def test_the_page_and_those_below_it_are_current_but_all_is_not_below_home() -> None:
    reader = Reader(frozenset({"document.view"}))
    assert [one.label for one in sections_for(reader, "/documents/7/") if one.is_current] == ["Văn bản"]
    assert [one.label for one in sections_for(reader, "/") if one.is_current] == ["Hôm nay"]
    assert not [one for one in sections_for(reader, "/journal/") if one.is_current]


def test_of_two_addresses_that_fit_the_longer_is_current() -> None:
    navigation.register(Item("Trễ hạn", "late", order=40))
    reader = Reader(frozenset({"document.view"}))
    assert [one.label for one in sections_for(reader, "/documents/late/") if one.is_current] == ["Trễ hạn"]


def test_an_address_registered_again_replaces_the_item() -> None:
    navigation.register(Item("Việc hôm nay", "home", order=10))
    assert [one.label for one in sections_for(Reader(), "/")] == ["Việc hôm nay"]


LATENESS = Group("Báo cáo", order=40)


def register_a_group() -> None:
    navigation.register(Item("Mọi việc trễ", "late", order=20, group=LATENESS))
    navigation.register(Item("Văn bản trễ", "documents", verb="document.view", order=10, group=LATENESS))


def test_pages_of_a_group_stand_in_one_place_that_leads_to_the_first() -> None:
    register_a_group()
    home, reports = sections_for(Reader(frozenset({"document.view"})), "/documents/late/")
    assert (home.label, home.links) == ("Hôm nay", ())
    assert (reports.label, reports.url, reports.is_current) == ("Báo cáo", "/documents/", True)
    assert [(link.label, link.is_current) for link in reports.links] == [("Văn bản trễ", False), ("Mọi việc trễ", True)]


def test_a_group_of_which_one_page_is_open_is_that_page() -> None:
    register_a_group()
    late = sections_for(Reader(), "/")[1]
    assert (late.label, late.url, late.is_current, late.links) == ("Mọi việc trễ", "/documents/late/", False, ())
