"""Telling people: rows only, in the transaction of what happened."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dondoc.kernel.clock import HOME
from dondoc.kernel.writing import write_rows
from dondoc.notices import queries
from dondoc.notices.models import Channel, Delivery, Notice, Preference
from dondoc.notices.rules import Mail, Manner, mail_leaves_at, webhook_leaves_at
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Message:
    """What a person is to be told. `key` tells it from all others to him; the rest as in `Notice`."""

    person_id: int
    key: str
    title: str
    text: str = ""
    address: str = ""
    manner: Manner = Manner.TELL
    subject: str = ""
    subject_id: int | None = None
    concern: str = ""
    basis: str = ""


def tell(messages: Sequence[Message], *, at: datetime) -> int:
    """Tell each person once; return how many were told now. The caller's transaction keeps it or loses it.

    A message whose key the person was told by before is passed over in silence, also when two tell it at once.
    """
    if not messages:
        return 0
    channels = queries.channels()
    calendar = working_calendar() if channels else WorkingCalendar()
    number = 0
    for start in range(0, len(messages), _AT_ONCE):
        part, told = messages[start : start + _AT_ONCE], uuid.uuid4()
        Notice.objects.bulk_create([_notice(one, told, at) for one in part], ignore_conflicts=True)
        rows = Notice.objects.filter(
            key__in={one.key for one in part}, person_id__in={one.person_id for one in part}, told=told
        )
        made = list(rows.only("pk", "person_id", "manner"))
        number += len(made)
        if channels:
            wants = queries.preferences_of(one.person_id for one in made)
            write_rows([row for one in made for row in _deliveries(one, wants[one.person_id], channels, calendar, at)])
    return number


def _notice(one: Message, told: uuid.UUID, at: datetime) -> Notice:
    return Notice(
        person_id=one.person_id,
        key=one.key,
        at=at,
        manner=one.manner.value,
        title=one.title[:200],
        text=one.text,
        address=one.address,
        subject=one.subject,
        subject_id=one.subject_id,
        concern=one.concern,
        basis=one.basis,
        told=told,
    )


def _deliveries(
    notice: Notice, wants: Preference, channels: frozenset[Channel], calendar: WorkingCalendar, at: datetime
) -> list[Delivery]:
    found: list[Delivery] = []
    for channel in sorted(channels):
        leaves_at = leaving(channel, Manner(notice.manner), wants, calendar, at)
        if leaves_at is not None:
            found.append(
                Delivery(notice_id=notice.pk, person_id=notice.person_id, channel=channel.value, next_at=leaves_at)
            )
    return found


def leaving(
    channel: Channel, manner: Manner, wants: Preference, calendar: WorkingCalendar, at: datetime
) -> datetime | None:
    """Return when a message told at `at` leaves by the channel, as the person wants it; None when it does not."""
    local = at.astimezone(HOME)
    if channel == Channel.MAIL:
        return mail_leaves_at(manner, Mail(wants.mail), wants.digest_at, local=local, calendar=calendar)
    return webhook_leaves_at(manner, local=local, calendar=calendar) if wants.by_webhook else None
