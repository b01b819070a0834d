"""A list in pages is the whole list, once, in its order; what is no key of a page is refused in a sentence."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.journal.models import Entry
from dondoc.kernel import paging
from dondoc.kernel.paging import BadPageKey, page_after
from factories import EntryFactory

pytestmark = pytest.mark.django_db
ORDERS = [("id",), ("-id",), ("verb", "id"), ("-recorded_at", "verb", "-id"), ("recorded_at", "-verb", "id")]
DAY = datetime(2025, 1, 6, tzinfo=UTC)
rows_drawn = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=12)


def walked(order: Sequence[str], size: int) -> list[int]:
    """Follow the keys from the first page to the last."""
    seen: list[int] = []
    key: str | None = None
    while True:
        page = page_after(Entry.objects.all(), order, after=key, size=size)
        assert len(page.rows) <= size
        seen += [row.pk for row in page.rows]
        key = page.next_key
        if key is None:
            return seen
        assert page.rows, "a page that leads on shows something"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(rows=rows_drawn, order=st.sampled_from(ORDERS), size=st.integers(1, 5))
def test_pages_one_after_the_other_are_the_whole_list(
    rows: list[tuple[str, int]], order: tuple[str, ...], size: int
) -> None:
    with transaction.atomic():
        for verb, days in rows:
            EntryFactory(verb=verb, recorded_at=DAY + timedelta(days=days, microseconds=days))
        whole = list(Entry.objects.order_by(*order).values_list("pk", flat=True))
        assert walked(order, size) == whole
        transaction.set_rollback(True)


def test_rows_added_meanwhile_neither_repeat_nor_hide_others() -> None:
    first, second = EntryFactory(), EntryFactory()
    page = page_after(Entry.objects.all(), ["-id"], after=None, size=1)
    EntryFactory()
    assert page.rows == [second]
    assert page_after(Entry.objects.all(), ["-id"], after=page.next_key, size=1).rows == [first]


def test_a_deep_page_reads_no_more_than_the_first(django_assert_num_queries: Any) -> None:
    for _number in range(5):
        EntryFactory()
    key = page_after(Entry.objects.all(), ["id"], after=None, size=2).next_key
    with django_assert_num_queries(1) as asked:
        page_after(Entry.objects.all(), ["id"], after=key, size=2)
    assert "OFFSET" not in asked[0]["sql"]


def key_of(values: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "key",
    [
        "*",
        "á",
        "abc",
        key_of({"id": 1}),
        key_of([1]),
        key_of([1, 2, 3]),
        key_of(["no date", 1]),
        key_of([None, 1]),
        key_of(["2025-01-06T00:00:00+00:00", "no number"]),
        key_of(["2025-01-06T00:00:00+00:00", [1]]),
        key_of(["2025-01-06T00:00:00+00:00", float("inf")]),
        key_of(["\0", 1]),
    ],
)
def test_a_key_that_was_not_given_out_is_refused(key: str) -> None:
    EntryFactory()
    with pytest.raises(BadPageKey) as refused:
        page_after(Entry.objects.all(), ["-recorded_at", "-id"], after=key)
    assert refused.value.code == "bad-page-key"
    assert "trang đầu" in str(refused.value)


def test_rows_at_hand_are_paged_by_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "SIZE", 2)
    first = paging.page_of_rows("abc", after=None)
    assert first.rows == ["a", "b"]
    assert paging.page_of_rows("abc", after=first.next_key) == paging.Page(["c"], None)
