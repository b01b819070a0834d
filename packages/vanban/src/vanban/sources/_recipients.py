"""Recipients that go on over the foot of a page, put together again: the signature beside them stays behind them."""

from __future__ import annotations

import re

from vanban._source import Line

_RECIPIENTS = re.compile(r"N[oơ]i\s+(?:nhận|nhân|gửi)\s*:")
_ITEM = re.compile(r"[-–+•]")
_ARCHIVE = re.compile(r"[-–+•]?\s*Lưu\b")
_COLUMN = 0.05  # share of the page's width: how far a line of the column may be indented
_MOST = 40


def with_recipients_whole(lines: list[Line]) -> list[Line]:
    """Return the lines with the recipients on top of a page moved to those on the page before.

    Only where these lack the last ("Lưu: VT"), which the moved ones end with, and the signature stands between.
    """
    first = next((at for at, line in enumerate(lines) if line.text[:1] == "N" and _RECIPIENTS.match(line.text)), None)
    if first is None:
        return lines
    end = _column(lines, first, lines[first].page, lines[first].x)
    start = next((at for at in range(end, len(lines)) if lines[at].page != lines[first].page), None)
    if start is None or start == end or any(_ARCHIVE.match(line.text) for line in lines[first:end]):
        return lines
    below = lines[start : min(_column(lines, start, lines[start].page, lines[first].x), start + _MOST)]
    last = next((at for at, line in enumerate(below, start) if _ARCHIVE.match(line.text)), None)
    if last is None or not _ITEM.match(lines[start].text):
        return lines
    return [*lines[:end], *lines[start : last + 1], *lines[end:start], *lines[last + 1 :]]


def _column(lines: list[Line], start: int, page: int | None, x: float | None) -> int:
    """Return the line after the last that stands on a page in the column at `x`."""
    at = start
    while at < len(lines) and lines[at].page == page and abs((lines[at].x or 0.0) - (x or 0.0)) < _COLUMN:
        at += 1
    return at
