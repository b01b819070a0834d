"""Markdown, and web pages flattened into it: cells between bars, bold marks inside words, notes in `<sup>`."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from vanban._normalise import holds
from vanban._source import Line, Source
from vanban.sources._limits import check_text
from vanban.sources._wraps import goes_on, starts_item
from vanban.sources.text import decode

_NOTE_MARK = re.compile(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>|\[\^(\d{1,3})\]", re.IGNORECASE)
_NOTE_START = re.compile(r"(?:<sup>\s*\[?\d{1,3}\]?\s*</sup>|\[\^\d{1,3}\]:)", re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:sup|sub|u|b|i|em|strong|span|div|p|center|font|a|small)\b[^<>]{0,300}>", re.IGNORECASE)
_MARKS = "*_[]<&\\^"
_BLANKS = re.compile(r"[ \t\u00a0]+")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\((?:[^()\s]{0,1000})(?:\s\"[^\"]{0,200}\")?\)")
_STAR = re.compile(r"(?<!\\)(?:\*{1,3}|__)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_HEADING = re.compile(r"(#{1,6})\s(.*)$")
_ITEM = re.compile(r"\*[ \t]+(?:\*\*|__)?(?![*_\s])")
_RULE = re.compile(r"\s*(?:[-_*]\s*){3,}$|[-=]{3,}\s*$|_{3,}$")
_TABLE_RULE = re.compile(r"\s*+(?:\|\s*+)?:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)*+(?:\|\s*+)?$")


@dataclass(slots=True)
class _Block:
    """One paragraph in the making: its rows, each with the flag of a hard break after it."""

    index: int
    rows: list[tuple[str, bool]] = field(default_factory=list)
    cell: tuple[int, int, int] | None = None
    heading: int | None = None
    is_note: bool = False
    is_pasted: bool = False  # a row of a table pasted as text, with a tab or a bar between its cells


_OPENERS = frozenset("|-_*=#><[")
_Row = tuple[str, bool, bool]
"""The text of rows of a block that are one line, whether all of it is bold, and whether all is italic."""


def open_markdown(data: bytes, *, name: str | None = None) -> Source:
    """Open markdown: a line for a paragraph or for a hard break within one; notes stand at the end as "[1] ..."."""
    text, warnings = decode(data)
    check_text(len(text))
    return source_of_markdown(text, warnings, name=name)


# Bold words, a heading, a link, a tag, a quotation or a row of cells: no plain text has them. It has rules ("______").
_IS_MARKED = re.compile(
    r"\*\*[^\s*]|__[^\s_][^\n]{0,200}__|^#{1,6}\s|\]\(|</?[a-z]{1,6}[\s/>]|^\s{0,3}[|>]", re.IGNORECASE | re.MULTILINE
)


def is_marked(text: str) -> bool:
    """Tell whether a text is markdown, whose rows go on in the next one, by the marks in it."""
    return _IS_MARKED.search(text) is not None


def source_of_markdown(text: str, warnings: tuple[str, ...] = (), *, name: str | None = None) -> Source:
    """Return a Source for markdown already decoded."""
    blocks = _mend(_blocks(text))
    marks = "".join(mark for mark in _MARKS if mark in text)
    body = [line for block in blocks if not block.is_note for line in _lines(block, marks)]
    notes = [line for block in blocks if block.is_note for line in _lines(block, marks)]
    return Source(tuple(body + notes), "paragraphs", "text/markdown", name=name, warnings=warnings)


def _blocks(text: str) -> list[_Block]:
    """Cut the text at blank lines, rules, headings and cell marks."""
    rows = text.replace("\x00", "").splitlines()
    reader = _BlockReader(whole=_are_whole(rows))
    reader.feed(rows)
    return [block for block in reader.blocks if block.rows]


_PARAGRAPH = 200  # characters: no program wraps lines as late as this


def _are_whole(rows: list[str]) -> bool:
    """Tell whether each row is a paragraph of its own: some are longer than lines are, and hardly any are blank."""
    full = sorted([len(row) for row in rows if row and not row.isspace()])
    return len(rows) < 1.25 * len(full) and full[len(full) * 19 // 20] > _PARAGRAPH


class _BlockReader:
    """Goes through the rows of a text once and gathers its blocks."""

    def __init__(self, *, whole: bool = False) -> None:
        self._whole = whole
        self.blocks: list[_Block] = []
        self._fresh = True
        self._table = -1
        self._row = 0
        self._in_table = False

    def feed(self, rows: list[str]) -> None:
        """Take the rows of the text."""
        for row in rows:
            bare = row.strip()
            if not bare:
                self._fresh, self._in_table = True, False
            elif bare[0] in _OPENERS or "\t" in bare or " | " in bare or "<" in bare or bare[-1] in "\\|":
                self._marked(row, bare)
            else:  # most rows
                block = self._open() if self._fresh else self.blocks[-1]
                block.rows.append((bare, self._whole or row.endswith("  ")))
                self._fresh = self._in_table = False

    def _marked(self, row: str, bare: str) -> None:
        """Take a row that may begin or end with a mark, or hold cells."""
        if bare == "|":
            self._flat_bar()
        elif bare[0] == "|" and bare.count("|") > 1:
            self._table_row(row)
        elif ("\t" in bare or " | " in bare) and self._is_pasted(bare):
            self._pasted_row(bare)
        elif bare[0] in "-_*=" and _RULE.match(row):
            self._fresh = True
        else:
            self._prose(row, bare)

    def _open(self, **marks: object) -> _Block:
        block = _Block(len(self.blocks), **marks)  # type: ignore[arg-type]
        self.blocks.append(block)
        return block

    def _flat_bar(self) -> None:
        self._fresh = True

    def _table_row(self, row: str) -> None:
        if not self._in_table:
            self._table, self._row, self._in_table = self._table + 1, 0, True
        if _TABLE_RULE.match(row):
            return
        cells = re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))
        for column, content in enumerate(cells):
            block = self._open(cell=(self._table, self._row, column))
            for part in _BREAK_TAG.split(content):
                if part.strip():
                    block.rows.append((part.strip(), True))
        self._row += 1
        self._fresh = True

    def _is_pasted(self, bare: str) -> bool:
        """Whether a row with a mark between cells is one of a table, by its marks or by the row before it."""
        if bare.count("\t") > 1 or bare.count(" | ") > 1:
            return True
        return "\t" in bare and bool(self.blocks) and self.blocks[-1].is_pasted

    def _pasted_row(self, bare: str) -> None:
        """A row of a table pasted as text stays a line, its cells parted as they are."""
        self._open(is_pasted=True).rows.append((bare, True))
        self._fresh = True

    def _prose(self, row: str, bare: str) -> None:
        self._in_table = False
        if row[0] == "#" and (heading := _HEADING.match(row)):
            block = self._open(heading=len(heading[1]))
            block.rows.append((heading[2].strip().rstrip("#").rstrip(), True))
            self._fresh = True
            return
        hard = self._whole or row.endswith(("  ", "\\"))
        ends_cell = bare[-1] == "|"
        if bare[0] == ">" or bare[-1] in "\\|":
            bare = bare.removesuffix("\\").lstrip(">").strip(" |")
            if not bare:
                self._fresh = True
                return
        if bare[0] == "*" and _ITEM.match(bare):
            bare, self._fresh = f"-{bare[1:]}", True
        is_note = bare[0] in "<[" and _NOTE_START.match(bare) is not None
        block = self._open(is_note=is_note) if self._fresh or is_note else self.blocks[-1]
        if "<" in bare:
            *ended, bare = (part.strip() for part in _BREAK_TAG.split(bare))
            block.rows += [(part, True) for part in ended]
        block.rows.append((bare, hard))
        self._fresh = ends_cell


def _mend(blocks: list[_Block]) -> list[_Block]:
    """Join a paragraph that a note at the foot of the page had cut in two."""
    mended: list[_Block] = []
    notes: list[_Block] = []
    for block in blocks:
        if block.is_note:
            notes.append(block)
            continue
        if notes and mended and notes[-1].index == block.index - 1 and _is_cut(mended[-1], block):
            last, _ = mended[-1].rows.pop()
            first, hard = block.rows[0]
            mended[-1].rows += [(f"{last} {first}", hard), *block.rows[1:]]
            continue
        mended.append(block)
    return mended + notes


def _is_cut(before: _Block, after: _Block) -> bool:
    end, start = before.rows[-1][0].rstrip("*_ "), after.rows[0][0].lstrip("*_ ")
    return bool(end and start) and end[-1] not in ".;:!?/”" and start[0].islower() and not starts_item(start)


def _lines(block: _Block, marks: str) -> list[Line]:
    """Return the block's lines: wraps joined, marks read and dropped; `marks` are those that the text holds at all."""
    if block.is_pasted:
        cells = (_unmarked(part, _PLAIN, marks)[0] for part in block.rows[0][0].split("\t"))
        return [Line("\t".join(cells), paragraph=block.index)]
    lines: list[_Row] = []
    style = _PLAIN
    may_join = False
    short, last_row = 0.6 * max([len(raw) for raw, _ in block.rows]) if len(block.rows) > 1 else 0, ""
    for raw, hard in block.rows:
        inside = style != _PLAIN
        if not inside and "  " not in raw and raw[:1].isalnum() and raw.isprintable() and not holds(raw, marks):
            text, bold, italic = raw, False, False  # as most rows are
        else:
            text, bold, italic, style = _unmarked(raw, style, marks)
        if not text:
            may_join = may_join and not hard
            continue
        if (
            may_join
            and lines
            and not (len(last_row) < short and _begins_anew(lines[-1][0], text))
            and _joins(lines[-1], text, bold=bold, inside=inside)
        ):
            before, before_bold, before_italic = lines[-1]
            lines[-1] = (f"{before} {text}", before_bold and bold, before_italic and italic)
        else:
            lines.append((text, bold, italic))
        last_row = text
        may_join = not hard
    index, cell, heading = block.index, block.cell, block.heading
    return [Line(words, None, index, cell, 1, bold, italic, False, heading) for words, bold, italic in lines]


