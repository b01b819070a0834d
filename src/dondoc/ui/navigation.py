"""The pages that every page leads to, in sections by what a person does. Rooms above say which; he sees what is his."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from dondoc.ui.addresses import address
from dondoc.ui.elements import element


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
class Group:
    """Pages that belong to one kind of doing and share one place at the top of the page."""

    label: str | Promise
    order: int


@dataclass(frozen=True, slots=True)
class Item:
    """A page in the navigation. `verb` is the permission that opens it, "" when everybody signed in may.

    `order` is its place in its group; without a group it stands at the top by itself, in its place among the groups.
    """

    label: str | Promise
    url_name: str
    verb: str = ""
    order: int = 100
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An item as one person sees it."""

    label: str | Promise
    url: str
    is_current: bool

    @property
    def written(self) -> SafeString:
        """The link as it stands in the navigation."""
        return element("a", {"href": self.url, "aria-current": "page" if self.is_current else None}, self.label)


@dataclass(frozen=True, slots=True)
class Section:
    """What one place at the top leads to: its first page, and the pages of its group where there are several."""

    label: str | Promise
    url: str
    is_current: bool
    links: Sequence[Link] = ()

    @property
    def written(self) -> SafeString:
        """The place as it stands at the top, with its pages below it."""
        current = ("true" if self.links else "page") if self.is_current else None
        head = element("a", {"href": self.url, "aria-current": current}, self.label)
        if not self.links:
            return head
        return head + element("span", {"class": "below"}, *(link.written for link in self.links))


_items: dict[str, Item] = {}


def register(item: Item) -> None:
    """Add a page to the navigation. The same address registered again replaces what stood there."""
    _items[item.url_name] = item


def sections_for(reader: Reader | None, path: str) -> list[Section]:
    """Return what the reader may open, in sections in their order; of the pages that lead to `path` the longest is
    current, and so is its section.

    A group of which he may open one page only is that page. An address that does not exist is left out, so that a room
    can be taken away without breaking every page.
    """
    if reader is None:
        return []
    found = [
        (item, url)
        for item in sorted(_items.values(), key=_place)
        if (not item.verb or reader.may(item.verb)) and (url := address(item.url_name))
    ]
    current = max(
        (url for _, url in found if path == url or (url != "/" and path.startswith(url))), key=len, default=""
    )
    together: dict[Group | str, list[Link]] = {}
    for item, url in found:
        together.setdefault(item.group or item.url_name, []).append(Link(item.label, url, url == current))
    return [_section(place, links) for place, links in together.items()]


def _place(item: Item) -> tuple[int, int]:
    return (item.group.order, item.order) if item.group else (item.order, 0)


def _section(place: Group | str, links: list[Link]) -> Section:
    first = links[0]
    if isinstance(place, str) or len(links) == 1:
        return Section(first.label, first.url, first.is_current)
    return Section(place.label, first.url, any(link.is_current for link in links), links)


def reader_of(request: HttpRequest) -> Reader | None:
    """Return who looks at the page, `None` for strangers and before the guard has worked it out."""
    reader: Reader | None = getattr(request, "actor", None)
    return reader
