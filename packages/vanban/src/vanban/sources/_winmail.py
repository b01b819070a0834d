"""The attachments that Outlook packs into one file (winmail.dat, TNEF) for whom it takes for another Outlook."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from vanban.sources._parts import Part

WINMAIL = b"\x78\x9f\x3e\x22"
_BEGINS, _NAME, _CONTENT = 0x00069002, 0x00018010, 0x0006800F  # of an attachment
_HEAD = struct.Struct("<BII")  # level, kind and length of an attribute; a sum of two bytes follows its value


def parts_of_winmail(data: bytes) -> Iterator[Part]:
    """Yield the files within, as far as the data reaches."""
    name, at = "attachment", 6
    while at + _HEAD.size <= len(data):
        _, kind, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        value = data[at : at + length]
        at += length + 2
        if kind == _BEGINS:
            name = "attachment"
        elif kind == _NAME:
            name = value.rstrip(b"\0").decode("cp1258", "replace") or name
        elif kind == _CONTENT and value:
            yield Part(name, value)
