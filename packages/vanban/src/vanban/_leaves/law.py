"""What the law says, told by who answers a question about it."""

from __future__ import annotations

import re

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._leads.named import Named, named
from vanban._leads.words import TRIGGER, opens_with_verb
from vanban._leaves.frame import Frame
from vanban._leaves.headings import OBLIGED, is_heading
from vanban._normalise import holds
from vanban._orders import DATED
from vanban._structure import Node

_PLACE = r"(?:các\s)?(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục|[Tt]iết|Phụ lục|[Cc]hương)\s(?:số\s)?(?:[\dIVX]|[a-zđ]\b)"
# The place comes first, as in "Tại khoản 3 Điều 31 Thông tư số 15/2019/TT-BTC ... quy định: ..."
SAYS = re.compile(
    rf"(?:(?:Ngoài ra|Đồng thời|Theo đó|Cũng),?\s)?(?:[Tt]ại\s|[Cc]ũng tại\s)?(?:quy định\s)?{_PLACE}[^;:]{{0,400}}?"
    r"\s(?:có\s)?(?:quy định|nêu rõ|nêu)(?=\s|:)(?!\s(?:tại|của|trên)\b)"
)
# "Theo quy định tại khoản 2 Điều 7 Nghị định số ..., Ủy ban nhân dân cấp xã có trách nhiệm ...", "Căn cứ các quy định
# nêu trên, trường hợp ...": by what law it is so
BY_LAW = re.compile(
    rf"(?:Theo|Căn cứ|Đối chiếu)\s(?:(?:vào|với)\s)?(?:các\s)?(?:quy định\b|{_PLACE}|Luật\b|Nghị định\b|Thông tư\b)"
)
# "Trường hợp cơ sở bán hàng có chiết khấu thì giá tính thuế được xác định ...": what holds in which case
IN_CASE = re.compile(r"(?:Đối với\s(?:các\s)?)?(?:[Tt]rường hợp|Nếu)\b[^;:]{3,600}?,?\s(?:thì|được|không được|thuộc)\s")


def says_law(text: str) -> bool:
    """Whether a provision only tells what the law says at a place it names."""
    return ("quy định" in text or "nêu" in text) and SAYS.match(text) is not None and not TRIGGER.search(text)


# "Tổng cục Thuế giới thiệu một số nội dung mới của Nghị định số 126/2020/NĐ-CP như sau:": the law is made known
INTRODUCES = re.compile(
    r"\b(?:giới thiệu|lưu ý|thông báo|thông tin)\s(?:[^.;:,]{2,60}?\s)?(?:những |một số |các ){0,2}"
    r"(?:nội dung|điểm|quy định)\b(?:[^:;]|:(?!\s*$)){0,200}?\b(?:Luật|Bộ luật|Nghị định|Thông tư|Pháp lệnh)\b"
    r"[^;]{0,300}?\snhư sau\s*:\s*$"
)


def introduces(root: Node) -> bool:
    """Whether a letter only makes known what a law, a decree or a circular says."""
    opening = next((item.opening for item in root.items if item.opening is not None), None)
    return opening is not None and "như sau" in opening.text[-20:] and INTRODUCES.search(opening.text) is not None


# "Từ kết quả kiểm tra 9 tháng cho thấy:", "... còn một số tồn tại, hạn chế sau:": how things stand is listed below
FINDS = re.compile(
    # "đã nhận được các vướng mắc của doanh nghiệp, cụ thể như sau:", not what is answered to a letter received
    r"(?:\b(?:đã|có) (?:nhận được|ghi nhận|phát hiện)\s"
    r"(?:(?!có ý kiến|chỉ đạo|xin |trả lời|kết luận)[^.;:]){4,300}?,(?= cụ thể)|"
    r"\b(?:cho|nhận) thấy|\b(?:còn|có|bộc lộ|phát sinh)\s(?:một số |những |các )?"
    r"(?:tồn tại|hạn chế|khó khăn|vướng mắc|bất cập)"
    r"[^.;:]{0,60}|"
    # ... or why they stand so, as in "Nguyên nhân chủ yếu do:"
    r"\b[Nn]guyên nhân\b[^.;:]{0,80}?(?:\s(?:do|là|vì))?)(?:,? (?:cụ thể|như sau|cụ thể như sau|sau))?\s*:\s*$"
)


_SIGNS_OF_FINDING = (
    "nhận được",
    "ghi nhận",
    "phát hiện",
    " thấy",
    "tồn tại",
    "hạn chế",
    "khó khăn",
    "vướng mắc",
    "bất cập",
    "guyên nhân",
)
_LAST_WORDS = 400  # characters
# examples order nothing: "... có một số nội dung chưa đúng như: yêu cầu cơ sở nộp báo cáo sớm hơn quy định"
EXAMPLES = re.compile(r"\s(?:như|ví dụ|cụ thể)\s?:.*$")


def asks(text: str) -> bool:
    """Whether a text that may only tell asks somebody for something, examples aside."""
    return TRIGGER.search(EXAMPLES.sub("", text)) is not None


