"""Figures that are kept are those of the rows, on every day, whatever has happened since they were kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner
from pytest_django import Settings

from dondoc.kernel.clock import HOME
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actors import Actor
from dondoc.reports.actions import roll_up
from dondoc.reports.commands import report
from dondoc.reports.models import Balance, Movement, Rollup
from dondoc.reports.queries import (
    By,
    FourWay,
    Scope,
    Standing,
    breakdown,
    overdue,
    standing_counted,
    standing_kept,
    wrong_days,
)
from dondoc.tasks.actions.life import Account, confirm, recall, reopen, submit
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.rules.periods import Period, Window
from factories import AssignmentFactory, BalanceFactory, MovementFactory, RollupFactory, UnitFactory

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()
UNTIL = datetime(2025, 9, 18, 11, 0, tzinfo=HOME)


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
