"""What rooms above add to a page of a room below: a page names a place, a room above registers what stands there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

Provider = Callable[[HttpRequest, Any], SafeString]
_providers: dict[str, list[Provider]] = {}


def register(place: str, provider: Provider) -> None:
    """Let `provider` add to the place: it is given the request and the page's object, and returns rendered HTML."""
    standing = _providers.setdefault(place, [])
    if provider not in standing:
        standing.append(provider)


def panels_for(place: str, request: HttpRequest, thing: object) -> SafeString:
    """Return what stands at the place for the object, in the order of registration; blank when nothing does."""
    rendered = [provider(request, thing) for provider in _providers.get(place, ())]
    return mark_safe("".join(rendered))  # noqa: S308 # nosec B308 B703 - joined from what templates have escaped
