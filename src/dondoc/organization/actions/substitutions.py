"""Standing in for the absent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actions.checks import by_code, require_order
from dondoc.organization.actions.own_rights import refuse_for_oneself
from dondoc.organization.actors import Actor
from dondoc.organization.errors import NoSuchSubstitution
from dondoc.organization.models import Appointment, Person, Role, Substitution
from dondoc.organization.permissions import MANAGE, get_substitution_for
from dondoc.organization.queries import stood_in_for


@dataclass(frozen=True, slots=True)
class SubstitutionFacts:
    """Who stands in for whom, by sign-in names, from when to when; in one role by its code, or in all."""

    absent: str
    substitute: str
    valid_from: date
    valid_to: date
    role: str = ""
    reason: str = ""
    decision: str = ""


def substitute(facts: SubstitutionFacts, *, by: Actor, at: datetime) -> Substitution:
    """Let one person stand in for another for some days.

    Who manages the organization may arrange it for anybody; everybody for himself, by somebody of his own unit.
    Raises `NoSuchCode`, `DatesDoNotFit`, `NotPermitted`, `OwnRights` when who manages would make himself the stand-in,
    and `NoSuchSubstitution` for oneself and for circles.
    """
    require_order(facts.valid_from, facts.valid_to, facts.absent)
    with transaction.atomic():
        people = by_code(Person.objects.select_for_update(), {facts.absent, facts.substitute}, field="username")
        absent, stand_in = people[facts.absent], people[facts.substitute]
        _require_may_arrange(by, absent, stand_in, facts.valid_from)
        _require_no_circle(absent, stand_in, facts)
        refuse_for_oneself([stand_in.pk], by=by)
        role = by_code(Role.objects.all(), [facts.role])[facts.role] if facts.role else None
        row = Substitution.objects.create(
            absent=absent,
            substitute=stand_in,
            role=role,
            valid_from=facts.valid_from,
            valid_to=facts.valid_to,
            reason=facts.reason,
            decision=facts.decision,
        )
        told = {
            "valid_from": row.valid_from,
            "valid_to": row.valid_to,
            "role": role.name if role else "",
            "decision": row.decision,
        }
        record(
            Deed("substitution.arranged", "substitution", row.pk, str(row), new=told, reason=facts.reason),
            by=by.author,
            at=at,
        )
    return row


def end_substitution(substitution_id: int, *, last_day: date, by: Actor, at: datetime) -> Substitution:
    """Let it end earlier or later; `last_day` is the last on which the one stands in for the other. Raises `OwnRights`
    when the stand-in would make it last longer."""
    with transaction.atomic():
        row = get_substitution_for(by, substitution_id, lock=True)
        require_order(row.valid_from, last_day, str(row))
        if row.valid_to is not None and last_day > row.valid_to:
            refuse_for_oneself([row.substitute_id], by=by)
        old, row.valid_to = row.valid_to, last_day
        row.save(update_fields=["valid_to"])
        ended = Deed(
            "substitution.ended",
            "substitution",
            row.pk,
            str(row),
            old={"valid_to": old},
            new={"valid_to": last_day},
        )
        record(ended, by=by.author, at=at)
    return row


def _require_may_arrange(by: Actor, absent: Person, stand_in: Person, on: date) -> None:
    if by.may(MANAGE):
        return
    if by.person_id != absent.pk:
        by.require(MANAGE)
    units = Appointment.objects.valid_on(on).filter(person=absent).values("post__unit_id")
    if not Appointment.objects.valid_on(on).filter(person=stand_in, post__unit_id__in=units).exists():
        raise NotPermitted(
            _("%(name)s does not work in your unit then. Choose somebody of your unit, or ask an administrator.")
            % {"name": stand_in.full_name}
        )


def _require_no_circle(absent: Person, stand_in: Person, facts: SubstitutionFacts) -> None:
    """Nobody stands in for himself, nor for one who stands in for him on the first or the last of the days."""
    days = (facts.valid_from, facts.valid_to)
    if absent == stand_in or any(stand_in.pk in stood_in_for(absent.pk, on=on) for on in days):
        raise NoSuchSubstitution(
            _("%(absent)s stands in for %(substitute)s himself. Choose somebody else, or other days.")
            % {"absent": absent.full_name, "substitute": stand_in.full_name}
        )
