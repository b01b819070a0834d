"""What of a page is doubtful once it was recognised as a whole, and what it is when it is read by itself.

Two columns at different heights spoil each other's line, and some lines are passed over. The doubtful parts of a page
are cut out and read together, for it takes longer to start recognition than to read a line.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from vanban.sources._picture import unread_bands
from vanban.sources._seen_words import BELIEVED, LETTER, UNSURE, height, mean_confidence, shifted, shows_words
from vanban.sources._tesseract import Box, Word, recognise_all

if TYPE_CHECKING:
    from PIL.Image import Image

_DOUBTFUL = 78.0  # mean confidence under which a line is read once more
_BETTER = 5.0  # by which it must then be surer
_MOST = 12  # lines of a page
_TALL = 1.7  # lines; what is higher is several that were taken for one
ONE_BLOCK, _ONE_LINE = 6, 7  # tesseract's layouts
_FEW = 4  # letters
_APART = 10_001  # numbers of blocks from which words were read by themselves
_AROUND, _AROUND_BAND = 8, 24  # pixels cut out with words, and with a band
_SMALLEST = (40, 20)  # pixels of a band
_SHARE_OF_BAND = 0.5  # of what was surely recognised


class Part(NamedTuple):
    """A part of a page: its box there, its picture, and the layout that tesseract reads it with."""

    box: Box
    picture: Image
    layout: int


def doubtful(stretches: list[list[Word]], image: Image) -> dict[int, Part]:
    """Return the parts under the first unsure stretches, by the numbers of these."""
    tall = _TALL * median([height(words) for words in stretches] or [0])
    parts: dict[int, Part] = {}
    for at, words in enumerate(stretches):
        if mean_confidence(words) < (UNSURE if _is_short(words) else _DOUBTFUL) and len(parts) < _MOST:
            parts[at] = _part(image, _around(words), _AROUND, ONE_BLOCK if height(words) > tall else _ONE_LINE)
    return parts


def settled(
    stretches: list[list[Word]], parts: dict[int, Part], read: list[list[Word]]
) -> tuple[list[list[Word]], list[Box]]:
    """Return the stretches with what was read in the parts, where it is surer.

    Returns with them the boxes of those that are no words however they are read (a signature, a seal).
    """
    found: list[list[Word]] = []
    unread: list[Box] = []
    again = dict(zip(parts, read, strict=True))
    for at, words in enumerate(stretches):
        if at not in parts:
            found.append(words)
            continue
        lines, sure = [words], mean_confidence(words)
        if mean_confidence(again[at]) > sure + _BETTER:
            sure = mean_confidence(again[at])
            here = _its_own(shifted(again[at], parts[at].box[:2]), [*stretches[:at], *stretches[at + 1 :]])
            lines = [list(line) for _, line in groupby(here, key=lambda word: word.line)]
        if sure >= UNSURE:
            found += lines
        elif parts[at].layout == ONE_BLOCK or not _is_short(words):
            unread.append(parts[at].box)
    return found, unread


def _its_own(words: list[Word], others: list[list[Word]]) -> list[Word]:
    """Return the words of a part without those of the line above or below that were cut out with it."""
    boxes = [word.box for line in others for word in line if word.confidence > BELIEVED]

    def is_held(word: Word) -> bool:
        left, top, right, bottom = word.box
        across, down = (left + right) / 2, (top + bottom) / 2
        return any(box[0] <= across <= box[2] and box[1] <= down <= box[3] for box in boxes)

    return [word for word in words if not is_held(word)]


def passed_over(words: list[Word], image: Image) -> list[Part]:
    """Return the bands of a page that are inked as lines are and that no word covers."""
    return _bands(words, image, names=True)


def in_band(band: Part, read: list[Word]) -> list[Word]:
    """Return the words of a band; what came out unsure is no text (a signature, a seal, a rule)."""
    words = [word for word in read if word.confidence > BELIEVED and LETTER.search(word.text)]
    if band.picture.width < _SMALLEST[0] or band.picture.height < _SMALLEST[1]:
        return []
    if sum(len(word.text) for word in words) < _FEW:
        return []
    left, top = band.box[:2]
    return [replace(word, line=(_APART + top, *word.line[1:])) for word in shifted(words, (left, top))]


def on_no_page(words: list[Word], image: Image) -> list[tuple[Part, list[Word]]]:
    """Read the bands of what seems no page: the two highest, and the others where one of these shows words."""
    bands = _bands(words, image, names=False)
    highest = sorted(bands, key=lambda band: band.box[1] - band.box[3])[:2]
    found = _read(highest)
    if any(shows_words(words, _SHARE_OF_BAND) for words in found.values()):
        found |= _read([band for band in bands if band.box not in found])
    return [(band, found.get(band.box, [])) for band in bands]


def _read(bands: list[Part]) -> dict[Box, list[Word]]:
    read = recognise_all([(band.picture, band.layout) for band in bands])
    return {band.box: in_band(band, words) for band, words in zip(bands, read, strict=True)}


def _bands(words: list[Word], image: Image, *, names: bool) -> list[Part]:
    boxes = unread_bands(image, [word.box for word in words], names=names)
    return [_part(image, box, _AROUND_BAND, ONE_BLOCK) for box in boxes]


def _is_short(words: list[Word]) -> bool:
    return sum(len(word.text) for word in words) < _FEW


def _around(words: list[Word]) -> Box:
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _part(image: Image, box: Box, margin: int, layout: int) -> Part:
    left, top, right, bottom = box
    wider = (
        max(0, left - margin),
        max(0, top - margin),
        min(image.width, right + margin),
        min(image.height, bottom + margin),
    )
    return Part(wider, image.crop(wider), layout)
