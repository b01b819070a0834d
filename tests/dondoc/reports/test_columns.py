"""The conditions the database counts by must say what the rule says, for any way an assignment can stand."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.reports.columns import Basis, DoneAt, condition
from dondoc.tasks.models import Stand
from dondoc.tasks.rules.states import State
from dondoc.tasks.rules.timeliness import Standing, Timeliness, timeliness
from factories import StandFactory

NEAR = st.dates(date(2025, 1, 1), date(2025, 1, 8))
HOURS = st.none() | st.times().map(lambda hour: hour.replace(second=0, microsecond=0))


@pytest.fixture
def stand(db):
    return StandFactory(due_on=None, first_due_on=None)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    state=st.sampled_from(list(State)),
    due_on=st.none() | NEAR,
    due_time=HOURS,
    submitted_on=NEAR,
    submitted_time=HOURS.filter(lambda hour: hour is not None),
    on=NEAR,
)
def test_the_database_and_the_rule_put_an_assignment_in_the_same_column(
    stand, state, due_on, due_time, submitted_on, submitted_time, on
):
    Stand.objects.filter(pk=stand.pk).update(
        state=state.value,
        due_on=due_on,
        due_time=due_time,
        first_due_on=due_on,
        submitted_on=submitted_on,
        submitted_time=submitted_time,
    )
    standing = Standing(state, due_on, due_time, submitted_on, submitted_time)
    found = [
        column
        for column in Timeliness
        if Stand.objects.filter(condition(column, Basis.CURRENT, on=on, done_at=DoneAt())).exists()
    ]
    assert found == [timeliness(standing, on=on)]


def test_by_first_due_an_extended_assignment_stays_late(stand):
    on = date(2025, 2, 1)
    Stand.objects.update(
        state=State.ACCEPTED.value, first_due_on=on - timedelta(days=1), due_on=on + timedelta(days=30)
    )
    by = {
        basis: Stand.objects.filter(condition(Timeliness.OPEN_OVERDUE, basis, on=on, done_at=DoneAt())).exists()
        for basis in Basis
    }
    assert by == {Basis.CURRENT: False, Basis.FIRST: True}


def test_an_hour_does_not_belong_to_the_first_due_date(stand):
    Stand.objects.update(
        state=State.CONFIRMED.value,
        due_on=date(2025, 1, 3),
        first_due_on=date(2025, 1, 3),
        due_time="14:00",
        submitted_on=date(2025, 1, 3),
        submitted_time="16:00",
    )
    late = {
        basis: Stand.objects.filter(
            condition(Timeliness.DONE_LATE, basis, on=date(2025, 2, 1), done_at=DoneAt())
        ).exists()
        for basis in Basis
    }
    assert late == {Basis.CURRENT: True, Basis.FIRST: False}
