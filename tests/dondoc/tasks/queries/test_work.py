from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dondoc.kernel.paging import page_after
from dondoc.tasks import queries
from dondoc.tasks.rules.buckets import Bucket
from dondoc.tasks.rules.states import State
from dondoc.tasks.rules.timeliness import Timeliness
from factories import AssignmentFactory, DocumentFactory

ON = date(2025, 1, 8)  # a Wednesday


@pytest.mark.parametrize(
    ("due_on", "bucket", "late", "left"),
    [
        (date(2025, 1, 3), Bucket.LATE, 3, None),
        (ON, Bucket.TODAY, 0, 0),
        (date(2025, 1, 12), Bucket.WEEK, 0, 2),
        (date(2025, 1, 13), Bucket.LATER, 0, 3),
        (None, Bucket.UNDATED, 0, None),
    ],
)
def test_open_work_is_told_in_working_days(city, due_on, bucket, late, left):
    work = AssignmentFactory(unit=city.home_affairs, due_on=due_on)
    row = queries.rows_of([work], on=ON)[0]
    assert (row.bucket, row.days_late, row.days_left) == (bucket, late, left)


def test_work_that_fell_due_on_friday_is_overdue_on_saturday(city):
    due = AssignmentFactory(unit=city.home_affairs, due_on=date(2025, 1, 3))
    row, handed_back = queries.rows_of(
        [due, AssignmentFactory(state=State.DECLINED, due_on=date(2025, 1, 3))], on=date(2025, 1, 4)
    )
    assert (row.days_late, row.is_overdue, row.is_late) == (0, True, True)
    assert not handed_back.is_overdue


def test_confirmed_work_keeps_how_late_it_was(city):
    work = AssignmentFactory(
        unit=city.home_affairs,
        state=State.CONFIRMED,
        due_on=date(2025, 1, 3),
        submitted_at=datetime(2025, 1, 6, 17, 30, tzinfo=UTC),
    )
    row = queries.rows_of([work], on=ON)[0]
    assert (row.outcome, row.outcome_days, row.days_late) == (Timeliness.DONE_LATE, 2, 0)


def test_recalled_work_is_against_no_clock(city):
    row = queries.rows_of([AssignmentFactory(state=State.RECALLED, due_on=date(2025, 1, 3))], on=ON)[0]
    assert (row.days_late, row.days_left, row.outcome) == (0, None, None)


def test_a_day_holds_what_is_open_for_the_unit_and_not_what_was_handed_in(city):
    late = AssignmentFactory(unit=city.home_affairs, due_on=date(2025, 1, 3))
    AssignmentFactory(unit=city.home_affairs, state=State.SUBMITTED, due_on=date(2025, 1, 3))
    AssignmentFactory(unit=city.construction, due_on=date(2025, 1, 3))
    work = queries.work_by_day(city.head, on=ON).rows
    assert {bucket: [row.assignment for row in rows] for bucket, rows in work.items() if rows} == {Bucket.LATE: [late]}


def test_a_day_shows_what_is_due_first_and_counts_all_of_it(city, monkeypatch):
    monkeypatch.setattr("dondoc.tasks.queries.work.SHOWN_OF_A_DAY", 2)
    sunday = ON + timedelta(days=6 - ON.weekday())
    days = (sunday + timedelta(days=1), sunday, ON + timedelta(days=1), ON, ON - timedelta(days=1), None)
    for due_on in days:
        AssignmentFactory(unit=city.home_affairs, due_on=due_on)
    AssignmentFactory(unit=city.construction, due_on=ON)
    work = queries.work_by_day(city.head, on=ON).rows
    assert {bucket: len(rows) for bucket, rows in work.items() if rows} == {Bucket.LATE: 1, Bucket.TODAY: 1}
    assert list(queries.work_by_day(city.head, on=ON).numbers.values()) == [1, 1, 2, 1, 1]


def test_an_officials_day_holds_what_he_is_in_charge_of_and_says_how_much_else_his_unit_has(city):
    mine = AssignmentFactory(unit=city.home_affairs, person_id=city.official.person_id, due_on=date(2025, 1, 3))
    AssignmentFactory(unit=city.home_affairs, due_on=date(2025, 1, 3))
    AssignmentFactory(unit=city.construction, due_on=date(2025, 1, 3))
    day = queries.work_by_day(city.official, on=ON)
    assert [row.assignment for rows in day.rows.values() for row in rows] == [mine]
    assert (day.beside, queries.work_by_day(city.head, on=ON).beside) == (1, 0)


