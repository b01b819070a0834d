from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.notices.models import Notice
from dondoc.oversight.models import Watch
from dondoc.tasks import queries
from dondoc.tasks.actions import life
from dondoc.tasks.actions.succeeding import Decision, decide_effects
from dondoc.tasks.errors import EffectNotPossible
from dondoc.tasks.models import Assignment, Effect, Stand, TaskState
from dondoc.tasks.rules.effects import EffectKind, Proposal
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, CitationFactory, DocumentFactory, TaskFactory, UnitFactory
from factories.tasks import SENT_AT

TEXT = "Rà soát quy chế làm việc của cơ quan, đơn vị; báo cáo kết quả."


@pytest.fixture
def earlier(db):
    return DocumentFactory(issued=True, code="1/UBND-NC")


@pytest.fixture
def later(earlier):
    document = DocumentFactory(issued=True, code="2/UBND-NC")
    CitationFactory(document=document, code=earlier.code, cited=earlier, relation="replaces")
    return document


@pytest.fixture
def task(earlier):
    return TaskFactory(document=earlier, state=TaskState.ISSUED, issued_at=SENT_AT, text=TEXT)


@pytest.fixture
def clause(later):
    return TaskFactory(
        document=later, state=TaskState.ISSUED, issued_at=SENT_AT, text=f"Tiếp tục {TEXT}", due_on=date(2025, 6, 30)
    )


@pytest.fixture
def work(city, task):
    return AssignmentFactory(task=task, unit=city.home_affairs, state=State.ACCEPTED)


def relate(later, relation):
    later.citations.update(relation=relation)


def decide(city, later, task, kind, at, **given):
    return decide_effects(
        document_id=later.pk,
        decisions={task.pk: Decision(kind, **given)},
        note="Theo phiếu trình",
        by=city.tracking_officer,
        at=at + timedelta(days=1),
    )


def test_open_work_of_the_replaced_document_is_proposed_to_go_on_under_the_like_clause(later, clause, task, work):
    (effect,) = queries.effects_of(later)
    assert (effect.task, effect.open) == (task, 1)
    assert effect.proposal == Proposal(EffectKind.MOVE, into_id=clause.pk)


def test_finished_work_parts_and_other_relations_touch_nothing(city, later, task, at):
    done = AssignmentFactory(task=task, unit=city.home_affairs, state=State.CONFIRMED, submitted_at=at)
    AssignmentFactory(task=task, unit=city.home_affairs, parent=done, delegated_by_id=city.head.person_id)
    assert queries.effects_of(later) == []
    AssignmentFactory(task=task, unit=city.construction)
    assert len(queries.effects_of(later)) == 1
    relate(later, "implements")
    assert queries.effects_of(later) == []


def test_documents_that_wait_for_a_decision_are_listed_until_it_is_taken(city, later, task, work, at):
    assert list(queries.documents_with_effects(city.tracking_officer)) == [later]
    decide(city, later, task, EffectKind.KEEP, at)
    assert not queries.documents_with_effects(city.tracking_officer).exists()
    assert [one.task for one in queries.effects_decided(later)] == [task]


def test_what_stays_keeps_everything_and_the_task_tells_the_decision(city, later, task, work, at):
    assert decide(city, later, task, EffectKind.KEEP, at) == 0
    work.refresh_from_db()
    assert (work.state, work.due_on) == (State.ACCEPTED, date(2025, 3, 31))
    entry = history_of("task", task.pk).last()
    assert (entry.verb, entry.reason) == ("task.touched", "2/UBND-NC thay thế 1/UBND-NC. Theo phiếu trình")


def test_what_is_recalled_ends_with_its_parts_and_is_told_and_watched_no_more(city, later, task, work, actor, at):
    part = AssignmentFactory(
        task=task,
        unit=city.home_affairs,
        parent=work,
        delegated_by_id=city.head.person_id,
        person_id=city.official.person_id,
    )
    Watch.objects.create(assignment=work, due_on=work.due_on)
    assert decide(city, later, task, EffectKind.RECALL, at) == 2
    assert set(Assignment.objects.values_list("state", flat=True)) == {State.RECALLED}
    assert Stand.objects.filter(until=None, state=State.RECALLED).count() == 2
    assert not Watch.objects.exists()
    assert history_of("assignment", work.pk).last().reason.startswith("2/UBND-NC thay thế 1/UBND-NC.")
    assert Notice.objects.filter(subject_id=part.pk, person_id=city.official.person_id).exists()


