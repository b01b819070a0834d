"""When officials are reminded."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.documents.rules import reminder_reached
from dondoc.workcalendar.rules import WorkingCalendar

MONDAY = date(2025, 1, 13)


@pytest.mark.parametrize(
    ("after", "on", "reminded_on"),
    [
        (date(2025, 1, 6), date(2025, 1, 9), None),
        (date(2025, 1, 6), date(2025, 1, 10), date(2025, 1, 10)),
        (date(2025, 1, 10), date(2025, 1, 12), None),
        (date(2025, 1, 10), date(2025, 1, 14), date(2025, 1, 14)),
        (date(2025, 1, 6), date(2025, 1, 31), date(2025, 1, 20)),
        (date(2025, 1, 20), date(2025, 12, 31), None),
    ],
)
def test_a_reminder_stands_on_working_days_before_and_after_the_last_day(
    after: date, on: date, reminded_on: date | None
) -> None:
    found = reminder_reached(MONDAY, [-1, 1, 5], after=after, on=on, calendar=WorkingCalendar())
    assert found == reminded_on
