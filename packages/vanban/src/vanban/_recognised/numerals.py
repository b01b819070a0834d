"""Sure slips of recognition in the numerals of a document, told by the numerals around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._recognised.letters import is_one_off
from vanban._source import Line
from vanban._words import UPPER, mostly_upper

# "HI. TỔ CHỨC THỰC HIỆN": strokes side by side are read as H, T, l, 1.
_HEADING = re.compile(rf"(?P<numeral>[IVX](?=\.)|(?!\d+\.)[IVXHTl1|!]{{2,6}})\.(?=\s{{1,2}}[{UPPER}])")
# "II TỔ CHỨC THỰC HIỆN", "IL. NỘI DUNG": the full stop is lost, or the strokes make no numeral.
_LOOSE = re.compile(rf"(?P<numeral>(?!\d)[IVXHLl1|!]{{1,6}})[.,:]?(?=\s{{1,2}}[{UPPER}]{{2}})")
# "41. PHÂN CÔNG NHIỆM VỤ" below "I. MỤC ĐÍCH": no ten headings in capitals stand between
_FIGURE = re.compile(rf"(?P<numeral>[1-9]\d)\.(?=\s{{1,2}}[{UPPER}]{{2}})")
_QUARTER = re.compile(r"\b([Qq]uý\s)([IHl1|!V]{1,4})(\s?[/⁄]{1,2}\s?(?=\d{4})|(?=\snăm\s))")
# "(i) ...; (ii) ...; (ii) ..." within a paragraph, as offices part what one body does
_SMALL = re.compile(r"\((?P<numeral>[ivx¡ïíìĩỉl]{1,4})\)")
_DOTLESS = str.maketrans("¡ïíìĩỉl", "iiiiiii")
_PART = re.compile(r"(?:PHỤ LỤC|PHẦN|CHƯƠNG|MẪU|Nơi nhận)\b|(?:Phụ lục|Phần|Chương)\s(?:thứ|[IVX\d])|[A-E][./]\s")
_CLOSE = re.compile(rf"^([IVX]{{1,5}}\.)(?=[{UPPER}]{{2,}}[\s,])")  # "I.MỤC ĐÍCH"
_POINT_G = re.compile(r"ø(?=\)\s)")  # a letter of no Vietnamese word, as small scans show the seventh point
_POINT = re.compile(r"(?P<letter>[a-zđ])\)(?=\s)")
_AFTER = {("c", "đ"): "d", ("d", "d"): "đ"}
_FIFTH = re.compile(rf"S\.(?=\s[{UPPER}])")  # "S. Sở Y tế" below "4. Sở Nội vụ"
_CLAUSE = re.compile(r"(\d{1,2})\.\s")
_STROKES = str.maketrans({"H": "II", "T": "I", "L": "I", "l": "I", "1": "I", "|": "I", "!": "I"})
_NUMERALS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")


def with_right_numerals(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a recognised document, the numerals of headings and quarters, its "g)" and "5." put right.

    A heading that repeats the numeral before it lost a stroke where the next has one more ("II" after "II" is "III"),
    and "I" after "I" where no part of a document begins between them. One in capitals that lost its full stop, or whose
    strokes make no numeral, is the next where it misses that by a stroke at most.
    """
    found: list[Line] = []
    last, first, small, clause = 0, "", 0, ""
    for line in lines:
        text = _QUARTER.sub(_quarter, _POINT_G.sub("g", line.text, count=1) if line.text[:1] == "ø" else line.text)
        text = _CLOSE.sub(r"\1 ", text)
        if "(" in text:
            text, small = _with_small(text, small)
        if _PART.match(text):
            first = ""
        heading = _HEADING.match(text)
        number = _told(heading["numeral"], last) if heading else 0
        if heading and number == 1:
            number = 2 if last == 1 and first and text != first else 1
            first = text
        if not number and (heading := _LOOSE.match(text)) and mostly_upper(text):
            number = _next(heading["numeral"], last)
        if not number and last and (heading := _FIGURE.match(text)) and mostly_upper(text):
            number = last + 1 if heading["numeral"][1] == "1" and last + 1 < len(_NUMERALS) else 0
        if heading and number:
            last = number
            text = f"{_NUMERALS[number]}.{text[heading.end() :]}"
        if clause == "4" and text[:2] == "S.":
            text = _FIFTH.sub("5.", text, count=1)
        if counted := _CLAUSE.match(text):
            clause = counted[1]
        found.append(line if text == line.text else line._replace(text=text))
    return _with_right_points(found)


def _with_right_points(lines: list[Line]) -> list[Line]:
    """Return the lines with the label of the point after "c)" as "d)", and of that after "d)" as "đ)"."""
    before = ""
    for at, line in enumerate(lines):
        if not (point := _POINT.match(line.text)):
            continue
        letter = point["letter"]
        if (right := _AFTER.get((before, letter))) is not None:
            lines[at], letter = line._replace(text=f"{right}{line.text[1:]}"), right
        before = letter
    return lines


def _told(read: str, last: int) -> int:
    """The number that the strokes of a heading make, 0 for none."""
    numeral = read.translate(_STROKES)
    number = _NUMERALS.index(numeral) if numeral in _NUMERALS else 0
    return last + 1 if number == last > 1 and _NUMERALS[last + 1 : last + 2] == (f"{numeral}I",) else number


def _with_small(text: str, last: int) -> tuple[str, int]:
    """Return a line with its numerals in brackets put right ("(ii)" after "(ii)" is "(iii)"), and the last of them."""

    def right(found: re.Match[str]) -> str:
        nonlocal last
        numeral = found["numeral"].translate(_DOTLESS).upper()
        if numeral not in _NUMERALS:
            return found[0]
        number = _NUMERALS.index(numeral)
        last = number + 1 if number == last > 1 and _NUMERALS[number + 1] == f"{numeral}I" else number
        return f"({_NUMERALS[last].lower()})"

    return _SMALL.sub(right, text), last


def _next(read: str, last: int) -> int:
    """The number after the last where the strokes make it or miss it by one and make no other, else 0."""
    if last + 1 >= len(_NUMERALS) or (not last and read[0] in "HVX"):
        return 0
    numeral, due = read.translate(_STROKES), _NUMERALS[last + 1]
    slipped = read not in _NUMERALS and is_one_off(numeral, due)
    return last + 1 if numeral == due or slipped else 0


def _quarter(match: re.Match[str]) -> str:
    numeral = match[2].translate(_STROKES)
    if match[2] == "1" or numeral not in _NUMERALS[1:5]:
        return match[0]
    return f"{match[1]}{numeral}{'/' if match[3] else ''}"
