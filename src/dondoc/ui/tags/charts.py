"""Charts that the server draws: bars as SVG, with their figures as a table below for reading aloud and copying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dondoc.ui import formats
from dondoc.ui.tags.library import register

HEIGHT, STEP, GAP = 100.0, 24.0, 4.0
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
def bars(rows: Sequence[Row], label: str, most: float = 0, tone: str = "done", heading: str = "") -> dict[str, Any]:
    """Draw bars in the order of `rows`: label, value (`None` where there is none), and the value as text.

    `most` is the value of a full bar; without it the greatest of the rows. `heading` names the column of labels.
    """
    top = most or max((value or 0 for _label, value, _text in rows), default=0)
    drawn = [_bar(index, row, top) for index, row in enumerate(rows)]
    return {
        "bars": drawn,
        "label": label,
        "heading": heading,
        "tone": tone,
        "width": _plain(max(len(rows), 1) * STEP),
        "bar_width": _plain(STEP - GAP),
        "height": _plain(HEIGHT),
        "axis": [rows[0][0], rows[len(rows) // 2][0], rows[-1][0]] if len(rows) > 2 else [row[0] for row in rows],
    }


def _bar(index: int, row: Row, top: float) -> Bar:
    label, value, text = row
    height = HEIGHT * min((value or 0) / top, 1) if top else 0.0
    shown = text if text not in ("", None) else formats.number(value)
    return Bar(label, shown, _plain(index * STEP), _plain(HEIGHT - height), _plain(height), value is not None)


def _plain(number: float) -> str:
    """Write a length for SVG: always with a point, whatever the reader's language."""
    return f"{number:.1f}"
