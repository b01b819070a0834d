"""Zip files opened with bounds: how many members, how large unpacked, how far packed."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Literal

from vanban._errors import DamagedFile, EncryptedFile, MacroFile, TooLarge, UnknownFormat
from vanban.sources._limits import ARCHIVE_MEMBERS, UNPACKED_BYTES, UNPACKED_RATIO

_ENCRYPTED_FLAG = 0x1


class Archive:
    """The members of a zip file. Reading one never unpacks more than the bounds in `_limits` allow in total."""

    def __init__(self, data: bytes) -> None:
        """Open; raises `DamagedFile`, `EncryptedFile`, or `TooLarge` for a bomb."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as broken:
            raise DamagedFile("The file is cut short or damaged. Save it again in its own program.") from broken
        members = self._zip.infolist()
        _check_members(members)
        self.names = frozenset(member.filename for member in members)
        self._unpacked = 0

    def read(self, name: str) -> bytes:
        """Return one member whole; raises `KeyError` if there is none, `DamagedFile` if it is broken."""
        member = self._zip.getinfo(name)
        left = UNPACKED_BYTES - self._unpacked
        try:
            with self._zip.open(member) as stream:
                content = stream.read(left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as broken:
            raise DamagedFile(f"The part {name} of the file is damaged. Save it again in its own program.") from broken
        except RuntimeError as locked:
            raise EncryptedFile("The file asks for a password. Remove the password and give it again.") from locked
        self._unpacked += len(content)
        if len(content) > left:
            raise _bomb(self._unpacked)
        return content

    def get(self, name: str) -> bytes | None:
        """Return one member whole, or None."""
        return self.read(name) if name in self.names else None


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > ARCHIVE_MEMBERS:
        raise TooLarge(
            f"The file is an archive of {len(members):,} parts; at most {ARCHIVE_MEMBERS:,} are read. "
            "Give the document alone.",
            given=len(members),
            allowed=ARCHIVE_MEMBERS,
        )
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise EncryptedFile("The file asks for a password. Remove the password and give it again.", given="zip")
    for member in members:
        if member.file_size > 2**20 and member.file_size > UNPACKED_RATIO * max(member.compress_size, 1):
            raise _bomb(member.file_size)
    unpacked = sum(member.file_size for member in members)
    if unpacked > UNPACKED_BYTES:
        raise _bomb(unpacked)


def _bomb(size: int) -> TooLarge:
    return TooLarge(
        f"The file unpacks to {size:,} bytes or more; at most {UNPACKED_BYTES:,}, packed no tighter than "
        f"{UNPACKED_RATIO} to 1, are read. Save it again in its own program.",
        given=size,
        allowed=UNPACKED_BYTES,
    )


def kind_of_archive(data: bytes) -> Literal["docx", "odt"]:
    """Return "docx" or "odt". Raises `MacroFile`, or `UnknownFormat` for other archives."""
    archive = Archive(data)
    names = archive.names
    if any(name.lower().endswith("vbaproject.bin") for name in names) or _has_basic(archive):
        raise MacroFile("The file carries macros. Save it without macros (as docx) and give it again.", given="macros")
    types = archive.get("[Content_Types].xml") or b""
    if b"macroEnabled" in types:
        raise MacroFile("The file is of a kind that carries macros. Save it as docx and give it again.", given="docm")
    if b"wordprocessingml" in types or "word/document.xml" in names:
        return "docx"
    mimetype = archive.get("mimetype") or b""
    if b"opendocument.text" in mimetype or ("content.xml" in names and not mimetype):
        return "odt"
    raise _unknown_archive(names, mimetype)


def _has_basic(archive: Archive) -> bool:
    """Tell whether an OpenDocument file holds a module of macros (an empty standard library is no macro)."""
    return any(
        name.startswith("Basic/") and not name.endswith(("script-lb.xml", "script-lc.xml", "dialog-lb.xml", "/"))
        for name in archive.names
    )


def _unknown_archive(names: frozenset[str], mimetype: bytes) -> UnknownFormat:
    what = "a zip archive"
    if any(name.startswith("xl/") for name in names) or b"spreadsheet" in mimetype:
        what = "a spreadsheet"
    elif any(name.startswith("ppt/") for name in names) or b"presentation" in mimetype:
        what = "a presentation"
    return UnknownFormat(
        f"This is {what}, which is not read. Take the documents out of it and give them one by one.", given=what
    )
