"""Originals are handed out as they came, to whoever may see the document, and nothing in them runs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.http import FileResponse
from django.test import RequestFactory

from dondoc.documents.actions import Upload, intake, open_to_units
from dondoc.documents.models import Document
from dondoc.documents.web import views
from dondoc.kernel.errors import NotFound
from dondoc.kernel.gates import gate_of
from dondoc.organization.actors import Actor, Power
from factories import DocumentFactory, UnitFactory

pytestmark = pytest.mark.django_db


def asked_by(actor: Actor) -> Any:
    request = RequestFactory().get("/")
    request.actor = actor  # type: ignore[attr-defined]
    return request


def body(response: FileResponse) -> bytes:
    """Read the answer to its end, as a server does, and close it."""
    content = b"".join(response)  # type: ignore[arg-type]
    response.close()
    return content


@pytest.fixture
def document(reader: Any, clerk: Actor, at: datetime) -> Document:
    annexes = [Upload(b"<html><script>alert(1)</script>", "phu luc.html")]
    return intake(content=b"the letter", name="Công văn số 1.md", annexes=annexes, by=clerk, at=at).document


def test_the_original_comes_back_byte_for_byte_under_its_name(document: Document, clerk: Actor) -> None:
    response = views.original(asked_by(clerk), document.pk)
    assert body(response) == b"the letter"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''C%C3%B4ng%20v%C4%83n")
    assert response["Content-Length"] == "10"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-store"


def test_an_annex_is_handed_out_and_never_shown(document: Document, clerk: Actor) -> None:
    annex = document.files.get(role="annex")
    response = views.attached(asked_by(clerk), document.pk, annex.pk)
    assert body(response).startswith(b"<html>")
    assert response["Content-Type"] == "text/html"
    assert response["Content-Disposition"] == 'attachment; filename="phu luc.html"'


def test_only_whoever_may_see_the_document_gets_it(document: Document, stranger: Actor) -> None:
    unit = UnitFactory()
    head = Actor(None, "Người Thử", None, "", powers={"document.view": Power(unit_ids=frozenset({unit.pk}))})
    for actor in (stranger, head):
        with pytest.raises(NotFound):
            views.original(asked_by(actor), document.pk)
    open_to_units({document.pk: {unit.pk}})
    assert body(views.original(asked_by(head), document.pk)) == b"the letter"


def test_a_file_is_only_had_through_its_own_document(document: Document, clerk: Actor) -> None:
    annex = document.files.get(role="annex")
    with pytest.raises(NotFound):
        views.attached(asked_by(clerk), DocumentFactory().pk, annex.pk)
    with pytest.raises(NotFound):
        views.original(asked_by(clerk), DocumentFactory().pk)


def test_bytes_that_are_gone_are_a_sentence_and_no_crash(document: Document, clerk: Actor, settings: Any) -> None:
    (Path(settings.DONDOC_FILES) / document.files.get(role="main").file.path).unlink()
    with pytest.raises(NotFound, match="Công văn số 1"):
        views.original(asked_by(clerk), document.pk)


def test_each_route_declares_its_gate() -> None:
    for view in (views.original, views.attached):
        gate = gate_of(view)
        assert gate is not None
        assert gate.verb == "document.view"
