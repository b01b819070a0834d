"""How a person wants his messages."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel.errors import NotPermitted
from dondoc.notices.actions.telling import leaving
from dondoc.notices.errors import HourNotPossible
from dondoc.notices.models import Channel, Delivery, DeliveryState, Preference
from dondoc.notices.rules import EVENING, MORNING, Mail, Manner, is_digest_hour
from dondoc.organization.actors import Actor
from dondoc.workcalendar.queries import working_calendar


def choose(*, mail: Mail, digest_at: time, by_webhook: bool, by: Actor, at: datetime) -> Preference:
    """Keep how the actor wants his messages; what waits leaves as he wants it now. Raises `HourNotPossible`."""
    if by.person_id is None:
        raise NotPermitted(_("Only a person chooses how messages reach him."))
    if not is_digest_hour(digest_at):
        raise HourNotPossible(
            _("A digest leaves between %(from)s and %(to)s. Choose an hour by day.")
            % {"from": f"{MORNING:%H:%M}", "to": f"{EVENING:%H:%M}"}
        )
    with transaction.atomic():
        kept, _made = Preference.objects.select_for_update().get_or_create(person_id=by.person_id)
        old = {"mail": kept.mail, "digest_at": kept.digest_at, "by_webhook": kept.by_webhook}
        kept.mail, kept.digest_at, kept.by_webhook = mail.value, digest_at, by_webhook
        kept.save()
        new = {"mail": kept.mail, "digest_at": kept.digest_at, "by_webhook": kept.by_webhook}
        deed = Deed("preference.changed", "person", by.person_id, by.name, old=old, new=new)
        record(deed, by=by.author, at=at)
        _leave_anew(kept, at)
        return kept


def _leave_anew(wants: Preference, at: datetime) -> None:
    """Give what waits and was not tried yet its new moment; what the person no longer wants is not sent."""
    calendar = working_calendar()
    rows = Delivery.objects.filter(person_id=wants.person_id, state=DeliveryState.WAITING, attempts=0)
    for channel in Channel:
        for manner in Manner:
            some = rows.filter(channel=channel, notice__manner=manner.value)
            leaves_at = leaving(channel, manner, wants, calendar, at)
            if leaves_at is None:
                some.update(state=DeliveryState.NEEDLESS, ended_at=at)
            else:
                some.update(next_at=leaves_at)
