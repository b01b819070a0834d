"""Two columns set with tabs or blanks (letterhead, signature beside recipients), taken apart: left column first."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from vanban._source import Line

_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{3,})(?=\S)")
_HEAD = re.compile(r"C[ỘÔỌO]NG\s+H[ÒOỎÕÓ]|Độc\s+lập\s*[-–]", re.IGNORECASE)
_RECIPIENTS = re.compile(r"\s*Nơi\s+(?:nhận|gửi)(?=[ \u00a0]?(?:[:\t]|$)|\s{3})", re.IGNORECASE)
_BELOW_HEAD = re.compile(r"\s*(?:Kính\s+(?:gửi|chuyển|mời)|Nơi\s+(?:nhận|gửi)\s*:)", re.IGNORECASE)
_LABELLED = re.compile(
    r"\s*(?:[-–+•\uf02d\uf0b7]|"
    r"Điều[ \u00a0]\d{1,3}\.?|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[a-zđ][.)]|[IVX]{1,5}\.)[ \u00a0]*\t"
)
_ARCHIVE = re.compile(r"[\s\-–+•*]*Lưu\b", re.IGNORECASE)
_INDENTED = re.compile(r"(?:\t{2,}| {20,}|\t[ \t]{8,})")
_PAGE_ABOVE, _HEAD_LINES = 40, 16  # lines that a web page may put above a head, and those of the head
_BLANKS = re.compile(r"[ \t\u00a0]+")
_BODY_LENGTH = 110


def unfold(lines: Iterable[Line]) -> list[Line]:
    """Return the lines with such columns parted, and every run of tabs and blanks made one blank."""
    rows = list(lines)
    start, end = _head(rows)
    if end > start:
        rows[start:end] = _parted(rows[start:end])
    start, end = _foot(rows)
    if end > start:
        rows[start:end] = _parted(rows[start:end])
    return [line._replace(text=text) for line in rows if (text := _BLANKS.sub(" ", line.text).strip())]


def _head(rows: list[Line]) -> tuple[int, int]:
    """Return the stretch of lines that are a letterhead in columns, above address and text; (0, 0) where none is."""
    first = next((at for at, line in enumerate(rows[:_PAGE_ABOVE]) if _HEAD.search(line.text)), 0)
    above = list(itertools.takewhile(lambda line: not _is_below_head(line), rows[first : first + _HEAD_LINES]))
    marked = [at for at, line in enumerate(above) if _HEAD.search(line.text)]
    if not marked or not any(_is_split(above[at]) and not _HEAD.match(above[at].text.strip()) for at in marked):
        return 0, 0
    return first + marked[0], first + max(at for at, line in enumerate(above) if _is_split(line)) + 1


def _is_below_head(line: Line) -> bool:
    """Whether a line is the address, the recipients or running text, which a short document has near its head."""
    return _BELOW_HEAD.match(line.text) is not None or (len(line.text) > _BODY_LENGTH and not _is_split(line))


def _foot(rows: list[Line]) -> tuple[int, int]:
    """Return the stretch of recipients with a signature beside them; (0, 0) where they stand apart.

    It ends below the archive ("Lưu: VT"), the last recipient, with the first line that is in no column: an annex may
    follow.
    """
    start = next((at for at, line in enumerate(rows) if _RECIPIENTS.match(line.text)), len(rows))
    archived = False
    end = start
    for line in rows[start:]:
        if archived and not (_is_split(line) or _INDENTED.match(line.text)):
            break
        archived = archived or _ARCHIVE.match(line.text) is not None
        end += 1
    beside = any(_is_split(line) or _INDENTED.match(line.text) for line in rows[start:end])
    return (start, end) if beside else (0, 0)


def _is_split(line: Line) -> bool:
    return line.cell is None and _gap_of(line.text) is not None


def _gap_of(text: str) -> re.Match[str] | None:
    """Return the widest blank that parts two columns on a line; what stands behind a label is no second column."""
    if len(text) >= 2 * _BODY_LENGTH or _LABELLED.match(text):
        return None
    return max(_GAP.finditer(text), key=lambda found: len(found.group().expandtabs(8)), default=None)


def _parted(rows: list[Line]) -> list[Line]:
    left: list[Line] = []
    right: list[Line] = []
    for line in rows:
        if line.cell is not None:
            left.append(line)
            continue
        if gap := _gap_of(line.text):
            left.append(line._replace(text=line.text[: gap.start()]))
            right.append(line._replace(text=line.text[gap.end() :]))
        elif _INDENTED.match(line.text):
            right.append(line)
        else:
            left.append(line)
    return left + right
