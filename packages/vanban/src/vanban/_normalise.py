# ruff: noqa: E501
"""One spelling for one letter, before anything is searched: NFC, one kind of blank, no invisible marks, no look-alikes."""

from __future__ import annotations

import re
import unicodedata

# Letters of other alphabets that look like Latin ones and come from wrong keyboards or recognition
# ("16495/BТС-PTHT" with Cyrillic Т and С). Only changed inside a word that also holds Latin letters or stands in a code.
LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХаеорсхуіѕЅІЈј", "ABEKMHOPCTXaeopcxyisSIJj")
FOREIGN = re.compile(r"[\u0400-\u04ff]")

# Typists' and printers' blanks become a space; a tab stays apart because it separates columns.
BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x85\u2028\u2029]")
# Zero-width marks, soft hyphens, byte order marks and control characters carry no text.
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
RUN_OF_BLANKS = re.compile(r"[ \t\r\n]+")
# The letter đ typed as the Icelandic eth, which looks the same in most fonts.
ETH = str.maketrans("Ðð", "Đđ")


def letters(text: str) -> str:
    """Return `text` in NFC with one kind of blank and without invisible characters; runs of blanks are kept."""
    text = unicodedata.normalize("NFC", text)
    if not text.isascii():
        text = INVISIBLE.sub("", BLANKS.sub(" ", text)).translate(ETH)
        if FOREIGN.search(text):
            text = text.translate(LOOK_ALIKES)
        return text
    return INVISIBLE.sub("", BLANKS.sub(" ", text))


def single_spaced(text: str) -> str:
    """Return `text` with every run of blanks as one space, and none at the ends."""
    return RUN_OF_BLANKS.sub(" ", text).strip(" \t\r\n")


OLD_STYLE = re.compile("([oOuU])([\u0300\u0301\u0303\u0309\u0323])([aAeEyY])(?![a-zA-Z\u0300-\u036f])")


def folded(text: str) -> str:
    """Return `text` in lower case with one style of tone marks (hoà = hòa), for comparison only: lengths may differ."""
    text = OLD_STYLE.sub(r"\1\3\2", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", text).casefold()


def bare(text: str) -> str:
    """Return `text` in lower case without diacritics (đ is d), for comparison only: same length as an NFC text."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text.lower()).replace("đ", "d")
