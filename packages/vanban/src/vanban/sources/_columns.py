"""Reading order of a page: letterhead and signature in two columns, left first; everything else line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from vanban._normalise import bare
from vanban.sources._segments import Segment, rows_of

_HEAD = re.compile(r"C[ỘÔỌO]NG\s*H|Độc\s*lập|^Số\s*:", re.IGNORECASE)
_FOOT = re.compile(
    r"^N[oơ]i\s+(?:nhận|nhân|gửi)|^(?:TM|KT|TL|TUQ|Q|T/M|K/T)\s?\.|^(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG)\b",
    re.IGNORECASE,
)
_BODY = re.compile(r"Kính\s+gửi|Căn cứ|Thực hiện|(?:\d{1,2}|[IVX]{1,5})\.\s|Điều\s+\d|PHỤ LỤC", re.IGNORECASE)
_ADDRESS = re.compile(r"Kính\s+gửi", re.IGNORECASE)
_ADDRESS_ALONE = re.compile(r"Kính\s+gửi\s*:?", re.IGNORECASE)
_HEAD_ROWS = 30
_INDENT = 0.03  # share of the page's width, of a line within its column
_TYPE = re.compile(  # without marks, which a scan may have misread: "CHÍ THỊ"
    "(?:NGHI QUYET|QUYET DINH|CHI THI|QUY CHE|QUY DINH|THONG (?:BAO|CAO|TU)|HUONG DAN|CHUONG TRINH|KE HOACH|PHUONG AN|"
    "DE AN|BAO CAO|BIEN BAN|TO TRINH|CONG DIEN|GIAY (?:MOI|UY|GIOI)|NGHI DINH|KET LUAN|PHIEU)"
)
_NAMED = re.compile(r"(?:ĐỀ ÁN|CHƯƠNG TRÌNH|KẾ HOẠCH|QUY CHẾ) \S")
_GUTTER = 0.008
_LEVEL = 0.3  # share of a line's height; lines of one column overlap less
_RUNNING = 0.65  # share of the page's width: no column of a head or a signature is as wide


def in_order(segments: list[Segment]) -> list[Segment]:
    """Return the segments of one page as a person reads them."""
    rows = _with_address_first([_labelled(row) if len(row) > 1 else row for row in rows_of(segments)])
    beside = _beside(rows)
    ordered: list[Segment] = []
    last = max((at for at, row in enumerate(rows) if len(row) > 1 or beside[at]), default=-1)
    at = 0
    while at <= last:
        if _is_running(rows[at]):
            ordered += rows[at]
            at += 1
            continue
        end, gutter = _band(rows, beside, at)
        if end - at < 2 and len(rows[at]) < 2:
            ordered += rows[at]
            at += 1
            continue
        band = [segment for row in rows[at:end] for segment in row]
        ordered += _columns(band, gutter) if _is_letterhead(band) else _cells(band)
        at = end
    return ordered + [segment for row in rows[at:] for segment in row]


# An automatic label stands apart from its text: "1.", "a)", "II.", "-", and a wide blank after it.
_LABEL = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ][.)]|[IVX]{1,5}(?:\.\d{1,2}){0,3}\.|Điều \d{1,3}\.|[-–+•●▪])"
)
_HANGING = 0.08  # share of the page's width: no label stands further from its text


def _labelled(row: list[Segment]) -> list[Segment]:
    """The segments of a row, a label and its text as one."""
    found: list[Segment] = []
    for segment in row:
        before = found[-1] if found else None
        hangs = before and before.cell is None and segment.cell is None and segment.left - before.right < _HANGING
        if (
            before
            and hangs
            and _LABEL.fullmatch(before.text)
            and not (before.text.isdigit() or segment.text[:1] == "/")
        ):
            found[-1] = replace(segment, text=f"{before.text} {segment.text}", left=before.left, order=before.order)
        else:
            found.append(segment)
    return found


def _with_address_first(rows: list[list[Segment]]) -> list[list[Segment]]:
    """The rows with "Kính gửi:" above the addressees where it stands in the middle of their height, beside them."""
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        if not (row[0].text[:1] in "Kk" and len(row) < 3 and _ADDRESS_ALONE.fullmatch(row[0].text.strip())):
            continue
        own = row[1:]
        named = own or rows[at + 1][:1] if at + 1 < len(rows) else own
        first = at
        while named and first and _stands_above(rows[first - 1], named[0], row[0]):
            first -= 1
        if first < at:
            return [*rows[:first], row[:1], *rows[first:at], *([own] if own else []), *rows[at + 1 :]]
    return rows


def _stands_above(row: list[Segment], named: Segment, address: Segment) -> bool:
    """Whether a row is an addressee, or the rest of one, in the column that one lower down stands in."""
    one = row[0]
    return len(row) == 1 and one.left > address.right and -_INDENT < one.left - named.left < _INDENT


def _band(rows: list[list[Segment]], beside: list[bool], start: int) -> tuple[int, float]:
    """Return where the stretch of rows from `start` that one white gutter parts ends, and the gutter's middle.

    A stretch begins with a single segment only where a row with two follows within the same gutter.
    """
    low, high = 0.0, 1.0
    end = start
    seen_two = 0
    for at in range(start, len(rows)):
        row = rows[at]
        level = _level_with(rows, beside, at, start)
        cut = _cut(level, low, high, parted=seen_two > 0)
        if cut is None or (seen_two and _is_body(row, low)):
            break
        low, high = cut
        end += 1
        if len(level) > 1:
            seen_two = end
    return (end, (low + high) / 2) if seen_two else (start + 1, 0.5)


def _level_with(rows: list[list[Segment]], beside: list[bool], at: int, start: int) -> list[Segment]:
    """Return a row with what stands beside it half a line higher or lower, from left to right."""
    above = rows[at - 1] if at > start and beside[at] else []
    below = rows[at + 1] if beside[at + 1] else []
    return sorted([*above, *rows[at], *below], key=lambda one: one.left) if above or below else rows[at]


def _beside(rows: list[list[Segment]]) -> list[bool]:
    """Tell of each row, and of none after the last, whether it is one line beside the one before, half a line lower.

    So stand two columns whose lines are not level.
    """
    found = [False]
    for above, below in pairwise(rows):
        before, after = above[0], below[0]
        if before.bottom <= after.top:  # so most lines follow one another
            found.append(False)
            continue
        is_apart = after.left - before.right > _GUTTER or before.left - after.right > _GUTTER
        if len(above) > 1 or len(below) > 1 or not is_apart:
            found.append(False)
            continue
        shared = min(before.bottom, after.bottom) - max(before.top, after.top)
        found.append(shared > _LEVEL * min(before.bottom - before.top, after.bottom - after.top))
    return [*found, False]


def _is_body(row: list[Segment], gutter: float) -> bool:
    """Tell whether a row is the type's name, the address or the text: it stands in no column, however short.

    A box with a mark may lie beside the address. What goes on behind such a name left of the gutter is the rest of a
    body's name ("... CHUYỂN ĐỔI SỐ VÀ / ĐỀ ÁN 06").
    """
    if any(_ADDRESS.match(segment.text) for segment in row):
        return True
    if len(row) > 1:
        return False
    text = row[0].text
    titled = _TYPE.match(bare(text).upper())
    is_type = titled is not None and text[: titled.end()].isupper()
    return (is_type or _BODY.match(text) is not None) and (row[0].right > gutter or not _NAMED.match(text))


def _is_running(row: list[Segment]) -> bool:
    """Tell whether a row is running text, which stands in no column."""
    return len(row) == 1 and row[0].right - row[0].left > _RUNNING


def _cut(row: list[Segment], low: float, high: float, *, parted: bool) -> tuple[float, float] | None:
    """Return the gutter (from, to) that is left after `row`, or None where the row has no place in two columns.

    A gutter lies between two segments of a row that has them, beside them only where rows above have `parted` it; and
    running text stands in no column.
    """
    if _is_running(row):
        return None
    between = _widest(row, range(1, len(row)), low, high)
    return between if between or (len(row) > 1 and not parted) else _widest(row, (0, len(row)), low, high)


def _widest(row: list[Segment], places: Iterable[int], low: float, high: float) -> tuple[float, float] | None:
    """Return the widest gutter before one of the `places` in a row."""
    best: tuple[float, float] | None = None
    for at in places:
        left, right = low, high
        for number, segment in enumerate(row):
            if number < at:
                left = max(left, segment.right)
            else:
                right = min(right, segment.left)
        fits = right - left > _GUTTER and left < 0.72 and right > 0.2
        if fits and (best is None or right - left > best[1] - best[0]):
            best = (left, right)
    return best


def _is_letterhead(band: list[Segment]) -> bool:
    return any(_HEAD.search(segment.text) or _FOOT.search(segment.text) for segment in band)


def _columns(band: list[Segment], gutter: float) -> list[Segment]:
    left = [segment for segment in band if (segment.left + segment.right) / 2 < gutter]
    right = [segment for segment in band if (segment.left + segment.right) / 2 >= gutter]
    return left + right


def _cells(band: list[Segment]) -> list[Segment]:
    """Rows of a table: programs write a table cell by cell, so the file's own order keeps a cell together."""
    return sorted(band, key=lambda segment: segment.order)
