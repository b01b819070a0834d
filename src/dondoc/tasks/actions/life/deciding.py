"""Accepting, declining, confirming, returning, recalling and reopening."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from dondoc.organization.actors import Actor
from dondoc.tasks.actions.life.moving import end_below, move, write
from dondoc.tasks.actions.recalling import unfinished_below
from dondoc.tasks.models import Assignment
from dondoc.tasks.rules.states import BY_VERB, State, Verb


def accept(*, assignment_id: int, by: Actor, at: datetime) -> Assignment:
    """Take the work on; of a recurring duty with the periods that have begun. Raises what `move` raises."""
    with transaction.atomic():
        assignment = move(Verb.ACCEPT, assignment_id, by=by, at=at)
        for below in unfinished_below([assignment.pk]):
            if State(below.state) in BY_VERB[Verb.ACCEPT].sources:
                write(BY_VERB[Verb.ACCEPT], below, by=by, at=at)
        return assignment


def decline(*, assignment_id: int, reason: str, by: Actor, at: datetime) -> Assignment:
    """Send the work back to the Office as wrongly addressed, with the reason."""
    return move(Verb.DECLINE, assignment_id, by=by, at=at, reason=reason, closed_at=at)


def confirm(*, assignment_id: int, by: Actor, at: datetime, note: str = "") -> Assignment:
    """Confirm that what was handed in is what was ordered. Never by the doer: see `permissions`. Parts of it that are
    still open end with it."""
    with transaction.atomic():
        assignment = move(Verb.CONFIRM, assignment_id, by=by, at=at, reason=note, closed_at=at)
        end_below(assignment, ends_with_the_whole(), by=by, at=at)
        return assignment


def ends_with_the_whole() -> str:
    """Return why the open parts of confirmed work end, in the language of the installation: others read it."""
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("The whole is confirmed; its open parts end with it.")


def end_own_part(part: Assignment, *, reason: str, by: Actor, at: datetime) -> None:
    """Confirm, for the installation, a part that was handed in by the one who would confirm it, in the caller's
    transaction that holds it. The whole is still confirmed by the assigner's side."""
    write(BY_VERB[Verb.CONFIRM], part, by=by, at=at, reason=reason, closed_at=at)


def return_to_unit(*, assignment_id: int, reason: str, by: Actor, at: datetime) -> Assignment:
    """Send what was handed in back with the reason. The submission no longer counts."""
    return move(Verb.RETURN, assignment_id, by=by, at=at, reason=reason, submitted_at=None, submitted_by_id=None)


def recall(*, assignment_id: int, reason: str, by: Actor, at: datetime) -> Assignment:
    """Take the work back from the unit, with the reason; its open parts are taken back with it."""
    with transaction.atomic():
        assignment = move(Verb.RECALL, assignment_id, by=by, at=at, reason=reason, closed_at=at)
        end_below(assignment, reason, by=by, at=at)
        return assignment


def reopen(*, assignment_id: int, reason: str, by: Actor, at: datetime) -> Assignment:
    """Take back a confirmation, with the reason: the work is open again and its submission no longer counts."""
    return move(
        Verb.REOPEN,
        assignment_id,
        by=by,
        at=at,
        reason=reason,
        submitted_at=None,
        submitted_by_id=None,
        closed_at=None,
    )
