"""The lines of a source made clean: one spelling, no decoration, no page numbers, no signature stamps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from vanban._broken import unbroken
from vanban._glued import unglued
from vanban._letterhead import MAY_BE_MOTTO, NUMBER, is_drafted
from vanban._normalise import bare, holds, letters, single_spaced
from vanban._source import Line
from vanban._words import RULE, TYPES, UPPER, mostly_upper

# A page number standing alone: "2", "- 2 -", "Trang 2/5", "2/5".
PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?", re.IGNORECASE)
_LONGEST_NUMBER = 25
# Where a site gives the text of a file page by page: "Trang 1VĂN PHÒNG CHÍNH PHỦ", no blank behind the number
PAGE_BEFORE = re.compile(rf"Trang \d{{1,3}}(?=[{UPPER}])")
# The head of a page of the gazette: "2    CÔNG BÁO/Số 335 + 336/Ngày 20-3-2026"
GAZETTE = re.compile(r"(?:\d{1,4}\s)?CÔNG BÁO\s?/\s?Số\s[\d\s+/-]{1,30}Ngày\s[\d/-]{6,10}(?:\s\d{1,4})?")
# What the digital signature prints over the page (Decree 30/2020, Annex I, II.8): no text of the document.
STAMP = re.compile(
    r"(?:(?:người ký|ký bởi|ký số bởi|ký điện tử bởi|thời gian ký|cơ quan ký|signed by)\s*:|(?:ngày|giờ) ký\s*:\s*\d|"
    r"email\s*:\s*\S*$|được ký (?:số |điện tử )?bởi\b|signature (?:not )?(?:verified|valid)|"
    r"digitally signed|date:\s*\d{4}[.-]|dn:\s)",
    re.IGNORECASE,
)


# Where a program signs it leaves a block: from who signed to when, with an address and an office between, which a
# narrow box breaks over lines ("Cơ quan: Văn phòng, Ủy ban / nhân dân tỉnh").
_SIGNED_BY = re.compile(
    r"(?:người ký|ký bởi|ký số bởi|ký điện tử bởi|signed by)\s*:|được ký (?:số |điện tử )?bởi\b|digitally signed",
    re.IGNORECASE,
)
_OF_SIGNING = re.compile(r"cơ quan\s*:", re.IGNORECASE)
_MAY_BE_SIGNED = ("gười ký", "GƯỜI KÝ", "ý bởi", "điện tử bởi", "igned")
_SIGNING_LINES, _SIGNING_WIDTH = 8, 100

# The mark of a note behind the colon that opens a list, or the point that ends a sentence.
NOTE_BEHIND_POINT = re.compile(r"([./]{0,2}[.:;])\s?(\[\d{1,3}\])$")

# A line of a table of contents: "II. NHIỆM VỤ ........... 4".
CONTENTS = re.compile(r"[^\s.…][ ]?(?:\.{8}\.*+|…{3}…*+)[ ]?\d{1,3}$")


def cleaned(lines: Iterable[Line]) -> list[Line]:
    """Return the lines with clean text; blank ones (also rules and cell marks) keep their place with empty text.

    Where the source has no page, the blanks before a printed line tell how far it is set in, a hundredth each.
    """
    lines = list(lines)
    whole = unglued(unbroken(letters("\n".join(line.text for line in lines))))  # at once: one pass over the text
    spelled = whole.split("\n")
    if len(spelled) != len(lines):
        spelled = [letters(line.text) for line in lines]
    if holds(whole, _MAY_BE_SIGNED):
        spelled = _without_signing(spelled)
    return [
        _clean(line if line.x is not None or not line.text[:1].isspace() else _set_in(line), text)
        for line, text in zip(lines, spelled, strict=True)
    ]


def _without_signing(texts: list[str]) -> list[str]:
    """Return the texts, those within the blocks that signing programs leave empty."""
    for at, text in enumerate(texts):
        if not _SIGNED_BY.match(text.lstrip()):
            continue
        for below in range(at + 1, min(at + 1 + _SIGNING_LINES, len(texts))):
            line, above = texts[below].strip(), texts[below - 1].strip()
            if STAMP.match(line) or _OF_SIGNING.match(line):
                texts[at + 1 : below] = [""] * (below - at - 1)
                texts[below] = "" if _OF_SIGNING.match(line) else line
            elif not _is_rest_of_signing(line, above):
                break
    return texts


def _is_rest_of_signing(line: str, above: str) -> bool:
    """Whether a line may be the rest of one of a signing program, and is not of the head or the foot it lies over."""
    if len(line) > _SIGNING_WIDTH or (line.istitle() and line.count(" ")) or MAY_BE_MOTTO.search(line):
        return False
    value = _SIGNED_BY.sub("", above).rpartition(":")[2]
    return NUMBER.match(line) is None and (not mostly_upper(line) or mostly_upper(value))


def _set_in(line: Line) -> Line:
    text = line.text.expandtabs(8)
    return line._replace(x=(len(text) - len(text.lstrip())) / 100)


def _clean(line: Line, text: str) -> Line:
    if RULE.match(text):
        return line._replace(text="")
    text = text.strip(" \t\r\n|")
    if text.startswith("Trang "):
        text = PAGE_BEFORE.sub("", text)
    if "\t" in text or "   " in text:  # a wide gap is the gutter between two columns: kept as one tab
        text = re.sub(r" {3,}|[ ]*\t[ \t]*", "\t", text)
    if "  " in text or "\t" in text:
        text = "\t".join(single_spaced(part) for part in text.split("\t"))
    if text[-1:] == "]":  # what a colon opens, or a point ends, is told by its standing last: "... như sau:[1]"
        text = NOTE_BEHIND_POINT.sub(r"\2\1", text)
    if STAMP.match(text) or (text[-1:].isdigit() and CONTENTS.search(text)):
        text = ""
    return line if text == line.text else line._replace(text=text)


def without_page_numbers(lines: list[Line]) -> list[Line]:
    """Drop the lines that hold a page number or the head of a page: a sentence broken by one is whole again.

    Where the source knows pages, only the first and last two lines of a page can be one; elsewhere a number between two
    blank lines is.
    """
    kept = []
    for number, line in enumerate(lines):
        if (
            len(line.text) < _LONGEST_NUMBER
            and PAGE_NUMBER.fullmatch(line.text)
            and line.cell is None
            and _at_edge(lines, number)
        ):
            continue
        if "CÔNG BÁO" in line.text and GAZETTE.fullmatch(line.text):
            continue
        if line.page and line.page > 1 and is_drafted(line.text) and _at_edge(lines, number):
            continue
        kept.append(line)
    return kept


# A notation that a line's end cut in two: "số 72- / NQ/TW", "số 335/2025/ / NĐ-CP", "số 12/BC- / UBND";
# "thực hiện./" is none.
_CUT_CODE = re.compile(r"(?:\bsố\s\S{0,20}\d-|(?<=\w)/)$|/[A-ZĐ][A-ZĐa-z]{0,6}-$")
_REST_OF_CODE = re.compile(r"(?:\d{4}|[A-ZĐ][A-ZĐa-z]{0,8})(?:[/&-][A-ZĐ][A-ZĐa-z]{0,8}\d{0,2}){0,3}(?=[\s,;.)]|$)")


def with_whole_codes(lines: list[Line]) -> list[Line]:
    """Put the rest of a notation that a printed line's end cut in two where it began."""
    kept: list[Line] = []
    for line in lines:
        before = kept[-1] if kept else None
        rest = None
        if before and before.cell == line.cell and _CUT_CODE.search(before.text):
            rest = _REST_OF_CODE.match(line.text)
        if before and rest:
            kept[-1] = before._replace(text=before.text + rest[0])
            if below := line.text[rest.end() :].lstrip():
                kept.append(line._replace(text=below))
        else:
            kept.append(line)
    return kept


