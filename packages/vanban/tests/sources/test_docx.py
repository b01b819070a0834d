"""Word files: tracked changes, numbering, boxes, notes, letterheads in the page header, and files that mean harm."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

import vanban
from vanban import Source
from vanban.sources.docx import open_docx

from .letters import picture_of_a_page, word_file

ALTERNATIVES = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="w16se">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Document) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def of_xml(*paragraphs: str) -> Source:
    document = docx.Document()
    body = document.element.body
    for number, paragraph in enumerate(paragraphs):
        body.insert(number, parse_xml(paragraph.replace("<w:p>", f"<w:p {W}>", 1)))
    return open_docx(saved(document))


def changed(data: bytes, name: str, content: bytes | None) -> bytes:
    """The file with one of its parts replaced, or left out."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        if content is not None:
            new.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("<w:p><w:r><w:t>Sở N</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ội vụ</w:t></w:r></w:p>", "Sở Nội vụ"),
        ("<w:p><w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>",
         "added"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>gone</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>", "seen"),
        ("<w:p><w:r><w:rPr><w:smallCaps/></w:rPr><w:t>Sở Nội vụ</w:t></w:r></w:p>", "SỞ NỘI VỤ"),
        ("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Sở Nội vụ</w:t></w:r></w:p>", "SỞ NỘI VỤ"),
        ('<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>§iÒu </w:t></w:r><w:r>'
         '<w:rPr><w:rFonts w:ascii=".VnTime" w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr>'
         "<w:t>có à</w:t></w:r></w:p>", "Điều có à"),
        ("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>", "a-b"),
        (f"<w:p>{ALTERNATIVES.format('<w:r><w:t>new</w:t></w:r>', '<w:r><w:t>old</w:t></w:r>')}</w:p>", "new"),
        (f"<w:p><w:r>{ALTERNATIVES.format('<w:t>new</w:t>', '<w:t>old</w:t>')}</w:r></w:p>", "new"),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>field</w:t></w:r></w:sdtContent></w:sdt></w:p>", "field"),
    ],
)  # fmt: skip
def test_a_paragraph_is_read_as_it_is_printed(paragraph: str, text: str) -> None:
    assert of_xml(paragraph).lines[0].text == text


def test_a_break_stays_within_its_paragraph() -> None:
    lines = of_xml("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>").lines
    assert [(line.text, line.paragraph) for line in lines] == [("one", 0), ("two", 0)]


def test_bold_is_of_a_line_whose_every_word_is() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("KẾ HOẠCH").bold = True
    half = document.add_paragraph("nửa ")
    half.add_run("đậm").bold = True
    assert [line.bold for line in open_docx(saved(document)).lines] == [True, False]


def test_numbers_word_counts_itself_are_written_out() -> None:
    document = docx.Document()
    for words in ("một", "hai"):
        document.add_paragraph(words, style="List Number")
    assert [line.text for line in open_docx(saved(document)).lines] == ["1. một", "2. hai"]


def test_cells_know_their_table_row_and_column() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row in range(2):
        for column in range(2):
            table.cell(row, column).text = f"{row}{column}"
    cells = {line.text: line.cell for line in open_docx(saved(document)).lines}
    assert cells == {"00": (0, 0, 0), "01": (0, 0, 1), "10": (0, 1, 0), "11": (0, 1, 1)}


def test_a_letterhead_kept_in_the_page_header_comes_first() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Độc lập - Tự do - Hạnh phúc"
    document.add_paragraph("Kính gửi: Sở Nội vụ.")
    assert open_docx(saved(document)).lines[0].text == "Độc lập - Tự do - Hạnh phúc"


def test_any_other_page_header_is_left_out() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Trang 1"
    document.add_paragraph("Kính gửi: Sở Nội vụ.")
    assert [line.text for line in open_docx(saved(document)).lines] == ["Kính gửi: Sở Nội vụ."]


def test_columns_set_with_tabs_are_parted_each_on_its_own_in_a_short_letter_with_an_annex() -> None:
    document = docx.Document()
    for text in (
        "SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "VĂN PHÒNG\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/VP-TH\tCần Thơ, ngày 10 tháng 4 năm 2025",
        "Kính gửi:\tPhòng Tổ chức cán bộ.",
        "Đề nghị Phòng Tổ chức cán bộ lập danh sách theo Phụ lục, gửi Văn phòng trước ngày 20/4/2025./.",
        "Nơi nhận:\tCHÁNH VĂN PHÒNG",
        "- Như trên;",
        "- Lưu: VT.\tNguyễn Văn Thử",
        "PHỤ LỤC",
        "Mẫu danh sách",
    ):
        document.add_paragraph(text)
    reading = vanban.read(saved(document))
    assert (reading.document.place, reading.document.date) == ("Cần Thơ", "2025-04-10")
    assert reading.document.addressees == ("Phòng Tổ chức cán bộ",)
    assert reading.document.recipients == ("Như trên", "Lưu: VT")
    assert (reading.document.signer.title, reading.document.signer.name) == ("CHÁNH VĂN PHÒNG", "Nguyễn Văn Thử")
    assert [due.date for due in reading.tasks[0].dues] == ["2025-04-20"]


