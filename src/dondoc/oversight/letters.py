"""The drafted letter to one unit (công văn đôn đốc, yêu cầu giải trình): what it says, and its layout as .docx."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from dondoc.oversight.rules.wordings import ANSWER_DAY, DAY, ISSUER, NUMBER, UNIT, LetterKind, Part, filled

LAYOUT = Path(__file__).parent / "data" / "letter.toml"
WORDINGS = Path(__file__).parent / "data" / "wordings.toml"
COLUMNS = ("TT", "Văn bản giao", "Nội dung nhiệm vụ", "Thời hạn", "Quá hạn (ngày làm việc)")
_WIDTHS = (10, 35, 65, 25, 25)
_COMMITTEE = "ỦY BAN NHÂN DÂN"


@dataclass(frozen=True, slots=True)
class LateTask:
    """A row of the letter's table; `days_late` counts working days, 0 also where none has passed since the last day."""

    code: str
    title: str
    due_on: date | None
    days_late: int


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says: `text` is the superior's own word, `wording` what stands around it, part by part. Its number
    and the day of the month stay blank: the registry and the signer fill them."""

    issuer: str
    place: str
    unit: str
    wording: Mapping[Part, str]
    on: date
    text: str
    tasks: Sequence[LateTask]
    signer: str = ""
    answer_on: date | None = None


@cache
def layout() -> dict[str, Any]:
    """Return the measures and fixed words of a letter."""
    return tomllib.loads(LAYOUT.read_text(encoding="utf-8"))


@cache
def shipped() -> Mapping[LetterKind, Mapping[Part, str]]:
    """Return the wording of each kind of letter that an installation starts with."""
    tables = tomllib.loads(WORDINGS.read_text(encoding="utf-8"))
    return {LetterKind(kind): {Part(part): text for part, text in parts.items()} for kind, parts in tables.items()}


def as_docx(letter: Letter) -> bytes:
    """Return the letter as a Word file in the layout of Decree 30/2020, Annex I."""
    document = page()
    _head(document, letter)
    centred(document.add_paragraph(), f"Kính gửi: {letter.unit}", layout()["type"]["text"])
    body(document, opening(letter))
    _table(document, letter)
    body(document, letter.text)
    body(document, closing(letter))
    signed(document, letter.wording, (letter.wording[Part.CAPACITY], letter.wording[Part.TITLE]), letter.signer)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def place_of(issuer: str) -> str:
    """Return the place a body's letters are dated from: "Cần Thơ" of "Ủy ban nhân dân thành phố Cần Thơ"."""
    for word in ("thành phố ", "tỉnh ", "phường ", "xã "):
        _before, found, place = issuer.partition(word)
        if found:
            return place
    return issuer


def about(letter: Letter) -> str:
    """Return what the letter is about, as it stands below its number."""
    return letter.wording[Part.ABOUT]


def opening(letter: Letter) -> str:
    """Return the sentence before the table of late work."""
    return filled(letter.wording[Part.OPENING], _said(letter))


def closing(letter: Letter) -> str:
    """Return the last sentence: what is asked, and by when if an answer is wanted by a day."""
    part = Part.CLOSING if letter.answer_on is None else Part.CLOSING_BY
    return filled(letter.wording[part], _said(letter))


def recipients(wording: Mapping[Part, str]) -> list[str]:
    """Return who gets a copy, a line each."""
    return [line.strip() for line in wording[Part.RECIPIENTS].splitlines() if line.strip()]


def _said(letter: Letter) -> dict[str, str]:
    return {
        UNIT: letter.unit,
        ISSUER: letter.issuer,
        DAY: f"{letter.on:%d/%m/%Y}",
        NUMBER: figure(len(letter.tasks)),
        ANSWER_DAY: f"{letter.answer_on:%d/%m/%Y}" if letter.answer_on else "",
    }


def page() -> Document:
    """Return an empty A4 page with the margins, the font and the page numbers of an official document."""
    page, type_ = layout()["page"], layout()["type"]
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(page["width"]), Mm(page["height"])
    section.top_margin, section.bottom_margin = Mm(page["top"]), Mm(page["bottom"])
    section.left_margin, section.right_margin = Mm(page["left"]), Mm(page["right"])
    section.different_first_page_header_footer = True
    _number(section.header.paragraphs[0])
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = type_["font"], Pt(type_["text"])
    normal.font.color.rgb = RGBColor(0, 0, 0)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), type_["font"])
    normal.paragraph_format.space_after = Pt(0)
    return document


