"""Which provisions are tasks: the leaves of the tree that order, with the attributes stated around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from vanban._attributes import Attribute, attribute_of, attributes_after, attributes_in
from vanban._bodies import HEAD, ends_at, split
from vanban._dues import dues
from vanban._labels import DASHES
from vanban._leads import IMPERATIVE, TRIGGER, Named, heading_bodies, named, names_only, tells_of_itself
from vanban._letterhead import is_stamped
from vanban._model import Body, Due, Phrase
from vanban._normalise import bare, holds
from vanban._orders import (
    CARRY_OUT,
    CONDITIONAL,
    DATED,
    MEANS,
    MONITOR,
    NO_ORDERS,
    is_effect,
    is_formula,
    opens_no_orders,
    sees_annex,
    speaks_of_itself,
)
from vanban._structure import Node
from vanban._words import UPPER, mostly_upper

OBLIGED = re.compile(
    r"\b(?:phải|cần(?! thiết)|có trách nhiệm|nghiêm cấm|không được|yêu cầu|đề nghị|chịu trách nhiệm|"
    r"thì\s(?:thực hiện|báo cáo|kịp thời|đánh giá)|ưu tiên)\b",
    re.IGNORECASE,
)
PERMITTED = re.compile(r"\bcó quyền\b|\bđược phép\b")
# A provision that says what somebody may do: "Người đứng đầu ... có thẩm quyền đánh giá", not "cấp có thẩm quyền".
POWER = re.compile(
    r"[^,.;:]{3,100}?(?:(?<!quan )(?<!cấp )(?<!người )(?<!nơi )(?<!nước )có (?:thẩm )?quyền|"
    r"(?<!không )(?<!chưa )(?<!đã )được phép)\s"
)
# A conclusion that only agrees or notes ("Cơ bản thống nhất chủ trương ...") orders nothing.
AGREED = re.compile(
    r"(?:[Cc]ơ bản )?(?:[Tt]hống nhất|[Đđ]ồng ý|[Nn]hất trí)(?: về| với| thông qua)? "
    r"(?:chủ trương|nội dung|đề xuất|đề nghị|dự thảo|việc|theo|như|kiến nghị|ý kiến|phương án|"
    r"báo cáo|đánh giá|nhận định|kết quả)|"
    r"[Đđ]ồng ý\b|(?:[Gg]hi nhận|[Bb]iểu dương|[Đđ]ánh giá cao)\b"
)
# An article that issues, approves or amends something acts by itself; one that charges somebody says so.
ISSUES = re.compile(r"(?:Nay )?(?:[Bb]an hành|[Pp]hê duyệt|[Ss]ửa đổi|[Tt]hành lập|[Cc]ông bố|[Đđ]iều chỉnh)\b")
CHARGED = re.compile(r"\b(?:phải|có trách nhiệm|chịu trách nhiệm)\b")
# A paragraph under a heading that only tells of something.
TOLD = re.compile(r"(?:Do|Vì|Hiện nay|Thời gian qua|Ghi nhận|Sau đợt|Từ nguồn|Nguồn)\b")


@dataclass(slots=True)
class Around:
    """What stands around a task and says something of it: attributes of its siblings or children."""

    lead: list[Body] = field(default_factory=list)
    support: list[Body] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)
    product: Phrase | None = None

    def __bool__(self) -> bool:
        return bool(self.lead or self.support or self.dues or self.product)


# Bodies that an issuer above them tells to ask others; a government, a chairman or an office asks for the issuer.
SUBORDINATE = re.compile(
    r"(?:Giám đốc )?(?:Sở|Cục|Chi cục|Phòng|Công an|Trung tâm|Ban Quản lý|Vụ|Thuế|Kho bạc|Bảo hiểm|Hội|Liên đoàn|"
    r"UBND (?:cấp )?(?:xã|phường|huyện)|Ủy ban nhân dân (?:cấp )?(?:xã|phường|huyện))\b"
)
# A ministry that the Government tells to charge its own: "Bộ Quốc phòng giao Quân khu 4 điều động lực lượng"
MINISTRY = re.compile(rf"(?:Bộ trưởng )?(?:Bộ [{UPPER}]|Ngân hàng Nhà nước|Thanh tra Chính phủ)")
GOVERNMENT = re.compile(r"(?:Chính phủ|Thủ tướng|Văn phòng Chính phủ)", re.IGNORECASE)
BOARD = re.compile(r"(?:ban chi dao|to cong tac|ban to chuc)\b")
_BARE_NAME = re.compile(r"uy ban nhan dan |ubnd |giam doc |,| va")


@dataclass(frozen=True, slots=True)
class Frame:
    """What every task of a document shares: its text, date, year, and addressees (as leads of last resort)."""

    text: str
    issued: str | None
    year: int | None
    addressees: tuple[Body, ...]
    telling: bool = False  # whether its type tells, so that a provision orders only where it names whom
    issuer: str | None = None
    _known: dict[Node, list[Body]] = field(default_factory=dict)
    _bound: dict[Node, list[Due]] = field(default_factory=dict)

    def once(self, node: Node, find: Callable[[Node], list[Body]]) -> list[Body]:
        """Return what `find` finds in a provision, looking only once: many tasks inherit from one heading."""
        if node not in self._known:
            self._known[node] = find(node)
        return self._known[node]

    def bound(self, node: Node, find: Callable[[Node], list[Due]]) -> list[Due]:
        """Return the dues `find` finds in a heading, looking only once as well."""
        if node not in self._bound:
            self._bound[node] = find(node)
        return self._bound[node]

    def is_issuer(self, name: str) -> bool:
        """Whether a name is the issuer's own, or that of one who decides for it ("Chủ tịch UBND tỉnh")."""
        if self.issuer is None:
            return True
        if MINISTRY.match(name):
            return not GOVERNMENT.match(self.issuer)
        if not SUBORDINATE.match(name):
            return True
        return self.is_own(name)

    def is_own(self, name: str) -> bool:
        """Whether a name is the issuer's, whole or in short."""
        own, said = (_BARE_NAME.sub("", bare(words)) for words in (self.issuer or "", name))
        if BOARD.match(own) and BOARD.match(said):
            return set(said.split()) <= set(own.split())  # "Ban Chỉ đạo quốc gia" for one with what it is to direct
        return bool(own and said) and (own.startswith(said) or said.startswith(own))


