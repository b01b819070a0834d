# ruff: noqa: E501
"""Who leads and who supports, as one provision's own words say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanban._bodies import HEAD, NAMED_BODY, bodies_at
from vanban._model import Body
from vanban._verbs import STOP

# "Giao Sở Nội vụ ...", "yêu cầu các bộ, ngành ...", "Đề nghị Ủy ban MTTQ ...": not "được giao", "theo đề nghị của".
TRIGGER = re.compile(
    r"(?<!được )(?<!bàn )(?<!chuyển )(?<!đã )(?<!do )(?<!theo )(?<!Theo )(?<!Về )(?<!về )(?<!nhiệm vụ )(?<!có )(?<!hồ sơ )\b(?:[Gg]iao(?:\s(?:cho|trách nhiệm cho))?|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công|[Cc]hỉ đạo(?=\scác\s(?:sở|cơ quan)))\s+"
)
# A sentence may open with its occasion before the order: "Với vai trò ..., yêu cầu các bộ ...".
OCCASION = re.compile(
    r"^(?:Với|Để|Nhằm|Do|Trên cơ sở|Trên tinh thần|Trong|Sau|Căn cứ|Trường hợp|Từ|Đối với|Theo|Về|Trước|Hiện nay|Thời gian qua|Khi|Nếu|Đồng thời|đồng thời|Ngoài ra|Riêng|Hiện|Bên cạnh|Tiếp tục|Qua|Vì vậy|Tuy nhiên|do vậy|Định kỳ|Hằng|Hàng|Ngay|Tại|Cùng với|Sau khi|với|trên|trong|để|theo|căn cứ|Từ nay)\b"
)
TOPIC = re.compile(r"^(?:Về|Đối với|Liên quan|Việc)\b[^:]{3,900}:\s*")
SENTENCE = re.compile(r"(?:(?<=[.;])\s+|(?<=:)\s+)(?=\S)")
_HOW = r"(?:\s(?:chặt chẽ|thường xuyên|tốt|hiệu quả|kịp thời|đồng bộ|tích cực|chủ động|hỗ trợ|thống nhất|chặt|nhịp nhàng|và hỗ trợ|và báo cáo))*"
# "phối hợp với ...", "chủ trì cùng ...", "phối hợp, hỗ trợ ...": then the list of bodies.
WITH = re.compile(
    rf"(?:phối hợp|[Pp]hối hợp|[Pp]hối kết hợp|phối, kết hợp){_HOW}(?:,\s(?:hỗ trợ|hướng dẫn|chỉ đạo|thống nhất))?(?:\s(?:với|cùng với|cùng|của|giữa))?\s+|chủ trì,?\s(?:cùng với|cùng)\s+",
)
# "... chủ trì, Sở Tài chính phối hợp", "cần cơ quan chuyên môn khác phối hợp": the body stands before the verb.
COOPERATES = re.compile(r"(?:chủ trì[,;]|cần|mời)\s(?=\S)")
HEADING_PREFIX = re.compile(
    r"^(?:Trách nhiệm|Nhiệm vụ|Phần việc|Công việc|Thẩm quyền)(?:,\s\w+(?:\s\w+)?)?\s(?:cụ thể\s)?(?:của|đối với)\s|^(?:Đối với|Về phía|Riêng)\s|^(?:Giao|Đề nghị|Yêu cầu|Phân công)(?:\scho)?\s",
    re.IGNORECASE,
)
IS_ROLE = re.compile(r"\s(?:là|làm)\s")


@dataclass(slots=True)
class Named:
    """The bodies a provision's words name. `implied` is true where the first order names nobody (it is inherited)."""

    lead: list[Body] = field(default_factory=list)
    support: list[Body] = field(default_factory=list)
    implied: bool = True


def heading_bodies(text: str, offset: int) -> list[Body]:
    """Return the bodies of a heading that names only them ("Trách nhiệm của Sở Nội vụ", "Giao Công an tỉnh:")."""
    prefix = HEADING_PREFIX.match(text)
    start = prefix.end() if prefix else 0
    found, end = bodies_at(text, start, offset, 0.95)
    if not found:
        return []
    rest = text[end:].strip(" .:;,")
    if rest and not STOP.match(text, end) and text[end : end + 1] not in (":", ".", ";"):
        return []
    return found


def names_only(text: str) -> bool:
    """Whether a heading is nothing but bodies, with or without "Giao ..." before and "có trách nhiệm" after them."""
    prefix = HEADING_PREFIX.match(text)
    found, end = bodies_at(text, prefix.end() if prefix else 0, 0, 1.0)
    return bool(found) and text[end:].strip(" .:;,") in ("", "có trách nhiệm", "chịu trách nhiệm")


def named(text: str, offset: int) -> Named:
    """Read the bodies one provision names, sentence by sentence."""
    result = Named()
    topic = TOPIC.match(text)
    at = topic.end() if topic else 0
    starts = [at, *(match.end() for match in SENTENCE.finditer(text, at))]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        found = _ordered(text, start, end, offset, first=number == 0)
        if found:
            if number == 0:
                result.implied = False
            known = {body.text.casefold() for body in result.lead}
            result.lead += [body for body in found if body.text.casefold() not in known]
    result.support = _supporters(text, at, offset)
    return result


def _ordered(text: str, start: int, end: int, offset: int, *, first: bool) -> list[Body]:
    """The bodies one sentence orders to do something: after "giao", or as its subject."""
    trigger = TRIGGER.match(text, start)
    if trigger:
        return bodies_at(text, trigger.end(), offset, 0.95)[0]
    subject = _subject(text, start, end, offset, generic=first)
    if subject:
        return subject
    sentence = text[start:end]
    if OCCASION.match(sentence):
        for comma in re.finditer(r",\s+", sentence[:600]):
            at = start + comma.end()
            trigger = TRIGGER.match(text, at)
            if trigger:
                return bodies_at(text, trigger.end(), offset, 0.9)[0]
            if found := _subject(text, at, end, offset, generic=False):
                return found
    return []


def _subject(text: str, start: int, end: int, offset: int, *, generic: bool) -> list[Body]:
    """The bodies that are a sentence's subject: they stand first, and a verb follows at once."""
    if not HEAD.match(text, start):
        return []
    found, stop = bodies_at(text, start, offset, 0.9 if generic else 0.85)
    if not found or stop >= end or not STOP.match(text, stop):
        return []
    if not generic and not NAMED_BODY.match(text, start):
        return []
    return found


def _supporters(text: str, start: int, offset: int) -> list[Body]:
    found: list[Body] = []
    for match in WITH.finditer(text, start):
        items, _ = bodies_at(text, match.end(), offset, 0.9)
        known = {body.text.casefold() for body in found}
        found += [body for body in items if body.text.casefold() not in known]
    for match in COOPERATES.finditer(text, start):
        items, end = bodies_at(text, match.end(), offset, 0.85)
        if items and text.startswith("phối hợp", end):
            found += items
    return found
