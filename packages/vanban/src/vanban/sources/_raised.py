"""Raised numbers: the mark of a note after a word, a power after a unit."""

from __future__ import annotations

import re

_UNIT = re.compile(r"(?:^|[\s\d/(])[kdc]?m$")


def raised(text: str, before: str) -> str:
    """Return raised text as it is read behind `before`: "[1]" for the mark of a note, else as it is (m2, 1st)."""
    number = text.strip()
    if not number.isdecimal() or len(number) > 2 or not before.strip() or _UNIT.search(before[-6:]):
        return text
    return f"[{number}]"
