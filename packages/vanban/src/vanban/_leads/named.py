"""Who leads and who supports, as one provision's own words say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from vanban._bodies.ends import ends_at
from vanban._bodies.items import CHAIRS, split
from vanban._bodies.own import OwnNames, own_names
from vanban._leads.behind import dashed, done_by, given_to, in_bracket, named_last, reproved, said_last
from vanban._leads.clauses import bodies_beside
from vanban._leads.headings import heading_bodies
from vanban._leads.ordered import ordered_in
from vanban._leads.sentences import (
    ASKS_OTHERS,
    CARRIES_OUT,
    CLOSING_WORDS,
    DELEGATES,
    DIFFICULTY,
    is_caption,
    sentences_of,
)
from vanban._leads.subjects import charger_of
from vanban._leads.supporters import HELPS, partner_lists, supporters_of
from vanban._leads.words import AGREED, IMPERATIVE, RUN_IN, TOPIC
from vanban._model import Body, Span
from vanban._verbs import STOP


@dataclass(slots=True)
class Named:
    """The bodies a provision's words name. `implied` is true where the first order names nobody (it is inherited)."""

    lead: list[Body] = field(default_factory=list)
    support: list[Body] = field(default_factory=list)
    implied: bool = True
    charger: list[Body] = field(default_factory=list)  # who is said to charge the lead: "Sở Y tế yêu cầu các bệnh viện"


# "Nhận được Chỉ thị này, yêu cầu các đơn vị ... Giao Văn phòng Bộ tổng hợp ...": the occasion, not what is ordered
RECEIVED = re.compile(r"Nhận được\b")


# "Về phụ cấp: thực hiện theo Nghị quyết số 28/2025/NQ-HĐND. Đề nghị UBND xã ...": an answer says what holds
APPLIES = re.compile(
    r"(?:được |đã được )?(?:thực hiện|áp dụng|quy định)(?: cụ thể)? (?:theo|tại) (?:đúng )?"
    r"(?:quy định|hướng dẫn|khoản|điểm|Điều|Mục|Nghị|Quyết|Thông|Luật|Công văn)\b"
)


def named(text: str, offset: int) -> Named:
    """Read the bodies one provision names, sentence by sentence; `offset` is where it begins in the whole text.

    A first sentence that opens with a verb has the inherited subject; one that only tells of something has none, so the
    body ordered after it leads alone.
    """
    found = _named_once(text, own_names()) if len(text) < _REMEMBERED else _named(text)
    if not offset:
        return found
    return Named(
        _moved(found.lead, offset), _moved(found.support, offset), found.implied, _moved(found.charger, offset)
    )


def _moved(bodies: list[Body], offset: int) -> list[Body]:
    return [Body(body.text, Span(body.span.start + offset, body.span.end + offset), body.confidence) for body in bodies]


_REMEMBERED = 4096  # characters up to which a provision's bodies are kept: it is asked for them several times in a row


@lru_cache(maxsize=64)
def _named_once(text: str, _own: OwnNames) -> Named:
    return _named(text)


