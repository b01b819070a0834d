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


def test_a_period_that_is_not_over_ends_with_the_day_and_is_compared_with_the_whole_one_before():
    quarter = lawful(Window.QUARTER, date(2025, 2, 10))
    so_far = quarter.so_far(date(2025, 2, 10))
    assert (so_far.first, so_far.last) == (quarter.first, date(2025, 2, 10))
    assert so_far.former == quarter.former
    assert quarter.so_far(date(2026, 1, 1)) == quarter
    assert quarter.so_far(date(2024, 1, 1)) == quarter
