from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dondoc.kernel import paging
from dondoc.kernel.paging import BadPageKey
from dondoc.organization.actors import Actor
from dondoc.organization.models import FieldOfWork, Portfolio, Role
from dondoc.reports.columns import Basis
from dondoc.reports.queries import (
    By,
    Counted,
    FourWay,
    breakdown,
    breakdown_counted,
    compared,
    listed_of_period,
)
from dondoc.tasks.actions.life import Account, confirm, recall, submit
from dondoc.tasks.actions.passing import put_in_charge
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.rules.periods import Window, lawful
from factories import (
    AppointmentFactory,
    AssignmentFactory,
    DocumentFactory,
    PersonFactory,
    PostFactory,
    TaskFactory,
    UnitFactory,
)

SYSTEM = Actor.system()
JANUARY = lawful(Window.MONTH, date(2025, 1, 10))
FEBRUARY = lawful(Window.MONTH, date(2025, 2, 10))
MARCH = lawful(Window.MONTH, date(2025, 3, 10))
COLUMNS = ("open-overdue", "open-in-time", "done-on-time", "done-late", "undated", "suspended", "declined", "recalled")


def field_of(number):
    field = FieldOfWork(code=f"f{number}", name=f"Lĩnh vực {number}")
    field.path = f"{900 + number}/"
    field.pk = 900 + number
    field.save()
    return field


def test_work_is_done_in_one_period_only(db):
    work = AssignmentFactory(state=State.ACCEPTED, due_on=date(2025, 1, 20))
    submit(assignment_id=work.pk, account=Account(done="Xong"), by=SYSTEM, at=datetime(2025, 1, 17, 2, tzinfo=UTC))
    confirm(assignment_id=work.pk, by=SYSTEM, at=datetime(2025, 1, 21, 2, tzinfo=UTC))
    assert breakdown(SYSTEM, JANUARY, by=By.UNIT).sum.current == FourWay(open_in_time=1)
    assert breakdown(SYSTEM, FEBRUARY, by=By.UNIT).sum.current == FourWay(done_on_time=1)
    assert breakdown(SYSTEM, MARCH, by=By.UNIT).rows == []


def test_what_stands_apart_is_told_state_by_state_in_the_period_it_was_closed(db):
    for state in (State.SUSPENDED, State.DECLINED):
        AssignmentFactory(state=state, due_on=date(2025, 1, 10))
    AssignmentFactory(due_on=None)
    recall(assignment_id=AssignmentFactory().pk, reason="Giao nhầm", by=SYSTEM, at=datetime(2025, 1, 8, 2, tzinfo=UTC))
    total = breakdown(SYSTEM, JANUARY, by=By.UNIT).sum
    assert (total.undated, total.suspended, total.declined, total.recalled, total.total) == (1, 1, 1, 1, 4)
    later = breakdown(SYSTEM, FEBRUARY, by=By.UNIT).sum
    assert (later.undated, later.suspended, later.declined, later.recalled, later.total) == (1, 1, 0, 0, 2)


def test_both_latenesses_stand_beside_each_other(db):
    AssignmentFactory(due_on=date(2025, 2, 20), first_due_on=date(2025, 1, 20))
    total = breakdown(SYSTEM, FEBRUARY, by=By.UNIT).sum
    assert (total.current, total.first) == (FourWay(open_in_time=1), FourWay(open_overdue=1))


def test_the_leader_of_the_field_comes_before_the_leader_of_the_unit(db):
    field, other = field_of(1), field_of(2)
    chairman, vice = PersonFactory(full_name="Lãnh Đạo Một"), PersonFactory(full_name="Lãnh Đạo Hai")
    role = Role.objects.create(code="leader", name="Lãnh đạo")
    city = UnitFactory()
    unit = UnitFactory(parent=city)
    since = date(2020, 1, 1)
    Portfolio.objects.create(person=chairman, role=role, unit=city, valid_from=since)
    Portfolio.objects.create(person=vice, role=role, field=field, valid_from=since)
    for one in (field, other, None):
        AssignmentFactory(unit=unit, task=TaskFactory(field=one))
    AssignmentFactory(unit=UnitFactory())
    found = breakdown(SYSTEM, FEBRUARY, by=By.LEADER)
    assert {row.name: row.total for row in found.rows} == {"Lãnh Đạo Một": 2, "Lãnh Đạo Hai": 1, "": 1}
    by_field = breakdown(SYSTEM, FEBRUARY, by=By.FIELD)
    assert {row.name: row.total for row in by_field.rows} == {"Lĩnh vực 1": 1, "Lĩnh vực 2": 1, "": 2}
    require_lists_as_long_as_figures(found)
    require_lists_as_long_as_figures(by_field)


def test_work_is_counted_with_who_was_in_charge_then_else_with_the_head(db):
    unit = UnitFactory()
    head, former, new = (PersonFactory(full_name=name) for name in ("Giám Đốc", "Người Cũ", "Người Mới"))
    AppointmentFactory(person=head, post=PostFactory(unit=unit, is_head=True))
    AppointmentFactory(person=new, post=PostFactory(unit=unit))
    AssignmentFactory(unit=unit)
    handed_on = AssignmentFactory(unit=unit, person=former)
    at = datetime(2025, 2, 20, 2, tzinfo=UTC)
    put_in_charge(assignment_ids=[handed_on.pk], person_id=new.pk, reason="Đi học", by=SYSTEM, at=at)
    AssignmentFactory(unit=UnitFactory())
    then, now = (breakdown(SYSTEM, period, by=By.PERSON) for period in (FEBRUARY, MARCH))
    assert {row.name: row.total for row in then.rows} == {"Giám Đốc": 1, "Người Cũ": 1, "": 1}
    assert {row.name: row.total for row in now.rows} == {"Giám Đốc": 1, "Người Mới": 1, "": 1}
    require_lists_as_long_as_figures(then)
    require_lists_as_long_as_figures(now)


