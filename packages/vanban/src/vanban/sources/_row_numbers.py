"""The column of row numbers in a table without lines, read by itself."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from vanban.sources._gutters import Columns, Placed, is_label, number_strip
from vanban.sources._seen_words import BELIEVED, overlap, shifted
from vanban.sources._tesseract import Word, recognise

if TYPE_CHECKING:
    from PIL.Image import Image

_TYPE_SIZE = 1.2  # heights of a word's ink
_SMALLEST = 40  # pixels of a part of a page read by itself
_APART = 10_000  # numbers of blocks from which words were read by themselves


def placed(words: list[Word], image: Image) -> list[Placed]:
    """Return the words with their boxes as shares of the picture."""
    width, height = image.size
    return [
        Placed(word.text, left / width, top / height, right / width, bottom / height)
        for word in words
        for left, top, right, bottom in [word.box]
    ]


def type_size(words: list[Word], image: Image) -> float:
    """Return the type size as a share of the picture's width."""
    return median(word.box[3] - word.box[1] for word in words) * _TYPE_SIZE / image.width if words else 0.0


def with_numbers(words: list[Word], image: Image, before: Columns | None) -> list[Word]:
    """Read the column of row numbers by itself: recognition of a page passes over a digit that stands alone."""
    strip = number_strip(placed(words, image), type_size(words, image), before)
    if strip is None:
        return words
    left, top, right = round(strip[0] * image.width), round(strip[1] * image.height), round(strip[2] * image.width)
    if right - left < _SMALLEST or image.height - top < _SMALLEST:
        return words
    found = in_sequence(shifted(recognise(image.crop((left, top, right, image.height)), layout=6), (left, top)))
    others = [word.box for word in words if word.box[2] > right or _is_text(word)]
    numbers = [
        replace(word, line=(_APART, at, 0))
        for at, word in enumerate(found)
        if is_label(word.text) and not any(overlap(word.box, box) for box in others)
    ]
    return [word for word in words if not any(overlap(word.box, one.box) for one in numbers)] + numbers


def _is_text(word: Word) -> bool:
    """Tell whether what was recognised with the page is surely no number: the heading above a table."""
    return word.confidence > BELIEVED and len(word.text) > 1 and not is_label(word.text)


def in_sequence(found: list[Word]) -> list[Word]:
    """Mend what is no number between two numbers with one between them: what stands below 2 and above 4 is 3."""
    mended = list(found)
    for at, (before, word, after) in enumerate(zip(found, found[1:], found[2:], strict=False), start=1):
        if before.text.isdecimal() and after.text.isdecimal() and int(after.text) == int(before.text) + 2:
            mended[at] = replace(word, text=str(int(before.text) + 1))
    return mended
