"""What cannot become a document is refused in a sentence: what was wrong, given, allowed, and what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest

import vanban
from dondoc.documents import errors
from dondoc.documents.actions import intake
from dondoc.documents.models import Document, StoredFile
from dondoc.documents.queries import marks_of, register
from dondoc.documents.reading import read_file
from dondoc.documents.rules import Kind
from dondoc.journal.models import Entry
from dondoc.organization.actors import Actor

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LETTER = """ỦY BAN NHÂN DÂN
TỈNH THỬ NGHIỆM
Số: 12/UBND-NC
{mark}
Thử Nghiệm, ngày 05 tháng 01 năm 2025
V/v bảo vệ bí mật nhà nước

Kính gửi: Sở Nội vụ.

Giao Sở Nội vụ rà soát tài liệu độ Mật, Tối mật, Tuyệt mật đã giải mật, báo cáo trước ngày 20/01/2025.
"""


def word_file(*paragraphs: str) -> bytes:
    document, content = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(content)
    return content.getvalue()


def with_member(packed: bytes, name: str, content: bytes) -> bytes:
    copy = io.BytesIO(packed)
    with zipfile.ZipFile(copy, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return copy.getvalue()


def bomb() -> bytes:
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file("a"))) as whole,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in whole.namelist():
            bad.writestr(name, whole.read(name))
        bad.writestr("word/media/image1.xml", b"\x00" * 400_000_000)
    return content.getvalue()


def locked_pdf() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -3904/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<31><31>]>>\n%%EOF"
    )


BAD: dict[str, tuple[Callable[[], bytes], str, type[errors.FileRefused]]] = {
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "anh.png", errors.FileDamaged),
    "a program": (lambda: b"MZ\x90\x00\x03" + b"\x00" * 500, "cai dat.exe", errors.FileUnknown),
    "a program that says it is a Word file": (lambda: b"MZ\x90\x00\x03" + b"\x00" * 500, "a.docx", errors.FileMisnamed),
    "a Word file that says it is a PDF": (lambda: word_file("Kính gửi"), "a.pdf", errors.FileMisnamed),
    "a packed folder": (lambda: with_member(b"", "a.txt", b"x"), "a.zip", errors.FileUnknown),
    "blanks": (lambda: b" \n\t \n", "a.txt", errors.FileEmpty),
    "a Word file without text": (word_file, "a.docx", errors.FileEmpty),
    "a Word file behind a password": (
        lambda: OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600,
        "a.docx",
        errors.FileEncrypted,
    ),
    "a PDF behind a password": (locked_pdf, "a.pdf", errors.FileEncrypted),
    "a Word file with macros": (
        lambda: with_member(word_file("Kính gửi"), "word/vbaProject.bin", b"x"),
        "a.docx",
        errors.FileWithMacros,
    ),
    "a Word file with macros by its own name": (
        lambda: with_member(word_file("Kính gửi"), "word/vbaProject.bin", b"x"),
        "a.docm",
        errors.FileWithMacros,
    ),
    "a bomb": (bomb, "a.docx", errors.FileTooLarge),
    "a Word file cut short": (lambda: word_file("Kính gửi")[:2000], "a.docx", errors.FileRefused),
    "a PDF cut short": (lambda: b"%PDF-1.7\n1 0 obj", "a.pdf", errors.FileDamaged),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", BAD)
def test_what_is_no_document_is_refused_and_nothing_of_it_stays(
    what: str, clerk: Actor, at: datetime, settings: Any
) -> None:
    make, name, refusal = BAD[what]
    with pytest.raises(refusal) as refused:
        intake(content=make(), name=name, by=clerk, at=at)
    sentence = str(refused.value)
    assert name in sentence
    assert len(sentence) > 60
    assert "%(" not in sentence
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert not Entry.objects.exists()
    assert [path for path in Path(settings.DONDOC_FILES).rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "Tuyệt mật", "TUYỆT MẬT", "M Ậ T", "MÂT", "TÓI MẬT"])
@pytest.mark.django_db
def test_a_mark_of_secrecy_standing_alone_is_refused(mark: str, clerk: Actor, at: datetime) -> None:
    with pytest.raises(errors.SecretDocument, match="117/2025/QH15") as refused:
        intake(content=LETTER.format(mark=mark).encode(), name="ke hoach.txt", by=clerk, at=at)
    assert refused.value.code == "secret-document"
    assert "ke hoach" not in str(refused.value)
    assert not StoredFile.objects.exists()
    assert [entry.object_type for entry in Entry.objects.all()] == ["refusal"]


@pytest.mark.parametrize("mark", ["", "HỎA TỐC", "Lưu hành nội bộ", "V/v mật ong"])
@pytest.mark.django_db
def test_prose_about_secrets_and_other_marks_are_no_mark_of_secrecy(mark: str, clerk: Actor, at: datetime) -> None:
    document = intake(content=LETTER.format(mark=mark).encode(), name="a.txt", by=clerk, at=at).document
    assert document.code == "12/UBND-NC"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (vanban.EmptyFile, errors.FileEmpty),
        (vanban.UnknownFormat, errors.FileUnknown),
        (vanban.EncryptedFile, errors.FileEncrypted),
        (vanban.MacroFile, errors.FileWithMacros),
        (vanban.TooLarge, errors.FileTooLarge),
        (vanban.DamagedFile, errors.FileDamaged),
        (vanban.MissingConverter, errors.ConverterMissing),
        (vanban.TookTooLong, errors.ReadingTooLong),
        (vanban.SecretDocument, errors.SecretDocument),
        (vanban.ReadingError, errors.FileRefused),
    ],
)
def test_every_error_of_the_reader_has_its_sentence(
    wrong: type[vanban.ReadingError], refusal: type[errors.FileRefused], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise wrong("no")

    monkeypatch.setattr("dondoc.documents.reading.bounded.read", fail)
    with pytest.raises(refusal) as refused:
        read_file(b"x", "a.txt")
    assert type(refused.value) is refusal
    assert refused.value.code == refusal.code


def test_no_error_of_the_reader_is_without_a_sentence() -> None:
    from dondoc.documents.reading import _REFUSALS

    codes = {kind.code for kind in vanban.ReadingError.__subclasses__()}
    assert codes - {"secret"} == set(_REFUSALS)


@pytest.mark.django_db
def test_the_founding_directive_goes_in_with_all_it_says(
    corpus: Callable[[str], bytes], clerk: Actor, at: datetime
) -> None:
    document = intake(content=corpus("000.md"), name="4363-UBND-NC.md", by=clerk, at=at).document
    assert (document.code, document.type, document.issued_on) == ("4363/UBND-NC", "cong-van", date(2023, 10, 27))
    assert document.issuer == "Ủy ban nhân dân thành phố Cần Thơ"
    assert document.signer_title == "CHỦ TỊCH"
    assert document.citations.count() == 11
    assert len(document.reading["tasks"]) == 10
    assert list(register(clerk, text="ky luat ky cuong 4363")) == [document]
    pieces = marks_of(document)
    assert "".join(piece.text for piece in pieces) == document.text
    assert {piece.task_index for piece in pieces} == {None, *range(10)}
    assert [piece.text for piece in pieces if piece.kind is Kind.WHEN] == ["trước ngày 01 tháng 01 năm 2025"]
    assert any(piece.text == "Giám đốc Sở Nội vụ" for piece in pieces if piece.kind is Kind.WHO)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["054-html.html", "055-odt.odt", "063.md", "069-pdf.pdf", "074-docx.docx"])
def test_published_documents_of_each_kind_go_in(
    name: str, corpus: Callable[[str], bytes], clerk: Actor, at: datetime
) -> None:
    document = intake(content=corpus(name), name=name, by=clerk, at=at).document
    assert document.code
    assert document.issued_on is not None
    assert document.reading["tasks"]
    assert "".join(piece.text for piece in marks_of(document)) == document.text
