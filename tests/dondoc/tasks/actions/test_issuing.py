from dataclasses import replace
from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dondoc.documents.models import DocumentReader
from dondoc.journal.models import Entry
from dondoc.journal.queries import history_of
from dondoc.journal.verification import verify_database
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.models import UnitKind
from dondoc.tasks.actions.issuing import issue_document, issue_task, issue_written
from dondoc.tasks.actions.reviewing import Choice, Wording, add_task, approve_task
from dondoc.tasks.errors import AlreadyIssued, NotClear, NothingToIssue
from dondoc.tasks.models import Assignment, PartyRole, Stand, Task, TaskState
from dondoc.tasks.permissions import ISSUE, REVIEW
from dondoc.tasks.rules.dues import DueKind, DueSpec
from factories import (
    AddresseeGroupFactory,
    AppointmentFactory,
    DocumentFactory,
    PartyFactory,
    PostFactory,
    SpecialDayFactory,
    TaskFactory,
    UnitFactory,
)


@pytest.fixture
def document(city):
    return DocumentFactory(issued=True, issued_on=date(2025, 1, 3), issuer=city.committee.name)


def approved(document, **fields):
    return TaskFactory(document=document, state=TaskState.REVIEWED, **fields)


def test_a_clause_for_a_group_gives_each_of_its_units_one_assignment(city, document, at):
    group = AddresseeGroupFactory(kinds=[UnitKind.DEPARTMENT, UnitKind.OFFICE])
    task = approved(document)
    PartyFactory(task=task, unit=None, group=group)
    sent = issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    assert (sent.tasks, sent.assignments, sent.elsewhere) == (1, 3, 0)
    assignments = Assignment.objects.filter(task=task)
    assert {one.unit for one in assignments} == {city.office, city.home_affairs, city.construction}
    assert {(one.state, one.role, one.due_on, one.first_due_on) for one in assignments} == {
        ("sent", "lead", date(2025, 3, 31), date(2025, 3, 31))
    }
    assert Stand.objects.filter(assignment__in=assignments, until__isnull=True).count() == 3


def test_the_units_may_read_the_document_from_then_on(city, document, at):
    PartyFactory(task=approved(document), unit=city.home_affairs)
    issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    assert set(DocumentReader.objects.values_list("unit_id", flat=True)) == {city.home_affairs.pk}


def test_who_leads_does_not_also_support(city, document, at):
    task = approved(document)
    PartyFactory(task=task, unit=city.home_affairs)
    PartyFactory(task=task, unit=city.home_affairs, role=PartyRole.SUPPORT, order=2)
    PartyFactory(task=task, unit=city.construction, role=PartyRole.SUPPORT, order=3)
    issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    assert sorted(Assignment.objects.values_list("unit__code", "role")) == [("SNV", "lead"), ("SXD", "support")]


def test_every_assignment_and_the_task_are_in_the_journal(city, document, at):
    task = approved(document)
    PartyFactory(task=task, unit=city.home_affairs)
    issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    assert history_of("task", task.pk).get().verb == "task.issued"
    entry = history_of("assignment", Assignment.objects.get().pk).get()
    assert (entry.verb, entry.new["unit"], entry.new["due_on"]) == (
        "assignment.sent",
        "Sở Nội vụ",
        "2025-03-31",
    )


def test_a_term_from_receipt_is_reckoned_in_working_days(city, document, at):
    SpecialDayFactory(on=date(2025, 1, 8))
    task = approved(
        document, due_kind=DueKind.TERM, due_on=None, term_amount=3, term_unit="working-day", term_event="receipt"
    )
    PartyFactory(task=task, unit=city.home_affairs)
    issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    assert Assignment.objects.get().due_on == date(2025, 1, 10)


@pytest.mark.parametrize(
    "fields",
    [
        {"due_kind": DueKind.UNDATED},
        {"due_kind": DueKind.RECURRING, "recurs_every": "month"},
        {"due_kind": DueKind.TERM, "term_amount": 5, "term_unit": "day", "term_event": "other"},
    ],
)
def test_work_without_a_due_date_yet_has_none(city, document, at, fields):
    PartyFactory(task=approved(document, due_on=None, **fields), unit=city.home_affairs)
    issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    assert Assignment.objects.get(parent=None).due_on is None


def test_the_hour_of_the_due_day_is_kept(city, document, at):
    PartyFactory(task=approved(document, due_time=time(14)), unit=city.home_affairs)
    issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    assert Assignment.objects.get().due_time == time(14)


def test_another_bodys_work_is_assigned_to_nobody(city, document, at):
    task = approved(document)
    PartyFactory(task=task, unit=None, phrase="Bộ Xây dựng", is_outside=True)
    PartyFactory(task=approved(document), unit=city.home_affairs)
    sent = issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    assert (sent.tasks, sent.assignments, sent.elsewhere) == (1, 1, 1)
    task.refresh_from_db()
    assert task.state == TaskState.ELSEWHERE


def test_an_order_from_above_binds_the_committee_and_its_agencies_below_it(city, at):
    document = DocumentFactory(issued_on=date(2025, 1, 3))
    task = approved(document)
    PartyFactory(task=task, unit=city.home_affairs)
    PartyFactory(task=task, unit=city.construction, order=2)
    issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    root = Assignment.objects.get(unit=city.committee)
    assert root.parent is None
    assert {one.unit for one in root.children.all()} == {city.home_affairs, city.construction}


def test_an_order_that_names_the_committee_itself_gives_it_one_assignment(city, at):
    document = DocumentFactory(issued_on=date(2025, 1, 3))
    task = approved(document)
    PartyFactory(task=task, unit=city.committee)
    PartyFactory(task=task, unit=city.construction, order=2)
    issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    assert Assignment.objects.get(unit=city.construction).parent == Assignment.objects.get(unit=city.committee)


