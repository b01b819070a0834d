"""Ruled tables of a PDF: read as those of the Word file it was printed from, also over several pages."""

from __future__ import annotations

import subprocess
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument

import vanban
from vanban import Line
from vanban.sources._cells import Numbering, part_tables, rejoined
from vanban.sources._letters import Letters
from vanban.sources._pdf_page import PageText
from vanban.sources._rules import Grid, Rule, tables_of
from vanban.sources._segments import Segment

from .letters import plan_with_annex
from .test_pdf import printed


@pytest.mark.office
def test_an_annex_printed_as_pdf_assigns_what_the_word_file_assigns(tmp_path: Path) -> None:
    word = tmp_path / "plan.docx"
    word.write_bytes(plan_with_annex(30))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(word)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    printed = next(vanban.open(tmp_path / "plan.pdf"))
    assert (printed.pages or 0) > 2

    def orders(path: Path) -> list[tuple[str, list[str], list[str], list[str | None], str]]:
        return [
            (
                task.provision,
                [body.text for body in task.lead],
                [body.text for body in task.support],
                [due.date for due in task.dues],
                task.text,
            )
            for task in vanban.read(path).tasks
        ]

    assert orders(tmp_path / "plan.pdf") == orders(word)
    assert len(orders(word)) == 31


def grid(columns: list[float], rows: list[float]) -> Grid:
    made = Grid(
        across=[Rule(y, columns[0], columns[-1]) for y in rows], down=[Rule(x, rows[0], rows[-1]) for x in columns]
    )
    made.finish()
    return made


def test_a_cell_reaches_down_to_the_next_line_that_passes_below_it() -> None:
    table = grid([0.1, 0.3, 0.9], [0.2, 0.3, 0.4, 0.5])
    table.across[1] = Rule(0.3, 0.3, 0.9)  # the first column is merged over the first two rows
    assert table.around(0.2, 0.35) == (0, 0, 2)
    assert table.around(0.5, 0.35) == (1, 1, 1)
    assert table.around(0.2, 0.45) == (2, 0, 1)


def test_a_point_stands_in_the_cell_whose_lines_run_past_it() -> None:
    table = grid([0.1, 0.3, 0.9], [0.2, 0.3, 0.5])
    assert table.is_table
    assert table.around(0.2, 0.25) == (0, 0, 1)
    assert table.around(0.5, 0.4) == (1, 1, 1)
    assert table.around(0.95, 0.4) is None
    assert table.around(0.5, 0.6) is None


def test_a_merged_cell_reaches_over_the_line_that_is_not_there() -> None:
    table = grid([0.1, 0.3, 0.9], [0.2, 0.3, 0.5])
    table.down = [rule if rule.at != 0.3 else Rule(0.3, 0.3, 0.5) for rule in table.down]
    assert table.around(0.5, 0.25) == (0, 0, 1)


def test_backgrounds_behind_lines_of_text_are_no_table() -> None:
    ragged = Grid(
        across=[Rule(0.1 + 0.02 * row, 0.1, 0.9) for row in range(10)],
        down=[Rule(0.1, 0.1, 0.28), Rule(0.9, 0.1, 0.28), Rule(0.4, 0.12, 0.14), Rule(0.6, 0.2, 0.22)],
    )
    ragged.finish()
    assert not ragged.is_table


def cell(text: str, row: int, column: int, top: float) -> Segment:
    return Segment(text, 1, 0.1 * column, 0.1 * column + 0.05, top, top + 0.01, 0.01, cell=(0, row, column))


def test_lines_of_a_cell_are_joined_and_items_stay_apart() -> None:
    lines = [
        cell("Rà soát quy", 0, 1, 0.1),
        cell("chế;", 0, 1, 0.12),
        cell("- báo cáo", 0, 1, 0.14),
        cell("1", 0, 0, 0.1),
    ]
    outside, tables = part_tables(lines)
    assert not outside
    assert [segment.text for segment in tables[0]] == ["1", "Rà soát quy chế;", "- báo cáo"]


