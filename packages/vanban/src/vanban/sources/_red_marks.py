"""Marks of urgency and secrecy stamped in red on a scanned page, read apart from what is typed.

The page itself is recognised without coloured ink, since seals and signatures cover words; a mark would go with them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from vanban.sources._picture import rules_on, tilt, without_rules
from vanban.sources._tesseract import Box, Word, recognise

if TYPE_CHECKING:
    import numpy
    from PIL.Image import Image

    Pixels = numpy.ndarray[Any, Any]

_UPPER_SHARE = 0.45  # of the page; a mark stands below the number or the subject, a seal below that
_GRAIN = 8  # pixels of a block in which red ink is looked for
_RED = 28  # by how much a block is redder than the paper
_MOST_RED = 0.1  # share of what is looked at; more is a coloured picture
_NEAR = 2  # blocks between two letters of a stamp
_WIDTH, _HEIGHT = (100, 900), (32, 240)  # pixels: stamps are 20 to 40 mm by 8 mm, seals 35 mm each way
_LONGER = 1.3  # times as wide as high, at least
_MOST = 4  # patches read; further ones are no marks
_MARGIN = 24
_APART = 20_000  # numbers of blocks of marks
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


def red_marks(picture: Image) -> list[Word]:
    """Return a word for each mark of urgency or secrecy stamped in red on an upright picture of a page."""
    if picture.mode in ("1", "L", "LA", "I", "I;16", "F"):
        return []
    upper = picture.crop((0, 0, picture.width, round(picture.height * _UPPER_SHARE)))
    words: list[Word] = []
    for box in _patches(_redness(upper.convert("RGB").reduce(_GRAIN)) > _RED)[:_MOST]:
        for name, confidence in _read(upper, box):
            words.append(Word(name, (_APART + len(words), 0, 0), box, confidence))
    return words


def _redness(picture: Image) -> Pixels:
    """By how much each pixel is redder than the paper, which is most of the picture."""
    import numpy as np

    red, green, blue = np.moveaxis(np.asarray(picture.convert("RGB")).astype(np.int16), 2, 0)
    redder = red - np.maximum(green, blue)
    above: Pixels = redder - int(np.median(redder))
    return above


def _patches(red: Pixels) -> list[Box]:
    """Return the boxes, in pixels of the page, of patches of red blocks that are as large as a mark, highest first."""
    import numpy as np

    if not 0 < red.mean() < _MOST_RED:
        return []
    left = {(int(y), int(x)) for y, x in np.argwhere(red)}
    steps = [(y, x) for y in range(-_NEAR, _NEAR + 1) for x in range(-_NEAR, _NEAR + 1)]
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


def _read(page: Image, box: Box) -> list[tuple[str, float]]:
    """Read the red ink in a box; return the marks in it with their confidence, none where it holds anything else."""
    import numpy as np
    from PIL import Image as Images

    left, top, right, bottom = box
    corner = (max(0, left - _MARGIN), max(0, top - _MARGIN))
    part = page.crop((*corner, min(page.width, right + _MARGIN), min(page.height, bottom + _MARGIN)))
    image = Images.fromarray((255 - np.clip(_redness(part) * 2, 0, 255)).astype(np.uint8))
    image = image.rotate(tilt(np.asarray(image)), Images.Resampling.BILINEAR, fillcolor=255)
    image = without_rules(image, *rules_on(image))
    words = recognise(image, layout=6)
    letters = _plain("".join(word.text for word in words))
    if not letters or _MARK.sub("", letters):
        return []
    confidence = sum(word.confidence for word in words) / len(words)
    return [(_MARKS[name], confidence) for name in _MARK.findall(letters)]


def _plain(text: str) -> str:
    """The letters of a text in capitals without marks: recognition loses these first, and no two stamps share them."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text).upper() if "A" <= letter <= "Z")
