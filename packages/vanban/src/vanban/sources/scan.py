"""Scanned pages and pictures: prepared, recognised by tesseract, and compared with what is inked on the page."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from vanban._progress import tell
from vanban._signature import SIGNATURE
from vanban._source import Source
from vanban.sources._doubts import ONE_BLOCK, doubtful, in_band, on_no_page, passed_over, settled
from vanban.sources._facing import facing
from vanban.sources._frames import pictures_in
from vanban.sources._gutters import Columns, white_grids
from vanban.sources._limits import PICTURE_PIXELS, RECOGNISED_AT_ONCE
from vanban.sources._pages import lines_of
from vanban.sources._picture import ink_share, prepared
from vanban.sources._row_numbers import placed, type_size, with_numbers
from vanban.sources._ruled_lines import rules_on, without_rules
from vanban.sources._rules import Grid, place_in, tables_of
from vanban.sources._seen_words import BELIEVED, lies_sideways, mean_confidence, overlap, shows_words, sure
from vanban.sources._segments import Segment
from vanban.sources._stamped_marks import Stamped, sheet_of, stamped_marks
from vanban.sources._stretches import Cell, segment_of, stretches_of, with_dashes
from vanban.sources._tesseract import Box, Word, recognise, recognise_all, turned
from vanban.sources._written import without_written

if TYPE_CHECKING:
    from concurrent.futures import Future

    from PIL.Image import Image

_DOTS_PER_INCH = 300
_HARD = 70.0  # mean confidence of a page under which its reader is warned
_SHARE_OF_PAGE = 0.05  # of what was recognised
_LIGHT = 0.05  # share of ink up to which a picture may be a page with little on it
_MOTTO = re.compile(r"CỘNG|HÒA|HOÀ|ĐẢNG|lập|phúc")
_HEAD_WORDS = 60
_SIGNATURE = 0.14  # share of a page's height, from the office to the name below the signature


class Recognised(NamedTuple):
    """A picture as recognised: the segments of its page, or of two that lie side by side on it; what may be missing.

    `columns` are those of a table that goes on.
    """

    pages: list[list[Segment]]
    warnings: list[str]
    columns: Columns | None


class Upright(NamedTuple):
    """A picture that stands upright, prepared, with its tables and words, and whether it seems to be of a page."""

    picture: Image
    image: Image
    grids: list[Grid]
    words: list[Word]
    is_page: bool


class Ahead:
    """Recognises the next pages of a document while the one before them is gone over. Whoever makes it closes it."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(RECOGNISED_AT_ONCE)

    def page(self, page: Any) -> Future[Upright]:
        """Begin with a PDF page, which may be closed then."""
        return self.picture(_picture_of(page))

    def picture(self, picture: Image) -> Future[Upright]:
        """Begin with a picture of a page."""
        return self._pool.submit(_upright, picture)

    def close(self) -> None:
        """Wait for what was begun, and begin nothing more."""
        self._pool.shutdown(cancel_futures=True)


def tables_seen(page: Any) -> list[Grid]:
    """Return the tables whose lines are seen on the picture of a PDF page, which another program has recognised."""
    return tables_of(*rules_on(prepared(_picture_of(page))))


def _picture_of(page: Any) -> Image:
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, (PICTURE_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False)
    picture: Image = bitmap.to_pil()
    return picture


def recognised(page: Upright, number: int, before: Columns | None = None) -> Recognised:
    """Return what a page says; `before` are the columns of a table at the foot of the page before."""
    image, grids, words = page.image, page.grids, page.words
    columns = None
    if not grids:
        words = with_numbers(words, image, before)
        grids, columns = white_grids(placed(words, image), type_size(words, image), before)

    def cell_of(word: Word) -> Cell | None:
        left, top, right, bottom = word.box
        place = place_in(grids, (left + right) / 2 / image.width, (top + bottom) / 2 / image.height)
        return place[0] if place else None

    if page.is_page:
        stretches, unread = _read_again(page._replace(words=words), cell_of, may_be_first=number == 1)
    else:
        bands = on_no_page(words, image)
        stretches = [*stretches_of(words, cell_of), *(one for _, read in bands for one in stretches_of(read, cell_of))]
        unread = [band.box for band, read in bands if not read]
    warnings = []
    if words and mean_confidence(words) < _HARD:
        warnings.append(f"Page {number} was hard to recognise; compare the text with the picture.")
    heads = [words for words in stretches if SIGNATURE.match(" ".join(word.text for word in words))]
    seen = [box for box in unread if not any(_is_below(box, words, image.height) for words in heads)]
    warnings += [_said_of(box[1] / image.height, number) for box in seen]
    stretches = [without_written(words) for words in stretches]
    segments = [segment_of(words, image, number, order) for order, words in enumerate(stretches)]
    for segment, words in zip(segments, stretches, strict=True):
        segment.cell = cell_of(words[0])
    pages = facing(with_dashes(segments), image.width / image.height)
    return Recognised(pages, list(dict.fromkeys(warnings)), columns)