def test_a_table_that_runs_on_keeps_its_rows_and_drops_the_head_printed_again() -> None:
    numbering = Numbering()
    first = numbering.take([cell("STT", 0, 0, 0.1), cell("Việc", 0, 1, 0.1), cell("1", 1, 0, 0.2)], runs_on=False)
    more = [cell("STT", 0, 0, 0.1), cell("Việc", 0, 1, 0.1), cell("phần sau", 1, 1, 0.2), cell("2", 2, 0, 0.3)]
    second = numbering.take(more, runs_on=True)
    assert [segment.cell for segment in first] == [(0, 0, 0), (0, 0, 1), (0, 1, 0)]
    assert [(segment.text, segment.cell) for segment in second] == [("phần sau", (0, 1, 1)), ("2", (0, 2, 0))]
    assert numbering.take(more, runs_on=False)[0].cell == (1, 0, 0)


def test_both_rows_of_a_head_printed_again_are_dropped() -> None:
    numbering = Numbering()
    head = [cell("STT", 0, 0, 0.1), cell("Cơ quan thực hiện", 0, 1, 0.1), cell("Chủ trì", 1, 1, 0.15)]
    numbering.take([*head, cell("1", 2, 0, 0.2), cell("Sở Y tế", 2, 1, 0.2)], runs_on=False)
    again = numbering.take([*head, cell("2", 2, 0, 0.2), cell("Sở Nội vụ", 2, 1, 0.2)], runs_on=True)
    assert [(segment.text, segment.cell) for segment in again] == [("2", (0, 3, 0)), ("Sở Nội vụ", (0, 3, 1))]


def test_a_merged_cell_goes_on_below_a_pages_end_where_it_is_empty() -> None:
    numbering = Numbering()
    head = [cell("STT", 0, 0, 0.1), cell("Chủ trì", 0, 1, 0.1)]
    lead = cell("Sở Y tế", 1, 1, 0.2)
    numbering.take([*head, cell("1", 1, 0, 0.2), lead], runs_on=False)
    more = [cell("2", 0, 0, 0.1), cell("3", 1, 0, 0.2), cell("4", 2, 0, 0.3), cell("Sở Nội vụ", 2, 1, 0.3)]
    more[0].hollow = ((0, 1, 2),)
    numbering.take(more, runs_on=True)
    assert lead.rows == 3


def test_the_empty_cells_at_the_top_of_a_table_are_told_with_their_rows() -> None:
    made = Grid(
        across=[Rule(0.1, 0, 1), Rule(0.2, 0, 0.5), Rule(0.3, 0, 1)],
        down=[Rule(0.0, 0.1, 0.3), Rule(0.5, 0.1, 0.3), Rule(1.0, 0.1, 0.3)],
    )
    made.finish()
    assert made.hollow({(0, 0), (1, 0)}) == ((0, 1, 2),)


def test_a_row_that_fills_a_page_is_told_by_its_columns() -> None:
    across = [Rule(0.1, 0.05, 0.95), Rule(0.9, 0.05, 0.95)]
    (made,) = tables_of(across, [Rule(x, 0.1, 0.9) for x in (0.05, 0.1, 0.4, 0.6, 0.8, 0.95)])
    assert made.around(0.5, 0.5) == (0, 2, 1)
    assert tables_of(across, [Rule(x, 0.1, 0.9) for x in (0.05, 0.5, 0.95)]) == []  # a frame round two columns of text


def test_a_page_on_which_the_last_columns_are_empty_goes_on_the_table() -> None:
    numbering = Numbering()
    head = [cell("STT", 0, 0, 0.1), cell("Việc", 0, 1, 0.1), cell("Ghi chú", 0, 2, 0.1), cell("1", 1, 0, 0.2)]
    numbering.take(head, runs_on=False)
    assert numbering.take([cell("2", 0, 0, 0.1), cell("Rà soát", 0, 1, 0.1)], runs_on=True)[0].cell == (0, 2, 0)
    other = [cell("TT", 0, 0, 0.1), cell("Đơn vị", 0, 1, 0.1)]
    assert numbering.take(other, runs_on=True)[0].cell == (1, 0, 0)


