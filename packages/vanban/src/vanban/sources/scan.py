"""Scanned pages and pictures: prepared, recognised by tesseract, and compared with what is inked on the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from vanban._progress import tell
from vanban._source import Source
from vanban.sources._facing import facing
from vanban.sources._frames import pictures_in
from vanban.sources._gutters import Columns, Placed, is_label, number_strip, white_grids
from vanban.sources._limits import PICTURE_PIXELS
from vanban.sources._pages import lines_of
from vanban.sources._picture import ink_share, prepared, rules_on, unread_bands, without_rules
from vanban.sources._rules import Grid, place_in, tables_of
from vanban.sources._segments import Segment
from vanban.sources._stamped_marks import Stamped, stamped_marks
from vanban.sources._syllables import is_syllable
from vanban.sources._tesseract import Box, Word, recognise, turned

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS_PER_INCH = 300
_UNSURE = 30.0
_DOUBTFUL = 78.0  # mean confidence under which a line is read once more
_MOST_REREAD = 12  # lines of a page
_TALL = 1.7  # lines; what is higher is several that were taken for one
_DASHES = frozenset("-–—_")
_TYPE_SIZE = 1.2  # heights of a word's ink
_GAP = 2.2  # blank in line heights that parts two columns
_SMALLEST = 40  # pixels of a part of a page read by itself
_APART = 10_000  # numbers of blocks from which words were read by themselves
_BELIEVED = 60.0  # confidence of a word
_FEWEST_WORDS = 3  # of the language, by which a page is told from a photograph of something else
_SHARE_OF_PAGE = 0.05  # of what was recognised
_SHARE_OF_BAND = 0.5  # of what was surely recognised
_LIGHT = 0.05  # share of ink up to which a picture may be a page with little on it
_MOTTO = re.compile(r"CỘNG|HÒA|HOÀ|ĐẢNG|lập|phúc")
_HEAD_WORDS = 60
_LETTER = re.compile(r"[^\W_]")
_NO_LETTERS = re.compile(r"[\W\d_]+")
Cell = tuple[int, int, int]


class Recognised(NamedTuple):
    """A picture as recognised: the segments of its page, or of two that lie side by side on it; what may be missing.

    `columns` are those of a table that goes on.
    """

    pages: list[list[Segment]]
    warnings: list[str]
    columns: Columns | None


def recognise_page(page: Any, number: int, before: Columns | None = None) -> Recognised:
    """Return what is recognised on a PDF page; `before` are the columns of a table at the foot of the page before."""
    return recognise_picture(_picture_of(page), number, before)


def tables_seen(page: Any) -> list[Grid]:
    """Return the tables whose lines are seen on the picture of a PDF page, which another program has recognised."""
    return tables_of(*rules_on(prepared(_picture_of(page))))


def _picture_of(page: Any) -> Image:
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, (PICTURE_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False)
    picture: Image = bitmap.to_pil()
    return picture


def recognise_picture(picture: Image, number: int, before: Columns | None = None) -> Recognised:
    """Return what is recognised on a picture of a page."""
    picture, image, grids, words, is_page = _upright(picture)
    warnings: list[str] = []
    columns = None
    if not grids:
        words = _with_numbers(words, image, before)
        grids, columns = white_grids(_placed(words, image), _type_size(words, image), before)

    def cell_of(word: Word) -> Cell | None:
        left, top, right, bottom = word.box
        place = place_in(grids, (left + right) / 2 / image.width, (top + bottom) / 2 / image.height)
        return place[0] if place else None

    stretches = _stretches(words, cell_of)
    unread: list[Box] = []
    if is_page:
        stretches, unread = _reread(stretches, image)
    bands = unread_bands(image, [word.box for word in words], names=is_page)
    for band, found in _read_bands(image, bands, is_page=is_page):
        stretches += _stretches(found, cell_of)
        unread += [] if found else [band]
    if words and _mean_confidence(words) < 70:
        warnings.append(f"Page {number} was hard to recognise; compare the text with the picture.")
    if is_page and (number == 1 or _has_head(words)):
        stretches, over = _with_marks(stretches, stamped_marks(picture, image, words))
        unread += over
    warnings += [_said_of(box[1] / image.height, number) for box in unread]
    segments = [_segment(words, image, number, order) for order, words in enumerate(stretches)]
    for segment, words in zip(segments, stretches, strict=True):
        segment.cell = cell_of(words[0])
    pages = facing(_with_dashes(segments), image.width / image.height)
    return Recognised(pages, list(dict.fromkeys(warnings)), columns)


class _Upright(NamedTuple):
    """A picture that stands upright, prepared, with its tables and words, and whether it seems to be of a page."""

    picture: Image
    image: Image
    grids: list[Grid]
    words: list[Word]
    is_page: bool


def _upright(picture: Image) -> _Upright:
    """Recognise a picture, turned where it lies on its side or its head."""
    image, grids = _ruled(prepared(picture))
    words = _sure(recognise(image))
    is_page = True
    if _mean_confidence(words) < 60 or _lies_sideways(words):
        degrees, is_sure = turned(image)
        if degrees:
            picture = picture.rotate(-degrees, expand=True)
            image, grids = _ruled(prepared(picture))
            words = _sure(recognise(image))
        is_page = is_sure or _shows_words(words, _SHARE_OF_PAGE) or ink_share(image) < _LIGHT
    return _Upright(picture, image, grids, words, is_page)


def _said_of(height: float, number: int) -> str:
    place = "top" if height < 0.33 else "middle" if height < 0.66 else "foot"
    return f"Something inked near the {place} of page {number} could not be read."


def _has_head(words: list[Word]) -> bool:
    """Tell whether a page begins a document, by the motto: a mark stands on no other."""
    return any(_MOTTO.fullmatch(word.text) for word in words[:_HEAD_WORDS])


def _with_marks(stretches: list[list[Word]], stamped: Stamped) -> tuple[list[list[Word]], list[Box]]:
    """Put the marks of a page in place of what was badly recognised of them; returns with them what is unread."""
    boxes = [mark.box for mark in stamped.marks]
    kept = [
        [word for word in words if word.confidence > _BELIEVED or not any(_overlap(word.box, box) for box in boxes)]
        for words in stretches
    ]
    return [*(words for words in kept if words), *([mark] for mark in stamped.marks)], stamped.unread


def _placed(words: list[Word], image: Image) -> list[Placed]:
    width, height = image.size
    return [
        Placed(word.text, left / width, top / height, right / width, bottom / height)
        for word in words
        for left, top, right, bottom in [word.box]
    ]


def _type_size(words: list[Word], image: Image) -> float:
    """Return the type size as a share of the picture's width."""
    return median(word.box[3] - word.box[1] for word in words) * _TYPE_SIZE / image.width if words else 0.0


