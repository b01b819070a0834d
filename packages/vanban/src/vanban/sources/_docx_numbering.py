"""Labels of automatic lists ("1.", "a)", "-"), which a Word file computes and does not store."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from vanban.sources._docx_names import W, number, switch, value
from vanban.sources._numbers import written

_PLACE = re.compile(r"%([1-9])")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212\uf02d\uf0be")
_PLUSES = frozenset("+\uf02b")
_UNCHANGED = frozenset("*o")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, the form of numbers, the text around them."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restarts: bool = True
    style: str | None = None


def bullet(text: str) -> str:
    """Return a sign for a bullet: dashes and pluses as they are meant, all other pictures as •."""
    sign = text.strip()[:1]
    if not sign:
        return ""
    if sign in _DASHES:
        return "-"
    return "+" if sign in _PLUSES else sign if sign in _UNCHANGED else "•"


def _level(element: etree._Element) -> Level:
    return Level(
        start=number(value(element, "start"), 1),
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        legal=switch(element, "isLgl") or False,
        restarts=value(element, "lvlRestart") != "0",
        style=value(element, "pStyle"),
    )


class Numbering:
    """The lists of `numbering.xml`; `label` must be asked paragraph by paragraph, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._kinds: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._changed: dict[str, dict[int, Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        named: dict[str, str] = {}
        linked: dict[str, str] = {}
        for kind in root.iterfind(W + "abstractNum"):
            kind_id = kind.get(W + "abstractNumId", "")
            self._kinds[kind_id] = {number(lvl.get(W + "ilvl")): _level(lvl) for lvl in kind.iterfind(W + "lvl")}
            if style := value(kind, "styleLink"):
                named[style] = kind_id
            if style := value(kind, "numStyleLink"):
                linked[kind_id] = style
        for kind_id, style in linked.items():
            self._kinds[kind_id] = self._kinds.get(named.get(style, ""), {})
        for listed in root.iterfind(W + "num"):
            list_id = listed.get(W + "numId", "")
            self._lists[list_id] = value(listed, "abstractNumId") or ""
            for change in listed.iterfind(W + "lvlOverride"):
                depth = number(change.get(W + "ilvl"))
                if (start := value(change, "startOverride")) is not None:
                    self._restarts.setdefault(list_id, {})[depth] = number(start, 1)
                if (lvl := change.find(W + "lvl")) is not None:
                    self._changed.setdefault(list_id, {})[depth] = _level(lvl)

    def level_of_style(self, list_id: str, style: str | None) -> int:
        """Return the level of a list that belongs to a paragraph style; 0 where none does."""
        levels = self._kinds.get(self._lists.get(list_id, ""), {})
        return next((depth for depth, level in levels.items() if style and level.style == style), 0)

    def label(self, list_id: str, depth: int) -> str:
        """Count the next paragraph of a list on level `depth` (from 0) and return its label, "" if it shows none."""
        kind_id = self._lists.get(list_id)
        if kind_id is None:
            return ""
        levels = {**self._kinds.get(kind_id, {}), **self._changed.get(list_id, {})}
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(kind_id, {})
        for restarted, start in self._restarts.pop(list_id, {}).items():
            counts[restarted] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth and levels.get(other, level).restarts]:
            del counts[deeper]
        if level.form == "bullet":
            return bullet(level.text)

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at, level)
            count = counts.setdefault(at, other.start) if at < depth else counts[depth]
            return written(count, "decimal" if level.legal else other.form)

        return _PLACE.sub(place, level.text).strip()
