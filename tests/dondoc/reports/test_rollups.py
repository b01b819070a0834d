"""Figures that are kept are those of the rows, on every day, whatever has happened since they were kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from dondoc.administration.demo_city import FOUNDED_AT, load_city
from dondoc.administration.life.writing import live
from dondoc.kernel.clock import HOME
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actors import Actor, Power
from dondoc.organization.models import Portfolio, Unit
from dondoc.reports.actions import roll_up
from dondoc.reports.commands import report
from dondoc.reports.models import Balance, Movement, Rollup
from dondoc.reports.queries import (
    By,
    FourWay,
    Scope,
    Standing,
    breakdown,
    breakdown_counted,
    overdue,
    overdue_counted,
    standing_counted,
    standing_kept,
    standing_of_all,
    wrong_days,
)
from dondoc.reports.queries.grouping import KEPT
from dondoc.tasks.actions.life import Account, confirm, recall, reopen, submit
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.rules.periods import Period, Window
from factories import AssignmentFactory, BalanceFactory, MovementFactory, RollupFactory, UnitFactory

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()
UNTIL = datetime(2025, 9, 18, 11, 0, tzinfo=HOME)
SOME_DAYS = [date(2023, 1, 1) + timedelta(days=31 * number) for number in range(36)]


@pytest.fixture
def lived() -> None:
    load_city(by=SYSTEM, at=FOUNDED_AT)
    live(size=200, seed=7, until=UNTIL)


@pytest.mark.parametrize("done_at", ["submission", "confirmation"])
@pytest.mark.parametrize("kept_at", [datetime(2024, 6, 30, 17, 30, tzinfo=UTC), datetime(2025, 9, 18, 4, tzinfo=UTC)])
def test_kept_figures_are_those_of_the_rows_before_and_after_they_were_kept(
    lived: None, settings: Settings, kept_at: datetime, done_at: str
) -> None:
    settings.DONDOC_DONE_AT = done_at
    roll_up(by=SYSTEM, at=kept_at)
    assert Movement.objects.exists()
    assert Balance.objects.exists()
    assert overdue(SYSTEM, on=date(2025, 3, 1)).sum.total > 0
    assert wrong_days(SYSTEM, SOME_DAYS) == []
    for period in (Period(Window.SPAN, on, on + timedelta(days=days)) for on in SOME_DAYS[::9] for days in (0, 400)):
        for by in KEPT:
            with CaptureQueriesContext(connection) as asked:
                found = breakdown(SYSTEM, period, by=by)
            assert any("reports_balance" in one["sql"] for one in asked.captured_queries)
            assert found == breakdown_counted(SYSTEM, period, by=by)


@pytest.mark.parametrize("days", [0, 1, 6, 40])
def test_how_work_stands_now_is_what_is_kept_and_what_happened_since(lived: None, days: int) -> None:
    roll_up(by=SYSTEM, at=UNTIL - timedelta(days=12))
    leaders = Portfolio.objects.filter(role__code="leader").order_by().values_list("person_id", flat=True).distinct()
    scopes = [Scope(SYSTEM, UNTIL.date() + timedelta(days=days), leader) for leader in (None, *leaders)]
    assert len(scopes) > 2
    assert len({frozenset(standing_counted(scope).items()) for scope in scopes}) > 2
    for scope in scopes:
        assert standing_kept(scope) == standing_counted(scope)
        assert standing_of_all(scope) == sum(standing_counted(scope).values(), Standing())


def test_what_is_handed_in_or_given_back_since_they_were_kept_stands_there_at_once() -> None:
    at = datetime(2025, 1, 6, 2, tzinfo=UTC)
    unit = UnitFactory()
    work, other = (AssignmentFactory(unit=unit, state=State.ACCEPTED, due_on=date(2025, 1, 15)) for _ in range(2))
    roll_up(by=SYSTEM, at=at + timedelta(days=1))
    scope = Scope(SYSTEM, date(2025, 1, 14))
    assert standing_kept(scope) == {unit.pk: Standing(near_due=2)}
    submit(assignment_id=work.pk, account=Account(done="Xong"), by=SYSTEM, at=at + timedelta(days=8))
    recall(assignment_id=other.pk, reason="Trùng", by=SYSTEM, at=at + timedelta(days=8))
    assert standing_kept(scope) == standing_counted(scope) == {unit.pk: Standing(near_due=1, submitted=1)}
    assert standing_kept(Scope(SYSTEM, date(2025, 1, 16))) == {unit.pk: Standing(overdue=1, submitted=1)}


def test_work_opened_again_in_a_period_counts_in_it_once() -> None:
    at = datetime(2025, 1, 6, 2, tzinfo=UTC)
    work = AssignmentFactory(unit=UnitFactory(), state=State.ACCEPTED, due_on=date(2025, 1, 10))
    submit(assignment_id=work.pk, account=Account(done="Xong"), by=SYSTEM, at=at)
    confirm(assignment_id=work.pk, by=SYSTEM, at=at + timedelta(days=1))
    reopen(assignment_id=work.pk, reason="Sai số liệu", by=SYSTEM, at=at + timedelta(days=40))
    roll_up(by=SYSTEM, at=at + timedelta(days=60))
    january, february = (Period(Window.SPAN, date(2025, month, 1), date(2025, month, 28)) for month in (1, 2))
    assert breakdown(SYSTEM, january, by=By.UNIT).sum.current.done_on_time == 1
    assert breakdown(SYSTEM, february, by=By.UNIT).sum.current == FourWay(open_overdue=1)


def test_what_happens_after_they_were_kept_is_in_the_figures_of_the_day() -> None:
    at = datetime(2025, 1, 6, 2, tzinfo=UTC)
    unit = UnitFactory()
    late, other = (AssignmentFactory(unit=unit, state=State.ACCEPTED, due_on=date(2025, 1, 10)) for _ in range(2))
    roll_up(by=SYSTEM, at=at + timedelta(days=1))
    submit(assignment_id=late.pk, account=Account(done="Xong"), by=SYSTEM, at=at + timedelta(days=8))
    confirm(assignment_id=late.pk, by=SYSTEM, at=at + timedelta(days=9))
    recall(assignment_id=other.pk, reason="Trùng", by=SYSTEM, at=at + timedelta(days=9))
    on = date(2025, 1, 20)
    assert overdue(SYSTEM, on=on).sum.current.done_late == 1
    assert overdue(SYSTEM, on=on).sum.apart == 1
    roll_up(by=SYSTEM, at=at + timedelta(days=12))
    reopen(assignment_id=late.pk, reason="Sai số liệu", by=SYSTEM, at=at + timedelta(days=13))
    assert overdue(SYSTEM, on=on).sum.current.open_overdue == 1
    assert wrong_days(SYSTEM, [date(2025, 1, 1) + timedelta(days=3 * number) for number in range(20)]) == []


def test_everybody_has_the_kept_figures_of_his_own_units_only(lived: None) -> None:
    roll_up(by=SYSTEM, at=UNTIL)
    unit = Unit.objects.get(code="SNV")
    head = Actor(1, "Thủ trưởng", unit.pk, unit.name, powers={"report.overdue": Power(unit_ids=frozenset({unit.pk}))})
    found = overdue(head, on=UNTIL.date())
    assert [one.unit_id for one in found.units] == [unit.pk]
    assert found == overdue_counted(head, on=UNTIL.date())


def test_figures_kept_by_another_setting_are_not_used(settings: Settings) -> None:
    RollupFactory()
    BalanceFactory(on=date(2024, 12, 1))
    MovementFactory(on=date(2024, 12, 2))
    assert overdue(SYSTEM, on=date(2024, 12, 3)).sum.current.open_in_time == 2
    settings.DONDOC_DONE_AT = "confirmation"
    assert overdue(SYSTEM, on=date(2024, 12, 3)).sum.total == 0


def test_they_are_kept_once_and_only_for_whom_the_city_is_his() -> None:
    for day in (5, 6):
        roll_up(by=SYSTEM, at=datetime(2025, 1, day, 2, tzinfo=UTC))
    assert Rollup.objects.get().through_on == date(2025, 1, 5)
    with pytest.raises(NotPermitted):
        roll_up(by=Actor(1, "Ai đó", None, ""), at=UNTIL)


def test_the_command_finds_what_is_wrong_and_keeps_it_anew() -> None:
    AssignmentFactory(due_on=date(2025, 1, 20))
    assert CliRunner().invoke(report, ["check", "--rebuild", "--months", "2"]).exit_code == 0
    Movement.objects.update(current_open_in_time=7)
    Balance.objects.update(current_open_in_time=7)
    assert CliRunner().invoke(report, ["check", "--months", "2"]).exit_code == 1
    assert CliRunner().invoke(report, ["check", "--rebuild", "--months", "2"]).exit_code == 0
