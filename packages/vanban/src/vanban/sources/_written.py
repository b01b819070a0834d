"""What is written by hand into the blank for a document's number: where it runs into the notation, it is not read."""

from __future__ import annotations

import re

from vanban.sources._tesseract import Word

_NUMBER = re.compile(r"[Ss][ốóô]\s?[:;.]?")
_NOTATION = re.compile(r"[A-ZĐ]{2}")
_SURE = 58.0  # a printed notation is read at 70 and more where the page is clean
# "38/CĐ-UBND": what a pen runs into is no such code, while grain makes printed ones unsure
_WHOLE = re.compile(
    r"\d{1,5}/(?:\d{4}/)?(?:QĐ|NQ|NĐ|KH|CT|TB|BC|TTr?|CĐ{1,2}|HD|KL|UBND|HĐND|[BS][A-ZĐ]{1,8})-[A-ZĐ][A-ZĐa-z&.-]{1,12}"
)
_FEW = 4  # words


def without_written(words: list[Word]) -> list[Word]:
    """Return the words of a line without a number whose notation was not surely read and is not whole: it would be a
    guess.
    """
    if len(words) <= _FEW and _NUMBER.fullmatch(words[0].text):
        notation = next((word for word in words[1:] if _NOTATION.search(word.text)), None)
        if notation and notation.confidence < _SURE and not _WHOLE.fullmatch(notation.text):
            return words[:1]
    return words
