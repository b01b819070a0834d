from datetime import date

from dondoc.tasks.rules.standing import looked_at_before


def test_a_duty_is_looked_at_again_after_so_many_months():
    assert looked_at_before(date(2025, 8, 15), 6) == date(2025, 2, 15)
    assert looked_at_before(date(2025, 1, 6), 1) == date(2024, 12, 6)
    assert looked_at_before(date(2025, 1, 6), 25) == date(2022, 12, 6)


def test_a_shorter_month_ends_earlier():
    assert looked_at_before(date(2025, 8, 31), 6) == date(2025, 2, 28)


def test_without_months_nothing_is_looked_at_again():
    assert looked_at_before(date(2025, 8, 15), 0) is None
