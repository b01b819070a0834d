"""What a provision is to those below it: a mere heading, a list of orders, or a list of objects."""

from __future__ import annotations

import re
from functools import lru_cache

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._attributes import attribute_of, attributes_after
from vanban._bodies.heads import HEAD
from vanban._labels import DASHES
from vanban._leads.headings import heading_bodies, names_only
from vanban._leads.named import named
from vanban._leads.sentences import SKETCH
from vanban._leads.words import IMPERATIVE, TRIGGER, opens_with_verb
from vanban._leaves.around import stated_by
from vanban._normalise import holds
from vanban._orders import is_formula
from vanban._structure import Node

_OWES = by_letter(
    "phải|cần(?! thiết)|có trách nhiệm|nghiêm cấm|không được|yêu cầu|đề nghị|chịu trách nhiệm|"
    r"thì\s(?:thực hiện|báo cáo|kịp thời|đánh giá)|ưu tiên",
    behind=BEGINS_WORD,
    any_case=True,
)
OBLIGED = re.compile(rf"(?:{_OWES})\b")
# Sections of a report that look ahead; words of one that looks back.
AHEAD = ("nhiệm vụ", "phương hướng", "giải pháp", "kiến nghị", "đề xuất", "tổ chức thực hiện")
_SENTENCE = 60  # characters from which an item under "NHIỆM VỤ TRỌNG TÂM" is more than a heading or a name


def are_orders(node: Node) -> bool:
    """Whether the sub-items are orders of their own: at least half of them are, attributes aside."""
    if not node.items or is_sketch(node):
        return False
    judged = [item for item in node.items if stated_by(item) in (None, "task")]
    if len(judged) < len(node.items):
        judged = [item for item in judged if not DESCRIBES.match(item.text)]
    if judged and (
        _lists_papers(node, judged)
        or lists_contents(node, judged)
        or _lists_aims(node)
        or _lists_stated(node, judged)
        or _lists_parts(node, judged)
    ):
        return False
    ends = node.text.rstrip()[-1:]
    if (ends == ":" or ends.isalpha()) and not all(HEAD.match(item.text) for item in judged) and names_only(node.text):
        return True  # what a body is told is an order, whatever its verb
    ahead = holds(node.text[:160].lower(), AHEAD)
    ordering = sum(looks_like_order(item) or (ahead and len(item.text) > _SENTENCE) for item in judged)
    return bool(judged) and 2 * ordering >= len(judged)


# "- Mục tiêu: bảo đảm đúng tiến độ.", beside "- Cơ quan chủ trì: Sở Y tế.": why and how the task above is done
DESCRIBES = re.compile(r"(?:Mục tiêu|Mục đích|Yêu cầu|Ý nghĩa|Căn cứ|Chỉ tiêu)(?: [^\W\d]+){0,3}\s?:\s")


# "+ Quy hoạch năng lượng quốc gia thời kỳ 2021 - 2030.", "1. Nghị định số 46/2026/NĐ-CP ngày ...": a paper, no duty
PAPER = re.compile(
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư(?: liên tịch)?|Chỉ thị|Công điện|Công văn|"
    r"Chiến lược|Quy hoạch(?! lại)|Đề án|Chương trình|Kế hoạch|Dự án|Dự thảo|Hiệp định|Thông báo|"
    r"(?:Các )?[Vv]ăn bản)\s(?!này\b)"
)
# "... thực hiện các nội dung đã được chỉ đạo tại các Công văn sau:", above the papers meant
PAPERS_FOLLOW = re.compile(
    r"\b(?:công văn|văn bản|quyết định|nghị định|chỉ thị|kế hoạch|thông báo|nghị quyết|thông tư)"
    r"(?: [^\W\d]+){0,3}(?: sau| sau đây| dưới đây)?\s*:\s*$",
    re.IGNORECASE,
)


def is_listed_paper(node: Node) -> bool:
    """Whether an item is one of the papers by which the paragraph before it asks to act."""
    opening = node.opening.text if node.opening is not None else ""
    return PAPER.match(node.text) is not None and opens_papers(opening) and named(node.text, 0).implied


def opens_papers(opening: str) -> bool:
    """Whether a paragraph ends with papers that follow it."""
    return PAPERS_FOLLOW.search(opening, max(0, len(opening) - _LAST_WORDS)) is not None


def _lists_papers(node: Node, items: list[Node]) -> bool:
    """Whether the items below words that end with a colon are papers, which say what is to be made or holds."""
    opening = items[0].opening or node
    return opening.text.rstrip().endswith(":") and all(
        PAPER.match(item.text) and not item.children and named(item.text, 0).implied and not OBLIGED.search(item.text)
        for item in items
    )


