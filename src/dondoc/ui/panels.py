"""What rooms above add to a page of a room below: a page names a place, a room above registers what stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

Provider = Callable[[HttpRequest, Any], SafeString]
Noter = Callable[[Sequence[int]], Mapping[int, SafeString]]
_noters: dict[str, list[Noter]] = {}
_providers: dict[str, list[Provider]] = {}


def register(place: str, provider: Provider) -> None:
    """Let `provider` add to the place: it is given the request and the page's object, and returns rendered HTML."""
    standing = _providers.setdefault(place, [])
    if provider not in standing:
        standing.append(provider)


def panels_for(place: str, request: HttpRequest, thing: object) -> SafeString:
    """Return what stands at the place for the object, in the order of registration; blank when nothing does."""
    rendered = [provider(request, thing) for provider in _providers.get(place, ())]
    return _joined(rendered)


def register_notes(place: str, noter: Noter) -> None:
    """Let `noter` write beside the rows of a list: it is given the ids of all at once, and returns rendered HTML for
    those to which it has something to say."""
    standing = _noters.setdefault(place, [])
    if noter not in standing:
        standing.append(noter)


def notes_for(place: str, ids: Sequence[int]) -> dict[int, SafeString]:
    """Return what stands beside each row of the place, for those beside which anything does."""
    found: dict[int, list[SafeString]] = defaultdict(list)
    for noter in _noters.get(place, ()) if ids else ():
        for pk, note in noter(ids).items():
            found[pk].append(note)
    return {pk: _joined(notes) for pk, notes in found.items()}


def _joined(rendered: Sequence[SafeString]) -> SafeString:
    return mark_safe("".join(rendered))  # noqa: S308 # nosec B308 B703 - joined from what templates have escaped
