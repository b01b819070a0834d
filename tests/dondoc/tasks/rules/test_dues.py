from datetime import date, time

import pytest

from dondoc.tasks.rules.dues import UNDECIDED, DueKind, due_of_reading, last_day


def test_before_the_first_of_january_leaves_the_last_of_december():
    assert last_day(date(2025, 1, 1), inclusive=False) == date(2024, 12, 31)


def test_until_a_day_includes_it():
    assert last_day(date(2025, 1, 1), inclusive=True) == date(2025, 1, 1)


def test_the_due_of_4363_is_the_last_day_of_2024():
    printed = {"kind": "date", "date": "2025-01-01", "inclusive": False, "text": "trước ngày 01 tháng 01 năm 2025"}
    due = due_of_reading([printed])
    assert (due.kind, due.on, due.text) == (DueKind.DATE, date(2024, 12, 31), "trước ngày 01 tháng 01 năm 2025")


def test_of_several_dates_the_earliest_is_proposed():
    dues = [{"kind": "date", "date": day, "inclusive": True} for day in ("2025-12-31", "2025-06-30")]
    assert due_of_reading(dues).on == date(2025, 6, 30)


def test_a_date_goes_before_a_term():
    term = {"kind": "within", "amount": 5, "unit": "working-day"}
    assert due_of_reading([term, {"kind": "date", "date": "2025-06-30", "inclusive": True}]).kind is DueKind.DATE


def test_the_hour_of_the_day_is_kept():
    due = due_of_reading([{"kind": "date", "date": "2025-12-05", "inclusive": True, "time": "17:00"}])
    assert due.at_time == time(17)


@pytest.mark.parametrize(("found", "event"), [({}, "receipt"), ({"event": "signature"}, "signature")])
def test_a_term_starts_at_its_event_or_at_receipt(found, event):
    due = due_of_reading([{"kind": "within", "amount": 5, "unit": "working-day", "text": "trong 05 ngày", **found}])
    assert (due.kind, due.amount, due.unit, due.event) == (DueKind.TERM, 5, "working-day", event)


def test_a_recurring_due_keeps_its_period_and_its_day():
    due = due_of_reading([{"kind": "recurring", "every": "month", "on": "20", "text": "trước ngày 20 hằng tháng"}])
    assert (due.kind, due.every, due.on_day) == (DueKind.RECURRING, "month", "20")


def test_what_prints_no_due_is_for_a_person_to_decide():
    assert due_of_reading([]) == UNDECIDED
    assert due_of_reading([{"kind": "hint"}]) == UNDECIDED


def test_before_a_day_of_every_month_leaves_the_day_before_it_and_several_periods_are_kept():
    printed = {"kind": "recurring", "every": "month", "on": "20", "inclusive": False, "interval": 2}
    due = due_of_reading([printed])
    assert (due.on_day, due.interval) == ("19", 2)
