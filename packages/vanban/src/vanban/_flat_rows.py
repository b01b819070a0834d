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
_SAYS_NOTHING_KNOWN = (1.5, 1.5, 0.8)
# What a column left out costs: notes are often empty, who leads hardly ever.
_LEFT_OUT = {"number": 9.0, "task": 9.0, "lead": 1.5, "time": 1.0, "support": 0.8, "product": 0.8}
_NOTE_LEFT_OUT = 0.2
_BACK = 3.0
_GOES_ON, _AGAIN = 0.6, 1.5  # a further line of a cell, and one that seems to open another
_TIME = 60  # characters: a longer line is no time
_OTHER_TIME = re.compile(r"\W*(?:thường xuyên|hằng|hàng|định kỳ|\d{1,3} (?:ngày|tháng|tuần))\b")


def columns_of(lines: Sequence[str], columns: Sequence[str]) -> list[int]:
    """Return the column of each line of a row (at least one); the first stands in the first column."""
    ways: list[tuple[float, list[int]]] = [(0.0, [0])]
    for at in range(1, len(lines)):
        kind, goes_on = _kind(lines[at]), lines[at][0].islower() or lines[at - 1].endswith((",", " và"))
        best: dict[int, tuple[float, list[int]]] = {}
        for cost, way in ways:
            for column, name in enumerate(columns):
                if column == way[-1]:
                    step = _LEFT_OUT["number"] if name == "number" else _GOES_ON if goes_on else _AGAIN
                elif column < way[-1]:
                    step = _BACK + _SAYS.get(name, _SAYS_NOTHING_KNOWN)[kind]
                else:
                    step = _skipped(columns[way[-1] + 1 : column]) + _SAYS.get(name, _SAYS_NOTHING_KNOWN)[kind]
                if column not in best or cost + step < best[column][0]:
                    best[column] = (cost + step, [*way, column])
        ways = list(best.values())
    return min(ways, key=lambda way: way[0] + _skipped(columns[max(way[1]) + 1 :]))[1]


def _skipped(columns: Sequence[str]) -> float:
    """What it costs to leave out columns of these meanings."""
    return sum(_LEFT_OUT.get(name, _NOTE_LEFT_OUT) for name in columns)


def _kind(text: str) -> int:
    """Whether a line says a time (0), a body (1) or anything else (2)."""
    low = text.lower()
    if len(text) < _TIME and (
        BARE_DAY.search(low) or BARE_PERIOD.search(low) or BARE_HALF.search(low) or _OTHER_TIME.match(low)
    ):
        return 0
    return 1 if HEAD.match(text) else 2