# The halves of a mark that a narrow box parted, and of a type's name: "TUYỆT / MẬT", "THÔNG / TƯ", "QUYẾT / ĐỊNH"
_HALVES: dict[str, tuple[str, ...]] = {"hoa": ("toc",), "thuong": ("khan",), "tuyet": ("mat",), "toi": ("mat",)}
for _name in TYPES:
    _half, _blank, _rest = _name.partition(" ")
    if _rest:
        _HALVES[_half] = (*_HALVES.get(_half, ()), _rest)
_TYPE_WITHIN = 60  # lines from the top
# The name of a type set wide, a blank behind each of its letters: "T H Ô N G B Á O"
_APART = re.compile(r"(?:\w\s){3,20}\w")
_WHOLE = {name.replace(" ", ""): name for name in TYPES}


def with_whole_type(lines: list[Line]) -> list[Line]:
    """Put the name of a type together where a line's end parted its two words, or blanks its letters."""
    kept = list(lines)
    at = 0
    while at + 1 < min(len(kept), _TYPE_WITHIN):
        above, below = kept[at].text, kept[at + 1].text
        if above[1:2] == " " == above[3:4] and _APART.fullmatch(above):
            kept[at] = kept[at]._replace(text=_joined(above))
        if above.isupper() and below[:1].isupper() and _is_cut_type(above, below):
            kept[at : at + 2] = [kept[at]._replace(text=f"{above} {below}")]
        at += 1
    return kept


