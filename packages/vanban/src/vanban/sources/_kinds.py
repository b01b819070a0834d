"""Tells of what kind a file is by its content; a name only breaks ties between kinds of text."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from vanban._errors import DamagedFile, EncryptedFile, MacroFile, UnknownFormat

Kind = Literal["docx", "odt", "pdf", "doc", "rtf", "html", "markdown", "text", "eml", "edxml", "picture"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|table|div|p)\b", re.IGNORECASE)
_EDXML = re.compile(rb"<(?:\w+:)?(?:edXML|edXMLEnvelope|Envelope|MessageHeader)\b")
_MAIL = re.compile(
    rb"\A(?:(?:received|from|to|subject|date|mime-version|message-id|return-path|delivered-to|content-type|cc|"
    rb"x-[\w-]+|reply-to|dkim-signature|arc-[\w-]+|authentication-results|sender)\s*:[^\r\n]*\r?\n"
    rb"(?:[ \t][^\r\n]*\r?\n)*){2}",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"\*\*\S|^#{1,6} |^\|.*\|[ \t]*$|^[ \t]{0,40}\|[ \t]*$|<sup>|  $", re.MULTILINE)
_SUFFIXES: dict[str, Kind] = {
    ".docx": "docx", ".odt": "odt", ".pdf": "pdf", ".doc": "doc", ".rtf": "rtf", ".html": "html", ".htm": "html",
    ".md": "markdown", ".txt": "text", ".eml": "eml", ".edxml": "edxml", ".png": "picture", ".jpg": "picture",
    ".jpeg": "picture", ".tif": "picture", ".tiff": "picture",
}  # fmt: skip
_NOT_READ = (
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"ID3", "a sound file"),
    (b"RIFF", "a sound or film file"),
    (b"SQLite format 3", "a database"),
)


def kind_of(data: bytes, name: str | None = None) -> Kind:
    """Return the kind of `data`.

    Raises `UnknownFormat` (saying what it is instead), `EncryptedFile`, `MacroFile` or `DamagedFile`.
    """
    head = data[:4096]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if head.startswith(b"PK"):
        from vanban.sources._archive import kind_of_archive

        return kind_of_archive(data)
    if head.startswith(OLE):
        from vanban.sources._ole import kind_of_ole

        return kind_of_ole(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if _is_picture(head):
        return "picture"
    for sign, what in _NOT_READ:
        if head.startswith(sign):
            raise _unknown(what)
    if head[4:8] == b"ftyp":
        still = head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif")
        raise _unknown("a photograph in HEIC or AVIF (save it as JPEG)" if still else "a film file")
    return _kind_of_text(data, start, name)


def _is_picture(head: bytes) -> bool:
    if head.startswith(b"BM"):
        return head[6:10] == b"\x00\x00\x00\x00"
    return head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _kind_of_text(data: bytes, start: bytes, name: str | None) -> Kind:
    if _EDXML.search(start):
        return "edxml"
    if _MAIL.match(data[:8192].lstrip()):
        return "eml"
    wide = data[:4096].replace(b"\x00", b"")
    if start.startswith(b"<?xml") or _HTML.search(wide[:2048] if wide != data[:4096] else start):
        if _HTML.search(wide):
            return "html"
        raise _unknown("an XML file that is neither edXML nor a web page")
    suffix = suffix_kind(name)
    if suffix in ("markdown", "text"):
        return suffix
    sample = data[:200_000].decode("utf-8", "replace")
    return "markdown" if len(_MARKDOWN.findall(sample)) > 2 else "text"


def suffix_kind(name: str | None) -> Kind | None:
    """Return the kind a name claims; None for no name or an unknown ending."""
    return _SUFFIXES.get(PurePath(name).suffix.lower()) if name else None


def _unknown(what: str) -> UnknownFormat:
    return UnknownFormat(
        f"This is {what}, which is not read. Give the document as docx, doc, odt, rtf, pdf, html, md, txt, eml or "
        "edXML, or a picture of a page.",
        given=what,
    )


__all__ = ["OLE", "DamagedFile", "EncryptedFile", "Kind", "MacroFile", "kind_of", "suffix_kind"]