def leaves(root: Node, frame: Frame) -> Iterator[tuple[Node, Around]]:
    """Yield the provisions that are tasks, in the order of the text, each with the attributes around it."""
    waiting = [(child, Around(), frame.telling) for child in reversed(root.children)]
    while waiting:
        node, around, telling = waiting.pop()
        if node.kind == "text":
            if around and _stated(node) is not None:
                continue
            if _is_order_paragraph(node, frame, labelled=root.has_items) and not (telling and not _charges(node)):
                yield node, _within(node, frame) or around
            continue
        if _is_of_an_event(node):
            continue
        if _stated(node) not in (None, "task") and not _is_term_alone(node) and not _charges_with_means(node):
            waiting.extend((child, Around(), telling) for child in reversed(node.children) if child.kind == "star")
            continue
        if opens_no_orders(node):
            charged = [child for child in node.children if child.opening and TRIGGER.search(child.opening.text)]
            means = MEANS.match(bare(node.text[:40]))
            waiting.extend((child, around, telling) for child in reversed(charged))
            waiting.extend(
                (child, around, True)
                for child in reversed(node.children)
                if means and child not in charged and not SELF_PAID.search(child.text)
            )
            continue
        own = _attributes(node.children, frame)
        ordering = are_orders(node)
        issues = node.kind == "article" and bool(ISSUES.match(node.text) or AGREED.match(node.text))
        is_task = _is_task(node, own, ordering=ordering) and not issues and not (telling and not _charges(node))
        if is_task:
            yield _asked_below(node) or node, own or _within(node, frame) or around
        if not (own and is_task):
            telling = telling or issues
            below = [child for child in node.children if child.kind == "text" or ordering]
            below += _after_list(node) if not ordering else []
            waiting.extend((child, own or around, telling) for child in reversed(below))


