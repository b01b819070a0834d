"""Which of two readings of a recognised syllable was meant that look alike: "tố" and "tổ", "quyên" and "quyền".

Marks over a letter that has one already are two or three pixels at the resolutions offices scan at: one is taken for
another, lost or put there; the dot of an i is taken for a hook, and the stroke of a đ comes and goes. Recognition is
as sure of one as of the other. The syllable beside it tells: "tố chức" is no word, "tổ chức" is (docs/adr/0011).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

_OVER_CIRCUMFLEX = re.compile("(?<=\u0302)[\u0301\u0309\u0303]")
_CROWDED = ("\u0301", "\u0309", "\u0303")
_OVER_HAT = re.compile("(?<=\u0302)\u0300")
_LOST_GRAVE = re.compile("(?<![\u0323])\u0302(?![\u0300\u0301\u0303\u0309])")
_OVER_BREVE = re.compile("(?<![\u0323])\u0306[\u0300\u0301\u0303\u0309]?")
_BREVES = ("\u0306", "\u0306\u0300", "\u0306\u0301", "\u0306\u0303", "\u0306\u0309", "\u0303")
_STROKED = {"đ": "d", "d": "đ"}
_DOT_AS_HOOK = re.compile("(?<=i)\u0309")

# What stands beside any word tells that one is right as it was read, and of no other reading that it is.
_ANYWHERE = frozenset({
    "các", "của", "về", "và", "để", "đến", "có", "được", "trong", "theo", "tại", "là", "cho",
    "trên", "từ", "với", "này", "đã", "không", "khi", "một", "những", "cả", "ở", "do", "bị",
    "nêu", "đi", "vào", "ra", "lên", "xuống", "sau", "trước", "như", "hoặc", "bằng",
})  # fmt: skip
# Small letters alone: "Quyên" is a name.
_SELDOM = {
    read: usual
    for usual, others in {
        "về": "vê", "quyền": "quyên quyến", "để": "đế đễ", "đẩy": "đấy đẫy", "tổng": "tống", "thẩm": "thấm thẫm",
        "khẩn": "khấn khẫn khãn", "khẳng": "khăng", "điểm": "điếm điễm", "biểu": "biếu biễu", "triển": "triến triễn",
        "kiểm": "kiếm kiễm", "chuyển": "chuyễn", "nguồn": "nguôn", "truyền": "truyên", "diễn": "diến diển",
        "toàn": "toản", "nhiều": "nhiêu", "Khẩn": "Khãn", "xã": "xă", "đã": "đă", "lãnh": "lănh",
        "tăng": "tắng tằng", "hằng": "hăng",
    }.items()
    for read in others.split(" ")
}  # fmt: skip
_WORD = re.compile(
    r"(?P<before>\W{0,4})(?P<letters>[^\W\d_]{1,9})(?P<after>\W{0,4})"
)  # no syllable has more than seven


def meant(block: Sequence[str]) -> list[str]:
    """Return the words of recognised lines, each as its neighbours say it was meant.

    A word is read otherwise where no neighbour goes with it as it was recognised, and with one of its other readings
    a neighbour does, or where one neighbour does and with another reading both do ("các chỉ bộ"); one that is no word
    of official prose but beside its own neighbours ("quyên góp") is read as the usual one. Names, in which both words
    have their capital, stay.
    """
    words = [_WORD.fullmatch(word) for word in block]
    found = list(block)
    for at in (*range(len(words)), *range(len(words))):  # again, since a neighbour may have been mended behind a word
        word = words[at]
        if word is None:
            continue
        others, usual = _others(word["letters"]), _SELDOM.get(word["letters"])
        if not others and not usual:
            continue
        before, after = _neighbours(words, at)
        if _goes_with(word["letters"], before, after):
            between = [other for other in others if _goes_between(other, before, after)]
            if len(between) != 1 or _goes_between(word["letters"], before, after):
                continue
        before, after = ("" if beside in _ANYWHERE else beside for beside in (before, after))
        fitting = [other for other in others if _goes_with(other, before, after)]
        if usual and not fitting:
            fitting = [usual]
        if len(fitting) == 1:
            found[at] = f"{word['before']}{fitting[0]}{word['after']}"
            words[at] = _WORD.fullmatch(found[at])
    return found


def _neighbours(words: Sequence[re.Match[str] | None], at: int) -> tuple[str, str]:
    """Return the letters of the words before and after one, "" where none is or a sign parts them."""
    own = words[at]
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        before["letters"] if before and own and not before["after"] and not own["before"] else "",
        after["letters"] if after and own and not own["after"] and not after["before"] else "",
    )


def _goes_with(word: str, before: str, after: str) -> bool:
    """Tell whether a word is known with the one before it, or with the one after it."""
    return _is_pair(before, word) or _is_pair(word, after)


def _goes_between(word: str, before: str, after: str) -> bool:
    """Tell whether a word is known with the one before it and with the one after it."""
    return _is_pair(before, word) and _is_pair(word, after)


def _is_pair(first: str, second: str) -> bool:
    behind = _followers().get(first.lower(), ())
    if second.islower():
        return second in behind and (first.islower() or first.istitle())
    return second in behind or (first.isupper() and second.isupper() and second.lower() in behind)


@cache
def _others(word: str) -> tuple[str, ...]:
    """Return a word's other readings: with another mark over its circumflex, or one lost there, with any other over
    its breve or a tilde in place of that, with a dot for a hook, or without the stroke of its first letter.
    """
    parted = unicodedata.normalize("NFD", word)
    found = []
    if mark := _OVER_CIRCUMFLEX.search(parted):
        found = [f"{parted[: mark.start()]}{other}{parted[mark.end() :]}" for other in _CROWDED if other != mark[0]]
    elif grave := _OVER_HAT.search(parted):
        found = [f"{parted[: grave.start()]}{parted[grave.end() :]}"]
    elif hat := _LOST_GRAVE.search(parted):
        found = [f"{parted[: hat.end()]}\u0300{parted[hat.end() :]}"]
    elif breve := _OVER_BREVE.search(parted):
        found = [f"{parted[: breve.start()]}{other}{parted[breve.end() :]}" for other in _BREVES if other != breve[0]]
    elif hook := _DOT_AS_HOOK.search(parted):
        found = [f"{parted[: hook.start()]}{parted[hook.end() :]}"]
    elif word[:1] in _STROKED:
        found = [f"{_STROKED[word[0]]}{word[1:]}"]
    return tuple(unicodedata.normalize("NFC", other) for other in found)


@cache
def _followers() -> dict[str, frozenset[str]]:
    """Return which syllables stand behind which, as `syllable_pairs.txt` lists them."""
    rows = (files("vanban.sources") / "syllable_pairs.txt").read_text("utf-8").splitlines()
    pairs = (row.split(": ", 1) for row in rows if not row.startswith("#"))
    return {first: frozenset(behind.split(" ")) for first, behind in pairs}
