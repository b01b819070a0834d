"""What a seal or a pen left unreadable and only one reading fits: a deputy's office; no number in a date is a blank."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._letterhead import SLOT
from vanban._signature import CAPACITY, NAME, SIGNATURE
from vanban._source import Line
from vanban._words import LOWER, OFFICE, UPPER, mostly_upper
from vanban.sources._syllables import is_syllable

_HEAD_LINES = 30
# "Hà Nội, ngày 30g tháng ¡2 năm 2021"
_DATED = re.compile(
    rf"(?P<place>[{UPPER}][{UPPER}{LOWER}.\s]{{2,24}}), ngày(?P<day>[^\n]{{0,9}}?)\s?tháng(?P<month>[^\n]{{0,9}}?)\s?"
    r"(?P<year>năm\s?\d{4})$"
)
_NO_DAY = re.compile(r"\s{0,3}(?:3[2-9]|[4-9]\d)")  # "ngày 37", misread, and nobody knows of which day
_NUMBER = re.compile(rf"{SLOT}*")
_FOR_COMMITTEE = re.compile(r"TM\s?\.\s?(?:[ỦU][ỶY] BAN NHÂN DÂN|UBND)")
_CHAIRMAN, _DEPUTY = "CHỦ TỊCH", "PHÓ CHỦ TỊCH"
_REST, _SHORTEST = 6, 3  # letters of what is left of an office, and of a line that goes on with one
_WITHIN = 8  # lines of the signature, among which recipients may stand


def without_hidden(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the date's written slots blank where they hold no number, and deputies' offices whole."""
    lines = _with_capacity(
        [line for at, line in enumerate(lines) if not (at and _is_rest(line.text, lines[at - 1].text))]
    )
    texts = [_without_dash(line.text, lines[max(0, at - 3) : at]) for at, line in enumerate(lines)]
    texts[:_HEAD_LINES] = [_DATED.sub(_only_numbers, text) for text in texts[:_HEAD_LINES]]
    for at, text in enumerate(texts):
        if text.startswith("KT") and mostly_upper(text) and (held := CAPACITY.match(text)):
            _put_deputy(texts, at, text[held.end() :].rstrip(" .,"))
    return [line if text == line.text else line._replace(text=text) for line, text in zip(lines, texts, strict=True)]


def _is_rest(text: str, above: str) -> bool:
    """Tell whether a line is what a seal left of the office above it ("TỊCH"), or a few of its letters ("AW")."""
    if len(text) > _REST or not mostly_upper(text) or not OFFICE.search(above) or not mostly_upper(above):
        return False
    if above.endswith(f" {text}") or not any(map(is_syllable, text.split())):
        return True
    return sum(map(str.isalpha, text)) < _SHORTEST and text != "XÃ"


def _without_dash(text: str, above: Sequence[Line]) -> str:
    """Take the dash off a name below an office: it is a stroke of the signature."""
    is_name = text.startswith("- ") and NAME.match(text[2:]) is not None
    return text[2:] if is_name and any(SIGNATURE.match(line.text) for line in above) else text


def _with_capacity(lines: list[Line]) -> list[Line]:
    """Put back "KT. CHỦ TỊCH" where a seal hides it: a deputy signs for a People's Committee in no other way."""
    for at, line in enumerate(lines):
        if not _FOR_COMMITTEE.match(line.text):
            continue
        below = [one.text.rstrip(" .,") for one in lines[at + 1 : at + _WITHIN]]
        deputy = next((place for place, text in enumerate(below, at + 1) if text == _DEPUTY), None)
        if deputy is None or any(CAPACITY.match(text) for text in below[: deputy - at - 1]):
            continue
        between = lines[deputy - 1]
        kept = lines[: deputy - (between.text in _DEPUTY.split())]
        return [*kept, lines[deputy]._replace(text=f"KT. {_CHAIRMAN}"), *lines[deputy:]]
    return lines


def _only_numbers(dated: re.Match[str]) -> str:
    day, month = (dated[slot] if _NUMBER.fullmatch(dated[slot]) else " " for slot in ("day", "month"))
    day = _NO_DAY.sub(" ", day)
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
