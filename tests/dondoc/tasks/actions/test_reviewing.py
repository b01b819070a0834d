from dataclasses import replace
from datetime import date

import pytest

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.tasks.actions import reviewing
from dondoc.tasks.actions.reviewing import Choice, Wording
from dondoc.tasks.errors import AlreadyIssued, CannotMerge, CannotSplit, DueIncomplete, NotClear
from dondoc.tasks.models import PartyRole, Task, TaskState
from dondoc.tasks.rules.dues import UNDECIDED, DueKind, DueSpec
from factories import DocumentFactory, PartyFactory, TaskFactory


@pytest.fixture
def document(city):
    return DocumentFactory(issued=True, issued_on=date(2025, 1, 3))


@pytest.fixture
def task(city, document):
    task = TaskFactory(document=document, order=1, text="Rà soát quy chế; sửa đổi quy trình; báo cáo kết quả.")
    PartyFactory(task=task, unit=city.home_affairs)
    return task


def wording(city, **changes):
    plain = Wording(
        text="Rà soát quy chế",
        title="",
        due=DueSpec(DueKind.UNDATED),
        bodies=[Choice(PartyRole.LEAD, "Sở Xây dựng", unit_id=city.construction.pk)],
        is_standing=True,
    )
    return replace(plain, **changes)


def test_a_changed_task_stands_as_worded_and_the_journal_keeps_what_it_was(city, task, at):
    reviewing.change_task(task_id=task.pk, wording=wording(city), by=city.tracking_officer, at=at)
    task.refresh_from_db()
    assert (task.text, task.title, task.due_kind, task.due_on) == (
        "Rà soát quy chế",
        "Rà soát quy chế",
        "undated",
        None,
    )
    assert [party.unit for party in task.parties.all()] == [city.construction]
    entry = history_of("task", task.pk).get()
    assert (entry.verb, entry.old["due"][1]) == ("task.changed", "2025-03-31")


def test_an_approved_task_that_is_changed_must_be_approved_again(city, task, at):
    reviewing.approve_task(task_id=task.pk, by=city.tracking_officer, at=at)
    changed = reviewing.change_task(task_id=task.pk, wording=wording(city), by=city.tracking_officer, at=at)
    assert changed.state == TaskState.DRAFT


@pytest.mark.parametrize("due", [DueSpec(DueKind.DATE), DueSpec(DueKind.TERM)])
def test_a_due_without_its_day_or_length_is_refused(city, task, at, due):
    with pytest.raises(DueIncomplete):
        reviewing.change_task(task_id=task.pk, wording=wording(city, due=due), by=city.tracking_officer, at=at)


def test_a_clear_task_can_be_approved(city, task, at):
    assert reviewing.approve_task(task_id=task.pk, by=city.tracking_officer, at=at).state == TaskState.REVIEWED


def test_a_task_that_lacks_one_of_the_six_cannot_be_approved_and_says_which(city, task, at):
    reviewing.change_task(
        task_id=task.pk,
        wording=wording(city, due=UNDECIDED, is_standing=False),
        by=city.tracking_officer,
        at=at,
    )
    with pytest.raises(NotClear) as refused:
        reviewing.approve_task(task_id=task.pk, by=city.tracking_officer, at=at)
    assert "thời gian, sản phẩm" in str(refused.value)


def test_a_task_left_out_can_be_taken_up_again(city, task, at):
    assert reviewing.drop_task(task_id=task.pk, by=city.tracking_officer, at=at).state == TaskState.DROPPED
    assert reviewing.restore_task(task_id=task.pk, by=city.tracking_officer, at=at).state == TaskState.DRAFT


def test_a_task_is_split_in_two_with_the_same_bodies_and_due(city, document, task, at):
    later = TaskFactory(document=document, order=2)
    first, second = reviewing.split_task(
        task_id=task.pk, first_part="Rà soát quy chế;", by=city.tracking_officer, at=at
    )
    assert (first.text, second.text) == ("Rà soát quy chế;", "sửa đổi quy trình; báo cáo kết quả.")
    assert [party.unit for party in second.parties.all()] == [city.home_affairs]
    assert (second.due_on, second.order) == (first.due_on, 2)
    later.refresh_from_db()
    assert later.order == 3


