"""OpenDocument texts: lists, tables, notes, hidden and deleted words, and files that mean harm."""

from __future__ import annotations

import io
import zipfile

import pytest

import vanban
from vanban import Source
from vanban.sources.odt import open_odt

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
    )
)  # fmt: skip
STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" fo:font-weight="bold"/></style:style>'
    '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
    "</style:style>"
)


def packed(content: str, manifest: str = "", styles: str = "") -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        if styles:
            archive.writestr("styles.xml", styles)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return kept.getvalue()


def opened(body: str) -> Source:
    return open_odt(
        packed(
            f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        )
    )


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<text:p>Sở N<text:span>ội</text:span> vụ</text:p>", ["Sở Nội vụ"]),
        ("<text:p>a<text:s text:c='2'/>b</text:p>", ["a b"]),
        ("<text:p>một<text:line-break/>hai</text:p>", ["một", "hai"]),
        ("<text:h>I. MỤC ĐÍCH</text:h><text:p>Rõ.</text:p>", ["I. MỤC ĐÍCH", "Rõ."]),
        ("<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>kept</text:p>", ["kept"]),
        ("<text:p>kept<office:annotation><text:p>gone</text:p></office:annotation></text:p>", ["kept"]),
        ("<text:p>kept<text:span text:style-name='S'>struck</text:span></text:p>", ["kept"]),
        ("<text:section><text:p>within</text:p></text:section>", ["within"]),
        ("<text:section text:display='none'><text:p>gone</text:p></text:section><text:p>kept</text:p>", ["kept"]),
        ("<text:p>gone<text:hidden-paragraph text:is-hidden='true'/></text:p><text:p>kept</text:p>", ["kept"]),
        ("<text:p>a<text:change text:change-id='1'/>b<text:change-start text:change-id='2'/>c</text:p>", ["abc"]),
        ("<text:p>Giao <text:placeholder>&lt;đơn vị&gt;</text:placeholder>Sở Y tế</text:p>", ["Giao Sở Y tế"]),
        (
            "<text:table-of-content><text:p>I. MỤC TIÊU 3</text:p></text:table-of-content><text:p>kept</text:p>",
            ["kept"],
        ),
    ],
)
def test_a_text_is_read_as_it_is_printed(body: str, lines: list[str]) -> None:
    assert [line.text for line in opened(body).lines] == lines


def test_a_merged_cell_knows_how_many_rows_it_reaches_over() -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    row = "<table:table-row>{}</table:table-row>"
    merged = row.format(cell.format(" table:number-rows-spanned='2'", "Sở Y tế") + cell.format("", "một"))
    covered = row.format("<table:covered-table-cell/>" + cell.format("", "hai"))
    lines = opened(f"<table:table>{merged}{covered}</table:table>").lines
    assert [(line.text, line.cell, line.rows) for line in lines] == [
        ("Sở Y tế", (0, 0, 0), 2), ("một", (0, 0, 1), 1), ("hai", (0, 1, 1), 1)
    ]  # fmt: skip


def test_bold_is_of_a_line_whose_every_word_is() -> None:
    bold = "<text:p><text:span text:style-name='B'>KẾ HOẠCH</text:span></text:p>"
    half = "<text:p>nửa <text:span text:style-name='B'>đậm</text:span></text:p>"
    assert [line.bold for line in opened(bold + half).lines] == [True, False]


def test_cells_know_their_table_row_and_column() -> None:
    row = "<table:table-row>{}</table:table-row>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    table = "".join(row.format(cell.format(f"{at}0") + cell.format(f"{at}1")) for at in range(2))
    cells = {line.text: line.cell for line in opened(f"<table:table>{table}</table:table>").lines}
    assert cells == {"00": (0, 0, 0), "01": (0, 0, 1), "10": (0, 1, 0), "11": (0, 1, 1)}


def test_a_cell_repeated_beyond_measure_costs_nothing() -> None:
    many = "<table:table-cell table:number-columns-repeated='999999999'/>"
    found = opened(f"<table:table><table:table-row>{many}</table:table-row></table:table><text:p>kept</text:p>")
    assert [line.text for line in found.lines] == ["kept"]


