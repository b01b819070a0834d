"""The lines of a recognised page: words side by side, parted between columns and cells; dashes put before theirs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from vanban.sources._seen_words import LETTER, height
from vanban.sources._segments import Segment
from vanban.sources._tesseract import Word

if TYPE_CHECKING:
    from PIL.Image import Image

_GAP = 2.2  # blank in line heights that parts two columns
_NARROW_GAP = 1.0  # that parts them where the line beside is parted; a blank between words is 0.3
_SLACK = 12  # pixels that the blank may reach beyond that of the line beside
_NEXT_LINE = 2.5  # line heights
_DASHES = frozenset("-–—_")
Cell = tuple[int, int, int]


def stretches_of(words: list[Word], cell_of: Callable[[Word], Cell | None]) -> list[list[Word]]:
    """Return the words line by line, parted where a wide blank lies between two columns or a cell of a table ends.

    A narrower blank parts a line where the one above or below is parted there: in a head the longest line of one column
    comes close to that of the other.
    """
    lines = [list(line) for _, line in groupby(words, key=lambda word: (word.line, cell_of(word)))]
    wide = [_blanks(line, _GAP) for line in lines]
    stretches: list[list[Word]] = []
    for at, line in enumerate(lines):
        parted = wide[at]
        if not parted:
            beside = [wide[near] for near in (at - 1, at + 1) if 0 <= near < len(lines) and _is_near(line, lines[near])]
            gutters = [gutter for blanks in beside for gutter in blanks.values()]
            narrow = _blanks(line, _NARROW_GAP) if gutters else {}
            parted = {
                place: blank
                for place, blank in narrow.items()
                if any(left <= blank[0] + _SLACK and blank[1] - _SLACK <= right for left, right in gutters)
            }
        ends = [*parted, len(line)]
        stretches += [line[start:end] for start, end in zip([0, *parted], ends, strict=True)]
    return stretches


def _blanks(line: list[Word], heights: float) -> dict[int, tuple[int, int]]:
    """Return the blanks of a line wider than so many heights of what stands before them, from left to right, by the
    places of the words behind them.
    """
    found: dict[int, tuple[int, int]] = {}
    for place, (before, word) in enumerate(pairwise(line), start=1):
        start, end = before.box[2], word.box[0]
        if end - start > heights * height(line[max(found, default=0) : place]):
            found[place] = (start, end)
    return found


def _is_near(one: list[Word], other: list[Word]) -> bool:
    """Tell whether a line stands next to another."""
    return abs(one[0].box[1] - other[0].box[1]) < _NEXT_LINE * max(height(one), height(other))


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
