"""Text made comparable: without case, diacritics or punctuation, one form for NFC and NFD."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics (đ becomes d), every other sign a single blank, ends stripped.

    "Quyết định số 15/2023/QĐ-UBND" becomes "quyet dinh so 15 2023 qd ubnd", so that numbers are found with and without
    their marks.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).lower().replace("đ", "d")
    return _NOT_WORD.sub(" ", bare).strip()
