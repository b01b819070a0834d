"""Charts that the server draws as SVG: bars, and a line over time; their figures stand in a table beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dondoc.ui import formats
from dondoc.ui.tags.library import register

HEIGHT, STEP, GAP = 100.0, 24.0, 4.0
WIDTH, DOT = 400.0, 5.0
Row = tuple[object, float | None, object]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar as drawn: its place and height, and what it stands for."""

    label: object
    text: object
    x: str
    y: str
    height: str
    is_there: bool


@register.inclusion_tag("ui/components/bars.html")
def bars(
    rows: Sequence[Row], label: str, most: float = 0, most_text: str = "", tone: str = "done", heading: str = ""
) -> dict[str, Any]:
    """Draw bars in the order of `rows`: label, value (`None` where there is none), and the value as text.

    `most` is the value of a full bar; without it the greatest of the rows. `most_text` writes it beside the chart, with
    a line at it and at its half. `heading` names the column of labels.
    """
    top = most or max((value or 0 for _label, value, _text in rows), default=0)
    drawn = [_bar(index, row, top) for index, row in enumerate(rows)]
    return {
        "bars": drawn,
        "label": label,
        "heading": heading,
        "most_text": most_text,
        "tone": tone,
        "width": _plain(max(len(rows), 1) * STEP),
        "bar_width": _plain(STEP - GAP),
        "height": _plain(HEIGHT),
        "axis": [rows[0][0], rows[len(rows) // 2][0], rows[-1][0]] if len(rows) > 2 else [row[0] for row in rows],
    }


@dataclass(frozen=True, slots=True)
class Point:
    """A point as drawn: the corner of its dot, and what it stands for."""

    label: str
    text: object
    x: str
    y: str


@register.inclusion_tag("ui/components/line.html")
def line(
    rows: Sequence[tuple[date, float, object]],
    label: str,
    target: float | Decimal | None = None,
    target_text: str = "",
) -> dict[str, Any]:
    """Draw figures of days as a line over time against a target: rows of day, value (0 or more) and the value as text,
    in order of days. The page shows the figures themselves in a table beside it."""
    goal = float(target) if target is not None else None
    top = max([value for _on, value, _text in rows] + ([goal] if goal is not None else []), default=0) * 1.1 or 1.0
    first, days = rows[0][0] if rows else None, (rows[-1][0] - rows[0][0]).days if rows else 0
    places = [
        (DOT + (WIDTH - 2 * DOT) * ((on - first).days / days if days and first else 0.5), HEIGHT * (1 - value / top))
        for on, value, _text in rows
    ]
    return {
        "label": label,
        "width": _plain(WIDTH),
        "height": _plain(HEIGHT),
        "dot": _plain(DOT),
        "path": " ".join(f"{_plain(x)},{_plain(y)}" for x, y in places) if len(places) > 1 else "",
        "points": [
            Point(formats.day(on), text, _plain(x - DOT / 2), _plain(y - DOT / 2))
            for (on, _value, text), (x, y) in zip(rows, places, strict=True)
        ],
        "target_y": _plain(HEIGHT * (1 - goal / top)) if goal is not None else "",
        "target_text": target_text,
        "axis": [formats.day(on) for on in dict.fromkeys((rows[0][0], rows[-1][0]))] if rows else [],
    }


def _bar(index: int, row: Row, top: float) -> Bar:
    label, value, text = row
    height = HEIGHT * min((value or 0) / top, 1) if top else 0.0
    shown = text if text not in ("", None) else formats.number(value)
    return Bar(label, shown, _plain(index * STEP), _plain(HEIGHT - height), _plain(height), value is not None)


def _plain(number: float) -> str:
    """Write a length for SVG: always with a point, whatever the reader's language."""
    return f"{number:.1f}"
