"""Scanned pages: what is drawn is read, a tilt is righted, and pictures that mean harm are refused."""

from __future__ import annotations

import io
import random
import struct
import zlib
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

import vanban
from vanban.sources import _doubts, _row_numbers, _tesseract, scan
from vanban.sources._doubts import Part, doubtful, on_no_page, settled
from vanban.sources._picture import ink_share, prepared, tilt
from vanban.sources._row_numbers import in_sequence, with_numbers
from vanban.sources._ruled_lines import rules_on, without_rules
from vanban.sources._rules import place_in, tables_of
from vanban.sources._seen_words import lies_sideways, shows_words
from vanban.sources._segments import Segment
from vanban.sources._stretches import with_dashes
from vanban.sources._tesseract import Box, Word, recognise_all
from vanban.sources.scan import open_picture

from .letters import picture_of_a_page


def found(source: vanban.Source) -> str:
    return " ".join(line.text for line in source.lines)


@pytest.mark.ocr
@pytest.mark.parametrize("tilt", [0.0, 1.8, -2.0])
def test_every_row_of_a_page_is_read_though_it_is_tilted(tilt: float) -> None:
    source = open_picture(picture_of_a_page(tilt=tilt))
    assert source.recognised
    assert source.pages == 1
    for number in ("nhat", "hai", "cuoi"):
        assert number in found(source).lower().replace("ấ", "a")


@pytest.mark.ocr
def test_every_page_of_a_tiff_is_read() -> None:
    source = open_picture(picture_of_a_page(kind="TIFF", pages=2))
    assert source.pages == 2
    assert {line.page for line in source.lines} == {1, 2}


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"\x00" * 60, picture_of_a_page()[:300], b"GIF89a", b"\xff\xd8\xff\xe0"]
)
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


def test_a_word_goes_with_the_first_of_the_next_line(monkeypatch: pytest.MonkeyPatch) -> None:
    told = ((1, 1, "trình"), (1, 1, "thấm"), (1, 2, "định."), (2, 1, "THÀNH"), (3, 1, "PHỔ"))
    rows = [f"5\t1\t{block}\t1\t{line}\t1\t2\t3\t40\t20\t96.5\t{text}" for block, line, text in told]
    monkeypatch.setattr(_tesseract, "_run", lambda _images, _arguments: "\n".join(rows))
    read = recognise_all([(Image.new("L", (90, 30)), 3)])[0]
    assert [one.text for one in read] == ["trình", "thẩm", "định.", "THÀNH", "PHỔ"]


def test_a_number_between_two_others_is_told_by_them() -> None:
    found = [word(text, 0, 20, line=at) for at, text in enumerate(("TT", "1", "2", "K)", "4", "I", "1"))]
    assert [one.text for one in in_sequence(found)] == ["TT", "1", "2", "3", "4", "I", "1"]


def segment(text: str, left: float, right: float, top: float) -> Segment:
    return Segment(text, 1, left, right, top, top + 0.02, 0.02)


def test_dashes_recognised_as_a_column_go_back_to_their_lines_and_specks_go() -> None:
    parts = [segment("-", 0.1, 0.11, 0.3), segment("báo cáo", 0.12, 0.4, 0.3), segment("·", 0.8, 0.81, 0.6)]
    assert [part.text for part in with_dashes(parts)] == ["- báo cáo"]


def table(font: int = 40) -> Image.Image:
    """A page with three columns and two rows, ruled."""
    drawn = Image.new("L", (2480, 1400), 255)
    pen = ImageDraw.Draw(drawn)
    for x in (200, 400, 1400, 2280):
        pen.line((x, 300, x, 700), fill=0, width=4)
    for y in (300, 500, 700):
        pen.line((200, y, 2280, y), fill=0, width=4)
    cells = {(440, 380): "Noi dung cong viec", (1440, 380): "Don vi chu tri"}
    cells |= {(440, 580): "Ra soat danh muc", (1440, 580): "Phong Noi vu"}
    for place, words in cells.items():
        pen.text(place, words, fill=0, font=ImageFont.load_default(font))
    return drawn


