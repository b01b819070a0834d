"""Work divided among processes of this machine, each with a database connection of its own."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

from django.db import connection, connections

Result = TypeVar("Result")


def at_hand() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0))


def each_in_order(work: Callable[..., Result], parts: Iterable[tuple[Any, ...]], *, processes: int) -> Iterator[Result]:
    """Call `work`, a function of a module, with each part's arguments; yield what it returns, in their order.

    Parts are taken as they are needed, a few ahead of what was yielded. One process does all of it here; more are
    forked off, which takes some hundredths of a second, and see the committed state of the database only. So more than
    one are refused with `RuntimeError` in a transaction. Raises what `work` raises.
    """
    if processes == 1:
        yield from (work(*part) for part in parts)
        return
    if connection.in_atomic_block:
        raise RuntimeError("other processes do not see what this transaction has written")
    connections.close_all()  # what is open here a forked process would share
    with ProcessPoolExecutor(processes, get_context("fork"), initializer=_leave_what_was_inherited) as pool:
        pool.submit(os.getpid).result()  # forks all of them: taking parts may open a connection again
        ahead: deque[Future[Result]] = deque()
        for part in parts:
            ahead.append(pool.submit(work, *part))
            if len(ahead) > 2 * processes:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


_inherited: list[object] = []


def _leave_what_was_inherited() -> None:
    """Have a forked process open connections of its own.

    Where a loop ran in the thread that forked, it saw, and closed, its own only. The others stay open to the process
    they belong to, so they are neither used here nor ended.
    """
    for inherited in connections.all(initialized_only=True):
        _inherited.append(inherited)
        del connections[inherited.alias]