def test_what_stood_still_and_is_recalled_stands_still_no_longer(city, later, task, work, at):
    life.suspend(assignment_id=work.pk, reason="Chờ", by=city.tracking_officer, at=at)
    decide(city, later, task, EffectKind.RECALL, at)
    stopped = work.suspensions.get()
    assert (stopped.until, stopped.days) == (at + timedelta(days=1), 1)


def test_another_due_date_has_the_later_document_as_its_cause(city, later, task, work, at):
    relate(later, "amends")
    assert decide(city, later, task, EffectKind.CHANGE_DUE, at, due_on=date(2025, 9, 30)) == 1
    work.refresh_from_db()
    change = work.due_changes.get()
    assert (work.due_on, work.first_due_on, change.cause) == (date(2025, 9, 30), date(2025, 3, 31), "document")
    assert change.reason.startswith("2/UBND-NC sửa đổi, bổ sung 1/UBND-NC.")


def test_work_goes_on_under_the_later_clause_with_its_history_and_the_new_due_date(city, later, task, work, clause, at):
    part = AssignmentFactory(
        task=task, unit=city.home_affairs, parent=work, delegated_by_id=city.head.person_id, due_on=date(2025, 3, 1)
    )
    assert decide(city, later, task, EffectKind.MOVE, at, into_id=clause.pk) == 2
    work.refresh_from_db()
    part.refresh_from_db()
    assert (work.task, work.state, work.due_on, work.first_due_on) == (
        clause,
        State.ACCEPTED,
        date(2025, 6, 30),
        date(2025, 3, 31),
    )
    assert (part.task, part.due_on) == (clause, date(2025, 3, 1))
    stood = part.stands.order_by("pk").values_list("document_id", flat=True)
    assert list(stood) == [task.document_id, clause.document_id]
    assert later.readers.filter(unit=city.home_affairs).exists()
    verbs = [entry.verb for entry in history_of("assignment", work.pk)]
    assert verbs == ["assignment.moved-on", "assignment.due-moved"]


def test_a_unit_that_the_later_clause_was_sent_to_goes_on_there(city, later, task, work, clause, at):
    anew = AssignmentFactory(task=clause, unit=city.home_affairs)
    other = AssignmentFactory(task=task, unit=city.construction)
    part = AssignmentFactory(task=task, unit=city.home_affairs, parent=work, delegated_by_id=city.head.person_id)
    decide(city, later, task, EffectKind.MOVE, at, into_id=clause.pk)
    for one in (work, other, part, anew):
        one.refresh_from_db()
    assert (work.state, work.task) == (State.RECALLED, task)
    assert (part.state, part.task) == (State.RECALLED, task)
    assert (other.state, other.task) == (State.SENT, clause)
    assert anew.state == State.SENT


def test_nothing_is_decided_twice_or_for_a_task_that_is_not_touched(city, later, task, work, at):
    decide(city, later, task, EffectKind.KEEP, at)
    for one in (task, TaskFactory()):
        with pytest.raises(EffectNotPossible):
            decide(city, later, one, EffectKind.RECALL, at)


def test_a_change_needs_a_day_and_a_move_an_issued_clause_of_the_later_document(city, later, task, work, at):
    draft = TaskFactory(document=later)
    for kind, given in (
        (EffectKind.CHANGE_DUE, {}),
        (EffectKind.MOVE, {}),
        (EffectKind.MOVE, {"into_id": draft.pk}),
        (EffectKind.MOVE, {"into_id": TaskFactory(state=TaskState.ISSUED, issued_at=SENT_AT).pk}),
    ):
        with pytest.raises(EffectNotPossible):
            decide(city, later, task, kind, at, **given)
    assert not Effect.objects.exists()


def test_only_the_assigners_side_decides(city, later, task, work, at):
    given = {"document_id": later.pk, "decisions": {task.pk: Decision(EffectKind.KEEP)}, "at": at}
    with pytest.raises(NotPermitted):
        decide_effects(by=city.head, **given)
    with pytest.raises(NotFound):
        decide_effects(by=city.tracking_officer, **{**given, "document_id": 999_999})


def test_forty_units_cost_hardly_more_statements_than_two(city, later, task, actor, at):
    def statements(number):
        Effect.objects.all().delete()
        for _one in range(number):
            AssignmentFactory(task=task, unit=UnitFactory(parent=city.committee))
        with CaptureQueriesContext(connection) as seen:
            decide(city, later, task, EffectKind.RECALL, at)
        return len(seen)

    assert statements(40) <= statements(2) + 3
