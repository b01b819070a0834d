"""Specks, frames and seals that recognition takes for signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban._source import Line

# Behind a colon a line of dots or strokes is a blank to be filled in ("Số: _").
_WITHIN = re.compile(r"(?<=[^\s:])\s[_ˆ^~`¬°ƒ|]{1,3}(?=\s|$)")
# "... hàng tuần. -", "... ngày 31/01/2026.."
_BEHIND = re.compile(r"(?<=[.;])\s[-–·.,'’]$|(?<=[^.\s])\.(?=\.$)")
_REPORTED = re.compile(r"(?<=[(\s]b)(?:/[€©C]|[íi¿|]/?c)(?=\))")  # "(để b/€)", "(bíc)": of recipients in small type
_LABEL = re.compile(r"\d|.?[.)/]$|[-–+*•]$")


def without_stray_marks(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without signs that stand alone and mean nothing, nor lines of one letter that are no label."""
    return list(_kept(lines))


def _kept(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        text = _BEHIND.sub("", _WITHIN.sub("", line.text))
        if ")" in text:
            text = _REPORTED.sub("/c", text)
        if text.startswith(("~ ", "~- ")):  # a dash
            text = f"-{text[1:].removeprefix('-')}"
        if text and len(text) < 4 and sum(map(str.isalpha, text)) < 2 and not _LABEL.search(text):
            continue
        yield line if text == line.text else line._replace(text=text)
