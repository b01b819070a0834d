"""Sending: what is to leave the house leaves, outside any transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import translation

from dondoc.jobs.rules import pause_after
from dondoc.kernel import clock
from dondoc.kernel.progress import Progress, silent
from dondoc.notices import carriers, queries
from dondoc.notices.concerns import still_concerned
from dondoc.notices.models import Channel, Delivery, DeliveryState, Preference
from dondoc.notices.permissions import SEND
from dondoc.notices.rules import MOST_ATTEMPTS, Mail, Manner
from dondoc.organization.actors import Actor

LEASE = timedelta(minutes=15)
"""How long a sender holds what it took; what a killed one held is taken up after that."""
_AT_ONCE = 100


@dataclass(slots=True)
class Sent:
    """What a sending did, in deliveries: handed over, in vain but to be tried again, given up, no longer needed."""

    sent: int = 0
    put_off: int = 0
    failed: int = 0
    needless: int = 0


def send(*, by: Actor, at: datetime, progress: Progress = silent) -> Sent:
    """Carry out every delivery whose moment has come by `at`, included.

    Several may send at once: each takes what the others do not hold. What is taken is written down before it leaves,
    what came of it after.
    """
    by.require(SEND)
    done = Sent()
    total, handled = queries.to_send(at).count(), 0
    with translation.override(settings.LANGUAGE_CODE):
        while held := _hold(at):
            for needed in _needed(held, done, at):
                _carry(needed, done, at)
            handled += len(held)
            progress(min(handled, total), max(handled, total))
    return done


def _hold(at: datetime) -> list[Delivery]:
    """Take what waits for the people who have waited longest, all that is due of each, so that a digest is whole."""
    with transaction.atomic():
        people = set(queries.to_send(at).values_list("person_id", flat=True)[:_AT_ONCE])
        rows = queries.to_send(at).filter(person_id__in=people).select_related("notice", "person")
        held = list(rows.select_for_update(of=("self",), skip_locked=True))
        Delivery.objects.filter(pk__in=[one.pk for one in held]).update(next_at=at + LEASE, attempts=F("attempts") + 1)
    for one in held:
        one.attempts += 1
    return held


def _needed(held: Sequence[Delivery], done: Sent, at: datetime) -> list[list[Delivery]]:
    """Return what is still needed, as it leaves together: a person's mails as one, what goes at once by itself."""
    concerned = still_concerned([one.notice for one in held], on=clock.local_date(at))
    wants = queries.preferences_of(one.person_id for one in held)
    together: dict[tuple[int, ...], list[Delivery]] = defaultdict(list)
    needless: list[Delivery] = []
    for one in sorted(held, key=lambda one: one.pk):
        if one.notice_id not in concerned or not _reaches(one, wants[one.person_id]):
            needless.append(one)
        elif one.channel == Channel.MAIL and _is_gathered(one, wants[one.person_id]):
            together[(one.person_id,)].append(one)
        else:
            together[one.person_id, one.pk].append(one)
    _end(needless, DeliveryState.NEEDLESS, at)
    done.needless += len(needless)
    return list(together.values())


def _reaches(one: Delivery, wants: Preference) -> bool:
    if not one.person.is_active:
        return False
    if one.channel == Channel.WEBHOOK:
        return wants.by_webhook
    return bool(one.person.email) and (wants.mail != Mail.NONE or one.notice.manner == Manner.AT_ONCE)


def _is_gathered(one: Delivery, wants: Preference) -> bool:
    return wants.mail == Mail.DIGEST and one.notice.manner != Manner.AT_ONCE


def _carry(parcel: Sequence[Delivery], done: Sent, at: datetime) -> None:
    try:
        _carrier(parcel)()
    except carriers.NOT_CARRIED as fault:
        _put_off(parcel, f"{type(fault).__name__}: {fault}"[:300], done, at)
    else:
        _end(parcel, DeliveryState.SENT, at)
        done.sent += len(parcel)


def _carrier(parcel: Sequence[Delivery]) -> Callable[[], None]:
    person, notices = parcel[0].person, [one.notice for one in parcel]
    if parcel[0].channel == Channel.MAIL:
        return lambda: carriers.mail(person, notices)
    return lambda: carriers.call_webhook(person, notices[0])


def _put_off(parcel: Sequence[Delivery], fault: str, done: Sent, at: datetime) -> None:
    for one in parcel:
        pause = pause_after(one.attempts, most=MOST_ATTEMPTS)
        if pause is None:
            _end([one], DeliveryState.FAILED, at, fault)
            done.failed += 1
        else:
            Delivery.objects.filter(pk=one.pk).update(next_at=at + pause, fault=fault)
            done.put_off += 1


def _end(parcel: Sequence[Delivery], state: DeliveryState, at: datetime, fault: str = "") -> None:
    ids = [one.pk for one in parcel]
    Delivery.objects.filter(pk__in=ids).update(state=state, ended_at=at, fault=fault)
