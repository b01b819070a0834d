"""PDFs with a text layer: columns, furniture of the page, and files that are refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from unicodedata import normalize

import pytest

import vanban
from vanban.sources import _overlays, scan
from vanban.sources.pdf import _is_mistaken, _is_text, open_pdf


def printed(*pages: list[tuple[int, int, str]], size: str = "612 792", turned: bool = False, blank: float = 0) -> bytes:
    """A PDF whose pages print words at places, from the lower left corner, in a font every reader has.

    A page that is `turned` lies on its side in the file and is shown upright; a blank is wider by `blank` points.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        places = [f"0 1 -1 0 {792 - y} {x} Tm" if turned else f"{x} {y} Td" for x, y, _words in page]
        drawn = "".join(
            f"BT /F1 12 Tf {blank} Tw {place} ({words}) Tj ET\n"
            for place, (*_, words) in zip(places, page, strict=True)
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> /Rotate {90 if turned else 0} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    kept = io.BytesIO()
    kept.write(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(kept.tell())
        kept.write(f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1"))
    table = kept.tell()
    kept.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    kept.write("".join(f"{place:010} 00000 n \n" for place in offsets).encode())
    kept.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF".encode())
    return kept.getvalue()


def counted(asked: Callable[..., object], calls: list[object]) -> Callable[..., object]:
    """Return a function that does the same and notes each call."""

    def noted(*given: object) -> object:
        calls.append(given)
        return asked(*given)

    return noted


BODY = [(72, 700 - 16 * row, f"Van ban nay co nhieu dong, day la dong thu {row} cua trang.") for row in range(20)]


def test_lines_stand_in_the_order_they_are_printed_with_page_and_place() -> None:
    source = open_pdf(printed(BODY[::-1], BODY))
    assert source.pages == 2
    assert [line.text for line in source.lines if line.page == 1] == [words for _x, _y, words in BODY]
    first = source.lines[0]
    assert (first.page, round(first.x or 0, 2)) == (1, round(72 / 612, 2))
    assert (first.y or 1) < 0.2


def test_two_columns_of_the_head_are_not_one_line() -> None:
    head = [(72, 760, "UBND TINH"), (380, 760, "CONG HOA XA HOI")]
    texts = [line.text for line in open_pdf(printed([*head, *BODY])).lines]
    assert "UBND TINH CONG HOA XA HOI" not in texts
    assert any("UBND TINH" in text for text in texts)
    assert any("CONG HOA XA HOI" in text for text in texts)


@pytest.mark.parametrize("turned", [False, True])
def test_a_blank_as_wide_as_a_letter_is_high_parts_columns_and_that_of_a_line_set_even_does_not(turned: bool) -> None:
    size = "792 612" if turned else "612 792"
    wide = printed([(72, 700, "UBND TINH AN GIANG"), (217, 700, "CONG HOA XA HOI")], size=size, turned=turned)
    assert [line.text for line in open_pdf(wide).lines] == ["UBND TINH AN GIANG", "CONG HOA XA HOI"]
    even = printed([(72, 700, "Cac co quan, don vi bao cao ket qua thuc hien")], size=size, turned=turned, blank=5)
    assert len(open_pdf(even).lines) == 1
    spread = printed([(72, 700, "Cac co quan bao cao")], size=size, turned=turned, blank=40)
    assert [line.text for line in open_pdf(spread).lines] == ["Cac co quan bao cao"]


def drawn(line: str) -> list[str]:
    """Return the lines that are read where one line is drawn by operators of its own."""
    return [one.text for one in open_pdf(printed([(72, 700, f") Tj {line} (")])).lines]


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("[(UBND TINH AN GIANG) -1600 (CONG HOA XA HOI)] TJ", ["UBND TINH AN GIANG", "CONG HOA XA HOI"]),
        ("[(Cac co quan) -500 (bao cao) -500 (ket qua thuc hien)] TJ", ["Cac co quan bao cao ket qua thuc hien"]),
        ("(UBND TINH     CONG HOA XA HOI) Tj", ["UBND TINH", "CONG HOA XA HOI"]),
        ("-0.9 Tc (UBND TINH AN GIANG) Tj 145 0 Td (CONG HOA XA HOI) Tj", ["UBND TINH AN GIANG", "CONG HOA XA HOI"]),
    ],
    ids=["drawn at one go", "set even", "by many blanks", "beside condensed type"],
)
def test_columns_on_one_line_are_told_by_the_white_however_the_line_is_drawn(line: str, texts: list[str]) -> None:
    assert drawn(line) == texts


def test_of_a_line_in_two_fonts_only_what_is_set_in_the_old_one_is_converted() -> None:
    line = "BT /F2 12 Tf 72 700 Td (Së Néi vô ) Tj /F1 12 Tf (\xe0 c\xf3: ) Tj /F2 12 Tf (nhiÖm vô) Tj ET BT ("
    old = b"/F1 3 0 R /F2 << /Type /Font /Subtype /Type1 /BaseFont /.VnTime /Encoding /WinAnsiEncoding >>"
    whole = printed([(72, 760, f"Van ban) Tj ET {line}")]).replace(b"/F1 3 0 R", old)
    whole = whole.replace(b"/Helvetica", b"/Helvetica /Encoding /WinAnsiEncoding")
    texts = [one.text for one in open_pdf(whole[: whole.index(b"xref\n")] + b"trailer << /Root 1 0 R >>\n%%EOF").lines]
    assert texts == ["Van ban", "Sở Nội vụ à có: nhiệm vụ"]


@pytest.mark.parametrize(
    ("font", "more"),
    [(b"/Helvetica /Encoding << /Differences [97 /uni04DC /uni04CA /uni04EA] >>", ""), (b"/Helvetica", "outlines")],
)
def test_letters_that_mean_nothing_or_are_drawn_as_shapes_are_recognised(
    font: bytes, more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shapes = ") Tj ET " + "72 700 m 80 710 l S " * 300 + "BT ("
    page = printed([(72, 700, shapes)] if more else BODY).replace(b"/Helvetica", font)
    recognised: list[object] = []
    monkeypatch.setattr(scan, "recognised", counted(lambda *_given: ([[]], [], None), recognised))
    with pytest.raises(vanban.EmptyFile):
        vanban.read(page[: page.index(b"xref\n")] + b"trailer << /Root 1 0 R >>\n%%EOF")
    assert len(recognised) == 1


@pytest.mark.parametrize(
    ("text", "mistaken"),
    [
        ("CàNG HÒA XÃ HàI CHĂ NGHĨA VIÞT NAM Đác lập - Tă do - H¿nh phúc Thÿ tr°ởng c¢ quan kÁt luận nh° sau", True),
        (
            "Nhiệt độ 38°C, 39°C, 40°C, 41°C, 42°C; TTgCP, VNeID, eOffice, NNoPTNT, BTNMTr, CNgB, m², µg giao Sở Y tế",
            False,
        ),
        (
            "\xf1y ban nh\xa9n d\xa9n t\xd8nh th\xf9c hi\xd6n nhi\xd6m v\xf4 \xae\xadîc giao, b\xb8o c\xb8o kÕt qu\xb6",
            False,
        ),
    ],
    ids=["of others", "of none", "of an old font"],
)
def test_letters_named_as_others_are_told_by_signs_that_stand_in_no_word(text: str, mistaken: bool) -> None:
    assert _is_mistaken(text, 4) is mistaken


def test_a_link_is_no_stamp_over_the_page() -> None:
    link = b"<< /Type /Annot /Subtype /Link /Rect [72 690 300 720] >>"
    linked = printed(BODY).replace(b"/MediaBox", b"/Annots [" + link + b"] /MediaBox")
    assert [line.text for line in open_pdf(linked).lines] == [words for *_, words in BODY]


def signed(drawn: str, first: str = "So:        /TB-UBND") -> bytes:
    """A page with a blank for its number, over which a signing program drew something on a form on a form."""

    def form(content: str, resources: str) -> bytes:
        box = f"/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << {resources} >>"
        return f"<< {box} /Length {len(content)} >>\nstream\n{content}\nendstream".encode()

    page = printed([(72, 760, first), *BODY])
    start = page.index(b"xref\n")
    outer = b"6 0 obj\n" + form("/Inner Do", "/XObject << /Inner 7 0 R >>") + b"\nendobj\n"
    inner = b"7 0 obj\n" + form(drawn, "/Font << /F1 3 0 R >>") + b"\nendobj\n"
    laid = b"<< /Type /Annot /Subtype /Stamp /Rect [92 757 292 777] /F 4 /AP << /N 6 0 R >> >>"
    whole = page[:start].replace(b"/MediaBox", b"/Annots [" + laid + b"] /MediaBox") + outer + inner
    return whole + b"trailer << /Root 1 0 R >>\n%%EOF"  # without its table, so that it is looked for object by object


def test_a_number_laid_over_the_page_is_read_and_a_seal_is_not_looked_at_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    monkeypatch.setattr(_overlays.pdfium, "FPDFPage_Flatten", counted(_overlays.pdfium.FPDFPage_Flatten, read))
    numbered = open_pdf(signed("BT /F1 12 Tf 0 5 Td (565) Tj ET"))
    assert "565" in " ".join(line.text for line in numbered.lines)
    assert len(read) == 1
    sealed = open_pdf(signed("1 0 0 rg 0 0 40 20 re f"))
    assert [line.text for line in sealed.lines][-len(BODY) :] == [words for *_, words in BODY]
    assert len(read) == 1


def test_a_signature_laid_over_a_table_stands_in_none_of_its_cells() -> None:
    across = "".join(f"60 {y} m 500 {y} l S " for y in (730, 752, 774, 790))
    down = "".join(f"{x} 730 m {x} 790 l S " for x in (60, 130, 180, 500))
    table = f"TT) Tj ET {across}{down} BT /F1 12 Tf 200 760 Td (Co quan"
    source = open_pdf(signed("BT /F1 12 Tf 0 5 Td (Digitally signed by: So Noi vu Mau) Tj ET", table))
    cells = {line.text: line.cell for line in source.lines if line.cell}
    assert cells == {"TT": (0, 0, 0), "Co quan": (0, 0, 2)}
    assert source.properties == {"signed_by": "So Noi vu Mau"}


def test_what_a_page_crops_off_is_no_text() -> None:
    whole = printed([(2, 400, "BAN IN"), *BODY]).replace(b"/MediaBox", b"/CropBox [60 0 612 792] /MediaBox")
    page = whole[: whole.index(b"xref\n")] + b"trailer << /Root 1 0 R >>\n%%EOF"
    assert [line.text for line in open_pdf(page).lines] == [words for *_, words in BODY]


def test_a_stamp_in_colour_drawn_after_the_text_is_none_of_it_and_what_a_typist_sets_in_colour_is() -> None:
    typed = ") Tj ET q 0 0 1 rg BT /F1 12 Tf 72 730 Td (So: 12/UBND-TH) Tj ET Q BT /F1 12 Tf 72 716 Td (Kinh gui"
    stamp = ") Tj ET q 1 0 0 rg BT /F1 12 Tf 90 744 Td (CONG VAN DEN) Tj ET Q BT /F1 12 Tf 72 80 Td (Luu: VT"
    page = printed([(72, 760, f"UBND TINH MAU{typed}"), *BODY, (72, 100, f"Noi nhan{stamp}")])
    read = [line.text for line in open_pdf(page[: page.index(b"xref\n")] + b"trailer << /Root 1 0 R >>\n%%EOF").lines]
    assert read[:3] == ["UBND TINH MAU", "So: 12/UBND-TH", "Kinh gui"]
    assert "CONG VAN DEN" not in read


@pytest.mark.parametrize("hidden", ["1 1 1 rg", "3 Tr"])
def test_a_mark_for_a_signing_program_that_is_not_seen_is_no_text(hidden: str) -> None:
    mark = f") Tj ET q {hidden} BT /F1 12 Tf 300 100 Td (#chuky1) Tj ET Q BT /F1 12 Tf 300 80 Td (#2"
    assert [line.text for line in open_pdf(printed([*BODY, (72, 120, mark)])).lines[len(BODY) :]] == ["#2"]


def test_a_page_is_as_large_as_the_tree_of_pages_says_where_it_does_not_say_so_itself() -> None:
    whole = printed([(72, 820, "UBND TINH AN GIANG"), *BODY])
    inherited = whole.replace(b" /MediaBox [0 0 612 792]", b"").replace(
        b"/Type /Pages", b"/Type /Pages /MediaBox [0 0 595 842]"
    )
    tabled = inherited[: inherited.index(b"xref\n")] + b"trailer << /Root 1 0 R >>\n%%EOF"
    first = open_pdf(tabled).lines[0]
    assert (first.text, round(first.x or 0, 3)) == ("UBND TINH AN GIANG", round(72 / 595, 3))


def test_letters_whose_marks_stand_apart_are_vietnamese_as_well() -> None:
    text = "Ủy ban nhân dân tỉnh giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính báo cáo trước ngày 20/4/2025."
    assert _is_text(text)
    assert _is_text(normalize("NFD", text))
    assert not _is_text("Uy ban nhan dan tinh giao So Noi vu chu tri, phoi hop voi So Tai chinh bao cao")


def test_numbers_of_pages_are_left_out() -> None:
    pages = [[*BODY, (300, 770, str(number))] for number in range(1, 4)]
    assert not [line.text for line in open_pdf(printed(*pages)).lines if line.text.isdigit()]


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_few_bytes_before_the_file_do_no_harm(before: bytes) -> None:
    assert len(open_pdf(before + printed(BODY)).lines) == len(BODY)


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.7\n" + b"\x00" * 1000, printed(BODY)[:200]])
def test_a_file_cut_short_is_damaged(data: bytes) -> None:
    with pytest.raises(vanban.ReadingError):
        open_pdf(data)


def test_more_pages_than_are_read_are_refused() -> None:
    with pytest.raises(vanban.TooLarge):
        open_pdf(printed(*([[]] * 501)))


def test_a_file_without_pages_is_empty() -> None:
    with pytest.raises(vanban.ReadingError):
        open_pdf(printed())


@pytest.mark.parametrize("told", [True, False], ids=["as shown", "on its side"])
def test_a_page_that_lies_on_its_side_in_the_file_reads_as_one_that_stands(told: bool) -> None:
    upright = open_pdf(printed(BODY))
    turned = printed(BODY, size="792 612", turned=True)
    lying = open_pdf(turned if told else turned.replace(b"/Rotate 90", b"/Rotate 0"))
    assert [line.text for line in lying.lines] == [line.text for line in upright.lines]
    assert [round(line.x or 1, 3) for line in lying.lines] == [round(line.x or 1, 3) for line in upright.lines]
