"""What a seal or a pen left unreadable and only one reading fits: a deputy's office; no number in a date is a blank."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._letterhead import SLOT
from vanban._signature import CAPACITY
from vanban._source import Line
from vanban._words import LOWER, OFFICE, UPPER, mostly_upper

_HEAD_LINES = 30
# "Hà Nội, ngày 30g tháng ¡2 năm 2021"
_DATED = re.compile(
    rf"(?P<place>[{UPPER}][{UPPER}{LOWER}.\s]{{2,24}}), ngày(?P<day>[^\n]{{0,9}}?)\s?tháng(?P<month>[^\n]{{0,9}}?)\s?"
    r"(?P<year>năm\s?\d{4})$"
)
_NUMBER = re.compile(rf"{SLOT}*")
_WITHIN = 8  # lines of the signature, among which recipients may stand


def without_hidden(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the date's written slots blank where they hold no number, and deputies' offices whole."""
    texts = [line.text for line in lines]
    texts[:_HEAD_LINES] = [_DATED.sub(_only_numbers, text) for text in texts[:_HEAD_LINES]]
    for at, text in enumerate(texts):
        if text.startswith("KT") and mostly_upper(text) and (held := CAPACITY.match(text)):
            _put_deputy(texts, at, text[held.end() :].rstrip(" .,"))
    return [line if text == line.text else line._replace(text=text) for line, text in zip(lines, texts, strict=True)]


def _only_numbers(dated: re.Match[str]) -> str:
    day, month = (dated[slot] if _NUMBER.fullmatch(dated[slot]) else " " for slot in ("day", "month"))
    return f"{dated['place']}, ngày{day} tháng{month} {dated['year']}"


def _put_deputy(texts: list[str], start: int, held: str) -> None:
    """Put back what a seal hides of the office below "KT. <office>": who signs for another is his deputy.

    "KT. TỔNG CỤC TRƯỞNG / CỤC TRƯỞNG" is "PHÓ TỔNG CỤC TRƯỞNG"; a minister's deputy is named otherwise.
    """
    if held == "BỘ TRƯỞNG" or not OFFICE.fullmatch(held):
        return
    for at in range(start + 1, min(start + _WITHIN, len(texts))):
        if OFFICE.fullmatch(texts[at]):
            if held.endswith(texts[at]):
                texts[at] = f"PHÓ {held}"
            return
