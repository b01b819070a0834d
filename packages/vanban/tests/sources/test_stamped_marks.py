"""Marks stamped on a scan in red, blue or grey: what else is stamped or written is none."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from vanban.sources import _stamped_marks
from vanban.sources._picture import prepared
from vanban.sources._stamped_marks import stamped_marks
from vanban.sources._tesseract import Word

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


def marks_of(page: Image.Image, words: list[Word] | None = None) -> list[str]:
    return [word.text for word in stamped_marks(page, prepared(page), words or []).marks]


def reading(monkeypatch: pytest.MonkeyPatch, read: list[str]) -> list[int]:
    """Have all words that are asked for read so; return the list of what will have been asked for."""
    calls: list[int] = []

    def recognise(_image: Image.Image, *, layout: int) -> list[Word]:
        calls.append(layout)
        return [Word(text, (1, 1, 1), (0, 0, 9, 9), 90.0) for text in read]

    monkeypatch.setattr(_stamped_marks, "recognise", recognise)
    return calls


@pytest.mark.parametrize(
    ("read", "marks"),
    [
        (["HỎA", "TỐC"], ["HỎA TỐC"]),
        (["KHAN"], ["KHẨN"]),
        (["TUYỆT", "MẬT", "KHẨN"], ["TUYỆT MẬT", "KHẨN"]),
        (["CÔNG", "VĂN", "ĐẾN"], []),
        (["MẬT", "ONG"], []),
        ([], []),
    ],
)
def test_only_a_patch_that_holds_nothing_but_marks_is_one(
    read: list[str], marks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = reading(monkeypatch, read)
    page = stamped("HOA TOC")
    found = stamped_marks(page, prepared(page), [])
    assert [word.text for word in found.marks] == marks
    assert bool(found.unread) == (not read)
    assert len(calls) == 1  # the seal is too round to be read


@pytest.mark.parametrize("colour", [RED, BLUE, GREY])
def test_a_stamp_of_any_colour_is_read(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = reading(monkeypatch, ["KHẨN"])
    assert marks_of(stamped("KHAN", colour)) == ["KHẨN"]
    assert len(calls) == 1


def test_what_was_recognised_with_the_page_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_stamped_marks, "recognise", pytest.fail)
    assert marks_of(Image.new("RGB", (2480, 3508), "white")) == []
    known = [Word("KHAN", (1, 1, 1), (325, 640, 560, 710), 95.0)]
    assert marks_of(stamped("KHAN", GREY).convert("L"), known) == []


@pytest.mark.ocr
@pytest.mark.parametrize("tilt", [0.0, 1.7])
@pytest.mark.parametrize("colour", [RED, BLUE])
@pytest.mark.parametrize("framed", [True, False])
def test_a_stamp_is_recognised(tilt: float, colour: Colour, framed: bool) -> None:
    page = stamped("HOA TOC", colour, framed=framed).rotate(tilt, fillcolor=(250, 249, 246))
    assert marks_of(page) == ["HỎA TỐC"]
