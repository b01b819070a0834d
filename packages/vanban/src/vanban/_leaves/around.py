"""What stands around a task and says who, with whom and by when: items beside it, brackets, sentences behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from vanban._attributes import ABOVE, ONLY_BODIES, Attribute, attribute_of, attributes_after, attributes_in
from vanban._bodies.ends import ends_at
from vanban._bodies.heads import HEAD
from vanban._bodies.items import split
from vanban._bodies.roles import CHAIRS, roles
from vanban._dues import dues
from vanban._labels import DASHES
from vanban._leads.named import named
from vanban._leads.words import IMPERATIVE, TRIGGER, opens_with_verb
from vanban._leaves.assigned import assigned_in
from vanban._leaves.frame import Frame
from vanban._model import Body, Due, Phrase
from vanban._structure import Node
from vanban._supervisors import is_standing
from vanban._verbs import STOP
from vanban._words import UPPER


@dataclass(slots=True)
class Around:
    """What stands around a task and says something of it: attributes of its siblings or children."""

    lead: list[Body] = field(default_factory=list)
    support: list[Body] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)
    product: Phrase | None = None
    supervise: list[Body] = field(default_factory=list)
    report_to: list[Body] = field(default_factory=list)
    standing: bool = False

    def __bool__(self) -> bool:
        if self is NOTHING:  # around most provisions
            return False
        stated = self.lead or self.support or self.dues or self.product
        return bool(stated or self.supervise or self.report_to or self.standing)


NOTHING = Around()


def stated_by(node: Node) -> Attribute | None:
    """The attribute a provision states, if any; one that only heads the duties of several bodies states none."""
    if node.stated is ...:
        node.stated = _stated_by(node)
    return node.stated


def _stated_by(node: Node) -> Attribute | None:
    found = attribute_of(node.text)
    if found is None and _stands_with_attributes(node):
        return "other"
    if found is None:
        return "lead" if assigned_in(node) or _heads_attributes(node) else None
    return found[0] if not (_heads_duties(node, found[1]) or _closes(node, found[1])) else None


_ABOVE = re.compile(ABOVE)


def _closes(node: Node, value: int) -> bool:
    """Whether the closing of a document tells by when all above it is done, which is an order of its own (GUIDE)."""
    above = node.parent
    if node.kind != "text" or above is None or above.parent is None or not _ABOVE.search(node.text, 0, value):
        return False
    return above.kind not in _LESSER or above.parent.kind == "root"  # below lettered ones it is said of these


# "- Cách làm: ...", "- Phương thức: ..." beside "- Đơn vị chủ trì: ..." and "- Thời gian: ...": described as they are
_NAMES = re.compile(rf"[{UPPER}][^\W\d]{{0,8}}+(?:,? [^\W\d]{{1,8}}+){{0,4}}+:\s")
_BESIDE = 2  # attributes
_FEW = 8  # dashes: one task has no more attributes


def _stands_with_attributes(node: Node) -> bool:
    """Whether a dash of no known name stands among those that say who, with whom, by when and what of one task."""
    if node.kind not in DASHES or node.parent is None or len(node.parent.items) <= _BESIDE:
        return False
    if ":" not in node.text[:40] or not _NAMES.match(node.text) or node.children:
        return False
    if opens_with_verb(node.text) or HEAD.match(node.text):
        return False
    near = node.parent.items[max(0, node.place - _FEW) : node.place + _FEW + 1]
    known = [attribute_of(item.text) for item in near]
    return sum(stated is not None and stated[0] not in ("task", "other") for stated in known) >= _BESIDE


# A heading of nothing but attributes: "b) Đơn vị thực hiện" over "- Đơn vị chủ trì: ..."
_OF_ATTRIBUTES = re.compile(
    r"(?:Cơ quan|Đơn vị|Phân công|Tổ chức|Trách nhiệm|Thời gian|Tiến độ)"
    r"(?:,?\s(?:và |cơ quan |đơn vị )?(?:thực hiện|triển khai|chủ trì|phối hợp|hoàn thành|nhiệm vụ|phân công|tiến độ|"
    r"thời gian|trách nhiệm)){1,4}\s?:?",
    re.IGNORECASE,
)


_HEADS_ONLY: list[tuple[Attribute, int, int]] = [("other", 0, 0)]


def _heads_attributes(node: Node) -> bool:
    """Whether a lettered item or a dash only heads the attributes below it, which are those of the items beside it."""
    return (
        (node.kind in DASHES or node.kind == "letter")
        and node.has_items
        and _OF_ATTRIBUTES.fullmatch(node.text.rstrip()) is not None
        and all((attribute_of(item.text) or ("task",))[0] not in ("task", "other") for item in node.items)
    )


_HEADS = re.compile(r"(?:Phân công|Tổ chức|Trách nhiệm|Thực hiện|Các (?:cơ quan|đơn vị))\b", re.IGNORECASE)


def _heads_duties(node: Node, value: int) -> bool:
    """Whether items below "Phân công nhiệm vụ:" or "Tổ chức thực hiện:" say what bodies do, not only which it is."""
    if node.text[value:].strip(" .") or not _HEADS.match(node.text):
        return False
    return any(map(_is_duty, node.items))


def _is_duty(item: Node) -> bool:
    """Whether an item says what is to be done, and by whom, and is no name alone."""
    if item.children or TRIGGER.match(item.text) or IMPERATIVE.match(item.text.lower()):
        return True
    called = CALLED.match(item.text)  # "1. Đối với Sở Y tế: Kiểm tra ...", "1. Sở Y tế: Kiểm tra ..."
    start = called.end() if called else 0
    if not HEAD.match(item.text, start):
        return False
    stop = ends_at(item.text, start)
    return STOP.match(item.text, stop) is not None or item.text[stop : stop + 2] == ": "


CALLED = re.compile(r"(?:Đối với|Về phía)\s")


def attributes_of(items: list[Node], frame: Frame) -> Around:
    """Gather the attributes that sibling items (and the items below an attribute) state."""
    around = Around()
    for item in items:
        stated = attributes_in(item.text) or assigned_in(item) or (_HEADS_ONLY if _heads_attributes(item) else [])
        if not stated or stated[0][0] == "task" or stated_by(item) is None:
            continue
        _take(stated, item, around, frame)
        for child in item.children:
            if below := attributes_in(child.text):
                _take(below, child, around, frame)
                for line in child.children:  # "a) Cơ quan chủ trì" over the lines that name them
                    _take_line(line, below[0][0], around)
            else:
                _take_line(child, stated[0][0], around)
    return around or NOTHING


def _take_line(line: Node, attribute: Attribute, around: Around) -> None:
    """Take the bodies that a line below an attribute names."""
    if attribute not in ("lead", "bodies", "support"):
        return
    said = ROLE.search(line.text)
    end = said.start() if said else len(line.text.rstrip(" .;"))
    bodies = split(line.text, 0, end, line.span.start, 0.9)
    helps = said["role"] == "phối hợp" if said else attribute == "support"
    (around.support if helps else around.lead).extend(bodies)


_LESSER = DASHES | {"letter"}


def said_of_all(node: Node, frame: Frame) -> Around:
    """What a paragraph below the last of several items says of them all: "Trách nhiệm thực hiện: Sở Y tế".

    Where another of them states its own, in a paragraph, a bracket or its duty, each is said of one.
    """
    *others, last = node.items or [node]
    if not others or any(item.kind not in _LESSER for item in node.items):
        return NOTHING
    below = [child for child in last.children if child.kind == "text" or child.label == "*"]
    if not below or any(stated_by(child) for item in others for child in item.children):
        return NOTHING
    apart = any(attributes_within(item, frame) or _names_its_lead(item) for item in others)
    return NOTHING if apart else attributes_of(below, frame)


def _names_its_lead(item: Node) -> bool:
    return named(item.text, 0).charges


# "- Cơ quan chủ trì, phối hợp:" over "a) Sở Nội vụ chủ trì" and "b) Sở Tài chính phối hợp"
ROLE = re.compile(r"[\s:,]{1,3}\(?(?:là (?:cơ quan|đơn vị) )?(?P<role>chủ trì|phối hợp)\)?[\s.;]*$")
# "Ban hành Danh mục hồ sơ (Văn phòng HĐND và UBND, tháng 01/2026)": who and by when in a bracket behind the duty
IN_BRACKET = re.compile(
    r"\((?P<who>[^()]{3,160}?)(?:(?:\s(?:chủ trì|thực hiện|tham mưu|(?:lãnh đạo, )?chỉ đạo))?[,;]\s|"
    r"\s(?=(?:hoàn thành|thực hiện)\s))"
    r"(?P<when>(?:(?:hoàn thành|xong|thực hiện|thời gian:?)\s)?"
    r"(?:(?:trong|trước|chậm nhất|hết)\s)?(?:(?:ngày|tháng|quý|năm)\s?(?:\d|[IVX]+[/\s])|\d{1,2}\s?/|[IVX]+/)"
    r"[^()]{0,40})\)",
    re.IGNORECASE,
)
# "(Chủ trì: Sở Khoa học và Công nghệ; phối hợp: VNPT; hoàn thành trước 30/9/2026)": attributes in a bracket
SAID_IN_BRACKET = re.compile(r"\(([^():]{3,60}:\s[^()]{3,300})\)")
# "... chia sẻ dữ liệu cho các bộ, ngành (tháng 01 năm 2026).": a bracket at the end says nothing but when
WHEN = re.compile(
    r"\((?P<when>(?:(?:hoàn thành|xong|thực hiện|trình|trong|trước|chậm nhất|hết)\s){0,3}"
    r"(?:ngày|tháng|quý|năm)\s?(?:\d|[IVX]+[/\s])[^();]{0,24}(?:(?:tháng|quý|năm)\s[^();]{0,24})?)\)\W*$",
    re.IGNORECASE,
)

OF_A_MEETING = re.compile(
    r"\b(?:kỳ|phiên) họp[^.;,()]{0,60}$"
)  # "... tại Kỳ họp thứ 10 (tháng 10/2026)": when it meets


def attributes_within(node: Node, frame: Frame) -> Around:
    """The attributes stated behind the duty itself, in sentences of their own or in a bracket."""
    text, offset = node.text, node.span.start
    behind = [] if node.has_items else attributes_after(text)
    if "(" not in text and not behind:
        return NOTHING
    around = Around()
    for found in SAID_IN_BRACKET.finditer(text):
        stated = [(name, found.start(1) + start, found.start(1) + end) for name, start, end in attributes_in(found[1])]
        _take([part for part in stated if part[0] not in ("task", "other")], node, around, frame)
        if stated and not around.dues:
            around.dues += dues(found[1], offset + found.start(1), frame.issued, drafted=frame.drafted)
    for found in IN_BRACKET.finditer(text) if not around else ():
        if HEAD.match(text, found.start("who")) and ends_at(text, found.start("who")) >= found.end("who"):
            around.lead += split(text, *found.span("who"), offset, 0.9)
            around.dues += dues(
                found["when"], offset + found.start("when"), frame.issued, whole=True, drafted=frame.drafted
            )
    if not around:
        _take(behind, node, around, frame)
    when = WHEN.search(text, max(0, len(text) - 70)) if not around else None
    if when and not OF_A_MEETING.search(text, 0, when.start()):
        around.dues += dues(when["when"], offset + when.start("when"), frame.issued, whole=True, drafted=frame.drafted)
    return around


# An attribute may name both: "Đơn vị thực hiện: Sở Nội vụ; phối hợp: Sở Tài chính"
TOGETHER = re.compile(
    r"\s?[;,(]?\s?(?:phối hợp(?!\s(?:thực hiện|triển khai)\W*$)(?:\s(?:với|cùng))?:?|thống nhất với)\s"
)
# ... and by when: "phối hợp: VNPT, Viettel; hoàn thành trước 30/9/2026"
THEN_WHEN = re.compile(r"[;,.]\s(?:hoàn thành|xong|trước|trong|chậm nhất|thời gian|thời hạn)\s")


def _leads_end(text: str, at: int, end: int) -> int:
    """Where those that lead end: "Công an tỉnh | chủ trì, phối hợp với Thanh tra tỉnh" says more of them."""
    listed = ends_at(text, at) if HEAD.match(text, at) else end
    return listed if at < listed < end and STOP.match(text, listed) and not WHICH.match(text, listed) else end


# "Các sở, ban, ngành | theo lĩnh vực quản lý; UBND các xã": which ones, in the name of the group
WHICH = re.compile(r"\s?(?:theo|được|nơi|thuộc|trong|tại|thi công)\s")


def _take(stated: list[tuple[Attribute, int, int]], node: Node, around: Around, frame: Frame) -> None:
    text, offset = node.text, node.span.start
    for attribute, at, stop in stated:
        end = at + len(text[at:stop].rstrip(" .;,"))
        if attribute in ("lead", "bodies", "support") and text[at:end].strip():
            end = limit.start() if (limit := THEN_WHEN.search(text, at, end)) else end
            cut = TOGETHER.search(text[at:end]) if attribute != "support" else None
            listed = _leads_end(text, at, end) if attribute != "support" else end
            if cut:
                around.lead += split(text, at, min(at + cut.start(), listed), offset, 0.9)
                around.support += split(text, at + cut.end(), end, offset, 0.9)
            elif attribute != "support" and CHAIRS.search(text, at, end):
                for role, first, last in roles(text, at, end):
                    (around.lead if role == "lead" else around.support).extend(split(text, first, last, offset, 0.9))
            else:
                bodies = split(text, at, listed, offset, 0.95)
                (around.support if attribute == "support" else around.lead).extend(bodies)
        elif attribute in ONLY_BODIES:
            held = around.supervise if attribute == "supervise" else around.report_to
            held += split(text, at, min(ends_at(text, at), end), offset, 0.95)
        elif attribute == "time":
            around.standing = around.standing or is_standing(text[at:stop])
            around.dues += dues(text[at:stop], offset + at, frame.issued, whole=True, drafted=frame.drafted)
        elif attribute == "product" and text[at:end].strip():
            around.product = Phrase(text[at:end], replace(node.span, start=offset + at, end=offset + end), 0.95)
