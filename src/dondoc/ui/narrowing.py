"""Which rows of a long table are shown: a page of them, those whose name has some words, or all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest

from dondoc.kernel.folding import fold
from dondoc.kernel.paging import SIZE, page_of_rows

T = TypeVar("T")
WORDS, ROWS, ALL = "text", "rows", "all"
"""What the address says: the words, and that all rows are asked for."""


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """The `rows` that are shown and the key of the next ones: of `number` rows in all those whose name has the `words`.

    A table that `is_long` has more rows than a page.
    """

    rows: Sequence[T]
    next_key: str | None
    number: int
    words: str
    is_long: bool


def shown(request: HttpRequest, rows: Sequence[T], name: Callable[[T], str]) -> Shown[T]:
    """Return which of the rows are asked for by the address, in the order they have. Raises `BadPageKey`."""
    is_long = len(rows) > SIZE
    words = request.GET.get(WORDS, "").strip() if is_long else ""
    folded = fold(words)
    found = [row for row in rows if folded in fold(name(row))] if folded else rows
    if request.GET.get(ROWS) == ALL:
        return Shown(found, None, len(rows), words, is_long)
    page = page_of_rows(found, after=request.GET.get("after"))
    return Shown(page.rows, page.next_key, len(rows), words, is_long)
