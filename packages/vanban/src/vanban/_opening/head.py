"""The parts of a head, one below the other: the type, its subject, the addressees, and where the body begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._letterhead import (
    ABOUT,
    LOOSE_DATE,
    MOTTO,
    NUMBER,
    PLACE_DATE,
    SHORT_DATE,
    is_letters,
    is_motto,
    is_stamped,
)
from vanban._normalise import bare
from vanban._opening.addressees import addressees_of
from vanban._opening.signs import INVITES, LABEL, OPENER, TO, WIRE, WIRE_ALONE, Opening, wires_below
from vanban._opening.subject import subject_of
from vanban._opening.types import type_of
from vanban._source import Line
from vanban._words import mostly_upper

# "Thực hiện ý kiến chỉ đạo của ..., Văn phòng UBND tỉnh trân / trọng kính mời:" on a printed page
INVITES_BELOW = re.compile(r"[^.;:]{20,300}\skính\s+mời\s*:(?:\n|$)", re.IGNORECASE)
FORMULA = re.compile(
    "|".join(
        f"(?:{re.sub('[?]P<[a-z]+>', '?:', part.pattern)})"
        for part in (NUMBER, PLACE_DATE, SHORT_DATE, LOOSE_DATE, ABOUT)
    )
)


def opening(lines: Sequence[Line]) -> Opening:
    """Find the type, subject, addressees and the first line of the body among the first hundred lines."""
    found = Opening()
    limit = min(len(lines), 100)
    at = found.head_start = _page_above(lines)
    while at < limit and (following := _past_part(lines, at, found)) is not None:
        at = following
    found.body = at
    if found.head_end is None:
        found.head_end = at
    return found


def _past_part(lines: Sequence[Line], at: int, found: Opening) -> int | None:
    """Record the part of the head that begins at line `at`; return the line after it, None where the body begins."""
    text = lines[at].text
    if found.head_end is not None and is_stamped(text):
        return at + 1
    if found.type_at is None and (named := type_of(text)) and not _goes_on(lines, at):
        found.type_at = found.head_end = at
        found.type_name = named[0]
        return subject_of(lines, at, named[1], found)
    if found.addressees and INVITES.match(text):
        return None
    if found.subject and not found.addressees and _is_aside(lines, at):
        return at + 1
    if marker := TO.match(text):
        found.head_end = at if found.head_end is None else found.head_end
        return addressees_of(lines, at, marker.end(), found)
    wired = found.type_name == "cong-dien" and not found.addressees
    if wired and (past := _past_wire(lines, at, found)) is not None:
        return past
    return _past_other(lines, at, found)


def _past_wire(lines: Sequence[Line], at: int, found: Opening) -> int | None:
    """The line after whom a telegram is wired to, or after the body that wires; None where line `at` is neither."""
    text = lines[at].text
    if (wire := WIRE.match(text)) or WIRE_ALONE.match(text):
        return addressees_of(lines, at, wire.start("rest") if wire else len(text), found)
    return at + 1 if text and wires_below(lines, at) else None


def _past_other(lines: Sequence[Line], at: int, found: Opening) -> int | None:
    """The line after one that is no part the head names, or where a head below it begins; None where it is body."""
    if not lines[at].text or (found.head_end is None and not _is_body(lines, at)):
        return at + 1
    if found.head_end is None and (start := _head_below(lines, at)):
        found.head_start = start
        return start
    invites = INVITES_BELOW.match("\n".join(line.text for line in lines[at : at + 3]))
    return at + 1 if invites else None


def _page_above(lines: Sequence[Line]) -> int:
    """Where the head begins below what a web page says of the document, told by the number printed in both."""
    above = lines[:PAGE_ABOVE]
    motto = next((at for at in range(len(above)) if is_motto(lines, at)), 0)
    start = _names_above(lines, motto, 0)
    if not start:
        return 0
    number = NUMBER.search("\n".join(line.text for line in lines[start : motto + PAGE_ABOVE]))
    if number is None:
        return 0
    printed = f"{number['number']}{number['join']}{number['notation']}".replace(" ", "")
    return start if any(printed in line.text.replace(" ", "") for line in above[:start]) else 0


def _names_above(lines: Sequence[Line], motto: int, top: int) -> int:
    """The first of the lines in capitals (or blank) above a motto, or above the number of a left column that stands
    there; below line `top`.
    """
    start = next((at for at in range(motto - 1, max(top, motto - _LEFT) - 1, -1) if _is_number(lines, at)), motto)
    while start > top and (not lines[start - 1].text or _is_name(lines[start - 1].text)):
        start -= 1
    return start


_LEFT = 12
"""How many lines the left column of a letter fills at most below its body: the number and the subject."""


def _is_name(text: str) -> bool:
    return mostly_upper(text) and "/" not in text


def _is_number(lines: Sequence[Line], at: int) -> bool:
    """Whether line `at` is the number in a left column that stands above the motto: a letter's, with its subject below,
    or another document's, right below its body's name.
    """
    if not NUMBER.match(lines[at].text):
        return False
    below = next((line for line in range(at + 1, min(at + 4, len(lines))) if lines[line].text), at)
    if ABOUT.match(lines[below].text.lstrip("“")):
        return True
    above = next((lines[line].text for line in range(at - 1, max(at - 3, -1), -1) if lines[line].text), "")
    return is_motto(lines, below) and mostly_upper(above) and type_of(above) is None


def _is_aside(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in brackets stands between the subject and the addressees: "(trình phiên họp tháng 8/2026)"."""
    text = lines[at].text
    below = next((line.text for line in lines[at + 1 : at + 4] if line.text), "")
    return text.startswith("(") and text.endswith(")") and TO.match(below) is not None


