"""Work divided among processes of this machine, each with the application and a database connection of its own."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from typing import Any, TypeVar

import django

Result = TypeVar("Result")


def at_hand() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0))


def each_in_order(work: Callable[..., Result], parts: Iterable[tuple[Any, ...]], *, processes: int) -> Iterator[Result]:
    """Call `work`, a function of a module, with each part's arguments; yield what it returns, in their order.

    Parts are taken as they are needed, a few ahead of what was yielded. One process does all of it here; more are
    started anew and see the committed state of the database only. Raises what `work` raises.
    """
    if processes == 1:
        yield from (work(*part) for part in parts)
        return
    # Started anew and not forked: a forked process would share this one's connection to the database.
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=_set_up) as pool:
        ahead: deque[Future[Result]] = deque()
        for part in parts:
            ahead.append(pool.submit(_call, work.__module__, work.__qualname__, part))
            if len(ahead) > 2 * processes:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _set_up() -> None:
    django.setup()


def _call(module: str, name: str, arguments: tuple[Any, ...]) -> Any:
    """Find the function by its name: its module may only be imported when the application is set up."""
    return getattr(import_module(module), name)(*arguments)
