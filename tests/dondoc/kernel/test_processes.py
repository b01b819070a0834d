"""Work divided among processes comes back as if one had done it."""

from __future__ import annotations

import asyncio
import math
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from dondoc.journal.models import Entry
from dondoc.journal.queries import Stretch
from dondoc.journal.verification import check_stretch
from dondoc.kernel.processes import each_in_order


@pytest.mark.parametrize("processes", [1, 2])
def test_what_was_divided_comes_back_in_the_order_of_its_parts(processes: int) -> None:
    assert list(each_in_order(math.factorial, ((n,) for n in range(20)), processes=processes)) == [
        math.factorial(n) for n in range(20)
    ]


def test_more_processes_than_one_are_others_than_this() -> None:
    assert os.getpid() not in each_in_order(os.getpid, [()] * 4, processes=2)


@pytest.mark.django_db
def test_a_transaction_is_not_divided() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        list(each_in_order(os.getpid, [()], processes=2))


@pytest.mark.parametrize("processes", [1, 2])
def test_what_the_work_raises_is_raised_here(processes: int) -> None:
    with pytest.raises(ValueError, match="negative"):
        list(each_in_order(math.factorial, [(-1,)], processes=processes))


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_a_loop_does_not_see_is_not_shared_by_what_it_divides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As when a browser is driven from this thread: what was opened before its loop began stays open."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

    async def divided() -> list[int]:
        parts = [(Stretch("task"), [])] * 100
        return [part.entries for part in each_in_order(check_stretch, parts, processes=2)]

    def opened_before_its_loop() -> list[int]:
        try:
            assert not Entry.objects.exists()
            entries = asyncio.run(divided())
            assert not Entry.objects.exists()
            return entries
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as another:  # the browser that an earlier test opened may be driven from this one
        assert another.submit(opened_before_its_loop).result() == [0] * 100
