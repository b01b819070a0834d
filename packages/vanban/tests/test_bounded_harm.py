"""Files that mean harm, given to a bounded process: each is refused by a sentence or read, in time, and leaves nothing.

The bounds are small, so that a bomb which is unpacked would be told by them and not by a machine that slows down.
"""

from __future__ import annotations

import struct
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import vanban
from vanban import bounded

from .sources.letters import word_file
from .sources.test_containers import edxml, mail
from .sources.test_harm import drawing_itself, packed, with_members
from .sources.test_pdf import BODY, printed

SECONDS = 20
MEMORY = 768 * 2**20
CORPUS = Path(__file__).parents[3] / "corpus" / "documents"
OUTSIDE = b'<!DOCTYPE l [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
LAUGHS = b"<!DOCTYPE l [<!ENTITY a0 'ha'>%s]>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 10)
)
ODT = b"application/vnd.oasis.opendocument.text"


def picture(width: int, height: int) -> bytes:
    """A PNG of white pixels, a bit each."""
    rows = zlib.compressobj(9)
    row = b"\x00" + b"\xff" * (width // 8)
    content = b"".join(rows.compress(row) for _ in range(height)) + rows.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", content), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def scripted() -> bytes:
    script = b"/Type /Catalog /OpenAction << /S /JavaScript /JS (while\\(1\\){}) >>"
    return printed(BODY).replace(b"/Type /Catalog", script)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    before, tempfile.tempdir = tempfile.tempdir, str(tmp_path_factory.mktemp("bounded"))
    yield Path(tempfile.tempdir)
    tempfile.tempdir = before


@pytest.fixture(scope="module")
def pool(folder: Path) -> Iterator[bounded.Pool]:
    with bounded.Pool(limits=bounded.Limits(seconds=SECONDS, memory=MEMORY)) as opened:
        yield opened
    assert not list(folder.iterdir())


REFUSED = {
    "a docx that unpacks to much": lambda: with_members({"word/document.xml": bytes(210 * 2**20)}),
    "a docx of two hundred large parts": lambda: with_members(
        {f"word/media/{number}.bin": b"ab" * 2**19 for number in range(201)}
    ),
    "a docx of entities in entities": lambda: with_members({"word/document.xml": LAUGHS + b"<l>&a9;</l>"}),
    "an odt of entities in entities": lambda: packed({"mimetype": ODT, "content.xml": LAUGHS + b"<l>&a9;</l>"}),
    "an edXML message of entities in entities": lambda: LAUGHS + edxml().partition(b"?>")[2],
    "a docx that names a file outside": lambda: with_members({"word/document.xml": OUTSIDE + b"<l>&e;</l>"}),
    "an odt that names a file outside": lambda: packed({"mimetype": ODT, "content.xml": OUTSIDE + b"<l>&e;</l>"}),
    "an edXML message that names a file outside": lambda: OUTSIDE + edxml().partition(b"?>")[2],
    "a picture of 900 million pixels": lambda: picture(30_000, 30_000),
    "501 pages": lambda: printed(*([BODY[:1]] * 501)),
    "51 MB": lambda: bytes(51 * 2**20),
    "a PDF whose form draws itself twice": lambda: drawing_itself(2),
    "a program called a letter": lambda: b"\x7fELF" + bytes(2_000),
    "an archive called a letter": lambda: packed({"inner.zip": packed({"inner.zip": b"x" * 1_000})}),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bomb_is_refused_in_time_and_the_next_file_is_read(name: str, pool: bounded.Pool) -> None:
    data = REFUSED[name]()
    began = time.monotonic()
    with pytest.raises(vanban.ReadingError) as refused:
        pool.read(data, name="thư.docx")
    assert str(refused.value)
    assert time.monotonic() - began < SECONDS + 10
    assert pool.read("Giao Sở Nội vụ báo cáo trước ngày 05/12/2025.".encode()).tasks


WHOLE = {
    "docx": word_file,
    "pdf": lambda: printed(BODY),
    "odt": (CORPUS / "055-odt.odt").read_bytes,
    "rtf": (CORPUS / "059-rtf.rtf").read_bytes,
    "html": (CORPUS / "054-html.html").read_bytes,
    "md": (CORPUS / "000.md").read_bytes,
    "eml": lambda: bytes(mail(("công văn.docx", word_file()))),
    "edxml": edxml,
    "png": lambda: picture(800, 1_000),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_cut_short_is_read_or_refused(kind: str, pool: bounded.Pool) -> None:
    data = WHOLE[kind]()
    for share in (0.01, 0.3, 0.9, 0.999):
        with suppress(vanban.ReadingError):
            pool.read(data[: int(len(data) * share)], name=f"thư.{kind}")


def test_a_script_in_a_pdf_does_not_run(pool: bounded.Pool) -> None:
    assert pool.read(scripted()).text == pool.read(printed(BODY)).text


def test_what_was_read_does_not_lie_about_until_the_next_file_comes(pool: bounded.Pool, folder: Path) -> None:
    pool.read(word_file())
    with pytest.raises(vanban.ReadingError):
        pool.read(b"\x7fELF" + bytes(200))
    assert not [path for path in folder.rglob("*") if path.is_file()]
