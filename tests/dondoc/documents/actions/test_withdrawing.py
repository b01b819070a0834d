"""A document registered by mistake keeps its number but counts no more."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dondoc.documents.actions import intake, reinstate, withdraw
from dondoc.documents.errors import DocumentIsNotWithdrawn, DocumentIsWithdrawn, ReasonMissing
from dondoc.documents.events import DocumentReinstated, DocumentWithdrawn
from dondoc.documents.queries import register
from dondoc.journal.models import Entry
from dondoc.kernel import events
from dondoc.kernel.errors import NotPermitted, Refusal
from dondoc.organization.actors import Actor
from factories import CitationFactory, DocumentFactory

pytestmark = pytest.mark.django_db


def test_it_stays_in_the_register_with_the_reason(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory(receipt_number=5)
    withdraw(document_id=document.pk, reason=" Đăng ký nhầm ", by=clerk, at=at)
    document.refresh_from_db()
    assert (document.withdrawn_at, document.withdrawn_reason) == (at, "Đăng ký nhầm")
    assert list(register(clerk)) == [document]
    assert not register(clerk, is_standing=True).exists()
    entry = Entry.objects.get()
    assert (entry.verb, entry.reason) == ("document.withdrawn", "Đăng ký nhầm")


def test_its_number_is_not_given_out_again(reader: object, clerk: Actor, at: datetime) -> None:
    document = DocumentFactory(receipt_number=5)
    withdraw(document_id=document.pk, reason="Nhầm", by=clerk, at=at)
    assert intake(content=b"next", name="a.md", by=clerk, at=at).document.receipt_number == 6


def test_citations_let_go_of_it_and_find_it_again(clerk: Actor, at: datetime) -> None:
    document = DocumentFactory(code="1/BTN-VP", issued_on=date(2025, 1, 3))
    citation = CitationFactory(code="1/BTN-VP", dated_on=date(2025, 1, 3), cited=document)
    withdraw(document_id=document.pk, reason="Nhầm", by=clerk, at=at)
    citation.refresh_from_db()
    assert citation.cited is None
    reinstate(document_id=document.pk, by=clerk, at=at)
    citation.refresh_from_db()
    assert citation.cited == document


def test_reinstated_it_counts_as_before(clerk: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    monkeypatch.setitem(events._listeners, DocumentWithdrawn, [heard.append])
    monkeypatch.setitem(events._listeners, DocumentReinstated, [heard.append])
    document = DocumentFactory()
    withdraw(document_id=document.pk, reason="Nhầm", by=clerk, at=at)
    reinstate(document_id=document.pk, by=clerk, at=at)
    document.refresh_from_db()
    assert (document.withdrawn_at, document.withdrawn_reason) == (None, "")
    assert heard == [DocumentWithdrawn(document.pk, at), DocumentReinstated(document.pk, at)]


def test_a_listener_may_refuse_and_then_nothing_has_changed(
    clerk: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(event: object) -> None:
        raise Refusal("work of it has gone out")

    monkeypatch.setitem(events._listeners, DocumentWithdrawn, [refuse])
    document = DocumentFactory()
    with pytest.raises(Refusal, match="gone out"):
        withdraw(document_id=document.pk, reason="Nhầm", by=clerk, at=at)
    document.refresh_from_db()
    assert document.withdrawn_at is None
    assert not Entry.objects.exists()


def test_each_is_refused_where_it_makes_no_sense(clerk: Actor, stranger: Actor, at: datetime) -> None:
    document = DocumentFactory()
    with pytest.raises(ReasonMissing):
        withdraw(document_id=document.pk, reason="  ", by=clerk, at=at)
    with pytest.raises(DocumentIsNotWithdrawn):
        reinstate(document_id=document.pk, by=clerk, at=at)
    withdraw(document_id=document.pk, reason="Nhầm", by=clerk, at=at)
    with pytest.raises(DocumentIsWithdrawn):
        withdraw(document_id=document.pk, reason="Nhầm", by=clerk, at=at)
    with pytest.raises(NotPermitted):
        withdraw(document_id=document.pk, reason="Nhầm", by=stranger, at=at)
    with pytest.raises(NotPermitted):
        reinstate(document_id=document.pk, by=stranger, at=at)