def test_the_ruled_lines_of_a_picture_make_the_cells_of_its_table() -> None:
    across, down = rules_on(table())
    (grid,) = tables_of(across, down)
    assert (len(grid.xs), len(grid.ys)) == (4, 3)
    assert place_in([grid], 0.3, 600 / 1400) == ((0, 1, 1), 1)
    assert place_in([grid], 0.3, 0.9) is None


def test_the_lines_of_a_table_are_painted_over_and_its_words_are_not() -> None:
    drawn = table()
    cleared = without_rules(drawn, *rules_on(drawn))
    assert cleared.crop((190, 290, 420, 720)).getextrema() == (255, 255)
    assert cleared.crop((430, 370, 1200, 470)).getextrema()[0] == 0


def test_a_thin_line_that_falls_between_two_rows_of_pixels_is_one() -> None:
    drawn = table()
    faint = drawn.point([max(grey, 165) for grey in range(256)])
    faint.paste(drawn.crop((0, 320, 2480, 680)), (0, 320))
    (grid,) = tables_of(*rules_on(faint))
    assert (len(grid.xs), len(grid.ys)) == (4, 3)


def test_a_heading_above_the_column_of_numbers_is_no_number_of_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_row_numbers, "number_strip", lambda *_: (0.0, 0.0, 0.2))
    found = [Word("1", (1, 1, 1), (110, 10, 120, 30), 90.0), Word("2", (1, 1, 2), (110, 200, 120, 220), 90.0)]
    monkeypatch.setattr(_row_numbers, "recognise", lambda _image, layout: found)
    words = [Word("PHÂN", (1, 1, 1), (100, 5, 180, 35), 95.0), word("CÔNG", 190, 280)]
    kept = with_numbers(words, Image.new("L", (1000, 400)), None)
    assert [one.text for one in kept] == ["PHÂN", "CÔNG", "2"]


@pytest.mark.ocr
def test_a_scanned_table_keeps_its_cells() -> None:
    kept = io.BytesIO()
    table().save(kept, "PNG")
    cells = {line.cell: line.text for line in open_picture(kept.getvalue()).lines if line.cell}
    assert set(cells) == {(0, 0, 1), (0, 0, 2), (0, 1, 1), (0, 1, 2)}
    assert cells[0, 1, 2].startswith("Ph")


@pytest.mark.ocr
def test_a_scanned_table_without_lines_keeps_its_cells_and_the_numbers_of_its_rows() -> None:
    drawn = Image.new("L", (2480, 1400), 255)
    pen = ImageDraw.Draw(drawn)
    rows = [("TT", "Noi dung cong viec", "Don vi chu tri", "Thoi gian")]
    rows += [(number, "Ra soat danh muc", "Phong Noi vu", "Thang 5") for number in "1234"]
    for row, texts in enumerate(rows):
        for x, text in zip((240, 420, 1200, 1900), texts, strict=True):
            pen.text((x, 300 + 140 * row), text, fill=0, font=ImageFont.load_default(46))
    kept = io.BytesIO()
    drawn.save(kept, "PNG")
    found = {line.cell: line.text for line in open_picture(kept.getvalue()).lines if line.cell}
    assert [found.get((0, row, 0)) for row in range(1, 5)] == list("1234")
    assert all(found[0, row, 2].startswith("Ph") for row in range(1, 5))


def test_the_grain_of_the_paper_is_no_ink_on_a_page_of_few_lines() -> None:
    grain = Image.effect_noise((1240, 1754), 30)
    paper = ImageChops.add(Image.new("L", grain.size, 255), grain, offset=-128)
    ImageDraw.Draw(paper).text((120, 140), "CHU TICH", fill=0, font=ImageFont.load_default(44))
    cleaned = prepared(paper).crop((0, 800, 1240, 1754))
    assert sum(cleaned.histogram()[:140]) < cleaned.width * cleaned.height * 0.01