# "Kiểm soát viên phải ghi những nội dung sau:", "báo cáo về Bộ các nội dung như sau:": what a paper shall hold
# "báo cáo tình hình thực hiện theo các nội dung sau", where "... và triển khai các nội dung sau" orders them
_NOT_DOING = r"(?:(?!(?<!hình )(?<!quả )(?:thực hiện|triển khai))[^.;:])"
CONTENTS = re.compile(
    r"\b(?:ghi|nêu|(?<!riển )khai|thể hiện|phản ánh|cung cấp|báo cáo)\s(?:"
    rf"{_NOT_DOING}{{0,80}}?\b(?:nội dung|vấn đề|thông tin|chỉ tiêu|tiêu chí|yếu tố|(?<=một số )kết quả|số liệu)|"
    # "báo cáo số liệu xét xử từ ngày ... đến ngày ... của Tòa án cấp mình theo các nội dung sau đây"
    rf"{_NOT_DOING}{{0,220}}? theo các (?:nội dung|chỉ tiêu))(?: chính| chủ yếu| cơ bản)?"
    r"(?:,? cụ thể)?(?: như)? sau(?: đây)?\s*:\s*$"
)
_ANNOUNCE = ("sau:", "đây:", "sau :", "đây :")  # how such words end, which most do not
# a form to fill in stands below: "Tổng hợp tình hình thanh toán theo mẫu sau:"
BY_FORM = re.compile(r"\stheo (?:các )?(?:mẫu|biểu|bảng|biểu mẫu)(?: số)?(?: như)? (?:sau|dưới đây)\s*:\s*$")
_LAST_WORDS = 260  # characters


@lru_cache(maxsize=64)  # the words above several items are asked by each of them
def _contents_at(text: str) -> int | None:
    """Where the words begin that announce, at the end of a text, what a paper shall hold; None where none do."""
    text = text.rstrip()
    found = CONTENTS.search(text, max(0, len(text) - _LAST_WORDS)) if text.endswith(_ANNOUNCE) else None
    return found.start() if found else None


def lists_contents(node: Node, items: list[Node]) -> bool:
    """Whether the items only say what a paper that the words above them order shall hold."""
    return _contents_at(node.text) is not None and all(
        named(item.text, 0).implied and not OBLIGED.search(BRACKET.sub("", item.text)) for item in items
    )


BRACKET = re.compile(r"\([^()]{0,300}\)")  # "1. Số văn bản đã ban hành (đề nghị ghi rõ số, ngày)"
# "Sửa đổi Luật Khoa học và Công nghệ để:": what it is done for stands below
FOR_AIMS = re.compile(r"\s(?:để|nhằm|nhằm mục đích|với mục tiêu|với mục đích)\s?:$")


def _lists_aims(node: Node) -> bool:
    """Whether the items only say what the order above them is given for."""
    text = node.text.rstrip()
    return text[-1:] == ":" and FOR_AIMS.search(text, max(0, len(text) - _SHORT)) is not None and opens_with_verb(text)


_SHORT = 24  # characters
# "- Phần I: Thống kê số lớp", "- Biểu 02: Danh sách": below "hoàn thành phụ lục gồm:" the parts of that paper
PART_OF_PAPER = re.compile(
    r"(?:Phần|Biểu|Mẫu|Phụ lục|Bảng|Sheet|Mục)(?: mẫu| biểu)?(?: số)? ?[\dIVX]{1,4}[A-Za-z]?\s?[:.(–-]"
)
_CONSISTS = ("gồm:", "gồm có:", "sau:")


def _lists_parts(node: Node, items: list[Node]) -> bool:
    """Whether the items are only the parts of a paper that the words above them order."""
    text = node.text.rstrip()
    return text.endswith(_CONSISTS) and opens_with_verb(text) and all(PART_OF_PAPER.match(item.text) for item in items)


# "Đề xuất phương án xử lý, trong đó nêu rõ:": what is to be stated stands below
STATED_BELOW = re.compile(r"\b(?:nêu|ghi|làm|thể hiện|báo cáo|xác định) rõ\s?:$")


def _lists_stated(node: Node, items: list[Node]) -> bool:
    """Whether the items only say what the order above them shall state."""
    text = node.text.rstrip()
    return STATED_BELOW.search(text, max(0, len(text) - _SHORT)) is not None and not any(
        opens_with_verb(item.text) or TRIGGER.search(item.text) for item in items
    )


# "thực hiện và báo cáo các nội dung sau:" asks for more than a paper, "chỉ đạo rà soát, báo cáo số liệu sau:" does not
_DOES = re.compile(r"\b(?:thực hiện|triển khai|chỉ đạo(?! (?:rà soát|tổng hợp|thống kê|báo cáo|lập|cung cấp)))\b")


# "Số vụ có thay đổi so với đề nghị của Viện kiểm sát", "mức phạt mà Viện kiểm sát đề nghị": asked by others elsewhere
ASKED_ELSEWHERE = re.compile(r"\bđề nghị của\b|\bmà [^.;,:]{2,60}? (?:đề nghị|yêu cầu)\b")


def is_content(node: Node) -> bool:
    """Whether an item says what a paper shall hold for which the paragraph above asks ("cung cấp thông tin sau:")."""
    text = node.opening.text if node.opening is not None and not node.has_items else ""
    contents = _contents_at(text)
    if contents is None:
        return False
    asked = OBLIGED.search(ASKED_ELSEWHERE.sub("", node.text))
    if asked or _DOES.search(text, max(0, contents - _SENTENCE)):
        return False
    return (node.kind in DASHES or not opens_with_verb(node.text)) and named(node.text, 0).implied


