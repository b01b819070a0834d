"""Measurable targets in a provision: "cắt giảm ít nhất 20% thủ tục", "100% hồ sơ được số hóa"."""

from __future__ import annotations

import re
from typing import Literal

from vanban._model import Span, Target

Comparison = Literal["exactly", "at-least", "at-most"]
AT_LEAST = r"ít nhất|tối thiểu|không dưới|không thấp hơn|trên|hơn|đạt từ|từ"
AT_MOST = r"không quá|tối đa|dưới|không vượt quá|không cao hơn"
_NUMBER = r"\d{1,3}(?:\.\d{3}){0,4}(?:,\d{1,2})?"
# ... up to its limit: "100% mặt bằng | trước ngày 30/11/2025"
_NOUN = r"(?:(?!\s(?:trước|chậm nhất|hoàn thành|xong)\s)[^.,;:()\n]){3,90}"
# A share is a target by itself; a count only where a limit makes it one ("ít nhất 02 công trình").
SHARE = re.compile(
    rf"(?:(?P<least>{AT_LEAST})|"
    rf"(?P<most>{AT_MOST}))?\s?(?P<value>{_NUMBER})\s?%(?:\s(?P<more>trở lên))?(?P<noun>\s{_NOUN})?",
    re.IGNORECASE,
)
COUNT = re.compile(
    rf"(?:(?P<least>ít nhất|tối thiểu|không dưới)|(?P<most>không quá|"
    rf"tối đa))\s(?P<value>{_NUMBER})(?!\s?%)(?P<noun>\s(?!ngày|giờ|tháng|tuần|năm|lần){_NOUN})",
    re.IGNORECASE,
)
LIMITED = re.compile(r"(?:ít nhất|tối thiểu|không dưới|không quá|tối đa) \d")
# Said of what is, not of what must be reached.
REPORTED = re.compile(
    r"\b(?:hiện nay|đã|mới|chỉ|khoảng|ước|bình quân)\s[^.;,]{0,30}$|(?:(?<!đấu )tăng|(?<!cắt )giảm)\s$", re.IGNORECASE
)

GROWS = ("tăng", "giảm")  # "tăng ít nhất 1.000 bác sĩ" is ordered, "tăng 5 %" told


def targets(text: str, offset: int) -> list[Target]:
    """Find the measurable targets of a provision; `offset` is where `text` begins in the whole text."""
    found = []
    shares = SHARE.finditer(text) if "%" in text else ()
    counts = COUNT.finditer(text) if LIMITED.search(text) else ()
    for match in (*shares, *counts):
        reported = REPORTED.search(text[max(0, match.start() - 40) : match.start()])
        if reported and not (reported[0].strip() in GROWS and (match["least"] or match["most"])):
            continue
        comparison: Comparison = "at-most" if match["most"] else "exactly"
        if match["least"] or match.groupdict().get("more"):
            comparison = "at-least"
        words = match[0].strip()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        unit = "%" if "%" in words else (match["noun"] or "").split()[0]
        span = Span(offset + start, offset + start + len(words))
        found.append(Target(words, span, comparison, match["value"], unit, 0.85))
    return sorted(found, key=lambda target: target.span.start)