def page_of_rows(*, specks: int) -> Image.Image:
    paper = Image.new("L", (2480, 3508), 255)
    pen = ImageDraw.Draw(paper)
    for y in range(900, 1800, 100):
        pen.text((330, y), "UY BAN NHAN DAN THANH PHO CAN THO YEU CAU CAC SO", fill=0, font=ImageFont.load_default(60))
    pen.line((400, 2200, 2000, 2200), fill=0, width=1)
    places = random.Random(7)  # noqa: S311
    for _ in range(specks):
        x, y = places.randrange(2470), places.randrange(3500)
        pen.rectangle((x, y, x + 1, y + 1), fill=0)
    return paper


def ink(page: Image.Image, rows: tuple[int, int]) -> int:
    return sum(page.crop((0, rows[0], page.width, rows[1])).histogram()[:140])


def test_specks_of_a_coarse_scan_are_taken_off_the_page() -> None:
    speckled = page_of_rows(specks=6000)
    cleaned = prepared(speckled)
    assert ink(cleaned, (2300, 3500)) * 50 < ink(speckled, (2300, 3500))
    assert ink(cleaned, (900, 1800)) > 0.9 * ink(page_of_rows(specks=0), (900, 1800))


def test_a_seal_scanned_in_grey_is_taken_off_what_it_covers_and_a_mark_of_urgency_stays() -> None:
    page = page_of_rows(specks=0)
    pen = ImageDraw.Draw(page)
    pen.rectangle((330, 300, 660, 400), outline=130, width=5)
    pen.text((350, 320), "HOA TOC", fill=130, font=ImageFont.load_default(56))
    plain = prepared(page)
    pen.ellipse((1400, 2300, 1800, 2700), outline=130, width=6)
    pen.polygon(((1600, 2370), (1680, 2600), (1480, 2450), (1720, 2450), (1520, 2600)), fill=130)
    pen.text((1380, 2500), "CHU TICH", fill=0, font=ImageFont.load_default(60))
    cleaned = prepared(page)
    letters = page_of_rows(specks=0)
    ImageDraw.Draw(letters).text((1380, 2500), "CHU TICH", fill=0, font=ImageFont.load_default(60))
    assert 0.7 < ink(cleaned, (2250, 2750)) / ink(prepared(letters), (2250, 2750)) < 1.2
    assert cleaned.crop((0, 0, 2480, 2200)).tobytes() == plain.crop((0, 0, 2480, 2200)).tobytes()


def test_a_long_mark_in_grey_is_no_seal() -> None:
    page = page_of_rows(specks=0)
    pen = ImageDraw.Draw(page)
    pen.rectangle((330, 300, 900, 430), outline=120, width=9)
    pen.text((350, 320), "THUONG KHAN", fill=120, font=ImageFont.load_default(72), stroke_width=2)
    assert ink(prepared(page), (280, 450)) > 0.9 * ink(page, (280, 450))


def test_specks_are_wider_on_a_coarse_scan_and_the_faint_dot_of_a_letter_is_none() -> None:
    page = page_of_rows(specks=0)
    pen = ImageDraw.Draw(page)
    places = random.Random(7)  # noqa: S311
    for _ in range(3000):
        x, y = places.randrange(2470), places.randrange(3500)
        pen.rectangle((x, y, x + 2, y + 2), fill=0)
    for x in range(400, 2000, 100):
        pen.rectangle((x - 10, 2270, x + 15, 2293), fill=0)
        pen.rectangle((x, 2300, x + 5, 2305), fill=170)
        pen.rectangle((x + 1, 2301, x + 4, 2304), fill=100)
    cleaned = prepared(page)
    assert ink(cleaned, (2350, 3500)) * 20 < ink(page, (2350, 3500))
    assert ink(cleaned, (2295, 2310)) > 16 * 6


def test_a_slanting_stroke_of_a_signature_does_not_tell_how_a_page_lies() -> None:
    page = Image.new("L", (2480, 3508), 255)
    pen = ImageDraw.Draw(page)
    for y in (300, 360, 420):
        pen.text((330, y), "Luu VT, KTTH va cac Vu", fill=0, font=ImageFont.load_default(44))
    pen.line((1300, 760, 2100, 700), fill=0, width=7)
    assert abs(tilt(np.asarray(page))) < 0.3


