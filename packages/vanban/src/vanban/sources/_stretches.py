"""The lines of a recognised page: words side by side, parted between columns and cells; dashes put before theirs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING

from vanban.sources._seen_words import LETTER, height
from vanban.sources._segments import Segment
from vanban.sources._tesseract import Word

if TYPE_CHECKING:
    from PIL.Image import Image

_GAP = 2.2  # blank in line heights that parts two columns
_DASHES = frozenset("-–—_")
Cell = tuple[int, int, int]


def stretches_of(words: list[Word], cell_of: Callable[[Word], Cell | None]) -> list[list[Word]]:
    """Return the words line by line, parted where a wide blank lies between two columns or a cell of a table ends."""
    stretches: list[list[Word]] = []
    for _, line in groupby(words, key=lambda word: (word.line, cell_of(word))):
        stretch: list[Word] = []
        for word in line:
            if stretch and word.box[0] - stretch[-1].box[2] > _GAP * height(stretch):
                stretches.append(stretch)
                stretch = []
            stretch.append(word)
        stretches.append(stretch)
    return stretches


def with_dashes(segments: list[Segment]) -> list[Segment]:
    """Put dashes that were recognised as a column of their own before the lines they belong to; drop specks."""
    kept = [segment for segment in segments if LETTER.search(segment.text)]
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


def segment_of(words: list[Word], image: Image, number: int, order: int) -> Segment:
    """Return the words of a line as the segment of the page that they are."""
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
