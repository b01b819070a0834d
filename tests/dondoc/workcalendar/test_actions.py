"""Days are taken in from files, as often as one likes, and the journal says which."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actors import Actor
from dondoc.workcalendar.actions import DayNotPossible, UnreadableDays, clear_day, load_days, mark_day
from dondoc.workcalendar.models import SpecialDay
from dondoc.workcalendar.queries import special_days, working_calendar, years_without_notice
from dondoc.workcalendar.rules import DayKind, MarkedDay

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
SYSTEM = Actor.system()
HEADER = "on,kind,name,source,provisional\n"


def test_the_shipped_days_are_taken_in_once_and_harm_nothing_twice() -> None:
    assert load_days(by=SYSTEM, at=AT) == SpecialDay.objects.count() > 70
    assert load_days(by=SYSTEM, at=AT) == 0
    assert Entry.objects.filter(verb="day.marked").count() == SpecialDay.objects.count()


def test_a_notice_replaces_the_provisional_day_and_the_journal_keeps_both(tmp_path: Path) -> None:
    load_days(by=SYSTEM, at=AT)
    notice = tmp_path / "2027.csv"
    notice.write_text(HEADER + "2027-09-03,holiday,Quốc khánh,Thông báo 1/TB-BNV,\n", encoding="utf-8")
    assert load_days(by=SYSTEM, at=AT, file=notice) == 1
    entry = Entry.objects.latest("id")
    assert (entry.old["provisional"], entry.new["provisional"]) == (True, False)
    assert entry.label == "03/09/2027: Quốc khánh"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2027-02-30,holiday,Sai,Nguồn,", "2"),
        ("2027-09-02,feast,Sai,Nguồn,", "feast"),
        ("2027-09-02,holiday,Sai,,", "căn cứ"),
        ("2027-09-02,worked-saturday,Sai,Nguồn,", "thứ Bảy"),
        ("2027-09-02,holiday", "2"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_taken_in(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "days.csv"
    file.write_text(f"{HEADER}{line}\n", encoding="utf-8")
    with pytest.raises(UnreadableDays, match=said):
        load_days(by=SYSTEM, at=AT, file=file)
    assert not SpecialDay.objects.exists()


def test_who_may_not_keep_the_calendar_changes_nothing() -> None:
    with pytest.raises(NotPermitted):
        load_days(by=Actor(person_id=1, name="Ví Dụ Một", unit_id=None, unit_name=""), at=AT)
    assert not SpecialDay.objects.exists()


def test_the_calendar_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    load_days(by=SYSTEM, at=AT)
    with django_assert_num_queries(1):
        calendar = working_calendar()
    assert not calendar.is_working_day(date(2025, 9, 1))
    assert special_days(2026).first().on == date(2026, 1, 1)  # type: ignore[union-attr]


def test_from_october_on_the_next_years_notice_is_missed() -> None:
    load_days(by=SYSTEM, at=AT)
    assert years_without_notice(date(2026, 9, 30)) == []
    assert years_without_notice(date(2026, 10, 1)) == [2027]
    assert years_without_notice(date(2025, 12, 31)) == []


DAY = MarkedDay(date(2027, 9, 3), DayKind.HOLIDAY, "Quốc khánh", "Thông báo 1/TB-BNV")


def test_a_day_is_marked_once_and_cleared_and_the_journal_keeps_both() -> None:
    assert mark_day(day=DAY, by=SYSTEM, at=AT)
    assert not mark_day(day=DAY, by=SYSTEM, at=AT)
    clear_day(on=DAY.on, by=SYSTEM, at=AT)
    assert not SpecialDay.objects.exists()
    assert [entry.verb for entry in Entry.objects.order_by("id")] == ["day.marked", "day.cleared"]


@pytest.mark.parametrize(
    "day",
    [replace(DAY, source=""), replace(DAY, kind=DayKind.WORKED_SATURDAY)],
    ids=["without a source", "a Saturday that is a Friday"],
)
def test_a_day_that_no_law_makes_is_refused(day: MarkedDay) -> None:
    with pytest.raises(DayNotPossible, match="03/09/2027"):
        mark_day(day=day, by=SYSTEM, at=AT)
    assert not SpecialDay.objects.exists()


def test_a_day_that_is_not_marked_cannot_be_cleared() -> None:
    with pytest.raises(DayNotPossible):
        clear_day(on=DAY.on, by=SYSTEM, at=AT)


def test_only_the_keeper_marks_and_clears() -> None:
    nobody = Actor(person_id=1, name="Ví Dụ Một", unit_id=None, unit_name="")
    with pytest.raises(NotPermitted):
        mark_day(day=DAY, by=nobody, at=AT)
    with pytest.raises(NotPermitted):
        clear_day(on=DAY.on, by=nobody, at=AT)
