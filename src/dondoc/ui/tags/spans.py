"""Who had something how long: lanes of spans over time with marked days, drawn by the server as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from dondoc.ui import formats
from dondoc.ui.tags.library import register

WIDTH, LANE, WORDS, BAR, MARK, AXIS = 340, 40, 15, 14, 17, 20
"""Of the drawing, in its own units: a phone shows them as pixels, wider places up to a third larger."""

LETTERS = 34
"""So many letters of a lane's name fit beside its figure."""

LETTER = 6
"""How wide a letter of a figure is, about."""

KINDS = {
    "desk": _("at the desk"),
    "late": _("at the desk, past the due date"),
    "waiting": _("waiting for confirmation"),
    "suspended": _("suspended"),
}
"""The kinds of spans, in the order of the legend; each has a ground and a pattern of its own."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time of one of the `KINDS`, from one moment to a later one."""

    kind: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Lane:
    """One who had it: name and figure, and when. With `href` the name is a link; `is_part` sets it in."""

    name: str
    figure: str
    spans: Sequence[Span]
    href: str = ""
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment that matters, marked through all lanes: `kind` is "first", "due" or "today"."""

    kind: str
    at: datetime
    label: str


@register.inclusion_tag("ui/components/spans.html")
def spans(lanes: Sequence[Lane], marks: Sequence[Mark], label: str) -> dict[str, Any]:
    """Draw the lanes below each other over one line of time, wide enough for all spans and marks.

    There must be one span at least. What the drawing says must stand in a table below it.
    """
    moments = [moment for lane in lanes for span in lane.spans for moment in (span.since, span.until)]
    moments += [mark.at for mark in marks]
    scale = _Scale(min(moments), max(moments))
    top = len(marks) * MARK + 4
    bottom = top + len(lanes) * LANE
    kinds = {span.kind for lane in lanes for span in lane.spans}
    return {
        "label": label,
        "width": WIDTH,
        "height": bottom + AXIS,
        "lanes": [
            _lane(lane, top + index * LANE, scale, [scale.at(mark.at) for mark in marks])
            for index, lane in enumerate(lanes)
        ],
        "marks": [_mark(mark, index, bottom, scale) for index, mark in enumerate(marks)],
        "bar_height": BAR,
        "bottom": bottom,
        "axis_y": bottom + 14,
        "first": formats.day(scale.first),
        "last": formats.day(scale.last - timedelta(seconds=1)),
        "legend": [(kind, word) for kind, word in KINDS.items() if kind in kinds],
    }


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    last: datetime

    def at(self, moment: datetime) -> float:
        whole = (self.last - self.first).total_seconds()
        return WIDTH * (moment - self.first).total_seconds() / whole if whole else 0.0


def _lane(lane: Lane, y: int, scale: _Scale, lines: Sequence[float]) -> dict[str, Any]:
    indent = 14 if lane.is_part else 0
    return {
        "name": Truncator(lane.name).chars(LETTERS - indent // 6),
        "whole_name": lane.name,
        "figure": lane.figure,
        "figure_x": f"{_clear_of(lines, lane.figure):.1f}",
        "href": lane.href,
        "is_part": lane.is_part,
        "x": indent,
        "words_y": y + WORDS - 3,
        "bar_y": y + WORDS + 3,
        "bars": [
            {
                "kind": span.kind,
                "x": f"{scale.at(span.since):.1f}",
                "width": f"{max(scale.at(span.until) - scale.at(span.since), 1.5):.1f}",
                "says": f"{KINDS[span.kind]}: {formats.day(span.since)} – {formats.day(span.until)}",
            }
            for span in lane.spans
        ],
    }


def _clear_of(lines: Sequence[float], words: str) -> float:
    """Return where the words end at the right, moved left of the lines of marked days that would strike them out."""
    end, width = float(WIDTH), LETTER * len(words)
    for x in sorted(lines, reverse=True):
        if end - width - 3 < x < end + 3:
            end = x - 5
    return end if end > WIDTH / 2 + width / 2 else float(WIDTH)


def _mark(mark: Mark, index: int, bottom: int, scale: _Scale) -> dict[str, Any]:
    x = scale.at(mark.at)
    is_left = x > WIDTH / 2
    return {
        "kind": mark.kind,
        "label": mark.label,
        "x": f"{x:.1f}",
        "words_x": f"{x - 4 if is_left else x + 4:.1f}",
        "anchor": "end" if is_left else "start",
        "words_y": (index + 1) * MARK - 5,
        "top": index * MARK + 2,
        "bottom": bottom,
    }
