from datetime import datetime, time

import pytest

from dondoc.kernel.clock import HOME
from dondoc.notices.rules import (
    Mail,
    Manner,
    after_quiet,
    is_quiet,
    mail_leaves_at,
    next_digest,
    webhook_leaves_at,
)
from dondoc.workcalendar.rules import WorkingCalendar

CALENDAR = WorkingCalendar()
HALF_PAST_SEVEN = time(7, 30)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of January 2025; the 6th is a Monday."""
    return datetime(2025, 1, day, hour, minute, tzinfo=HOME)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        (local(6, 5, 59), True),
        (local(6, 6), False),
        (local(6, 20, 59), False),
        (local(6, 21), True),
        (local(11, 10), True),
    ],
)
def test_nights_and_days_off_are_quiet(moment, quiet):
    assert is_quiet(moment, CALENDAR) is quiet


@pytest.mark.parametrize(
    ("told", "leaves"),
    [
        (local(6, 7), local(6, 7, 30)),
        (local(6, 7, 30), local(6, 7, 30)),
        (local(6, 7, 31), local(7, 7, 30)),
        (local(10, 9), local(13, 7, 30)),
        (local(12, 7), local(13, 7, 30)),
    ],
)
def test_the_digest_leaves_at_its_hour_of_the_next_working_day(told, leaves):
    assert next_digest(told, HALF_PAST_SEVEN, CALENDAR) == leaves


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        (local(6, 3), local(6, 6)),
        (local(6, 22), local(7, 6)),
        (local(10, 22), local(13, 6)),
        (local(6, 9), local(6, 9)),
    ],
)
def test_quiet_hours_end_on_the_morning_of_a_working_day(moment, end):
    assert after_quiet(moment, CALENDAR) == end


@pytest.mark.parametrize("mail", Mail)
@pytest.mark.parametrize("moment", [local(6, 2), local(11, 23), local(6, 9)])
def test_what_is_urgent_leaves_at_once_whatever_was_chosen(mail, moment):
    leaves = mail_leaves_at(Manner.AT_ONCE, mail, HALF_PAST_SEVEN, local=moment, calendar=CALENDAR)
    assert leaves == moment
    assert webhook_leaves_at(Manner.AT_ONCE, local=moment, calendar=CALENDAR) == moment


def test_quiet_hours_hold_back_reminders_and_digests_only():
    night = local(11, 23)

    def leaves(manner: Manner, mail: Mail) -> datetime | None:
        return mail_leaves_at(manner, mail, HALF_PAST_SEVEN, local=night, calendar=CALENDAR)

    assert leaves(Manner.TELL, Mail.EACH) == night
    assert leaves(Manner.REMIND, Mail.EACH) == local(13, 6)
    assert leaves(Manner.TELL, Mail.DIGEST) == local(13, 7, 30)
    assert leaves(Manner.REMIND, Mail.NONE) is None
