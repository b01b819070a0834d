"""What content shows itself to be, whatever its name says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from dondoc.documents import kinds
from dondoc.kernel.cells import XLSX

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(*members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for member in members:
            file.writestr(member, "<x/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.4", "application/pdf"),
        (OLE, "application/msword"),
        (b"{\\rtf1", "application/rtf"),
        (packed("word/document.xml"), kinds.DOCX),
        (packed("xl/workbook.xml"), XLSX),
        (packed("content.xml"), kinds.ODT),
        (packed("a.txt"), "application/octet-stream"),
        (b"PK\x03\x04 cut", "application/octet-stream"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "text/html"),
        (b"<?xml version='1.0'?><html>", "text/html"),
        (b"<?xml version='1.0'?><edXML/>", "application/xml"),
        ("Kính gửi".encode(), "text/plain"),
        ("Kính gửi".encode("utf-16"), "text/plain"),
        (b"MZ\x90\x00\x03", "application/octet-stream"),
        (b"\x7fELF", "application/octet-stream"),
    ],
)
def test_content_shows_its_kind(content: bytes, media_type: str) -> None:
    assert kinds.media_type_of(content) == media_type


@pytest.mark.parametrize(
    ("name", "media_type", "is_misnamed"),
    [
        ("a.pdf", kinds.PDF, False),
        ("a.PDF", kinds.DOCX, True),
        ("a.docx", "application/octet-stream", True),
        ("a.doc", "application/rtf", False),
        ("a.doc", kinds.PDF, True),
        ("a.edxml", "application/xml", False),
        ("README", "text/plain", False),
    ],
)
def test_an_ending_is_a_promise(name: str, media_type: str, is_misnamed: bool) -> None:
    assert kinds.is_misnamed(name, media_type) is is_misnamed


def test_programs_in_packed_files_are_seen_by_name() -> None:
    assert kinds.has_macros(packed("word/document.xml", "word/vbaProject.bin"))
    assert not kinds.has_macros(packed("word/document.xml"))
    assert not kinds.has_macros(b"PK\x03\x04 cut")


def test_a_sealed_office_file_is_known_by_its_package() -> None:
    assert kinds.is_locked(OLE + b"..." + "EncryptedPackage".encode("utf-16-le"))
    assert not kinds.is_locked(OLE + b"old Word")


@pytest.mark.parametrize(
    "name",
    [
        "046-doc.doc",
        "054-html.html",
        "055-odt.odt",
        "059-rtf.rtf",
        "064-scan.pdf",
        "069-pdf.pdf",
        "074-docx.docx",
        "000.md",
    ],
)
def test_no_published_document_is_misnamed(name: str, corpus: Callable[[str], bytes]) -> None:
    content = corpus(name)
    assert not kinds.is_misnamed(name, kinds.media_type_of(content))
    assert not kinds.has_macros(content)
    assert not kinds.is_locked(content)
