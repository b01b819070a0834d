"""Is this Vietnamese? The spelling of a syllable is so regular that one pattern tells text from garbage."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+(?:['’`^~][^\W\d_]+)*")
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi?|kh|ph|th|tr|ch|qu|[bcdđhklmnpqrstvx])?"
    r"(?:[oô]o[cn]g?|u[yơ]ê?|uâ|uê|oă|oe|oa|iê|yê|uô|ươ|[ưu]a|ia|[aăâeêioôơuưy])"
    r"(?:ch|ngh?|nh|[cmnpt]|[iyou])?u?",
)
_MARKED = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd"
                     "\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u0128\u0129\u0168\u0169"
                     "\u1ea0-\u1ef9]")  # fmt: skip


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tell whether `word` is spelled as a Vietnamese syllable, in any case and form of composition."""
    bare = _TONES.sub("", unicodedata.normalize("NFD", word.lower()))
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


@lru_cache(maxsize=8192)
def is_marked_syllable(word: str) -> bool:
    """Tell whether `word` is a Vietnamese syllable with a mark on one of its letters."""
    return _MARKED.search(unicodedata.normalize("NFC", word)) is not None and is_syllable(word)


def vietnamese_share(text: str, *, words: int = 2000) -> float:
    """Return the share (0 to 1) of words that are Vietnamese syllables with a mark of their own.

    Printed Vietnamese stands between 0.6 and 0.85; other languages, legacy encodings shown raw and recognition in a
    wrong language stay under 0.3. Looks at the first `words` words; a text without words has 0.
    """
    seen = right = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if seen == words:
            break
        seen += 1
        right += is_marked_syllable(word)
    return right / seen if seen else 0.0
