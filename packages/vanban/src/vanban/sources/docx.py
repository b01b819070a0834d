"""Word files (docx): paragraphs, tables, text boxes, notes and automatic numbers, as the printed page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from lxml import etree

from vanban._source import Line, Source
from vanban.sources._archive import Archive
from vanban.sources._docx_embedded import Embedded, has_text
from vanban.sources._docx_names import W, common, number, switch, value
from vanban.sources._docx_numbering import Numbering
from vanban.sources._docx_runs import DIAGRAM, PLACEHOLDER, WORD_ART, Piece, Runs, preferred
from vanban.sources._docx_styles import Styles, with_paragraph
from vanban.sources._letterhead import Front, has_motto
from vanban.sources._limits import NESTING, check_text
from vanban.sources._numbers import roman
from vanban.sources._tabs import unfold
from vanban.sources._xml import parse_xml
from vanban.sources.text import wrapping_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN_PART = re.compile(rb'<Relationship\b[^<>]*?/officeDocument"[^<>]*>')
_TARGET = re.compile(rb'\bTarget="/?([^"]+)"')
_CONTENTS = re.compile(r"(?:TOC|Mclc)\d?")  # styles of a table of contents, in an English and a Vietnamese Word
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_DROPPED = frozenset(("drop", "margin"))
Cell = tuple[int, int, int]


def open_docx(data: bytes, *, name: str | None = None, depth: int = 0) -> Source:
    """Open a Word file. Tracked insertions are read, deletions, struck and hidden text are not.

    A file without text whose pages are pictures is recognised. `depth` counts the Word files around this one. Raises
    `DamagedFile`, `EncryptedFile`, `MacroFile` or `TooLarge`, and for pictures `MissingConverter` or `TookTooLong`.
    """
    archive = Archive(data)
    main = _main_part(archive)
    folder = main.rpartition("/")[0]
    embedded = Embedded(archive, main, partial(open_docx, depth=depth + 1) if depth < NESTING else None)
    reader = _Reader(archive, folder, embedded)
    body = _part(archive, main)
    lines = reader.document(body.find(W + "body") if body is not None else None)
    lines = _with_head(lines, archive, folder, reader)
    check_text(sum(len(line.text) for line in lines))
    if body is not None and not has_text(lines) and (recognised := embedded.recognised(body)):
        return replace(recognised, media_type=MEDIA_TYPE, name=name)
    lines = unfold(lines)
    warnings = (*reader.warnings, *embedded.left_out())
    return Source(tuple(lines), wrapping_of(lines), MEDIA_TYPE, name=name, warnings=warnings)


def _main_part(archive: Archive) -> str:
    relation = _MAIN_PART.search(archive.get("_rels/.rels") or b"")
    target = _TARGET.search(relation.group()) if relation else None
    named = target[1].decode("utf-8", "replace") if target else ""
    return named if named in archive.names else "word/document.xml"


def _part(archive: Archive, name: str) -> etree._Element | None:
    content = archive.get(name)
    return parse_xml(common(content), f"The part {name} of the file") if content else None


def _with_head(lines: list[Line], archive: Archive, folder: str, reader: _Reader) -> list[Line]:
    """Put a letterhead kept in the page header before the text, where the text itself has none."""
    if has_motto(lines):
        return lines
    for name in sorted(name for name in archive.names if name.startswith(f"{folder}/header")):
        part = _part(archive, name)
        head = reader.document(part) if part is not None else []
        if has_motto(head):
            return head + lines
    return lines


class _Reader:
    """Reads the blocks of one file in order, counting paragraphs, tables and notes."""

    def __init__(self, archive: Archive, folder: str, embedded: Embedded) -> None:
        self.warnings: list[str] = []
        self._embedded = embedded
        self._styles = Styles(_part(archive, f"{folder}/styles.xml"))
        self._numbering = Numbering(_part(archive, f"{folder}/numbering.xml"))
        self._runs = Runs(self._styles, self._note_mark)
        self._parts = {kind: _part(archive, f"{folder}/{kind}s.xml") for kind in ("footnote", "endnote")}
        self._notes: list[tuple[str, str, str]] = []
        self._paragraph = -1
        self._table = -1
        self._front = Front()
        self._carried: list[Piece] = []

    def document(self, body: etree._Element | None) -> list[Line]:
        """Return the lines of a body: stamps in text boxes first, notes last."""
        if body is None:
            return []
        self._front, self._notes = Front(), []
        lines = list(self._blocks(body, None, 0))
        return self._front.lines + lines + list(self._note_lines())

    def _blocks(self, parent: etree._Element, cell: Cell | None, depth: int) -> Iterator[Line]:
        if depth > 40:
            self.warnings.append("Tables nested more than 40 deep were left out.")
            return
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph_lines(child, cell, depth)
            elif child.tag == W + "tbl":
                yield from self._table_lines(child, depth)
            elif child.tag == W + "sdt" and child.find(PLACEHOLDER) is not None:
                continue
            elif child.tag in _WRAPPERS or preferred(child) is not child:
                yield from self._blocks(preferred(child), cell, depth + 1)
            elif child.tag == W + "altChunk":
                yield from self._embedded_lines(child)

    def _embedded_lines(self, chunk: etree._Element) -> Iterator[Line]:
        """Read a whole document that stands in this one, as programs that put files together leave it."""
        tables, before = self._table + 1, self._paragraph + 1
        for line in self._embedded.lines_of(chunk, self.warnings):
            paragraph = before + (line.paragraph or 0)
            cell = (line.cell[0] + tables, *line.cell[1:]) if line.cell else None
            self._paragraph, self._table = paragraph, max(self._table, cell[0] if cell else 0)
            yield line._replace(paragraph=paragraph, cell=cell)

    def _table_lines(self, table: etree._Element, depth: int) -> Iterator[Line]:
        self._table += 1
        index, row = self._table, 0
        found: list[tuple[int, list[Line]]] = []
        reaches: dict[int, int] = {}  # the cell that a merged one below in this column goes on
        for line in table.iter(W + "tr"):
            if next(line.iterancestors(W + "tbl"), None) is not table:
                continue  # a row of a table within this one
            properties = line.find(W + "trPr")
            if properties is not None and (properties.find(W + "del") is not None or switch(properties, "hidden")):
                continue
            column = number(value(properties, "gridBefore"))
            for cell in line.iter(W + "tc"):
                if next(cell.iterancestors(W + "tr"), None) is not line:
                    continue
                style = cell.find(W + "tcPr")
                if style is not None and style.find(W + "cellDel") is not None:
                    continue
                merged = style.find(W + "vMerge") if style is not None else None
                if merged is None or merged.get(W + "val") == "restart":
                    reaches[column] = len(found)
                    found.append((1, list(self._blocks(cell, (index, row, column), depth + 1))))
                elif column in reaches:
                    rows, lines = found[reaches[column]]
                    found[reaches[column]] = (rows + 1, lines)
                column += max(1, number(value(style, "gridSpan"), 1))
            row += 1
        for rows, lines in found:
            for read in lines:
                is_own = read.cell is not None and read.cell[0] == index
                yield read._replace(rows=rows) if rows > 1 and is_own else read

    def _paragraph_lines(self, paragraph: etree._Element, cell: Cell | None, depth: int) -> Iterator[Line]:
        properties = paragraph.find(W + "pPr")
        style = value(properties, "pStyle")
        if style and _CONTENTS.fullmatch(style):
            return
        look = with_paragraph(self._styles.of(style), properties)
        shown = self._runs.read(paragraph, look)
        if self._carried:
            shown.pieces[:0], self._carried = self._carried, []
        if properties is not None and (
            properties.find(f"{W}rPr/{W}del") is not None or value(properties, "framePr", "dropCap") in _DROPPED
        ):
            self._carried = shown.pieces  # its end was deleted, or it is one large letter: it runs on into the next
            return
        self._paragraph += 1
        label = ""
        if look.list_id and look.list_id != "0":
            level = look.list_level
            depth_of_list = level if level is not None else self._numbering.level_of_style(look.list_id, style)
            label = self._numbering.label(look.list_id, depth_of_list)
        plain = Line("", paragraph=self._paragraph, cell=cell, centred=look.centred, heading=look.heading)
        for row in shown.rows():
            line = _line(row, plain)
            if line.text.strip():
                yield line._replace(text=f"{label} {line.text.lstrip()}") if label else line
                label = ""
        if label.rstrip(".)").isalnum() and cell is not None and not shown.pieces:
            yield plain._replace(text=label)  # the number of a row, which Word counts
        for box in shown.boxes:
            yield from self._box_lines(box, cell, depth)

    def _box_lines(self, box: etree._Element, cell: Cell | None, depth: int) -> Iterator[Line]:
        lines = list(self._written(box) if box.tag in (WORD_ART, DIAGRAM) else self._blocks(box, None, depth + 1))
        if not self._front.takes(lines, before=self._paragraph - len(lines), in_cell=cell is not None):
            yield from lines

    def _written(self, drawn: etree._Element) -> Iterator[Line]:
        """Yield the words of WordArt, or of the shapes of a diagram, each as a paragraph."""
        texts = self._embedded.diagram(drawn) if drawn.tag == DIAGRAM else [drawn.get("string", "")]
        for text in filter(str.strip, texts):
            self._paragraph += 1
            yield Line(text, paragraph=self._paragraph)

    def _note_mark(self, kind: str, note: str) -> str:
        count = 1 + sum(other == kind for other, _, _ in self._notes)
        mark = f"[{count if kind == 'footnote' else roman(count)}]"
        self._notes.append((kind, note, mark))
        return mark

    def _note_lines(self) -> Iterator[Line]:
        for kind, note, mark in self._notes[:10_000]:
            part = self._parts[kind]
            for element in part.iterfind(W + kind) if part is not None else ():
                if element.get(W + "id") == note:
                    lines = list(self._blocks(element, None, 1))
                    if lines:
                        yield lines[0]._replace(text=f"{mark} {lines[0].text.strip()}")
                        yield from lines[1:]
                    break


def _line(row: list[Piece], plain: Line) -> Line:
    text = "".join(piece.text for piece in row).replace("\u00a0", " ").rstrip()
    telling = [piece.look for piece in row if piece.text.strip(" .,;:-–/\t")]
    bold = bool(telling) and all(look.bold for look in telling)
    italic = bool(telling) and all(look.italic for look in telling)
    return plain._replace(text=text, bold=bold, italic=italic)
