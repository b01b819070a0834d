"""OpenDocument text (odt): what LibreOffice writes."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from vanban._errors import DamagedFile, EncryptedFile
from vanban._source import Line, Source
from vanban.sources._archive import Archive
from vanban.sources._legacy import by_font
from vanban.sources._letterhead import Front, has_motto
from vanban.sources._limits import check_text
from vanban.sources._odt_styles import DRAW, OFFICE, OUTLINE, STYLE, TABLE, TEXT, Look, Styles, forget
from vanban.sources._tabs import unfold
from vanban.sources._xml import parse_xml
from vanban.sources.text import wrapping_of

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_LEFT_OUT = frozenset(
    TEXT + name
    for name in (
        "tracked-changes",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "hidden-text",
        "placeholder",
        "ruby-text",
        "table-of-content",
        "illustration-index",
        "table-index",
    )
) | {OFFICE + "annotation", OFFICE + "annotation-end", OFFICE + "forms"}
_HEADERS = tuple(f"{STYLE}header{which}" for which in ("", "-first", "-left"))
_MOST_REPEATED = 1000
Cell = tuple[int, int, int]


def open_odt(data: bytes, *, name: str | None = None) -> Source:
    """Open an OpenDocument text. Raises `DamagedFile`, `EncryptedFile`, `MacroFile` or `TooLarge`."""
    archive = Archive(data)
    if b"encryption-data" in (archive.get("META-INF/manifest.xml") or b""):
        raise EncryptedFile("The file asks for a password. Remove the password and give it again.", given="odt")
    content = archive.get("content.xml")
    if content is None:
        raise DamagedFile("The file has no content inside. Open it in LibreOffice, save it again and retry.")
    root = parse_xml(content)
    roots = [root]
    if shared := archive.get("styles.xml"):
        roots.insert(0, parse_xml(shared, "The part styles.xml of the file"))
    styles = Styles(roots)
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    lines = _Reader(styles).document(body) if body is not None else []
    lines = _with_head(lines, roots[0], styles)
    check_text(sum(len(line.text) for line in lines))
    lines = unfold(lines)
    return Source(tuple(lines), wrapping_of(lines), MEDIA_TYPE, name=name)


def _with_head(lines: list[Line], root: etree._Element, styles: Styles) -> list[Line]:
    """Put a letterhead kept in the page header before the text, where the text itself has none."""
    if not has_motto(lines):
        for header in root.iter(*_HEADERS):
            head = _Reader(styles).document(header)
            if has_motto(head):
                return head + lines
    return lines


@dataclass(slots=True)
class _Piece:
    text: str
    look: Look


class _Reader:
    """Reads the blocks of one text in order."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._lines: list[Line] = []
        self._front = Front()
        self._notes: list[tuple[str, etree._Element]] = []
        self._paragraph = -1
        self._table = -1
        self._counts: dict[str, dict[int, int]] = {}
        self._boxes: list[etree._Element] = []

    def document(self, body: etree._Element) -> list[Line]:
        """Return the lines of a body: stamps in text boxes first, notes last."""
        self._blocks(body, None, 0)
        for mark, note in self._notes[:10_000]:
            at = len(self._lines)
            self._blocks(note, None, 1)
            if len(self._lines) > at:
                self._lines[at] = self._lines[at]._replace(text=f"{mark} {self._lines[at].text.strip()}")
        return self._front.lines + self._lines

    def _blocks(self, parent: etree._Element, cell: Cell | None, depth: int) -> None:
        if depth > 40:
            return
        for child in parent:
            tag = child.tag
            if tag in (TEXT + "p", TEXT + "h"):
                self._paragraph_lines(child, cell, self._number_of_heading(child), depth)
            elif tag == TEXT + "list":
                self._list(child, cell, "", 1, depth)
            elif tag == TABLE + "table":
                self._table_lines(child, depth)
            elif tag in (DRAW + "frame", DRAW + "custom-shape"):
                self._boxes.append(child)
                self._settle_boxes(depth)
            elif tag not in _LEFT_OUT and isinstance(tag, str) and child.get(TEXT + "display") != "none":
                self._blocks(child, cell, depth + 1)

    def _number_of_heading(self, element: etree._Element) -> str:
        """Return the label that the outline of the whole document gives to a heading."""
        level = element.get(TEXT + "outline-level") or ""
        if element.tag != TEXT + "h" or not level.isdecimal() or element.get(TEXT + "is-list-header") == "true":
            return ""
        return self._styles.label(OUTLINE, int(level), self._counts.setdefault(OUTLINE, {}))

    def _list(
        self, element: etree._Element, cell: Cell | None, style: str, level: int, depth: int, *, goes_on: bool = False
    ) -> None:
        """Number the items of a list on a level (from 1).

        One that continues another (`goes_on` where the list around it does) goes on counting; an item that holds only a
        list of the next level is no item of this one.
        """
        style = element.get(TEXT + "style-name") or style
        counts = self._counts.setdefault(style, {})
        goes_on = (
            goes_on or element.get(TEXT + "continue-numbering") == "true" or TEXT + "continue-list" in element.attrib
        )
        if not goes_on:
            forget(counts, level)
        for item in element:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            begins = len(item) > 0 and item[0].tag != TEXT + "list"
            label = ""
            if item.tag == TEXT + "list-item" and begins:
                label = self._styles.label(style, level, counts, item.get(TEXT + "start-value"))
            for block in item:
                if block.tag == TEXT + "list":
                    self._list(block, cell, style, level + 1, depth + 1, goes_on=goes_on and not begins)
                elif block.tag in (TEXT + "p", TEXT + "h"):
                    if self._paragraph_lines(block, cell, label, depth):
                        label = ""
                elif depth < 40:
                    self._blocks(block, cell, depth + 1)

    def _table_lines(self, table: etree._Element, depth: int) -> None:
        self._table += 1
        index, row = self._table, 0
        for line in table.iter(TABLE + "table-row"):
            if next(line.iterancestors(TABLE + "table"), None) is not table:
                continue
            column = 0
            for cell in line:
                if cell.tag == TABLE + "table-cell":
                    first = len(self._lines)
                    self._blocks(cell, (index, row, column), depth + 1)
                    rows = min(int(cell.get(TABLE + "number-rows-spanned") or "1"), _MOST_REPEATED)
                    if rows > 1:
                        self._lines[first:] = [line._replace(rows=rows) for line in self._lines[first:]]
                if cell.tag in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                    column += min(int(cell.get(TABLE + "number-columns-repeated") or "1"), _MOST_REPEATED)
            row += 1

    def _paragraph_lines(self, element: etree._Element, cell: Cell | None, label: str, depth: int) -> bool:
        """Add the lines of a paragraph; tell whether there was any text in it."""
        look = self._styles.of("paragraph", element.get(TEXT + "style-name"))
        pieces: list[_Piece] = []
        if any(hidden.get(TEXT + "is-hidden") == "true" for hidden in element.iter(TEXT + "hidden-paragraph")):
            return False
        self._inline(element, look, pieces, 0)
        self._paragraph += 1
        outline = element.get(TEXT + "outline-level") if element.tag == TEXT + "h" else None
        heading = int(outline) if outline and outline.isdecimal() else None
        plain = Line("", paragraph=self._paragraph, cell=cell, centred=look.centred, heading=heading)
        found = False
        for row in _rows(pieces):
            line = _line(row, plain)
            if line.text.strip():
                text = f"{label} {line.text.lstrip()}" if label and not found else line.text
                self._lines.append(line._replace(text=text))
                found = True
        if not found and not pieces and cell is not None and label.rstrip(".)").isalnum():
            self._lines.append(plain._replace(text=label))  # the number of a row, which the program counts
            found = True
        self._settle_boxes(depth)
        return found

    def _settle_boxes(self, depth: int) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            at = len(self._lines)
            self._blocks(box, None, depth + 1)
            if self._front.takes(self._lines[at:], before=at):
                del self._lines[at:]

    def _inline(self, element: etree._Element, look: Look, pieces: list[_Piece], depth: int) -> None:
        if look.hidden or look.struck or depth > 60:
            return
        if element.text:
            pieces.append(_Piece(element.text, look))
        for child in element:
            self._inline_child(child, look, pieces, depth)
            if child.tail:
                pieces.append(_Piece(child.tail, look))

    def _inline_child(self, child: etree._Element, look: Look, pieces: list[_Piece], depth: int) -> None:
        tag = child.tag
        if tag == TEXT + "s":
            pieces.append(_Piece(" " * min(int(child.get(TEXT + "c") or "1"), 200), look))
        elif tag == TEXT + "tab":
            pieces.append(_Piece("\t", look))
        elif tag == TEXT + "line-break":
            pieces.append(_Piece("\n", look))
        elif tag == TEXT + "note":
            mark = f"[{(child.findtext(TEXT + 'note-citation') or '').strip()}]"
            body = child.find(TEXT + "note-body")
            if body is not None:
                self._notes.append((mark, body))
            pieces.append(_Piece(mark, look))
        elif tag == TEXT + "span":
            self._inline(child, self._styles.span(look, child.get(TEXT + "style-name")), pieces, depth + 1)
        elif tag in (DRAW + "frame", DRAW + "custom-shape", DRAW + "g"):
            self._boxes.append(child)
        elif tag not in _LEFT_OUT and isinstance(tag, str):
            self._inline(child, look, pieces, depth + 1)


def _rows(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Return the pieces parted at line breaks, blanks in the markup made one, legacy fonts converted."""
    rows: list[list[_Piece]] = [[]]
    for piece in pieces:
        text = piece.text if piece.text in ("\n", "\t") else " ".join(piece.text.replace("\n", " ").split("\n"))
        if piece.look.font:
            text = by_font(text, piece.look.font)
        if text == "\n":
            rows.append([])
        else:
            rows[-1].append(_Piece(text.upper() if piece.look.capitals else text, piece.look))
    return rows


def _line(row: list[_Piece], plain: Line) -> Line:
    text = "".join(piece.text for piece in row).replace("\u00a0", " ").rstrip()
    telling = [piece.look for piece in row if piece.text.strip(" .,;:-–/\t")]
    bold = bool(telling) and all(look.bold for look in telling)
    italic = bool(telling) and all(look.italic for look in telling)
    return plain._replace(text=text, bold=bold, italic=italic)
