"""Sure slips of recognition in the numerals of a document, told by the numerals around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vanban._source import Line
from vanban._words import UPPER

# "HI. TỔ CHỨC THỰC HIỆN": strokes side by side are read as H, T, l, 1.
_HEADING = re.compile(rf"(?P<numeral>[IVX](?=\.)|(?!\d+\.)[IVXHTl1|!]{{2,6}})(?=\.\s{{1,2}}[{UPPER}])")
_QUARTER = re.compile(r"\b([Qq]uý\s)([IHl1|!V]{1,4})(\s?[/⁄]{1,2}\s?(?=\d{4})|(?=\snăm\s))")
_STROKES = str.maketrans({"H": "II", "T": "I", "l": "I", "1": "I", "|": "I", "!": "I"})
_NUMERALS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")


def with_right_numerals(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a recognised document with the Roman numerals of its headings and quarters put right.

    A heading that repeats the numeral before it lost a stroke where the next has one more ("II" after "II" is "III").
    """
    found: list[Line] = []
    last = 0
    for line in lines:
        text = _QUARTER.sub(_quarter, line.text)
        if heading := _HEADING.match(text):
            numeral = heading["numeral"].translate(_STROKES)
            number = _NUMERALS.index(numeral) if numeral in _NUMERALS else 0
            if number == last > 1 and _NUMERALS[last + 1 : last + 2] == (f"{numeral}I",):
                number = last + 1
            if number:
                last = number
                text = f"{_NUMERALS[number]}{text[heading.end() :]}"
        found.append(line if text == line.text else replace(line, text=text))
    return found


def _quarter(match: re.Match[str]) -> str:
    numeral = match[2].translate(_STROKES)
    if match[2] == "1" or numeral not in _NUMERALS[1:5]:
        return match[0]
    return f"{match[1]}{numeral}{'/' if match[3] else ''}"
