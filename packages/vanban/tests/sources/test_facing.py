"""Two pages photographed side by side are read one after the other; a head, a table or one page is not parted."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from vanban.sources._facing import facing
from vanban.sources._segments import Segment
from vanban.sources.scan import open_picture


def lines(left: float, right: float, count: int = 6) -> list[Segment]:
    return [Segment(f"{left} {at}", 1, left, right, 0.1 * at, 0.1 * at + 0.02, 0.02) for at in range(count)]


def test_running_lines_on_both_sides_of_a_white_are_two_pages_and_each_is_measured_by_itself() -> None:
    left, right = facing(lines(0.05, 0.45) + lines(0.55, 0.95), shape=1.4)
    assert {(round(one.left, 2), round(one.right, 2)) for one in left + right} == {(0.1, 0.9)}
    assert [one.text[:4] for one in left + right] == ["0.05"] * 6 + ["0.55"] * 6


@pytest.mark.parametrize(
    ("segments", "shape"),
    [
        (lines(0.05, 0.45) + lines(0.55, 0.95), 0.7),
        (lines(0.05, 0.45) + lines(0.55, 0.95) + lines(0.2, 0.8, 1), 1.4),
        (lines(0.05, 0.45) + lines(0.55, 0.95, 2) + lines(0.55, 0.7), 1.4),
        (lines(0.05, 0.48) + lines(0.51, 0.95), 1.4),
        ([], 1.4),
    ],
    ids=["upright", "a line across", "a signature beside", "columns of a table", "nothing"],
)
def test_anything_else_is_one_page(segments: list[Segment], shape: float) -> None:
    assert facing(segments, shape) == [segments]


@pytest.mark.ocr
def test_two_sheets_on_one_photograph_are_read_from_the_first_to_the_last_line_of_each() -> None:
    both = Image.new("L", (2480, 1400), 255)
    pen = ImageDraw.Draw(both)
    for left, name in ((140, "trang dau"), (1380, "trang sau")):
        for row in range(6):
            words = f"Noi dung thu {row} cua {name} van ban nay duoc in kin dong"
            pen.text((left, 160 + 120 * row), words, fill=0, font=ImageFont.load_default(36))
    kept = io.BytesIO()
    both.save(kept, "PNG")
    source = open_picture(kept.getvalue())
    told = ["dau" if "dau" in line.text else "sau" for line in source.lines]
    assert told == ["dau"] * 6 + ["sau"] * 6
    assert source.pages == 1
