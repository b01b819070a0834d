"""Whether a provision of a document that tells charges somebody all the same."""

from __future__ import annotations

import re

from vanban._dues import dues
from vanban._leads.named import named
from vanban._leads.words import IMPERATIVE
from vanban._leaves.frame import Frame
from vanban._leaves.headings import AHEAD
from vanban._normalise import holds
from vanban._structure import Node


def charges(node: Node) -> bool:
    """Whether a provision of a document that tells charges a body, or stands under tasks or proposals."""
    if node.opening is not None and DUTIES_OF.search(node.opening.text):
        return True
    found = named(node.text, 0)
    over = list(node.above())
    ahead = any(above.kind != "article" and holds(above.text[:120].lower(), AHEAD) for above in over)
    if not ahead and any(above.kind == "article" for above in over):
        ahead = any(RESPONSIBLE.match(above.text) for above in (node, *over))
    ahead = ahead or _stands_with_tasks(node, over)
    told = TOLD_OF.search(node.text[:200]) and "có trách nhiệm" not in node.text
    if ahead or (found.charges and not told):
        return True
    return node.opening is not None and named(node.opening.text, 0).charges  # "Sở Y tế có trách nhiệm:" above the items


def _stands_with_tasks(node: Node, over: list[Node]) -> bool:
    """Whether what a verb opens stands in a section that a verb opens, behind one of the tasks of an article.

    "VIII. CHUYỂN ĐỔI SỐ MỘT SỐ LĨNH VỰC" behind "IV. NHIỆM VỤ, GIẢI PHÁP TẠO NỀN MÓNG".
    """
    section = next((above for above in over if above.parent is not None and above.parent.kind == "article"), None)
    if section is None or not OPENS_SECTION.match(node.text) or not OPENS_SECTION.match(section.text):
        return False
    before = section.parent.items[: section.place] if section.parent is not None else []
    return any(holds(beside.text[:120].lower(), ("nhiệm vụ", "giải pháp")) for beside in before)


# no verb inside a sentence, where it belongs to a name: "Trung tâm Chuyển đổi số"
OPENS_SECTION = re.compile(rf"chuyển đổi\b|{IMPERATIVE.pattern}", re.IGNORECASE)


def charges_by_a_day(node: Node, child: Node, frame: Frame) -> bool:
    """Whether a paragraph under a topic a conclusion decides on ("3. Về tình hình bão, lũ") charges a body by a day."""
    if child.kind != "text" or not node.text.startswith("Về "):
        return False
    return named(child.text, 0).charges and bool(dues(child.text, 0, frame.issued, drafted=frame.drafted))


# "Chính phủ thống nhất với báo cáo ...; giao:": whom it charges stands below
CHARGES_BELOW = re.compile(r"\b(?:giao|yêu cầu|đề nghị)\s?:\s*$")


def looks_ahead(node: Node, child: Node) -> bool:
    """Whether the part that orders stands below how things stand: "2. Những nhiệm vụ, giải pháp trọng tâm"."""
    stands = "tình hình" in node.text[:40].lower()
    return stands and child.has_items and len(child.text) < 160 and LOOKS_AHEAD.match(child.text) is not None


LOOKS_AHEAD = re.compile(
    r"(?:Về |Một số |Những |Các |Phương hướng, |Định hướng, )?(?:nhóm )?"
    r"(?:nhiệm vụ|giải pháp|phương hướng|công việc)\b|"
    r"(?:Tổ chức thực hiện|Phân công)\b",
    re.IGNORECASE,
)
# "Các doanh nghiệp tự cân đối": where the money comes from
SELF_PAID = re.compile(r"\btự (?:cân đối|bố trí|túc|chi trả|bảo đảm|đảm bảo|lo|trang trải)\b")
# "Điều 3. Trách nhiệm của Cục Hàng hải và Đường thủy Việt Nam": what stands below charges the body it names
RESPONSIBLE = re.compile(
    r"(?:Trách nhiệm|Nhiệm vụ) (?:tổ chức thực hiện |chủ yếu |trọng tâm )?của\s(?!cá nhân|công dân|người dân)|"
    r"(?:Phân cấp|(?:Ủy|Uỷ) quyền) cho\s|"
    # "V. TRÁCH NHIỆM CÁC BỘ, NGÀNH", "IV. PHÂN CÔNG THỰC HIỆN", in what an article approves
    r"Trách nhiệm (?:các|thực hiện|tổ chức)\b|Phân công (?:trách nhiệm|nhiệm vụ|tổ chức|thực hiện)\b",
    re.IGNORECASE,
)
# "Nhóm giúp việc có nhiệm vụ:", after the group was set up: what is listed below it is for it to do
DUTIES_OF = re.compile(
    r"\s(?:có|chịu) (?:các |những )?(?:nhiệm vụ|trách nhiệm)(?:, quyền hạn)?(?:\s[^.;:]{1,60})?:\s*$"
)
# "trong phạm vi nhiệm vụ được giao", "kế hoạch đã được phê duyệt": said of what they are charged with
TOLD_OF = re.compile(
    r"\bđã\b(?! được (?:giao|phân công|phê duyệt|cấp))|\bbị (?:xử lý|xử phạt|kỷ luật|xem xét)\b|"
    r"(?<!đã )\bđược\b(?! (?:giao|phân công|phân cấp|phê duyệt|cấp))"
)