def _asked_below(node: Node) -> Node | None:
    """The paragraph under a mere heading that asks for what is listed below it ("... báo cáo gồm các nội dung:")."""
    text, first = node.text.rstrip(), node.children[0] if node.children else None
    if first is None or first.kind != "text" or not node.has_items or text[-1:] in (".", ";", ":"):
        return None
    return first if first.text.rstrip().endswith(":") and TRIGGER.match(first.text) else None


def _after_list(node: Node) -> list[Node]:
    """The paragraphs after a list of objects, which hang on its last item."""
    last = node
    while last.has_items:
        last = last.items[-1]
    return [child for child in last.children if last is not node and child.kind == "text"]


def _is_task(node: Node, own: Around, *, ordering: bool) -> bool:
    """Whether a labelled provision is itself the task: a leaf that orders, or a heading its items only describe."""
    if own and mostly_upper(node.text) and not own.lead:
        own = Around()  # "II. NỘI DUNG" over "1. Đối tượng: ... 2. Thời gian: ..."
    if own and not any(_states_task(item) for item in node.items):
        return not any(_stated(item) is None for item in node.items) or not ordering
    if ordering and not _is_followed(node):
        return False
    return not (not node.has_items and is_heading(node)) and _is_order(node)


def _is_followed(node: Node) -> bool:
    """Whether all items below a whole sentence come after a paragraph that charges somebody else with them."""
    openings = [item.opening for item in node.items]
    return node.text.rstrip().endswith(".") and all(before and TRIGGER.match(before.text) for before in openings)


def _charges(node: Node) -> bool:
    """Whether a provision of a document that tells charges a body, or stands under tasks or proposals."""
    found = named(node.text, 0)
    ahead = any(
        RESPONSIBLE.match(above.text) if above.kind == "article" else holds(above.text[:120].lower(), AHEAD)
        for above in node.above()
    )
    return ahead or (bool(found.lead) and not found.implied and not TOLD_OF.search(node.text[:200]))


# "Các doanh nghiệp tự cân đối": where the money comes from
SELF_PAID = re.compile(r"\btự (?:cân đối|bố trí|túc|chi trả|bảo đảm|đảm bảo|lo|trang trải)\b")
# Sections of a report that look ahead; words of one that looks back.
AHEAD = ("nhiệm vụ", "phương hướng", "giải pháp", "kiến nghị", "đề xuất", "tổ chức thực hiện")
# "Điều 3. Trách nhiệm của Cục Hàng hải và Đường thủy Việt Nam": what stands below charges the body it names
RESPONSIBLE = re.compile(r"(?:Trách nhiệm|Nhiệm vụ) (?:tổ chức thực hiện )?của\s(?!cá nhân|công dân|người dân)")
TOLD_OF = re.compile(r"\b(?:đã|được)\b")


def _stated(node: Node) -> Attribute | None:
    """The attribute a provision states, if any."""
    found = attribute_of(node.text)
    return found[0] if found else None


def _is_of_an_event(node: Node) -> bool:
    """Whether an item says what a meeting is about: "Nội dung: ..." beside "Địa điểm: ..." or "Thành phần: ..."."""
    beside = node.parent.items if node.parent is not None and _stated(node) == "task" else []
    return any(EVENT.match(item.text) for item in beside)


EVENT = re.compile(r"(?:Địa điểm|Thành phần)\b[^.;:]{0,40}:", re.IGNORECASE)


def _charges_with_means(node: Node) -> bool:
    """Whether an item that states where the money comes from charges a body ("Kinh phí: Sở Tài chính ...")."""
    return _stated(node) == "other" and bool(MEANS.match(bare(node.text[:40]))) and bool(named(node.text, 0).lead)


def _is_term_alone(node: Node) -> bool:
    """Whether a numbered item of a letter states the term of all it asks ("2. Thời hạn báo cáo: gửi về Bộ ...")."""
    if node.parent is None or node.parent.kind != "root" or node.kind != "number" or _stated(node) != "time":
        return False
    return not any(_stated(beside) == "other" for beside in node.parent.items)  # "1. Thời gian: ... 2. Địa điểm: ..."


