"""Whom a letter is sent to: the items below "Kính gửi:", and where they end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._bodies.ends import ends_at
from vanban._leads.subjects import PLURAL
from vanban._letterhead import is_stamped
from vanban._opening.signs import INVITES, LABEL, OPENER, TO, Opening
from vanban._source import Line
from vanban._verbs import STOP
from vanban._words import UPPER

# "Sở Tư pháp nhận được Công văn số ...": a body that says something opens the text, and is no addressee.
SAYS = re.compile(
    rf"[{UPPER}][^,.;:]{{2,70}}\s(?:nhận được|có Công văn|có ý kiến|đã (?:có|ban hành|nhận)|trân trọng|thông báo|"
    r"(?:đề nghị|yêu cầu)\s)"
)


_INDENT = 0.025  # share of the page's width: half of the 1 cm a first line is set in
_FULL = 0.85  # share of the page's width that a line of the body reaches


def addressees_of(lines: Sequence[Line], at: int, start: int, found: Opening) -> int:
    """Collect addressees from position `start` of line `at` on; return the index of the line after the last."""
    items: list[list[tuple[int, int, int]]] = []
    done = False
    first = lines[at].text[start:]
    if first.strip(" :.-"):
        items.append([(at, start, len(lines[at].text))])
        done = first.rstrip().endswith(".")
    run_in = ";" in first.rstrip(" ;")  # parted by their marks alone, wherever a line ends
    at += 1
    dashed = first.strip().startswith(("-", "–"))
    while at < len(lines):
        text = lines[at].text
        if not text or is_stamped(text):
            at += 1
            continue
        is_item = text.startswith(("-", "–", "+", "•"))
        if TO.match(text) or INVITES.match(text):
            break
        if not is_item and (done or _leaves_addressees(text, items, dashed) or (items and _is_set_in(lines, at))):
            break
        if is_item and done and not dashed and items:
            break
        dashed = dashed or is_item
        if is_item or not items or (_is_complete(lines, items[-1]) and not run_in):
            items.append([(at, 0, len(text))])
        else:
            items[-1].append((at, 0, len(text)))
        done = text.rstrip().endswith(".") and not text.rstrip().endswith("...")
        at += 1
        if len(items) > 60:
            break
    found.addressees += items
    return at


# Boards are named by what they do ("Ban Chỉ đạo phòng, chống tội phạm"); these, which issue documents, are not.
ISSUES = re.compile(r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân|Bộ|Sở|Văn phòng|Chủ tịch|Thủ tướng|Chính phủ)\s")


def _is_sentence(text: str) -> bool:
    """Whether a line is one body and what it does ("UBND tỉnh dự kiến làm việc với ..."), and so names no addressee."""
    stop = ends_at(text, 0) if ISSUES.match(text) else len(text)
    return len(text) > 40 and stop < len(text) - 12 and not PLURAL.search(text, 0, stop) and text[stop].islower()


def _is_set_in(lines: Sequence[Line], at: int) -> bool:
    """Whether a printed line is the first of a paragraph of the body: set in, and the next not, at the page's edge."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if below is None or line.x is None or below.x is None or line.right is None or below.page != line.page:
        return False
    return line.x - below.x > _INDENT and line.right > _FULL and not below.text.startswith(("-", "–", "+", "•"))


def _is_complete(lines: Sequence[Line], item: list[tuple[int, int, int]]) -> bool:
    return lines[item[-1][0]].text.rstrip().endswith((";", "."))


def _leaves_addressees(text: str, items: list[list[tuple[int, int, int]]], dashed: bool) -> bool:
    """Whether an undashed line after addressees is already body: it opens a sentence, or is long prose."""
    if not items:
        return False
    return (
        bool(OPENER.match(text))
        or bool(SAYS.match(text))
        or bool(LABEL.match(text))
        or len(text) > 200
        or (len(text) > 80 and text.endswith((":", ".")) and STOP.search(text) is not None)
        or text.rstrip().endswith((" như sau:", " yêu cầu:"))
        or _is_sentence(text)
        or (dashed and text[:1].isupper() and len(text) > 90)
    )