PAGE_ABOVE = 30
"""How many lines a web page may put above the head: its menu, what the site says of the document."""


def _head_below(lines: Sequence[Line], at: int) -> int | None:
    """Where the head begins if its motto stands below line `at`: at the names in capitals above the motto."""
    if LABEL.match(lines[at].text):
        return None
    for motto in range(at + 1, min(at + PAGE_ABOVE, len(lines))):
        # "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam": a legal basis below the head, no motto
        if is_motto(lines, motto) and not OPENER.match(lines[motto].text):
            return _names_above(lines, motto, at + 1)
    return None


def _is_body(lines: Sequence[Line], at: int) -> bool:
    """Whether a line above any type or addressees must already be body: the head is lost or was never there."""
    text = lines[at].text
    if LABEL.match(text) or len(text) > 240:
        return True
    if mostly_upper(text) or len(text.split()) < 9 or FORMULA.search(text) or MOTTO.search(bare(text)):
        return False
    if at + 1 < len(lines) and FORMULA.match(f"{text} {lines[at + 1].text[:20]}"):
        return False  # "Hà Nội, hồi 15 giờ 30 ngày 25 tháng 9 / năm 2025"
    return not _in_subject(lines, at) or (len(text) > 60 and bool(OPENER.match(text)))


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a line with the name of a type is the rest of a subject or of a body's name ("... VÀ / ĐỀ ÁN 06")."""
    if lines[at].text[1:2].islower():
        return _in_subject(lines, at)
    return (lines[at - 1].text if at else "").endswith(" VÀ")


def _in_subject(lines: Sequence[Line], at: int) -> bool:
    """Whether a line may go on the subject of a letter: "V/v thực hiện / Kết luận thanh tra"."""
    above = lines[max(0, at - 5) : at]
    if any(ABOUT.search(line.text) or "-CV/" in line.text for line in above):
        return True
    numbered = any(_is_letters(line.text) for line in above)
    return numbered and any(TO.match(line.text) for line in lines[at + 1 : at + _LEFT])


def _is_letters(text: str) -> bool:
    """Whether a line is the number of a letter, and nothing more but a place and date beside it."""
    number = NUMBER.match(text)
    beside = text[number.end() :].strip() if number else ""
    if number is None or (beside and not FORMULA.match(beside)):
        return False
    return is_letters(f"{number['number']}{number['join']}{number['notation']}")
