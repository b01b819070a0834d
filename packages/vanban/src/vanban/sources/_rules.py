"""The ruled lines of a PDF page, and the cells of tables between them."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from vanban.sources._pdf_calls import handle, plainly

_OBJECT = ctypes.c_void_p
OF_PAGE = plainly(pdfium.FPDFPage_CountObjects), plainly(pdfium.FPDFPage_GetObject, _OBJECT)
_OF_FORM = (
    plainly(pdfium.FPDFFormObj_CountObjects, ctypes.c_int, _OBJECT),
    plainly(pdfium.FPDFFormObj_GetObject, _OBJECT, _OBJECT),
)
_KIND, _MODE, _BOUNDS, _MATRIX, _PIECES, _KIND_OF_PIECE, _CLOSES, _POINT = (
    plainly(function, ctypes.c_int, _OBJECT)
    for function in (
        pdfium.FPDFPageObj_GetType, pdfium.FPDFPath_GetDrawMode, pdfium.FPDFPageObj_GetBounds,
        pdfium.FPDFPageObj_GetMatrix, pdfium.FPDFPath_CountSegments, pdfium.FPDFPathSegment_GetType,
        pdfium.FPDFPathSegment_GetClose, pdfium.FPDFPathSegment_GetPoint,
    )
)  # fmt: skip
_PIECE = plainly(pdfium.FPDFPath_GetPathSegment, _OBJECT, _OBJECT)
_NEAR = 0.004  # within this share of the page two lines meet, or are one
_SHORTEST = 0.008
_MUCH = 0.4
_THIN = 3.0  # points: what is filled and thicker than this is a background, no line
_ONE_LINE = 0.001  # share of the page: pieces of one line are no further apart
_BAR = 6  # pieces a rectangle is drawn with, at most
_MOST_PATHS = 4_000
_MOST_POINTS = 4_000
_MOST_LINES = 1_500
_TOP_ROWS = 4  # lines across that bound the rows a page may begin with: its head printed again, and the first row
_DEEPEST = 3  # a form on a form on a form
Box = tuple[float, float, float, float]
InCell = tuple[tuple[int, int, int], int]  # table of the page, row and column; how many rows the cell reaches over


class Rule(NamedTuple):
    """A straight line along one axis: where it stands on the other axis, and from where to where it runs (shares)."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Grid:
    """The lines of one table. Cells are told by the lines next to a point that really run past it."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)
    _steps: tuple[list[float], list[float]] | None = None
    _passing: tuple[dict[int, list[float]], dict[int, list[float]]] = field(default_factory=lambda: ({}, {}))
    _cells: dict[tuple[int, int], tuple[int, int, int] | None] = field(default_factory=dict)

    def finish(self) -> None:
        """Gather the places of its columns and rows; called once all lines are there."""
        self.xs, self.ys = _places(self.down), _places(self.across)

    @property
    def is_table(self) -> bool:
        """Whether it has at least two rows and two columns, one of which runs through much of it.

        Backgrounds behind lines of text meet as well, but no line runs down between them. One row of four columns is
        the rest of a table that a page's end cut.
        """
        if len(self.xs) < 3 or len(self.ys) < (3 if len(self.xs) < 5 else 2):
            return False
        height = self.ys[-1] - self.ys[0]
        return any(_covered(self.down, x) > _MUCH * height for x in self.xs[1:-1])

    def around(self, x: float, y: float) -> tuple[int, int, int] | None:
        """Return (row, column, rows) of the cell around a point, counted from 0, and how many rows it reaches over.

        None for a point outside. It is the same for all points between two steps, so it is looked for once there.
        """
        if self._steps is None:
            self._steps = _steps(self.down, self.across), _steps(self.across, self.down)
        place = bisect_right(self._steps[0], x), bisect_right(self._steps[1], y)
        if place not in self._cells:
            self._cells[place] = self._looked_for(x, y, place)
        return self._cells[place]

    def hollow(self, filled: set[tuple[int, int]]) -> tuple[tuple[int, int, int], ...]:
        """Return the cells of the first rows that hold nothing, as (row, column, rows), where `filled` ones do."""
        found = []
        for row, (top, bottom) in enumerate(pairwise(self.ys[:_TOP_ROWS])):
            for column, (left, right) in enumerate(pairwise(self.xs)):
                cell = self.around((left + right) / 2, (top + bottom) / 2)
                if cell and cell[:2] == (row, column) and (row, column) not in filled:
                    found.append(cell)
        return tuple(found)

    def _looked_for(self, x: float, y: float, place: tuple[int, int]) -> tuple[int, int, int] | None:
        if not (self.xs[0] - _NEAR <= x <= self.xs[-1] + _NEAR and self.ys[0] - _NEAR <= y <= self.ys[-1] + _NEAR):
            return None
        across, down = self._passing
        if place[0] not in across:
            across[place[0]] = sorted(rule.at for rule in self.across if _passes(rule, x))
        if place[1] not in down:
            down[place[1]] = sorted(rule.at for rule in self.down if _passes(rule, y))
        top, bottom = _beside(across[place[0]], y)
        left, right = _beside(down[place[1]], x)
        if top is None or left is None or bottom is None or right is None:
            return None
        row = bisect_right(self.ys, top + _NEAR)
        return row - 1, bisect_right(self.xs, left + _NEAR) - 1, bisect_right(self.ys, bottom - _NEAR) - row + 1


def grids_of(
    page: Any, to_share: Callable[[float, float, float, float], Box], printed: int | None = None
) -> list[Grid]:
    """Return the tables ruled on a page, from top to bottom, by so many of its objects where that is given."""
    across: list[Rule] = []
    down: list[Rule] = []
    for left, top, right, bottom in (to_share(*line) for line in _lines(page, printed)):
        if bottom - top < _NEAR and right - left > _SHORTEST:
            across.append(Rule((top + bottom) / 2, left, right))
        elif right - left < _NEAR and bottom - top > _SHORTEST:
            down.append(Rule((left + right) / 2, top, bottom))
        if len(across) + len(down) > _MOST_LINES:
            return []
    return tables_of(across, down) if across and down else []


def tables_of(across: list[Rule], down: list[Rule]) -> list[Grid]:
    """Return the tables that lines make, from top to bottom."""
    grids = [grid for grid in _connected(_joined(across), _joined(down)) if grid.is_table]
    return sorted(grids, key=lambda grid: grid.ys[0])


def place_in(grids: list[Grid], x: float, y: float) -> InCell | None:
    """Return the cell around a point, and how many rows it reaches over; None for a point outside of all tables."""
    for number, grid in enumerate(grids):
        found = grid.around(x, y)
        if found is not None:
            row, column, rows = found
            return (number, row, column), rows
    return None


def _lines(page: Any, printed: int | None) -> Iterator[Box]:
    """Yield every straight piece of the page's paths as (left, top, right, bottom) in points."""
    asked = _Asked()
    count, get = OF_PAGE
    drawn = count(handle(page.raw)) if printed is None else printed
    paths = drawn_on(handle(page.raw), lambda _page: drawn, get, pdfium.FPDF_PAGEOBJ_PATH, _DEEPEST)
    for number, path in enumerate(paths):
        count = _PIECES(path)
        if number > _MOST_PATHS or count > _MOST_POINTS:
            return
        if count == 2:  # most lines of tables; nothing more needs to be asked of them
            yield _box(*asked.points(path, [_PIECE(path, 0), _PIECE(path, 1)]))
            continue
        filled = asked.filled(path)
        is_thin = filled is None or filled[2] - filled[0] <= _THIN or filled[1] - filled[3] <= _THIN
        if filled and is_thin and count <= _BAR:
            yield filled  # a line drawn as a bar: the border of a cell, as most programs draw it
        elif is_thin:
            yield from _pieces(path, count, asked)


