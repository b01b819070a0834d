"""Paging by key: the next page starts after the last row's key, so a deep page costs what the first one costs."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.errors import Refusal

M = TypeVar("M", bound=Model)
T = TypeVar("T")
SIZE = 50
"""How many rows a page has, unless more or fewer are asked for."""
_DAMAGED = _("The page address is damaged. Open the list again from its first page.")


class BadPageKey(Refusal):
    """The address of the page was cut or changed."""

    code = "bad-page-key"


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows of one page and the key of the next, `None` on the last."""

    rows: list[T]
    next_key: str | None


def page_after(rows: QuerySet[M], order: Sequence[str], *, after: str | None, size: int = SIZE) -> Page[M]:
    """Return up to `size` rows that follow the key `after` in `order`.

    `order` names fields, a leading minus for descending; together they must be unique and none may be null. Raises
    `BadPageKey` for a key that this function did not give out for the same order.
    """
    if after:
        rows = _after(rows, order, _decoded(after, len(order)))
    found = list(rows.order_by(*order)[: size + 1])
    more = len(found) > size
    found = found[:size]
    return Page(found, _encoded([_value(found[-1], field.lstrip("-")) for field in order]) if more else None)


def page_of_ranks(rows: Iterable[T], rank: Callable[[T], tuple[int, ...]], *, after: str | None) -> Page[T]:
    """Return up to `SIZE` of the rows, in the order of their ranks, that follow the key `after`.

    For what is ranked at hand, since no index has its order. Ranks are unique whole numbers. Raises `BadPageKey`.
    """
    left = sorted(rows, key=rank)
    if after:
        key = _decoded(after, len(rank(left[0]))) if left else []
        if not all(isinstance(one, int) for one in key):
            raise BadPageKey(_DAMAGED)
        left = [row for row in left if list(rank(row)) > key]
    found = left[:SIZE]
    return Page(found, _encoded(list(rank(found[-1]))) if len(left) > SIZE else None)


def page_of_rows(rows: Sequence[T], *, after: str | None) -> Page[T]:
    """Return up to `SIZE` of the rows, in the order they have, that follow the key `after`, which is a place.

    For the rows of a table that is counted as a whole. Raises `BadPageKey`.
    """
    page = page_of_ranks(enumerate(rows), lambda one: (one[0],), after=after)
    return Page([row for _place, row in page.rows], page.next_key)


def _after(rows: QuerySet[M], order: Sequence[str], key: list[Any]) -> QuerySet[M]:
    try:
        return rows.filter(_beyond(order, key))
    except (ValueError, TypeError, OverflowError, ValidationError) as of_another_kind:
        raise BadPageKey(_DAMAGED) from of_another_kind


def _beyond(order: Sequence[str], key: list[Any]) -> Q:
    """Spell `(a, b) > (x, y)` as `a >= x and (a > x or (a = x and b > y))`, each field in its own direction.

    The first part says nothing new, but by it a database enters its index at x instead of reading up to there.
    """
    first = order[0].lstrip("-")
    bound = Q(**{f"{first}__{'lte' if order[0].startswith('-') else 'gte'}": key[0]})
    condition = Q()
    equal = Q()
    for field, value in zip(order, key, strict=True):
        name = field.lstrip("-")
        comparison = "lt" if field.startswith("-") else "gt"
        condition |= equal & Q(**{f"{name}__{comparison}": value})
        equal &= Q(**{name: value})
    return bound & condition


def _encoded(values: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _value(row: Model, path: str) -> Any:
    value: Any = row
    for name in path.split("__"):
        value = getattr(value, name)
    return value.isoformat() if isinstance(value, date | datetime) else value


def _decoded(key: str, length: int) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))
    except ValueError as broken:
        raise BadPageKey(_DAMAGED) from broken
    if not isinstance(values, list) or len(values) != length or any("\0" in str(value) for value in values):
        raise BadPageKey(_DAMAGED)
    return values