_PLAIN = (False, False)


def _begins_anew(before: str, after: str) -> bool:
    """Tell whether a row after a short one begins a paragraph: a sentence after a full stop, or a dashed item."""
    return after[0] in "-–+" or (len(before) > 30 and before.endswith((".", ":")) and after[0].isupper())


def _joins(before: _Row, text: str, *, bold: bool, inside: bool) -> bool:
    """Tell whether a row goes on the line before it; a mark that spans the line end always does."""
    above, above_bold, _italic = before
    if not (bold or above_bold or inside):
        return goes_on(above, text)
    if inside and bold and above_bold and not starts_item(text):
        return not (text.startswith("Độc lập"))
    if above_bold != bold and len(above) < 45 and above.isupper():
        return False
    if bold and not inside and (text.isupper() or above.isupper()):
        return False
    return goes_on(above, text)


def _unmarked(raw: str, style: tuple[bool, bool], marks: str) -> tuple[str, bool, bool, tuple[bool, bool]]:
    """Return (text, all bold, all italic, style at the end) of one row of markdown."""
    if not holds(raw, marks):  # most rows are plain
        text = raw.strip() if raw.isprintable() and "  " not in raw else " ".join(raw.split())
        if text[:1].isalnum() or text.strip(" .,;:-–/"):
            return text, *style, style
        return text, bool(text), bool(text), style  # marks alone are as what stands around them
    if "<" in raw or "[" in raw:
        raw = _NOTE_MARK.sub(lambda note: f"[{note[1] or note[2]}]", raw)
        raw = _TAG.sub("", _LINK.sub(r"\1", raw))
    bold, italic = style
    pieces: list[str] = []
    all_bold = all_italic = True
    at = 0
    for mark in [*_STAR.finditer(raw), None]:
        piece = raw[at : mark.start() if mark else len(raw)]
        if piece.strip(" .,;:-–/"):
            all_bold, all_italic = all_bold and bold, all_italic and italic
        pieces.append(piece)
        if mark:
            signs = len(mark.group())
            bold, italic = bold ^ (signs >= 2), italic ^ (signs in (1, 3))
            at = mark.end()
    text = "".join(pieces)
    if "\\" in text or "&" in text:
        text = html.unescape(_ESCAPE.sub(r"\1", text))
    text = text.strip() if text.isprintable() and "  " not in text else _BLANKS.sub(" ", text).strip()
    return text, bool(text) and all_bold, bool(text) and all_italic, (bold, italic)
