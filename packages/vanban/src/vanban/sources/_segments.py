"""Printed stretches of a page, whether a PDF's text layer or character recognition found them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Segment:
    """A stretch of text on one line of a page.

    `left`, `right`, `top`, `bottom` are shares of the page (0 to 1, from its top left corner), `size` is the height of
    a line of this type as a share of the page's height, `base` the height of its base line where the file tells it
    (some fonts have boxes no taller than their ink). `stamped` is true for what a signing program laid over the
    page; `cell`, `rows` and `low` are those of a line. `order` counts in the order of the file, `start` is where its
    text begins there. `hollow` are the empty cells at the top of its table, each as (row, column, rows it
    reaches over): below a page's end they may go on those above it.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    base: float | None = None
    bold: bool = False
    italic: bool = False
    small_start: bool = False
    start: int = 0
    low: float | None = None
    stamped: bool = False
    order: int = 0
    cell: tuple[int, int, int] | None = None
    rows: int = 1
    hollow: tuple[tuple[int, int, int], ...] = ()

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.top + self.bottom) / 2

    def level_with(self, other: Segment) -> bool:
        """Tell whether two segments stand on one line."""
        return self.top < other.middle < self.bottom or other.top < self.middle < other.bottom


def rows_of(segments: list[Segment]) -> list[list[Segment]]:
    """Return segments grouped by line, lines from top to bottom and each from left to right."""
    if len(segments) == 1:
        return [segments]
    rows: list[list[Segment]] = []
    placed = sorted([((one.top + one.bottom) / 2, one.left, order, one) for order, one in enumerate(segments)])
    first = 0.0
    for middle, _, _, segment in placed:
        if rows and middle - first < segment.size * 0.6 and rows[-1][0].level_with(segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
            first = middle
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda one: one.left)
    return rows


_TOUCHING, _SPACED = 0.15, 0.45  # type sizes


def unbroken(segments: list[Segment], em: float) -> list[Segment]:
    """Return the segments with what a file breaks within a line, at a raised mark or a change of type, put together.

    `em` is the width of a type as a share of the page's width, for each share of its height.
    """
    found: list[Segment] = []
    for segment in segments:
        before = found[-1] if found else None
        gap = (segment.left - before.right) / (em * before.size) if before else 0.0
        if before and abs(gap) < _SPACED and _on_one_line(before, segment):
            blank = " " if gap > _TOUCHING else ""
            before.text = f"{before.text}{blank}{segment.text}"
            before.right, before.bottom = segment.right, max(before.bottom, segment.bottom)
            before.top, before.bold = min(before.top, segment.top), before.bold and segment.bold
            before.italic = before.italic and segment.italic
        else:
            found.append(segment)
    return found


def _on_one_line(before: Segment, segment: Segment) -> bool:
    if before.base is None or segment.base is None or before.cell != segment.cell:
        return False
    return abs(before.base - segment.base) < before.size * 0.1
