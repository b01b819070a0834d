"""Labels of provisions: what stands before the text of a part, chapter, article, clause, point or dashed item."""

from __future__ import annotations

import re
from typing import NamedTuple

from vanban._words import LOWER, UPPER

# From the widest to the narrowest: a label of a kind not yet open goes below the last open kind that is wider.
KINDS = (
    "annex", "part", "chapter", "section", "article", "upper", "roman", "ordinal",
    "number", "number2", "number3", "number4", "named", "bracket", "letter", "letter2", "small-roman",
    "star", "dash", "plus",
)  # fmt: skip
DASHES = frozenset({"star", "dash", "plus"})
RANK = {kind: rank for rank, kind in enumerate(KINDS)}


class Label(NamedTuple):
    """A label: its kind, its step in a path ("II", "Đ2", "a", "Thứ nhất"), and where the own text begins."""

    kind: str
    step: str
    end: int


_ORDINALS = "nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\\s(?:một|hai|ba|tư|lăm))?"
_IN_WORDS = "(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)"  # "Hai là, Điện lực huyện khắc phục ..."
# Marks of older letters, mostly of the south: "1/- Giao ...", "1.- Giao ...", "2.1/ Rà soát ..."
_OLD = rf"(?:[./]\s?[-–]\s*|/(?=\s|[{UPPER}])\s*|[-–]\s+)"
_NUMBERS = re.compile(
    rf"(?P<s>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:\s?[.)]?\s+|{_OLD})(?=\D)"
    r"|(?P<s2>\d{1,2}(?:\.\d{1,2}){1,3})[.)](?=[^\W\d])"
)
_NUMBER = re.compile(
    rf"(?P<s>\d{{1,2}})(?:\s?[./]\s+(?![-–]\s)|[-–]\s+(?!\d)|\s?[./]\s?[-–]\s*(?=[^\W\d])|\s[-–]\s(?=[{UPPER}]))(?=\S)"
    rf"|(?P<s2>\d{{1,2}})(?:\.(?=[{UPPER}])|/(?=[{UPPER}][{LOWER}]))|(?P<s3>\d{{1,2}})\s?[.]$"
)
# "II.1. Rà soát", "A.2 Rà soát": a clause that repeats the part it stands in
_IN_PART = re.compile(
    r"(?:[IVX]{1,6}|[A-HĐ])\.(?P<s>\d{1,2}(?:\.\d{1,2}){0,3})"
    rf"(?:\s?[.):]?\s+|{_OLD}|[.)](?=[^\W\d]))(?=\D)"
)
# Dashes; then bullets: one of a symbol font comes out as a private letter
_MARKS = "-\u2013\u2014\u2212\u2010\u2011\u2022\u25cf\u25aa\u25e6\u27a2\u2713*\uf0b7\uf0a7\uf02d\uf0d8"
_DASH = re.compile(rf"[{_MARKS}]\s*(?=\S)")
_PART = re.compile(rf"(?:Phần|PHẦN)\s(?:thứ\s(?:{_ORDINALS})|THỨ\s\w+|[IVX]{{1,5}}|\d{{1,2}})\b(?!,)[.:]?\s*")
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU|Ðiều)\s(?P<s>\d{1,3}[a-z]?)\s?(?:[.:/]\s?(?:[-–]\s)?|[-–](?=\s\D)|$)\s*")
_ORDINAL = re.compile(rf"(?P<s>Thứ\s(?:{_ORDINALS}))\s?(?:[,:;.]|là\b)\s*|(?P<s2>{_IN_WORDS}\slà)\s?[,:]\s*")
_NAMED = re.compile(r"(?P<s>(?:Nhiệm vụ|Nội dung|Hoạt động|Tiểu dự án|Bước)\s(?:số\s)?\d{1,2})\s?[:.]\s*(?=\S)")
_DIGITS, _UPPER, _LOWER = "0123456789", "ABCDEFGHĐ", "abcdefghijklmnopqrstuvwxyzđ"
GRAMMAR: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    # "Phần thứ nhất", "PHẦN II", "Chương I", "Mục 1"; "Phần VII, Phụ lục XI" is within a sentence
    ("part", "P", _PART),
    ("chapter", "C", re.compile(r"(?:Chương|CHƯƠNG)\s(?P<s>[IVX]{1,5}|\d{1,2})\b(?!,)[.:]?\s*")),
    ("section", "M", re.compile(r"(?:Mục|MỤC)\s(?P<s>[IVX]{1,5}|\d{1,2})\b[.:]\s*|(?:Mục|MỤC)\s(?P<s2>\d{1,2})$")),
    # Articles, with a colon in older decisions
    ("article", "ĐÐ", _ARTICLE),
    # "Thứ nhất, ...": Decided cases of the guide
    ("ordinal", "TMHBNSC", _ORDINAL),
    # "Nhiệm vụ 1: Rà soát ...", above who does it by when
    ("named", "NHTB", _NAMED),
    # Clauses: "3.1. Hoàn thiện", "1.2.3 Hoàn thiện"; then "3. Hoàn thiện", "3/ Hoàn thiện", "3) Hoàn thiện"
    ("numbers", _DIGITS, _NUMBERS),
    ("number", _DIGITS, _NUMBER),
    ("bracket", _DIGITS + "(", re.compile(r"(?P<s>\d{1,2})\)\.?\s*|\((?P<s2>\d{1,2})\)\.?\s*")),
    ("in-part", "IVX" + _UPPER, _IN_PART),
    # "II. ...", "II- ...", "IV/ ..."
    (
        "roman",
        "IVX",
        re.compile(
            r"(?P<s>[IVX]{1,6})(?:\s?[./]\s?[-–]\s*|\s?[.)]\s*|\s?[-–/]\s+|[-–](?=[A-ZĐ]))(?=\S)|(?P<s2>[IVX]{1,6})\.$"
        ),
    ),
    ("upper", _UPPER, re.compile(rf"(?P<s>[A-HĐ])\s?[./)]\s+(?=[{UPPER}])")),
    # Points: "a) Rà soát", "đ) Rà soát", "a. Rà soát", "a1) Rà soát", "ii) Rà soát"
    ("small-roman", "(iv", re.compile(r"\(?(?P<s>ii|iii|iv|vi|vii|viii)\)\s*")),
    ("letter2", _LOWER, re.compile(r"(?P<s>[a-zđ]\.\d{1,2})\s?[.)]\s*(?=\D)")),  # "a.1) Rà soát"
    (
        "letter",
        _LOWER + "(",
        re.compile(
            r"\(?(?P<s>[a-zđ]\d?)\s?\)\.?\s*|"
            rf"(?P<s2>[a-zđ])(?:\.\s+|[./]\s?[-–]\s*|[-–]\s+(?=[{UPPER}]))(?=\S)|(?P<s3>[a-zđ])/(?!c\s)\s*(?=\S)"
        ),
    ),
    ("plus", "+", re.compile(r"\+\s*(?=\S)")),
)  # fmt: skip
"""The kinds of labels, the characters they begin with, and how they are written."""


