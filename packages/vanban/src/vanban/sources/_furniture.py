"""What a page carries besides the text: page numbers, running heads, notes at its foot, stamps of signing programs."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from vanban.sources._segments import Segment, rows_of

_PAGE_NUMBER = re.compile(
    r"(?:trang|page)?\s{0,3}[-–]?\s{0,3}\d{1,3}\s{0,3}(?:[/|]\s{0,3}\d{1,3})?\s{0,3}[-–.]?", re.IGNORECASE
)
_MARK = re.compile(r"\[(\d{1,2})\]")
_NOTE_START = re.compile(r"\[?(\d{1,2})\]?[.)]?\s*(?=\D)")
_SIGNED = re.compile(
    r"\s*(?:(?P<by>(?:(?:Được\s)?ký (?:số |điện tử )?bởi|Người ký(?: số)?|Digitally signed by)\s*:?)|"
    r"(?P<at>(?:Thời gian ký|Ngày ký|Giờ ký|Date)\s*:)|"
    r"(?P<of>(?:Cơ quan|Tổ chức|Đơn vị|Chức vụ|Chức danh)\s*:)|"
    r"(?P<mail>(?:E-?mail\s*:.*|[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+)$)|"
    r"(?P<valid>Signature (?:Not )?(?:Verified|Valid))|"
    r"(?P<why>(?:Reason|Location|Lý do|Phiên bản|DN|Foxit [A-Za-z ]{2,20}Version)\s*:)|"
    r"(?P<time>\d{1,2}[./]\d{1,2}[./]\d{4}\s+\d{1,2}:\d\d|[+-]\d\d:\d\d$))",
    re.IGNORECASE,
)
_SIGNING = frozenset("ĐđKkNnDdSs")  # what begins the words that open such a stamp, on the page or over it
# The name of the file at the foot of a page: "D:\\VP\\cong-van.docx".
_FILE = re.compile(r"\S.{0,120}\.(?:docx?|odt|rtf|pdf)", re.IGNORECASE)
# Where an office is found, at the foot of the first page (Decree 30/2020, Annex I, II.9).
_CONTACT = re.compile(
    r"(?:Địa chỉ|Trụ sở|Điện thoại|ĐT|Fax|E-?mail|Thư điện tử|Website|Trang (?:TTĐT|thông tin điện tử))\s*:|"
    r"https?://\S+$",
    re.IGNORECASE,
)
# What a program prints at the edge of a copy: who took it and when, "... 08:11:09 13/03/2025 - nva.xd"
_COPIED = re.compile(
    r"\d{1,2}:\d\d(?::\d\d)?,?\s(?:ngày\s)?\d{1,2}/\d{1,2}/\d{4}|\d/(?:\d\d)?\d\d,?\s\d{1,2}:\d\d(?::\d\d)?\b"
)
_STAMPED_VALUE = re.compile(
    r"\d{1,5}[a-z]?|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}|\d{1,5}/[A-ZĐ0-9/&-]+"
)
# "HỎA TỐC"; "Số: 12/UBND-TH" and "Hà Nội, ngày 12 tháng 11 năm 2025", which a stamp of arrival does not say
_STAMPED_LINE = re.compile(
    r"(?:HỎA|HOẢ) TỐC.*|(?:THƯỢNG )?KHẨN|.*MẬT|Số\s?:\s?\d{1,5}\s?/.{2,40}|\D{2,40}, ngày \d\d? tháng \d\d? năm \d{4}"
)
_NUMBERED = 5  # lines, from which a page has numbers beside them
_LEVEL, _LARGER = 0.6, 1.2  # of a line's height: what stands further below, or is larger, is no rest of it
_BESIDE = 0.02  # share of the page's width
_LEFT_BLANK = re.compile(r"(?<=[Ss]ố:)\s*(?=/|$)|(?<=ngày)\s+(?=tháng)|(?<=tháng)\s+(?=năm)")


def without_page_numbers(segments: list[Segment]) -> list[Segment]:
    """Drop a line at the very top or foot of the page that is only a number, and the numbers of lines."""
    segments = _without_line_numbers(segments)
    if not any(_PAGE_NUMBER.fullmatch(one.text.strip()) for one in segments if one.top < 0.09 or one.bottom > 0.91):
        return segments
    rows = rows_of(segments)
    kept = list(rows)
    for row in rows[:1] + rows[-1:]:
        if len(row) == 1 and row in kept and _is_page_number(row[0]):
            kept.remove(row)
    return segments if len(kept) == len(rows) else [segment for row in kept for segment in row]


def _is_page_number(segment: Segment) -> bool:
    at_edge = segment.top < 0.09 or segment.bottom > 0.91
    return at_edge and _PAGE_NUMBER.fullmatch(segment.text.strip()) is not None


def _without_line_numbers(segments: list[Segment]) -> list[Segment]:
    """Drop the numbers that a draft has beside its lines, each one or two steps more than the one above."""
    numbers = [one for one in segments if one.text.isdigit() and one.cell is None]
    if len(numbers) < _NUMBERED:
        return segments
    edge = min(one.right for one in numbers) + _BESIDE
    numbers = sorted((one for one in numbers if one.right < edge), key=lambda one: one.top)
    steps = {int(below.text) - int(above.text) for above, below in pairwise(numbers)}
    if len(numbers) < _NUMBERED or len(steps) > 1:
        return segments
    taken = set(map(id, numbers))
    text = [one for one in segments if id(one) not in taken]
    beside = [one for one in text if numbers[0].top <= one.bottom and one.top <= numbers[-1].bottom]
    is_beside = all(one.left >= edge - _BESIDE for one in text) and len(numbers) > len(rows_of(beside)) / 2
    return text if is_beside else segments


_TOP, _FOOT = 0.08, 0.9  # shares of the page's height, above and below which its edges are


def running_lines(pages: list[list[Segment]]) -> set[str]:
    """Return the texts outside of tables that stand at the same edge of most pages, two at least.

    What a page's foot says of the office's address or of the file is among them.
    """
    seen: Counter[str] = Counter()
    contacts: set[str] = set()
    for segments in pages:
        edges = [one for one in segments if one.bottom < _TOP or one.top > _FOOT]
        contacts |= {one.text for one in edges if one.top > _FOOT and _is_of_foot(one.text)}
        copied = [one for one in edges if one.bottom < 0.05 and _COPIED.search(one.text)]
        if copied:  # beside it a browser prints the title of the page
            contacts |= {one.text for one in segments if any(map(one.level_with, copied))}
        seen.update({one.text for one in edges if (one.bottom < _TOP or one.top > 0.93) and one.cell is None})
    return contacts | {text for text, count in seen.items() if count >= 2 and count > len(pages) * 0.6}


def _is_of_foot(text: str) -> bool:
    if _COPIED.search(text):
        return True
    return _CONTACT.match(text) is not None or ("." in text and _FILE.fullmatch(text.strip()) is not None)


def body_size(pages: list[list[Segment]]) -> float:
    """Return the height of a line of the running text, the size most letters have."""
    printed: dict[float, int] = {}
    for segments in pages:
        for segment in segments:
            size = segment.size
            printed[size] = printed.get(size, 0) + len(segment.text)
    sizes: Counter[float] = Counter()
    for size, letters in printed.items():
        sizes[round(size, 4)] += letters
    return sizes.most_common(1)[0][0] if sizes else 0.0


def part_notes(segments: list[Segment], size: float) -> tuple[list[Segment], list[Segment]]:
    """Return (text, notes) of a page without its tables.

    Notes are the small lines at its foot that begin with a small number, or with one whose mark stands in the text.
    """
    marks = set(_MARK.findall("\n".join([segment.text for segment in segments])))
    if not marks and not any(segment.small_start for segment in segments):
        return segments, []
    rows = rows_of(segments)
    start = len(rows)
    for at in range(len(rows) - 1, -1, -1):
        if any(segment.size > size * 0.93 and not segment.small_start for segment in rows[at]):
            break
        if rows[at][0].top > 0.3 and _begins_note(rows[at][0], marks):
            start = at
    notes = [segment for row in rows[start:] for segment in row]
    for segment in notes:
        if _begins_note(segment, marks):
            segment.text = _NOTE_START.sub(lambda match: f"[{match[1]}] ", segment.text, count=1)
    taken = set(map(id, notes))
    return [segment for segment in segments if id(segment) not in taken], notes


def _begins_note(segment: Segment, marks: set[str]) -> bool:
    number = _NOTE_START.match(segment.text)
    return number is not None and (segment.small_start or number[1] in marks)


def settle_stamps(segments: list[Segment]) -> tuple[list[Segment], dict[str, str]]:
    """Return (segments, what a signing program wrote about the signature).

    A number or day laid over the page goes into the line it was laid on ("Số:      /TB-UBND"); the words about the
    signature itself are taken out of the text and returned by name (`signed_by`, `signed_at`, `signed_of`).
    """
    properties: dict[str, str] = {}
    kept: list[Segment] = []
    laid: list[Segment] = []
    in_stamp = False
    above: Segment | None = None  # the last line of the stamp
    whole = 0  # what was kept above it; what follows is the rest of it if the stamp goes on
    for segment in segments:
        if not (segment.stamped or in_stamp or segment.text.lstrip()[:1] in _SIGNING):
            kept.append(segment)
            continue
        signed = _SIGNED.match(segment.text)
        if signed and (segment.stamped or signed["by"] or signed["valid"] or in_stamp):
            if in_stamp:
                del kept[whole:]
            in_stamp, above, whole = True, segment, len(kept)
            _note_signature(properties, signed, segment.text)
        elif above and in_stamp and not segment.stamped and _goes_on(above, segment):
            kept.append(segment)
            above = segment
        elif segment.stamped and (in_stamp or not _STAMPED_VALUE.fullmatch(segment.text.strip())):
            _note_loose(properties, segment, kept)
        elif segment.stamped:
            laid.append(segment)
        else:
            in_stamp = False
            kept.append(segment)
    for segment in laid:
        if not lay(segment, kept):
            kept.append(segment)
    return kept, properties


def _goes_on(above: Segment, below: Segment) -> bool:
    """Whether a line is the rest of one of a stamp, right below and between its edges: "Cơ quan: Văn phòng / Sở"."""
    is_below = abs(below.top - above.bottom) < _LEVEL * above.size and below.size < _LARGER * above.size
    return is_below and above.left - _BESIDE < below.left and below.right < above.right + _BESIDE


def _note_signature(properties: dict[str, str], signed: re.Match[str], text: str) -> None:
    key = next((f"signed_{name}" for name in ("by", "at", "of") if signed[name]), None)
    if key and key not in properties:
        properties[key] = text[signed.end() :].strip()


def _note_loose(properties: dict[str, str], segment: Segment, kept: list[Segment]) -> None:
    """A stamped line that is no mere number or day: a mark of urgency, the whole number and the whole day are text.

    The rest belongs to the signature.
    """
    if _STAMPED_LINE.fullmatch(segment.text.strip()):
        kept.append(segment)
    else:
        properties["stamp"] = f"{properties.get('stamp', '')} {segment.text.strip()}".strip()


def lay(stamp: Segment, kept: list[Segment]) -> bool:
    """Put a stamped number into the line under it; False where no blank for it lies there."""
    places: list[tuple[float, Segment, re.Match[str]]] = []
    for segment in kept:
        if segment.level_with(stamp) and segment.left - 0.02 < stamp.left < segment.right + 0.05:
            for blank in _LEFT_BLANK.finditer(segment.text):
                share = (blank.start() + 1) / max(len(segment.text), 1)
                place = segment.left + share * (segment.right - segment.left)
                places.append((abs(place - stamp.left), segment, blank))
    if not places:
        return False
    distance, segment, blank = min(places, key=lambda place: place[0])
    if distance > 0.14:
        return False
    after = "" if segment.text.startswith("/", blank.end()) else " "
    segment.text = f"{segment.text[: blank.start()]} {stamp.text.strip()}{after}{segment.text[blank.end() :]}"
    return True