def is_found(node: Node) -> bool:
    """Whether a provision stands in a list of how things were found to be, and charges nobody."""
    opening = node.opening.text.rstrip() if node.opening is not None else ""
    if opening[-1:] != ":" or not holds(opening[-_LAST_WORDS:], _SIGNS_OF_FINDING):
        return False
    if not FINDS.search(opening, max(0, len(opening) - _LAST_WORDS)):
        return False
    return not (TRIGGER.search(opening) or asks(node.text))


_ASKS = by_letter("yêu cầu|đề nghị|giao|khuyến nghị", behind=BEGINS_WORD, any_case=True)
ASKED_BELOW = re.compile(rf"(?:{_ASKS})\b")


def asked_from(root: Node) -> int:
    """Where the first paragraph of a document stands that opens what it asks for ("... yêu cầu các Sở:"), else 0."""
    openings = (item.opening for item in root.items if item.opening is not None)
    return next((opening.span.start for opening in openings if ASKED_BELOW.search(opening.text)), 0)


def is_background(node: Node, asked: int) -> bool:
    """Whether an item stands in a list before anything is asked for, and neither orders nor charges anybody."""
    if node.span.start >= asked or node.opening is None or node.has_items:
        return False
    told = not (opens_with_verb(node.text) or OBLIGED.search(node.text))
    return told and not ASKED_BELOW.search(node.opening.text) and named(node.text, 0).implied


def tells_law(node: Node) -> bool:
    """Whether a provision, what opens it, or all that stands below its mere heading, tells what the law says."""
    if says_law(node.text) or (node.opening is not None and says_law(node.opening.text)):
        return not TRIGGER.search(node.text)
    return bool(node.children) and is_heading(node) and all(map(tells_law, node.children))


def is_answer(node: Node, *, lead: bool) -> bool:
    """Whether a provision of a letter that answers a question tells how things are by law, and asks nobody.

    Without a body of its own (`lead`) only a verb that opens it makes it an order there.
    """
    text = node.text
    if ASKED_BY_VOTERS.match(text):
        return True
    if TRIGGER.search(text) or DATED.search(text):
        return False
    if says_law(text) or BY_LAW.match(text) or IN_CASE.match(text):
        return True
    return not lead and not opens_with_verb(text)


# "1. Cử tri kiến nghị Bộ Y tế nghiên cứu ...": the question that is answered
ASKED_BY_VOTERS = re.compile(
    r"(?:Nội dung )?(?:[Kk]iến nghị|[Cc]âu hỏi|[Ýý] kiến)?(?: của )?(?:[Cc]ử tri|[Đđ]ại biểu)\s"
)
# "Doanh nghiệp có trách nhiệm kê khai": those a law is made for, whom an answer to an office does not charge
RULED = re.compile(
    r"(?:(?:[Cc]ác|[Mm]ọi|[Nn]hững)\s)?(?:NNT\b|[Nn]gười (?:nộp|lao động|sử dụng|khai|mua|bán|tham gia|hưởng|có)\b|"
    r"[Dd]oanh nghiệp\b|[Cc]ông ty\b|[Cc]ơ sở (?:kinh doanh|sản xuất)|[Tt]ổ chức\b|[Cc]á nhân\b|"
    r"[Hh]ộ (?:kinh doanh|gia đình)|[Tt]hương nhân\b|[Nn]hà (?:đầu tư|thầu)\b|[Đđ]ơn vị sử dụng lao động)"
)


def is_charged(names: Named, frame: Frame) -> bool:
    """Whether an answer charges whom a provision names first: neither the issuer, nor those the law is made for."""
    if not names.lead or names.implied or frame.is_own(names.lead[0].text):
        return False
    return not RULED.match(names.lead[0].text) or any(RULED.match(body.text) for body in frame.addressees)


# "Cục Đường sắt nhận được văn bản của ... hỏi về ..."; then "Cục Đường sắt có ý kiến như sau:"
ASKED = re.compile(r"nhận được|[Tt]rả lời|[Pp]húc đáp|đề nghị (?:hướng dẫn|giải đáp|trả lời)")
ANSWERS = re.compile(
    r"(?:^|[,;.]\s)(?P<who>[^,;.:]{2,80}?)\s(?:xin\s)?(?:có ý kiến|trả lời|giải đáp|hướng dẫn|trao đổi|thông tin)\s"
    r"(?:[^;.:]{0,160}?\s)?như sau\s*:\s*$"
)


def asks_at_last(root: Node) -> bool:
    """Whether an answer without labels ends with what it asks for, so that all before that tells the law.

    "Theo quy định, Sở Xây dựng kiểm tra trong 15 ngày. / ..., đề nghị Sở Xây dựng nghiên cứu, báo cáo ./."
    """
    told = [node for node in root.children if node.kind == "text"]
    answered = next((at for at, node in enumerate(told) if node.text.rstrip().endswith(":")), len(told))
    return len(told) == len(root.children) and any(
        asks(node.text) and not node.text.rstrip().endswith(":") for node in told[answered + 1 :]
    )


def answers(root: Node, frame: Frame) -> bool:
    """Whether a letter answers a question: it was received, and the issuer itself has the answer."""
    before = ""
    for node in root.children:
        if node.kind != "text":
            return False
        before += node.text + " "
        if node.text.rstrip().endswith(":"):
            found = ANSWERS.search(node.text, max(0, len(node.text) - 240)) if ASKED.search(before) else None
            return found is not None and frame.issuer is not None and frame.is_own(found["who"])
    return False
