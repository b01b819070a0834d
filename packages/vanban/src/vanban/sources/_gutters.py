"""Tables without ruled lines: the white between words tells their columns, the numbers of their rows tell the rows.

A table is believed only where its head says that it assigns work: a column of numbers, one of tasks, and one of bodies
or of times. Each row must begin with its number on the row's first line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from vanban._tables import meaning_of
from vanban.sources._rules import Grid, Rule
from vanban.sources._wraps import starts_item

_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])[.)]?")
_BEGINS = re.compile(r"[^\W_a-zà-ỹ]|[-–+•(“\"]")
_AFTER = re.compile(r"N[oơ]i nhận|Ghi chú|(?:TM|KT|TL|TUQ)\s?\.")
_BLANK = 0.6  # type sizes: a wider blank parts two columns of the head
_FAR = 2.3  # usual distances of lines: a wider one ends the table
_BESIDE = 0.012  # of the page's width
_NUMBERS = 0.06  # of the page's width, from the edge of the paper
_HEAD_LINES = 7
_ABOVE = 2  # lines of the head above the one with the name of the column of numbers
_MOST_WORDS = 4_000
_MOST_CROSSING = 2  # lines on end over all columns: a heading within the table


class Placed(NamedTuple):
    """A word, or words that stand close on one line, and their box in shares of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> float:
        """Its middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """Its middle between top and bottom."""
        return (self.top + self.bottom) / 2


Row = list[Placed]


class Columns(NamedTuple):
    """The columns of a table: the places between them, and the lines of its head."""

    gutters: list[float]
    head: list[str]


def white_grids(words: Sequence[Placed], em: float, before: Columns | None = None) -> tuple[list[Grid], Columns | None]:
    """Return the tables without lines among the words of a page, and the columns of one that reaches its foot.

    `em` is the type size as a share of the page's width; `before` are the columns of a table that reached the foot of
    the page before. A page of more than 4,000 words has none.
    """
    if not words or len(words) > _MOST_WORDS:
        return [], None
    page = _Page(words, em)
    grids: list[Grid] = []
    at, columns = 0, before
    if columns:
        # A head that is printed again is a row of its own; the rest of a row that the page's end had cut follows it.
        again = len(columns.head) if page.texts(0, len(columns.head)) == columns.head else 0
        end = page.end(again, columns.gutters)
        if again or page.labels(0, end, columns.gutters):
            grids.append(page.grid(0, again, end, columns.gutters))
            at = end
    while at < len(page.lines):
        found = page.table(at)
        if found is None:
            at += 1
        else:
            start, body, at, gutters = found
            columns = Columns(gutters, page.texts(start, body))
            grids.append(page.grid(start, start, at, gutters))
    return grids, columns if grids and page.lines[-1][0].middle <= grids[-1].ys[-1] else None


def number_strip(words: Sequence[Placed], em: float, before: Columns | None) -> tuple[float, float, float] | None:
    """Return (left, top, right) of where the numbers of a table's rows stand, down to the foot of the page."""
    if not words or len(words) > _MOST_WORDS:
        return None
    left = min(word.left for word in words) - _BESIDE
    if before:
        return max(0.0, min(left, before.gutters[0] - _NUMBERS)), 0.0, before.gutters[0]
    page = _Page(words, em)
    for runs in page.runs:
        names = [meaning_of(run.text) for run in runs]
        if len(runs) >= 3 and "task" in names and {"lead", "time"} & set(names):
            right = runs[names[0] == "number"].left - _BESIDE / 2
            return max(0.0, min(left, right - _NUMBERS)), max(0.0, runs[0].top - page.pitch), right
    return None


def is_label(text: str) -> bool:
    """Tell whether a text is the number of a row, or the name of their column."""
    return _LABEL.fullmatch(text) is not None or meaning_of(text) == "number"


