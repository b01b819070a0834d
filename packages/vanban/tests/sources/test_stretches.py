"""Where the lines of a recognised page part."""

from __future__ import annotations

from dataclasses import replace

from vanban.sources._stretches import stretches_of
from vanban.sources._tesseract import Word


def word(text: str, left: int, right: int, line: int = 1) -> Word:
    return Word(text, (line, 0, 0), (left, 0, right, 20), 95.0)


def test_a_wide_blank_parts_two_columns_and_a_new_line_begins_anew() -> None:
    words = [word("UBND", 0, 60), word("TINH", 70, 120), word("CONG", 600, 660), word("HOA", 0, 50, line=2)]
    assert [[part.text for part in stretch] for stretch in stretches_of(words, lambda _word: None)] == [
        ["UBND", "TINH"],
        ["CONG"],
        ["HOA"],
    ]


def test_a_narrower_blank_parts_a_line_where_the_one_beside_is_parted() -> None:
    head = [
        [word("SỞ", 90, 190), word("CỘNG", 270, 500)],
        [word("V/v", 0, 40, line=2), word("nhật", 46, 200, line=2), word("Hà", 230, 260, line=2)],
        [word("và", 0, 40, line=3), word("việc", 70, 200, line=3), word("đã", 230, 260, line=3)],
    ]
    far = [replace(one, box=(one.box[0], 300, one.box[2], 320)) for one in head[2]]
    stretches = stretches_of([*head[0], *head[1], *far], lambda _word: None)
    assert [[part.text for part in stretch] for stretch in stretches] == [
        ["SỞ"], ["CỘNG"], ["V/v", "nhật"], ["Hà"], ["và", "việc", "đã"],
    ]  # fmt: skip
