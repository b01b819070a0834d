"""Tells which hard-wrapped lines belong together where the line ends carry no meaning of their own."""

from __future__ import annotations

import re

from vanban._normalise import bare
from vanban._words import DECIDES, TYPES, mostly_upper

_LABEL = (
    r"(?:[-–+•*]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]{1,2}\)|[IVX]{1,5}\.\s|Điều\s+\d+|(?:PHẦN|Phần|Chương|CHƯƠNG|Mục|MỤC)\s+"
    r"(?:[IVX]+|\d+|thứ)|Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)\b|\[\d+\])"
)
_STARTS_ITEM = re.compile(_LABEL)
_STARTS_FIELD = re.compile(
    r"(?:Số\s*:|Nơi nhận|Kính gửi|V/v|Về việc\b|Độc lập\s*[-–]|CỘNG H|_{3,}|-{3,})", re.IGNORECASE
)
_FIELD_LETTERS = frozenset("SsNnKkVvĐđCc_-")
_OPEN_ENDED = re.compile(r"(?:[^.;:!?/”\"\])]|\b(?:TT|TP|Tp|PGS|GS|TS)\.)$")
_SHORT = 12  # characters


def starts_item(line: str) -> bool:
    """Tell whether a line begins a numbered, lettered or dashed item, a heading with a label, or a note."""
    return _STARTS_ITEM.match(line) is not None


def goes_on(before: str, after: str) -> bool:
    """Tell whether the line `after` continues the line `before` (both without marks and blanks at their ends)."""
    if not before or not after or (after[0] in _FIELD_LETTERS and _STARTS_FIELD.match(after)):
        return False
    if starts_item(after):
        # "... Cục Cảnh sát / - Cơ quan thường trực": a dash inside a sentence that wrapped just before it
        return after[0] in "-–" and len(before) > 45 and _OPEN_ENDED.search(before) is not None and before[-1] != ","
    if not before[-1].islower() and mostly_upper(before):
        decides = len(before) > _SHORT and DECIDES.match(after) is not None  # no rest of "TM.", "VĂN PHÒNG"
        return mostly_upper(after) and not (decides or starts_item(before) or bare(before) in TYPES)
    return not (
        after.isupper() and (len(after) > _SHOUT or bare(after) in TYPES)
    )  # "- Lưu: VT, TH (2). / KT. GIÁM ĐỐC"


_SHOUT = 6  # characters: a shorter word in capitals may be a name in a sentence ("UBND")