@pytest.mark.parametrize("first_part", ["", "sửa đổi", "Rà soát quy chế; sửa đổi quy trình; báo cáo kết quả."])
def test_a_task_is_split_only_where_both_parts_have_text(city, task, at, first_part):
    with pytest.raises(CannotSplit):
        reviewing.split_task(task_id=task.pk, first_part=first_part, by=city.tracking_officer, at=at)


def test_two_tasks_become_one_with_the_bodies_of_both(city, document, task, at):
    other = TaskFactory(document=document, order=2, text="Báo cáo.")
    PartyFactory(task=other, unit=city.home_affairs)
    PartyFactory(task=other, unit=city.construction, order=2)
    merged = reviewing.merge_tasks(task_id=other.pk, into_id=task.pk, by=city.tracking_officer, at=at)
    assert merged.text == "Rà soát quy chế; sửa đổi quy trình; báo cáo kết quả.\nBáo cáo."
    assert sorted(party.unit.code for party in merged.parties.all()) == ["SNV", "SXD"]
    assert not Task.objects.filter(pk=other.pk).exists()
    assert history_of("task", other.pk).get().new == {"into": task.pk}


def test_the_due_of_the_merged_is_kept_when_the_other_had_none(city, document, task, at):
    undecided = TaskFactory(document=document, order=2, due_kind="undecided", due_on=None)
    merged = reviewing.merge_tasks(task_id=task.pk, into_id=undecided.pk, by=city.tracking_officer, at=at)
    assert merged.due_on == date(2025, 3, 31)


def test_only_tasks_of_one_document_are_merged(city, task, at):
    with pytest.raises(CannotMerge):
        reviewing.merge_tasks(task_id=task.pk, into_id=task.pk, by=city.tracking_officer, at=at)
    with pytest.raises(CannotMerge):
        reviewing.merge_tasks(task_id=task.pk, into_id=TaskFactory().pk, by=city.tracking_officer, at=at)


def test_a_task_the_reading_missed_is_written_by_hand_after_the_others(city, document, task, at):
    added = reviewing.add_task(document_id=document.pk, wording=wording(city), by=city.tracking_officer, at=at)
    assert (added.document, added.order, added.confidence) == (document, 2, None)


def test_an_oral_order_becomes_a_task_without_a_document(city, at):
    added = reviewing.add_task(document_id=None, wording=wording(city), by=city.tracking_officer, at=at)
    assert (added.document, added.order) == (None, 1)


def test_an_issued_task_is_not_put_right_any_more(city, task, at):
    Task.objects.update(state=TaskState.ISSUED, issued_at=at)
    with pytest.raises(AlreadyIssued):
        reviewing.drop_task(task_id=task.pk, by=city.tracking_officer, at=at)


def test_only_reviewers_review(city, task, at):
    with pytest.raises(NotPermitted):
        reviewing.approve_task(task_id=task.pk, by=city.head, at=at)
    with pytest.raises(NotPermitted):
        reviewing.add_task(document_id=None, wording=wording(city), by=city.head, at=at)


def test_a_task_that_is_gone_is_said_to_be_gone(city, at):
    with pytest.raises(NotFound):
        reviewing.drop_task(task_id=99, by=city.tracking_officer, at=at)


def test_targets_go_with_the_half_that_names_them_and_come_together_again(city, at):
    first, second = {"text": "100 % quy chế"}, {"text": "ít nhất 20 % thủ tục"}
    task = TaskFactory(text="Rà soát 100 % quy chế; cắt giảm ít nhất 20 % thủ tục", targets=[first, second])
    one, other = reviewing.split_task(
        task_id=task.pk, first_part="Rà soát 100 % quy chế;", by=city.tracking_officer, at=at
    )
    assert (one.targets, other.targets) == ([first], [second])
    merged = reviewing.merge_tasks(task_id=other.pk, into_id=one.pk, by=city.tracking_officer, at=at)
    assert merged.targets == [first, second]
