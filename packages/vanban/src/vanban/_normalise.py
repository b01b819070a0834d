"""One spelling for one letter before anything is searched: NFC, one kind of blank, no invisible marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Letters of other alphabets that look like Latin ones and come from wrong keyboards or recognition
# ("16495/BТС-PTHT" with Cyrillic Т and С); the Icelandic eth is typed for Đ, whose look it has in most fonts.
LOOK_ALIKES = str.maketrans(
    "АВЕКМНОРСТХаеорсхуіѕЅІЈјÐð\u2010\u2011\uf02d\uf02b\uf0b7\uf0a7\uf0d8\uf0fc", "ABEKMHOPCTXaeopcxyisSIJjĐđ---+••••"
)
# Hyphens that hold a word together, and the marks of lists in the type "Symbol" or "Wingdings".
_SIGNS = "\u2010\u2011\uf02d\uf02b\uf0b7\uf0a7\uf0d8\uf0fc"

# Typists' and printers' blanks become a space; a tab stays apart because it separates columns.
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x85\u2028\u2029"
# Zero-width marks, soft hyphens, byte order marks and control characters carry no text.
_INVISIBLE = "\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f\ufffe\uffff"
# ... but a soft hyphen between capitals, figures or blanks was meant to be seen: "QĐ\u00adUBND", "2026\u00ad2030"
HYPHEN = re.compile("(?<=[\\d A-ZĐ])\u00ad(?=[\\d A-ZĐ])|(?m:^)\u00ad(?= )")
BLANKS, INVISIBLE = re.compile(f"[{_BLANKS}]"), re.compile(f"[{_INVISIBLE}]")
FOREIGN = re.compile(f"[\u0400-\u04ff\u00d0\u00f0{_SIGNS}]")
ODD = re.compile(f"[{_BLANKS}{_INVISIBLE}\u0400-\u04ff\u00d0\u00f0{_SIGNS}]")  # one look for all of them


def letters(text: str) -> str:
    """Return `text` in NFC with one kind of blank and without invisible characters; runs of blanks are kept."""
    text = unicodedata.normalize("NFC", text)
    if ODD.search(text):
        text = BLANKS.sub(" ", text)
        if "\u00ad" in text:
            text = HYPHEN.sub("-", text)
        text = INVISIBLE.sub("", text)
        if FOREIGN.search(text):
            text = text.translate(LOOK_ALIKES)
    return text


def single_spaced(text: str) -> str:
    """Return `text` with every run of blanks as one space, and none at the ends."""
    return " ".join(text.split())


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in `text`."""
    for word in words:  # noqa: SIM110  a loop takes half of the time of any() for the few words asked for
        if word in text:
            return True
    return False


# Those without diacritics too: `translate` takes twice as long for a letter that it misses.
BASES = {
    ord(letter): unicodedata.normalize("NFD", letter)[0]
    for letter in map(chr, [*range(0x80), *range(0xC0, 0x180), *range(0x1A0, 0x1B1), *range(0x1EA0, 0x1EFA)])
} | {ord("đ"): "d"}


def bare(text: str) -> str:
    """Return `text` in lower case without diacritics (đ is d), for comparison only: same length as an NFC text."""
    low = text.lower()
    return (low if len(low) == len(text) else text).translate(BASES)
