"""How wide letters are in the common type: Times New Roman, which ND30 prescribes, and what has its measures."""

from __future__ import annotations

import codecs
import unicodedata
from zlib import adler32

UNITS = 250  # of which a type size has
_BY_WIDTH = {
    62: " ,.\r\n",
    69: "ijlt/:;",
    83: "frI-()[]J",
    97: "s",
    102: '"',
    111: "acezJ?“”",
    125: "bdghknopquvxy0123456789_*–đư",
    139: "FPS",
    152: "ELTZ",
    166: "BCR",
    180: "ADGHKNOQUVXYwĐƯƠ",
    194: "m",
    222: "M",
    236: "W",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}
_MARKED = "".join(
    unicodedata.normalize("NFC", f"{letter}{hat}{tone}")
    for vowels, hats in (("aA", ("", "\u0302", "\u0306")), ("eE", ("", "\u0302")), ("oO", ("", "\u0302", "\u031b")),
                         ("uU", ("", "\u031b")), ("iIyY", ("",)))
    for letter in vowels
    for hat in hats
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)  # fmt: skip
_SUMMED = 65_520 // max(_BY_WIDTH)  # characters, whose widths together stay below the modulus of the checksum
_KNOWN = "\0" + "".join(dict.fromkeys("?" + "".join(_WIDTHS) + _MARKED))
_NUL, _STRANGE = 0, 1  # places of the first two
_CODES = codecs.charmap_build(_KNOWN.ljust(256, "\ufffe"))
_BY_CODE = bytes(_WIDTHS.get(unicodedata.normalize("NFD", letter)[0], 62) for letter in _KNOWN).ljust(256, b"\x3e")


def advances(text: str) -> tuple[bytes, int]:
    """Return the width of each character in parts of a type size, and how many are not known.

    Known are the letters and signs that offices write; a "?", which may stand for a lost letter, counts as unknown.
    """
    codes = codecs.charmap_encode(text, "replace", _CODES)[0]
    return codes.translate(_BY_CODE), codes.count(_STRANGE) + (codes.count(_NUL) if _NUL in codes else 0)


def width_of(widths: bytes) -> int:
    """Return how wide a stretch is, of which `advances` gives the widths of the characters.

    The low half of this checksum is one more than the sum of the bytes, which takes four times as long to add up.
    """
    return (adler32(widths) & 0xFFFF) - 1 if len(widths) <= _SUMMED else sum(widths)