def _states_task(item: Node) -> bool:
    """Whether a lettered or numbered item is where the task stands ("a) Nhiệm vụ: ..."); of dashes the heading is."""
    return _stated(item) == "task" and item.kind not in DASHES


def _attributes(items: list[Node], frame: Frame) -> Around:
    """Gather the attributes that sibling items (and the items below an attribute) state."""
    around = Around()
    for item in items:
        stated = attributes_in(item.text)
        if not stated or stated[0][0] == "task":
            continue
        _take(stated, item, around, frame)
        for child in item.children:
            if below := attributes_in(child.text):
                _take(below, child, around, frame)
            elif stated[0][0] in ("lead", "bodies", "support"):
                bodies = split(child.text, 0, len(child.text.rstrip(" .;")), child.span.start, 0.9)
                (around.support if stated[0][0] == "support" else around.lead).extend(bodies)
    return around


# "Ban hành Danh mục hồ sơ (Văn phòng HĐND và UBND, tháng 01/2026)": who and by when in a bracket behind the duty
IN_BRACKET = re.compile(
    r"\((?P<who>[^()]{3,160}?)(?:\s(?:chủ trì|thực hiện))?[,;]\s(?P<when>(?:(?:hoàn thành|xong|thực hiện)\s)?"
    r"(?:(?:trong|trước|chậm nhất|hết)\s)?(?:ngày|tháng|quý|năm)?\s?(?:\d|[IVX]+[/\s])[^()]{0,40})\)",
    re.IGNORECASE,
)


# "(Chủ trì: Sở Khoa học và Công nghệ; phối hợp: VNPT; hoàn thành trước 30/9/2026)": attributes in a bracket
SAID_IN_BRACKET = re.compile(r"\(([^():]{3,60}:\s[^()]{3,300})\)")
# "... chia sẻ dữ liệu cho các bộ, ngành (tháng 01 năm 2026).": a bracket at the end says nothing but when
WHEN = re.compile(
    r"\((?P<when>(?:(?:hoàn thành|xong|thực hiện|trình|trong|trước|chậm nhất|hết)\s){0,3}"
    r"(?:ngày|tháng|quý|năm)\s?(?:\d|[IVX]+[/\s])[^();]{0,24})\)\W*$",
    re.IGNORECASE,
)


def _within(node: Node, frame: Frame) -> Around:
    """The attributes stated behind the duty itself, in sentences of their own or in a bracket."""
    around, text, offset = Around(), node.text, node.span.start
    for found in SAID_IN_BRACKET.finditer(text) if "(" in text else ():
        stated = [(name, found.start(1) + start, found.start(1) + end) for name, start, end in attributes_in(found[1])]
        _take([part for part in stated if part[0] not in ("task", "other")], node, around, frame)
        if stated and not around.dues:
            around.dues += dues(found[1], offset + found.start(1), frame.issued, year=frame.year)
    if not around and not node.has_items:
        _take(attributes_after(text), node, around, frame)
    for found in IN_BRACKET.finditer(text) if not around and "(" in text else ():
        if HEAD.match(text, found.start("who")) and ends_at(text, found.start("who")) >= found.end("who"):
            around.lead += split(text, *found.span("who"), offset, 0.9)
            around.dues += dues(found["when"], offset + found.start("when"), frame.issued, whole=True, year=frame.year)
    if not around and (when := WHEN.search(text, max(0, len(text) - 70))):
        around.dues += dues(when["when"], offset + when.start("when"), frame.issued, whole=True, year=frame.year)
    return around


# An attribute may name both: "Đơn vị thực hiện: Sở Nội vụ; phối hợp: Sở Tài chính"
TOGETHER = re.compile(r"\s?[;,(]?\s?(?:phối hợp(?:\s(?:với|cùng))?:?|thống nhất với)\s")


