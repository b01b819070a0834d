"""The invented documents of `kinds/` as the Word files that offices would have made of them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.shared import Pt

KINDS = Path(__file__).parent / "kinds"
NAMESPACES = " ".join(
    f'xmlns:{short}="http://schemas.{place}"'
    for short, place in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
LABEL = re.compile(r"(?:(?P<upperRoman>[IVX]+)\.|(?P<decimal>\d{1,2})\.|(?P<lowerLetter>[a-d])\)|(?P<bullet>-))\s")
FORMS = {"upperRoman": "%{}.", "decimal": "%{}.", "lowerLetter": "%{})", "bullet": "-"}
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII")
CHANGE = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'


@dataclass
class Parts:
    """A document whose text names one part after the other."""

    left: list[str]
    right: list[str]
    body: list[str]
    recipients: list[str]
    signature: list[str]


def parts_of(name: str) -> Parts:
    """Return the parts of a text in which head, body, recipients and signature follow one another."""
    lines = [line.strip() for line in (KINDS / f"{name}.txt").read_text("utf-8").splitlines() if line.strip()]
    motto, foot = lines.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), lines.index("Nơi nhận:")
    sign = next(at for at in range(foot + 1, len(lines)) if not lines[at].startswith("- "))
    return Parts(lines[:motto], lines[motto : motto + 3], lines[motto + 3 : foot], lines[foot:sign], lines[sign:])


def tables(parts: Parts) -> Any:
    """Head and foot in tables without borders, all labels automatic and counted in one list of several levels."""
    document = docx.Document()
    _side_by_side(document, parts.left, parts.right)
    _numbered(document, parts.body)
    _side_by_side(document, parts.recipients, parts.signature)
    document.add_paragraph()
    return document


def tabs(parts: Parts) -> Any:
    """Head and foot set with tabs, non-breaking blanks in the text."""
    document = docx.Document()
    _tabbed(document, parts.left, parts.right)
    for text in parts.body:
        document.add_paragraph(re.sub(r"\b(ngày|tháng|số|Điều) (?=\d)", "\\1\u00a0", text))
    _tabbed(document, parts.recipients, parts.signature)
    return document


def boxes(parts: Parts) -> Any:
    """Head and foot in text boxes, each twice for programs old and new; a mark of urgency in a box that comes last."""
    document = docx.Document()
    head = document.add_paragraph()
    _box(head, parts.left)
    _box(head, parts.right)
    for text in parts.body:
        document.add_paragraph(text)
    foot = document.add_paragraph()
    _box(foot, parts.recipients)
    _box(foot, parts.signature)
    _box(document.add_paragraph(), ["HỎA TỐC"])
    return document


def tracked(parts: Parts) -> Any:
    """A text with changes: words put in, words and whole paragraphs struck out, an old numbering."""
    document = docx.Document()
    _side_by_side(document, parts.left, parts.right)
    for count, text in enumerate(parts.body):
        middle = text.find(" ", len(text) // 2)
        struck = f"<w:del {CHANGE}><w:r><w:delText>Sở Du lịch trước ngày 01/01/2020 </w:delText></w:r></w:del>"
        added = f"<w:ins {CHANGE}>{_run(text[middle:])}</w:ins>" if middle > 0 else _run(text[middle:])
        _paragraph(document, f"{_run(text[:middle])}{struck}{added}")
        if count % 3 == 0:
            struck = f"<w:del {CHANGE}><w:r><w:delText>9. Giao Sở Du lịch báo cáo.</w:delText></w:r></w:del>"
            _paragraph(document, f"<w:pPr><w:rPr><w:del {CHANGE}/></w:rPr></w:pPr>{struck}")
    _side_by_side(document, parts.recipients, parts.signature)
    document.add_paragraph()
    return document


def draft(parts: Parts) -> Any:
    """A draft: number, day and month blank, its mark in the head, each paragraph a control with fields in it."""
    document = docx.Document()
    left = [re.sub(r"^Số: \d+", "Số:        ", text) for text in parts.left]
    right = [re.sub(r"ngày \d+ tháng \d+", "ngày      tháng     ", text) for text in parts.right]
    _side_by_side(document, [*left, "Dự thảo lần 2"], right)
    for text in parts.body:
        field = "".join(
            f"<w:r>{piece}</w:r>"
            for piece in (
                '<w:fldChar w:fldCharType="begin"/>', "<w:instrText> REF a </w:instrText>",
                '<w:fldChar w:fldCharType="separate"/>', f"<w:t>{escape(text[:1])}</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            )
        )  # fmt: skip
        _add(document, f"<w:sdt {{}}><w:sdtContent><w:p>{field}{_run(text[1:])}</w:p></w:sdtContent></w:sdt>")
    _side_by_side(document, parts.recipients, parts.signature)
    document.add_paragraph()
    return document


LAYOUTS: tuple[Callable[[Parts], Any], ...] = (tables, tabs, boxes, tracked, draft)


def saved(document: Any) -> bytes:
    """Return a Word file, its text in 13 points as offices set it."""
    document.styles["Normal"].font.size = Pt(13)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _side_by_side(document: Any, left: list[str], right: list[str]) -> None:
    for cell, lines in zip(document.add_table(rows=1, cols=2).rows[0].cells, (left, right), strict=True):
        cell.text = "\n".join(lines)


def _tabbed(document: Any, left: list[str], right: list[str]) -> None:
    for at in range(max(len(left), len(right))):
        document.add_paragraph(f"{''.join(left[at : at + 1])}\t{''.join(right[at : at + 1])}")


def _add(document: Any, xml: str) -> None:
    document.element.body.sectPr.addprevious(parse_xml(xml.format(NAMESPACES)))


def _paragraph(document: Any, content: str) -> None:
    _add(document, f"<w:p {{}}>{content.replace('{', '{{').replace('}', '}}')}</w:p>")


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _box(paragraph: Any, lines: list[str]) -> None:
    inner = "".join(f"<w:p>{_run(line)}</w:p>" for line in lines)
    box = f"<w:txbxContent>{inner}</w:txbxContent>"
    paragraph._p.append(
        parse_xml(
            f'<w:r {NAMESPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx>'
            f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )


def _numbered(document: Any, body: list[str]) -> None:
    """Add the paragraphs, each label counted by Word: a number it would not come to by itself begins a new list."""
    used = [form for form in FORMS if any((label := LABEL.match(text)) and label[form] for text in body)]
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{FORMS[form].format(at + 1)}"/></w:lvl>'
        for at, form in enumerate(used)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {NAMESPACES} w:abstractNumId="900">{levels}</w:abstractNum>'))
    counts: dict[int, int] = {}
    lists = 900
    for text in body:
        label = LABEL.match(text)
        if label is None:
            document.add_paragraph(text)
            continue
        form, sign = next((form, sign) for form, sign in label.groupdict().items() if sign)
        level = used.index(form)
        number = {"upperRoman": ROMAN.index, "decimal": int, "lowerLetter": lambda one: ord(one) - 96}.get(form)
        start = ""
        if number and (wanted := number(sign)) != counts.get(level, 0) + 1:
            start = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{wanted}"/></w:lvlOverride>'
        if start or lists == 900:
            lists += 1
            of = '<w:abstractNumId w:val="900"/>'
            numbering.append(parse_xml(f'<w:num {NAMESPACES} w:numId="{lists}">{of}{start}</w:num>'))
        counts = {at: count for at, count in counts.items() if at < level} | {level: number(sign) if number else 0}
        paragraph = document.add_paragraph(text[label.end() :])
        properties = f'<w:numPr {NAMESPACES}><w:ilvl w:val="{level}"/><w:numId w:val="{lists}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(properties))
