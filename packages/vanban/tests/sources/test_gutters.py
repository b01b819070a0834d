"""Tables without ruled lines: told by their head, their white and the numbers of their rows, and by nothing less."""

from __future__ import annotations

from vanban.sources._gutters import Columns, Placed, number_strip, white_grids
from vanban.sources._rules import place_in
from vanban.sources.pdf import open_pdf

from .test_pdf import BODY, printed

EM = 0.02
PLACES = (0.1, 0.2, 0.5, 0.75)
HEAD = ("TT", "Nội dung", "Chủ trì", "Thời gian")


def words(*lines: tuple[str, ...] | str, places: tuple[float, ...] = PLACES) -> list[Placed]:
    """Lines from the top of a page: the cells of a row, or running text from the margin on."""
    found = []
    for at, line in enumerate(lines):
        cells = [line] if isinstance(line, str) else line
        for left, text in zip(places, cells, strict=False):
            place = left
            for word in text.split():
                end = place + 0.008 * len(word)
                found.append(Placed(word, place, 0.1 + 0.02 * at, end, 0.112 + 0.02 * at))
                place = end + 0.006
    return found


def cells(placed: list[Placed], before: Columns | None = None) -> dict[tuple[int, int, int], str]:
    grids, _ = white_grids(placed, EM, before)
    found: dict[tuple[int, int, int], str] = {}
    for word in placed:
        place = place_in(grids, word.across, word.middle)
        if place is not None:
            found[place[0]] = f"{found.get(place[0], '')} {word.text}".strip()
    return found


TABLE = (
    HEAD,
    ("1", "Rà soát văn bản", "Sở Tư pháp", "Quý II"),
    ("", "của các cấp", "tỉnh", ""),
    ("2", "Công khai thủ tục", "Sở Nội vụ", "Tháng 5"),
)
PROSE = "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện kế hoạch này bảo đảm"


def test_the_lines_of_a_row_go_to_their_cells() -> None:
    found = cells(words("KẾ HOẠCH", *TABLE))
    assert found[0, 0, 1] == "Nội dung"
    assert found[0, 1, 1] == "Rà soát văn bản của các cấp"
    assert found[0, 1, 2] == "Sở Tư pháp tỉnh"
    assert found[0, 2, 3] == "Tháng 5"
    assert "KẾ" not in found.values()


def test_what_follows_a_table_stands_outside_of_it() -> None:
    found = cells(words(*TABLE, PROSE, PROSE, PROSE, PROSE))
    assert not [text for text in found.values() if "chức năng" in text]
    assert max(row for _, row, _ in found) == 2


def test_a_heading_that_crosses_the_columns_is_one_cell() -> None:
    heading = "CẢI CÁCH THỂ CHẾ, THỦ TỤC HÀNH CHÍNH CỦA CẢ HAI CẤP"
    found = cells(words(HEAD, ("I", heading), *TABLE[1:]))
    assert found[0, 1, 1] == heading


def test_no_table_is_seen_where_the_head_assigns_nothing_or_no_row_has_a_number() -> None:
    assert not cells(words(("TT", "Họ tên", "Năm sinh", "Quê quán"), ("1", "Nguyễn Văn Mẫu", "1980", "Cần Thơ")))
    assert not cells(words(HEAD, ("", "Rà soát", "Sở Tư pháp", "Quý II"), ("", "Công khai", "Sở Nội vụ", "Tháng 5")))
    assert not cells(words(PROSE, PROSE))


def test_numbers_in_the_middle_of_their_rows_tell_no_rows() -> None:
    middle = (("", "Rà soát", "", ""), ("1", "văn bản", "Sở Tư pháp", "Quý II"), ("", "của tỉnh", "", ""))
    assert not cells(words(HEAD, *middle, *middle))


def test_a_table_goes_on_over_the_next_page_with_its_head_or_without() -> None:
    _, columns = white_grids(words(*TABLE), EM)
    assert columns is not None
    rest = (("", "sót lại", "", ""), ("3", "Báo cáo kết quả", "Sở Y tế", "Quý IV"))
    assert cells(words(*rest), columns)[0, 1, 2] == "Sở Y tế"
    again = cells(words(HEAD, *rest), columns)
    assert (again[0, 0, 1], again[0, 1, 1], again[0, 2, 1]) == ("Nội dung", "sót lại", "Báo cáo kết quả")
    assert not cells(words(PROSE, PROSE, PROSE, PROSE), columns)


def test_a_page_of_more_words_than_any_page_has_is_left_as_it_is() -> None:
    assert white_grids(words(*TABLE) * 400, EM) == ([], None)
    assert number_strip(words(*TABLE) * 400, EM, None) is None


def test_the_numbers_of_rows_stand_left_of_the_tasks_below_the_head() -> None:
    strip = number_strip(words("KẾ HOẠCH", *TABLE), EM, None)
    assert strip is not None
    left, top, right = strip
    assert left < 0.1 < 0.116 < right < 0.2
    assert 0.09 < top < 0.12
    assert number_strip(words(PROSE), EM, None) is None


def test_a_table_printed_without_lines_is_read_cell_by_cell() -> None:
    rows = (
        ("TT", "Noi dung cong viec", "Don vi chu tri", "Thoi gian"),
        ("1", "Ra soat van ban", "So Tu phap", "Quy II"),
    )
    drawn = [
        (x, 300 - 30 * row, text)
        for row, texts in enumerate((*rows, ("2", "Cong khai thu tuc", "So Noi vu", "Thang 5")))
        for x, text in zip((72, 110, 290, 420), texts, strict=True)
    ]
    lines = [line for line in open_pdf(printed([*BODY, *drawn])).lines if line.cell]
    assert {line.cell[1:]: line.text for line in lines if line.cell}[2, 2] == "So Noi vu"
    assert len(lines) == 12