def test_the_rest_of_a_cell_below_a_pages_end_is_joined_to_it() -> None:
    cut = [
        Line("Tháng", page=3, cell=(0, 2, 5)),
        Line("11/2025", page=4, cell=(0, 2, 5)),
        Line("- Báo cáo", page=4, cell=(0, 2, 5)),
    ]
    assert [line.text for line in rejoined(cut)] == ["Tháng 11/2025", "- Báo cáo"]


def test_a_further_item_of_a_cell_below_a_pages_end_stands_with_the_first() -> None:
    cut = [
        Line("- Rà soát", page=3, cell=(0, 2, 1)),
        Line("Sở Y tế", page=3, cell=(0, 2, 2)),
        Line("- Báo cáo", page=4, cell=(0, 2, 1)),
    ]
    assert [line.text for line in rejoined(cut)] == ["- Rà soát", "- Báo cáo", "Sở Y tế"]


def test_the_name_of_a_part_at_the_top_of_a_page_is_no_rest_of_the_row_above() -> None:
    numbering = Numbering()
    numbering.take([cell("STT", 0, 0, 0.1), cell("Việc", 0, 1, 0.1), cell("1", 1, 0, 0.2)], runs_on=False)
    part = numbering.take([cell("HOÀN THIỆN THỂ CHẾ", 0, 1, 0.1), cell("2", 1, 0, 0.2)], runs_on=True)
    assert [segment.cell for segment in part] == [(0, 2, 1), (0, 3, 0)]


def test_a_year_that_a_narrow_cell_cuts_is_whole() -> None:
    lines = [cell("Trước 15/12/202", 1, 1, 0.1), cell("5", 1, 1, 0.12), cell("Quý I/2026", 2, 1, 0.2)]
    _, tables = part_tables(lines)
    assert [segment.text for segment in tables[0]] == ["Trước 15/12/2025", "Quý I/2026"]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("3", "0/12/202", "5"), "30/12/2025"),
        (("15", "/8/20", "26"), "15/8/2026"),
        (("Qu", "ý I/202", "6"), "Quý I/2026"),
        (("Quy định số 144-", "QĐ/TW"), "Quy định số 144-QĐ/TW"),
        (("(thay thế số 15/2022/N", "Q-HĐND)"), "(thay thế số 15/2022/NQ-HĐND)"),
        (("Giai đoạn 2026-", "Sở Y tế"), "Giai đoạn 2026- Sở Y tế"),
        (("Th", "án", "g 9/2026"), "Tháng 9/2026"),
        (("Báo cáo", "kết quả"), "Báo cáo kết quả"),
        (("Điều tra năm 20", "15 hộ"), "Điều tra năm 20 15 hộ"),
    ],
)
def test_a_word_that_a_narrow_cell_cuts_is_whole(lines: tuple[str, ...], whole: str) -> None:
    _, (table,) = part_tables([cell(text, 1, 3, 0.2 + 0.02 * at) for at, text in enumerate(lines)])
    assert [one.text for one in table] == [whole]


def test_a_line_of_a_cell_that_ends_early_ends_a_paragraph_and_a_colon_alone_does_not() -> None:
    def wide(text: str, row: int, top: float, right: float) -> Segment:
        return Segment(text, 1, 0.2, right, top, top + 0.01, 0.01, cell=(0, row, 1))

    lines = [
        wide("Ngân hàng Nhà nước Việt Nam,", 0, 0.1, 0.5),
        wide("Kiểm toán nhà nước", 0, 0.12, 0.4),
        wide("Sở Nội vụ", 1, 0.2, 0.3),
        wide("Sở Tài chính", 1, 0.22, 0.33),
        wide("Các Tập đoàn, Tổng công ty:", 2, 0.3, 0.49),
        wide("Điện lực", 2, 0.32, 0.28),
    ]
    _, tables = part_tables(lines)
    assert [segment.text for segment in tables[0]] == [
        "Ngân hàng Nhà nước Việt Nam, Kiểm toán nhà nước", "Sở Nội vụ", "Sở Tài chính",
        "Các Tập đoàn, Tổng công ty: Điện lực",
    ]  # fmt: skip


