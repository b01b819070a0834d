"""What one paragraph of a Word file shows: its runs after tracked changes, fields, hidden text and legacy fonts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from vanban.sources._docx_names import W, value
from vanban.sources._docx_styles import Look, Styles, with_run
from vanban.sources._legacy import by_font, encoding_of_font
from vanban.sources._raised import raised

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_BOX = W + "txbxContent"
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_SKIPPED = frozenset(
    W + name
    for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sdtPr", "sdtEndPr",
                 "proofErr", "bookmarkStart", "bookmarkEnd", "commentReference")
)  # fmt: skip
_FIELD = W + "fldChar"
_DRAWN = frozenset((W + "drawing", W + "pict", W + "object"))
PLACEHOLDER = f"{W}sdtPr/{W}showingPlcHdr"  # "Click here to enter text"
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\u00ad",  # a letter in TCVN3; elsewhere normalising takes it away
    W + "cr": "\n",
    W + "br": "\n",  # of a line, a column or a page
}


@dataclass(slots=True)
class Piece:
    """Text in one look."""

    text: str
    look: Look


@dataclass(slots=True)
class Shown:
    """What a paragraph shows: pieces with "\\n" for line breaks, and the boxes, WordArt and diagrams anchored in it."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def rows(self) -> list[list[Piece]]:
        """Return the pieces parted at line breaks; pieces in a legacy font are joined and converted first."""
        rows: list[list[Piece]] = [[]]
        for piece in _converted(self.pieces):
            for count, part in enumerate(piece.text.split("\n")):
                if count:
                    rows.append([])
                if part:
                    rows[-1].append(Piece(part, piece.look))
        return rows


def _converted(pieces: list[Piece]) -> list[Piece]:
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        legacy = encoding_of_font(piece.look.font)
        if last and (last.look == piece.look or (legacy and encoding_of_font(last.look.font) == legacy)):
            last.text += piece.text
        else:
            merged.append(Piece(piece.text, piece.look))
    for piece in merged:
        if piece.look.font:
            piece.text = by_font(piece.text, piece.look.font)
        if piece.look.capitals:
            piece.text = piece.text.upper()
    return merged


class Runs:
    """Reads paragraphs one after the other; `note` gives the mark of a foot- or endnote by its kind and id."""

    def __init__(self, styles: Styles, note: Callable[[str, str], str]) -> None:
        self._styles = styles
        self._note = note
        self._codes: list[int | None] = []  # by field around: where in the pieces its code began, None in its value

    def read(self, paragraph: etree._Element, look: Look) -> Shown:
        """Return what a paragraph of the given look shows."""
        shown = Shown()
        self._codes = []
        self._walk(paragraph, look, shown, 0)
        return shown

    def _walk(self, parent: etree._Element, look: Look, shown: Shown, depth: int) -> None:
        if depth > 60:
            return
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, look, shown, depth)
            elif tag in _SKIPPED or (tag == W + "sdt" and child.find(PLACEHOLDER) is not None):
                continue
            elif tag == _MATH_TEXT:
                shown.pieces.append(Piece(child.text or "", look))
            else:
                self._walk(preferred(child), look, shown, depth + 1)

    def _run(self, run: etree._Element, look: Look, shown: Shown, depth: int) -> None:
        properties = run.find(W + "rPr")
        if properties is not None:
            look = with_run(look, properties, self._styles)
        if look.hidden or look.struck or (properties is not None and _is_white(run, properties)):
            return
        for child in run:
            tag = child.tag
            if tag == W + "t":
                if child.text:
                    before = "".join(piece.text for piece in shown.pieces[-4:]) if look.raised else ""
                    shown.pieces.append(Piece(raised(child.text, before) if look.raised else child.text, look))
            elif tag in _SKIPPED:
                continue
            elif tag == _FIELD:
                self._field(child, shown)
            elif tag in _SIGNS:
                shown.pieces.append(Piece(_SIGNS[tag], look))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                if child.get(W + "customMarkFollows") not in ("1", "true"):
                    kind = "footnote" if tag == W + "footnoteReference" else "endnote"
                    shown.pieces.append(Piece(self._note(kind, child.get(W + "id", "")), look))
            elif tag == W + "sym":
                shown.pieces.append(Piece(_symbol(child), look))
            elif tag in _DRAWN or (tag == _ALTERNATE and next(child.iter(_BOX), None) is not None):
                self._drawn(child, shown)
            elif tag == _ALTERNATE:
                self._run(preferred(child), look, shown, depth)
            elif len(child):
                self._walk(child, look, shown, depth + 1)

    def _field(self, mark: etree._Element, shown: Shown) -> None:
        """Take out what the code of a field holds, where the value of another one stands in it; its own value stays."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._codes.append(len(shown.pieces))
        elif self._codes and (begun := self._codes.pop()) is not None:
            del shown.pieces[begun:]
        if kind == "separate":
            self._codes.append(None)

    def _drawn(self, drawn: etree._Element, shown: Shown) -> None:
        """Keep what is written in a drawing; of alternatives for old programs only the first is read."""
        if drawn.tag == _ALTERNATE:
            choice = drawn.find(_CHOICE)
            boxes = list(choice.iter(_BOX)) if choice is not None else []
            shown.boxes += boxes or list(drawn.iter(_BOX))
        else:
            written = drawn.iter(_BOX, WORD_ART, DIAGRAM)
            shown.boxes += [one for one in written if not any(above.tag == _BOX for above in one.iterancestors())]


def _is_white(run: etree._Element, properties: etree._Element) -> bool:
    """Tell whether a run is white on white, as marks for signing programs are; tables and boxes may be dark."""
    if value(properties, "color") != "FFFFFF":
        return False
    above = run.getparent()
    return (
        properties.find(W + "shd") is None
        and properties.find(W + "highlight") is None
        and (above is None or above.find(f"{W}pPr/{W}shd") is None)
        and next(run.iterancestors(W + "tbl", _BOX), None) is None
    )


def preferred(element: etree._Element) -> etree._Element:
    """Return the first of alternatives for programs old and new, which say the same; any other element itself."""
    choice = element.find(_CHOICE) if element.tag == _ALTERNATE else None
    return element if choice is None else choice


def _symbol(element: etree._Element) -> str:
    """Return a sign for a character of a symbol font: dashes and pluses, all else as a bullet."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    plain = code - 0xF000 if code >= 0xF000 else code
    return chr(plain) if plain in (0x2B, 0x2D, 0x2F, 0x28, 0x29, 0x25) else "•"
