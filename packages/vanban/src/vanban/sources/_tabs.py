"""Two columns set with tabs or blanks (letterhead, signature beside recipients), taken apart: left column first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from vanban._source import Line

_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{3,})(?=\S)")
_HEAD = re.compile(r"C[ỘÔỌO]NG\s+H[ÒOỎÕÓ]|Độc\s+lập\s*[-–]", re.IGNORECASE)
_RECIPIENTS = re.compile(r"\s*Nơi\s+(?:nhận|gửi)", re.IGNORECASE)
_INDENTED = re.compile(r"(?:\t{2,}| {20,}|\t[ \t]{8,})")
_HEAD_LINES = 16
_BLANKS = re.compile(r"[ \t\u00a0]+")
_BODY_LENGTH = 110


def unfold(lines: Iterable[Line]) -> list[Line]:
    """Return the lines with such columns parted, and every run of tabs and blanks made one blank."""
    rows = list(lines)
    start, end = _head(rows)
    if end > start:
        rows[start:end] = _parted(rows[start:end])
    foot = _foot(rows)
    if foot is not None:
        rows[foot:] = _parted(rows[foot:])
    return [replace(line, text=text) for line in rows if (text := _BLANKS.sub(" ", line.text).strip())]


def _head(rows: list[Line]) -> tuple[int, int]:
    """Return the stretch of lines that are a letterhead in columns; (0, 0) where there is none."""
    marked = [at for at, line in enumerate(rows[:_HEAD_LINES]) if _HEAD.search(line.text)]
    if not marked or not any(_is_split(rows[at]) and not _HEAD.match(rows[at].text.strip()) for at in marked):
        return 0, 0
    start = marked[0]
    end = max(at for at, line in enumerate(rows[:_HEAD_LINES]) if _is_split(line)) + 1
    return start, end


def _foot(rows: list[Line]) -> int | None:
    """Return where recipients begin beside a signature on the same line; None where they stand apart."""
    for at in range(len(rows) - 1, max(-1, len(rows) - 60), -1):
        if _RECIPIENTS.match(rows[at].text):
            return at if any(_is_split(line) or _INDENTED.match(line.text) for line in rows[at:]) else None
    return None


def _is_split(line: Line) -> bool:
    return line.cell is None and len(line.text) < 2 * _BODY_LENGTH and _GAP.search(line.text) is not None


def _parted(rows: list[Line]) -> list[Line]:
    left: list[Line] = []
    right: list[Line] = []
    for line in rows:
        if line.cell is not None:
            left.append(line)
            continue
        gap = max(_GAP.finditer(line.text), key=lambda found: len(found.group().expandtabs(8)), default=None)
        if gap and len(line.text) < 2 * _BODY_LENGTH:
            left.append(replace(line, text=line.text[: gap.start()]))
            right.append(replace(line, text=line.text[gap.end() :]))
        elif _INDENTED.match(line.text):
            right.append(line)
        else:
            left.append(line)
    return left + right
