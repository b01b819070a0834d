"""Two pages side by side on one picture, as a book or two sheets are photographed: each is read by itself."""

from __future__ import annotations

from dataclasses import replace

from vanban.sources._segments import Segment

_BROAD = 1.15  # width by height of a picture, from which two pages may lie on it
_MIDDLE = (0.38, 0.62)  # shares of the width between which they meet
_WHITE = 0.045  # share of the width that the margins of both take at least
_RUNNING = 0.25  # share of the width: no column of a head or a table that parts in the middle is as wide
_LINES = 4


def facing(segments: list[Segment], shape: float) -> list[list[Segment]]:
    """Return the segments of a picture by page; `shape` is its width by its height.

    Two pages show running lines on both sides of a white that nothing crosses. Their places become shares of each.
    """
    cut = _cut(segments) if shape > _BROAD else None
    if cut is None:
        return [segments]
    left = [_within(one, 0.0, cut) for one in segments if one.right <= cut]
    return [left, [_within(one, cut, 1.0) for one in segments if one.right > cut]]


def _cut(segments: list[Segment]) -> float | None:
    """Return the middle of the white between two pages; None where there is one page or a table."""
    low, high = _MIDDLE
    reached = low
    best: tuple[float, float] | None = None
    for one in [*sorted((one for one in segments if one.right > low), key=lambda one: one.left), None]:
        edge = min(high, one.left) if one else high
        if edge - reached > (best[1] - best[0] if best else _WHITE):
            best = (reached, edge)
        reached = max(reached, one.right if one else high)
    if best is None or any(one.cell for one in segments):
        return None
    running = [one for one in segments if one.right - one.left > _RUNNING]
    before = sum(one.right <= best[0] for one in running)
    return (best[0] + best[1]) / 2 if min(before, len(running) - before) >= _LINES else None


def _within(segment: Segment, start: float, end: float) -> Segment:
    width = end - start
    return replace(segment, left=(segment.left - start) / width, right=(segment.right - start) / width)