def shapes_on(page: Any) -> int:
    """Return how many shapes are drawn on a page, lines and letters alike."""
    return sum(1 for _ in drawn_on(handle(page.raw), *OF_PAGE, pdfium.FPDF_PAGEOBJ_PATH, _DEEPEST))


def _pieces(path: int, count: int, asked: _Asked) -> Iterator[Box]:
    """Yield the straight pieces of one path."""
    pieces = [_PIECE(path, index) for index in range(count)]
    before = start = (0.0, 0.0)
    for piece, point in zip(pieces, asked.points(path, pieces), strict=True):
        kind = _KIND_OF_PIECE(piece)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _box(before, point)
        if _CLOSES(piece):
            yield _box(point, start)
        before = point


def drawn_on(holder: Any, count: Callable[..., int], get: Callable[..., Any], wanted: int, depth: int) -> Iterator[int]:
    """Yield the objects of a kind on a page or overlay and on the forms on it, without a wrapper for every letter.

    `count` and `get` are how the library is asked for those of the holder; forms are looked into `depth` deep.
    """
    objects = list(map(get, repeat(holder), range(count(holder))))
    for drawn, kind in zip(objects, map(_KIND, objects), strict=True):
        if kind == wanted:
            yield drawn
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
            yield from drawn_on(drawn, *_OF_FORM, wanted, depth - 1)


