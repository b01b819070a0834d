"""The family name of who signs, as small marks and the strokes of a signature leave it: "Nguyên", "Nguy“n", "Trân"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._signature import NAME, SIGNATURE
from vanban._source import Line

# Of the commonest family names, what is none itself. "Vừ" and "Lỳ" are names of their own beside "Vũ" and "Lý".
_FAMILIES = {
    "Nguyễn": r"N{1,2}guy\S{1,2}n",
    "Trần": r"Tr(?:[âấẩẫ]|[^\w\s])n",
    "Phạm": r"Ph(?:a|[^\w\s])m",
    "Đặng": "Đăng",
    "Đỗ": "Đ[ôốồổ]",
    "Hồ": "H[ôốổỗ]",
    "Lê": r"L[^\w\s]",
}
_READ_AS = re.compile(rf"(?:{'|'.join(f'({read})' for read in _FAMILIES.values())})(?=\s)")
_ABOVE = 14  # lines from the office to the name, recipients among them
_LONGEST = 40  # characters


def with_right_names(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the family name put right of who signs: a name by itself below an office."""
    return [line if (text := _right(lines, at)) is None else line._replace(text=text) for at, line in enumerate(lines)]


def _right(lines: Sequence[Line], at: int) -> str | None:
    text = lines[at].text
    found = _READ_AS.match(text) if len(text) < _LONGEST else None
    if found is None or found.lastindex is None:
        return None
    name = [*_FAMILIES][found.lastindex - 1] + text[found.end() :]
    if not NAME.match(name) or not any(SIGNATURE.match(line.text) for line in lines[max(0, at - _ABOVE) : at]):
        return None
    return name
