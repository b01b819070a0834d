"""Points of a PDF page as shares of the page as it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

Box = tuple[float, float, float, float]


class Shares(NamedTuple):
    """Turns points of a page, with its rotation and crop, into shares of the page as shown; `width` is in points.

    `top`, `down`, `left` and `across` are the edges and measures of the page as it is not turned, in points.
    """

    of: Callable[[float, float, float, float], Box]
    width: float
    upright: bool
    top: float
    down: float
    left: float
    across: float


def shares_of(page: Any) -> Shares:
    """Return how the points of a page become shares."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    across, down = max(right - left, 1.0), max(top - bottom, 1.0)

    def upright(x: float, y: float, other_x: float, other_y: float) -> Box:
        x, other_x = (x - left) / across, (other_x - left) / across
        y, other_y = (top - y) / down, (top - other_y) / down
        if x > other_x:
            x, other_x = other_x, x
        return (x, y, other_x, other_y) if y <= other_y else (x, other_y, other_x, y)

    def turned(x: float, y: float, other_x: float, other_y: float) -> Box:
        x, y, other_x, other_y = upright(x, y, other_x, other_y)
        if rotation == 90:
            return 1 - other_y, x, 1 - y, other_x
        return (1 - other_x, 1 - other_y, 1 - x, 1 - y) if rotation == 180 else (y, 1 - other_x, other_y, 1 - x)

    width = down if rotation in (90, 270) else across
    return Shares(turned if rotation else upright, width, rotation == 0, top, down, left, across)
