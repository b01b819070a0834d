"""Kinds of files: what a name promises, what content shows, and which may be kept without being read."""

from __future__ import annotations

import io
import re
import zipfile

from dondoc.kernel.cells import XLSX

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
DOC = "application/msword"
PDF = "application/pdf"
RTF = "application/rtf"
OCTETS = "application/octet-stream"
TEXT = frozenset({"text/plain", "text/html", "application/xml"})
HTML = frozenset({"text/html", "application/xml"})

_UNPRINTED = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = {
    b"%PDF-": PDF,
    _OLE: DOC,
    b"{\\rtf": RTF,
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
_MEMBERS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "content.xml": ODT}

# Word itself saves RTF and HTML under ".doc", and opens them so: such a name is no lie.
PROMISED: dict[str, frozenset[str]] = {
    "pdf": frozenset({PDF}),
    "docx": frozenset({DOCX}),
    "doc": frozenset({DOC, DOCX, RTF}) | HTML,
    "odt": frozenset({ODT}),
    "rtf": frozenset({RTF}),
    "html": HTML,
    "htm": HTML,
    "md": TEXT,
    "txt": TEXT,
    "xlsx": frozenset({XLSX}),
    "png": frozenset({"image/png"}),
    "jpg": frozenset({"image/jpeg"}),
    "jpeg": frozenset({"image/jpeg"}),
}


def is_misnamed(name: str, media_type: str) -> bool:
    """Whether the ending of `name` promises another kind than `media_type`; other endings promise nothing."""
    promised = PROMISED.get(ending_of(name))
    return promised is not None and media_type not in promised


def ending_of(name: str) -> str:
    """Return what follows the last dot, in lower case; blank without a dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def media_type_of(content: bytes) -> str:
    """Return what the content shows itself to be, by its first bytes and the names packed in it; never by its name."""
    for start, media_type in _STARTS.items():
        if content.startswith(start):
            return media_type
    members = _members(content)
    for member, media_type in _MEMBERS.items():
        if member in members:
            return media_type
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head:
        return "text/html"
    if head.startswith(b"<?xml"):
        return "application/xml"
    return "text/plain" if content.startswith(_WIDE) or not _UNPRINTED.search(content[:1024]) else OCTETS


def needs_no_text(media_type: str) -> bool:
    """Whether a file of this kind, a picture, a workbook or a drawn PDF, may stand beside a document unread."""
    return media_type in {PDF, XLSX, "image/png", "image/jpeg"}


def has_macros(content: bytes) -> bool:
    """Whether the content is a packed Office file that carries a program."""
    return any(member.lower().endswith("vbaproject.bin") for member in _members(content))


def is_locked(content: bytes) -> bool:
    """Whether the content is an Office file of today behind a password: an old container around a sealed package."""
    return content.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in content


def _members(content: bytes) -> frozenset[str]:
    """Return the names inside a packed file, without unpacking anything; none for other content."""
    if not content.startswith(b"PK\x03\x04"):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return frozenset(packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return frozenset()
