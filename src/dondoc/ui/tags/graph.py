"""A thing between those it points at, above, and those that point at it, below; drawn by the server as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.text import Truncator

from dondoc.ui.tags.library import register

WIDTH, NODE, CENTRE, GAP, LABEL, LANE = 340, 42, 54, 8, 22, 9
"""Of the drawing, in its own units: a phone shows them as pixels, wider places up to a third larger."""

TITLE_LETTERS, NOTE_LETTERS = 31, 40
"""So many letters fit into a box; the rest stands in the table below."""


@dataclass(frozen=True, slots=True)
class Tied:
    """What is tied to the thing in the middle: `kind` chooses the stroke, `relation` says in words how they stand.

    `is_here` is false of what is named only; it is drawn with a dashed edge.
    """

    kind: str
    relation: str | Promise
    title: str
    note: str
    href: str
    is_here: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """A box as drawn: its corner, what stands in it, and the line that ties it to the middle."""

    tied: Tied
    x: int
    y: int
    line: str
    title: str
    note: str

    @property
    def text_x(self) -> int:
        """Where its words begin."""
        return self.x + 11

    @property
    def title_y(self) -> int:
        """On which line its title stands."""
        return self.y + 18

    @property
    def note_y(self) -> int:
        """On which line its note stands."""
        return self.y + 33

    @property
    def width(self) -> int:
        """How wide it is."""
        return WIDTH - 1 - self.x


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes of one relation, its words above them, and the heads of the arrows: at what is pointed at."""

    relation: str | Promise
    kind: str
    x: int
    y: int
    boxes: Sequence[Box]
    arrows: str


@register.inclusion_tag("ui/components/graph.html")
def graph(
    title: str,
    note: str,
    above: Sequence[Tied],
    below: Sequence[Tied],
    label: str,
    each: int = 6,
    more: str = "",
) -> dict[str, Any]:
    """Draw the thing of this title, what it points at above and what points at it below, those of one kind together.

    Both are given with the nearest kind first, rows of a kind together; at most `each` of either are drawn, and a link
    to the address `more` says how many are not.
    """
    upper, lower = list(_kinds(above[:each])), list(_kinds(below[:each]))
    left = 14 + LANE * max(len(upper), len(lower), 1)
    top = LABEL if len(above) > each else 0
    centre = top + sum(_height(rows) for rows in upper) + (GAP if upper else 1)
    groups, at = [], top
    for index, rows in reversed(list(enumerate(upper))):
        groups.append(_group(rows, left=left, lane=_lane(left, index), at=at, edge=centre, is_above=True))
        at += _height(rows)
    at = centre + CENTRE + GAP
    for index, rows in enumerate(lower):
        groups.append(_group(rows, left=left, lane=_lane(left, index), at=at, edge=centre + CENTRE, is_above=False))
        at += _height(rows)
    return {
        "label": label,
        "width": WIDTH,
        "height": at + (LABEL if len(below) > each else 0),
        "groups": groups,
        "title": Truncator(title).chars(TITLE_LETTERS + 6),
        "note": Truncator(note).chars(NOTE_LETTERS + 7),
        "box_height": NODE,
        "centre": {"y": centre, "height": CENTRE, "width": WIDTH - 2, "title_y": centre + 23, "note_y": centre + 41},
        "left": left,
        "more": more,
        "more_above": max(len(above) - each, 0),
        "more_below": max(len(below) - each, 0),
        "more_above_y": LABEL - 8,
        "more_below_y": at + LABEL - 8,
    }


def _kinds(rows: Sequence[Tied]) -> Iterator[list[Tied]]:
    return (list(of_kind) for _kind, of_kind in groupby(rows, key=lambda one: one.kind))


def _height(rows: Sequence[Tied]) -> int:
    return LABEL + len(rows) * (NODE + GAP)


def _lane(left: int, index: int) -> int:
    """Return where the line of a kind runs: the nearest kind's nearest to the boxes, so that no two lines cross."""
    return left - 14 - LANE * index


def _group(rows: Sequence[Tied], *, left: int, lane: int, at: int, edge: int, is_above: bool) -> Group:
    boxes, arrows = [], "" if is_above else f"M{lane} {edge}l4 7h-8z"
    for index, tied in enumerate(rows):
        y = at + LABEL + index * (NODE + GAP)
        middle = y + NODE // 2
        if is_above:
            line = f"M{lane} {edge}V{middle + 7}Q{lane} {middle} {lane + 7} {middle}H{left - 7}"
            arrows += f"M{left} {middle}l-7 -4v8z"
        else:
            line = f"M{lane} {edge + 7}V{middle - 7}Q{lane} {middle} {lane + 7} {middle}H{left}"
        cut = Truncator(tied.title).chars(TITLE_LETTERS), Truncator(tied.note).chars(NOTE_LETTERS)
        boxes.append(Box(tied, left, y, line, *cut))
    return Group(rows[0].relation, rows[0].kind, left, at + LABEL - 7, boxes, arrows)