def _number(paragraph: Paragraph) -> None:
    """The page's number, top centre, from the second page on."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _head(document: Document, letter: Letter) -> None:
    type_, words = layout()["type"], layout()["words"]
    table = grid(document, (65, 95), 1)
    left, right = table.rows[0].cells
    centred(left.paragraphs[0], headed(letter.issuer), type_["head"], bold=True)
    ruled(left, 22, of=65)
    centred(left.add_paragraph(), f"Số:           /{_notation(letter.issuer)}", type_["number"])
    centred(left.add_paragraph(), f"V/v {about(letter)}", type_["about"])
    centred(right.paragraphs[0], words["country"], type_["head"], bold=True)
    centred(right.add_paragraph(), words["motto"], type_["motto"], bold=True)
    ruled(right, 62, of=95)
    dated = f"{letter.place}, ngày       tháng {month(letter.on)} năm {letter.on.year}"
    centred(right.add_paragraph(), dated, type_["motto"], italic=True)
    document.add_paragraph()


def month(on: date) -> str:
    """January and February carry a nought."""
    return f"{on.month:02}" if on.month < 3 else str(on.month)


def _notation(issuer: str) -> str:
    return "UBND-VP" if issuer.lower().startswith("ủy ban nhân dân") else "VP"


def headed(body: str) -> str:
    """Return the name of a body as it stands in the head: upper case, "ỦY BAN NHÂN DÂN" on a line of its own, or the
    line would break within the name of the place."""
    return body.upper().replace(f"{_COMMITTEE} ", f"{_COMMITTEE}\n", 1)


def ruled(place: _Cell | Document, width: int, *, of: int) -> None:
    """A line under what stands above: an empty paragraph with a border, indented to the width, of the width that the
    place has; both in millimetres."""
    paragraph = place.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(5)
    inset = Mm((of - width) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = inset
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


def grid(document: Document, widths: Sequence[int], rows: int) -> Table:
    """Add a table without borders, its columns as wide as given, in millimetres."""
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _table(document: Document, letter: Letter) -> None:
    size = layout()["type"]["table"]
    table = grid(document, _WIDTHS, len(letter.tasks) + 1)
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
        centred(cell.paragraphs[0], name, size, bold=True)
    repeated(table)
    for number, (row, task) in enumerate(zip(table.rows[1:], letter.tasks, strict=False), start=1):
        values = (str(number), *cells(task, on=letter.on))
        whole(row)
        for index, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if index in {1, 2} else WD_ALIGN_PARAGRAPH.CENTER
            run(paragraph, value, size)


def cells(task: LateTask, *, on: date) -> tuple[str, str, str, str]:
    """Return what stands in the row of a task, behind its number, in a letter of the day `on`."""
    due = f"{task.due_on:%d/%m/%Y}" if task.due_on else "không ghi hạn"
    is_overdue = task.due_on is not None and task.due_on < on
    return task.code, task.title, due, str(task.days_late) if is_overdue else "chưa quá hạn"


def figure(number: int) -> str:
    """Return the number as a document writes it, whatever the reader's language: 1.284."""
    return f"{number:,}".replace(",", ".")


def whole(row: _Row) -> None:
    """The row stays on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeated(table: Table) -> None:
    """The heading stands again on every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def signed(document: Document, wording: Mapping[Part, str], titles: Sequence[str], signer: str) -> None:
    """Add the foot: who gets a copy, left of the titles under which is signed and the signer's name. It stays on one
    page, with the last lines of what is signed."""
    type_ = layout()["type"]
    for paragraph in (document.paragraphs[-1], document.add_paragraph()):
        paragraph.paragraph_format.keep_with_next = True
    row = grid(document, (75, 85), 1).rows[0]
    whole(row)
    left, right = row.cells
    run(left.paragraphs[0], "Nơi nhận:", type_["recipients_title"], bold=True, italic=True)
    for recipient in recipients(wording):
        run(left.add_paragraph(), f"- {recipient}", type_["recipients"])
    for number, title in enumerate(titles):
        centred(right.add_paragraph() if number else right.paragraphs[0], title, type_["text"], bold=True)
    for _line in range(4):
        right.add_paragraph()
    centred(right.add_paragraph(), signer, type_["text"], bold=True)


def body(document: Document, text: str) -> None:
    """Add a paragraph of the content: justified, its first line indented."""
    type_ = layout()["type"]
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(type_["first_line"])
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(type_["after"])
    run(paragraph, text, type_["text"])


def centred(paragraph: Paragraph, text: str, size: int, *, bold: bool = False, italic: bool = False) -> None:
    """Write a centred run of text."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(paragraph, text, size, bold=bold, italic=italic)


def run(paragraph: Paragraph, text: str, size: int, *, bold: bool = False, italic: bool = False) -> None:
    """Write a run of text in the size."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
