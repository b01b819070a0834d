"""Rich text: letters of every age, tables, boxes, notes, and files that mean harm."""

from __future__ import annotations

from contextlib import suppress

import pytest

import vanban
from vanban import Source
from vanban.sources.rtf import open_rtf

HEAD = r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset0 .VnTime;}{\f2\fcharset0 .VnTimeH;}{\f3\fcharset0{\*\panose 02020603}VNI-Times;}{\f4\fcharset163 Arial;}}"  # noqa: E501


def opened(body: str) -> Source:
    return open_rtf(f"{HEAD}{body}}}".encode("latin-1"))


def texts(body: str) -> list[str]:
    return [line.text for line in opened(body).lines]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\u272?\u7896?\'61\par", "ĐỘa"),
        (r"S\u7903\'3f N\u7897?i v\u7909?\par", "Sở Nội vụ"),
        (r"\uc0\u272 \u7891 ng\par", "Đồng"),
        (r"{\f1 ñy ban nh\'a9n d\'a9n n\'ad\'edc}\par", "ủy ban nhân dân nước"),
        (r"{\f1 n\-\'edc}\par", "nước"),
        (r"{\f1 th\'b5nh p}{\f1\b h\'e8}\par", "thành phố"),
        (r"{\f2 céng hßa}\par", "CỘNG HÒA"),
        (r"{\f3 UÛy ban nhaân daân}\par", "Ủy ban nhân dân"),
        (r"a\emdash b\endash c\ldblquote d\rdblquote\par", "a—b–c“d”"),
        (r"m\u178?t\~l\'e1 \{x\}\\\par", "m²t lá {x}\\"),
        (r"{\v hidden}seen{\deleted gone}\par", "seen"),
        (r"{\strike struck}kept\strike gone\strike0\par", "kept"),
        (r"{\caps s\u7903? n\u7897?i v\u7909?}\par", "SỞ NỘI VỤ"),
        (r"m{\super 2} and{\super 1}\par", "m2 and[1]"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\par", "link"),
        (r"{\*\unknown{\b gone}}{\pict 0102}kept{\bin3 abc}\par", "kept"),
        (r"{\listtext\f0 1.\tab}item\par", "1. item"),
        (r"\u-10179?\u-8704?\par", "\U0001f600"),
    ],
)  # fmt: skip
def test_letters_are_what_the_page_showed(body: str, text: str) -> None:
    assert texts(body) == [text]


def test_paragraphs_are_counted_and_breaks_stay_within_one() -> None:
    lines = opened(r"one\line two\par\pard\qc\b three\b0\par").lines
    assert [(line.text, line.paragraph) for line in lines] == [("one", 0), ("two", 0), ("three", 1)]
    assert lines[2].centred
    assert lines[2].bold
    assert not lines[0].bold


ROW = r"\trowd\cellx1000\cellx3000\cellx6000\pard\intbl a\cell b1\par b2\cell c\cell\row"
WIDE = r"\trowd\cellx3000\cellx6000\pard\intbl ab\cell c\cell\row"


def test_cells_stand_in_the_column_where_their_left_edge_is() -> None:
    cells = {line.text: line.cell for line in opened(rf"before\par{ROW}{WIDE}\pard after\par{ROW}").lines}
    assert cells["before"] is None
    assert cells["b1"] == cells["b2"] == (1, 0, 1)
    assert cells["ab"] == (0, 1, 0)
    assert cells["after"] is None


def test_cells_of_two_rows_below_each_other_share_a_column() -> None:
    lines = opened(ROW + WIDE).lines
    assert [line.cell for line in lines if line.text == "c"] == [(0, 0, 2), (0, 1, 2)]


def test_a_cell_merged_over_rows_reaches_down_over_them() -> None:
    first = r"\trowd\cellx1000\clvmgf\cellx3000\pard\intbl 1\cell one for both\cell\row"
    second = r"\trowd\cellx1000\clvmrg\cellx3000\pard\intbl 2\cell\cell\row"
    third = r"\trowd\cellx1000\cellx3000\pard\intbl 3\cell own\cell\row"
    assert [(line.text, line.rows) for line in opened(first + second + third).lines] == [
        ("1", 1), ("one for both", 2), ("2", 1), ("3", 1), ("own", 1),
    ]  # fmt: skip


def test_notes_come_last_with_their_mark() -> None:
    assert texts(r"word{\footnote\pard {\super 1} the note\par} goes on\par") == ["word[1] goes on", "[1] 1 the note"]


def test_a_stamp_in_a_text_box_comes_first_and_other_boxes_where_they_stand() -> None:
    stamp = r"{\shp{\*\shpinst{\shptxt\pard H\u7886?A T\u7888?C\par}}}"
    assert texts(rf"head\par{stamp}body\par")[0] == "HỎA TỐC"


def test_a_stamp_in_a_box_of_an_old_drawing_is_read() -> None:
    box = r"{\*\do\dobxpage\dptxbx{\dptxbxtext\pard KH\u7848?N\par}\dpx100}"
    assert texts(rf"head\par{box}body\par") == ["KHẨN", "head", "body"]


def test_a_letterhead_kept_in_the_page_header_is_read_and_other_headers_are_not() -> None:
    motto = r"{\header \u272?\u7897?c l\u7853?p - T\u7921? do\par}"
    assert "Độc lập - Tự do" in texts(rf"{motto}body\par")
    assert texts(rf"{motto}{motto}body\par") == ["Độc lập - Tự do", "body"]
    assert texts(r"{\header page 1\par}body\par") == ["body"]


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 " + b"{" * 1_000_000,
        b"{\\rtf1 " + b"}" * 100_000 + b"text",
        b"{\\rtf1\\bin99999999999 x",
        b"{\\rtf1\\u99999999 \\'zz\\trowd\\row\\cell\\nestrow x\\par}",
        b"{\\rtf1\\ansicpg99999 {\\fonttbl{\\f999999999 x;}} x\\par}",
        b"{\\rtf1",
    ],
    ids=["a million open braces", "only closing ones", "data beyond the end", "odd words", "odd fonts", "nothing"],
)
def test_files_that_mean_harm_are_read_or_refused(data: bytes) -> None:
    with suppress(vanban.ReadingError):
        assert vanban.read(data).text
