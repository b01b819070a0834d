"""Scanned pages: what is drawn is read, a tilt is righted, and pictures that mean harm are refused."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw, ImageFont

import vanban
from vanban.sources._segments import Segment
from vanban.sources._tesseract import Word
from vanban.sources.scan import _stretches, _with_dashes, open_picture

ROWS = ("BAO CAO KET QUA", "Noi dung thu nhat cua van ban", "Noi dung thu hai cua van ban", "Ket luan cuoi cung")


def page(*, tilt: float = 0.0, kind: str = "PNG", pages: int = 1) -> bytes:
    drawn = Image.new("L", (1240, 900), 255)
    pen = ImageDraw.Draw(drawn)
    for row, words in enumerate(ROWS):
        pen.text((120, 140 + 110 * row), words, fill=0, font=ImageFont.load_default(44))
    turned = drawn.rotate(tilt, expand=True, fillcolor=255)
    kept = io.BytesIO()
    more = {"save_all": True, "append_images": [turned] * (pages - 1)} if pages > 1 else {}
    turned.save(kept, kind, **more)
    return kept.getvalue()


def found(source: vanban.Source) -> str:
    return " ".join(line.text for line in source.lines)


@pytest.mark.ocr
@pytest.mark.parametrize("tilt", [0.0, 1.8, -2.0])
def test_every_row_of_a_page_is_read_though_it_is_tilted(tilt: float) -> None:
    source = open_picture(page(tilt=tilt))
    assert source.recognised
    assert source.pages == 1
    for number in ("nhat", "hai", "cuoi"):
        assert number in found(source).lower().replace("ấ", "a")


@pytest.mark.ocr
def test_every_page_of_a_tiff_is_read() -> None:
    source = open_picture(page(kind="TIFF", pages=2))
    assert source.pages == 2
    assert {line.page for line in source.lines} == {1, 2}


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + b"\x00" * 60, page()[:300], b"GIF89a", b"\xff\xd8\xff\xe0"])
def test_a_picture_cut_short_is_damaged(data: bytes) -> None:
    with pytest.raises(vanban.DamagedFile):
        open_picture(data)


def test_a_picture_of_more_points_than_are_read_is_refused_before_it_is_unpacked() -> None:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    size = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\x00")) + chunk(b"IEND", b"")
    with pytest.raises(vanban.TooLarge):
        open_picture(bomb)


def word(text: str, left: int, right: int, line: int = 1) -> Word:
    return Word(text, (line, 0, 0), (left, 0, right, 20), 95.0)


def test_a_wide_blank_parts_two_columns_and_a_new_line_begins_anew() -> None:
    words = [word("UBND", 0, 60), word("TINH", 70, 120), word("CONG", 600, 660), word("HOA", 0, 50, line=2)]
    assert [[part.text for part in stretch] for stretch in _stretches(words)] == [["UBND", "TINH"], ["CONG"], ["HOA"]]


def segment(text: str, left: float, right: float, top: float) -> Segment:
    return Segment(text, 1, left, right, top, top + 0.02, 0.02)


def test_dashes_recognised_as_a_column_go_back_to_their_lines_and_specks_go() -> None:
    parts = [segment("-", 0.1, 0.11, 0.3), segment("báo cáo", 0.12, 0.4, 0.3), segment("·", 0.8, 0.81, 0.6)]
    assert [part.text for part in _with_dashes(parts)] == ["- báo cáo"]
