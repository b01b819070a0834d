from datetime import date

import pytest

from dondoc.workcalendar.rules.periods import Period, Window, lawful


@pytest.mark.parametrize(
    ("window", "on", "first", "last"),
    [
        (Window.MONTH, date(2025, 3, 14), date(2025, 2, 15), date(2025, 3, 14)),
        (Window.MONTH, date(2025, 3, 15), date(2025, 3, 15), date(2025, 4, 14)),
        (Window.MONTH, date(2024, 12, 15), date(2024, 12, 15), date(2025, 1, 14)),
        (Window.QUARTER, date(2025, 2, 1), date(2024, 12, 15), date(2025, 3, 14)),
        (Window.QUARTER, date(2025, 3, 15), date(2025, 3, 15), date(2025, 6, 14)),
        (Window.HALF, date(2025, 6, 14), date(2024, 12, 15), date(2025, 6, 14)),
        (Window.HALF, date(2025, 6, 15), date(2025, 6, 15), date(2025, 12, 14)),
        (Window.YEAR, date(2024, 12, 15), date(2024, 12, 15), date(2025, 12, 14)),
        (Window.YEAR, date(2025, 12, 14), date(2024, 12, 15), date(2025, 12, 14)),
    ],
)
def test_the_windows_are_those_of_the_decree(window, on, first, last):
    assert lawful(window, on) == Period(window, first, last)


def test_the_former_period_ends_the_day_before():
    for window in (Window.MONTH, Window.QUARTER, Window.HALF, Window.YEAR):
        period = lawful(window, date(2025, 3, 1))
        assert (period.first - period.former.last).days == 1
        assert lawful(window, period.former.first) == period.former
    span = Period(Window.SPAN, date(2025, 1, 11), date(2025, 1, 20))
    assert span.former == Period(Window.SPAN, date(2025, 1, 1), date(2025, 1, 10))


def test_no_law_fixes_a_span():
    with pytest.raises(ValueError, match="span"):
        lawful(Window.SPAN, date(2025, 1, 1))
