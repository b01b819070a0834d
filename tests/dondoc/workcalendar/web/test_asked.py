from datetime import date

import pytest
from django.test import RequestFactory

from dondoc.kernel import clock
from dondoc.workcalendar.rules.periods import Period, Window
from dondoc.workcalendar.web.asked import period_of


@pytest.mark.parametrize(
    ("today", "asked", "period"),
    [
        ("2025-02-03", {}, Period(Window.MONTH, date(2025, 1, 15), date(2025, 2, 3))),
        ("2025-02-03", {"on": "2025-02-14"}, Period(Window.MONTH, date(2025, 1, 15), date(2025, 2, 3))),
        ("2025-02-14", {}, Period(Window.MONTH, date(2025, 1, 15), date(2025, 2, 14))),
        ("2025-02-15", {"on": "2025-02-14"}, Period(Window.MONTH, date(2025, 1, 15), date(2025, 2, 14))),
        ("2025-02-03", {"on": "2025-03-20"}, Period(Window.MONTH, date(2025, 3, 15), date(2025, 4, 14))),
    ],
)
def test_a_window_that_still_runs_is_counted_until_today(monkeypatch, today, asked, period):
    monkeypatch.setattr(clock, "local_date", lambda _at: date.fromisoformat(today))
    assert period_of(RequestFactory().get("/", asked)) == period
