"""Which column each line of a flattened row stands in, where it has more or fewer lines than columns.

Lines stand in the order of the columns. An empty cell leaves a column out, a broken one gives it several lines, and a
page read line by line may go back. Of all ways through the columns the one is taken in which lines say what their
columns hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._bodies.heads import HEAD
from vanban._due_words import BARE_DAY, BARE_HALF, BARE_PERIOD

# What a line costs in a column, by what it says: a time, a body, anything else.
_SAYS = {
    "number": (9.0, 9.0, 9.0),
    "task": (3.0, 1.0, 0.0),
    "time": (0.0, 4.0, 3.0),
    "lead": (4.0, 0.0, 2.5),
    "support": (4.0, 0.0, 2.0),
    "product": (3.0, 1.0, 0.3),
}
_IS_TIME, _IS_BODY = 0, 1
_SAYS_NOTHING_KNOWN = (1.5, 1.5, 0.8)
# What a column left out costs: notes are often empty, who leads hardly ever.
_LEFT_OUT = {"number": 9.0, "task": 9.0, "lead": 1.5, "time": 1.0, "support": 0.8, "product": 0.8}
_NOTE_LEFT_OUT = 0.2
_BACK = 3.0
_GOES_ON, _AGAIN = 0.3, 1.5  # a further line of a cell, and one that seems to open another
_ANEW = 2.0  # a line that only goes on opens no cell
_AGAINST = 4.0
_STRAYS = 2.0  # a time below bodies, or a body below a time
_BROKEN_OFF = (",", " và", " các", " của", " với", " cho")  # more must follow: "Sở Nông nghiệp và | Môi trường"
_BEFORE_NUMBER = (" ngày", " tháng", " năm", " trước", " đến", " -")  # "Từ tháng 3 đến tháng | 10 năm 2026"
_TIME = 60  # characters: a longer line is no time
_OTHER_TIME = re.compile(
    r"\W{0,4}(?:thường xuyên|hằng|hàng|định kỳ|\d{1,3} (?:ngày|tháng|tuần)|"
    # broken before its day: "Chậm nhất ngày | 15/5/2026"
    r"chậm nhất|(?:hoàn thành|xong) (?:trước|trong)|(?:trước|trong|từ|đến) (?:ngày|tháng|quý|năm|\d))\b"
)


def columns_of(lines: Sequence[str], columns: Sequence[str]) -> list[int]:
    """Return the column of each line of a row (at least one); the first stands in the first column.

    As many lines as columns are taken in order, unless that is plainly against what they say.
    """
    ways: list[tuple[float, list[int]]] = [(0.0, [0])]
    in_order = 0.0
    for at in range(1, len(lines)):
        kind, on = _kind(lines[at]), goes_on(lines[at - 1], lines[at])
        best: dict[int, tuple[float, list[int]]] = {}
        for cost, way in ways:
            for column in range(len(columns)):
                reached = cost + _step(columns, way[-1], column, kind, on=on)
                if column not in best or reached < best[column][0]:
                    best[column] = (reached, [*way, column])
        ways = list(best.values())
        in_order += _step(columns, at - 1, at, kind, on=on) if len(lines) == len(columns) else 0.0
    cost, cheapest = min((cost + _skipped(columns[max(way) + 1 :]), way) for cost, way in ways)
    return list(range(len(lines))) if len(lines) == len(columns) and in_order <= cost + _AGAINST else cheapest


def goes_on(above: str, line: str) -> bool:
    """Whether a line only goes on with the one above it: it begins small, or that one breaks off."""
    if line[:1].islower():
        return not line.startswith(("các ", "những ")) or above.endswith(_BROKEN_OFF)
    return above.endswith(_BROKEN_OFF) or (line[:1].isdigit() and above.endswith(_BEFORE_NUMBER))


def _step(columns: Sequence[str], before: int, column: int, kind: int, *, on: bool) -> float:
    """What it costs that a line of a kind stands in a column where the one above it stands in another, or the same."""
    name = columns[column]
    if column == before:
        if name == "number":
            return _LEFT_OUT[name]
        strays = (kind == _IS_TIME and name in ("lead", "support")) or (kind == _IS_BODY and name == "time")
        return (_GOES_ON if on else _AGAIN) + _STRAYS * strays
    says = _SAYS.get(name, _SAYS_NOTHING_KNOWN)[kind] + _ANEW * on
    return _BACK + says if column < before else says + _skipped(columns[before + 1 : column])


def _skipped(columns: Sequence[str]) -> float:
    """What it costs to leave out columns of these meanings."""
    return sum(_LEFT_OUT.get(name, _NOTE_LEFT_OUT) for name in columns)


def _kind(text: str) -> int:
    """Which of the costs of a column a line has: of a time, of a body, or of anything else."""
    low = text.lower()
    if len(text) < _TIME and (
        BARE_DAY.search(low) or BARE_PERIOD.search(low) or BARE_HALF.search(low) or _OTHER_TIME.match(low)
    ):
        return _IS_TIME
    return _IS_BODY if HEAD.match(text) else 2
