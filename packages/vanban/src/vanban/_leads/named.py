"""Who leads and who supports, as one provision's own words say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from vanban._bodies.ends import ends_at
from vanban._bodies.items import CHAIRS, split
from vanban._bodies.own import OwnNames, own_names
from vanban._leads.behind import chairs_all, dashed, done_by, given_to, in_bracket, named_last, reproved, said_last
from vanban._leads.clauses import bodies_beside
from vanban._leads.headings import heading_bodies
from vanban._leads.ordered import ordered_in
from vanban._leads.sentences import (
    ALSO_REPORTS,
    ASKS_OTHERS,
    CARRIES_OUT,
    CLOSING_WORDS,
    DELEGATES,
    DIFFICULTY,
    IN_THAT_CASE,
    SUBJECT_CLOSES,
    is_caption,
    sentences_of,
)
from vanban._leads.subjects import charger_of
from vanban._leads.supporters import ALSO_HELPS, HELPS, partner_lists, supporters_of
from vanban._leads.words import AGREED, CONSIDERED, IMPERATIVE, RUN_IN, TOPIC
from vanban._model import Body, Span
from vanban._verbs import STOP


@dataclass(slots=True)
class Named:
    """The bodies a provision's words name. `implied` is true where the first order names nobody (it is inherited)."""

    lead: list[Body] = field(default_factory=list)
    support: list[Body] = field(default_factory=list)
    implied: bool = True
    charger: list[Body] = field(default_factory=list)  # who is said to charge the lead: "Sở Y tế yêu cầu các bệnh viện"

    @property
    def charges(self) -> bool:
        """Whether the words themselves say who leads, so that nothing is inherited."""
        return bool(self.lead) and not self.implied


# "Nhận được Chỉ thị này, yêu cầu các đơn vị ... Giao Văn phòng Bộ tổng hợp ...": the occasion, not what is ordered
RECEIVED = re.compile(r"Nhận được\b")


# "Về phụ cấp: thực hiện theo Nghị quyết số 28/2025/NQ-HĐND. Đề nghị UBND xã ...": an answer says what holds
APPLIES = re.compile(
    r"(?:được |đã được )?(?:thực hiện|áp dụng|quy định)(?: cụ thể)? (?:theo|tại) (?:đúng )?"
    r"(?:quy định|hướng dẫn|khoản|điểm|Điều|Mục|Nghị|Quyết|Thông|Luật|Công văn)\b"
)


# "Cơ quan đầu mối, chủ trì triển khai Đề án": as what the inherited body does it
AS_WHAT = re.compile(
    r"(?:Cơ quan|Đơn vị) (?:đầu mối|thường trực)(?: (?:của|thực hiện|triển khai) [^.;:,]{2,60})?, "
    rf"(?=(?:có trách nhiệm|chịu trách nhiệm|{IMPERATIVE.pattern}))"
)


# "UBND tỉnh yêu cầu: (1) Sở Y tế rà soát ...; (2) Sở Tài chính ...": all before the first that is counted only opens it
COUNTED = re.compile(
    r"(?:[^.;:]|\.(?=\S)){0,400}?\b(?:[Yy]êu cầu|[Đđ]ề nghị|[Cc]hỉ đạo|[Gg]iao|[Pp]hân công):\s+(?=\((?:1|i)\)|[-–]\s)"
)
_COUNT = re.compile(r"(?:\((?:1|i)\)|[-–])\s")


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
    walk = _Walk(text)
    walk.go()
    result = walk.result
    if not result.lead:
        _charge(result, _told_otherwise(text, walk.at))
    if not result.lead and walk.asked_to_help:
        _charge(result, walk.helpers)
        walk.helpers = []
    before = result.lead[0].span.start if result.lead else len(text)
    _charge(result, done_by(text, walk.at, before, told=walk.told))
    if not result.lead:
        _charge(result, walk.urged)
    if result.implied and result.lead and chairs_all(text, result.lead[0].span.start):
        result.implied = False
    helpers = walk.helpers + _led(text, result)
    known = {body.text.casefold() for body in helpers}
    result.support = helpers + [body for body in supporters_of(text, walk.at, 0) if body.text.casefold() not in known]
    return result


def _charge(result: Named, bodies: list[Body]) -> None:
    """Put bodies that are said to do it before those that lead; nothing is inherited then."""
    known = {body.text.casefold() for body in bodies}
    if bodies:
        result.lead = bodies + [body for body in result.lead if body.text.casefold() not in known]
        result.implied = False


# How else a provision says whose duty it is where no sentence orders anybody, the surest way first.
OTHER_WAYS = (in_bracket, dashed, given_to, said_last, named_last, reproved)


def _told_otherwise(text: str, at: int) -> list[Body]:
    for way in OTHER_WAYS:
        if bodies := way(text, at):
            return bodies
    return []


# "Đối với doanh nghiệp có vốn nước ngoài: | Kiểm tra việc kê khai của doanh nghiệp": whom the duty is about
PRIVATE = re.compile(r"(?:doanh nghiệp|công ty|cá nhân|người nộp thuế|hộ kinh doanh|tổ chức|cơ sở)\b", re.IGNORECASE)


def _is_dealt_with(text: str, at: int, over: Body) -> bool:
    """Whether the duty behind a topic names again the private ones the topic is about, so that others have it."""
    private = PRIVATE.match(over.text) if IMPERATIVE.match(text, at) else None
    return private is not None and f" {private[0].casefold()}" in text[at:].casefold()


