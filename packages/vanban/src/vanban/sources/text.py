"""Plain text: which encoding the bytes are in, and whether its letters were meant for legacy fonts."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from vanban._errors import EmptyFile, UnknownFormat
from vanban._source import Line, Source, Wrapping
from vanban._words import LOWER
from vanban.sources._label_cells import beside_their_labels
from vanban.sources._legacy import convert, guess
from vanban.sources._limits import check_text
from vanban.sources._syllables import vietnamese_share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A row that goes on in small letters: no point ("a) Rà soát")
GOES_ON = re.compile(rf"[{LOWER}](?![.)/])")
_LEGACY_NAMES = {"tcvn3": "TCVN3", "vni": "VNI"}


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and warnings about what had to be converted.

    Knows UTF-8, UTF-16 and UTF-32 with and without a mark, Windows-1258, and Latin bytes meant for TCVN3 and VNI
    fonts. A few wrong bytes in UTF-8 are replaced, with a warning. Raises `UnknownFormat` for bytes that are no text.
    """
    text, encoding = _in_unicode(data)
    if text is None:
        text, encoding = _in_one_byte(data)
    if _is_binary(text):
        raise UnknownFormat(
            "The file is no text and of no kind that can be read. Give a docx, doc, odt, rtf, pdf, html, md, txt, eml "
            "or edXML file, or a picture of a page.",
            given="binary",
        )
    return _in_letters(text, encoding)


def _in_unicode(data: bytes) -> tuple[str | None, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), "utf-8"
    head = data[:4000]
    if len(head) > 8 and (head[1::2].count(0) > len(head) * 0.15 or head[::2].count(0) > len(head) * 0.15):
        little = head[1::2].count(0) >= head[::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", "replace"), "utf-8"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as broken:
        rest = data[broken.start :].decode("utf-8", "replace")
        text = data[: broken.start].decode("utf-8") + rest
        wrong = rest.count("\ufffd")
        beyond_ascii = sum(character > "\x7f" for character in text)
        return (text, "damaged utf-8") if wrong * 20 < beyond_ascii else (None, "")


def _in_one_byte(data: bytes) -> tuple[str, str]:
    """The text as Windows-1258 or as Latin letters meant for old fonts: whichever shows more Vietnamese syllables."""
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    latin = data.decode("cp1252", "replace").replace("\ufffd", "\xad")
    kind = guess(latin)
    shown = convert(latin, kind) if kind else latin
    if vietnamese_share(vietnamese) > vietnamese_share(shown):
        return vietnamese, "windows-1258"
    return latin, "windows-1252"


def _in_letters(text: str, encoding: str) -> tuple[str, tuple[str, ...]]:
    if encoding == "damaged utf-8":
        return text, ("Some bytes of the text were damaged; they are shown as �.",)
    if encoding == "windows-1258":
        return text, ("The text was in the encoding Windows-1258 and has been converted.",)
    kind = guess(text)
    if kind is None:
        return text, ()
    return convert(text, kind), (f"The text was written for {_LEGACY_NAMES[kind]} fonts and has been converted.",)


def _is_binary(text: str) -> bool:
    sample = text[:20_000]
    odd = sum((character < " " and character not in "\t\n\r\f\x0b") or character == "\ufffd" for character in sample)
    return odd * 50 > len(sample)


_NARROWEST, _WIDEST = 40, 130  # characters: the motto of a head is shorter, a paragraph of a text longer
_BARS = 2  # or tabs: a line with so many is the row of a table


def is_hard_wrapped(lines: list[str]) -> bool:
    """Tell whether lines were broken at a width, not at paragraph ends; the rows of a pasted table tell nothing."""
    full = [line for line in lines if line.strip() and line.count("|") < _BARS and line.count("\t") < _BARS]
    if len(full) < 4:
        return False
    longest = sorted(map(len, full))[len(full) * 19 // 20]  # one line in twenty may have stayed whole
    if not _NARROWEST < longest < _WIDEST:
        return False
    ends_open = sum(len(line) > longest * 0.7 and line.rstrip()[-1] not in ".;:!?" for line in full)
    return ends_open > len(full) * 0.25 or _going_on(lines) > len(full) * 0.15


def _going_on(lines: list[str]) -> int:
    """How many lines go on in small letters the one right above: first lines may be short, as pages of the web are."""
    return sum(
        GOES_ON.match(below) is not None and above.rstrip()[-1:] not in ("", ".", ";", ":", "!", "?")
        for above, below in pairwise(lines)
    )


def wrapping_of(lines: Sequence[Line]) -> Wrapping:
    """Tell what the lines of a file that knows paragraphs are: those of one pasted from a page are printed lines."""
    running = [line.text for line in beside_their_labels(lines) if line.cell is None]
    return "visual" if is_hard_wrapped(running) else "paragraphs"


def open_text(data: bytes, *, name: str | None = None) -> Source:
    """Open plain text. Blank lines part paragraphs; without hard wraps each line is one of its own.

    Raises `EmptyFile` when there is no letter in it, `UnknownFormat` when it is no text.
    """
    text, warnings = decode(data)
    check_text(len(text))
    return source_of_text(text, warnings, name=name)


def source_of_text(text: str, warnings: tuple[str, ...], *, name: str | None = None) -> Source:
    """Return a Source for text already decoded. Raises `EmptyFile` when there is no letter in it."""
    if not any(character.isalnum() for character in text):
        raise EmptyFile("The file holds no text. Give the document itself.", given=0)
    return source_of_lines(text, warnings, name=name)


def source_of_lines(text: str, warnings: tuple[str, ...] = (), *, name: str | None = None) -> Source:
    """Return a Source for a text, also for one without a letter."""
    raw = text.replace("\x00", "").replace("\f", "\n").splitlines()
    wrapping: Wrapping = "visual" if is_hard_wrapped(raw) else "paragraphs"
    lines: list[Line] = []
    paragraph, fresh = -1, True
    for row in raw:
        if not row.strip():
            fresh = True
            continue
        if fresh or wrapping == "paragraphs":
            paragraph += 1
        fresh = False
        lines.append(Line(row.rstrip(), paragraph=paragraph))
    return Source(tuple(lines), wrapping, "text/plain", name=name, warnings=warnings)