# ... and by when: "phối hợp: VNPT, Viettel; hoàn thành trước 30/9/2026"
THEN_WHEN = re.compile(r"[;,.]\s(?:hoàn thành|xong|trước|trong|chậm nhất|thời gian|thời hạn)\s")


def _take(stated: list[tuple[Attribute, int, int]], node: Node, around: Around, frame: Frame) -> None:
    text, offset = node.text, node.span.start
    for attribute, at, stop in stated:
        end = at + len(text[at:stop].rstrip(" .;,"))
        if attribute in ("lead", "bodies", "support") and text[at:end].strip():
            end = limit.start() if (limit := THEN_WHEN.search(text, at, end)) else end
            cut = TOGETHER.search(text[at:end]) if attribute != "support" else None
            if cut:
                around.lead += split(text, at, at + cut.start(), offset, 0.9)
                around.support += split(text, at + cut.end(), end, offset, 0.9)
            else:
                bodies = split(text, at, end, offset, 0.95)
                (around.support if attribute == "support" else around.lead).extend(bodies)
        elif attribute == "time":
            around.dues += dues(text[at:stop], offset + at, frame.issued, whole=True, year=frame.year)
        elif attribute == "product" and text[at:end].strip():
            around.product = Phrase(text[at:end], replace(node.span, start=offset + at, end=offset + end), 0.95)


_SENTENCE = 60  # characters from which an item under "NHIỆM VỤ TRỌNG TÂM" is more than a heading or a name


def are_orders(node: Node) -> bool:
    """Whether the sub-items are orders of their own: at least half of them are, attributes aside."""
    judged = [item for item in node.items if _stated(item) in (None, "task")]
    ahead = holds(node.text[:160].lower(), AHEAD)
    ordering = sum(_looks_like_order(item) or (ahead and len(item.text) > _SENTENCE) for item in judged)
    return bool(judged) and 2 * ordering >= len(judged)


def end_of(node: Node) -> int:
    """The end of a task's text: of its own paragraph, or of the last sub-item that only lists objects."""
    last = node
    if is_heading(node) and node.children[0].kind == "text" and any(map(_stated, node.items)):
        return node.children[0].span.end  # what the heading is about stands between it and its attributes
    if node.has_items and not are_orders(node) and not any(map(_stated, node.items)):
        while last.has_items:
            last = last.items[-1]
    return last.span.end


def _looks_like_order(node: Node) -> bool:
    text = node.text
    if attribute_of(text):
        return True
    if IMPERATIVE.match(text) or OBLIGED.search(text[:400]):
        return True
    if (caption := CAPTION.match(text)) and IMPERATIVE.match(text, caption.end()):
        return True
    if is_heading(node) and not node.has_items and IMPERATIVE.match(node.children[0].text):
        return True
    if (node.children and heading_bodies(text, 0)) or not named(text[:600], 0).implied:
        return True
    return node.has_items or len(text) > 120


CAPTION = re.compile(r"[^.;:]{2,60}:\s+(?=\w)")  # "Trước khi thi: báo cáo số liệu ..."


def is_heading(node: Node) -> bool:
    """Whether a labelled item without sub-items is only the heading of the paragraph below it."""
    text = node.text.rstrip()
    if not node.children:
        return False
    return (len(text) < 130 and text[-1:] not in ".;") or text.endswith(":") or names_only(text)


def _is_order(node: Node) -> bool:
    """Whether a labelled leaf is an order. An article of a decision must say so; other leaves are by their place."""
    text = node.text
    if not text.strip(" .:;"):
        return False
    if mostly_upper(text) or (not node.children and node.kind in ("roman", "upper", "part") and text[-1:].isalpha()):
        return False  # a heading whose content is a table
    if speaks_of_itself(text) or _is_described(node):
        return False
    if LOOKS_BACK.match(text) and not TRIGGER.search(text):
        return False
    names, opens = named(text, 0), bool(IMPERATIVE.match(text))
    if not names.lead and (_agrees(text) or (not opens and _tells(text))):
        return False
    if (sees_annex(text) or _may(text)) and not CHARGED.search(text) and not opens:
        return False
    if node.kind == "article":
        if is_effect(text):
            return _names_who_watches(text)
        return (not names.implied or bool(CHARGED.search(text))) and not ISSUES.match(text)
    if (is_effect(text) and len(text) < 300) or _looks_back(text):
        return False
    return not names_only(text)


