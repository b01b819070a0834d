"""Confirming many results at once, each of which was looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel.errors import Refusal
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.life import ends_with_the_whole
from dondoc.tasks.actions.overtaking import overtake_requests
from dondoc.tasks.actions.recalling import recall_rows, unfinished_below
from dondoc.tasks.actions.stands import change_stands
from dondoc.tasks.errors import VerbNotPossible
from dondoc.tasks.events import AssignmentsConfirmed
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import TEXTS, require_verb, visible_to
from dondoc.tasks.rules.states import BY_VERB, State, Verb

_CONFIRM = BY_VERB[Verb.CONFIRM]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """How many results were confirmed, and which were not, each with why."""

    number: int
    refused: tuple[tuple[Assignment, Refusal], ...]


def confirm_many(*, seen: Mapping[int, int], by: Actor, at: datetime) -> Confirmed:
    """Confirm what was handed in, each by the rules of confirming one; what may not be confirmed stays as it is and is
    returned with its refusal.

    `seen` gives for each assignment the report with which it was handed in, as the person read it: what was handed in
    anew since is not confirmed unread. What the actor may not see is passed over. A fixed number of statements at any
    number of results.
    """
    with transaction.atomic():
        rows = list(
            visible_to(by)
            .select_for_update(of=("self",))
            .select_related("task__document", "unit", "parent")
            .defer(*TEXTS)
            .filter(pk__in=seen)
            .order_by("pk")
        )
        read = {pk: report.pk for pk, report in queries.submissions_of(rows).items()}
        refused = [(one, why) for one in rows if (why := _refusal(one, by, is_read=read.get(one.pk) == seen[one.pk]))]
        kept_out = {one.pk for one, _why in refused}
        _confirm([one for one in rows if one.pk not in kept_out], by=by, at=at)
    return Confirmed(len(rows) - len(refused), tuple(refused))


def _refusal(one: Assignment, by: Actor, *, is_read: bool) -> Refusal | None:
    try:
        row = require_verb(by, Verb.CONFIRM, one)
    except Refusal as refusal:
        return refusal
    if State(one.state) not in row.sources:
        return VerbNotPossible(_("It is not waiting for confirmation any more: somebody decided on it meanwhile."))
    if not is_read:
        return VerbNotPossible(_("It was handed in anew meanwhile. Read the new result, then confirm it."))
    return None


def _confirm(rows: list[Assignment], *, by: Actor, at: datetime) -> None:
    if not rows:
        return
    ids = [one.pk for one in rows]
    old = {one.pk: one.state for one in rows}
    Assignment.objects.filter(pk__in=ids).update(state=_CONFIRM.target.value, closed_at=at)
    for one in rows:
        one.state, one.closed_at = _CONFIRM.target.value, at
    change_stands(rows, at=at)
    record(*_deeds(rows, old), by=by.author, at=at)
    announce(AssignmentsConfirmed(tuple(ids), at, by.person_id))
    overtake_requests(rows, reason="", by=by, at=at)
    recall_rows(unfinished_below(ids), ends_with_the_whole(), by=by, at=at)


def _deeds(rows: Iterable[Assignment], old: Mapping[int, str]) -> Iterable[Deed]:
    return (
        Deed("assignment.confirm", "assignment", one.pk, str(one), old={"state": old[one.pk]}, new={"state": one.state})
        for one in rows
    )
