"""Marks stamped in red on a scan: what else is red is none."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from vanban.sources import _red_marks
from vanban.sources._red_marks import red_marks
from vanban.sources._tesseract import Word

RED = (205, 40, 45)


def stamped(text: str) -> Image.Image:
    """A page with a framed stamp on top and a round seal below."""
    page = Image.new("RGB", (2480, 3508), (250, 249, 246))
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(64)
    pen.text((330, 640), text, fill=RED, font=font)
    left, top, right, bottom = pen.textbbox((330, 640), text, font=font)
    pen.rectangle((left - 28, top - 22, right + 28, bottom + 22), outline=RED, width=7)
    pen.ellipse((1330, 900, 1760, 1330), outline=RED, width=10)
    return page


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
    calls: list[int] = []

    def recognise(_image: Image.Image, *, layout: int) -> list[Word]:
        calls.append(layout)
        return [Word(text, (1, 1, 1), (0, 0, 9, 9), 90.0) for text in read]

    monkeypatch.setattr(_red_marks, "recognise", recognise)
    assert [word.text for word in red_marks(stamped("HOA TOC"))] == marks
    assert len(calls) == 1  # the seal is too round to be read


def test_a_page_without_red_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_red_marks, "recognise", pytest.fail)
    assert red_marks(Image.new("RGB", (2480, 3508), "white")) == []
    assert red_marks(stamped("HOA TOC").convert("L")) == []


@pytest.mark.ocr
@pytest.mark.parametrize("tilt", [0.0, 1.7])
def test_a_red_stamp_is_read(tilt: float) -> None:
    page = stamped("HOA TOC").rotate(tilt, fillcolor=(250, 249, 246))
    assert [word.text for word in red_marks(page)] == ["HỎA TỐC"]
