"""How far a long action has come: told to whoever started it, who may show a bar or keep a row."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Hears how much is done.

    Called from inside the action's transaction, so it may only show or remember, never write to the same rows.
    """

    def __call__(self, done: int, total: int, /) -> None:
        """`done` of `total` parts are finished: 0 <= done <= total; the last call has done == total."""


def silent(done: int, total: int, /) -> None:
    """Hear it, and say nothing: for callers who do not wait for it."""
