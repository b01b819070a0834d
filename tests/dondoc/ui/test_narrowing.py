"""Long tables show a page of rows, those with some words in their name, or all."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from dondoc.kernel.paging import SIZE, BadPageKey
from dondoc.ui.narrowing import Shown, shown

NAMES = [f"Xã Thử {number}" for number in range(SIZE * 2)] + ["Sở Nội vụ"]


def asked(address: str, names: list[str] = NAMES) -> Shown[str]:
    return shown(RequestFactory().get(address), names, lambda name: name)


def test_pages_have_every_row_once_in_their_order() -> None:
    first = asked("/")
    second = asked(f"/?after={first.next_key}")
    third = asked(f"/?after={second.next_key}")
    assert [*first.rows, *second.rows, *third.rows] == NAMES
    assert third.next_key is None
    assert (first.number, first.is_long) == (len(NAMES), True)


def test_words_find_names_with_and_without_accents() -> None:
    assert asked("/?text=so+noi+vu").rows == asked("/?text=Nội").rows == ["Sở Nội vụ"]
    assert asked("/?text=khong+co").rows == []
    assert asked("/?text=+").rows == NAMES[:SIZE]


def test_all_rows_are_shown_who_asks_for_them() -> None:
    assert list(asked("/?rows=all").rows) == NAMES
    assert asked("/?rows=all").next_key is None


def test_a_short_table_is_shown_as_it_is() -> None:
    found = asked("/?text=khong+co", NAMES[:3])
    assert (list(found.rows), found.is_long, found.words) == (NAMES[:3], False, "")


def test_a_damaged_key_is_refused() -> None:
    with pytest.raises(BadPageKey):
        asked("/?after=x")
