from datetime import date

import pytest

from dondoc.documents.models import Direction, Document
from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotPermitted
from dondoc.notices.models import Notice
from dondoc.tasks.actions.correcting import change_due, change_due_of_all, correct_task
from dondoc.tasks.errors import DueNotPossible, ReasonMissing, TargetsNotPossible
from dondoc.tasks.models import Assignment, DueChange, Measurement, Task, TaskState
from dondoc.tasks.queries import duties_of, targets_of
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, MeasurementFactory, TaskFactory

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


def test_a_change_of_all_is_told_with_its_reason_and_stands_with_the_task(city, task, at):
    change_due_of_all(task_id=task.pk, due_on=LATER, reason="Chờ Bộ hướng dẫn", by=city.tracking_officer, at=at)
    entry = history_of("task", task.pk).get()
    assert (entry.verb, entry.new) == ("task.due-changed", {"due_on": "2025-04-30", "assignments": 2})
    told = Notice.objects.get(person=city.head.person_id)
    assert "30/04/2025" in told.text
    assert told.text.endswith("Chờ Bộ hướng dẫn")


def test_a_change_of_all_that_moves_nothing_is_refused(city, task, at):
    with pytest.raises(DueNotPossible):
        change_due_of_all(task_id=task.pk, due_on=task.due_on, reason="Nhầm", by=city.leader, at=at)
    assert not history_of("task", task.pk)


def test_of_an_order_from_above_the_committee_keeps_its_own_day(city, task, at):
    Document.objects.filter(pk=task.document_id).update(direction=Direction.INCOMING)
    own = AssignmentFactory(task=task, unit=city.committee)
    assert change_due_of_all(task_id=task.pk, due_on=LATER, reason="Sớm hơn", by=city.leader, at=at) == 2
    own.refresh_from_db()
    assert own.due_on == date(2025, 3, 31)


CUT = {"text": "cắt ít nhất 20 % thủ tục", "comparison": "at-least", "value": "20", "unit": "%", "span": [3, 9]}
ALL = {"text": "rà soát 100 % quy chế", "comparison": "exactly", "value": "100", "unit": "%", "span": [10, 19]}
FIRST_DAY = date(2025, 1, 2)


@pytest.fixture
def measured(city, task, at):
    """The task with two targets, of which both units measured the second."""
    Task.objects.filter(pk=task.pk).update(targets=[CUT, ALL])
    for work in task.assignments.all():
        MeasurementFactory(assignment=work, target=1, on=FIRST_DAY, value=40)
    return task


def put_right(task, targets, by, at, **given):
    return correct_task(
        task_id=task.pk,
        text="",
        product="",
        due_on=None,
        reason="Nghị quyết mới",
        targets=targets,
        by=by,
        at=at,
        **given,
    )


def test_the_assigner_changes_a_target_after_issue_and_its_measurements_stay_with_it(city, measured, at):
    put_right(measured, [CUT["text"], "rà soát ít nhất 90 % quy chế"], city.tracking_officer, at)
    measured.refresh_from_db()
    assert measured.targets[0] == CUT, "what was read and stands keeps its place in the text"
    target = targets_of(measured)[1]
    assert (target.comparison, target.value) == ("at-least", 90)
    assert {row.target for row in Measurement.objects.all()} == {1}
    entry = history_of("task", measured.pk).get()
    assert entry.old["targets"] == [CUT["text"], ALL["text"]]
    assert (entry.new["targets"][1], entry.reason) == ("rà soát ít nhất 90 % quy chế", "Nghị quyết mới")


def test_measurements_go_where_their_target_goes(city, measured, at):
    for work in measured.assignments.all():
        MeasurementFactory(assignment=work, target=0, on=FIRST_DAY, value=5)
    put_right(measured, [ALL["text"], CUT["text"], "≤ 5 ngày"], city.leader, at)
    assert {(row.target, row.value) for row in Measurement.objects.all()} == {(0, 40), (1, 5)}


def test_a_target_that_nobody_measured_is_dropped_and_a_measured_one_never(city, measured, at):
    with pytest.raises(TargetsNotPossible):
        put_right(measured, [CUT["text"]], city.leader, at)
    put_right(measured, [ALL["text"]], city.leader, at)
    measured.refresh_from_db()
    assert measured.targets == [ALL]
    assert {row.target for row in Measurement.objects.all()} == {0}