def test_of_few_lines_type_is_darker_than_a_seal_in_dark_grey() -> None:
    page = page_of_rows(specks=0)
    pen = ImageDraw.Draw(page)
    pen.ellipse((1400, 2300, 1800, 2700), outline=95, width=8)
    pen.polygon(((1600, 2370), (1680, 2600), (1480, 2450), (1720, 2450), (1520, 2600)), fill=95)
    cleaned = prepared(page)
    assert ink(cleaned, (2420, 2750)) < 0.1 * ink(page, (2420, 2750))


def test_a_seal_in_dark_red_is_paper() -> None:
    page = page_of_rows(specks=0).convert("RGB")
    ImageDraw.Draw(page).ellipse((1400, 2300, 1800, 2700), outline=(140, 30, 40), width=8)
    assert ink(prepared(page), (2290, 2710)) == 0


def test_a_clean_page_keeps_its_thinnest_strokes() -> None:
    assert ink(prepared(page_of_rows(specks=0)), (2150, 2250)) > 1000


def test_two_lines_taken_for_one_are_read_again_as_two_and_strokes_are_no_words() -> None:
    sure = [[word("Nơi", 0, 60)], [word("nhận:", 0, 60)]]
    two = [Word("K_", (9, 1, 1), (0, 100, 200, 184), 0.0)]
    strokes = [Word("—“S2", (9, 1, 2), (900, 600, 1100, 624), 4.0)]
    stretches = [*sure, two, strokes]
    parts = doubtful(stretches, Image.new("L", (1200, 900)))
    assert [part.layout for part in parts.values()] == [6, 7]
    read = [[word("Như", 0, 60), word("Lưu:", 0, 60, line=2)], [replace(word("S2", 0, 60), confidence=4.0)]]
    lines, unread = settled(stretches, parts, read)
    assert [[one.text for one in words] for words in lines] == [["Nơi"], ["nhận:"], ["Như"], ["Lưu:"]]
    assert [box[1] for box in unread] == [592]


def test_what_was_cut_out_of_the_line_above_is_not_read_twice() -> None:
    above = [replace(word("các", 0, 60), box=(0, 100, 60, 120)), replace(word("Vụ:", 70, 120), box=(70, 100, 120, 120))]
    tall = [Word("TKBT,", (9, 1, 2), (0, 100, 90, 160), 40.0)]
    stretches = [above, tall, [word("Lưu:", 0, 60)]]
    parts = doubtful(stretches, Image.new("L", (1200, 900)))
    again = [
        replace(word("các", 0, 60), box=(0, 0, 60, 20)),
        replace(word("TKBT,", 0, 90, line=2), box=(0, 38, 90, 58)),
    ]
    lines, _ = settled(stretches, parts, [again])
    assert [[one.text for one in words] for words in lines] == [["các", "Vụ:"], ["TKBT,"], ["Lưu:"]]


BANDS: list[Box] = [(0, 100, 900, 130), (0, 200, 900, 600), (0, 700, 900, 740)]
ROAD = ("7100", "XS", "~0}", "ISCOVRRY", "NXý-", "là")


@pytest.mark.parametrize(
    ("highest", "read"),
    [(ROAD, [[1, 2]]), (("Ủy", "ban", "nhân", "dân", "tỉnh"), [[1, 2], [0]])],
    ids=["a photograph of a road", "a page on a dark table"],
)
def test_bands_of_what_seems_no_page_are_read_only_where_the_highest_show_words(
    monkeypatch: pytest.MonkeyPatch, highest: tuple[str, ...], read: list[list[int]]
) -> None:
    asked: list[list[int]] = []
    pictures = [Image.new("L", (900, box[3] - box[1])) for box in BANDS]

    def recognise_all(parts: list[tuple[Image.Image, int]]) -> list[list[Word]]:
        asked.append([pictures.index(picture) for picture, _ in parts])
        return [[word(text, 0, 60) for text in highest] if at == 1 else [] for at in asked[-1]]

    monkeypatch.setattr(_doubts, "recognise_all", recognise_all)
    monkeypatch.setattr(
        _doubts, "_bands", lambda *_, names: [Part(*both, 6) for both in zip(BANDS, pictures, strict=True)]
    )
    found = on_no_page([], Image.new("L", (900, 900)))
    assert asked == read
    assert [band.box for band, _ in found] == BANDS
    assert [one.text for one in found[1][1]] == list(highest)


