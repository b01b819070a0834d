"""The pages that every page leads to. Rooms above say which; a person sees those he may open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise


class Reader(Protocol):
    """Who looks at the page: what the frame must know of him."""

    @property
    def name(self) -> str:
        """His name as shown at the top right."""

    @property
    def unit_name(self) -> str:
        """His unit as shown below his name; may be empty."""

    def may(self, verb: str) -> bool:
        """Whether he holds the permission in any scope."""


@dataclass(frozen=True, slots=True)
class Item:
    """A page in the navigation. `verb` is the permission that opens it, "" when everybody signed in may."""

    label: str | Promise
    url_name: str
    verb: str = ""
    order: int = 100


@dataclass(frozen=True, slots=True)
class Link:
    """An item as one person sees it."""

    label: str | Promise
    url: str
    is_current: bool


_items: dict[str, Item] = {}


def register(item: Item) -> None:
    """Add a page to the navigation. The same address registered again replaces what stood there."""
    _items[item.url_name] = item


def links_for(reader: Reader | None, path: str) -> list[Link]:
    """Return the pages the reader may open, in their order; of those that lead to `path` the longest is current.

    An address that does not exist is left out, so that a room can be taken away without breaking every page.
    """
    if reader is None:
        return []
    found = [
        (item.label, url)
        for item in sorted(_items.values(), key=lambda item: item.order)
        if (not item.verb or reader.may(item.verb)) and (url := address(item.url_name))
    ]
    current = max(
        (url for _, url in found if path == url or (url != "/" and path.startswith(url))), key=len, default=""
    )
    return [Link(label, url, url == current) for label, url in found]


def address(url_name: str) -> str:
    """Return the address of a named page without arguments, "" when there is none."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def reader_of(request: HttpRequest) -> Reader | None:
    """Return who looks at the page, `None` for strangers and before the guard has worked it out."""
    reader: Reader | None = getattr(request, "actor", None)
    return reader