def _joined(text: str) -> str:
    """Return the name of a type without the blanks between its letters; any other text as it is."""
    letters = "".join(text.split())
    name = _WHOLE.get(bare(letters))
    if name is None:
        return text
    ends = accumulate(map(len, name.split()))
    return " ".join(letters[end - len(word) : end] for word, end in zip(name.split(), ends, strict=True))


def _is_cut_type(above: str, below: str) -> bool:
    others = _HALVES.get(bare(above), ())
    rest = bare(below) if others else ""
    return any(rest.startswith(other) and not rest[len(other) : len(other) + 1].isalnum() for other in others)


# "phòng,chống", "nếu tái phạm;Trưởng khu phố": no blank behind a mark; "UBND các xã : rà soát": one before it
_NO_BLANK = re.compile(r"([,;:])(?<=[\w)].)(?=[^\W\d_])")
_BLANK_BEFORE = re.compile(r" ([,;:])(?=[ \t]|$)")
_MARKS = ((",", ", ", " ,"), (";", "; ", " ;"), (":", ": ", " :"))


def with_blanks_at_marks(lines: list[Line]) -> list[Line]:
    """Put the blanks at commas, semicolons and colons where they belong, in lines of running text."""
    return [line._replace(text=_at_marks(line.text)) if _is_slip(line.text) else line for line in lines]


def _is_slip(text: str) -> bool:
    """Whether a mark may stand without a blank behind it, or with one before it: a cheap look at every line."""
    for mark, before_blank, behind_blank in _MARKS:
        if mark in text and (behind_blank in text or text.count(mark) > text.count(before_blank) + text.endswith(mark)):
            return True
    return False


def _at_marks(text: str) -> str:
    return _NO_BLANK.sub(r"\1 ", _BLANK_BEFORE.sub(r"\1", text))


# "-", "•", "1.", "a)" alone on a line: pages and converters set the label of an item above its text
LABEL_ALONE = re.compile(r"[-–—•+*]|\d{1,2}(?:\.\d{1,2}){0,2}[.)]|[a-zđ]\)|[IVX]{1,5}\.")
_LONGEST_LABEL = 8


def with_labels(lines: list[Line]) -> list[Line]:
    """Put each label that stands alone on its line before the text below it, where the source has no pages or cells."""
    joined = list(lines)
    for at, line in enumerate(lines):
        if not 0 < len(line.text) <= _LONGEST_LABEL or line.page is not None or line.cell is not None:
            continue
        below = next((at for at in range(at + 1, min(at + 3, len(lines))) if lines[at].text), None)
        if below is None or not LABEL_ALONE.fullmatch(line.text) or LABEL_ALONE.match(lines[below].text):
            continue
        joined[at] = line._replace(text="")
        joined[below] = lines[below]._replace(text=f"{line.text} {lines[below].text}")
    return joined


HEAD_LINES = 12  # the number of a document may be stamped on a line of its own above "Số:"


def _at_edge(lines: list[Line], number: int) -> bool:
    page = lines[number].page
    if page is None:
        around = lines[max(0, number - 1)], lines[min(number + 1, len(lines) - 1)]
        return number >= HEAD_LINES and all(not near.text for near in around)
    above, below = (lines[at].page if 0 <= at < len(lines) else None for at in (number - 3, number + 3))
    return below != page or (above != page and page > 1)  # the first page bears no number (Decree 30/2020, Annex I)