def end_of(node: Node) -> int:
    """The end of a task's text: of its own paragraph, or of the last sub-item that only lists objects."""
    last = node
    if is_heading(node) and node.children[0].kind == "text" and any(map(stated_by, node.items)):
        return node.children[0].span.end  # what the heading is about stands between it and its attributes
    if node.has_items and not are_orders(node) and not any(map(stated_by, node.items)):
        while last.has_items:
            last = last.items[-1]
    return last.span.end


def looks_like_order(node: Node) -> bool:
    text = node.text
    if attribute_of(text):
        return True
    if opens_with_verb(text) or OBLIGED.search(text[:400]):
        return True
    if (caption := CAPTION.match(text)) and IMPERATIVE.match(text, caption.end()):
        return True
    if node.children and not node.has_items:
        first = node.children[0]
        if stated_by(first) is not None or (is_heading(node) and _opens_with_order(first.text)):
            return True  # "1. Hội nghị sơ kết." over "Cơ quan chủ trì: Sở Nội vụ."
    if (node.children and heading_bodies(text, 0)) or not named(text[:600], 0).implied:
        return True
    return node.has_items or len(text) > 120 or bool(attributes_after(text))


def _opens_with_order(text: str) -> bool:
    """Whether a paragraph under a topic orders: it opens with a verb or charges a body."""
    if opens_with_verb(text):
        return True
    found = named(text[:600], 0)
    return bool(found.lead) and not found.implied


CAPTION = re.compile(r"[^.;:]{2,60}:\s+(?=\w)")  # "Trước khi thi: báo cáo số liệu ..."


def is_heading(node: Node) -> bool:
    """Whether a labelled item without sub-items is only the heading of the paragraph below it."""
    text = node.text.rstrip()
    if not node.children:
        return False
    if not text:
        return True  # "Điều 2" alone on its line
    if is_sketch(node):
        return False
    if text[-1:] == ":" and BY_FORM.search(text, max(0, len(text) - _LAST_WORDS)) and opens_with_verb(text):
        return False  # what is to be filled in stands below, and no order
    if node.kind in DASHES and text[-1:] != ":" and opens_with_verb(text):
        return False  # "- Hòa giải kịp thời mâu thuẫn": an order whose mark was left out
    if text[-1:] == "." and (_states_aim(node) or _is_topic(node)):
        return True
    if text[-1:] == ":" or names_only(text):
        return True
    if len(text) >= _LONG or text[-1:] in (".", ";"):
        return False
    # one that charges a body is an order where only the closing stands below
    return node.has_items or not (_closes_all(node.children[0].text) and named(text, 0).charges)


_LONG = 130  # characters: no heading without a mark is longer


# "Giao Công an tỉnh theo dõi việc thực hiện Chỉ thị này.": of the whole document, not of the item before it
OF_THE_WHOLE = re.compile(r"\b(?:Chỉ thị|Công điện|Công văn|Thông báo|Kế hoạch|Kết luận|Văn bản|Chương trình) này\b")


def _closes_all(text: str) -> bool:
    """Whether a paragraph ends the document, so that it is not what stands under a heading."""
    return text.rstrip().endswith("/.") or OF_THE_WHOLE.search(text) is not None or is_formula(text)


# "3. Về xử lý thuế nhập khẩu đối với hàng hóa đưa đi gia công.", "4. Chế độ báo cáo.": what it is about
TOPIC = re.compile(r"(?:Về|Chế độ|Công tác|Vấn đề)\s[^.:;]{4,200}\.$")


def _is_topic(node: Node) -> bool:
    """Whether words closed by a full stop only name what the paragraph below them is about."""
    text = node.text.rstrip()
    if node.children[0].kind != "text" or not TOPIC.match(text) or OBLIGED.search(text):
        return False
    return named(text, 0).implied


def is_sketch(node: Node) -> bool:
    """Whether what stands below a provision only says how what it orders shall be made out ("... theo hướng:")."""
    sketched = node.text.rstrip().endswith(":") and node.text.rstrip(" :").endswith(SKETCH)
    return sketched and all(named(item.text, 0).implied for item in node.items)


# An aim opens with a share: "Ít nhất 30% doanh nghiệp ... được hỗ trợ."
AIM = re.compile(r"(?:Tỷ lệ|Tỉ lệ|(?:Có )?(?:[Íí]t nhất|[Tt]ối thiểu|[Tt]rên|[Kk]hoảng)|\d{1,3}(?:,\d)?\s?%|Mức)\s")


def _states_aim(node: Node) -> bool:
    """Whether a sentence only says what shall be reached, and a paragraph below it who does it."""
    if node.children[0].kind != "text" or not AIM.match(node.text) or OBLIGED.search(node.text):
        return False
    charged = named(node.children[0].text[:600], 0)
    return named(node.text, 0).implied and bool(charged.lead) and not charged.implied
