"""Styles and lists of an OpenDocument text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from vanban.sources._docx_numbering import bullet
from vanban.sources._numbers import written

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
OUTLINE = "outline"  # the list of the headings of a whole document
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}


@dataclass(frozen=True, slots=True)
class Look:
    """How text of a style looks, as far as reading cares."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hidden: bool = False
    struck: bool = False
    raised: bool = False
    centred: bool = False
    font: str = ""
    list_style: str = ""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list style."""

    form: str
    before: str = ""
    after: str = ""
    start: int = 1
    shown_levels: int = 1
    sign: str = ""

    def label(self, counts: list[int], levels: dict[int, ListLevel]) -> str:
        """Return the label for the counts of this level and those above it."""
        if self.form == "bullet":
            return bullet(self.sign)
        shown = range(max(0, len(counts) - self.shown_levels), len(counts))
        parts = [written(counts[at], levels[at + 1].form if at + 1 in levels else self.form) for at in shown]
        number = ".".join(part for part in parts if part)
        return f"{self.before}{number}{self.after}".strip() if number else ""


class Styles:
    """The styles of content.xml and styles.xml, resolved when asked for."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self._families: dict[str, str] = {}
        for root in roots:
            for face in root.iter(STYLE + "font-face"):
                family = face.get("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}font-family", "")
                self._families[face.get(STYLE + "name", "")] = family.strip("'\"")
            for style in root.iter(STYLE + "style"):
                self._elements[style.get(STYLE + "family", ""), style.get(STYLE + "name", "")] = style
            for kind in root.iter(TEXT + "list-style"):
                self._lists[kind.get(STYLE + "name", "")] = dict(map(_list_level, kind))
            for outline in root.iter(TEXT + "outline-style"):
                self._lists[OUTLINE] = dict(map(_list_level, outline))

    def of(self, family: str, name: str | None, depth: int = 0) -> Look:
        """Return the look of a style with all it inherits; an unknown name is plain text."""
        key = (family, name or "")
        if key in self._looks:
            return self._looks[key]
        style = self._elements.get(key)
        if style is None or depth > 20:
            return Look()
        parent = style.get(STYLE + "parent-style-name")
        look = self.over(self.of(family, parent, depth + 1) if parent else Look(), style)
        self._looks[key] = look
        return look

    def over(self, look: Look, style: etree._Element | None) -> Look:
        """Return `look` changed by what a style says itself."""
        if style is None:
            return look
        changes: dict[str, object] = {}
        if (list_style := style.get(STYLE + "list-style-name")) is not None:
            changes["list_style"] = list_style
        text = style.find(STYLE + "text-properties")
        if text is not None:
            changes |= _text_changes(text, self._families)
        paragraph = style.find(STYLE + "paragraph-properties")
        if paragraph is not None and (alignment := paragraph.get(FORMAT + "text-align")) is not None:
            changes["centred"] = alignment == "center"
        return replace(look, **changes) if changes else look  # type: ignore[arg-type]

    def span(self, look: Look, name: str | None) -> Look:
        """Return `look` changed by a character style."""
        style = self._elements.get(("text", name or ""))
        if style is None:
            return look
        parent = style.get(STYLE + "parent-style-name")
        base = self.span(look, parent) if parent and parent != name else look
        return self.over(base, style)

    def label(self, name: str, level: int, counts: dict[int, int], start: str | None = None) -> str:
        """Count the next item of a list style on a level (from 1) in `counts`, and return its label, "" if it has none.

        `start` is the number an item states itself.
        """
        levels = self._lists.get(name, {})
        own = levels.get(level)
        counts[level] = int(start) if start else counts.get(level, (own.start if own else 1) - 1) + 1
        forget(counts, level + 1)
        above = [counts.get(at, levels[at].start if at in levels else 1) for at in range(1, level)]
        return own.label([*above, counts[level]], levels) if own else ""


def forget(counts: dict[int, int], level: int) -> None:
    """Forget what was counted on a level and below it."""
    for deeper in [other for other in counts if other >= level]:
        del counts[deeper]


def _text_changes(text: etree._Element, families: dict[str, str]) -> dict[str, object]:
    changes: dict[str, object] = {}
    if (weight := text.get(FORMAT + "font-weight")) is not None:
        changes["bold"] = weight in ("bold", "600", "700", "800", "900")
    if (slope := text.get(FORMAT + "font-style")) is not None:
        changes["italic"] = slope in ("italic", "oblique")
    if (case := text.get(FORMAT + "text-transform")) is not None:
        changes["capitals"] = case == "uppercase"
    if text.get(TEXT + "display") == "none":
        changes["hidden"] = True
    if (through := text.get(STYLE + "text-line-through-style")) is not None:
        changes["struck"] = through != "none"
    if (position := text.get(STYLE + "text-position")) is not None:
        changes["raised"] = position.startswith("super") or (position[:1].isdecimal() and not position.startswith("0"))
    font = text.get(STYLE + "font-name") or text.get(FORMAT + "font-family")
    if font:
        changes["font"] = families.get(font, font)
    return changes


def _list_level(element: etree._Element) -> tuple[int, ListLevel]:
    depth = int(element.get(TEXT + "level") or "1")
    if element.tag not in (TEXT + "list-level-style-number", TEXT + "outline-level-style"):
        return depth, ListLevel("bullet", sign=element.get(TEXT + "bullet-char") or "•")
    return depth, ListLevel(
        form=_FORMS.get(element.get(STYLE + "num-format") or "", "decimal"),
        before=element.get(STYLE + "num-prefix") or "",
        after=element.get(STYLE + "num-suffix") or "",
        start=int(element.get(TEXT + "start-value") or "1"),
        shown_levels=int(element.get(TEXT + "display-levels") or "1"),
    )