def test_who_stands_in_has_the_work_of_the_absent_to_do(city):
    absent = AssignmentFactory(unit=city.home_affairs, person_id=city.official.person_id)
    stand_in = replace(city.tracking_officer, stands_in_for=frozenset({city.official.person_id}))
    work = queries.work_by_day(stand_in, on=ON).rows
    assert [row.assignment for rows in work.values() for row in rows] == [absent]


def test_the_office_confirms_the_units_work_and_a_leader_the_offices(city, at):
    of_unit = AssignmentFactory(unit=city.home_affairs, state=State.SUBMITTED, submitted_at=at)
    of_office = AssignmentFactory(unit=city.office, state=State.SUBMITTED, submitted_at=at)
    assert list(queries.waiting_for_confirmation(city.tracking_officer)) == [of_unit]
    assert list(queries.waiting_for_confirmation(city.leader)) == [of_office]
    assert list(queries.waiting_for_confirmation(city.head)) == []


def test_the_list_is_narrowed_by_state_unit_document_and_words_without_accents(city):
    document = DocumentFactory(code="45/UBND-NC", subject="rà soát quy chế làm việc")
    wanted = AssignmentFactory(unit=city.home_affairs, task__document=document)
    AssignmentFactory(unit=city.construction, state=State.CONFIRMED)
    officer = city.tracking_officer
    for narrowed in (
        {"state": "open"},
        {"state": "sent"},
        {"unit": "SNV"},
        {"document": str(document.pk)},
        {"text": "quy che 45"},
        {"text": "so noi vu"},
    ):
        assert list(queries.assignments_like(officer, **narrowed)) == [wanted], narrowed


def test_the_list_is_paged_by_due_date_with_undated_work_last(city):
    undated = AssignmentFactory(unit=city.home_affairs, due_on=None)
    dated = AssignmentFactory(unit=city.home_affairs, due_on=ON)
    rows = queries.assignments_like(city.tracking_officer)
    first = page_after(rows, ("sort_due", "id"), after=None, size=1)
    second = page_after(rows, ("sort_due", "id"), after=first.next_key, size=1)
    assert (first.rows, second.rows, second.next_key) == ([dated], [undated], None)


def test_in_charge_is_the_named_person_else_the_head(city):
    work = AssignmentFactory(unit=city.home_affairs)
    assert queries.head_of(work, on=ON).pk == city.head.person_id
    work.person_id = city.official.person_id
    assert queries.head_of(work, on=ON).pk == city.official.person_id


def test_a_unit_sees_only_its_own_part_of_a_task(city):
    mine = AssignmentFactory(unit=city.home_affairs)
    other = AssignmentFactory(unit=city.construction, task=mine.task)
    assert queries.assignments_of(mine.task, city.head) == [mine]
    assert queries.beside(mine, city.tracking_officer) == [other]


def test_declined_work_comes_back_to_who_gave_it_and_to_nobody_else(city):
    whole = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)
    below = {"parent": whole, "task": whole.task, "delegated_by_id": city.head.person_id, "unit": city.home_affairs}
    part = AssignmentFactory(state=State.DECLINED, person_id=city.official.person_id, **below)
    AssignmentFactory(state=State.SENT, person_id=city.official.person_id, part="khác", **below)
    of_unit = AssignmentFactory(unit=city.construction, state=State.DECLINED)
    duty = AssignmentFactory(unit=city.construction, state=State.ACCEPTED)
    period = AssignmentFactory(unit=city.construction, state=State.DECLINED, parent=duty, task=duty.task, period_on=ON)
    assert list(queries.declined_work(city.head)) == [part]
    assert set(queries.declined_work(city.tracking_officer)) == {of_unit, period}
    for other in (city.official, city.other_head):
        assert not queries.declined_work(other)
    stand_in = replace(city.official, person_id=city.other_head.person_id, stands_in_for={city.head.person_id})
    assert list(queries.declined_work(stand_in)) == [part]


def test_a_declined_part_of_closed_work_waits_for_nobody(city, at):
    whole = AssignmentFactory(unit=city.home_affairs, state=State.CONFIRMED, submitted_at=at, closed_at=at)
    AssignmentFactory(
        parent=whole,
        task=whole.task,
        unit=city.home_affairs,
        person_id=city.official.person_id,
        delegated_by_id=city.head.person_id,
        state=State.DECLINED,
    )
    assert not queries.declined_work(city.head)
