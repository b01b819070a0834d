"""Words that a page broke where another font begins, or set with a blank behind each letter: "tr ưởng", "V i ệ t".

Where a font lacks a letter, some programs draw it apart from its word. A Vietnamese word is one syllable, so that what
is less than one is told by its spelling, and so is what it makes with those beside it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice

from vanban._glued import is_spoken
from vanban._name_words import KNOWN
from vanban.sources._syllables import is_marked_syllable, is_syllable

# What stands alone in no sentence. Most places are refused by the letter behind a blank.
_SIGN = re.compile(" [ntip][ghr]? (?:(?<= [nti] )|(?<= (?:ng|th|tr|ph) ))")
_FEW = 3  # so many are no slips of one typist
_MOST = 7  # letters of a syllable
_MARKS = '.,;:)?!/”"'
_APART = 0.6  # share of the words of a line that are one letter each where letters are set apart
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_CONSONANTS = frozenset("bcdđghklmnpqrstvx")
# Words that begin with a marked vowel; any other such piece is the end of one.
_ALONE = """
    ý ở ổ ố ủy uỷ ứng ủng án áp ấp ấn ẩm ăn ảnh ánh ước ưu ổn ô ôn ông ơn úng úy ấy ưng ắc ẩn ức ủ ủi ác âm ân ấu ếch
    ít ích ốc ốm ống ớt út ướt ươm à á
"""
_WORDS = frozenset(_ALONE.split())
_PIECE, _UNKNOWN, _WORD = 10.0, 1.3, 1.0  # what each costs of which a line may be made


def unbroken(text: str) -> str:
    """Return a text with its broken words whole; any other as it is."""
    if sum(1 for _ in islice(_SIGN.finditer(text), _FEW)) < _FEW:
        return text
    return "\n".join(map(_whole, text.split("\n")))


def _whole(line: str) -> str:
    """Return a line as the words that leave the fewest pieces."""
    words = line.split(" ")
    apart = sum(len(word) == 1 and word.isalnum() for word in words) > len(words) * _APART
    best: list[tuple[float, int]] = [(0.0, 0)]  # by end: what the words up to there cost, and where the last one begins
    for end in range(1, len(words) + 1):
        ways = [(best[end - 1][0] + _cost(words[end - 1].rstrip(_MARKS)), end - 1)]
        for start in range(end - 2, max(end - _MOST, 0) - 1, -1):
            if not words[start].isalpha():
                break
            pieces = (*words[start : end - 1], words[end - 1].rstrip(_MARKS))
            if _is_one(pieces, apart=apart):
                ways.append((best[start][0] + _cost("".join(pieces)), start))
        best.append(min(ways))
    found: list[str] = []
    end = len(words)
    while end:
        start = best[end][1]
        found.append("".join(words[start:end]))
        end = start
    return " ".join(reversed(found))


@lru_cache(maxsize=8192)
def _cost(word: str) -> float:
    if _is_piece(word):
        return _PIECE
    return _WORD if word.lower() in KNOWN or not word.isalpha() else _UNKNOWN


@lru_cache(maxsize=8192)
def _is_piece(word: str) -> bool:
    """Whether what stands alone is less than a word: "tr", "i", "S", or the end of one ("ưởng"); no "Y" or "I"."""
    low = word.lower()
    if not word.isalpha() or low in _WORDS:
        return False
    if len(word) == 1:
        return word == low or low in _CONSONANTS
    return not is_syllable(low) or (is_marked_syllable(low) and low[0] not in _CONSONANTS)


@lru_cache(maxsize=8192)
def _is_one(pieces: tuple[str, ...], *, apart: bool) -> bool:
    """Whether pieces make one word: a syllable with one tone at most, and one of them less than that."""
    whole = "".join(pieces)
    if not whole.isalpha() or not is_spoken(whole) or (len(whole) > 1 and not (whole.isupper() or whole[1:].islower())):
        return False
    if sum(sign in _TONES for sign in unicodedata.normalize("NFD", whole)) > 1:
        return False
    if is_marked_syllable(whole) and any(map(_is_piece, pieces)):
        return True
    return apart and all(len(piece) == 1 for piece in pieces)
