"""What a session remembers of a review: the order of its cards, and its last steps, which can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks.queries.standings import standings_of
from dondoc.tasks.rules.changes import Change, changes_between
from dondoc.tasks.rules.reviewing import ReviewOrder

_ORDER, _STEPS, _KEPT = "review-order", "review-steps", 20


def order_of(request: ActorRequest) -> ReviewOrder:
    """Return the order of the cards; `?order=` chooses it for the rest of the session."""
    wanted = request.GET.get("order", "")
    if wanted in list(ReviewOrder):
        request.session[_ORDER] = wanted
    return ReviewOrder(request.session.get(_ORDER, ReviewOrder.UNSURE_FIRST))


@contextmanager
def remembered(request: ActorRequest, document_id: int | None) -> Iterator[None]:
    """Remember what the block changes among the tasks of the document. Only the document at hand has steps."""
    before = standings_of(document_id) if document_id is not None else {}
    yield
    changes = changes_between(before, standings_of(document_id)) if document_id is not None else {}
    if changes:
        steps = [*_steps(request, document_id), [[one, *change] for one, change in changes.items()]]
        request.session[_STEPS] = {"document": document_id, "steps": steps[-_KEPT:]}


def may_undo(request: ActorRequest, document_id: int) -> bool:
    """Return whether a step of this document is remembered."""
    return bool(_steps(request, document_id))


def last_step(request: ActorRequest, document_id: int) -> dict[int, Change]:
    """Return the last step of this document and forget it; nothing when none is remembered."""
    steps = _steps(request, document_id)
    if not steps:
        return {}
    request.session[_STEPS] = {"document": document_id, "steps": steps[:-1]}
    return {one: (before, after) for one, before, after in steps[-1]}


def _steps(request: ActorRequest, document_id: int | None) -> list[Any]:
    kept = request.session.get(_STEPS, {})
    steps: list[Any] = kept["steps"] if kept.get("document") == document_id else []
    return steps