class _Asked:
    """What the library writes its answers to, made once for all paths of a page."""

    def __init__(self) -> None:
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.left, self.bottom, self.right, self.top = (ctypes.c_float() for _ in range(4))
        self.matrix = (ctypes.c_float * 6)()
        self.to_mode = ctypes.byref(self.fill), ctypes.byref(self.stroke)
        self.to_point = ctypes.byref(self.left), ctypes.byref(self.top)
        self.to_bounds = tuple(map(ctypes.byref, (self.left, self.bottom, self.right, self.top)))
        self.to_matrix = ctypes.byref(self.matrix)

    def points(self, path: int, pieces: list[int]) -> list[tuple[float, float]]:
        """Return where the pieces of a path end, on the page."""
        x, y = self.left, self.top
        _MATRIX(path, self.to_matrix)
        a, b, c, d, e, f = self.matrix
        found = []
        for piece in pieces:
            _POINT(piece, *self.to_point)
            across, up = x.value, y.value
            found.append((a * across + c * up + e, b * across + d * up + f))
        return found

    def filled(self, path: int) -> Box | None:
        """Return what a path that is filled covers, as (left, top, right, bottom); None where it has an outline."""
        _MODE(path, *self.to_mode)
        if self.stroke.value:
            return None
        _BOUNDS(path, *self.to_bounds)
        return self.left.value, self.top.value, self.right.value, self.bottom.value


def _box(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return min(one[0], other[0]), max(one[1], other[1]), max(one[0], other[0]), min(one[1], other[1])


def _joined(rules: list[Rule]) -> list[Rule]:
    """Put together what is drawn of one line piece by piece, a cell after the other, or twice."""
    rules = sorted(rules)
    found: list[Rule] = []
    first = 0
    while first < len(rules):
        last = bisect_right(rules, rules[first].at + _ONE_LINE, first, key=lambda rule: rule.at)
        pieces = sorted([(rule.start, rule.end) for rule in rules[first:last]])
        start, end = pieces[0]
        for begins, ends in pieces:
            if begins > end + _ONE_LINE:
                found.append(Rule(rules[first].at, start, end))
                start = begins
            end = max(end, ends)
        found.append(Rule(rules[first].at, start, end))
        first = last
    return found


def _connected(across: list[Rule], down: list[Rule]) -> list[Grid]:
    """Group the lines that meet, where three run down between two across: each group is a table or a frame."""
    grids: list[Grid] = []
    waiting, alone = list(down), list(across)
    while waiting:
        grid = Grid(down=[waiting.pop()])
        reached = 0
        while reached < len(grid.down):
            line = grid.down[reached]
            reached += 1
            met = [rule for rule in alone if _meet(rule, line)]
            if not met:
                continue
            alone = [rule for rule in alone if not _meet(rule, line)]
            grid.across += met
            grid.down += [other for other in waiting if any(_meet(rule, other) for rule in met)]
            waiting = [other for other in waiting if not any(_meet(rule, other) for rule in met)]
        if len(grid.across) > 1 and len(grid.down) > 2:
            grid.finish()
            grids.append(grid)
    return grids


def _meet(across: Rule, down: Rule) -> bool:
    return _passes(across, down.at) and _passes(down, across.at)


def _passes(rule: Rule, place: float) -> bool:
    return rule.start - _NEAR <= place <= rule.end + _NEAR


def _steps(rules: list[Rule], others: list[Rule]) -> list[float]:
    """Return the places where a point comes past one of the rules, or to where one of the others begins or ends."""
    ends = {end for rule in others for end in (rule.start - _NEAR, rule.end + _NEAR)}
    return sorted(ends.union(rule.at for rule in rules))


def _places(rules: list[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _covered(rules: list[Rule], at: float) -> float:
    """Return how long the lines at a place run, counting what overlaps once."""
    covered, end = 0.0, 0.0
    for rule in sorted((rule for rule in rules if abs(rule.at - at) <= _NEAR), key=lambda rule: rule.start):
        covered += max(0.0, rule.end - max(rule.start, end))
        end = max(end, rule.end)
    return covered


def _beside(places: list[float], at: float) -> tuple[float | None, float | None]:
    """Return the places next before and after one, of those in order."""
    after = bisect_right(places, at)
    return (places[after - 1] if after else None), (places[after] if after < len(places) else None)
