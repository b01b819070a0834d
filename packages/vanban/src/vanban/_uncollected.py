"""Reading without the search for garbage that holds itself: what is made while a text is read is nearly all kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep that search from running meanwhile; it takes a seventh of the time of a long text and finds nothing.

    It is the program's own, so it waits in all threads, and runs again when the first of several readings is done.
    Where the program has switched it off, it stays so.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