def _with_numbers(words: list[Word], image: Image, before: Columns | None) -> list[Word]:
    """Read the column of row numbers by itself: recognition of a page passes over a digit that stands alone."""
    strip = number_strip(_placed(words, image), _type_size(words, image), before)
    if strip is None:
        return words
    left, top, right = round(strip[0] * image.width), round(strip[1] * image.height), round(strip[2] * image.width)
    if right - left < _SMALLEST or image.height - top < _SMALLEST:
        return words
    found = _in_sequence(_shifted(recognise(image.crop((left, top, right, image.height)), layout=6), (left, top)))
    wider = [word.box for word in words if word.box[2] > right]
    numbers = [
        replace(word, line=(_APART, at, 0))
        for at, word in enumerate(found)
        if is_label(word.text) and not any(_overlap(word.box, box) for box in wider)
    ]
    return [word for word in words if not any(_overlap(word.box, one.box) for one in numbers)] + numbers


def _in_sequence(found: list[Word]) -> list[Word]:
    """Mend what is no number between two numbers with one between them: what stands below 2 and above 4 is 3."""
    mended = list(found)
    for at, (before, word, after) in enumerate(zip(found, found[1:], found[2:], strict=False), start=1):
        if before.text.isdecimal() and after.text.isdecimal() and int(after.text) == int(before.text) + 2:
            mended[at] = replace(word, text=str(int(before.text) + 1))
    return mended


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _ruled(image: Image) -> tuple[Image, list[Grid]]:
    """Return the picture without the lines of its tables, and the tables."""
    across, down = rules_on(image)
    grids = tables_of(across, down)
    if not grids:
        return image, []
    lines = [(rule for grid in grids for rule in grid.across), (rule for grid in grids for rule in grid.down)]
    return without_rules(image, *map(list, lines)), grids


