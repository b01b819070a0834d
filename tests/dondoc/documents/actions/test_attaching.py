"""Annexes join a document, all of them or none."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from dondoc.documents.actions import Upload, attach_files, intake, keep_file, withdraw
from dondoc.documents.errors import (
    DocumentIsWithdrawn,
    FileAlreadyAttached,
    FileEmpty,
    FileMisnamed,
    FileUnknown,
    FileWithMacros,
    SecretDocument,
)
from dondoc.documents.models import Document, DocumentFile, StoredFile
from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.actors import Actor, Power

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"picture"


def packed(*members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for member in members:
            file.writestr(member, "<x/>")
    return content.getvalue()


@pytest.fixture
def document(reader: Any, clerk: Actor, at: datetime) -> Document:
    return intake(content=b"main", name="chinh.md", by=clerk, at=at).document


def attach(*, document_id: int, content: bytes, name: str, by: Actor, at: datetime) -> DocumentFile:
    (added,) = attach_files(document_id=document_id, files=[Upload(content, name)], by=by, at=at)
    return added


def test_annexes_follow_the_main_text_in_their_order(document: Document, clerk: Actor, at: datetime) -> None:
    attach(document_id=document.pk, content=b"one", name="../phu luc 1.md", by=clerk, at=at)
    attach_files(document_id=document.pk, files=[Upload(b"two", "2.md"), Upload(b"three", "3.md")], by=clerk, at=at)
    names = list(document.files.order_by("position").values_list("name", "role", "position"))
    assert names == [
        ("chinh.md", "main", 1),
        ("phu luc 1.md", "annex", 2),
        ("2.md", "annex", 3),
        ("3.md", "annex", 4),
    ]
    entry = Entry.objects.filter(verb="document.attached").latest("id")
    assert [name for _sha256, name in entry.new["files"]] == ["2.md", "3.md"]


def test_the_same_file_stands_in_a_document_once(document: Document, clerk: Actor, at: datetime, settings: Any) -> None:
    with pytest.raises(FileAlreadyAttached, match=r"2\.md"):
        attach_files(document_id=document.pk, files=[Upload(b"one", "1.md"), Upload(b"one", "2.md")], by=clerk, at=at)
    with pytest.raises(FileAlreadyAttached):
        attach(document_id=document.pk, content=b"main", name="1.md", by=clerk, at=at)
    assert document.files.count() == StoredFile.objects.count() == 1
    assert len([path for path in Path(settings.DONDOC_FILES).rglob("*") if path.is_file()]) == 1


def test_one_stored_file_may_belong_to_two_documents(document: Document, clerk: Actor, at: datetime) -> None:
    other = intake(content=b"other", name="khac.md", by=clerk, at=at).document
    for one in (document, other):
        attach(document_id=one.pk, content=b"annex", name="phu luc.md", by=clerk, at=at)
    assert StoredFile.objects.count() == 3
    assert DocumentFile.objects.filter(role="annex").count() == 2


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (PNG, "anh.png", "image/png"),
        (b"\xff\xd8\xff\xe0jpeg", "anh.jpg", "image/jpeg"),
        (b"%PDF-1.7 drawn", "ban do.pdf", "application/pdf"),
        (packed("xl/workbook.xml"), "bang.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_pictures_workbooks_and_drawn_pdfs_may_stand_beside_a_document(
    content: bytes, name: str, media_type: str, document: Document, reader: Any, clerk: Actor, at: datetime
) -> None:
    reader.says = FileUnknown("no text in it")
    file = attach(document_id=document.pk, content=content, name=name, by=clerk, at=at)
    assert file.file.media_type == media_type


@pytest.mark.parametrize(
    ("content", "name", "refusal"),
    [
        (b"", "trong.md", FileEmpty),
        (b"\x00\x01\x02", "la.bin", FileUnknown),
        (b"%PDF-1.7", "ban do.docx", FileMisnamed),
        (packed("xl/workbook.xml", "xl/vbaProject.bin"), "bang.xlsm", FileWithMacros),
    ],
)
def test_other_files_are_refused_and_none_is_kept(
    content: bytes,
    name: str,
    refusal: type[Exception],
    document: Document,
    reader: Any,
    clerk: Actor,
    at: datetime,
) -> None:
    reader.says = FileUnknown("no text in it")
    files = [Upload(PNG, "anh.png"), Upload(content, name)]
    with pytest.raises(refusal):
        attach_files(document_id=document.pk, files=files, by=clerk, at=at)
    assert document.files.count() == StoredFile.objects.count() == 1


def test_a_secret_annex_is_refused_as_a_secret_document_is(
    document: Document, reader: Any, clerk: Actor, at: datetime
) -> None:
    reader.says = SecretDocument("secret")
    with pytest.raises(SecretDocument):
        attach(document_id=document.pk, content=b"annex", name="phu luc.md", by=clerk, at=at)
    assert Entry.objects.filter(object_type="refusal").count() == 1
    assert StoredFile.objects.count() == 1


def test_a_withdrawn_document_takes_no_annex(document: Document, clerk: Actor, at: datetime) -> None:
    withdraw(document_id=document.pk, reason="Nhầm", by=clerk, at=at)
    with pytest.raises(DocumentIsWithdrawn):
        attach(document_id=document.pk, content=b"annex", name="phu luc.md", by=clerk, at=at)


def test_whoever_may_not_take_in_or_see_is_refused(document: Document, stranger: Actor, at: datetime) -> None:
    with pytest.raises(NotPermitted):
        attach(document_id=document.pk, content=b"annex", name="a.md", by=stranger, at=at)
    blind = Actor(None, "Người Thử", None, "", powers={"document.intake": Power(everywhere=True)})
    with pytest.raises(NotFound):
        attach(document_id=document.pk, content=b"annex", name="a.md", by=blind, at=at)


def test_evidence_is_kept_once_and_checked_like_an_annex(reader: Any, clerk: Actor, at: datetime) -> None:
    first = keep_file(content=PNG, name="anh.png", by=clerk, at=at)
    assert keep_file(content=PNG, name="anh khac.png", by=clerk, at=at) == first
    with pytest.raises(FileEmpty):
        keep_file(content=b"", name="anh.png", by=clerk, at=at)
