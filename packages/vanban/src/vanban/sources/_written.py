"""What is written by hand into the blank for a document's number: where it runs into the notation, it is not read."""

from __future__ import annotations

import re

from vanban.sources._tesseract import Word

_NUMBER = re.compile(r"[Ss][ốóô]\s?[:;.]?")
_NOTATION = re.compile(r"[A-ZĐ]{2}")
_SURE = 58.0  # a printed notation is read at 70 and more
_FEW = 4  # words


def without_written(words: list[Word]) -> list[Word]:
    """Return the words of a line without a number whose notation was not surely read: it would be a guess."""
    if len(words) <= _FEW and _NUMBER.fullmatch(words[0].text):
        notation = next((word for word in words[1:] if _NOTATION.search(word.text)), None)
        if notation and notation.confidence < _SURE:
            return words[:1]
    return words
