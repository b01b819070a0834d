"""Two people at once: one document, one number each, nothing lost. A matter of PostgreSQL: SQLite writers queue up."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.db import connection

from dondoc.documents import storage
from dondoc.documents.actions import Upload, attach_files, correct_facts, intake, sweep_orphans
from dondoc.documents.models import Citation, Document, DocumentFile, StoredFile
from dondoc.organization.actors import Actor
from factories import CitationFactory, DocumentFactory

T = TypeVar("T")
pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def at_once(*works: Callable[[], T]) -> list[T]:
    """Start the works together, each on a connection of its own, and return what they return."""
    start = threading.Barrier(len(works), timeout=10)

    def run(work: Callable[[], T]) -> T:
        try:
            start.wait()
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works, timeout=30))


def test_the_same_file_twice_at_once_is_one_document(reader: Any, clerk: Actor, at: datetime) -> None:
    taken = at_once(*[lambda: intake(content=b"letter", name="a.md", by=clerk, at=at)] * 4)
    assert sorted(one.is_new for one in taken) == [False, False, False, True]
    assert len({one.document.pk for one in taken}) == 1
    assert Document.objects.count() == StoredFile.objects.count() == DocumentFile.objects.count() == 1


def test_different_files_at_once_get_numbers_in_a_row(reader: Any, clerk: Actor, at: datetime) -> None:
    works = [
        lambda content=content: intake(content=content, name="a.md", by=clerk, at=at)  # type: ignore[misc]
        for content in (b"1", b"2", b"3", b"4")
    ]
    taken = at_once(*works)
    assert sorted(one.document.receipt_number for one in taken) == [1, 2, 3, 4]


def test_the_other_takes_over_when_the_first_fails(
    reader: Any, clerk: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    failures = iter([True])

    def fail_once(document: Document, found: object) -> None:
        if next(failures, False):
            raise RuntimeError("the first one broke")

    monkeypatch.setattr("dondoc.documents.actions.registering.write_citations", fail_once)

    def work() -> bool:
        try:
            return intake(content=b"letter", name="a.md", by=clerk, at=at).is_new
        except RuntimeError:
            return False

    assert sorted(at_once(work, work)) == [False, True]
    file = StoredFile.objects.get()
    assert (Path(settings.DONDOC_FILES) / file.path).read_bytes() == b"letter"


def test_a_sweep_does_not_take_what_an_upload_is_about_to_keep(
    reader: Any, clerk: Actor, actor: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    path = StoredFile(sha256=hashlib.sha256(b"letter").hexdigest()).path
    storage.write_whole(path, b"letter")
    found, kept = threading.Event(), threading.Event()
    write_whole = storage.write_whole

    def slow(where: str, content: bytes) -> bool:
        found.set()
        kept.wait(0.3)
        return write_whole(where, content)

    monkeypatch.setattr(storage, "write_whole", slow)

    def sweep() -> int:
        found.wait(5)
        return sweep_orphans(by=actor, at=at + timedelta(days=3650))

    taken, removed = at_once(lambda: intake(content=b"letter", name="a.md", by=clerk, at=at), sweep)
    assert (taken.is_new, removed) == (True, 0)  # type: ignore[attr-defined]
    assert (Path(settings.DONDOC_FILES) / path).exists()


def test_the_same_annexes_in_another_order_do_not_wait_for_each_other(reader: Any, clerk: Actor, at: datetime) -> None:
    files = [Upload(b"1", "1.md"), Upload(b"2", "2.md"), Upload(b"3", "3.md")]
    one, two = DocumentFactory(), DocumentFactory()
    at_once(
        lambda: attach_files(document_id=one.pk, files=files, by=clerk, at=at),
        lambda: attach_files(document_id=two.pk, files=files[::-1], by=clerk, at=at),
    )
    assert StoredFile.objects.count() == 3
    assert DocumentFile.objects.count() == 6


def test_correcting_a_document_while_another_that_cites_it_comes_in(reader: Any, clerk: Actor, at: datetime) -> None:
    cited = DocumentFactory(code="9/BTN-VP")
    CitationFactory(code="10/BTN-VP", dated_on=cited.issued_on)
    reader.say(citations=[{"code": "9/BTN-VP", "date": cited.issued_on.isoformat()}])
    at_once(
        lambda: correct_facts(document_id=cited.pk, receipt_number=500, subject="mới", by=clerk, at=at),
        lambda: intake(content=b"letter", name="a.md", by=clerk, at=at).document,
    )
    cited.refresh_from_db()
    assert cited.receipt_number == 500
    assert Citation.objects.filter(cited=cited).count() == 1