def test_a_page_is_told_by_words_of_the_language_that_are_surely_read() -> None:
    words = [word(text, 0, 60) for text in ("Điều", "1.", "Phân", "công", "nhiệm", "vụ")]
    assert shows_words(words, 0.5)
    assert not shows_words([replace(one, confidence=40.0) for one in words], 0.5)
    assert not shows_words([word(text, 0, 60) for text in ROAD], 0.5)
    assert not shows_words(words[:3], 0.5)
    assert not shows_words(words + [word("%}", 0, 20)] * 10, 0.5)


def test_a_page_whose_words_run_up_it_lies_sideways() -> None:
    lying = [
        Word(text, (1, 0, at), (100, at * 200, 140, at * 200 + 150), 95.0)
        for at, text in enumerate(("Ủy", "ban", "nhân"))
    ]
    assert lies_sideways([*lying, word("trang", 0, 60)])
    assert not lies_sideways([word("Ủy", 0, 60), word("ban", 0, 60), word("nhân", 0, 60)])


def test_parts_of_a_page_are_read_together_those_of_one_layout_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, str]] = []

    def run(images: list[Image.Image], arguments: list[str]) -> str:
        asked.append((len(images), arguments[3]))
        rows = [f"5\t{at}\t1\t1\t1\t1\t2\t3\t40\t20\t96.5\t{arguments[3]}-{at}" for at in (1, 2) if at <= len(images)]
        return "\n".join(["level\tpage_num", *rows])

    monkeypatch.setattr(_tesseract, "_run", run)
    picture = Image.new("L", (90, 30))
    read = recognise_all([(picture, 7), (picture, 6), (picture, 7)])
    assert [[one.text for one in words] for words in read] == [["7-1"], ["6-1"], ["7-2"]]
    assert read[0][0].box == (2, 3, 42, 23)
    assert asked == [(1, "6"), (2, "7")]


@pytest.mark.ocr
def test_pictures_are_told_apart_though_one_is_blank() -> None:
    drawn = page_of_rows(specks=0).crop((0, 880, 2480, 980))
    read = recognise_all([(drawn, 7), (Image.new("L", (300, 80), 255), 7), (drawn, 7)])
    assert read[0] == read[2]
    assert len(read[0]) > 5
    assert not any(letter.isalnum() for one in read[1] for letter in one.text)


@pytest.mark.parametrize(
    ("told", "turn"),
    [
        ("Orientation in degrees: 270\nRotate: 90\nOrientation confidence: 22.34\nScript: Latin\n", (90, True)),
        ("Orientation in degrees: 180\nRotate: 180\nOrientation confidence: 0.43\nScript: Arabic\n", (180, False)),
        ("Rotate: 0\nOrientation confidence: -nan\n", (0, False)),
        ("", (0, False)),
    ],
)
def test_which_way_a_page_lies_is_told_with_how_sure_that_is(
    monkeypatch: pytest.MonkeyPatch, told: str, turn: tuple[int, bool]
) -> None:
    monkeypatch.setattr(_tesseract, "_run", lambda _images, _arguments: told)
    assert _tesseract.turned(Image.new("L", (90, 90))) == turn


def test_the_share_of_ink_is_that_of_dark_points() -> None:
    drawn = Image.new("L", (100, 100), 255)
    ImageDraw.Draw(drawn).rectangle((0, 0, 49, 9), fill=0)
    assert ink_share(drawn) == 0.05


@pytest.mark.ocr
def test_a_page_on_a_dark_table_is_read_though_nothing_is_recognised_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "recognise", lambda _image: [])
    monkeypatch.setattr(scan, "turned", lambda _image: (0, False))
    table = Image.new("L", (1700, 1300), 60)
    table.paste(Image.open(io.BytesIO(picture_of_a_page())), (230, 200))
    kept = io.BytesIO()
    table.save(kept, "PNG")
    assert "thu nhat" in found(open_picture(kept.getvalue()))
