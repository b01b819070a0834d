from datetime import date

import pytest

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotPermitted
from dondoc.tasks.actions.correcting import change_due, change_due_of_all, correct_task, record_event
from dondoc.tasks.errors import DueNotPossible, ReasonMissing
from dondoc.tasks.models import Assignment, DueChange, TaskState
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, TaskFactory

LATER = date(2025, 4, 30)


@pytest.fixture
def task(city, at):
    task = TaskFactory(state=TaskState.ISSUED, issued_at=at)
    for unit in (city.home_affairs, city.construction):
        AssignmentFactory(task=task, unit=unit)
    return task


def test_the_assigner_moves_one_due_date_unasked_with_a_reason(city, task, at):
    work = Assignment.objects.get(unit=city.home_affairs)
    with pytest.raises(ReasonMissing):
        change_due(assignment_id=work.pk, due_on=LATER, reason="", by=city.tracking_officer, at=at)
    change_due(assignment_id=work.pk, due_on=LATER, reason="Thêm nội dung", by=city.tracking_officer, at=at)
    assert sorted(Assignment.objects.values_list("unit__code", "due_on")) == [
        ("SNV", LATER),
        ("SXD", date(2025, 3, 31)),
    ]


def test_closed_work_keeps_its_due_date(city, task, at):
    Assignment.objects.update(state=State.CONFIRMED)
    work = Assignment.objects.get(unit=city.home_affairs)
    with pytest.raises(DueNotPossible):
        change_due(assignment_id=work.pk, due_on=LATER, reason="Nhầm", by=city.tracking_officer, at=at)


def test_a_unit_does_not_move_its_own_due_date(city, task, at):
    work = Assignment.objects.get(unit=city.home_affairs)
    with pytest.raises(NotPermitted):
        change_due(assignment_id=work.pk, due_on=LATER, reason="Bận", by=city.head, at=at)


def test_all_open_assignments_of_a_task_move_at_once(city, task, at):
    Assignment.objects.filter(unit=city.construction).update(state=State.CONFIRMED)
    assert change_due_of_all(task_id=task.pk, due_on=LATER, reason="Lùi hạn", by=city.leader, at=at) == 1
    assert DueChange.objects.get().cause == "change"


def test_a_slip_is_put_right_over_all_assignments_and_the_old_words_are_kept(city, task, at):
    moved = correct_task(
        task_id=task.pk,
        text="Rà soát quy chế làm việc của Sở.",
        product="Quy chế sửa đổi",
        due_on=LATER,
        reason="Đánh máy nhầm ngày",
        by=city.tracking_officer,
        at=at,
    )
    task.refresh_from_db()
    assert (moved, task.product, task.due_on) == (2, "Quy chế sửa đổi", LATER)
    entry = history_of("task", task.pk).get()
    assert (entry.verb, entry.old["product"]) == ("task.corrected", "Báo cáo kết quả")
    assert {change.cause for change in DueChange.objects.all()} == {"correction"}


def test_words_alone_are_put_right_without_moving_a_due_date(city, task, at):
    given = {"text": "", "product": "Quy chế", "due_on": None, "reason": "Nhầm"}
    assert correct_task(task_id=task.pk, **given, by=city.leader, at=at) == 0
    task.refresh_from_db()
    assert task.text.startswith("Rà soát")


def test_a_term_starts_when_its_event_is_recorded(city, at):
    task = TaskFactory(
        state=TaskState.ISSUED,
        issued_at=at,
        due_kind="term",
        due_on=None,
        term_amount=5,
        term_unit="working-day",
        term_event="event",
    )
    work = AssignmentFactory(task=task, unit=city.home_affairs, due_on=None)
    given = {"happened_on": date(2025, 2, 3), "reason": "Quyết định có hiệu lực"}
    assert record_event(task_id=task.pk, **given, by=city.tracking_officer, at=at) == 1
    work.refresh_from_db()
    assert (work.first_due_on, work.due_on) == (date(2025, 2, 10), date(2025, 2, 10))


def test_a_task_without_a_term_waits_for_no_event(city, task, at):
    with pytest.raises(DueNotPossible):
        record_event(task_id=task.pk, happened_on=LATER, reason="x", by=city.tracking_officer, at=at)
