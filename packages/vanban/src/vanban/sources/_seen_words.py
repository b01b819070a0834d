"""Recognised words: how sure they are, whether they are of a page, where they stand."""

from __future__ import annotations

import re
from dataclasses import replace

from vanban.sources._syllables import is_syllable
from vanban.sources._tesseract import Box, Word

UNSURE = 30.0
BELIEVED = 60.0  # confidence of a word
_FEWEST_WORDS = 3  # of the language, by which a page is told from a photograph of something else
LETTER = re.compile(r"[^\W_]")
_NO_LETTERS = re.compile(r"[\W\d_]+")


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes have a part of the page in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def shifted(words: list[Word], corner: tuple[int, int]) -> list[Word]:
    """Return the words of a part of a page where they stand on the page, the part's corner given."""
    x, y = corner
    return [replace(word, box=(word.box[0] + x, word.box[1] + y, word.box[2] + x, word.box[3] + y)) for word in words]


def height(words: list[Word]) -> float:
    """Return how high the highest word is."""
    return max(word.box[3] - word.box[1] for word in words)


def mean_confidence(words: list[Word]) -> float:
    """Return how sure words are, by their letters (0 to 100)."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def sure(words: list[Word]) -> list[Word]:
    """Return the words without unsure ones that hold no letter (specks)."""
    return [word for word in words if word.confidence >= UNSURE or LETTER.search(word.text)]


def shows_words(words: list[Word], share: float) -> bool:
    """Tell whether three words, and this share of all, are sure and of the language; on a road or a leaf none are."""
    sure = [word.text for word in words if word.confidence > BELIEVED and len(word.text) > 1]
    believed = sum(is_syllable(_NO_LETTERS.sub("", text)) for text in sure)
    return believed >= max(_FEWEST_WORDS, len(words) * share)


def lies_sideways(words: list[Word]) -> bool:
    """Tell whether most words run up or down the page: recognition reads them so, and their lines in any order."""
    long = [word.box for word in words if len(word.text) > 2]
    return sum(bottom - top > right - left for left, top, right, bottom in long) * 2 > len(long)
