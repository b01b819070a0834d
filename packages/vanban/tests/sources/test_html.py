"""Web pages: tables, marks, labels of lists, and what a page carries that is no document."""

from __future__ import annotations

import pytest

from vanban import Source
from vanban.sources.html import open_html


def opened(body: str) -> Source:
    return open_html(f"<!doctype html><html><head><meta charset=utf-8></head><body>{body}</body></html>".encode())


def texts(body: str) -> list[str]:
    return [line.text for line in opened(body).lines]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>Sở\n  Nội&nbsp;vụ</p>", ["Sở Nội vụ"]),
        ("<p>một<br>hai</p>", ["một", "hai"]),
        ("<p>Sở N<b>ội</b> vụ</p>", ["Sở Nội vụ"]),
        ("<div>một<div>hai</div>ba</div>", ["một", "hai", "ba"]),
        ("<p>kept</p><script>document.write('gone')</script><style>p{}</style>", ["kept"]),
        ("<nav>Trang chủ</nav><p>kept</p>", ["kept"]),
        ("<p style='display:none'>gone</p><p>kept</p>", ["kept"]),
        ("<p>m<sup>2</sup></p>", ["m2"]),
        ("<p>1 &lt; 2 &amp; 3</p>", ["1 < 2 & 3"]),
    ],
)
def test_a_page_is_read_as_it_is_seen(body: str, lines: list[str]) -> None:
    assert texts(body) == lines


def test_bold_and_centred_paragraphs_are_marked() -> None:
    bold, centred = opened("<p><strong>KẾ HOẠCH</strong></p><p align=center>giữa</p>").lines
    assert bold.bold
    assert not centred.bold
    assert centred.centred


def test_numbers_of_a_list_are_written_out() -> None:
    assert texts("<ol><li>một</li><li>hai</li></ol>") == ["1. một", "2. hai"]
    assert texts("<ol type=a start=2><li>hai</li></ol>") == ["b) hai"]


def test_cells_know_their_table_row_and_column() -> None:
    page = opened(
        "<p>before</p><table><tr><th>TT</th><th>Việc</th></tr><tr><td>1</td><td><p>Rà soát</p></td></tr></table>"
    )
    cells = {line.text: line.cell for line in page.lines}
    assert cells["before"] is None
    assert (cells["TT"], cells["Việc"]) == ((0, 0, 0), (0, 0, 1))
    assert (cells["1"], cells["Rà soát"]) == ((0, 1, 0), (0, 1, 1))


def test_cells_beside_a_merged_one_keep_their_columns() -> None:
    body = (
        "<table><tr><td rowspan=2>1</td><td>Nội dung</td><td>Chủ trì</td></tr><tr><td>Rà soát</td><td>Sở Y tế</td></tr>"
        "<tr><td>2</td><td>Báo cáo</td><td>Sở Nội vụ</td></tr></table>"
    )
    lines = opened(body).lines
    assert [(line.cell, line.rows) for line in lines] == [
        ((0, 0, 0), 2), ((0, 0, 1), 1), ((0, 0, 2), 1),
        ((0, 1, 1), 1), ((0, 1, 2), 1),
        ((0, 2, 0), 1), ((0, 2, 1), 1), ((0, 2, 2), 1),
    ]  # fmt: skip


def test_a_page_deeper_than_any_office_writes_is_read_without_harm() -> None:
    assert isinstance(texts("<div>" * 20_000 + "deep" + "</div>" * 20_000), list)


def test_a_page_in_an_older_encoding_says_so_and_is_read() -> None:
    page = "<html><head><meta charset=windows-1258></head><body><p>Công an</p></body></html>".encode("cp1258")
    assert [line.text for line in open_html(page).lines] == ["Công an"]


def test_the_paragraph_within_an_item_carries_its_label() -> None:
    body = "<ol type=I><li><p>Mục đích</p><ol style='list-style-type: lower-alpha'><li><p>một</p></ol></ol>"
    assert texts(body) == ["I. Mục đích", "a) một"]
    assert texts("<ol><li value=5><div>năm</div><div>tiếp</div><li>sáu</ol>") == ["5. năm", "tiếp", "6. sáu"]


def test_what_was_struck_out_in_word_and_what_was_noted_beside_the_text_is_left_out() -> None:
    assert texts("<p>Giao <del>Sở Y tế</del><ins>Sở Nội vụ</ins> báo cáo.</p>") == ["Giao Sở Nội vụ báo cáo."]
    assert texts("<p>giữ</p><div style='mso-element:comment-list'><p>sửa lại đoạn này</p></div>") == ["giữ"]


def test_letters_of_an_old_font_are_told_by_its_name_among_others_in_unicode() -> None:
    old = "<font face='.VnTime, serif'>Së Néi vô</font><span style='font-family:\".VnTime\"'> b¸o c¸o</span>"
    body = f"<p>Kính gửi: {old}</p>"
    assert texts(body) == ["Kính gửi: Sở Nội vụ báo cáo"]


def test_columns_set_with_tabs_or_hard_blanks_are_parted() -> None:
    for blank in ("\t", "&nbsp; &nbsp; &nbsp;", "<span style='mso-tab-count:2'>&nbsp; &nbsp;</span>"):
        head = (("UBND TỈNH MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 1/UBND", "Độc lập - Tự do - Hạnh phúc"))
        page = "".join(f"<p>{left}{blank}{right}</p>" for left, right in head)
        lines = [row[0] for row in head] + [row[1] for row in head] + ["Giao Sở Y tế."]
        assert texts(page + "<p>\n\t&nbsp;&nbsp;&nbsp;Giao Sở Y&nbsp;tế.</p>") == lines


def test_of_a_page_that_word_wrote_the_text_as_it_is_printed_is_read() -> None:
    label = (
        "<![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>"
    )
    mark = '<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[A1]</a></span>'
    notes = "<div style='mso-element:comment-list'><div style='mso-element:comment'><p>gone</p></div></div>"
    assert texts(
        "<p class=MsoToc1>I. MỤC TIÊU<span style='mso-tab-count:1 dotted'>...... </span>3</p>"
        f"<p class=MsoListParagraph>{label}Giao Sở Y tế<o:p></o:p></p>"
        f"<p class=MsoNormal>Trong <del cite='mailto:a'>hai</del><ins cite='mailto:a'>ba</ins> ngày{mark}"
        "<span style='display:none;mso-hide:all'>gone</span></p><!--[if gte vml 1]><v:shape>gone</v:shape><![endif]-->"
        f"{notes}"
    ) == ["1. Giao Sở Y tế", "Trong ba ngày"]


def test_columns_set_with_hard_blanks_are_parted_also_below_what_a_page_says_of_the_document() -> None:
    told = "".join(f"<tr><td>Thuộc tính {at}</td><td>Giá trị</td></tr>" for at in range(9))
    blank = "&nbsp; &nbsp; &nbsp;"
    head = f"<p>UBND TỈNH MẪU{blank}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Số: 1/UBND{blank}Mẫu, ngày 1 tháng 2</p>"
    assert texts(f"<table>{told}</table>{head}<p>Giao Sở Y tế.</p>")[18:20] == ["UBND TỈNH MẪU", "Số: 1/UBND"]


def test_what_else_a_page_offers_below_the_recipients_is_no_text_and_a_heading_above_them_is() -> None:
    page = "<p>Văn bản liên quan</p><p>Nơi nhận:<br>- Lưu: VT.</p><h3>Văn bản liên quan:</h3><ul><li>Số 1/QĐ</li></ul>"
    assert texts(page) == ["Văn bản liên quan", "Nơi nhận:", "- Lưu: VT."]