def _named(text: str) -> Named:
    offset = 0
    result = Named()
    topic = TOPIC.match(text) or RUN_IN.match(text)
    at = topic.end() if topic else 0
    if topic and (concerned := heading_bodies(text[: topic.end()], offset)):
        result.lead, result.implied = concerned, False
    starts = sentences_of(text, at)
    orders = IMPERATIVE.match(text, at) or text[at : at + 1].islower()
    told = bool(RECEIVED.match(text, at) or AGREED.match(text, at) or (topic and APPLIES.match(text, at))) or not orders
    taken, partners = 0, partner_lists(text, at)
    helpers: list[Body] = []
    urged: list[Body] = []  # whom a formula that opens the provision urges
    for number, start in enumerate(starts):
        if start < taken or any(first < start < last for first, last in partners):
            continue
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        formula = CLOSING_WORDS.fullmatch(text, start, end)
        if formula and (len(starts) > 1 if number == 0 else not formula["plain"]):
            told = told or number == 0
            urged = ordered_in(text, start, end, offset, first=True)[0] if number == 0 else urged
            continue
        if result.lead and (DELEGATES.match(text, start) or DIFFICULTY.match(text, start)):
            continue
        if orders and text.endswith("; ", 0, start) and ASKS_OTHERS.match(text, start):
            continue
        if len(starts) > 1 and CARRIES_OUT.search(text, start, end):
            continue
        found, taken = ordered_in(
            text, start, end, offset, first=number == 0 or (number == 1 and is_caption(text, at, start))
        )
        if not found and result.lead:
            found = _of_one_kind(text, start, result.lead[0])
        if found and found[0].span.start > start and (by := charger_of(text, start)):
            if not result.lead:
                result.charger = by
            elif all(SAME_BODY.fullmatch(body.text) for body in found):
                found = by  # "... Ban Quản lý dự án yêu cầu nhà thầu bổ sung mũi thi công": that body's own duty
        if found and HELPS.match(text, found[-1].span.end - offset):
            helpers += found
            continue
        bare = not found  # what the first sentence orders is the inherited body's duty
        if found or (number == 0 and orders):
            found = found + bodies_beside(text, found[-1].span.end - offset if found else start, end, offset)
        if found and number == 0 and result.lead and TOPIC.match(text):
            result.lead = []  # what it concerns is not charged where another is: "Đối với các dự án: Sở Tài chính ..."
        if (
            found
            and not (number == 0 and bare)
            and (number == 0 or told or (number == 1 and is_caption(text, at, start)))
        ):
            result.implied = False
        known = {body.text.casefold() for body in result.lead}
        found = [body for body in found if not (known and SAME_BODY.fullmatch(body.text))]
        result.lead += [body for body in found if body.text.casefold() not in known]
    if not result.lead and (bracketed := in_bracket(text, at, offset)):
        result.lead, result.implied = bracketed, False
    if not result.lead and (
        submitted := dashed(text, at)
        or given_to(text, at)
        or said_last(text, at)
        or named_last(text, at)
        or reproved(text, at)
    ):
        result.lead, result.implied = submitted, False
    before = result.lead[0].span.start if result.lead else len(text)
    if charged := done_by(text, at, before, together=not told):
        result.lead, result.implied = charged + result.lead, False
    if not result.lead and urged:
        result.lead, result.implied = urged, False
    helpers += _led(text, result)
    known = {body.text.casefold() for body in helpers}
    result.support = helpers + [body for body in supporters_of(text, at, offset) if body.text.casefold() not in known]
    return result


def _of_one_kind(text: str, start: int, first: Body) -> list[Body]:
    """The body of a clause beside the first that is of its kind: "Bệnh viện tỉnh ...; bệnh viện tư nhân ..."."""
    kind = " ".join(first.text.split(None, 2)[:2])
    if not text.endswith("; ", 0, start) or not text[start].islower() or not kind[:1].isupper():
        return []
    if text[start : start + len(kind)].casefold() != kind.casefold() or not first.text[len(kind) : len(kind) + 1]:
        return []
    stop = ends_at(text, start)
    return split(text, start, stop, 0, 0.85) if STOP.match(text, stop) else []


def _led(text: str, result: Named) -> list[Body]:
    """Take those out of the lead that stand in one list with who is said to chair: "Sở A (chủ trì), Sở B, Sở C"."""
    chairs = [body for body in result.lead if CHAIRS.match(text, body.span.end)]
    if not chairs:
        return []
    helped = [
        body
        for body in result.lead
        if body not in chairs and not ENDS_LIST.search(text, chairs[0].span.end, body.span.start)
    ]
    result.lead = [body for body in result.lead if body not in helped]
    return helped


ENDS_LIST = re.compile(r"[.;]")
# "Thủ trưởng các đơn vị ... Trường hợp cần điều chỉnh, đơn vị phải báo cáo ...": the body named before, in a word
SAME_BODY = re.compile(
    r"Đoàn|Tổ|Hội đồng|[Nn]gười đứng đầu|"
    r"(?:cơ quan|đơn vị|địa phương|chủ đầu tư|nhà thầu|doanh nghiệp)(?:, (?:cơ quan|đơn vị|địa phương))*"
)
