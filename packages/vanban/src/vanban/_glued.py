"""Words that a page lost the blanks between: "giao choBộ Công Thương", "xin thôngbáo để các cơ quan".

Pages that were typed line by line and laid out anew lose the blank at each old line's end. A Vietnamese word is one
syllable and has capitals only at its head, so that two in one are told by their spelling.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice

from vanban._normalise import bare
from vanban._words import LOWER, UPPER
from vanban.sources._syllables import is_marked_syllable, is_syllable

_LONG = re.compile(rf"[{UPPER}{LOWER}]{{6,14}}")  # letters; shorter ones alone are not looked at for signs
_TWO = re.compile(rf"(?<![{UPPER}{LOWER}])[{UPPER}{LOWER}][{LOWER}]+[{UPPER}]?[{LOWER}]+")
_DAY = re.compile(rf"(?=ngày\b)(?<=[{UPPER}][{UPPER}\d])")  # "156/2013/NĐ-CPngày 11"
_LOOKED_AT = 4000  # characters at the beginning, by which a text is judged
_SIGNS = 3  # so many are no slips of one typist
_LONGEST = 7  # letters of a syllable
# A syllable that ends in a stop has one of two tones: "tổc" is none, "tốc" is.
_STOPS = re.compile(r"(?:c|ch|p|t)\Z")
_STOP_TONES = frozenset("\u0301\u0323")


def unglued(text: str) -> str:
    """Return the text with blanks between the words that a page ran together; any other text as it is."""
    seen = _LONG.findall(text, 0, _LOOKED_AT)
    signs = list(islice((word for word in seen if _parted(word) != word), _SIGNS))
    if len(signs) < _SIGNS:
        return text
    return _DAY.sub(" ", _TWO.sub(lambda word: _parted(word[0]), text))


@lru_cache(maxsize=2048)
def _parted(word: str) -> str:
    """A word that is two syllables of which one has a mark, with a blank between them; any other as it is.

    The longest first one counts whose second begins with a consonant: "thực hiện", "báo cáo", not "thựch iện".
    """
    if len(word) > 2 * _LONGEST or is_syllable(word):
        return word
    if word.lower() == "chánhán":  # of courts, whose second word alone begins with a vowel
        return f"{word[:5]} {word[5:]}"
    capital = next((at for at, letter in enumerate(word) if at and letter.isupper()), 0)
    ways = (capital,) if capital else range(min(_LONGEST, len(word) - 1), 0, -1)
    parted = [(word[:at], word[at:]) for at in ways if _are_two(word[:at], word[at:])]
    if not parted:
        return word
    return " ".join(next((two for two in parted if bare(two[1][0]) not in "aeiouy"), parted[0]))


def _are_two(first: str, second: str) -> bool:
    """Whether both are syllables, and one has a mark: a foreign word has none."""
    marked = is_marked_syllable(first) or is_marked_syllable(second)
    return marked and is_spoken(first) and is_spoken(second)


def is_spoken(word: str) -> bool:
    """Whether a word is a syllable with a tone that it can have."""
    return is_syllable(word) and not (
        _STOPS.search(word) and _STOP_TONES.isdisjoint(unicodedata.normalize("NFD", word))
    )
