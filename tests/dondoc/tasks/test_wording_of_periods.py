from datetime import date

import pytest

from dondoc.tasks.rules.periods import recurrence
from dondoc.tasks.wording import name_of_period, period_words


@pytest.mark.parametrize(
    ("every", "interval", "first", "name"),
    [
        ("day", 1, date(2025, 3, 3), "03/03/2025"),
        ("week", 1, date(2025, 3, 3), "03/03/2025 – 09/03/2025"),
        ("month", 1, date(2025, 3, 1), "tháng 3/2025"),
        ("month", 2, date(2025, 3, 1), "01/03/2025 – 30/04/2025"),
        ("quarter", 1, date(2025, 10, 1), "quý IV/2025"),
        ("half-year", 1, date(2025, 1, 1), "6 tháng đầu năm 2025"),
        ("half-year", 1, date(2025, 7, 1), "6 tháng cuối năm 2025"),
        ("year", 1, date(2025, 1, 1), "năm 2025"),
    ],
)
def test_a_period_is_called_as_officials_call_it(every, interval, first, name):
    assert name_of_period(recurrence(every, "", interval), first) == name


def test_a_recurrence_is_said_with_its_day_and_how_many_periods_at_a_time():
    assert period_words("week", "thứ sáu", 2) == "hằng tuần, 2 kỳ một lần, thứ sáu"
    assert period_words("month", "20") == "hằng tháng, ngày 20"