def _read_again(
    page: Upright, cell_of: Callable[[Word], Cell | None], *, may_be_first: bool
) -> tuple[list[list[Word]], list[Box]]:
    """Return the stretches of a page with what its doubtful parts, bands and stamps are read as, and what is unread."""
    stretches = stretches_of(page.words, cell_of)
    parts = doubtful(stretches, page.image)
    bands = passed_over(page.words, page.image)
    has_marks = may_be_first or _has_head(page.words)
    sheet = sheet_of(page.picture, page.image, page.words) if has_marks else None
    asked = [(part.picture, part.layout) for part in (*parts.values(), *bands)]
    if sheet is not None:
        asked.append((sheet.picture, ONE_BLOCK))
    read = recognise_all(asked)
    stretches, unread = settled(stretches, parts, read[: len(parts)])
    for band, words in zip(bands, read[len(parts) :], strict=False):
        found = in_band(band, words)
        stretches += stretches_of(found, cell_of)
        unread += [] if found else [band.box]
    if sheet is not None:
        stretches, over = _with_marks(stretches, stamped_marks(sheet, read[-1]))
        unread += over
    return stretches, unread


def _upright(picture: Image) -> Upright:
    """Recognise a picture, turned where it lies on its side or its head."""
    image, grids = _ruled(prepared(picture))
    words = sure(recognise(image))
    is_page = True
    if mean_confidence(words) < 60 or lies_sideways(words):
        degrees, is_sure = turned(image)
        if degrees:
            picture = picture.rotate(-degrees, expand=True)
            image, grids = _ruled(prepared(picture))
            words = sure(recognise(image))
        is_page = is_sure or shows_words(words, _SHARE_OF_PAGE) or ink_share(image) < _LIGHT
    return Upright(picture, image, grids, words, is_page)


def _is_below(box: Box, office: list[Word], page: int) -> bool:
    """Tell whether a box lies where he who holds an office signs: what is inked there is his signature, or the seal."""
    down = box[1] - office[0].box[1]
    return 0 < down < _SIGNATURE * page and box[0] < office[-1].box[2] + down and office[0].box[0] - down < box[2]


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
        [word for word in words if word.confidence > BELIEVED or not any(overlap(word.box, box) for box in boxes)]
        for words in stretches
    ]
    return [*(words for words in kept if words), *([mark] for mark in stamped.marks)], stamped.unread


def _ruled(image: Image) -> tuple[Image, list[Grid]]:
    """Return the picture without the lines of its tables, and the tables."""
    across, down = rules_on(image)
    grids = tables_of(across, down)
    if not grids:
        return image, []
    lines = [(rule for grid in grids for rule in grid.across), (rule for grid in grids for rule in grid.down)]
    return without_rules(image, *map(list, lines)), grids


def open_picture(data: bytes, *, name: str | None = None) -> Source:
    """Open a picture of a page (png, jpeg, tiff with several pages, bmp, gif).

    Raises `DamagedFile`, `TooLarge`, `MissingConverter` or `TookTooLong`.
    """
    pages: list[list[Segment]] = []
    warnings: list[str] = []
    pictures = pictures_in(data)
    tell(0, len(pictures))
    columns: Columns | None = None
    for number, page in enumerate(_in_turn(pictures), start=1):
        found, said, columns = recognised(page, number, columns)
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


def _in_turn(pictures: list[Image]) -> Iterator[Upright]:
    """Yield each picture once it is recognised; of those behind it only the next are begun, for each takes memory."""
    with closing(Ahead()) as ahead:
        begun = deque(map(ahead.picture, pictures[:RECOGNISED_AT_ONCE]))
        for following in [*pictures[RECOGNISED_AT_ONCE:], *[None] * len(begun)]:
            page = begun.popleft().result()
            if following is not None:
                begun.append(ahead.picture(following))
            yield page