# "2. Hạn chế: ... UBND tỉnh chưa hoàn thành việc rà soát": a caption under which work done is judged
LOOKS_BACK = re.compile(
    r"(?:Về )?(?:(?:những |một số )?(?:hạn chế|tồn tại|thiếu sót|khuyết điểm|ưu điểm|thuận lợi|khó khăn)|nguyên nhân|"
    r"(?:những )?kết quả đạt được)(?:, \w+(?: \w+)?){0,2}(?: chủ yếu)?:\s",
    re.IGNORECASE,
)


def _names_who_watches(text: str) -> bool:
    """Whether an effect clause goes on to charge a body with the rest ("... Văn phòng Bộ có trách nhiệm theo dõi")."""
    further = [sentence for sentence in SENTENCES.split(text)[1:] if not is_effect(sentence)]
    return any(MONITOR.search(sentence) and not named(sentence, 0).implied for sentence in further)


SENTENCES = re.compile(r"(?<=\.)\s+")


def _is_described(node: Node) -> bool:
    """Whether a heading that orders nothing has items that each say one thing of it ("- Môn thi: Ngữ văn, Toán")."""
    text = node.text.rstrip()
    if not node.has_items or text[-1:] in (".", ";", ":") or IMPERATIVE.match(text) or not named(text, 0).implied:
        return False
    return all(
        _stated(item) in ("other", "time") or (CAPTION.match(item.text) and not _looks_like_order(item))
        for item in node.items
    )


def _may(text: str) -> bool:
    """Whether a leaf only says what somebody has the power to do."""
    return ("quyền" in text or "được phép" in text) and POWER.match(text) is not None


def _agrees(text: str) -> bool:
    """Whether a leaf that names nobody agrees or notes, or says under its caption where things stand."""
    caption = text[:60].partition(":")
    if AGREED.match(text) or (caption[1] and AGREED.match(text, len(text[:60]) - len(caption[2].lstrip()))):
        return True
    return bool(caption[1] and NO_ORDERS.match(bare(caption[0]).strip()))


def _tells(text: str) -> bool:
    """Whether a leaf that names nobody and opens with no verb says what is known, held, or what a thing is made of."""
    if tells_of_itself(text) or COMPRISES.fullmatch(text.rstrip()):
        return True
    return bool(HAPPENS.match(text)) and not OBLIGED.search(text)


# What is so, what happens and when, and what follows for who is late: told, not ordered.
HAPPENS = re.compile(
    r"Việc [^.;]{3,200}\slà (?:rất |hết sức |yêu cầu |nhiệm vụ ){0,2}"
    r"(?:cần thiết|cấp bách|quan trọng|đúng đắn|phù hợp)\b|"
    r"[^.;]{0,120}\b(?:được (?:tổ chức|tiến hành|thực hiện)|diễn ra|bắt đầu)\s(?:\w+\s){0,2}"
    r"(?:trong|từ|vào|ngày|tại)\s|"
    r"(?:Sau|Quá|Hết) (?:thời hạn|thời gian|thời điểm) (?:quy định )?(?:trên|này|nêu trên|nói trên)[^;]{0,160}\bsẽ\s"
)
# "1. Về đánh giá chung: Các bộ, địa phương đã tích cực triển khai, tuy nhiên ...": work done is told, none is ordered.
LOOKED_BACK = re.compile(r"\b(?:đã|chưa)\b")
ALREADY = re.compile(r"\sđã\s")
NOT_YET = re.compile(r"\s(?:đã|chưa)\s")
ORDERED = re.compile(r"\b(?:yêu cầu|giao|đề nghị|phải|cần|tiếp tục|khẩn trương|chủ trì)\b", re.IGNORECASE)


