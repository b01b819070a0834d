"""Files that mean harm, whatever their kind: refused by a sentence or read without it, and nothing is left behind."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

import vanban
from vanban import bounded

from .letters import word_file
from .test_pdf import BODY, printed


def packed(members: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return kept.getvalue()


def with_members(more: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(word_file())) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()} | more)


def opened_texts(data: bytes, name: str | None = None) -> list[str]:
    return [line.text for source in vanban.open(data, name=name) for line in source.lines]


def drawing_itself(times: int = 1) -> bytes:
    """A PDF whose page draws a form that draws itself, once or more often."""
    page = printed(BODY[:3])
    drawn = b"0 0 m 600 0 l S" + b" /X Do" * times
    form = (
        b"99 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X 99 0 R >> >> "
        b"/Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(drawn), drawn)
    )
    page = page.replace(b"/Resources << /Font", b"/Resources << /XObject << /X 99 0 R >> /Font")
    page = page.replace(b"BT /F1", b"/X Do BT /F1", 1)
    return page.replace(b"xref\n", form + b"xref\n", 1)


def test_a_form_that_draws_itself_ends_somewhere() -> None:
    assert opened_texts(drawing_itself())


def test_a_form_that_draws_itself_twice_each_time_costs_a_process_and_a_refusal() -> None:
    with bounded.Pool(limits=bounded.Limits(seconds=2)) as pool:
        with pytest.raises(vanban.TookTooLong):
            pool.read(drawing_itself(2))
        pool.limits = bounded.Limits()  # the next file is read, however long a loaded machine takes to start with it
        assert pool.read("Giao Sở Nội vụ báo cáo.".encode())


def test_a_tree_of_pages_that_holds_itself_is_refused_or_read() -> None:
    with suppress(vanban.ReadingError):
        assert opened_texts(printed(BODY).replace(b"/Kids [", b"/Kids [2 0 R "))


def test_scripts_in_a_pdf_are_no_text_and_do_not_run() -> None:
    script = b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    assert opened_texts(printed(BODY).replace(b"/Type /Catalog", script)) == [words for *_, words in BODY]


@pytest.mark.parametrize("size", [50 * 2**20 + 1])
def test_a_file_larger_than_is_read_is_refused_before_it_is_looked_at(size: int, tmp_path: Path) -> None:
    with pytest.raises(vanban.TooLarge):
        next(vanban.open(bytes(size)))
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(size)
    with pytest.raises(vanban.TooLarge):
        next(vanban.open(large))


def test_an_archive_of_more_parts_than_any_document_has_is_refused() -> None:
    with pytest.raises(vanban.TooLarge):
        next(vanban.open(with_members({f"word/media/{number}.png": b"" for number in range(5_001)})))


def test_a_part_that_says_it_is_smaller_than_it_is_is_refused() -> None:
    data = bytearray(packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * 3_000_000}))
    size = (3_000_000).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(vanban.ReadingError):
        next(vanban.open(bytes(data)))


def test_an_archive_in_an_archive_is_not_unpacked() -> None:
    with pytest.raises(vanban.ReadingError):
        next(vanban.open(packed({"inner.zip": packed({"inner.zip": b"x" * 1_000})})))


def test_a_billion_laughs_are_refused_in_every_kind_that_holds_xml() -> None:
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>'
    odt = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": laughs}
    for data in (with_members({"word/document.xml": laughs}), packed(odt)):
        with pytest.raises(vanban.DamagedFile):
            next(vanban.open(data))


def test_what_a_page_links_to_is_not_fetched_and_its_scripts_are_no_text() -> None:
    page = (
        b"<html><head><script>alert('x')</script><link rel=stylesheet href=http://192.0.2.1/a.css></head><body>"
        b"<p>Giao So Noi vu bao cao.</p><img src=http://192.0.2.1/a.png><iframe src=file:///etc/passwd></iframe>"
        b"<script>document.write('chen')</script></body></html>"
    )
    assert opened_texts(page, "trang.html") == ["Giao So Noi vu bao cao."]


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.odt", "a.rtf", "a.png", "a.eml", "a.html"])
def test_a_name_that_lies_decides_nothing(name: str) -> None:
    assert opened_texts(printed(BODY), name) == [words for *_, words in BODY]
    with pytest.raises(vanban.ReadingError):
        next(vanban.open(b"\x7fELF" + bytes(200), name=name))


def test_nothing_is_left_behind_by_files_read_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for data in (
        word_file(),
        printed(BODY),
        drawing_itself(),
        word_file()[:900],
        b"{\\rtf1 {\\*\\x",
        b"\x89PNG\r\n\x1a\n",
    ):
        try:
            opened_texts(data)
        except vanban.ReadingError:
            continue
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"\0\0\0\x24ftypheic\0\0\0\0mif1heic", "HEIC or AVIF (save it as JPEG)"),
        (b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2", "a film file"),
    ],
    ids=["a photograph of a telephone", "a film"],
)
def test_a_file_of_a_kind_that_is_not_read_is_refused_by_what_it_is(head: bytes, what: str) -> None:
    with pytest.raises(vanban.UnknownFormat, match=re.escape(what)):
        vanban.read(head + bytes(range(256)) * 40)
