"""Tables that become cards on a phone, and what stands in their place when there is nothing."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from dondoc.ui.heat import key_of
from dondoc.ui.tags.explaining import help_for
from dondoc.ui.tags.library import register

SHORT = 18
"""Up to how many letters a cell is kept on one line."""

_HEAD = re.compile(r"<thead.*?</thead>", re.DOTALL)
_HEADING = re.compile(r"<th\b([^>]*)>(.*?)</th>", re.DOTALL)
_BODY = re.compile(r"<(tbody|tfoot).*?</\1>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?(?=<tr\b|</tbody>|</tfoot>)", re.DOTALL)
_CELL = re.compile(r"<(td|th)\b([^>]*)>(.*?)(?=</\1>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CLASS = re.compile(r'\bclass="')
_SPAN = re.compile(r'colspan="(\d+)"')


@register.simple_block_tag
def table(content: str, caption: str = "", kind: str = "", scale: str = "work") -> SafeString:
    """Show rows: inside stand `<thead>` and `<tbody>` as in any table.

    On a phone each row becomes a card whose cells are named by the headings; the names are put in here. Cells of
    numbers take `class="number"`, in the head too; cells and headings of a few letters are marked `short` and do not
    break. `kind="heat"` keeps the columns on a phone: the table can be pushed aside; below it stands what
    the colours mean.
    """
    body = _HEAD.sub(_helped, content if kind == "heat" else labelled(content))
    return format_html(
        '<div class="table-frame{}"{}><table class="table{}">{}{}</table></div>{}',
        " table-frame-wide" if kind == "heat" else "",
        format_html(' role="region" tabindex="0" aria-label="{}"', caption) if kind == "heat" and caption else "",
        f" table-{kind}" if kind else "",
        format_html("<caption>{}</caption>", caption) if caption else "",
        mark_safe(body),  # noqa: S308  rendered and escaped already  # nosec
        key_of(scale) if 'class="number heat ' in content else "",
    )


def labelled(content: str) -> str:
    """Return the rows with `data-label` on each cell, taken from the last row of headings, and short cells marked."""
    head = _HEAD.search(content)
    if head is None:
        return content
    last = head.group().rpartition("<tr")[2]
    names: list[str] = []
    for attributes, inner in _HEADING.findall(last):
        name = "" if "visually-hidden" in inner else _text(inner).replace('"', "&quot;")
        names += [name] * _spanned(attributes)
    marked = _HEAD.sub(lambda whole: _CELL.sub(lambda cell: _marked(cell, ""), whole.group()), content)
    return _BODY.sub(lambda body: _ROW.sub(lambda row: _labelled_row(row.group(), names), body.group()), marked)


def _helped(head: re.Match[str]) -> str:
    """Return the headings, each official term with its "?"."""
    return _HEADING.sub(lambda cell: f"<th{cell[1]}>{cell[2]}{help_for(unescape(_text(cell[2])))}</th>", head.group())


def _labelled_row(row: str, names: list[str]) -> str:
    at = 0

    def name(cell: re.Match[str]) -> str:
        nonlocal at
        label = names[at] if at < len(names) else ""
        at += _spanned(cell[2])
        return _marked(cell, "" if "data-label" in cell[2] else label)

    return _CELL.sub(name, row)


def _marked(cell: re.Match[str], label: str) -> str:
    attributes = cell[2]
    if len(_text(cell[3])) <= SHORT:
        attributes = (
            _CLASS.sub('class="short ', attributes, count=1)
            if "class=" in attributes
            else attributes + ' class="short"'
        )
    if label:
        attributes += f' data-label="{label}"'
    return f"<{cell[1]}{attributes}>{cell[3]}"


def _text(inner: str) -> str:
    return " ".join((_TAG.sub("", inner) if "<" in inner else inner).split())


def _spanned(attributes: str) -> int:
    found = _SPAN.search(attributes) if "colspan" in attributes else None
    return int(found[1]) if found else 1


@register.inclusion_tag("ui/components/nothing.html")
def nothing(title: str, advice: str = "", href: str = "", action: str = "") -> dict[str, Any]:
    """Say that a list is empty, why that is so or good, and what to do next."""
    return {"title": title, "advice": advice, "href": href, "action": action}