def test_nothing_is_sent_while_a_task_waits_for_approval(city, document, at):
    PartyFactory(task=approved(document), unit=city.home_affairs)
    PartyFactory(task=TaskFactory(document=document), unit=city.home_affairs)
    with pytest.raises(NothingToIssue):
        issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    assert not Assignment.objects.exists()


def test_a_document_whose_tasks_are_all_left_out_has_nothing_to_issue(city, document, at):
    TaskFactory(document=document, state=TaskState.DROPPED)
    with pytest.raises(NothingToIssue):
        issue_document(document_id=document.pk, by=city.tracking_officer, at=at)


def test_an_approved_task_that_is_not_clear_any_more_holds_everything_back(city, document, at):
    PartyFactory(task=approved(document), unit=city.home_affairs)
    ended = UnitFactory(parent=city.committee, valid_to=date(2024, 12, 31))
    PartyFactory(task=approved(document), unit=ended)
    with pytest.raises(NotClear):
        issue_document(document_id=document.pk, by=city.tracking_officer, at=at)
    assert not Task.objects.filter(state=TaskState.ISSUED).exists()


def test_a_task_without_a_document_is_issued_by_itself(city, at):
    task = TaskFactory(document=None, state=TaskState.REVIEWED, order=1)
    PartyFactory(task=task, unit=city.home_affairs)
    assert issue_task(task_id=task.pk, by=city.tracking_officer, at=at).assignments == 1
    with pytest.raises(NothingToIssue):
        issue_task(task_id=task.pk, by=city.tracking_officer, at=at)


def wording(city, **changes):
    body = Choice(PartyRole.LEAD, "Sở Nội vụ", unit_id=city.home_affairs.pk)
    due = DueSpec(DueKind.DATE, on=date(2025, 6, 30))
    return replace(Wording("Rà soát quy chế", "", due, [body], product="Báo cáo"), **changes)


def told(task):
    """What the journal keeps of the task and of its only assignment."""
    work = Assignment.objects.get(task=task)
    entries = [*history_of("task", task.pk), *history_of("assignment", work.pk)]
    return [(one.verb, one.old, one.new, one.recorded_at, one.person_name) for one in entries]


def test_what_is_written_and_sent_at_once_is_recorded_as_step_by_step(city, at):
    doer = {"by": city.tracking_officer, "at": at}
    stepwise = add_task(document_id=None, wording=wording(city), **doer)
    approve_task(task_id=stepwise.pk, **doer)
    issue_task(task_id=stepwise.pk, **doer)
    at_once, sent = issue_written(wording=wording(city), **doer)
    assert (sent.tasks, sent.assignments) == (1, 1)
    assert told(at_once) == told(stepwise)
    assert [verb for verb, *_rest in told(at_once)] == [
        "task.added",
        "task.approved",
        "task.issued",
        "assignment.sent",
    ]
    assert verify_database().sound


def test_a_proposal_is_put_right_and_sent_at_once(city, at):
    doer = {"by": city.tracking_officer, "at": at}
    task = add_task(document_id=None, wording=wording(city, product=""), **doer)
    issue_written(task_id=task.pk, wording=wording(city), **doer)
    assert [verb for verb, *_rest in told(task)] == [
        "task.added",
        "task.changed",
        "task.approved",
        "task.issued",
        "assignment.sent",
    ]
    with pytest.raises(AlreadyIssued):
        issue_written(task_id=task.pk, wording=wording(city), **doer)


@pytest.mark.parametrize("gap", [{"product": ""}, {"bodies": []}, {"due": DueSpec(DueKind.UNDECIDED)}])
def test_what_is_not_clear_is_neither_sent_nor_written(city, at, gap):
    with pytest.raises(NotClear):
        issue_written(wording=wording(city, **gap), by=city.tracking_officer, at=at)
    assert not Task.objects.exists()
    assert not Entry.objects.filter(object_type="task").exists()


@pytest.mark.parametrize("lacking", [REVIEW, ISSUE])
def test_only_who_may_do_each_of_the_steps_does_them_at_once(city, at, lacking):
    powers = {verb: power for verb, power in city.tracking_officer.powers.items() if verb != lacking}
    with pytest.raises(NotPermitted):
        issue_written(wording=wording(city), by=replace(city.tracking_officer, powers=powers), at=at)


def test_writing_and_sending_at_once_takes_few_statements(city, at, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        issue_written(wording=wording(city), by=city.tracking_officer, at=at)


def test_only_who_may_issue_issues(city, document, at):
    with pytest.raises(NotPermitted):
        issue_document(document_id=document.pk, by=replace(city.tracking_officer, powers={}), at=at)
    with pytest.raises(NotPermitted):
        issue_task(task_id=1, by=city.head, at=at)


def test_issuing_to_many_units_takes_as_many_queries_as_to_one(city, document, at):
    def queries_for(units):
        group = AddresseeGroupFactory(kinds=[UnitKind.COMMUNE])
        for _unit in range(units):
            unit = UnitFactory(parent=city.committee, kind=UnitKind.COMMUNE)
            AppointmentFactory(post=PostFactory(unit=unit, is_head=True))
        paper = DocumentFactory(issued=True, issued_on=date(2025, 1, 3))
        PartyFactory(task=approved(paper), unit=None, group=group)
        with CaptureQueriesContext(connection) as captured:
            issue_document(document_id=paper.pk, by=city.tracking_officer, at=at)
        return len(captured)

    assert queries_for(1) == queries_for(40)
