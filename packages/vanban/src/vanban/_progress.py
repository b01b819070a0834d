"""How far opening a file of many scanned pages has come, told to whoever gave a listener to `vanban.read`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Progress = Callable[[int, int], object]
"""Hears (done, total) pages: 0 <= done <= total."""

_listener: ContextVar[Progress | None] = ContextVar("listener", default=None)


@contextmanager
def heard_by(progress: Progress | None) -> Iterator[None]:
    """Let `progress` hear what `tell` says within the block: the openers lie too deep to hand it through."""
    token = _listener.set(progress)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(done: int, total: int) -> None:
    """Say that `done` of `total` pages are read."""
    progress = _listener.get()
    if progress is not None:
        progress(done, total)