def test_a_target_names_a_figure(city, measured, at):
    with pytest.raises(TargetsNotPossible, match="nhiều hơn nữa"):
        put_right(measured, [CUT["text"], ALL["text"], "nhiều hơn nữa"], city.leader, at)


def test_only_the_assigner_changes_targets_and_only_with_a_reason(city, measured, at):
    with pytest.raises(NotPermitted):
        put_right(measured, [ALL["text"]], city.head, at)
    with pytest.raises(ReasonMissing):
        correct_task(
            task_id=measured.pk, text="", product="", due_on=None, reason=" ", by=city.leader, at=at, targets=[]
        )


def test_a_proposal_is_changed_in_its_review_and_not_here(city, at):
    task = TaskFactory(state=TaskState.DRAFT)
    with pytest.raises(NotPermitted):
        put_right(task, [], city.tracking_officer, at)


def test_whoever_has_open_work_of_the_task_is_told_once_and_nobody_else(city, measured, at):
    Assignment.objects.filter(unit=city.construction).update(state=State.CONFIRMED)
    put_right(measured, [CUT["text"], "rà soát ít nhất 90 % quy chế"], city.tracking_officer, at)
    notice = Notice.objects.get()
    assert notice.person_id == city.head.person_id
    assert "Nghị quyết mới" in notice.text


def undate(task, by, at, **given):
    return change_due_of_all(task_id=task.pk, due_on=None, reason="Làm thường xuyên", by=by, at=at, **given)


def test_all_of_a_task_is_freed_of_its_due_date_which_stays_in_sight(city, task, at):
    assert undate(task, city.tracking_officer, at) == 2
    task.refresh_from_db()
    assert (task.due_kind, task.due_on, task.product) == ("undated", None, "Báo cáo kết quả")
    assert {(one.due_on, one.first_due_on) for one in task.assignments.all()} == {(None, date(2025, 3, 31))}
    assert {one.assignment.task for one in DueChange.objects.all()} == {task}
    assert set(duties_of(city.tracking_officer)) == set(task.assignments.all())
    entry = history_of("task", task.pk).get()
    assert (entry.old, entry.new["due_on"], entry.new["due_kind"]) == ({"due_kind": "date"}, None, "undated")
    notice = Notice.objects.get(person=city.head.person_id)
    assert notice.text == "Sở Nội vụ, không có hạn. Lý do: Làm thường xuyên"


def test_a_standing_duty_expects_no_product_either_and_the_journal_keeps_which_it_was(city, task, at):
    undate(task, city.leader, at, is_standing=True)
    task.refresh_from_db()
    assert (task.is_standing, task.product) == (True, "")
    assert history_of("task", task.pk).get().old["product"] == "Báo cáo kết quả"
    titles = Notice.objects.filter(person=city.head.person_id).values_list("title", flat=True)
    assert len(titles) == 2
    undated = TaskFactory(state=TaskState.ISSUED, issued_at=at, due_kind="undated", due_on=None)
    AssignmentFactory(task=undated, unit=city.home_affairs, due_on=None)
    assert undate(undated, city.leader, at, is_standing=True) == 0


def test_work_without_a_due_date_gets_one_again(city, task, at):
    undate(task, city.leader, at)
    assert change_due_of_all(task_id=task.pk, due_on=LATER, reason="Có hạn mới", by=city.leader, at=at) == 2
    task.refresh_from_db()
    assert (task.due_kind, task.due_on) == ("date", LATER)
    assert {one.first_due_on for one in task.assignments.all()} == {date(2025, 3, 31)}


def test_a_standing_duty_has_no_day_and_a_recurring_one_keeps_its_periods(city, task, at):
    with pytest.raises(DueNotPossible):
        change_due_of_all(task_id=task.pk, due_on=LATER, is_standing=True, reason="Thường xuyên", by=city.leader, at=at)
    Task.objects.filter(pk=task.pk).update(due_kind="recurring", recurs_every="month")
    with pytest.raises(DueNotPossible):
        undate(task, city.leader, at)
    Task.objects.filter(pk=task.pk).update(due_kind="date")
    Assignment.objects.update(state=State.CONFIRMED)
    with pytest.raises(DueNotPossible):
        undate(task, city.leader, at)
    task.refresh_from_db()
    assert task.due_kind == "date"
    assert not history_of("task", task.pk)
