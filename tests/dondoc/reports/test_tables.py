from datetime import date

import pytest

from dondoc.reports.columns import Basis, days_late
from dondoc.tasks.models import Stand
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.rules import WorkingCalendar

FRIDAY, MONDAY, TUESDAY = date(2025, 1, 3), date(2025, 1, 6), date(2025, 1, 7)


@pytest.mark.parametrize(
    ("stand", "days"),
    [
        (Stand(state=State.ACCEPTED, due_on=FRIDAY), 2),
        (Stand(state=State.ACCEPTED, due_on=TUESDAY), 0),
        (Stand(state=State.ACCEPTED, due_on=None), 0),
        (Stand(state=State.CONFIRMED, due_on=FRIDAY, submitted_on=MONDAY), 1),
        (Stand(state=State.CONFIRMED, due_on=FRIDAY, submitted_on=FRIDAY), 0),
        (Stand(state=State.RECALLED, due_on=FRIDAY), 0),
    ],
)
def test_lateness_is_told_in_working_days_until_it_was_handed_in_or_asked_about(stand, days):
    assert days_late(stand, basis=Basis.CURRENT, on=TUESDAY, calendar=WorkingCalendar([])) == days


def test_by_the_first_due_date_an_extension_does_not_help():
    stand = Stand(state=State.ACCEPTED, first_due_on=FRIDAY, due_on=date(2025, 3, 1))
    assert days_late(stand, basis=Basis.FIRST, on=TUESDAY, calendar=WorkingCalendar([])) == 2