def test_a_table_of_contents_is_left_out() -> None:
    contents = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>I. MỤC TIÊU</w:t><w:tab/><w:t>3</w:t></w:r></w:p>'
    assert [line.text for line in of_xml(contents, "<w:p><w:r><w:t>I. MỤC TIÊU</w:t></w:r></w:p>").lines] == [
        "I. MỤC TIÊU"
    ]


def test_what_stands_behind_a_label_and_a_tab_is_no_second_column() -> None:
    document = docx.Document()
    for text in (
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHƯỜNG ĐÔNG MẪU\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 45/UBND-VP\tĐông Mẫu, ngày 09 tháng 12 năm 2025",
        "V/v lập danh sách",
        "-\tGiao Phòng Kinh tế lập danh sách.",
        "Điều 1.\tGiao Công an phường kiểm tra.",
    ):
        document.add_paragraph(text)
    lines = [line.text for line in open_docx(saved(document)).lines]
    assert lines[-3:] == [
        "V/v lập danh sách", "- Giao Phòng Kinh tế lập danh sách.", "Điều 1. Giao Công an phường kiểm tra."
    ]  # fmt: skip
    assert "Độc lập - Tự do - Hạnh phúc" in lines


def test_a_file_cut_short_is_damaged() -> None:
    with pytest.raises(vanban.DamagedFile):
        open_docx(word_file()[:2_000])


def test_broken_xml_is_damaged() -> None:
    with pytest.raises(vanban.DamagedFile):
        open_docx(changed(word_file(), "word/document.xml", b"<w:document"))


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]>',
        b'<!DOCTYPE a SYSTEM "<" [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        b"<!DOCTYPE a [ ]>",
    ],
)
def test_entities_are_refused(doctype: bytes) -> None:
    with pytest.raises(vanban.DamagedFile, match="entities"):
        open_docx(changed(word_file(), "word/document.xml", doctype + b"<a>&b;</a>"))


def test_a_part_that_swells_beyond_measure_is_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/document.xml", b" " * 300_000_000)
    with pytest.raises(vanban.ReadingError):
        open_docx(kept.getvalue())


def test_a_merged_cell_stands_in_each_row_it_reaches_down_over() -> None:
    document = docx.Document()
    document.add_paragraph("Kính gửi: Các sở, ban, ngành.")
    document.add_paragraph("Ủy ban nhân dân tỉnh giao các cơ quan thực hiện nhiệm vụ tại Phụ lục.")
    table = document.add_table(rows=4, cols=4)
    heads = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
    for column, head in enumerate(heads):
        table.cell(0, column).text = head
    for row in (1, 2, 3):
        table.cell(row, 0).text, table.cell(row, 1).text = str(row), f"Rà soát nhóm {row}"
        table.cell(row, 3).text = f"{row}0/11/2025"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Sở Nội vụ"
    table.cell(3, 2).text = "Sở Y tế"
    kept = saved(document)
    assert [line.rows for line in open_docx(kept).lines if line.text == "Sở Nội vụ"] == [2]
    rows = [task for task in vanban.read(kept).tasks if task.provision.startswith("PL")]
    assert [[body.text for body in task.lead] for task in rows] == [["Sở Nội vụ"], ["Sở Nội vụ"], ["Sở Y tế"]]


def test_a_break_of_a_column_or_a_page_parts_lines() -> None:
    run = "<w:r><w:t>{}</w:t><w:br w:type='{}'/></w:r>"
    source = of_xml(f"<w:p>{run.format('TỈNH MẪU', 'column')}{run.format('CỘNG HÒA', 'page')}</w:p>")
    assert [line.text for line in source.lines] == ["TỈNH MẪU", "CỘNG HÒA"]


def test_words_that_only_ask_for_a_text_are_no_text() -> None:
    words = "<w:sdtContent><w:p><w:r><w:t>Nhập tại đây</w:t></w:r></w:p></w:sdtContent>"
    asked = f"<w:sdt {W}><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{words}</w:sdt>"
    source = of_xml(asked, "<w:p><w:r><w:t>Giao Sở Y tế báo cáo.</w:t></w:r></w:p>")
    assert [line.text for line in source.lines] == ["Giao Sở Y tế báo cáo."]