def _sure(words: list[Word]) -> list[Word]:
    return [word for word in words if word.confidence >= _UNSURE or _LETTER.search(word.text)]


def _mean_confidence(words: list[Word]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _lies_sideways(words: list[Word]) -> bool:
    """Tell whether most words run up or down the page: recognition reads them so, and their lines in any order."""
    long = [word.box for word in words if len(word.text) > 2]
    return sum(bottom - top > right - left for left, top, right, bottom in long) * 2 > len(long)


def _shows_words(words: list[Word], share: float) -> bool:
    """Tell whether three words, and this share of all, are sure and of the language; on a road or a leaf none are."""
    sure = [word.text for word in words if word.confidence > _BELIEVED and len(word.text) > 1]
    believed = sum(is_syllable(_NO_LETTERS.sub("", text)) for text in sure)
    return believed >= max(_FEWEST_WORDS, len(words) * share)


def _read_bands(image: Image, bands: list[Box], *, is_page: bool) -> list[tuple[Box, list[Word]]]:
    """Read bands by themselves; those of what seems no page only where one of the two highest shows words."""
    found: dict[Box, list[Word]] = {}
    for band in sorted(bands, key=lambda band: band[1] - band[3])[:2]:
        if not is_page:
            found[band] = _read_band(image, band)
            is_page = _shows_words(found[band], _SHARE_OF_BAND)
    if is_page:
        found |= {band: _read_band(image, band) for band in bands if band not in found}
    return [(band, found.get(band, [])) for band in bands]


def _read_band(image: Image, band: Box) -> list[Word]:
    """Read one band by itself; what comes out unsure is no text (a signature, a seal, a rule)."""
    left, top, right, bottom = band
    margin = 24
    corner = (max(0, left - margin), max(0, top - margin))
    part = image.crop((*corner, min(image.width, right + margin), min(image.height, bottom + margin)))
    if part.width < 40 or part.height < 20:
        return []
    words = [word for word in recognise(part, layout=6) if word.confidence > _BELIEVED and _LETTER.search(word.text)]
    if sum(len(word.text) for word in words) < 4:
        return []
    return [replace(word, line=(_APART + 1 + top, *word.line[1:])) for word in _shifted(words, corner)]


def _stretches(words: list[Word], cell_of: Callable[[Word], Cell | None]) -> list[list[Word]]:
    """Return the words line by line, parted where a wide blank lies between two columns or a cell of a table ends."""
    stretches: list[list[Word]] = []
    for _, line in groupby(words, key=lambda word: (word.line, cell_of(word))):
        stretch: list[Word] = []
        for word in line:
            if stretch and word.box[0] - stretch[-1].box[2] > _GAP * _height(stretch):
                stretches.append(stretch)
                stretch = []
            stretch.append(word)
        stretches.append(stretch)
    return stretches


def _reread(stretches: list[list[Word]], image: Image) -> tuple[list[list[Word]], list[Box]]:
    """Read unsure stretches once more by themselves: two columns at different heights spoil each other's line.

    Returns with them the boxes of those that are no words however they are read (a signature, a seal).
    """
    found: list[list[Word]] = []
    unread: list[Box] = []
    again = 0
    tall = _TALL * median([_height(words) for words in stretches] or [0])
    for words in stretches:
        before, is_tall = _mean_confidence(words), _height(words) > tall
        is_short = sum(len(word.text) for word in words) < 4
        if before >= (_UNSURE if is_short else _DOUBTFUL) or again == _MOST_REREAD:
            found.append(words)
            continue
        again += 1
        corner, part = _part(image, words)
        better = recognise(part, layout=6 if is_tall else 7)
        if better and _mean_confidence(better) > before + 5:
            before = _mean_confidence(better)
            lines = [list(line) for _, line in groupby(_shifted(better, corner), key=lambda word: word.line)]
        else:
            lines = [words]
        if before >= _UNSURE:
            found += lines
        elif is_tall or not is_short:
            unread.append((*corner, corner[0] + part.width, corner[1] + part.height))
    return found, unread


def _part(image: Image, words: list[Word]) -> tuple[tuple[int, int], Image]:
    """Cut out what words cover; returns where it stood on the picture with it."""
    left, top = min(word.box[0] for word in words) - 8, min(word.box[1] for word in words) - 8
    right, bottom = max(word.box[2] for word in words) + 8, max(word.box[3] for word in words) + 8
    corner = (max(0, left), max(0, top))
    return corner, image.crop((*corner, min(image.width, right), min(image.height, bottom)))


def _shifted(words: list[Word], corner: tuple[int, int]) -> list[Word]:
    x, y = corner
    return [replace(word, box=(word.box[0] + x, word.box[1] + y, word.box[2] + x, word.box[3] + y)) for word in words]


def _with_dashes(segments: list[Segment]) -> list[Segment]:
    """Put dashes that were recognised as a column of their own before the lines they belong to; drop specks."""
    kept = [segment for segment in segments if _LETTER.search(segment.text)]
    for dash in segments:
        if dash.text.strip() not in _DASHES:
            continue
        beside = [
            segment
            for segment in kept
            if segment.top - 0.002 < dash.middle < segment.bottom + 0.002 and 0 <= segment.left - dash.right < 0.03
        ]
        if beside:
            nearest = min(beside, key=lambda segment: abs(segment.middle - dash.middle))
            if not nearest.text.startswith("- "):
                nearest.text, nearest.left = f"- {nearest.text}", dash.left
    return kept


def _height(words: list[Word]) -> float:
    return max(word.box[3] - word.box[1] for word in words)


def _segment(words: list[Word], image: Image, number: int, order: int) -> Segment:
    top, bottom = min(word.box[1] for word in words), max(word.box[3] for word in words)
    return Segment(
        text=" ".join(word.text for word in words),
        page=number,
        left=words[0].box[0] / image.width,
        right=words[-1].box[2] / image.width,
        top=top / image.height,
        bottom=bottom / image.height,
        size=max(bottom - top, 1) / image.height,
        order=order,
    )


def open_picture(data: bytes, *, name: str | None = None) -> Source:
    """Open a picture of a page (png, jpeg, tiff with several pages, bmp, gif).

    Raises `DamagedFile`, `TooLarge`, `MissingConverter` or `TookTooLong`.
    """
    pages: list[list[Segment]] = []
    warnings: list[str] = []
    pictures = pictures_in(data)
    tell(0, len(pictures))
    columns: Columns | None = None
    for number, picture in enumerate(pictures, start=1):
        found, said, columns = recognise_picture(picture, number, columns)
        warnings += said
        pages += found
        tell(number, len(pictures))
    return Source(
        tuple(lines_of(pages)),
        "visual",
        "image/*",
        name=name,
        pages=len(pictures),
        recognised=True,
        warnings=tuple(warnings),
    )
