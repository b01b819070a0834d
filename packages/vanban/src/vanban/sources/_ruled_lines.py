"""The ruled lines on a picture of a page: found, and painted over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vanban.sources._rules import Rule

if TYPE_CHECKING:
    import numpy
    from PIL.Image import Image

    Pixels = numpy.ndarray[Any, Any]

_LINE_ACROSS, _LINE_DOWN = 110, 62  # pixels of ink in a row, longer than any stroke of a letter at 300 dpi
_MOST_RULES = 400
_LINE_INK = 180  # a thin line that falls between two rows of pixels is grey; it is darker than this
_FILLED = 0.94  # share of a line that is inked
_EVERY = 4  # pixels


def rules_on(image: Image) -> tuple[list[Rule], list[Rule]]:
    """Return the ruled lines of an upright picture of a page, those across and those down (shares of the page)."""
    import numpy as np

    ink = np.asarray(image) < _LINE_INK
    height, width = ink.shape
    across = [Rule((at + 0.5) / height, start / width, end / width) for at, start, end in _runs(ink, _LINE_ACROSS, 1)]
    down = [Rule((at + 0.5) / width, start / height, end / height) for at, start, end in _runs(ink, _LINE_DOWN, 0)]
    return (across, down) if len(across) + len(down) <= _MOST_RULES else ([], [])


def _runs(ink: Pixels, shortest: int, axis: int) -> list[tuple[float, int, int]]:
    """Return (row, start, end) of the straight stretches of ink in rows, those of one thick line put together.

    Rows run along the axis given: 1 across the picture, 0 down.
    """
    import numpy as np

    if ink.shape[axis] <= shortest:
        return []
    rows = ink if axis else ink.T
    near_full = np.nonzero(_may_hold(rows, shortest))[0]
    full = _windows(rows[near_full], shortest) >= shortest * _FILLED
    lines: list[list[int]] = []  # first row, last row, start, end
    for at in np.nonzero(full.any(axis=1))[0]:
        row = near_full[at]
        edges = np.diff(np.concatenate(([0], full[at].astype(np.int8), [0])))
        starts, ends = np.nonzero(edges == 1)[0], np.nonzero(edges == -1)[0] + shortest
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            near = [one for one in lines[-40:] if row - one[1] <= 4 and start <= one[3] + 30 and end >= one[2] - 30]
            if near:
                line = near[-1]
                line[1], line[2], line[3] = int(row), min(line[2], start), max(line[3], end)
            else:
                lines.append([int(row), int(row), start, end])
    return [((first + last) / 2, start, end) for first, last, start, end in lines if last - first <= 14]


def _may_hold(rows: Pixels, shortest: int) -> Pixels:
    """Tell of each row by every fourth pixel whether it may hold a stretch of ink so long; few rows do."""
    import numpy as np

    seen = shortest // _EVERY
    if rows.shape[1] < shortest + 2 * _EVERY:
        return np.ones(len(rows), bool)
    least = seen - int(shortest * (1 - _FILLED))
    held: Pixels = np.any(_windows(rows[:, ::_EVERY], seen) >= least, axis=1)
    return held


def _windows(rows: Pixels, length: int) -> Pixels:
    """Return how many pixels are inked of each stretch of so many in a row, but the first stretch."""
    import numpy as np

    counts = np.cumsum(rows, axis=1, dtype=np.uint8)  # the differences are right however often these overflow
    return counts[:, length:] - counts[:, :-length]


def without_rules(image: Image, across: list[Rule], down: list[Rule]) -> Image:
    """Return the picture with the ruled lines painted over: recognition takes them for letters or stops at them."""
    from PIL import ImageDraw

    cleared = image.copy()
    pen = ImageDraw.Draw(cleared)
    width, height = image.size
    for rule in across:
        pen.line((rule.start * width, rule.at * height, rule.end * width, rule.at * height), fill=255, width=11)
    for rule in down:
        pen.line((rule.at * width, rule.start * height, rule.at * width, rule.end * height), fill=255, width=11)
    return cleared
