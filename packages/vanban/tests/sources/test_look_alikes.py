"""Of two readings of a recognised word that look alike, the one its neighbours tell; all other words stay."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files

import pytest

from vanban.sources._look_alikes import meant


def as_meant(line: str) -> str:
    return " ".join(meant(line.split(" ")))


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("các tố chức, cá nhân", "các tổ chức, cá nhân"),
        ("Đấy mạnh công tác phố biến, tuyên truyền", "Đẩy mạnh công tác phổ biến, tuyên truyền"),
        ("(thấm định hồ sơ)", "(thẩm định hồ sơ)"),
        ("lẫy ý kiến", "lấy ý kiến"),
        ("theo thẩm quyên;", "theo thẩm quyền;"),
        ("với tỉnh thần khẩn trương", "với tinh thần khẩn trương"),
        ("VỀ THẤM ĐỊNH HỒ SƠ", "VỀ THẨM ĐỊNH HỒ SƠ"),
        ("Bộ Y tế khăng định", "Bộ Y tế khẳng định"),
        ("thiếu tỉnh thân trách nhiệm", "thiếu tinh thần trách nhiệm"),
        ("nhân dần các tỉnh giải ngần vốn", "nhân dân các tỉnh giải ngân vốn"),
        ("cơ sở đữ liệu; dọn đẹp", "cơ sở dữ liệu; dọn dẹp"),
        ("chống lăng phí, gia tắng", "chống lãng phí, gia tăng"),
        ("Các chỉ bộ trực thuộc", "Các chi bộ trực thuộc"),
        ("Văn phòng Tống Bí thư", "Văn phòng Tổng Bí thư"),
        ("PCN, Cống TTĐT, các Vụ", "PCN, Cổng TTĐT, các Vụ"),
        ("hiệu quả vê môi trường; quyên, nghĩa vụ (đế b/c)", "hiệu quả về môi trường; quyền, nghĩa vụ (để b/c)"),
    ],
)
def test_a_mark_that_looks_alike_is_read_as_the_neighbour_tells(recognised: str, printed: str) -> None:
    assert as_meant(recognised) == printed


@pytest.mark.parametrize(
    "printed",
    [
        "thành phố biến đổi khí hậu",  # a neighbour goes with it as it stands
        "chỉ đạo các tỉnh",
        "phòng, chống tố giác sai sự thật",  # no other reading goes with a neighbour
        "ông Đấy Mạnh",  # a name
        "phố - biến",  # a sign between them
        "tố, chức",
        "(phố) biến",
        "quá trình",  # no circumflex
        "mấy hôm nay",
        "diệt lăng quăng",
        "kêu gọi quyên góp, tìm kiếm người mất tích",  # seldom, but with its own neighbours
        "Lê Thị Quyên",
        "Cục Quản lý Dược hướng dẫn",
        "",
    ],
)
def test_what_its_neighbours_do_not_tell_stays(printed: str) -> None:
    assert as_meant(printed) == printed


def test_no_pair_is_listed_beside_one_it_would_be_mistaken_for() -> None:
    rows = (files("vanban.sources") / "syllable_pairs.txt").read_text("utf-8").splitlines()
    pairs = [
        f"{first} {second}"
        for row in rows
        if row[0] != "#"
        for first, _, behind in [row.partition(": ")]
        for second in behind.split(" ")
    ]
    assert len(pairs) == len(set(pairs)) > 1500
    assert all(unicodedata.is_normalized("NFC", pair) and re.fullmatch(r"[^\W\d_]+ [^\W\d_]+", pair) for pair in pairs)
    assert [pair for pair in pairs if as_meant(pair) != pair] == []