class _Walk:
    """One walk over the sentences of a provision, which takes whom each of them orders.

    `told` is true where the first words order nothing (an occasion, an answer, an agreement), so that nobody inherits;
    `urged` are those whom a formula that opens the provision urges; `asked_to_help` is true where the first words ask
    somebody only to cooperate, which is that body's own duty where nobody else leads.
    """

    __slots__ = ("asked_to_help", "at", "helpers", "orders", "result", "starts", "text", "told", "urged")

    def __init__(self, text: str) -> None:
        self.text, self.result = text, Named()
        self.helpers: list[Body] = []
        self.urged: list[Body] = []
        self.asked_to_help = False
        counted = COUNTED.match(text) if ": (" in text or ": -" in text or ": –" in text else None
        topic = counted or TOPIC.match(text) or RUN_IN.match(text) or AS_WHAT.match(text)
        at = topic.end() if topic else 0
        self.at = at = first.end() if (first := _COUNT.match(text, at)) else at
        if topic and topic.re is not AS_WHAT and not counted:
            over = heading_bodies(text[:at], 0)
            _charge(self.result, [] if over and _is_dealt_with(text, at, over[0]) else over)
        self.starts = sentences_of(text, at)
        self.orders = bool(IMPERATIVE.match(text, at) and not CONSIDERED.match(text, at)) or text[at : at + 1].islower()
        answers = topic is not None and APPLIES.match(text, at)
        self.told = bool(RECEIVED.match(text, at) or AGREED.match(text, at) or answers) or not self.orders

    def go(self) -> None:
        """Take whom each sentence orders, past the lists in which semicolons part bodies."""
        taken, partners = 0, partner_lists(self.text, self.at)
        for number, (start, end) in enumerate(pairwise([*self.starts, len(self.text)])):
            if start < taken or any(first < start < last for first, last in partners):
                continue
            if not self._urges(number, start, end) and not self._adds_nobody(start, end):
                taken = self._take(number, start, end)

    def _urges(self, number: int, start: int, end: int) -> bool:
        """Whether a sentence is a formula that only urges; one that opens the provision tells whom."""
        formula = CLOSING_WORDS.fullmatch(self.text, start, end)
        if formula is None and number == 0 and "này." in self.text:
            formula = SUBJECT_CLOSES.fullmatch(self.text, start, end)
        if not formula or (number and formula.groupdict().get("plain")) or len(self.starts) == 1:
            return False
        if number == 0:
            self.told, self.urged = True, ordered_in(self.text, start, end, 0, first=True)[0]
        return True

    def _adds_nobody(self, start: int, end: int) -> bool:
        """Whether a sentence charges nobody anew: it is the duty of those who lead, or says who carries out all."""
        text = self.text
        if self.result.lead and (DELEGATES.match(text, start) or DIFFICULTY.match(text, start)):
            return True
        if self.result.lead and " thì " in text[start:end] and IN_THAT_CASE.match(text, start, end):
            return True
        if self.orders and text.endswith("; ", 0, start) and ASKS_OTHERS.match(text, start):
            return True
        carried = len(self.starts) > 1 and CARRIES_OUT.search(text, start, end) is not None
        return carried and not ALSO_REPORTS.match(text, end)

    def _take(self, number: int, start: int, end: int) -> int:
        """Take whom a sentence orders; return where their list ends, before which no other sentence begins."""
        text, result = self.text, self.result
        opens = number == 0 or (number == 1 and is_caption(text, self.at, start))
        found, taken = ordered_in(text, start, end, 0, first=opens)
        if found and " đó" in found[0].text and text.endswith("yêu cầu ", 0, found[0].span.start):
            return taken  # "Trường hợp doanh nghiệp đã nộp thuế, yêu cầu doanh nghiệp đó xuất trình chứng từ"
        if not found and result.lead:
            found = _of_one_kind(text, start, result.lead[0])
        found = self._as_charged(found, start)
        if found and (ALSO_HELPS if result.lead else HELPS).match(text, found[-1].span.end):
            self.helpers += found
            self.asked_to_help = self.asked_to_help or number == 0
            return taken
        inherits = number == 0 and not found  # what the first sentence orders is the inherited body's duty
        if found or (inherits and self.orders):
            found = found + bodies_beside(text, found[-1].span.end if found else start, end, 0)
        if found:
            if number == 0 and result.lead and TOPIC.match(text):
                result.lead = []  # what it concerns is not charged where another is: "Đối với các dự án: Sở ..."
            if not inherits and (opens or self.told):
                result.implied = False
            self._add(found)
        return taken

    def _as_charged(self, found: list[Body], start: int) -> list[Body]:
        """Those found, or the body that charges them where they are its own ("nhà thầu") and its duty is meant."""
        if not found or found[0].span.start <= start or not (by := charger_of(self.text, start)):
            return found
        if not self.result.lead:
            self.result.charger = by
            return found
        # "... Ban Quản lý dự án yêu cầu nhà thầu bổ sung mũi thi công": that body's own duty
        return by if all(SAME_BODY.fullmatch(body.text) for body in found) else found

    def _add(self, found: list[Body]) -> None:
        """Add those to the lead who are not in it yet, by name or in a word."""
        known = {body.text.casefold() for body in self.result.lead}
        self.result.lead += [
            body
            for body in found
            if body.text.casefold() not in known and not (known and SAME_BODY.fullmatch(body.text))
        ]


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
    r"Đoàn|Tổ|Hội đồng|[Nn]gười đứng đầu|[Mm]ỗi [^\W\d]+|(?:[Cc]ơ quan|[Đđ]ơn vị) (?:thường trực|đầu mối)|"
    r"(?:cơ quan|đơn vị|địa phương|chủ đầu tư|nhà thầu|doanh nghiệp)(?:, (?:cơ quan|đơn vị|địa phương))*"
)