def put_together(name: str, content: bytes) -> bytes:
    """A file whose text is another file, as programs leave it that put documents together."""
    chunk = parse_xml(f'<w:altChunk {W} xmlns:r="{RELATIONS}" r:id="rIdC"/>')
    document = docx.Document()
    document.add_paragraph("Trước")
    document.element.body.insert(1, chunk)
    document.add_paragraph("Sau")
    whole = saved(document)
    relation = f'<Relationship Id="rIdC" Type="{RELATIONS}/aFChunk" Target="{name}"/></Relationships>'.encode()
    with zipfile.ZipFile(io.BytesIO(whole)) as parts:
        relations = parts.read("word/_rels/document.xml.rels").replace(b"</Relationships>", relation)
    return changed(changed(whole, "word/_rels/document.xml.rels", relations), f"word/{name}", content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.htm", b"<html><body><p>Giao S&#7903; Y t&#7871;</p></body></html>"),
        (
            "a.mht",
            b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>Giao S\xe1\xbb\x9f Y t\xe1\xba\xbf</p>",
        ),
        ("a.rtf", rb"{\rtf1\ansi Giao S\u7903? Y t\u7871?\par}"),
        ("a.txt", "Giao Sở Y tế".encode()),
        ("a.docx", put_together("b.txt", "Giao Sở Y tế".encode())),
    ],
)
def test_a_document_put_into_another_whole_is_read_where_it_stands(name: str, content: bytes) -> None:
    lines = open_docx(put_together(name, content)).lines
    assert [line.text for line in lines if line.text not in ("Trước", "Sau")] == ["Giao Sở Y tế"]
    assert (lines[0].text, lines[-1].text) == ("Trước", "Sau")
    assert [line.paragraph for line in lines] == list(range(len(lines)))


def test_a_worksheet_that_lies_in_a_file_as_a_picture_of_itself_is_named() -> None:
    part, link = "word/_rels/document.xml.rels", "https://example.vn/a.xlsx"
    whole = put_together("embeddings/So lieu.xlsx", b"PK")
    with zipfile.ZipFile(io.BytesIO(whole)) as parts:
        more = f'<Relationship Id="rIdL" Target="{link}" TargetMode="External"/></Relationships>'.encode()
        relations = parts.read(part).replace(b"</Relationships>", more)
        text = parts.read("word/document.xml").replace(b"w:altChunk", b"w:object")
    (warning,) = open_docx(changed(changed(whole, part, relations), "word/document.xml", text)).warnings
    assert warning.startswith("So lieu.xlsx")


def test_a_document_that_holds_itself_too_deep_or_what_cannot_be_read_is_left_out_with_a_warning() -> None:
    content = b"a"
    for _ in range(6):
        content = put_together("a.docx", content)
    assert any("left out" in warning for warning in open_docx(content).warnings)
    assert any("left out" in warning for warning in open_docx(put_together("a.png", b"\x89PNG\r\n\x1a\n")).warnings)


@pytest.mark.ocr
def test_a_file_whose_pages_are_pictures_is_recognised() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(picture_of_a_page()))
    source = open_docx(saved(document))
    assert source.recognised
    assert source.pages == 1
    assert "cuoi cung" in " ".join(line.text for line in source.lines).lower()


def test_a_letterhead_in_boxes_is_read_before_the_address_it_is_anchored_at_and_a_signature_is_not() -> None:
    def box(*lines: str) -> str:
        inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        return f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"

    head = box("BỘ Y TẾ", "Số: 5/BYT") + box("Độc lập - Tự do - Hạnh phúc")
    source = of_xml(
        f"<w:p>{head}<w:r><w:t>Kính gửi: Sở Y tế</w:t></w:r></w:p>",
        f"<w:p><w:r><w:t>Giao Sở Y tế báo cáo.</w:t></w:r>{box('BỘ TRƯỞNG', 'Lê Thị Mẫu')}</w:p>",
    )
    texts = [line.text for line in source.lines]
    assert texts[:4] == ["BỘ Y TẾ", "Số: 5/BYT", "Độc lập - Tự do - Hạnh phúc", "Kính gửi: Sở Y tế"]
    assert texts[4:] == ["Giao Sở Y tế báo cáo.", "BỘ TRƯỞNG", "Lê Thị Mẫu"]


