"""Tables of figures in which the greatest stand out, written in Python.

A page of all units has thousands of cells, and a template takes ten times as long for each. A few rows are better told
in the template, with the tags `heat` and `linked`, which write the same cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from dondoc.ui import formats

SCALES = {"work": (1, 3, 6, 11, 31), "days": (1, 30, 100, 300, 1000)}
"""From which figure each of the five colours of heat begins: the same on every page and every day. `work` is for pieces
of work, `days` for the working days of all work of a unit."""
NONE = '<span class="soft">0</span>'
NOTHING = '<td class="number"><span class="soft">–</span></td>'


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its heading, written already, its figures by name, and how the addresses of its lists end."""

    heading: SafeString
    figures: Mapping[str, int]
    tail: str = ""
    words: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers, each of which leads to its list at `address`, with the tail of the row, where there is one.

    With a `tone` it is drawn as heat. `of` names the figure that each is a share of: both are told then, and no list.
    """

    heading: str | Promise
    name: str
    address: str = ""
    tone: str = ""
    of: str = ""

    def href(self, row: Row) -> str:
        """Return where the list behind the row's figure is."""
        return f"{self.address}{row.tail}"


@dataclass(frozen=True, slots=True)
class Words:
    """A column of words that a row has beside its figures; a dash where it has none."""

    heading: str | Promise
    name: str


Columns = Sequence[Column | Words]


def heat_table(first: str | Promise, columns: Columns, rows: Sequence[Row], total: Row | None = None) -> SafeString:
    """Return what stands inside `{% table kind="heat" %}`: headings, rows, and their sum below, where there is one."""
    names = "".join(f'<th class="number">{escape(str(one.heading))}</th>' for one in columns)
    parts = [f"<thead><tr><th>{escape(str(first))}</th>{names}</tr></thead><tbody>"]
    parts += [
        f'<tr><th scope="row">{row.heading}</th>{cells}</tr>\n'
        for row, cells in zip(rows, cells_of(columns, rows), strict=True)
    ]
    parts.append("</tbody>")
    if total is not None:
        plain = [
            one if isinstance(one, Words) else Column(one.heading, one.name, one.address, of=one.of) for one in columns
        ]
        parts.append(f'<tfoot><tr><th scope="row">{total.heading}</th>{cells_of(plain, [total])[0]}</tr></tfoot>')
    return SafeString("".join(parts))  # nosec - headings, names and addresses are escaped


def cells_of(columns: Columns, rows: Sequence[Row]) -> list[SafeString]:
    """Return the cells of each row."""
    tails = [escape(row.tail) for row in rows]
    written = [_column(one, rows, tails) for one in columns]
    return [SafeString("".join(cells)) for cells in zip(*written, strict=True)]  # nosec - as above


def _column(column: Column | Words, rows: Sequence[Row], tails: Sequence[str]) -> list[str]:
    name = column.name
    if isinstance(column, Words):
        return [f'<td class="number">{escape((row.words or {}).get(name, "")) or "–"}</td>' for row in rows]
    if column.of:
        return [shared(row.figures[name], row.figures[column.of]) for row in rows]
    address, values = escape(column.address), [row.figures[name] for row in rows]
    hrefs = [address and address + tail for tail in tails]
    if column.tone:
        return [heated(value, column.tone, href) for value, href in zip(values, hrefs, strict=True)]
    return [f'<td class="number">{numbered(value, href)}</td>' for value, href in zip(values, hrefs, strict=True)]


def numbered(value: int | None, href: str) -> str:
    """Return a number that leads to `href`, an escaped address, where there is one; none at all leads nowhere."""
    if not value:
        return NONE
    return f'<a href="{href}">{formats.number(value)}</a>' if href else formats.number(value)


def heated(value: int | None, tone: str, href: str, scale: str = "work") -> str:
    """Return a cell of heat, the deeper the more; `href` is an escaped address or blank."""
    inner = f'<a href="{href}">{formats.number(value)}</a>' if href and value else formats.number(value)
    return f'<td class="number heat heat-{tone}-{level_of(value, scale)}"><span>{inner}</span></td>'


def shared(part: int, whole: int) -> str:
    """Return the cell of a share with its parts; a dash where there is nothing to be a share of."""
    if not whole:
        return NOTHING
    parts = f'<span class="soft">{formats.number(part)}/{formats.number(whole)}</span>'
    return f'<td class="number">{formats.share(part, whole)} {parts}</td>'


def level_of(value: int | None, scale: str = "work") -> int:
    """Return 0 for nothing, else 1 to 5: the colour that the value has on the scale."""
    return bisect_right(SCALES[scale], value or 0)


def key_of(scale: str) -> SafeString:
    """Return what each colour of the scale means, to stand below its table."""
    begins = SCALES[scale]
    said = [_up_to(first, after - 1) for first, after in pairwise(begins)]
    said.append(gettext("%(number)s and more") % {"number": formats.number(begins[-1])})
    colours = "".join(
        f'<span class="heat heat-late-{level}"><span>{escape(words)}</span></span>'
        for level, words in enumerate(said, start=1)
    )
    name = gettext("Working days, by colour") if scale == "days" else gettext("Pieces of work, by colour")
    return SafeString(f'<p class="heat-key soft">{escape(name)}: {colours}</p>')  # nosec - numbers and escaped words


def _up_to(first: int, last: int) -> str:
    return f"{formats.number(first)}–{formats.number(last)}"
