from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dondoc.tasks.queries import at_desk, passages_of, stays_of, work_left_at
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.rules import WorkingCalendar
from factories import AssignmentFactory, PassageFactory, StandFactory, UnitFactory
from factories.tasks import SENT_AT

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def test_each_desk_has_its_working_days_and_the_last_has_it_still(django_assert_num_queries: Any) -> None:
    old, new = UnitFactory(), UnitFactory()
    work = AssignmentFactory(first_unit=old, unit=new, stand=False, state=State.SUBMITTED.value)
    StandFactory(assignment=work, until=SENT_AT + 2 * WEEK)
    StandFactory(assignment=work, state=State.SUBMITTED.value, since=SENT_AT + 2 * WEEK)
    PassageFactory(assignment=work, old_unit=old, new_unit=new, at=SENT_AT + WEEK)
    part = AssignmentFactory(parent=work, unit=new)
    passed, calendar = list(passages_of(work, part)), WorkingCalendar()
    with django_assert_num_queries(1):
        stays = stays_of([work, part], at=SENT_AT + 3 * WEEK, passed=passed, calendar=calendar)
    assert [(one.assignment, one.held.desk.unit, one.held.hold.value, one.days, one.is_over) for one in stays] == [
        (work, old, "desk", 5, True),
        (work, new, "desk", 5, True),
        (work, new, "waiting", 5, False),
        (part, new, "desk", 15, False),
    ]


def test_past_its_last_day_work_lies_late() -> None:
    work = AssignmentFactory()
    stays = stays_of([work], at=SENT_AT + 20 * WEEK, passed=(), calendar=WorkingCalendar())
    assert [one.held.hold.value for one in stays] == ["desk", "late"]
    assert stays[0].held.until.isoformat() == "2025-04-01T00:00:00+07:00"


def test_the_first_of_a_desk_s_work_is_due_first_and_what_has_no_day_comes_last(city: Any) -> None:
    later, undated, late = (
        AssignmentFactory(unit=city.home_affairs, due_on=due) for due in (date(2025, 3, 1), None, date(2025, 1, 2))
    )
    work = work_left_at(city.tracking_officer, city.home_affairs)
    assert at_desk(work, 2, on=date(2025, 1, 3)).first == [late, later]
    assert at_desk(work, 9, on=date(2025, 1, 3)).first == [late, later, undated] == list(work)


def test_a_desk_s_work_is_counted_with_what_is_late_and_was_not_handed_in(
    city: Any, django_assert_num_queries: Any
) -> None:
    for due, submitted_at in ((date(2025, 1, 2), None), (date(2025, 1, 2), SENT_AT), (None, None)):
        AssignmentFactory(unit=city.home_affairs, due_on=due, submitted_at=submitted_at)
    work = work_left_at(city.tracking_officer, city.home_affairs)
    with django_assert_num_queries(2):
        found = at_desk(work, 1, on=date(2025, 1, 3))
    assert (found.number, found.late, len(found.first)) == (3, 1, 1)
    assert at_desk(work, 1, on=date(2025, 1, 2)).late == 0
