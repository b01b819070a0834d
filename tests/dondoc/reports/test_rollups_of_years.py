"""Figures that are kept of a city that has lived for years are those of its rows, for everybody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from dondoc.administration.demo_city import FOUNDED_AT, load_city
from dondoc.administration.life.writing import live
from dondoc.kernel.clock import HOME
from dondoc.organization.actors import Actor, Power
from dondoc.organization.models import Portfolio, Unit
from dondoc.reports.actions import roll_up
from dondoc.reports.models import Balance, Movement
from dondoc.reports.queries import (
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
from dondoc.workcalendar.rules.periods import Period, Window

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lived")]
SYSTEM = Actor.system()
UNTIL = datetime(2025, 9, 18, 11, 0, tzinfo=HOME)
SOME_DAYS = [date(2023, 1, 1) + timedelta(days=31 * number) for number in range(36)]


@pytest.fixture(scope="module")
def lived(around_the_module: None) -> None:
    load_city(by=SYSTEM, at=FOUNDED_AT)
    live(size=200, seed=7, until=UNTIL)


@pytest.mark.parametrize("done_at", ["submission", "confirmation"])
@pytest.mark.parametrize("kept_at", [datetime(2024, 6, 30, 17, 30, tzinfo=UTC), datetime(2025, 9, 18, 4, tzinfo=UTC)])
def test_kept_figures_are_those_of_the_rows_before_and_after_they_were_kept(
    settings: Settings, kept_at: datetime, done_at: str
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
def test_how_work_stands_now_is_what_is_kept_and_what_happened_since(days: int) -> None:
    roll_up(by=SYSTEM, at=UNTIL - timedelta(days=12))
    leaders = Portfolio.objects.filter(role__code="leader").order_by().values_list("person_id", flat=True).distinct()
    scopes = [Scope(SYSTEM, UNTIL.date() + timedelta(days=days), leader) for leader in (None, *leaders)]
    assert len(scopes) > 2
    assert len({frozenset(standing_counted(scope).items()) for scope in scopes}) > 2
    for scope in scopes:
        assert standing_kept(scope) == standing_counted(scope)
        assert standing_of_all(scope) == sum(standing_counted(scope).values(), Standing())


def test_everybody_has_the_kept_figures_of_his_own_units_only() -> None:
    roll_up(by=SYSTEM, at=UNTIL)
    unit = Unit.objects.get(code="SNV")
    head = Actor(1, "Thủ trưởng", unit.pk, unit.name, powers={"report.overdue": Power(unit_ids=frozenset({unit.pk}))})
    found = overdue(head, on=UNTIL.date())
    assert [one.unit_id for one in found.units] == [unit.pk]
    assert found == overdue_counted(head, on=UNTIL.date())
