"""Measurable targets in a provision: "cắt giảm ít nhất 20% thủ tục", "100% hồ sơ được số hóa"."""

from __future__ import annotations

import re
from typing import Literal

from vanban._model import Span, Target
from vanban._normalise import holds

Comparison = Literal["exactly", "at-least", "at-most"]
AT_LEAST = r"ít nhất|tối thiểu|không dưới|không thấp hơn|trên|hơn|đạt từ|từ|≥|>=?"
AT_MOST = r"không (?:để )?quá|tối đa|dưới(?: hoặc bằng)?|không vượt quá|không cao hơn|≤|<=?"
_NUMBER = r"\d{1,3}(?:\.\d{3}){0,4}(?:[.,]\d{1,2})?"
# ... up to its limit, or to the next figure: "100% mặt bằng | trước ngày 30/11/2025", "30% thời gian | và 30% chi phí"
_FURTHER = r"trước\s|chậm nhất\s|hoàn thành\s|xong\s|và (?:(?:trên )?\d|ít nhất\s|tối thiểu\s)"
_NOUN = rf"(?:(?!\s(?:{_FURTHER}))[^.,;:()\n]){{3,90}}"
# A share is a target by itself, a range of them from its lower end ("đạt 8 - 8,5%"); a count only where a limit makes
# it one ("ít nhất 02 công trình").
SHARE = re.compile(
    rf"(?:(?P<least>{AT_LEAST})|"
    rf"(?P<most>{AT_MOST}))?\s?(?P<value>{_NUMBER})(?P<up>\s?[-–]\s?{_NUMBER})?\s?(?:%|phần trăm\b)"
    rf"(?:\s(?P<more>trở lên))?(?P<noun>\s{_NOUN})?",
    re.IGNORECASE,
)
COUNT = re.compile(
    rf"(?:(?P<least>ít nhất|tối thiểu|không dưới|(?<=đạt )trên|(?<=đấu )trên)|"
    rf"(?P<most>không (?:để )?(?:vượt )?quá|tối đa))\s(?P<value>{_NUMBER})(?:\s?[-–]\s?{_NUMBER})?(?!\s?%|\d)"
    rf"(?P<noun>\s(?!ngày|giờ|tháng|tuần|năm|lần){_NOUN})",
    re.IGNORECASE,
)
LIMITED_SIGNS = ("ít nhất ", "tối thiểu ", "không dưới ", "quá ", "tối đa ", "đạt trên ", "đấu trên ")
LIMITED = re.compile(r"(?:ít nhất|tối thiểu|không dưới|quá|tối đa|trên) \d")
# Said of what is, not of what must be reached.
REPORTED = re.compile(
    r"\b(?:hiện nay|đến nay|tính đến|lũy kế|đã|mới (?:chỉ|đạt|có|được|giải ngân|thực hiện|hoàn thành|bằng)|khoảng|ước|"
    r"bình quân|chỉ(?!\s(?:đạo|tiêu|số|thị|huy)\b))\s[^.;,]{0,30}$",
    re.IGNORECASE,
)
# "đạt 92%, giảm 3% so với cùng kỳ": by how much a figure has changed
CHANGED = re.compile(r",\s(?:tăng|giảm)\s$")
COMPARED = " so với "
# "các đơn vị có tỷ lệ thấp: Phòng Kinh tế (49,3%), ...": a figure that is all a bracket holds
ASIDE = ("(", ")")
# "các chủ đầu tư giải ngân | dưới 50%", "trường nào | dưới 100%", "các xã có tỷ lệ tiêm chủng | dưới 80%": whoever lags
LAGS = re.compile(r"(?:giải ngân|nào|\bcó tỷ lệ\s[^.;,]{0,40})\s$")

# What is counted, where its name has two syllables; of any other the first word is the unit.
UNIT = re.compile(
    r"(?:công chức|viên chức|chuyên mục|chuyên đề|hội nghị|hội thảo|doanh nghiệp|"
    r"hợp tác xã|công trình|cán bộ|lao động|mô hình|sản phẩm|dự án|bác sĩ|học sinh|giáo viên|biên bản|"
    r"văn bản|hồ sơ|thủ tục|cơ sở|gia đình|hộ dân|nhiệm vụ|tập thể|cá nhân|lượt người|biên chế|tỷ đồng|triệu đồng|"
    r"chỉ tiêu|tổ chức|đơn vị|đảng viên|hội viên|điểm trường|khu dân cư|hộ gia đình|hộ nghèo)\b|\S+",
    re.IGNORECASE,
)
# "ít nhất 30% điều kiện kinh doanh, | 30% thời gian và | 30% chi phí": what limits the first limits those after it
NEXT = re.compile(r"(?:,|,?\svà)\s*")
_ALL = "100"  # ... and nothing is more than all


def targets(text: str, offset: int) -> list[Target]:
    """Find the measurable targets of a provision; `offset` is where `text` begins in the whole text."""
    found: list[Target] = []
    shares = SHARE.finditer(text) if "%" in text or "phần trăm" in text else ()
    counts = COUNT.finditer(text) if holds(text, LIMITED_SIGNS) and LIMITED.search(text) else ()
    for match in (*shares, *counts):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        before = text[max(0, start - 40) : start]
        if REPORTED.search(before) or (CHANGED.search(before) and (match["noun"] or "").startswith(COMPARED)):
            continue
        if match["most"] and LAGS.search(before):
            continue
        if text[start - 1 : start] == ASIDE[0] and text[match.end() : match.end() + 1] == ASIDE[1]:
            continue
        stated = match.groupdict()
        up = stated.get("more") or stated.get("up") or (match["noun"] or "").endswith(" trở lên")
        comparison: Comparison = "at-most" if match["most"] else "at-least" if match["least"] or up else "exactly"
        shared = comparison == "exactly" and match["value"] != _ALL and bool(found)
        if shared and NEXT.fullmatch(text, found[-1].span.end - offset, start):
            comparison = found[-1].comparison
        words = match[0].strip()
        unit = "%" if match.re is SHARE else UNIT.match(match["noun"].lstrip())[0]  # type: ignore[index]
        span = Span(offset + start, offset + start + len(words))
        found.append(Target(words, span, comparison, match["value"], unit, 0.85))
    return sorted(found, key=lambda target: target.span.start)
