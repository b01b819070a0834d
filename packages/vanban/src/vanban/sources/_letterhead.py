"""The letterhead of a document, which some files keep in the header of their pages or in boxes laid over the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._source import Line
from vanban.sources._stamps import is_stamp

_MOTTO = re.compile(r"Độc\s+lập\s*[-–]", re.IGNORECASE)
_NUMBER = re.compile(r"Số\s*:")
_BODY = re.compile(
    r"(?:[ỦU][YỶ] BAN|UBND|HỘI ĐỒNG|HĐND|CHÍNH PHỦ|THỦ TƯỚNG CHÍNH|BỘ(?! TRƯỞNG)|VĂN PHÒNG|TỔNG CỤC|CỤC|SỞ|BAN|"
    r"TỈNH ỦY|THÀNH ỦY|CÔNG AN|THANH TRA)\b"
)
_FIRST_LINES = 40
_FIRST_PARAGRAPHS = 12


def has_motto(lines: Sequence[Line]) -> bool:
    """Tell whether the first lines hold the national motto, as every letterhead does."""
    return any(_MOTTO.search(line.text) for line in lines[:_FIRST_LINES])


class Front:
    """The boxes that are read before the text: stamps, and near its beginning the parts of a letterhead.

    A box is anchored where its writer happened to be, often at the address below.
    """

    def __init__(self) -> None:
        self._stamps: list[Line] = []
        self._head: list[Line] = []

    @property
    def lines(self) -> list[Line]:
        """What was taken, stamps first."""
        return self._stamps + self._head

    def takes(self, box: list[Line], before: int, *, in_cell: bool = False) -> bool:
        """Take the lines of a box if they are read first; `before` is how many paragraphs stand before it.

        What is anchored in a cell stands where it is read: a number in a box below the name of the body.
        """
        if is_stamp(line.text for line in box):
            self._stamps += box
            return True
        is_head = not in_cell and before <= _FIRST_PARAGRAPHS and (has_motto(box) or any(map(_is_of_head, box)))
        self._head += box if is_head else []
        return is_head


def _is_of_head(line: Line) -> bool:
    text = line.text.strip()
    return _NUMBER.match(text) is not None or (text.isupper() and _BODY.match(text) is not None)