def test_one_row_of_four_columns_is_the_rest_of_a_table_and_one_of_two_is_none() -> None:
    assert grid([0.1, 0.3, 0.5, 0.7, 0.9], [0.1, 0.2]).is_table
    assert not grid([0.1, 0.5, 0.9], [0.1, 0.2]).is_table


def test_a_dash_after_a_full_line_of_a_cell_is_part_of_a_name_and_between_dashes_an_item() -> None:
    def wide(text: str, row: int, top: float, right: float) -> Segment:
        return Segment(text, 1, 0.2, right, top, top + 0.01, 0.01, cell=(0, row, 1))

    lines = [
        wide("Vụ Pháp luật dân sự", 0, 0.1, 0.4),
        wide("- Kinh tế", 0, 0.12, 0.28),
        wide("- Rà soát các quy chế", 1, 0.2, 0.4),
        wide("- Báo cáo", 1, 0.22, 0.28),
    ]
    _, tables = part_tables(lines)
    assert [segment.text for segment in tables[0]] == [
        "Vụ Pháp luật dân sự - Kinh tế", "- Rà soát các quy chế", "- Báo cáo",
    ]  # fmt: skip


def test_a_table_on_a_picture_whose_words_were_recognised_before_has_the_cells_its_lines_show() -> None:
    picture = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(picture)
    for x in (150, 280, 620, 900, 1090):
        draw.line((x, 400, x, 800), fill=0, width=4)
    for y in (400, 500, 650, 800):
        draw.line((150, y, 1090, y), fill=0, width=4)
    drawn = BytesIO()
    picture.save(drawn, "JPEG")
    cells = [
        (80, 620, "TT"), (145, 620, "Noi dung"), (310, 620, "Chu tri"), (440, 620, "Thoi han"),
        (80, 570, "1"), (145, 570, "Bao cao ket qua"), (310, 570, "So Y te"), (440, 570, "30/6/2026"),
        (80, 500, "2"), (145, 500, "Ra soat"), (310, 500, "So Noi vu"),
    ]  # fmt: skip
    body = [(72, 440 - 16 * row, "Uy ban nhan dan tinh yeu cau cac co quan thuc hien.") for row in range(12)]
    pdf = under_a_picture(printed([*cells, *body], size="595 842"), drawn.getvalue(), (1240, 1754))
    with closing(PdfDocument(pdf)) as document, closing(Letters(document[0])) as letters:
        placed = {segment.text: segment.cell for segment in PageText(letters, 1).segments()}
    assert placed["Bao cao ket qua"] == (0, 1, 1)
    assert placed["So Noi vu"] == (0, 2, 2)


def under_a_picture(pdf: bytes, picture: bytes, size: tuple[int, int]) -> bytes:
    """The PDF with a picture over each page, under which its words are drawn unseen."""
    image = (
        f"9 0 obj\n<< /Type /XObject /Subtype /Image /Width {size[0]} /Height {size[1]} /ColorSpace /DeviceGray "
        f"/BitsPerComponent 8 /Filter /DCTDecode /Length {len(picture)} >>\nstream\n"
    ).encode()
    start, end = pdf.index(b"stream\n") + 7, pdf.index(b"\nendstream")
    content = b"q 595 0 0 842 0 0 cm /P Do Q 3 Tr\n" + pdf[start:end]
    pdf = pdf[:start] + content + pdf[end:]
    pdf = pdf.replace(b"/Length %d >>\nstream\nq 595" % (end - start), b"/Length %d >>\nstream\nq 595" % len(content))
    pdf = pdf.replace(b"/Resources << ", b"/Resources << /XObject << /P 9 0 R >> ")
    whole = pdf[: pdf.index(b"xref\n")] + image + picture + b"\nendstream\nendobj\n"
    return whole + b"trailer << /Root 1 0 R >>\n%%EOF"
