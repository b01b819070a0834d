"""Figures on the pages of other rooms."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.reports import queries
from dondoc.reports.actions import roll_up
from dondoc.reports.queries import By, Counted, figures_of_unit
from dondoc.workcalendar.rules.periods import Window, lawful
from factories import AssignmentFactory


@pytest.fixture
def unit_with_work(cast):
    for day in (10, 20):
        AssignmentFactory(unit=cast.department, due_on=date(2025, 1, day))
    AssignmentFactory(unit=cast.department, due_on=None)
    AssignmentFactory(unit=cast.other_department, due_on=date(2025, 1, 20))
    return cast.department


@pytest.mark.parametrize("kept", [False, True])
def test_the_figures_of_a_unit_are_its_row_among_those_of_all(unit_with_work, actor, kept):
    if kept:
        roll_up(by=Actor.system(), at=datetime(2025, 2, 8, 3, tzinfo=UTC))
    period = lawful(Window.QUARTER, date(2025, 2, 10))
    (row,) = [one for one in queries.breakdown(actor, period, by=By.UNIT).rows if one.key == unit_with_work.pk]
    found, before = figures_of_unit(actor, unit_with_work.pk, period, period.former)
    assert before == Counted(unit_with_work.pk)
    assert (found.current, found.first, found.total) == (row.current, row.first, row.total)
    assert found.current.open_overdue == 2


def test_a_unit_page_asks_nothing_twice(unit_with_work, cast, client):
    roll_up(by=Actor.system(), at=clock.now())
    client.force_login(cast.of_role("tracking-officer"), backend="django.contrib.auth.backends.ModelBackend")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("unit", args=[unit_with_work.pk])).status_code == 200
    assert len(asked) <= 26
    assert max(Counter(one["sql"] for one in asked).values()) == 1


def test_a_unit_page_shows_its_quarters_and_every_figure_opens(unit_with_work, cast, client, monkeypatch):
    monkeypatch.setattr("dondoc.kernel.clock.now", lambda: datetime(2025, 2, 10, 3, tzinfo=UTC))
    client.force_login(cast.tracking_officer)
    answer = client.get(reverse("unit", args=[unit_with_work.pk]))
    page = answer.content.decode()
    assert "Số liệu theo quý" in page
    assert "0/2" in page
    assert page.index("Số liệu theo quý") < page.index("Nhân sự") < page.index("Việc chưa hoàn thành")
    work = page[page.index("Việc chưa hoàn thành") :]
    assert work.index("10/01/2025") < work.index("không thời hạn"), "what has a day comes before what has none"
    assert f"column=open-overdue&amp;key={unit_with_work.pk}" in page


def test_a_unit_without_work_has_no_figures_to_show(cast, client):
    client.force_login(cast.tracking_officer)
    assert "Số liệu theo quý" not in client.get(reverse("unit", args=[cast.office.pk])).content.decode()


def test_who_may_not_see_figures_sees_none_on_a_unit_page(unit_with_work, cast, client):
    from dondoc.organization.models import RolePermission

    RolePermission.objects.filter(role__code="official", verb="report.overdue").delete()
    client.force_login(cast.official)
    answer = client.get(reverse("unit", args=[unit_with_work.pk]))
    assert answer.status_code == 200
    assert "Số liệu theo quý" not in answer.content.decode()
