"""When a message leaves the house, and when it is tried again: pure. Moments bear the time zone of the place."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum

from dondoc.workcalendar.rules import WorkingCalendar


class Manner(StrEnum):
    """How pressing a message is."""

    REMIND = "remind"
    TELL = "tell"
    AT_ONCE = "at-once"


class Mail(StrEnum):
    """How a person wants his mail: gathered at an hour, each message by itself, or none."""

    DIGEST = "digest"
    EACH = "each"
    NONE = "none"


MORNING = time(6)
EVENING = time(21)
"""Night is from the evening, included, to the morning, not included."""

MOST_ATTEMPTS = 6
"""How often a message is handed over in vain before it counts as failed."""


def is_quiet(local: datetime, calendar: WorkingCalendar) -> bool:
    """Whether people are left in peace: at night and on days off."""
    return not MORNING <= local.time() < EVENING or not calendar.is_working_day(local.date())


def is_digest_hour(hour: time) -> bool:
    """Whether a digest may be wanted at the hour: by day."""
    return MORNING <= hour < EVENING


def next_digest(local: datetime, hour: time, calendar: WorkingCalendar) -> datetime:
    """Return when the next digest leaves: at the hour of the first working day on which it has not passed."""
    day = local.date() if local.time() <= hour else local.date() + timedelta(days=1)
    return datetime.combine(calendar.rolled(day), hour, tzinfo=local.tzinfo)


def after_quiet(local: datetime, calendar: WorkingCalendar) -> datetime:
    """Return the first moment from `local` on that is not quiet."""
    return next_digest(local, MORNING, calendar) if is_quiet(local, calendar) else local


def mail_leaves_at(
    manner: Manner, mail: Mail, hour: time, *, local: datetime, calendar: WorkingCalendar
) -> datetime | None:
    """Return when a message told at `local` leaves by mail; None when the person wants none.

    What goes at once goes at once, whatever the person chose and whatever the hour.
    """
    if manner is Manner.AT_ONCE:
        return local
    if mail is Mail.NONE:
        return None
    if mail is Mail.DIGEST:
        return next_digest(local, hour, calendar)
    return webhook_leaves_at(manner, local=local, calendar=calendar)


def webhook_leaves_at(manner: Manner, *, local: datetime, calendar: WorkingCalendar) -> datetime:
    """Return when a message told at `local` leaves by itself: reminders wait for the end of the quiet hours."""
    return after_quiet(local, calendar) if manner is Manner.REMIND else local
