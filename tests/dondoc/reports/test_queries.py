from datetime import UTC, date, datetime, timedelta

import pytest

from dondoc.documents.models import Document
from dondoc.kernel.paging import page_after
from dondoc.organization.actors import Actor, Power
from dondoc.reports.columns import Basis
from dondoc.reports.queries import FourWay, listed, overdue, with_sort_due
from dondoc.tasks.actions.life import Account, confirm, return_to_unit, submit
from dondoc.tasks.models import Assignment, PartyRole
from dondoc.tasks.rules.states import State
from dondoc.tasks.rules.timeliness import Timeliness
from factories import AssignmentFactory, UnitFactory

DUE = date(2025, 1, 10)
HANDED_IN = datetime(2025, 1, 9, 2, tzinfo=UTC)
CONFIRMED = datetime(2025, 1, 15, 2, tzinfo=UTC)
SYSTEM = Actor.system()


@pytest.fixture
def unit(db):
    return UnitFactory(code="SNV", name="Sở Nội vụ")


@pytest.fixture
def work(unit):
    return AssignmentFactory(unit=unit, state=State.ACCEPTED, due_on=DUE)


def four_way(on, basis=Basis.CURRENT):
    figures = overdue(SYSTEM, on=on)
    return figures.sum.current if basis is Basis.CURRENT else figures.sum.first


def test_each_day_is_told_as_it_stood_at_its_end_whatever_happened_since(work):
    submit(assignment_id=work.pk, account=Account(done="Xong"), by=SYSTEM, at=HANDED_IN)
    confirm(assignment_id=work.pk, by=SYSTEM, at=CONFIRMED)
    assert four_way(date(2025, 1, 5)) == FourWay()
    assert four_way(date(2025, 1, 8)) == FourWay(open_in_time=1)
    assert four_way(date(2025, 1, 14)) == FourWay(open_overdue=1, overdue_waiting=1)
    assert four_way(date(2025, 1, 15)) == FourWay(done_on_time=1)


def test_a_returned_submission_never_counts(work):
    submit(assignment_id=work.pk, account=Account(done="Xong"), by=SYSTEM, at=HANDED_IN)
    return_to_unit(assignment_id=work.pk, reason="Thiếu", by=SYSTEM, at=HANDED_IN + timedelta(hours=1))
    again = datetime(2025, 1, 13, 2, tzinfo=UTC)
    submit(assignment_id=work.pk, account=Account(done="Xong"), by=SYSTEM, at=again)
    confirm(assignment_id=work.pk, by=SYSTEM, at=CONFIRMED)
    assert four_way(date(2025, 1, 20)) == FourWay(done_late=1)


def test_a_province_may_count_work_as_done_at_its_confirmation(work, settings):
    settings.DONDOC_DONE_AT = "confirmation"
    submit(assignment_id=work.pk, account=Account(done="Xong"), by=SYSTEM, at=HANDED_IN)
    confirm(assignment_id=work.pk, by=SYSTEM, at=CONFIRMED)
    assert four_way(date(2025, 1, 20)) == FourWay(done_late=1)


def test_both_latenesses_are_told_where_the_due_date_moved(unit):
    AssignmentFactory(unit=unit, due_on=DUE + timedelta(days=20), first_due_on=DUE)
    on = DUE + timedelta(days=3)
    assert four_way(on) == FourWay(open_in_time=1)
    assert four_way(on, Basis.FIRST) == FourWay(open_overdue=1)


def test_undated_and_recalled_work_is_in_no_rate_and_support_is_not_counted(unit):
    AssignmentFactory(unit=unit, due_on=None)
    AssignmentFactory(unit=unit, due_on=DUE, state=State.RECALLED)
    AssignmentFactory(unit=unit, due_on=DUE, role=PartyRole.SUPPORT)
    total = overdue(SYSTEM, on=date(2025, 2, 1)).sum
    assert (total.undated, total.apart, total.total) == (1, 1, 2)
    assert total.current.rate == (0, 0)


def test_the_worst_unit_stands_first(unit, work):
    worse = UnitFactory(name="Sở Xây dựng")
    for _one in range(2):
        AssignmentFactory(unit=worse, due_on=DUE)
    units = overdue(SYSTEM, on=date(2025, 2, 1)).units
    assert [(one.name, one.current.open_overdue) for one in units] == [("Sở Xây dựng", 2), ("Sở Nội vụ", 1)]


def test_a_unit_sees_the_figures_of_its_own(unit, work):
    AssignmentFactory(due_on=DUE)
    head = Actor(1, "Thủ Trưởng", unit.pk, unit.name, powers={"report.overdue": Power(unit_ids=frozenset({unit.pk}))})
    assert [one.code for one in overdue(head, on=date(2025, 2, 1)).units] == ["SNV"]


def test_behind_each_figure_stands_its_list(unit, work):
    other = AssignmentFactory(due_on=DUE - timedelta(days=1))
    rows = listed(SYSTEM, on=date(2025, 2, 1), column=Timeliness.OPEN_OVERDUE)
    paged = page_after(with_sort_due(rows, Basis.CURRENT), ("sort_due", "id"), after=None)
    assert [stand.assignment_id for stand in paged.rows] == [other.pk, work.pk]
    mine = listed(SYSTEM, on=date(2025, 2, 1), column=Timeliness.OPEN_OVERDUE, basis=Basis.FIRST, unit_id=unit.pk)
    assert [stand.assignment for stand in mine] == [work]


def test_every_list_is_as_long_as_its_figure(unit, work):
    AssignmentFactory(unit=unit, due_on=None)
    AssignmentFactory(unit=unit, due_on=date(2025, 3, 1), first_due_on=DUE)
    on = date(2025, 2, 1)
    total = overdue(SYSTEM, on=on).sum
    for basis, ways in ((Basis.CURRENT, total.current), (Basis.FIRST, total.first)):
        for column in (Timeliness.OPEN_OVERDUE, Timeliness.OPEN_IN_TIME, Timeliness.DONE_LATE):
            figure = getattr(ways, column.name.lower())
            assert listed(SYSTEM, on=on, column=column, basis=basis).count() == figure, (basis, column)


def test_the_figures_of_all_units_take_the_same_few_queries_for_any_number(unit, work, django_assert_num_queries):
    for _unit in range(5):
        AssignmentFactory(due_on=DUE)
    with django_assert_num_queries(4):
        overdue(SYSTEM, on=date(2025, 2, 1))
    assert Assignment.objects.count() == 6
    assert Document.objects.count() == 6