def test_the_numbers_that_word_counts_in_the_cells_of_a_table_are_read() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row, text in zip(table.rows, ("Rà soát", "Báo cáo"), strict=True):
        row.cells[0].paragraphs[0].style = document.styles["List Number"]
        row.cells[1].text = text
    document.add_paragraph("", style="List Number")
    assert [(line.text, line.cell) for line in open_docx(saved(document)).lines] == [
        ("1.", (0, 0, 0)), ("Rà soát", (0, 0, 1)), ("2.", (0, 1, 0)), ("Báo cáo", (0, 1, 1)),
    ]  # fmt: skip


def test_paragraphs_that_are_the_printed_lines_of_a_page_are_joined() -> None:
    document = docx.Document()
    rows = ["1. Sở Nội vụ rà soát, sửa đổi các quy định về đánh giá, xếp loại chất lượng cán bộ,",
            "công chức của các sở, ban, ngành; báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện",
            "trước ngày 20/11/2025.",
            "2. Sở Tài chính bố trí kinh phí, hướng dẫn việc lập dự toán, thanh toán, quyết toán",
            "kinh phí thực hiện các nhiệm vụ được giao tại văn bản này theo đúng quy định."]  # fmt: skip
    for row in rows:
        document.add_paragraph(row)
    reading = vanban.read_source(open_docx(saved(document)))
    assert [task.text for task in reading.tasks] == [" ".join(rows[:3])[3:], " ".join(rows[3:])[3:]]


def test_a_large_first_letter_is_the_first_of_the_paragraph_below() -> None:
    large = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>'
    source = of_xml(f"<w:p>{large}<w:r><w:t>Đ</w:t></w:r></w:p>", "<w:p><w:r><w:t>ể triển khai</w:t></w:r></w:p>")
    assert [line.text for line in source.lines] == ["Để triển khai"]


def test_a_mark_in_white_for_a_signing_program_is_not_read_and_white_on_a_dark_cell_is() -> None:
    white = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    cell = f"<w:tbl><w:tr><w:tc><w:p><w:r>{white}<w:t>TT</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    marked = f"<w:p><w:r><w:t>GIÁM ĐỐC</w:t></w:r><w:r>{white}<w:t>#chuky</w:t></w:r></w:p>"
    dark = f'<w:p><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr><w:r>{white}<w:t>Mật</w:t></w:r></w:p>'
    source = of_xml(marked, cell.replace("<w:tbl>", f"<w:tbl {W}>", 1), dark)
    assert [line.text for line in source.lines] == ["GIÁM ĐỐC", "TT", "Mật"]


def test_a_number_in_a_box_within_the_head_stands_below_the_name_of_the_body() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Số: 5/BYT</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    cell = f"<w:tc><w:p><w:r><w:t>BỘ Y TẾ</w:t></w:r></w:p><w:p>{box}</w:p></w:tc>"
    source = of_xml(f"<w:tbl {W}><w:tr>{cell}</w:tr></w:tbl>")
    assert [line.text for line in source.lines] == ["BỘ Y TẾ", "Số: 5/BYT"]


def test_a_text_that_a_table_of_one_column_frames_is_read_as_paragraphs() -> None:
    document = docx.Document()
    for text in ("SỞ Y TẾ", "Số: 5/SYT-VP", "Độc lập - Tự do - Hạnh phúc", "Kính gửi: Trạm Y tế xã Mẫu"):
        document.add_paragraph(text)
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "1. Trạm Y tế báo cáo.\nVăn phòng Sở theo dõi./."
    source = next(vanban.open(saved(document)))
    assert source.wrapping == "paragraphs"
    assert all(line.cell is None for line in source.lines)


def test_labels_in_cells_of_their_own_stand_before_what_they_label() -> None:
    document = docx.Document()
    labelled = document.add_table(rows=3, cols=2)
    for row, texts in zip(labelled.rows, (("1.", "Giao Sở Y tế:"), ("a)", "Rà soát;"), ("", "báo cáo.")), strict=True):
        row.cells[0].text, row.cells[1].text = texts
    assigned = document.add_table(rows=2, cols=2)
    for row, texts in zip(assigned.rows, (("TT", "Nhiệm vụ"), ("1.", "Rà soát")), strict=True):
        row.cells[0].text, row.cells[1].text = texts
    source = next(vanban.open(saved(document)))
    assert [(line.text, line.cell) for line in source.lines[:3]] == [
        ("1. Giao Sở Y tế:", None), ("a) Rà soát;", None), ("báo cáo.", None),
    ]  # fmt: skip
    assert [line.cell for line in source.lines[3:]] == [(1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1)]
