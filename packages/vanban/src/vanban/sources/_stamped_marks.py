"""Marks of urgency and secrecy stamped on a scanned page, read apart from what is typed.

The page is recognised without coloured ink, since seals and signatures cover words; a mark would go with them. One in
grey or black is often passed over for its frame or its slant.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from vanban.sources._picture import INK, ink_share, inked_shares, tilt, without_words
from vanban.sources._ruled_lines import rules_on, without_rules
from vanban.sources._tesseract import Box, Word

if TYPE_CHECKING:
    import numpy
    from PIL.Image import Image

    Pixels = numpy.ndarray[Any, Any]

_UPPER_SHARE = 0.45  # of the page; a mark stands below the number or the subject, a seal below that
_GRAIN = 8  # pixels of a block in which ink is looked for
_COLOURED = 28  # by how much a block is redder, or bluer, than the paper
_INKED = 0.08  # share of a block that is inked
_MOST_INK = 0.1  # share of what is looked at; more is a coloured picture
_BESIDE, _BELOW = 4, 2  # blocks to the next ink of a stamp: between its words, and between its lines
_WIDTH, _HEIGHT = (100, 900), (32, 240)  # pixels: stamps are 20 to 40 mm by 8 mm, seals 35 mm each way
_LONGER = 1.3  # times as wide as high, at least
_MOST = 6  # patches read; further ones are no marks
_FRAME_ALONE = 0.01  # share of a patch that is ink where the words in a frame were recognised with the page
_MARGIN = 24
_APART = 20_000  # numbers of blocks of marks
_BELIEVED = 60.0  # confidence of a word
_BETWEEN = 40  # pixels between the words of a line
_MARKS = {
    "HOATOCHENGIO": "HỎA TỐC HẸN GIỜ",
    "HOATOC": "HỎA TỐC",
    "THUONGKHAN": "THƯỢNG KHẨN",
    "KHAN": "KHẨN",
    "TUYETMAT": "TUYỆT MẬT",
    "TOIMAT": "TỐI MẬT",
    "MAT": "MẬT",
}
_MARK = re.compile("|".join(_MARKS))


class Stamped(NamedTuple):
    """A word for each mark stamped on a page, and the boxes of coloured ink of that size that gave no word."""

    marks: list[Word]
    unread: list[Box]


class _Patch(NamedTuple):
    """A patch of ink as large as a mark: its box on the page, and its ink alone, upright and without its frame."""

    box: Box
    ink: Image
    is_coloured: bool


class Sheet(NamedTuple):
    """The patches of a page that may be marks, one below the other on one picture."""

    patches: list[_Patch]
    picture: Image


def sheet_of(picture: Image, image: Image, words: list[Word]) -> Sheet | None:
    """Return what may be marks on an upright picture of a page, of which `image` is prepared and `words` recognised."""
    from PIL import Image as Images

    patches = [patch for patch in (*_coloured(picture), *_plain(image, words)) if ink_share(patch.ink) > _FRAME_ALONE]
    patches = patches[:_MOST]
    if not patches:
        return None
    widths, heights = zip(*(patch.ink.size for patch in patches), strict=True)
    sheet = Images.new("L", (max(widths), sum(heights)), 255)
    top = 0
    for patch in patches:
        sheet.paste(patch.ink, (0, top))
        top += patch.ink.height
    return Sheet(patches, sheet)


def _coloured(picture: Image) -> list[_Patch]:
    """Return the patches of red ink, then those of blue or violet."""
    import numpy as np

    if picture.mode in ("1", "L", "LA", "I", "I;16", "F"):
        return []
    upper = _upper(picture).convert("RGB")
    small = np.asarray(upper.reduce(_GRAIN))
    found = []
    for channel in (0, 2):
        for box in _boxes(_colour(small, channel) > _COLOURED):
            ink = np.clip(_colour(np.asarray(upper.crop(_around(box, upper))), channel) * 2, 0, 255)
            found.append(_Patch(box, _levelled((255 - ink).astype(np.uint8)), is_coloured=True))
    return found


def _plain(image: Image, words: list[Word]) -> list[_Patch]:
    """Return the patches of dark ink that no word covers."""
    sure = [word.box for word in words if word.confidence > _BELIEVED] + _within_lines(words)
    left = without_words(_upper(image), sure)
    found = []
    for box in _boxes(inked_shares(left < INK, _GRAIN) > _INKED):
        x0, y0, x1, y1 = _around(box, image)
        found.append(_Patch(box, _levelled(left[y0:y1, x0:x1]), is_coloured=False))
    return found


def _within_lines(words: list[Word]) -> list[Box]:
    """Return the boxes of unsure words between two sure ones: "V/v khẩn trương" is typed, however it is read."""
    return [
        word.box
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
        if before.line == word.line == after.line
        and min(before.confidence, after.confidence) > _BELIEVED
        and max(word.box[0] - before.box[2], after.box[0] - word.box[2]) < _BETWEEN
    ]


def _upper(picture: Image) -> Image:
    return picture.crop((0, 0, picture.width, round(picture.height * _UPPER_SHARE)))


def _colour(pixels: Pixels, channel: int) -> Pixels:
    """By how much each pixel is of one colour above the paper, which is most of the picture; 0 is red, 2 blue."""
    import numpy as np

    colours = np.moveaxis(pixels.astype(np.int16), 2, 0)
    others = np.maximum(colours[1], colours[2 - channel])
    stronger = colours[channel] - others
    above: Pixels = stronger - int(np.median(stronger))
    return above


def _boxes(inked: Pixels) -> list[Box]:
    """Return the boxes, in pixels of the page, of patches of blocks that are as large as a mark, highest first."""
    import numpy as np

    if not 0 < inked.mean() < _MOST_INK:
        return []
    left = {(int(y), int(x)) for y, x in np.argwhere(inked)}
    steps = [(y, x) for y in range(-_BELOW, _BELOW + 1) for x in range(-_BESIDE, _BESIDE + 1)]
    boxes: list[Box] = []
    while left:
        waiting = [left.pop()]
        ys, xs = [], []
        while waiting:
            y, x = waiting.pop()
            ys.append(y)
            xs.append(x)
            beside = {(y + down, x + right) for down, right in steps} & left
            left -= beside
            waiting += beside
        box = (min(xs) * _GRAIN, min(ys) * _GRAIN, (max(xs) + 1) * _GRAIN, (max(ys) + 1) * _GRAIN)
        if _is_of_a_mark(box):
            boxes.append(box)
    return sorted((box for box in boxes if not any(_within(box, other) for other in boxes)), key=lambda box: box[1])


def _is_of_a_mark(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    fits = _WIDTH[0] <= width <= _WIDTH[1] and _HEIGHT[0] <= height <= _HEIGHT[1]
    return fits and width > _LONGER * height


def _within(one: Box, other: Box) -> bool:
    """Whether a box lies in another: the letters of a mark in its frame."""
    inside = other[0] <= one[0] and other[1] <= one[1] and one[2] <= other[2] and one[3] <= other[3]
    return inside and one != other


def _around(box: Box, picture: Image) -> Box:
    left, top, right, bottom = box
    return (
        max(0, left - _MARGIN),
        max(0, top - _MARGIN),
        min(picture.width, right + _MARGIN),
        min(picture.height, bottom + _MARGIN),
    )


def _levelled(ink: Pixels) -> Image:
    """Return the ink of a patch upright and without its frame; what has none stays as it is, for all that tells how it
    is turned is two words.
    """
    from PIL import Image as Images

    image = Images.fromarray(ink)
    turned = image.rotate(tilt(ink), Images.Resampling.BILINEAR, fillcolor=255)
    across, down = rules_on(turned)
    return without_rules(turned, across, down) if across else image


def stamped_marks(sheet: Sheet, read: list[Word]) -> Stamped:
    """Return the marks among the words read on a sheet; a mark is a patch that holds nothing else."""
    tops = accumulate((patch.ink.height for patch in sheet.patches), initial=0)
    marks: list[Word] = []
    unread: list[Box] = []
    for patch, (top, bottom) in zip(sheet.patches, pairwise(tops), strict=True):
        words = [word for word in read if top <= (word.box[1] + word.box[3]) / 2 < bottom]
        text = "".join(word.text for word in words)
        letters = _plain_letters(text) if sum(map(str.isupper, text)) * 2 >= len(text) else ""
        if letters and not _MARK.sub("", letters):
            confidence = sum(word.confidence for word in words) / len(words)
            for name in _MARK.findall(letters):
                marks.append(Word(_MARKS[name], (_APART + len(marks), 0, 0), patch.box, confidence))
        elif patch.is_coloured and not any(word.confidence > _BELIEVED for word in words):
            unread.append(patch.box)
    return Stamped(marks, unread)


def _plain_letters(text: str) -> str:
    """The letters of a text in capitals without marks: recognition loses these first, and no two stamps share them."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text).upper() if "A" <= letter <= "Z")
