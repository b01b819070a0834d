"""Word files: what is drawn, typed into fields, tracked, hidden or of the strict kind is read as it is shown."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest

import vanban
from vanban.sources.docx import open_docx

from .letters import word_file
from .test_docx import RELATIONS, W, changed, of_xml, saved

DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHANGE = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'


def texts(data: bytes) -> list[str]:
    return [line.text for line in open_docx(data).lines]


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def with_diagram(model: str) -> bytes:
    """A file with a paragraph in which a diagram (SmartArt) is anchored."""
    shown = (
        f'<w:p {W}>{run("Sơ đồ tổ chức")}<w:r><w:drawing><a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{DIAGRAM}">'
        f'<dgm:relIds xmlns:dgm="{DIAGRAM}" xmlns:r="{RELATIONS}" r:dm="rIdD"/></a:graphicData></a:graphic></w:drawing>'
        "</w:r></w:p>"
    )
    document = docx.Document()
    document.element.body.insert(0, docx.oxml.parse_xml(shown))
    document.add_paragraph("Sau")
    whole = saved(document)
    relation = f'<Relationship Id="rIdD" Type="{RELATIONS}/diagramData" Target="diagrams/data1.xml"/></Relationships>'
    with zipfile.ZipFile(io.BytesIO(whole)) as parts:
        relations = parts.read("word/_rels/document.xml.rels").replace(b"</Relationships>", relation.encode())
    content = f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" xmlns:a="{DRAWING}">{model}</dgm:dataModel>'.encode()
    return changed(changed(whole, "word/_rels/document.xml.rels", relations), "word/diagrams/data1.xml", content)


def shape(key: str, *rows: str, kind: str = "node") -> str:
    written = "".join(f"<a:p><a:r><a:t>{row}</a:t></a:r></a:p>" for row in rows)
    return f'<dgm:pt modelId="{key}" type="{kind}"><dgm:t>{written}</dgm:t></dgm:pt>'


def test_the_words_of_a_diagram_are_read_from_the_top_down_where_it_stands() -> None:
    named = {"3": ["Sở Y tế"], "1": ["Ban Chỉ đạo", "tỉnh"], "2": ["Sở Nội vụ"]}
    shapes = shape("0", kind="doc") + "".join(shape(key, *rows) for key, rows in named.items())
    lines = (("0", "1", 0), ("1", "3", 1), ("1", "2", 0))
    drawn = "".join(f'<dgm:cxn srcId="{above}" destId="{below}" srcOrd="{at}"/>' for above, below, at in lines)
    shown = f'<dgm:cxn type="presOf" srcId="1" destId="3" srcOrd="0"/>{drawn}'
    found = texts(with_diagram(f"<dgm:ptLst>{shapes}</dgm:ptLst><dgm:cxnLst>{shown}</dgm:cxnLst>"))
    assert found == ["Sơ đồ tổ chức", "Ban Chỉ đạo", "tỉnh", "Sở Nội vụ", "Sở Y tế", "Sau"]
    assert "Sở Y tế" in texts(with_diagram(f"<dgm:ptLst>{shape('3', 'Sở Y tế')}</dgm:ptLst>"))


def test_words_set_as_a_drawing_are_read() -> None:
    art = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="{}"/></v:shape></w:pict>'
    source = of_xml(
        f"<w:p>{run('Kính gửi: Sở Y tế.')}<w:r>{art.format('HỎA TỐC')}</w:r></w:p>",
        f"<w:p><w:r>{art.format('KẾ HOẠCH NĂM 2026')}</w:r></w:p>",
    )
    assert [line.text for line in source.lines] == ["HỎA TỐC", "Kính gửi: Sở Y tế.", "KẾ HOẠCH NĂM 2026"]


def field(code: str, value: str | None) -> str:
    shown = "" if value is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(value)}'
    begin, end = ('<w:r><w:fldChar w:fldCharType="%s"/></w:r>' % kind for kind in ("begin", "end"))  # noqa: UP031
    return f"{begin}{code}{shown}{end}"


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (f"{run('ngày ')}{field(code('DATE'), '05/12/2025')}", "ngày 05/12/2025"),
        (f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>', "3"),
        (field(f"{code('IF ')}{field(code('MERGEFIELD x'), 'nam')}{code('= a b c')}", "ông"), "ông"),
        (f"{run('a')}{field(code('TC ') + run('gone'), None)}{run('b')}", "ab"),
        (f'{run("a")}<w:r><w:fldChar w:fldCharType="begin"/></w:r>{run("b")}', "ab"),
    ],
    ids=["a date", "in short", "within the code of another", "without a value", "never ended"],
)
def test_of_a_field_its_value_is_read(runs: str, text: str) -> None:
    assert of_xml(f"<w:p>{runs}</w:p>").lines[0].text == text


def test_what_is_hidden_is_not_read_nor_its_notes_and_signs() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    signs = f'<w:r>{hidden}<w:tab/><w:sym w:char="F0B7"/><w:footnoteReference w:id="1"/></w:r>'
    assert [line.text for line in of_xml(f"<w:p>{run('Giao Sở Y tế')}{signs}</w:p>").lines] == ["Giao Sở Y tế"]


@pytest.mark.parametrize("through", ["<w:strike/>", "<w:dstrike/>", '<w:strike/><w:dstrike w:val="0"/>'])
def test_what_a_draft_has_struck_through_is_not_read(through: str) -> None:
    struck = f"<w:r><w:rPr>{through}</w:rPr><w:t> và Sở Du lịch</w:t></w:r>"
    assert [line.text for line in of_xml(f"<w:p>{run('Giao Sở Y tế')}{struck}</w:p>").lines] == ["Giao Sở Y tế"]


def test_of_what_was_changed_the_new_state_is_read() -> None:
    deleted = f"<w:del {CHANGE}><w:r><w:delText>hai </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom {CHANGE}>{run('Sau cùng.')}</w:moveFrom>"
    kept = f"<w:ins {CHANGE}>{run('ba ')}</w:ins>{run('ngày')}<w:r><w:commentReference w:id='0'/></w:r>"
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p>{}</w:p></w:tc>"
    rows = "".join(
        f"<w:tr><w:trPr>{row}</w:trPr>{cell.format('', run(text))}{cell.format(own, run(text + ' cũ'))}</w:tr>"
        for row, own, text in (
            (f"<w:del {CHANGE}/>", "", "một"),
            ("<w:hidden/>", "", "hai"),
            (f"<w:ins {CHANGE}/>", f"<w:cellDel {CHANGE}/>", "ba"),
        )
    )
    source = of_xml(f"<w:p>{run('Trong ')}{deleted}{moved}{kept}</w:p>", f"<w:tbl {W}>{rows}</w:tbl>")
    assert [line.text for line in source.lines] == ["Trong ba ngày", "ba"]


def test_a_table_within_a_cell_and_a_choice_made_in_a_control_are_read() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('trong')}</w:p></w:tc></w:tr></w:tbl>"
    chosen = f"<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{run('Hỏa tốc')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr><w:tc><w:p>{chosen}</w:p>{inner}<w:p/></w:tc></w:tr></w:sdtContent></w:sdt>"
    source = of_xml(f"<w:tbl {W}>{row}</w:tbl>")
    assert [(line.text, line.cell) for line in source.lines] == [("Hỏa tốc", (0, 0, 0)), ("trong", (1, 0, 0))]


def strict(data: bytes) -> bytes:
    """The file with the names that Word writes where it is told to save as a strict Open XML document."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                pattern = rb"http://schemas\.openxmlformats\.org/(wordprocessingml|drawingml|officeDocument)/2006/"
                data = changed(data, name, re.sub(pattern, rb"http://purl.oclc.org/ooxml/\1/", parts.read(name)))
    return data


def test_a_file_of_the_strict_kind_reads_as_one_of_the_common_kind() -> None:
    letter = word_file()
    assert vanban.read(strict(letter)).to_json() == vanban.read(letter).to_json()
    diagram = with_diagram(f"<dgm:ptLst>{shape('3', 'Sở Y tế')}</dgm:ptLst>")
    assert texts(strict(diagram)) == texts(diagram)