def test_every_list_is_as_long_as_its_figure(db):
    unit = UnitFactory()
    for state in State:
        AssignmentFactory(unit=unit, state=state, due_on=date(2025, 1, 20))
    AssignmentFactory(due_on=None)
    AssignmentFactory(due_on=date(2025, 3, 1), first_due_on=date(2025, 1, 20))
    for by in (By.UNIT, By.DOCUMENT):
        require_lists_as_long_as_figures(breakdown(SYSTEM, FEBRUARY, by=by))


def test_the_queries_do_not_grow_with_the_rows(db, django_assert_max_num_queries):
    for _one in range(4):
        AssignmentFactory(due_on=date(2025, 1, 20) + timedelta(days=_one))
    for by in By:
        with django_assert_max_num_queries(7):
            breakdown(SYSTEM, FEBRUARY, by=by)


def test_documents_are_paged_by_what_is_late_and_each_stands_beside_what_was_before(db, monkeypatch):
    for number in range(1, 4):
        task = TaskFactory(document=DocumentFactory())
        for _one in range(number):
            AssignmentFactory(task=task, unit=UnitFactory(), due_on=date(2025, 1, 20))
    task = TaskFactory(document=DocumentFactory())
    done_late = AssignmentFactory(task=task, state=State.ACCEPTED, due_on=date(2025, 1, 16))
    submit(assignment_id=done_late.pk, account=Account(done="Xong"), by=SYSTEM, at=datetime(2025, 1, 20, 2, tzinfo=UTC))
    confirm(assignment_id=done_late.pk, by=SYSTEM, at=datetime(2025, 1, 21, 2, tzinfo=UTC))
    for _one in range(3):
        AssignmentFactory(task=TaskFactory(document=DocumentFactory()), due_on=date(2025, 3, 20))
    AssignmentFactory(task=TaskFactory(document=None), due_on=date(2025, 3, 20))
    require_pages_of_all_rows(By.DOCUMENT, monkeypatch)
    assert len(compared(SYSTEM, FEBRUARY, by=By.UNIT).rows) == len(breakdown(SYSTEM, FEBRUARY, by=By.UNIT).rows)


def test_people_are_paged_whether_work_is_theirs_was_given_on_or_is_the_heads(db, monkeypatch):
    units = [UnitFactory() for _one in range(3)]
    head, former, new, other = (PersonFactory() for _one in range(4))
    for unit in units[:2]:
        AppointmentFactory(person=head, post=PostFactory(unit=unit, is_head=True))
    for unit in units:
        for due_on in (date(2025, 1, 20), date(2025, 3, 20)):
            AssignmentFactory(unit=unit, due_on=due_on)
    for person in (new, other, other, head):
        AssignmentFactory(unit=units[0], person=person, due_on=date(2025, 1, 20))
    AppointmentFactory(person=new, post=PostFactory(unit=units[1]))
    given = [AssignmentFactory(unit=units[1], person=who, due_on=date(2025, 1, 20)).pk for who in (former, None)]
    at = datetime(2025, 2, 20, 2, tzinfo=UTC)
    put_in_charge(assignment_ids=given, person_id=new.pk, reason="Đi học", by=SYSTEM, at=at)
    AssignmentFactory(unit=units[2], person=PersonFactory(), due_on=date(2025, 3, 20))
    require_pages_of_all_rows(By.PERSON, monkeypatch)


def test_a_damaged_key_of_a_page_is_refused(db):
    AssignmentFactory(due_on=date(2025, 1, 20))
    for key in ("x", "WzFd", "WyJhIiwgMSwgMV0"):
        with pytest.raises(BadPageKey):
            compared(SYSTEM, FEBRUARY, by=By.DOCUMENT, after=key)


def require_pages_of_all_rows(by, monkeypatch):
    """Page by twos: together the pages have each row once, with the figures counted plainly, and the same sums."""
    monkeypatch.setattr(paging, "SIZE", 2)
    all_rows, before = (breakdown_counted(SYSTEM, period, by=by) for period in (FEBRUARY, FEBRUARY.former))
    former = {one.key: replace(one, name="") for one in before.rows}
    found, after = [], None
    while True:
        page = compared(SYSTEM, FEBRUARY, by=by, after=after)
        assert page.sums == (all_rows.sum, before.sum)
        found += page.rows
        after = page.next_key
        if after is None:
            break
    assert len(found) > 4
    assert {now.key: now for now, _before in found} == {one.key: one for one in all_rows.rows}
    assert len(found) == len(all_rows.rows)
    assert all(was == former.get(now.key, Counted()) for now, was in found)
    late = [(now.current.open_overdue, now.current.done_late) for now, _before in found]
    assert late == sorted(late, reverse=True)


def require_lists_as_long_as_figures(found):
    for row in [*found.rows, found.sum]:
        for basis, ways in ((Basis.CURRENT, row.current), (Basis.FIRST, row.first)):
            for column in COLUMNS:
                if column == "undated" and basis is Basis.FIRST:
                    continue
                name = column.replace("-", "_")
                figure = getattr(ways, name) if hasattr(ways, name) else getattr(row, name)
                rows = listed_of_period(
                    SYSTEM,
                    found.period,
                    by=found.by,
                    key=row.key,
                    everything=row is found.sum,
                    column=column,
                    basis=basis,
                )
                assert rows.count() == figure, (found.by, row.name, column, basis)
