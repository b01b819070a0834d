"""Marks stamped on a scan in red, blue or grey: what else is stamped or written is none."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from vanban.sources._picture import prepared
from vanban.sources._stamped_marks import Stamped, sheet_of, stamped_marks
from vanban.sources._tesseract import Word, recognise

RED, BLUE, GREY = (205, 40, 45), (40, 60, 170), (120, 120, 120)
Colour = tuple[int, int, int]


def stamped(text: str, colour: Colour = RED, *, framed: bool = True) -> Image.Image:
    """A page with a stamp on top and a round seal below."""
    page = Image.new("RGB", (2480, 3508), (250, 249, 246))
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(64)
    pen.text((330, 640), text, fill=colour, font=font, stroke_width=1)
    left, top, right, bottom = pen.textbbox((330, 640), text, font=font)
    if framed:
        pen.rectangle((left - 28, top - 22, right + 28, bottom + 22), outline=colour, width=7)
    pen.ellipse((1330, 900, 1760, 1330), outline=RED, width=10)
    return page


def marks_of(page: Image.Image, read: list[str] | None = None) -> Stamped:
    """The marks of a page, where what may be marks is read so; where nothing is said of it, as it is recognised."""
    sheet = sheet_of(page, prepared(page), [])
    assert sheet is not None
    if read is None:
        return stamped_marks(sheet, recognise(sheet.picture, layout=6))
    return stamped_marks(sheet, [Word(text, (1, 1, 1), (0, 0, 9, 9), 90.0) for text in read])


@pytest.mark.parametrize(
    ("read", "marks"),
    [
        (["HỎA", "TỐC"], ["HỎA TỐC"]),
        (["KHAN"], ["KHẨN"]),
        (["TUYỆT", "MẬT", "KHẨN"], ["TUYỆT MẬT", "KHẨN"]),
        (["CÔNG", "VĂN", "ĐẾN"], []),
        (["MẬT", "ONG"], []),
        (["khẩn"], []),
        ([], []),
    ],
)
def test_only_a_patch_that_holds_nothing_but_marks_is_one(read: list[str], marks: list[str]) -> None:
    found = marks_of(stamped("HOA TOC"), read)
    assert [word.text for word in found.marks] == marks
    assert bool(found.unread) == (not read)


@pytest.mark.parametrize("colour", [RED, BLUE, GREY])
def test_a_stamp_of_any_colour_is_read_and_a_seal_is_too_round(colour: Colour) -> None:
    page = stamped("KHAN", colour)
    sheet = sheet_of(page, prepared(page), [])
    assert sheet is not None
    assert len(sheet.patches) == 1
    assert [word.text for word in marks_of(page, ["KHẨN"]).marks] == ["KHẨN"]


def test_what_was_recognised_with_the_page_is_not_read_again() -> None:
    blank = Image.new("RGB", (2480, 3508), "white")
    assert sheet_of(blank, prepared(blank), []) is None
    known = [Word("KHAN", (1, 1, 1), (325, 640, 560, 710), 95.0)]
    grey = stamped("KHAN", GREY).convert("L")
    assert sheet_of(grey, prepared(grey), known) is None


def test_an_unsure_word_within_a_line_is_typed() -> None:
    grey = stamped("KHAN", GREY, framed=False).convert("L")
    line = [("VIEC", 230, 315, 96.0), ("KHAN", 325, 560, 30.0), ("TRUONG", 580, 700, 96.0)]
    words = [Word(text, (1, 1, 1), (left, 640, right, 710), sure) for text, left, right, sure in line]
    assert sheet_of(grey, prepared(grey), words) is None
    assert sheet_of(grey, prepared(grey), words[:2]) is not None


@pytest.mark.ocr
@pytest.mark.parametrize("tilt", [0.0, 1.7])
@pytest.mark.parametrize("colour", [RED, BLUE])
@pytest.mark.parametrize("framed", [True, False])
def test_a_stamp_is_recognised(tilt: float, colour: Colour, framed: bool) -> None:
    page = stamped("HOA TOC", colour, framed=framed).rotate(tilt, fillcolor=(250, 249, 246))
    assert [word.text for word in marks_of(page).marks] == ["HỎA TỐC"]
