"""All addresses of the site, as tests walk them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, get_converters

from dondoc.kernel.gates import Gate, gate_of

NOBODY_KNOWS = 999_999


@dataclass(frozen=True, slots=True)
class Route:
    """An address of the site and the view behind it."""

    address: str
    view: Callable[..., Any]

    @property
    def gate(self) -> Gate | None:
        return gate_of(self.view)


def routes(
    ids: Mapping[str, int] | None = None, resolver: URLResolver | None = None, before: str = "/"
) -> Iterator[Route]:
    """Yield all addresses, with an example in the place of each variable part: of `ids` by its name where it is there,
    else one that nobody knows."""
    for pattern in (resolver or get_resolver()).url_patterns:
        address = before + _example_of(pattern, ids or {})
        if isinstance(pattern, URLPattern):
            yield Route(address, pattern.callback)
        else:
            yield from routes(ids, pattern, address)


def _example_of(pattern: URLPattern | URLResolver, ids: Mapping[str, int]) -> str:
    def example(part: re.Match[str]) -> str:
        return str(ids[part[2]]) if part[2] in ids else _example_for(part[1] or "str")

    return re.sub(r"<(?:(\w+):)?(\w+)>", example, str(pattern.pattern))


def _example_for(kind: str) -> str:
    converter = get_converters()[kind]
    if isinstance(converter, IntConverter):
        return str(NOBODY_KNOWS)
    for candidate in (*converter.regex.strip("()?:").split("|"), "x", "0" * 64):
        if re.fullmatch(converter.regex, candidate):
            return candidate
    pytest.fail(f"the test knows no example of the converter {kind!r}")
