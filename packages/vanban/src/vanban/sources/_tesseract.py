"""Calls tesseract on a prepared picture and returns words with their boxes."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from typing import IO, TYPE_CHECKING

from vanban._errors import DamagedFile, MissingConverter, TookTooLong
from vanban.sources._limits import RECOGNISED_AT_ONCE, RECOGNITION_SECONDS
from vanban.sources._look_alikes import meant
from vanban.sources._strokes import counted

if TYPE_CHECKING:
    from PIL.Image import Image

_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6})?")
_SURELY_UPRIGHT = 2.5
_NOT_VIETNAMESE = str.maketrans("ÑñÐðÖö", "NnĐđÔô")  # of other languages, for those they are taken for
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word, its line, its box (left, top, right, bottom) in pixels, its confidence (0 to 100)."""

    text: str
    line: tuple[int, int, int]
    box: Box
    confidence: float


def recognise(image: Image, *, layout: int = 3) -> list[Word]:
    """Return the words on a grey picture; `layout` is tesseract's page segmentation mode.

    Raises `MissingConverter` without tesseract or its Vietnamese model, `TookTooLong` after two minutes.
    """
    return recognise_all([(image, layout)])[0]


def recognise_all(parts: Sequence[tuple[Image, int]]) -> list[list[Word]]:
    """Return the words on each of several grey pictures with their layouts; tesseract starts once for each layout.

    Raises as `recognise`.
    """
    found: list[list[Word]] = [[] for _ in parts]
    by_layout = {
        layout: [at for at, (_, of) in enumerate(parts) if of == layout] for layout in sorted({of for _, of in parts})
    }

    def read(layout: int) -> str:
        pictures = [parts[at][0] for at in by_layout[layout]]
        return _run(pictures, ["-l", "vie", "--psm", str(layout), "--dpi", "300", "tsv"])

    with ThreadPoolExecutor(RECOGNISED_AT_ONCE) as pool:
        for places, output in zip(by_layout.values(), pool.map(read, by_layout), strict=True):
            for at, word in _words(output):
                found[places[at]].append(word)
    return [_meant(words) for words in found]


def _words(output: str) -> Iterator[tuple[int, Word]]:
    """Yield the words of a table that tesseract gives, each with the number of its picture."""
    for row in csv.reader(io.StringIO(output), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) != 12 or row[0] != "5" or not row[11].strip():
            continue
        left, top, width, height = map(int, row[6:10])
        line = (int(row[2]), int(row[3]), int(row[4]))
        text = row[11].strip().translate(_NOT_VIETNAMESE)
        word = Word(text, line, (left, top, left + width, top + height), float(row[10]))
        yield int(row[1]) - 1, counted(word)


def _meant(words: list[Word]) -> list[Word]:
    """Return recognised words, of two readings that look alike the one its neighbours tell.

    The last word of a line and the first of the next one in its block are neighbours: "thẩm | quyên".
    """
    found: list[Word] = []
    for _, of_block in groupby(words, lambda word: word.line[0]):
        block = list(of_block)
        texts = meant([word.text for word in block])
        found += [
            word if word.text == text else replace(word, text=text) for word, text in zip(block, texts, strict=True)
        ]
    return found


def turned(image: Image) -> tuple[int, bool]:
    """Return by how many degrees (0, 90, 180, 270, clockwise) a page must be turned to stand upright, and if surely.

    Letters are seldom upright for sure where there are none: pages show 4 to 28 by tesseract's count, landscapes,
    leaves and stones up to 1.6.
    """
    try:
        output = _run([image], ["--psm", "0", "-l", "osd"])
    except (DamagedFile, MissingConverter):
        return 0, False
    told = dict(line.split(": ", 1) for line in output.splitlines() if ": " in line)
    degrees, sure = told.get("Rotate", "0").strip(), told.get("Orientation confidence", "0").strip()
    is_sure = _NUMBER.fullmatch(sure) is not None and float(sure) > _SURELY_UPRIGHT
    return (int(degrees) if degrees.isdecimal() else 0), is_sure


def _run(images: list[Image], arguments: list[str]) -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise _missing("the program tesseract")
    try:
        with _handed(images) as (name, given):
            done = subprocess.run(
                [program, name, "stdout", *arguments],
                stdin=given,
                capture_output=True,
                timeout=RECOGNITION_SECONDS,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
                check=False,
            )
    except subprocess.TimeoutExpired as late:
        raise TookTooLong(
            f"Recognising one page took more than {RECOGNITION_SECONDS} seconds. "
            "Scan it again in black and white at 300 dpi.",
            given=f"more than {RECOGNITION_SECONDS} s",
            allowed=RECOGNITION_SECONDS,
        ) from late
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace")
        if "loading language" in reason or "load any languages" in reason:
            raise _missing("the Vietnamese model of tesseract")
        raise DamagedFile("The picture of a page could not be recognised. Scan it again at 300 dpi.")
    return done.stdout.decode("utf-8", "replace")


@contextmanager
def _handed(images: list[Image]) -> Iterator[tuple[str, IO[bytes]]]:
    """Hand pictures over as the pages of one, under the name by which tesseract opens it.

    From a pipe it takes them letter by letter, which is a fifth of all the time that it needs; from a file it does not,
    and one in memory leaves nothing on a disk.
    """
    in_memory = hasattr(os, "memfd_create")
    with os.fdopen(os.memfd_create("pages"), "w+b") if in_memory else tempfile.TemporaryFile() as given:
        images[0].save(given, format="TIFF", save_all=True, append_images=images[1:])
        given.seek(0)
        yield "/dev/stdin" if in_memory else "stdin", given


def _missing(what: str) -> MissingConverter:
    return MissingConverter(
        f"The page is a picture, and {what} is not installed here. "
        "Install the packages tesseract-ocr and tesseract-ocr-vie, or give the document as docx or PDF with text.",
        given="tesseract",
    )
