"""An officer puts a document's header right; old and new stay readable."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from dondoc.documents.actions import correct_facts, withdraw
from dondoc.documents.errors import DocumentIsWithdrawn, FactsNotPossible, ReceiptNotPossible, ReceiptNumberTaken
from dondoc.documents.events import DocumentCorrected
from dondoc.documents.models import Direction
from dondoc.documents.queries import register
from dondoc.journal.models import Entry
from dondoc.kernel import events
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.actors import Actor, Power
from factories import CitationFactory, DocumentFactory

pytestmark = pytest.mark.django_db


def test_only_what_is_given_changes_and_the_journal_keeps_both(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory(code="1/BTN-VP", issuer="Bộ Thử", subject="cũ")
    corrected = correct_facts(document_id=document.pk, code=" 12/BTN-VP ", subject="mới\nhơn", by=clerk, at=at)
    assert (corrected.code, corrected.subject, corrected.issuer) == ("12/BTN-VP", "mới hơn", "Bộ Thử")
    entry = Entry.objects.get()
    assert entry.verb == "document.corrected"
    assert entry.old == {"code": "1/BTN-VP", "subject": "cũ"}
    assert entry.new == {"code": "12/BTN-VP", "subject": "mới hơn"}


def test_the_corrected_document_is_found_by_what_now_stands(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory(subject="cũ")
    correct_facts(document_id=document.pk, subject="Đê điều", by=clerk, at=at)
    assert list(register(clerk, text="de dieu")) == [document]
    assert not register(clerk, text="cũ").exists()


def test_a_correction_that_changes_nothing_is_not_journalled(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory(subject="như cũ")
    correct_facts(document_id=document.pk, subject="như cũ", by=clerk, at=at)
    assert not Entry.objects.exists()


def test_listeners_hear_which_fields_changed(clerk: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    monkeypatch.setitem(events._listeners, DocumentCorrected, [heard.append])
    document = DocumentFactory()
    correct_facts(document_id=document.pk, issued_on=date(2025, 1, 2), by=clerk, at=at)
    assert heard == [DocumentCorrected(document.pk, ("issued_on",), at)]


@pytest.mark.parametrize(
    "facts",
    [
        {"code": "x" * 101},
        {"type": "sac-lenh"},
        {"urgency": "ngay"},
        {"direction": "sideways"},
    ],
)
def test_what_a_field_cannot_hold_is_refused(facts: dict[str, Any], clerk: Actor, at: datetime) -> None:
    document = DocumentFactory()
    with pytest.raises(FactsNotPossible):
        correct_facts(document_id=document.pk, by=clerk, at=at, **facts)  # type: ignore[misc]
    assert not Entry.objects.exists()


def test_lists_lose_blank_lines(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory()
    corrected = correct_facts(document_id=document.pk, addressees=[" Các  sở ", "", "Các xã"], by=clerk, at=at)
    assert corrected.addressees == ["Các sở", "Các xã"]


def test_a_receipt_number_moves_where_it_is_free(clerk: Actor, at: datetime) -> None:
    document, other = DocumentFactory(receipt_number=5), DocumentFactory(receipt_number=6)
    correct_facts(document_id=document.pk, receipt_number=9, by=clerk, at=at)
    document.refresh_from_db()
    assert document.receipt_number == 9
    with pytest.raises(ReceiptNumberTaken, match="6"):
        correct_facts(document_id=document.pk, receipt_number=other.receipt_number, by=clerk, at=at)


def test_a_number_of_ones_own_is_not_taken(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory(receipt_number=5)
    correct_facts(document_id=document.pk, receipt_number=5, subject="mới", by=clerk, at=at)
    document.refresh_from_db()
    assert document.receipt_number == 5


def test_a_new_day_of_the_same_year_keeps_the_number(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory(receipt_number=5)
    corrected = correct_facts(document_id=document.pk, received_on=date(2025, 1, 2), by=clerk, at=at)
    assert (corrected.receipt_number, corrected.registered_on) == (5, date(2025, 1, 2))


def test_a_day_of_another_year_takes_that_years_next_number(clerk: Actor, at: datetime) -> None:
    DocumentFactory(receipt_number=70, receipt_year=2024, received_on=date(2024, 5, 1))
    document = DocumentFactory(receipt_number=5)
    corrected = correct_facts(document_id=document.pk, received_on=date(2024, 12, 30), by=clerk, at=at)
    assert (corrected.receipt_number, corrected.receipt_year) == (71, 2024)


def test_a_day_that_has_not_come_is_refused(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory()
    with pytest.raises(ReceiptNotPossible):
        correct_facts(document_id=document.pk, received_on=date(2025, 1, 7), by=clerk, at=at)


def test_a_mistaken_direction_frees_the_receipt_and_takes_one_again(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory(receipt_number=5, issued_on=date(2025, 1, 3))
    issued = correct_facts(document_id=document.pk, direction=Direction.ISSUED, by=clerk, at=at)
    assert (issued.receipt_number, issued.receipt_year, issued.received_on) == (None, None, None)
    assert issued.registered_on == date(2025, 1, 3)
    incoming = correct_facts(document_id=document.pk, direction=Direction.INCOMING, by=clerk, at=at)
    assert (incoming.receipt_number, incoming.received_on) == (1, date(2025, 1, 6))


def test_citations_follow_a_corrected_code(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory(code="1/BTN-VP", issued_on=date(2025, 1, 3))
    wrong = CitationFactory(code="1/BTN-VP", dated_on=date(2025, 1, 3), cited=document)
    right = CitationFactory(code="7/BTN-VP", dated_on=date(2025, 1, 3))
    correct_facts(document_id=document.pk, code="7/BTN-VP", by=clerk, at=at)
    wrong.refresh_from_db()
    right.refresh_from_db()
    assert (wrong.cited, right.cited) == (None, document)


def test_a_withdrawn_document_takes_no_correction(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory()
    withdraw(document_id=document.pk, reason="Nhầm sổ", by=clerk, at=at)
    with pytest.raises(DocumentIsWithdrawn, match="Nhầm sổ"):
        correct_facts(document_id=document.pk, subject="mới", by=clerk, at=at)


def test_whoever_may_not_review_or_see_is_refused(stranger: Actor, at: datetime) -> None:
    document = DocumentFactory()
    with pytest.raises(NotPermitted):
        correct_facts(document_id=document.pk, subject="mới", by=stranger, at=at)
    blind = Actor(None, "Người Thử", None, "", powers={"document.review": Power(everywhere=True)})
    with pytest.raises(NotFound):
        correct_facts(document_id=document.pk, subject="mới", by=blind, at=at)
