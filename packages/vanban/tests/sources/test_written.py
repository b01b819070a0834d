"""Numbers written by hand into the blank of a head."""

from __future__ import annotations

import pytest

import vanban
from vanban import Line, Source
from vanban.sources._tesseract import Word
from vanban.sources._written import without_written


def left(*read: tuple[str, float]) -> str:
    words = [Word(text, (1, 1, 1), (at * 90, 0, at * 90 + 80, 20), sure) for at, (text, sure) in enumerate(read)]
    return " ".join(word.text for word in without_written(words))


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ([("Số:", 96), ("279", 69), ("-UBND-KGVX", 16)], "Số:"),
        ([("số:", 75), ("2#UBND-KGVX", 35)], "số:"),
        ([("Số:", 93), ("224/CĐ-TTg", 70)], "Số: 224/CĐ-TTg"),
        ([("Số:", 96), ("660", 57), ("/TB-UBND", 92)], "Số: 660 /TB-UBND"),
        ([("Số:", 93), ("38/CĐĐ-UBND", 28)], "Số: 38/CĐĐ-UBND"),
        ([("Số:", 93), ("2554/BC-TTX", 32)], "Số: 2554/BC-TTX"),
        ([("Số", 97), ("liệu", 30)], "Số liệu"),
    ],
)
def test_a_number_that_runs_into_its_notation_is_left_blank(read: list[tuple[str, float]], kept: str) -> None:
    assert left(*read) == kept


def test_a_number_that_cannot_be_read_is_null_and_no_part_of_the_body() -> None:
    rows = ("ỦY BAN NHÂN DÂN", "TỈNH THỬ NGHIỆM", "Số: 2#UBND-KGVX", "V/v họp", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngàj L4 tháng Thăm 2021", "Kính gửi: Sở Y tế")  # fmt: skip
    lines = tuple(map(Line, rows))
    document = vanban.read_source(Source(lines, "visual", "image/png", recognised=True)).document
    assert document.code is None
    assert document.issuer == "Ủy ban nhân dân tỉnh Thử Nghiệm"
    assert (document.place, document.date) == ("Hà Nội", None)