# "* Phân công chuẩn bị:" heads the dashes below it; a star before anything else is one of them.
STARRED = re.compile(r"\*\s*[^\n]{3,300}:\s*$")
_BY_FIRST = {
    first: tuple((kind, pattern) for kind, begins, pattern in GRAMMAR if first in begins)
    for first in sorted({first for _, begins, _ in GRAMMAR for first in begins})
}


def label_of(text: str) -> Label | None:
    """Return the label a paragraph begins with, None if it begins with none."""
    first = text[:1]
    if first and first in _MARKS:
        kind = "star" if STARRED.match(text) else "dash"
        return Label(kind, "-", match.end()) if (match := _DASH.match(text)) else None
    for kind, pattern in _BY_FIRST.get(first, ()):
        if match := pattern.match(text):
            return _label(kind, match)
    return None


def _label(kind: str, match: re.Match[str]) -> Label | None:
    groups = match.groupdict()
    step = groups.get("s") or groups.get("s2") or groups.get("s3") or ""
    if kind == "plus":
        step = "+"
    elif kind == "article":
        step = f"Đ{step}"
    elif kind in ("numbers", "in-part"):
        kind = f"number{step.count('.') + 1}" if "." in step else "number"
    elif kind == "part":
        step = " ".join(match[0].split()).rstrip(".: ")
    return Label(kind, step, match.end())
