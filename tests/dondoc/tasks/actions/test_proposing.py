from datetime import date

import pytest

from dondoc.documents.events import DocumentRead, DocumentWithdrawn
from dondoc.tasks.actions.proposing import on_document_read, on_document_withdrawn
from dondoc.tasks.errors import AlreadyIssued
from dondoc.tasks.models import PartyRole, Task, TaskState
from factories import DocumentFactory, TaskFactory

FOUND = {
    "provision": "1.a",
    "quote": "Rà soát quy chế làm việc",
    "text": "Rà soát quy chế làm việc trước ngày 01/4/2025.",
    "span": [10, 60],
    "confidence": 0.97,
    "lead_items": [{"text": "Giám đốc Sở Nội vụ"}, {"text": "các cơ quan liên quan"}],
    "support_items": [{"text": "Sở Xây dựng"}],
    "product": {"text": "báo cáo kết quả"},
    "dues": [{"kind": "date", "date": "2025-04-01", "inclusive": False, "text": "trước ngày 01/4/2025"}],
}


@pytest.fixture
def document(city):
    return DocumentFactory(issued_on=date(2025, 1, 3), reading={"tasks": [FOUND, {**FOUND, "provision": "1.b"}]})


def test_what_was_read_is_proposed_in_the_documents_order(city, document, at):
    on_document_read(DocumentRead(document.pk, at))
    first, second = Task.objects.order_by("order")
    assert [first.provision, second.provision] == ["1.a", "1.b"]
    assert (first.state, first.due_on, first.start, first.end) == (TaskState.DRAFT, date(2025, 3, 31), 10, 60)
    assert first.confidence == pytest.approx(0.97)
    assert first.product == "báo cáo kết quả"


def test_a_body_is_resolved_where_it_surely_can_be_and_else_left_to_a_person(city, document, at):
    on_document_read(DocumentRead(document.pk, at))
    parties = Task.objects.order_by("order")[0].parties.order_by("order")
    assert [(party.role, party.phrase, party.unit) for party in parties] == [
        (PartyRole.LEAD, "Giám đốc Sở Nội vụ", city.home_affairs),
        (PartyRole.LEAD, "các cơ quan liên quan", None),
        (PartyRole.SUPPORT, "Sở Xây dựng", city.construction),
    ]


def test_a_unit_that_does_not_exist_that_day_is_named_with_its_dates(city, document, at):
    city.home_affairs.valid_to = date(2024, 12, 31)
    city.home_affairs.save()
    on_document_read(DocumentRead(document.pk, at))
    party = Task.objects.order_by("order")[0].parties.order_by("order")[0]
    assert party.unit is None
    assert "31/12/2024" in party.note


def test_a_document_without_tasks_proposes_none(city, at):
    on_document_read(DocumentRead(DocumentFactory(reading={}).pk, at))
    assert not Task.objects.exists()


def test_a_withdrawn_document_takes_its_proposals_along(city, at):
    task = TaskFactory()
    on_document_withdrawn(DocumentWithdrawn(task.document_id, at))
    task.refresh_from_db()
    assert task.state == TaskState.DROPPED


def test_a_document_with_issued_tasks_cannot_be_withdrawn(city, at):
    task = TaskFactory(state=TaskState.ISSUED, issued_at=at)
    with pytest.raises(AlreadyIssued):
        on_document_withdrawn(DocumentWithdrawn(task.document_id, at))
