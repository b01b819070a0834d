"""Whether a labelled leaf is an order."""

from __future__ import annotations

import re

from vanban._leads.headings import names_only
from vanban._leads.named import named
from vanban._leads.sentences import DIFFICULTY
from vanban._leads.words import AGREED, IMPERATIVE, TRIGGER, opens_with_verb
from vanban._leaves.headings import CAPTION, OBLIGED
from vanban._leaves.telling import (
    LOOKS_BACK,
    is_agreed,
    is_described,
    is_liable,
    is_permitted,
    is_stage,
    is_told,
    looks_back,
)
from vanban._orders import DATED, MONITOR, is_effect, sees_annex, speaks_of_itself
from vanban._structure import Node
from vanban._words import mostly_upper

# An article that issues, approves or amends something acts by itself; one that charges somebody says so.
# So does one that parts the work as an annex says: "Phân công đơn vị chủ trì soạn thảo ... theo Danh mục kèm theo".
ISSUES = re.compile(
    r"(?:Nay )?(?:[Bb]an hành|[Pp]hê duyệt|[Ss]ửa đổi|[Tt]hành lập|[Cc]ông bố|[Đđ]iều chỉnh)\b|"
    r"Phân công (?:các )?(?:cơ quan|đơn vị|nhiệm vụ)\b[^.;]{0,300}\bkèm theo\b"
)
CHARGED = re.compile(r"\b(?:phải|có trách nhiệm|chịu trách nhiệm)\b")
SECTIONS = ("roman", "upper", "part")


def is_order(node: Node) -> bool:
    """Whether a labelled leaf is an order. An article of a decision must say so; other leaves are by their place."""
    text = node.text
    if not text.strip(" .:;"):
        return False
    if mostly_upper(text) or (not node.children and node.kind in SECTIONS and _is_heading_alone(text)):
        return False  # a heading whose content is a table
    if speaks_of_itself(text) or is_described(node) or _is_basis(node) or is_stage(node) or _is_for_difficulties(node):
        return False
    if (LOOKS_BACK.match(text) and not TRIGGER.search(text)) or _is_agreed_on(node):
        return False
    names, opens = named(text, 0), opens_with_verb(text)
    if not names.lead and (is_agreed(text) or (not opens and is_told(text))):
        return False
    if AGREED.match(text) and not TRIGGER.search(text) and is_liable(text):
        return False
    if (sees_annex(text) or is_permitted(text)) and not CHARGED.search(text) and not opens:
        return False
    if node.kind == "article":
        if is_effect(text):
            return _names_who_watches(text)
        return (not names.implied or bool(CHARGED.search(text))) and not ISSUES.match(text)
    if (is_effect(text) and len(text) < 300 and not REPORTS_ON.search(text)) or looks_back(text):
        return False
    # "Giao Hội Nông dân xã nắn chỉnh dòng suối.": who is given something is given it, whatever verb ends the name
    return not names_only(text) or (text.rstrip()[-1:] == "." and TRIGGER.match(text) is not None)


def _is_heading_alone(text: str) -> bool:
    """Whether a text is a heading, also with a bracket behind it: "CHỈ TIÊU (Phụ lục I)"."""
    return text[-1:].isalpha() or (text[-1:] == ")" and mostly_upper(text.partition("(")[0]))


def _is_agreed_on(node: Node) -> bool:
    """Whether an item only says what the provision above agrees with.

    "Đồng ý phân nhóm các địa phương: - Nhóm nguy cơ thấp: các tỉnh còn lại."
    """
    above, caption = node.parent, CAPTION.match(node.text)
    if above is None or not AGREED.match(above.text) or above.text.rstrip()[-1:] != ":" or TRIGGER.search(above.text):
        return False
    said = node.text[caption.end() :] if caption else node.text
    found = named(said, 0).lead
    charges = bool(found) and bool(said[found[-1].span.end :].strip(" .;,"))
    return not (charges or opens_with_verb(said) or OBLIGED.search(node.text) or TRIGGER.search(node.text))


def _is_for_difficulties(node: Node) -> bool:
    """Whether the last of several items only says whom to tell of difficulties, as a closing without a label does."""
    if node.children or node.parent is None or node.parent.items[-1] is not node:
        return False
    return DIFFICULTY.match(node.text) is not None and not DATED.search(node.text)


# "... tổ chức thực hiện Nghị quyết này và báo cáo kết quả tại kỳ họp cuối năm": carried out, and reported on
REPORTS_ON = re.compile(
    r"\bnày(?:\s[^.;]{1,60})?[,;]?"
    r"(?: và| đồng thời| định kỳ| h[ằà]ng (?:năm|quý|tháng)| \d{1,2} tháng| tổng hợp){0,4},? báo cáo\b"
)
# "- Căn cứ Công văn số 12/UBND-VX của UBND huyện", one below the other: what a paper rests on, no duty
BASIS = re.compile(
    r"Căn cứ [^,]*$|"
    # "1. Căn cứ khoản 11 Điều 16 Luật Thuế xuất khẩu, thuế nhập khẩu, Điều 14 Nghị định số 134/2016/NĐ-CP ..."
    rf"Căn cứ (?:điểm|khoản|Điều|mục|ý kiến|Luật|Nghị định|Thông tư)\b(?:(?!, (?:{IMPERATIVE.pattern})).)*$|"
    # "- Nghị định số 94/2019/NĐ-CP ngày 13/12/2019 của Chính phủ về ..., canh tác"
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Công văn|Công điện|Kết luận)\s"
    r"(?:số\s\d|[^.:;]{3,80}?\s(?:năm|ngày)\s\d)[^:]*$"
)


# "- Căn cứ Chỉ thị số 12/CT-TTg ngày 05/8/2025 của Thủ tướng Chính phủ yêu cầu tăng cường ...;": what that paper asks
ASKING_PAPER = re.compile(r"Căn cứ \w+(?: \w+)? số \d[^,;]*;\s*$")


def _is_basis(node: Node) -> bool:
    """Whether an item is one of several beside each other that only say what the document rests on."""
    if not BASIS.match(node.text) or node.parent is None or CHARGED.search(node.text):
        return False
    if TRIGGER.search(node.text) and not ASKING_PAPER.match(node.text):
        return False
    beside, at = node.parent.items, node.place
    return any(BASIS.match(item.text) for item in (*beside[max(0, at - 1) : at], *beside[at + 1 : at + 2]))


def _names_who_watches(text: str) -> bool:
    """Whether an effect clause goes on to charge a body with the rest ("... Văn phòng Bộ có trách nhiệm theo dõi")."""
    further = [sentence for sentence in SENTENCES.split(text)[1:] if not is_effect(sentence)]
    if REPORTS_ON.search(text) and not named(text, 0).implied:
        return True
    return any(
        (MONITOR.search(sentence) or TRIGGER.match(sentence) or CHARGED.search(sentence))
        and not named(sentence, 0).implied
        for sentence in further
    )


SENTENCES = re.compile(r"(?<=\.)\s+")