def test_blanks_repeated_beyond_measure_cost_nothing() -> None:
    found = opened("<text:p>a<text:s text:c='999999999'/>b</text:p>")
    assert len(found.lines[0].text) < 10_000


def test_a_note_comes_last_with_its_mark() -> None:
    note = (
        "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>the note</text:p></text:note-body></text:note>"
    )
    texts = [line.text for line in opened(f"<text:p>word{note}</text:p><text:p>after</text:p>").lines]
    assert texts == ["word[1]", "after", "[1] the note"]


def test_a_file_with_a_password_says_so() -> None:
    with pytest.raises(vanban.EncryptedFile):
        open_odt(packed("<a/>", manifest="<encryption-data/>"))


def test_broken_xml_is_damaged() -> None:
    with pytest.raises(vanban.DamagedFile):
        open_odt(packed("<office:document-content"))


def test_a_file_without_content_is_damaged() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(vanban.DamagedFile):
        open_odt(kept.getvalue())


LEVELS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>'
    "</text:list-style>"
    '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
    "</text:outline-style>"
)


def numbered(body: str) -> list[str]:
    document = packed(
        f"<office:document-content {NAMES}><office:automatic-styles>{LEVELS}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return [line.text for line in open_odt(document).lines]


def test_a_list_that_text_interrupts_goes_on_below_it_on_the_level_it_was_on() -> None:
    item = "<text:list-item>{}</text:list-item>"
    first = item.format(
        "<text:p>NHIỆM VỤ</text:p><text:list>" + item.format("<text:p>Thể chế</text:p>") + "</text:list>"
    )
    second = item.format("<text:list>" + item.format("<text:p>Mầm non</text:p>") + "</text:list>")
    third = item.format(
        "<text:p>TỔ CHỨC</text:p><text:list>" + item.format("<text:p>Các đơn vị</text:p>") + "</text:list>"
    )
    begun = f'<text:list text:style-name="L">{first}</text:list><text:p>Rà soát.</text:p>'
    going_on = '<text:list text:style-name="L" text:continue-numbering="true">{}</text:list>'
    assert numbered(begun + going_on.format(second) + "<text:p>Dạy.</text:p>" + going_on.format(third)) == [
        "I. NHIỆM VỤ", "1. Thể chế", "Rà soát.", "2. Mầm non", "Dạy.", "II. TỔ CHỨC", "1. Các đơn vị",
    ]  # fmt: skip


def test_a_list_that_continues_none_begins_anew() -> None:
    one = '<text:list text:style-name="L"><text:list-item><text:p>{}</text:p></text:list-item></text:list>'
    assert numbered(one.format("một") + one.format("hai")) == ["I. một", "I. hai"]


def test_headings_bear_the_numbers_of_the_documents_outline() -> None:
    heading = '<text:h text:outline-level="1"{}>{}</text:h>'
    unnumbered = heading.format(' text:is-list-header="true"', "KẾT")
    body = heading.format("", "MỤC TIÊU") + heading.format("", "NHIỆM VỤ") + unnumbered
    assert numbered(body) == ["I. MỤC TIÊU", "II. NHIỆM VỤ", "KẾT"]


def test_a_letterhead_kept_in_the_page_header_is_read_and_other_headers_are_not() -> None:
    body = "<office:body><office:text><text:p>Giao Sở Y tế.</text:p></office:text></office:body>"
    content = f"<office:document-content {NAMES}>{body}</office:document-content>"
    for header, lines in (("Độc lập - Tự do", ["Độc lập - Tự do", "Giao Sở Y tế."]), ("trang 2", ["Giao Sở Y tế."])):
        page = f"<style:master-page><style:header><text:p>{header}</text:p></style:header></style:master-page>"
        masters = f"<office:master-styles>{page}</office:master-styles>"
        styles = f"<office:document-styles {NAMES}>{masters}</office:document-styles>"
        assert [line.text for line in open_odt(packed(content, styles=styles)).lines] == lines
