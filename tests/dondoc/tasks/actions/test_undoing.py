import pytest

from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotPermitted
from dondoc.tasks.actions import reviewing
from dondoc.tasks.actions.undoing import undo_changes
from dondoc.tasks.errors import NothingToUndo
from dondoc.tasks.models import Task, TaskState
from dondoc.tasks.queries.standings import standings_of
from dondoc.tasks.rules.changes import changes_between
from factories import DocumentFactory, PartyFactory, TaskFactory


@pytest.fixture
def document(city):
    return DocumentFactory(issued=True)


@pytest.fixture
def tasks(city, document):
    found = [
        TaskFactory(document=document, order=order, text="Rà soát quy chế. Báo cáo kết quả.") for order in (1, 2, 3)
    ]
    for task in found:
        PartyFactory(task=task, unit=city.home_affairs)
    return found


def changed_by(document, act):
    before = standings_of(document.pk)
    act()
    return before, changes_between(before, standings_of(document.pk))


STEPS = {
    "approve": lambda tasks, who: reviewing.approve_task(task_id=tasks[0].pk, **who),
    "drop": lambda tasks, who: reviewing.drop_task(task_id=tasks[0].pk, **who),
    "standing": lambda tasks, who: reviewing.mark_standing(task_id=tasks[0].pk, **who),
    "split": lambda tasks, who: reviewing.split_task(task_id=tasks[0].pk, first_part="Rà soát quy chế.", **who),
    "merge": lambda tasks, who: reviewing.merge_tasks(task_id=tasks[1].pk, into_id=tasks[0].pk, **who),
    "fill all": lambda tasks, who: reviewing.fill_gaps_of_all(
        document_id=tasks[0].document_id, due_on=None, product="Báo cáo", **who
    ),
    "approve all": lambda tasks, who: reviewing.approve_clear(document_id=tasks[0].document_id, **who),
}


@pytest.mark.parametrize("step", STEPS)
def test_every_step_of_a_review_can_be_taken_back(city, document, tasks, at, step):
    Task.objects.filter(pk=tasks[0].pk).update(product="" if step in {"standing", "fill all"} else "Báo cáo")
    who = {"by": city.tracking_officer, "at": at}
    before, changes = changed_by(document, lambda: STEPS[step](tasks, who))
    assert changes
    undo_changes(document_id=document.pk, changes=changes, **who)
    assert standings_of(document.pk) == before
    assert Entry.objects.filter(verb="task.undone").count() == len(changes)


def test_what_somebody_else_changed_since_is_not_undone(city, document, tasks, at):
    who = {"by": city.tracking_officer, "at": at}
    _before, changes = changed_by(document, lambda: reviewing.approve_task(task_id=tasks[0].pk, **who))
    reviewing.drop_task(task_id=tasks[0].pk, **who)
    with pytest.raises(NothingToUndo):
        undo_changes(document_id=document.pk, changes=changes, **who)
    assert Task.objects.get(pk=tasks[0].pk).state == TaskState.DROPPED


def test_another_field_of_the_task_keeps_what_it_became_since(city, document, tasks, at):
    who = {"by": city.tracking_officer, "at": at}
    _before, changes = changed_by(document, lambda: reviewing.approve_task(task_id=tasks[0].pk, **who))
    Task.objects.filter(pk=tasks[0].pk).update(authority_note="Theo phân cấp")
    undo_changes(document_id=document.pk, changes=changes, **who)
    undone = Task.objects.get(pk=tasks[0].pk)
    assert (undone.state, undone.authority_note) == (TaskState.DRAFT, "Theo phân cấp")


def test_only_a_reviewer_undoes_and_only_what_is_there(city, document, tasks, at):
    with pytest.raises(NotPermitted):
        undo_changes(document_id=document.pk, changes={}, by=city.head, at=at)
    with pytest.raises(NothingToUndo):
        undo_changes(document_id=document.pk, changes={}, by=city.tracking_officer, at=at)
