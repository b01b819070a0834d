"""Which stretches of a page run as its text does: what is laid slanting over it, or up its edge, is no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from vanban.sources._stamps import is_stamp

_WORD = re.compile(r"\S+")
_DRAFT = re.compile(r"THẢO", re.IGNORECASE)
_FEW = 100  # letters: less stands on a last page beside the trace of who printed it
_ALIKE = 0.1  # radians, the skew of a scan's text layer
Stretch = tuple[int, int]


def upright(text: str, lines: list[Stretch], slope: Callable[[int], float]) -> list[Stretch]:
    """Return the stretches of the lines that run in the direction most letters do.

    `slope` tells the direction of a character in radians. A draft's mark across the page and the trace of who printed
    it go; a mark of urgency or secrecy stays.
    """
    ends = [(slope(start), slope(end - 1)) for start, end in lines]
    weights: Counter[float] = Counter()
    for (start, end), (first, _) in zip(lines, ends, strict=True):
        weights[round(first, 1)] += end - start
    usual = max(weights, key=lambda one: weights[one], default=0.0)
    if 0.0 in weights and weights.total() < _FEW:
        usual = 0.0

    def runs_so(one: float) -> bool:
        return abs(one - usual) < _ALIKE + 0.05

    if all(runs_so(first) and runs_so(last) for first, last in ends):
        return lines
    found: list[Stretch] = []
    for (start, end), (first, last) in zip(lines, ends, strict=True):
        line = text[start:end]
        if runs_so(first) and runs_so(last):
            found.append((start, end))
        elif runs_so(first) or runs_so(last):
            found += _parts(text, start, end, lambda index: runs_so(slope(index)))
        elif is_stamp([line]) and not _DRAFT.search(line):
            found.append((start, end))
    return found


def _parts(text: str, start: int, end: int, runs_so: Callable[[int], bool]) -> list[Stretch]:
    """Return the runs of words of a line that run as the page does."""
    found: list[Stretch] = []
    goes_on = False
    for word in _WORD.finditer(text, start, end):
        if runs := runs_so(word.start()):
            found[-1:] = [(found[-1][0], word.end())] if goes_on else [*found[-1:], word.span()]
        goes_on = runs
    return found
