"""OLE compound files: old Word files, and the shell around encrypted new ones."""

from __future__ import annotations

from typing import Literal

from vanban._errors import EncryptedFile, MacroFile, UnknownFormat

_SECTOR = 512  # bytes, where the head of the text can begin
_WORD = b"\xec\xa5"


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_locked(data: bytes) -> bool:
    """Tell whether the head of an old Word file says that its text is encrypted."""
    head = next((at for at in range(0, len(data) - 12, _SECTOR) if data.startswith(_WORD, at)), None)
    return head is not None and bool(data[head + 11] & 1)


def kind_of_ole(data: bytes) -> Literal["doc"]:
    """Return "doc" for an old Word file. Raises `EncryptedFile`, `MacroFile`, or `UnknownFormat` for other contents."""
    if _utf16("EncryptedPackage") in data or _utf16("EncryptionInfo") in data:
        raise EncryptedFile("The file asks for a password. Remove the password and give it again.", given="docx")
    if _utf16("WordDocument") in data:
        if _is_locked(data):
            raise EncryptedFile("The file asks for a password. Remove the password and give it again.", given="doc")
        if _utf16("_VBA_PROJECT") in data:
            raise MacroFile("The file carries macros. Save it without macros (as docx) and give it again.", given="doc")
        return "doc"
    what = "an Excel workbook" if _utf16("Workbook") in data else "an Office file"
    if _utf16("PowerPoint Document") in data:
        what = "a PowerPoint presentation"
    elif _utf16("__substg1.0_") in data:
        what = "an Outlook message (save it as .eml)"
    raise UnknownFormat(f"This is {what}, which is not read. Give the document as docx, doc or pdf.", given=what)
