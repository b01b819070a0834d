"""Calls tesseract on a prepared picture and returns words with their boxes."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from vanban._errors import DamagedFile, MissingConverter, TookTooLong
from vanban.sources._limits import RECOGNITION_SECONDS
from vanban.sources._look_alikes import meant

if TYPE_CHECKING:
    from PIL.Image import Image

_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6})?")
_SURELY_UPRIGHT = 2.5
_NOT_VIETNAMESE = str.maketrans("Ññ", "Nn")  # specks over a letter that no Vietnamese word has a mark on
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
    output = _run(image, ["-l", "vie", "--psm", str(layout), "--dpi", "300", "tsv"])
    words: list[Word] = []
    for row in csv.reader(io.StringIO(output), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) != 12 or row[0] != "5" or not row[11].strip():
            continue
        left, top, width, height = map(int, row[6:10])
        line = (int(row[2]), int(row[3]), int(row[4]))
        text = row[11].strip().translate(_NOT_VIETNAMESE)
        words.append(Word(text, line, (left, top, left + width, top + height), float(row[10])))
    return [word for _, line in groupby(words, lambda word: word.line) for word in _meant(list(line))]


def _meant(line: list[Word]) -> list[Word]:
    """Return the words of a line, of two readings that look alike the one its neighbours tell."""
    texts = meant([word.text for word in line])
    return [word if word.text == text else replace(word, text=text) for word, text in zip(line, texts, strict=True)]


def turned(image: Image) -> tuple[int, bool]:
    """Return by how many degrees (0, 90, 180, 270, clockwise) a page must be turned to stand upright, and if surely.

    Letters are seldom upright for sure where there are none: pages show 4 to 28 by tesseract's count, landscapes,
    leaves and stones up to 1.6.
    """
    try:
        output = _run(image, ["--psm", "0", "-l", "osd"])
    except (DamagedFile, MissingConverter):
        return 0, False
    told = dict(line.split(": ", 1) for line in output.splitlines() if ": " in line)
    degrees, sure = told.get("Rotate", "0").strip(), told.get("Orientation confidence", "0").strip()
    is_sure = _NUMBER.fullmatch(sure) is not None and float(sure) > _SURELY_UPRIGHT
    return (int(degrees) if degrees.isdecimal() else 0), is_sure


def _run(image: Image, arguments: list[str]) -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise _missing("the program tesseract")
    stream = io.BytesIO()
    image.save(stream, format="PPM")
    try:
        done = subprocess.run(
            [program, "stdin", "stdout", *arguments],
            input=stream.getvalue(),
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


def _missing(what: str) -> MissingConverter:
    return MissingConverter(
        f"The page is a picture, and {what} is not installed here. "
        "Install the packages tesseract-ocr and tesseract-ocr-vie, or give the document as docx or PDF with text.",
        given="tesseract",
    )