def _looks_back(text: str) -> bool:
    """Whether the body named first is told to have done something, and nothing behind it is ordered."""
    found = named(text, 0)
    if not found.lead or found.implied:
        return False
    first = found.lead[0]
    inside = ALREADY.search(first.text)
    start = first.span.start + inside.start() if inside else first.span.end
    return bool(NOT_YET.match(text, start)) and not ORDERED.search(text, start)


def _is_order_paragraph(node: Node, frame: Frame, *, labelled: bool) -> bool:
    """Whether an unnumbered paragraph is an order of its own; one that ends with a colon opens the items below it."""
    text, parent = node.text, node.parent
    at_root = parent is None or parent.kind == "root"
    if is_stamped(text) or text.rstrip().endswith(":") or is_formula(text) or text[0] in '"“' or (at_root and labelled):
        return False
    found = named(text, 0)
    if found.lead and (_is_issuer_itself(found.lead, frame) or _looks_back(text)):
        return False
    if parent is not None and not at_root and _is_all_of(parent, node) and not PERMITTED.search(text):
        return not TOLD.match(text) and not COMPRISES.match(text)
    if PERMITTED.search(text) and not CHARGED.search(text):
        return False
    if REPORTS.search(text) and all(frame.is_own(body.text) for body in found.lead):
        return False
    if found.lead:
        announced = len(found.lead) == 1 and ANNOUNCED.match(text, found.lead[0].span.end)
        return not announced and not _is_bare_closing(text, found)
    if SENT.match(text) and DATED.search(text) and not LOOKED_BACK.search(text):
        return True
    if at_root:
        return False
    return bool(IMPERATIVE.match(text) or OBLIGED.search(text)) and not _is_bare_closing(text, found)


def _is_issuer_itself(lead: list[Body], frame: Frame) -> bool:
    """Whether an issuer says in its own document what it does ("Ban Chỉ đạo quốc gia tổ chức 05 đoàn kiểm tra ...").

    An office writes down what others conclude, and may be charged by them.
    """
    if len(lead) != 1 or frame.issuer is None or frame.issuer.startswith("Văn phòng"):
        return False
    return frame.is_own(lead[0].text)


# "Sở Tài chính báo cáo UBND tỉnh xem xét, chỉ đạo./.": what the issuer does with the document
REPORTS = re.compile(
    r"^[^.;:]{2,80}?\s(?:kính )?(?:báo cáo|trình) [^.;:]{2,120}"
    r"(?:xem xét|chỉ đạo|cho ý kiến|quyết định|biết)[^.;:]{0,40}\.?/?\.?$"
)
# A limit for what is to be sent: "Văn bản và số liệu gửi về Phòng Kinh tế trước ngày 06/10/2025 để tổng hợp."
SENT = re.compile(
    r"(?:Kết quả|Báo cáo|Văn bản|Số liệu|Hồ sơ|Danh sách|Tài liệu|Nội dung|Thông tin|Ý kiến)\b[^.;:]{0,100}?"
    r"\s(?:gửi|báo cáo|nộp)\s(?:về|đến|cho|qua)\b"
)
# "Sau thời hạn trên, ... Văn phòng UBND tỉnh sẽ tổng hợp, báo cáo": what somebody is going to do is announced.
ANNOUNCED = re.compile(r"\ssẽ\s")
# "1. Hồ sơ đề nghị khen thưởng gồm:": what a thing is made of.
COMPRISES = re.compile(r"[^.;:]{1,160}\sgồm(?: có)?\s*:")


def _is_all_of(parent: Node, node: Node) -> bool:
    """Whether a paragraph is the first under a mere heading, and so the heading's whole content."""
    return not parent.has_items and parent.children[0] is node and is_heading(parent)


def _is_bare_closing(text: str, found: Named) -> bool:
    """Whether the last words only ask to carry the document out, or to report difficulties if there are any."""
    if not text.rstrip().endswith("/."):
        return False
    if CONDITIONAL.search(text):
        return True
    if not found.lead:
        return not (IMPERATIVE.match(text) and DATED.search(text))
    return bool(CARRY_OUT.fullmatch(text.rstrip(), max(body.span.end for body in found.lead)))
