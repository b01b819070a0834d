"""Dossiers on how a person or unit answered for its work: made, shown, answered, used, in this
order and no other; withdrawn at any time by who made it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.errors import NotPermitted
from dondoc.kernel.events import announce
from dondoc.kernel.freezing import digest
from dondoc.organization.actors import Actor
from dondoc.organization.permissions import get_person_for, get_unit_for
from dondoc.organization.queries import acting_heads_on, actor_of
from dondoc.oversight.errors import DossierNotPossible
from dondoc.oversight.events import DossierShown, DossierWithdrawn
from dondoc.oversight.models import AccountabilityDossier, DossierState, Purpose
from dondoc.oversight.permissions import get_dossier_for, require_dossier
from dondoc.oversight.queries.dossiers import facts_of
from dondoc.oversight.rules.dossiers import is_usable
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules.periods import Period


def make_dossier_on_person(
    *, person_id: int, period: Period, purpose: Purpose, reason: str, by: Actor, at: datetime
) -> AccountabilityDossier:
    """Freeze how the person answered for the work he was in charge of. He is told nothing yet: look at it first.

    Raises `NotFound`, `NotPermitted`, and `DossierNotPossible` for somebody without a post, a period still to come, or
    without a reason.
    """
    today = clock.local_date(at)
    person = get_person_for(by, person_id)
    unit_id = actor_of(person, on=today).unit_id
    if unit_id is None:
        raise DossierNotPossible(_("This person holds no post today: there is nobody of whom it could be used."))
    require_dossier(by, person_id=person.pk, unit_id=unit_id)
    made = AccountabilityDossier(person=person, unit_id=unit_id, is_of_unit=False)
    return _frozen(made, period, purpose, reason, by=by, at=at)


def make_dossier_on_unit(
    *, unit_id: int, period: Period, purpose: Purpose, reason: str, by: Actor, at: datetime
) -> AccountabilityDossier:
    """Freeze how the unit answered for its work; it concerns who is its head today.

    Raises `NotFound`, `NotPermitted`, and `DossierNotPossible` as for a person, and for a unit without a head.
    """
    unit = get_unit_for(by, unit_id)
    head = acting_heads_on([unit_id], on=clock.local_date(at)).get(unit_id)
    if head is None:
        raise DossierNotPossible(_("This unit has no head today who could answer. Appoint one first."))
    require_dossier(by, person_id=head.pk, unit_id=unit_id)
    made = AccountabilityDossier(person=head, unit=unit, is_of_unit=True)
    return _frozen(made, period, purpose, reason, by=by, at=at)


def show_dossier(*, dossier_id: int, by: Actor, at: datetime) -> AccountabilityDossier:
    """Show it to whom it concerns: he is told, and has `DONDOC_DOSSIER_DAYS` working days to answer."""
    with transaction.atomic():
        found = get_dossier_for(by, dossier_id, lock=True)
        require_dossier(by, person_id=found.person_id, unit_id=found.unit_id)
        _refuse_withdrawn(found)
        if found.state != DossierState.MADE:
            raise DossierNotPossible(_("This dossier was shown already."))
        today = clock.local_date(at)
        found.state, found.shown_at = DossierState.SHOWN, at
        found.answer_on = working_calendar().add_working_days(today, settings.DONDOC_DOSSIER_DAYS)
        found.save()
        _note("dossier.shown", found, by=by, at=at, new={"answer_on": found.answer_on})
        announce(DossierShown(found.pk, found.person_id, found.answer_on, at))
        return found


def answer_dossier(*, dossier_id: int, answer: str, by: Actor, at: datetime) -> AccountabilityDossier:
    """Answer it, as whom it concerns and nobody else; also after the term, while nothing was said. It stays so."""
    with transaction.atomic():
        found = get_dossier_for(by, dossier_id, lock=True)
        if by.person_id != found.person_id:
            raise NotPermitted(_("Only whom it concerns answers a dossier."))
        _refuse_withdrawn(found)
        if found.state == DossierState.ANSWERED:
            raise DossierNotPossible(_("You answered this dossier already: what was said stays as it is."))
        if not answer.strip():
            raise DossierNotPossible(_("The answer is empty. Say what is to stand beside the figures."))
        found.state, found.answer, found.answered_at = DossierState.ANSWERED, answer.strip(), at
        found.save()
        _note("dossier.answered", found, by=by, at=at, new={"digest": digest({"answer": found.answer})})
        return found


def withdraw_dossier(*, dossier_id: int, reason: str, by: Actor, at: datetime) -> AccountabilityDossier:
    """Withdraw it, as who made it and nobody else: it stays, and is never used afterwards.

    Whom it concerns is told why, if it was shown to him. Raises `NotFound`, `NotPermitted` also for one that was
    withdrawn already, and `DossierNotPossible` without a reason.
    """
    with transaction.atomic():
        found = get_dossier_for(by, dossier_id, lock=True)
        if not may_withdraw(by, found):
            raise NotPermitted(_("Only who made a dossier withdraws it, and only once."))
        if not reason.strip():
            raise DossierNotPossible(
                _("Say in a sentence why the dossier is withdrawn: whom it concerns will read it.")
            )
        found.state, found.withdrawn_at, found.withdrawn_for = DossierState.WITHDRAWN, at, reason.strip()
        found.save()
        _note("dossier.withdrawn", found, by=by, at=at, new={"digest": digest({"reason": found.withdrawn_for})})
        if found.shown_at is not None:
            announce(DossierWithdrawn(found.pk, found.person_id, found.withdrawn_for, at))
        return found


def may_withdraw(actor: Actor, dossier: AccountabilityDossier) -> bool:
    """Whether the actor made the dossier and it still stands."""
    return made_by(actor, dossier) and dossier.state != DossierState.WITHDRAWN


def made_by(actor: Actor, dossier: AccountabilityDossier) -> bool:
    """Whether the actor made the dossier: before it may be used only he and whom it concerns read what it tells."""
    return actor.person_id is not None and actor.person_id == dossier.made_by_id


def take_dossier(*, dossier_id: int, by: Actor, at: datetime) -> AccountabilityDossier:
    """Take the dossier to use it; the journal keeps who did. Whom it concerns reads it whenever he likes and takes a
    copy, which is no use of it.

    Raises `DossierNotPossible` before it was answered or the term of the answer has ended, `NotFound`, `NotPermitted`.
    """
    with transaction.atomic():
        found = get_dossier_for(by, dossier_id, lock=True)
        if by.person_id == found.person_id:
            return found
        require_dossier(by, person_id=found.person_id, unit_id=found.unit_id)
        if not may_be_used(found, at):
            _refuse_withdrawn(found)
            raise DossierNotPossible(
                _("Nobody uses a dossier before whom it concerns has answered it, or the term of his answer has ended.")
            )
        _note("dossier.taken", found, by=by, at=at, new={"purpose": found.purpose})
        return found


def may_be_used(dossier: AccountabilityDossier, at: datetime) -> bool:
    """Whether the dossier may be used at the moment (`rules.dossiers.is_usable`)."""
    return is_usable(
        is_withdrawn=dossier.state == DossierState.WITHDRAWN,
        is_answered=dossier.state == DossierState.ANSWERED,
        answer_on=dossier.answer_on,
        on=clock.local_date(at),
    )


def _refuse_withdrawn(dossier: AccountabilityDossier) -> None:
    if dossier.state == DossierState.WITHDRAWN:
        raise DossierNotPossible(_("This dossier was withdrawn: nobody uses it any more, and it needs no answer."))


def _frozen(
    made: AccountabilityDossier, period: Period, purpose: Purpose, reason: str, *, by: Actor, at: datetime
) -> AccountabilityDossier:
    today = clock.local_date(at)
    if period.first > today:
        raise DossierNotPossible(_("The period has not begun: there is nothing to tell of it yet."))
    if not reason.strip():
        raise DossierNotPossible(_("Say in a sentence why the dossier is made: whom it concerns will read it."))
    with transaction.atomic():
        made.facts = facts_of(
            by,
            period,
            today=today,
            person_id=None if made.is_of_unit else made.person_id,
            unit_id=made.unit_id if made.is_of_unit else None,
        )
        made.digest = digest(made.facts)
        made.purpose, made.reason = purpose.value, reason.strip()
        made.first_on, made.last_on = period.first, min(period.last, today)
        made.made_at, made.made_by_id, made.made_by_name = at, by.person_id, by.name[:120]
        made.save()
        _note("dossier.made", made, by=by, at=at, new={"purpose": made.purpose, "digest": made.digest})
    return made


def _note(verb: str, dossier: AccountabilityDossier, *, by: Actor, at: datetime, new: dict[str, object]) -> None:
    """The journal keeps that it was done and by whom; whom it concerns and what was said is for fewer eyes."""
    label = _("dossier no. %(number)s") % {"number": dossier.pk}
    record(Deed(verb, "dossier", dossier.pk, str(label), new=new), by=by.author, at=at)
