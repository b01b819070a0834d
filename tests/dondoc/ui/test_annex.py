import subprocess
from datetime import date
from itertools import repeat

from dondoc.ui.annex import Column, as_pdf

COLUMNS = (Column("Nội dung", 5), Column("Hạn", 2), Column("Số", 1, is_number=True))


def text_of(pdf, tmp_path):
    (tmp_path / "annex.pdf").write_bytes(pdf)
    return subprocess.run(
        ["pdftotext", "-layout", "annex.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout


def test_days_numbers_and_vietnamese_letters_are_printed(tmp_path):
    rows = [("Rà soát quy chế", date(2024, 12, 31), 1284), ("Không hạn", None, None)]
    text = text_of(as_pdf("Quá hạn", "cuối ngày 01/02/2025", COLUMNS, rows), tmp_path)
    for said in ("Quá hạn", "cuối ngày 01/02/2025", "Rà soát quy chế", "31/12/2024", "1.284", "Không hạn"):
        assert said in text


def test_what_looks_like_markup_stays_text(tmp_path):
    given = '#sys.version *đậm* $x$ "ngoặc" \\ #read("/etc/passwd")'
    assert given in text_of(as_pdf("*t*", "", (Column("Nội dung", 1),), [(given,)]), tmp_path)


def test_every_page_bears_the_headings_and_from_the_second_on_its_number(tmp_path):
    pages = text_of(as_pdf("Danh mục", "", COLUMNS, repeat(("Việc", None, 1), 100)), tmp_path).split("\f")[:-1]
    assert len(pages) > 2
    assert all("Nội dung" in page for page in pages)
    assert [page.split()[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]


def test_a_day_fits_its_column_however_narrow_it_is_beside_the_others(tmp_path):
    columns = (Column("Nội dung", 40), Column("Hạn ban đầu", 1, is_day=True), Column("Hạn", 1, is_day=True))
    text = text_of(as_pdf("Quá hạn", "", columns, [("Việc", date(2024, 12, 31), date(2025, 1, 2))]), tmp_path)
    assert text.split("Việc")[1].split()[:2] == ["31/12/2024", "02/01/2025"]