class _Page:
    """The lines of a page, and what stands close on them."""

    def __init__(self, words: Sequence[Placed], em: float) -> None:
        self.lines = _lines(words)
        self.runs = [_runs(line, em * _BLANK) for line in self.lines]
        steps = [after[0].middle - before[0].middle for before, after in pairwise(self.lines)]
        self.pitch = median(steps) if steps else 0.02

    def texts(self, start: int, end: int) -> list[str]:
        """Return the texts of some lines."""
        return [" ".join(word.text for word in line) for line in self.lines[start:end]]

    def labels(self, start: int, end: int, gutters: Sequence[float]) -> list[int]:
        """Return the lines of a stretch that begin with the number of a row."""
        return [at for at in range(start, end) if self._label(at, gutters[0])]

    def _label(self, at: int, gutter: float) -> bool:
        words = [word.text for word in self.lines[at] if word.across < gutter]
        return len(words) == 1 and _LABEL.fullmatch(words[0]) is not None

    def table(self, at: int) -> tuple[int, int, int, list[float]] | None:
        """Return (first line, line below the head, line after the last, gutters) of a table headed here."""
        number = self.runs[at][0]
        if meaning_of(number.text) != "number":
            return None
        lines = range(at + 1, min(at + _HEAD_LINES, len(self.lines)))
        body = next((line for line in lines if _under(self.lines[line][0], number)), None)
        if body is None:
            return None
        columns = _columns([run for line in range(at, body) for run in self.runs[line]])
        start = at
        while start > max(at - _ABOVE, 0) and self._heads(start - 1, columns):
            start -= 1
        names = [
            meaning_of(" ".join(run.text for line in range(start, body) for run in self.runs[line] if _over(run, one)))
            for one in columns
        ]
        if len(columns) < 3 or "task" not in names or not {"lead", "time"} & set(names):
            return None
        gutters = self._gutters(body, columns)
        end = self.end(body, gutters)
        task = names.index("task")
        return (start, body, end, gutters) if self._begins_with_numbers(body, end, gutters, task) else None

    def _heads(self, at: int, columns: list[tuple[float, float]]) -> bool:
        """Whether a line above belongs to the head: near, right of the numbers, each of its words over one column."""
        near = self.lines[at + 1][0].middle - self.lines[at][0].middle < self.pitch * 1.5
        return (
            near
            and not starts_item(self.runs[at][0].text)
            and all(
                run.left > columns[0][1] and sum(_over(run, column) for column in columns) == 1 for run in self.runs[at]
            )
        )

    def _gutters(self, body: int, columns: list[tuple[float, float]]) -> list[float]:
        """Return a place between each two columns of the head: in the widest white that the fewest lines cross."""
        between = [(one[1], other[0]) for one, other in pairwise(columns)]
        lines: list[Row] = []
        crossing = 0
        for runs in self.runs[body:]:
            crosses = any(run.left < low and run.right > high for run in runs for low, high in between)
            crossing = crossing + 1 if crosses else 0
            if crossing > _MOST_CROSSING:
                break
            if not crosses:
                lines.append(runs)
        strips = [
            _whitest([run for runs in lines for run in runs if run.right > low and run.left < high], low, high)
            for low, high in between
        ]
        # The first one stands close to the numbers, so that an indented "III." below the table is none of them.
        near = min((strips[0][0] + strips[0][1]) / 2, strips[0][0] + _BESIDE)
        return [near, *((left + right) / 2 for left, right in strips[1:])]

    def end(self, start: int, gutters: Sequence[float]) -> int:
        """Return the line after the last that stands in the columns."""
        end, crossing = start, 0
        for at in range(start, len(self.lines)):
            far = at > start and self.lines[at][0].middle - self.lines[at - 1][0].middle > self.pitch * _FAR
            if far or _AFTER.match(self.runs[at][0].text):
                break
            crosses = any(run.left < gutter < run.right for run in self.runs[at] for gutter in gutters)
            if crosses and not self._label(at, gutters[0]):
                crossing += 1
                if crossing > _MOST_CROSSING:
                    break
            else:
                end, crossing = at + 1, 0
        return end

    def _begins_with_numbers(self, body: int, end: int, gutters: Sequence[float], task: int) -> bool:
        """Whether the numbers stand on the first lines of their rows: there tasks begin, not in the midst of a word."""
        labels = self.labels(body, end, gutters)
        edges = [0.0, *gutters, 1.0]
        begun = 0
        for at in labels:
            words = [word for word in self.lines[at] if edges[task] < word.across < edges[task + 1]]
            begun += bool(words) and _BEGINS.match(words[0].text) is not None
        return begun > len(labels) * 0.7

    def grid(self, start: int, body: int, end: int, gutters: Sequence[float]) -> Grid:
        """Return the lines a table would have if it were ruled: none where a heading crosses the columns."""
        firsts = sorted({start, body, *self.labels(start, end, gutters)})
        ys = [self._above(at) for at in firsts] + [self._above(end)]
        made = Grid(across=[Rule(y, 0.0, 1.0) for y in ys])
        for first, last, top, bottom in zip(firsts, [*firsts[1:], end], ys, ys[1:], strict=False):
            for x in gutters:
                if not any(run.left < x < run.right for runs in self.runs[first:last] for run in runs):
                    made.down.append(Rule(x, top, bottom))
        made.down += [Rule(0.0, ys[0], ys[-1]), Rule(1.0, ys[0], ys[-1])]
        made.finish()
        return made

    def _above(self, at: int) -> float:
        """Return a height between a line and the one before it."""
        if at == 0:
            return max(0.0, self.lines[0][0].middle - self.pitch / 2)
        before = self.lines[at - 1][0].middle
        return before + self.pitch / 2 if at == len(self.lines) else (before + self.lines[at][0].middle) / 2


def _lines(words: Sequence[Placed]) -> list[Row]:
    lines: list[Row] = []
    for word in sorted(words, key=lambda one: (one.middle, one.left)):
        if lines and word.middle - lines[-1][0].middle < 0.5 * max(word.bottom - word.top, 0.004):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def _runs(line: Row, blank: float) -> Row:
    """Put together the words of a line that stand closer than `blank`."""
    runs: Row = []
    for word in line:
        if runs and word.left - runs[-1].right < blank:
            last = runs[-1]
            runs[-1] = last._replace(text=f"{last.text} {word.text}", right=max(last.right, word.right))
        else:
            runs.append(word)
    return runs


def _under(word: Placed, number: Placed) -> bool:
    """Whether a word is the number of a row: it stands under the name of their column."""
    return (
        _LABEL.fullmatch(word.text) is not None and word.right > number.left - 0.01 and word.left < number.right + 0.01
    )


def _columns(runs: Row) -> list[tuple[float, float]]:
    """Return from where to where the columns of a head reach."""
    columns: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda one: one.left):
        if columns and run.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], run.right))
        else:
            columns.append((run.left, run.right))
    return columns


def _over(run: Placed, column: tuple[float, float]) -> bool:
    return run.left < column[1] and run.right > column[0]


def _whitest(runs: Row, low: float, high: float) -> tuple[float, float]:
    """Return from where to where the widest white between two places reaches that the fewest words cross."""
    places = sorted({low, high, *(edge for run in runs for edge in (run.left, run.right) if low < edge < high)})
    strips = [
        (sum(run.left < (one + other) / 2 < run.right for run in runs), one - other, (one, other))
        for one, other in pairwise(places)
    ]
    return min(strips)[2] if strips else (low, high)
