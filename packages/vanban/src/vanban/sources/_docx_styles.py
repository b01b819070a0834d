"""Styles of a Word file, each with what it inherits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from vanban.sources._docx_names import W, number, switch, value


@dataclass(frozen=True, slots=True)
class Look:
    """How a run or paragraph looks, as far as reading cares."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hidden: bool = False
    struck: bool = False  # a line drawn through the words, as drafts mark what is to go
    raised: bool = False
    font: str = ""
    centred: bool = False
    heading: int | None = None
    list_id: str | None = None
    list_level: int | None = None


def _font(fonts: etree._Element, before: str) -> str:
    """Return the font of letters with marks; one that the theme of the file names is none of the old ones."""
    if fonts.get(W + "hAnsiTheme") or fonts.get(W + "asciiTheme"):
        return ""
    return fonts.get(W + "hAnsi") or fonts.get(W + "ascii") or before


def with_run(look: Look, properties: etree._Element | None, styles: Styles | None = None) -> Look:
    """Return `look` changed by run properties (`w:rPr`)."""
    if properties is None or not len(properties):
        return look
    style = value(properties, "rStyle") if styles else None
    if style and styles:
        base = styles.of(style)
        look = replace(
            look,
            bold=look.bold ^ base.bold,
            italic=look.italic ^ base.italic,
            capitals=look.capitals or base.capitals,
            hidden=look.hidden or base.hidden,
            struck=look.struck or base.struck,
            font=base.font or look.font,
        )
    changes: dict[str, object] = {}
    for field, name in (("bold", "b"), ("italic", "i"), ("capitals", "caps"), ("hidden", "vanish")):
        state = switch(properties, name)
        if state is not None:
            changes[field] = state
    struck = [switch(properties, name) for name in ("strike", "dstrike")]
    if struck != [None, None]:
        changes["struck"] = any(struck)
    if switch(properties, "smallCaps"):
        changes["capitals"] = True
    fonts = properties.find(W + "rFonts")
    if fonts is not None:
        changes["font"] = _font(fonts, look.font)
    if properties.find(W + "vertAlign") is not None:
        changes["raised"] = value(properties, "vertAlign") == "superscript"
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]


def with_paragraph(look: Look, properties: etree._Element | None) -> Look:
    """Return `look` changed by paragraph properties (`w:pPr`), its own run properties left out."""
    if properties is None:
        return look
    changes: dict[str, object] = {}
    alignment = value(properties, "jc")
    if alignment is not None:
        changes["centred"] = alignment == "center"
    outline = value(properties, "outlineLvl")
    if outline is not None:
        level = number(outline, 9)
        changes["heading"] = level + 1 if 0 <= level < 9 else None
    listed = properties.find(W + "numPr")
    if listed is not None:
        changes["list_id"] = value(listed, "numId") or look.list_id
        level_text = value(listed, "ilvl")
        if level_text is not None:
            changes["list_level"] = number(level_text)
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]


class Styles:
    """The styles of `styles.xml`, resolved when first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self._base = Look()
        self.default_paragraph: str | None = None
        if root is None:
            return
        self._base = with_run(Look(), root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iterfind(W + "style"):
            name = style.get(W + "styleId", "")
            self._elements[name] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self.default_paragraph = name

    def of(self, name: str | None, depth: int = 0) -> Look:
        """Return the look of a style with all it inherits; an unknown name is plain text."""
        name = name or self.default_paragraph
        if name is None or name not in self._elements or depth > 20:
            return self._base
        if name not in self._looks:
            style = self._elements[name]
            parent = value(style, "basedOn")
            plain = style.get(W + "type") == "character"
            base = self.of(parent, depth + 1) if parent and parent != name else Look() if plain else self._base
            look = with_run(base, style.find(W + "rPr"))
            self._looks[name] = with_paragraph(look, style.find(W + "pPr"))
        return self._looks[name]
