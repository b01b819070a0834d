"""Whether an unnumbered paragraph is an order of its own."""

from __future__ import annotations

import re
from bisect import bisect_left

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._bodies.items import bodies_at
from vanban._leads.named import Named, named
from vanban._leads.subjects import YOU
from vanban._leads.words import IMPERATIVE, OCCASION, TRIGGER, opens_with_verb
from vanban._leaves.frame import Frame
from vanban._leaves.headings import OBLIGED, is_heading
from vanban._leaves.labelled import CHARGED, ISSUES
from vanban._leaves.telling import COMPRISES, is_answered, looks_back
from vanban._letterhead import is_stamped
from vanban._model import Body
from vanban._orders import (
    AWAITS,
    CARRY_OUT,
    CONDITIONAL,
    CONTACT,
    DATED,
    MONITOR,
    RECEIVED,
    is_formula,
    is_more_than_carrying,
    only_carries_out,
    orders_later,
    speaks_of_itself,
)
from vanban._structure import Node
from vanban._words import UPPER, mostly_upper

# "Đề nghị các đơn vị báo cáo ...", "Nhận được công văn này, yêu cầu ...": asked beside the items, at the root; or by
# whom, as in "Nhà trường yêu cầu Trưởng các đơn vị ..."
ASKED_LAST = re.compile(
    rf"{TRIGGER.pattern}|{RECEIVED}|"
    rf"(?:Nhà trường|UBND|(?:Ủy|Uỷ) ban|Sở|Phòng|Ban|Trường|Chi cục|Cục)\b[^.;:,]{{0,60}}?\s(?={TRIGGER.pattern})"
)
PERMITTED = re.compile(rf"(?:{by_letter('có quyền|được phép', behind=BEGINS_WORD)})\b")
# A paragraph under a heading that only tells of something.
TOLD = re.compile(
    # "Căn cứ Nghị quyết số 178/NQ-CP ... thì: “Chính phủ thống nhất ...": what another paper says
    r"(?:Căn cứ|Theo|Tại)\s[^“]{4,400}:\s“|"
    r"(?:Qua\s[^.;:]{2,120}\scho thấy,?\s|(?:Trong|Đến|Tính đến)\s[^.;:,]{2,40}\sđã có\s)|"
    r"(?:Do|Vì|Hiện nay|Thời gian qua|Ghi nhận|Khẳng định|Sau đợt|Từ nguồn|Nguồn)\b|"
    # "Từ ngày 10/9/2025 đến hết ngày 31/12/2025.": nothing but how long all lasts
    r"(?:Bắt đầu t|T)ừ (?:ngày|tháng|quý|năm)?\s?\d[^.;:,]{0,30}\sđến\s[^.;:,]{3,40}\.?\s*$|"
    # "Năm học 2025 - 2026 là năm học toàn ngành ...": what something is
    r"[^.;,]{2,60}\slà\s(?:năm|giai đoạn|thời điểm|nhiệm vụ|một trong)\b|"
    # "(Bằng chữ: Hai triệu đồng)", "(Có danh sách kèm theo)": a bracket that says more of what stands above
    r"\((?:Bằng chữ|Viết bằng chữ|Có|Kèm|Đính kèm|Chi tiết|Theo)\b|"
    # "Hàng hóa chiếm từ 51% giá thành trở lên thì không được miễn thuế": what the law grants
    r"[^.;]{10,300}\sthì (?:không )?được (?:miễn|hưởng|khấu trừ|hoàn|áp dụng|tính|xác định|giảm)\s|"
    # "Các nhiệm vụ làm ngay trong năm được xác định tại Phụ lục 2": where they stand
    r"Các nhiệm vụ\s[^.;]{0,120}\sđược (?:xác định|nêu|phân công|giao) tại\s|"
    # "Chương trình được cụ thể hóa thông qua 10 Đề án theo phụ lục đính kèm"
    r"[^.;:,]{4,200}?(?<!phải)(?<!cần)\sđược (?:cụ thể|chi tiết) hóa (?:thông qua|bằng|tại|trong|thành|theo)\s|"
    # "Tổ chức, cá nhân vi phạm thì tùy theo mức độ bị xử lý theo quy định": what follows, and no duty
    r"(?:Tổ chức|Cá nhân|Người|Cơ quan|Đơn vị|Các (?:tổ chức|cá nhân|cơ quan|trường hợp))\b[^.;]{0,300}\svi phạm\b"
    r"[^.;]{0,300}\sbị (?:xử lý|xử phạt)\s"
)
# "Tuy nhiên, đây là vấn đề mới, khó, đòi hỏi phải ...": what stands in the way is told, where nobody is charged
HOWEVER = re.compile(r"(?:Tuy nhiên|Song|Mặc dù)\b")
# "Theo quy định, UBND cấp tỉnh gửi kết quả trước ngày 15/3/2017. Tuy nhiên, đến nay ...": what was due, and is late
BUT_SINCE = re.compile(r"[.,] [Tt]uy nhiên,? (?:đến|tới|tính đến|cho đến)\s")
# "1. Về đánh giá chung: Các bộ, địa phương đã tích cực triển khai, tuy nhiên ...": work done is told, none is ordered.
LOOKED_BACK = re.compile(r"\b(?:đã|chưa)\b")


# "... gửi báo cáo về Sở trước ngày 30/6 theo địa chỉ:", "... Mọi thông tin xin liên hệ:": where to, and no orders below
WHERE_TO = re.compile(
    r"\b(?:địa chỉ|liên hệ|đầu mối|hộp thư|email|thư điện tử|số điện thoại|gửi về)(?:\s[^.;:]{1,60})?:$", re.IGNORECASE
)
_LAST_WORDS = 90


def opens_what_is_below(text: str) -> bool:
    """Whether a paragraph ends with the colon that opens its items, and not with one before an address."""
    text = text.rstrip()
    return text[-1:] == ":" and WHERE_TO.search(text, max(0, len(text) - _LAST_WORDS)) is None


def is_order_paragraph(node: Node, frame: Frame, *, labelled: bool) -> bool:
    """Whether an unnumbered paragraph is an order of its own; one that ends with a colon opens the items below it."""
    text, parent = node.text, node.parent
    at_root = parent is None or parent.kind == "root"
    if (
        is_stamped(text)
        or mostly_upper(text)
        or opens_what_is_below(text)
        or is_formula(text)
        or speaks_of_itself(text)
        or text[0] in '"“'
        or (at_root and labelled and not ASKED_LAST.match(text) and not GOVERNMENT_ASKS.search(text))
    ):
        return False
    if parent is not None and parent.kind == "article" and (ISSUES.match(text) or GRANTS.match(text)):
        return False
    late = at_root and BUT_SINCE.search(text) and not TRIGGER.search(text)
    if late or (ISSUED_BEFORE.match(text) and not orders_later(text)):
        return False
    found = named(text, 0)
    itself = _is_issuer_itself(found.lead, frame) and not directed(text, 0, found.lead, frame)
    if looks_back(text) or (found.lead and itself):
        return False
    if parent is not None and not at_root and _is_all_of(parent, node) and not PERMITTED.search(text):
        told = TOLD.match(text) and not (found.lead and ". " in text[: found.lead[0].span.start])
        return not told and not COMPRISES.match(text) and not is_answered(text)
    if PERMITTED.search(text) and not CHARGED.search(text):
        return False
    if REPORTS.search(text) and not DATED.search(text) and all(frame.is_own(body.text) for body in found.lead):
        return False
    if found.lead:
        announced = len(found.lead) == 1 and ANNOUNCED.match(text, found.lead[0].span.end)
        return not announced and not _is_bare_closing(text, found)
    asks = _asks_to_send(text) or AWAITS.match(text) or FOR_OPINION.search(text) or REPORTED_IF.match(text)
    if ((asks and DATED.search(text)) or RESULTS.match(text)) and not LOOKED_BACK.search(text):
        return True
    if at_root:
        return _goes_on(node) or ASKS_ALL.match(text) is not None or _is_listed(node)
    ordered = _begins_with_duty(text) or (OBLIGED.search(text) and not HOWEVER.match(text))
    return bool(ordered) and not _is_bare_closing(text, found)


def _begins_with_duty(text: str) -> bool:
    """Whether a verb opens a paragraph, or stands behind how often it is to be done."""
    often = OFTEN.match(text)
    return IMPERATIVE.match(text, often.end()) is not None if often else opens_with_verb(text)


# "Mỗi học kỳ tổ chức ít nhất 01 chuyên đề", "Hằng tháng rà soát danh sách": how often, then what is to be done
OFTEN = re.compile(
    r"(?:Mỗi|H[ằà]ng|(?:Định kỳ|Thường xuyên)(?: mỗi| h[ằà]ng)?)\s(?:năm học|học kỳ|năm|quý|tháng|tuần|ngày|đợt)\b,?\s"
)
# "Chính phủ đánh giá cao ... Chính phủ yêu cầu các Bộ trưởng chỉ đạo": asked before the points of a resolution
GOVERNMENT_ASKS = re.compile(r"(?:\A|\.\s)(?:Thủ tướng )?Chính phủ (?:yêu cầu|giao)\s(?=\S)")
# "Về việc này, Phó Thủ tướng yêu cầu kiểm tra, làm rõ ...": all the document is sent to are asked
ASKS_ALL = re.compile(
    r"Về (?:việc|vấn đề|nội dung)\s[^.;:]{2,400}?, (?:Phó )?(?:Thủ tướng|Chủ tịch)\b[^.;:,]{0,80}?\s"
    rf"(?:yêu cầu|giao|đề nghị)\s(?:chưa\s|{IMPERATIVE.pattern})|"
    # "..., Văn phòng Chính phủ đề nghị các đồng chí quan tâm chỉ đạo việc thống kê"
    rf"[^.;:]{{2,400}}?\s(?:yêu cầu|đề nghị)\s{YOU.pattern}|"
    # "..., UBND tỉnh yêu cầu: (1) Rà soát các chợ; (2) bố trí kinh phí": what is asked is counted in one paragraph
    r"(?:[^;:.]|\.(?=\S)){2,400}?\s(?:yêu cầu|đề nghị|chỉ đạo)\b[^.;:]{0,60}:\s\((?:1|i)\)\s"
)
# "Ngày 08/4/2021, UBND tỉnh ban hành Công văn số 404/UBND-NC, giao Sở X ...": what was ordered then is told
ISSUED_BEFORE = re.compile(
    r"(?:Trước đó, )?[Nn]gày \d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )\d{4},?\s[^.;:]{4,100}?\s"
    r"(?:đã )?(?:ban hành|có|ký)\s(?:ban hành )?"
    r"(?:Công văn|Văn bản|văn bản|Thông báo|Quyết định|Kế hoạch|Công điện|Chỉ thị)\b"
    r"(?![^.;]{0,200}như sau)"
)


def _is_issuer_itself(lead: list[Body], frame: Frame) -> bool:
    """Whether an issuer says in its own document what it does ("Ban Chỉ đạo quốc gia tổ chức 05 đoàn kiểm tra ...").

    An office writes down what others conclude, and may be charged by them.
    """
    if len(lead) != 1 or frame.issuer is None or frame.issuer.startswith("Văn phòng"):
        return False
    return frame.is_own(lead[0].text.removeprefix("Chủ tịch "))


# "UBND tỉnh chỉ đạo các sở ...", in its own words or those of its office: whom it directs, more than what it does
DIRECTS = re.compile(r"\s?(?:đã |cũng )?(?:(?:chỉ đạo|lưu ý|phân công|nhắc nhở):?|(?:yêu cầu|đề nghị|giao):)\s+(?=\S)")
# Those who act for an issuer: "Thường trực UBND xã phân công ..."
ACTS_FOR = re.compile(r"(?:(?:Phó )?Chủ tịch|Thường trực|Lãnh đạo)\s")
DECIDES = re.compile(
    r"(?:Phó )?(?:Chủ tịch )?(?:UBND|(?:Ủy|Uỷ) ban nhân dân) (?:tỉnh|[Tt]hành phố|huyện|quận|xã|phường)"
)


def directed(text: str, offset: int, lead: list[Body], frame: Frame) -> list[Body]:
    """The bodies that an issuer who stands first in the lead says it directs; `offset` is where the text begins."""
    if not lead or not (direct := DIRECTS.match(text, lead[0].span.end - offset)):
        return []
    issuer = frame.issuer or ""
    # the Office of the Government passes orders on to any province, so that "UBND tỉnh Mẫu Giang" is charged itself
    office = issuer.startswith("Văn phòng") and issuer != "Văn phòng Chính phủ" and DECIDES.fullmatch(lead[0].text)
    if not office and not frame.is_own(ACTS_FOR.sub("", lead[0].text, count=1)):
        return []
    return bodies_at(text, direct.end(), offset, 0.85)[0]


# "Sở Tài chính báo cáo UBND tỉnh xem xét, chỉ đạo./.": what the issuer does with the document
REPORTS = re.compile(
    r"^[^.;:]{2,80}?\s(?:kính )?(?:báo cáo|trình) [^.;:]{2,120}"
    r"(?:xem xét|chỉ đạo|cho ý kiến|quyết định|biết)[^.;:]{0,40}\.?/?\.?$"
)
# "Hỗ trợ tỉnh Lào Cai 80 tỷ đồng": what a decision itself gives
GRANTS = re.compile(r"(?:Hỗ trợ|Bổ sung|Cấp|Trích|Phân bổ)\s[^.;:]{2,160}\s(?:tỷ|triệu|nghìn)?\s?đồng\b")
# A limit for what is to be sent: "Văn bản và số liệu gửi về Phòng Kinh tế trước ngày 06/10/2025 để tổng hợp."
SENT = re.compile(
    r"(?:Kinh phí|Tiền|Hiện vật|Đăng ký|Sản phẩm|Phiếu|"
    r"Kết quả|Báo cáo|Văn bản|Số liệu|Hồ sơ|Danh sách|Tài liệu|Nội dung|Thông tin|Ý kiến)\b[^.;:]{0,100}?"
    rf",?\s(?:gửi|báo cáo|nộp)\s(?:trực tiếp\s)?(?:gửi\s)?(?:(?:về|đến|cho|qua|bằng)\b|(?=[{UPPER}]))|"
    r"Thời (?:hạn|gian) (?:gửi|nộp|báo cáo|trả lời)\b[^.;:]{0,60}:\s|"  # "Thời hạn gửi báo cáo: trước ngày 30/8/2024."
    # or a limit for all that was asked, as in "Thời hạn hoàn thành các nội dung trên:" and "Các nhiệm vụ nêu trên xong"
    r"(?:Thời (?:hạn|gian) (?:hoàn thành|thực hiện) c|C)ác (?:nội dung|nhiệm vụ|công việc) (?:nêu )?trên\b[^.;:]{0,40}?"
    r"(?::|\s(?:hoàn thành|xong))\s"
)
# ... and results are to be reported also without one: "Kết quả thực hiện báo cáo về Tổng cục (qua Vụ Pháp chế)."
RESULTS = re.compile(rf"Kết quả\b[^.;:]{{0,80}}?,?\s(?:đề nghị\s)?(?:gửi|báo cáo)\s(?:(?:về|cho)\s)?(?=[{UPPER}])")
# "Sở Tư pháp xin gửi dự thảo ... để quý cơ quan nghiên cứu, có ý kiến, gửi về Sở trước ngày 20/11/2025."
FOR_OPINION = re.compile(
    r"\sgửi\s[^.;]{2,200}?\sđể\s[^.;]{0,60}?(?:nghiên cứu|góp ý|ý kiến)\b[^;]{0,200}?"
    r"\s(?:gửi|trả lời)\s(?:về|cho|bằng)\b"
)


def _asks_to_send(text: str) -> bool:
    """Whether a sentence says by when something is to be sent, at the beginning or behind what is told."""
    return any(SENT.match(text, start) for start in (0, *(end.end() for end in SENTENCE_ENDS.finditer(text))))


SENTENCE_ENDS = re.compile(r"\.\s+(?=\w)")
# "Trường hợp phát sinh vướng mắc vượt thẩm quyền, báo cáo ngay về UBND tỉnh trước 14 giờ ngày 03/01/2026."
REPORTED_IF = re.compile(r"(?:Trường hợp|Nếu|Khi)\s[^.;]{4,200}?,\s(?:[^.;,]{1,40},?\s)?báo cáo\s")
# "Đồng thời, chỉ đạo các lực lượng tăng cường kiểm tra.": behind an order, what the same are to do besides
BESIDES = re.compile(r"(?:Đồng thời|Trong đó|Bên cạnh đó|Ngoài ra|Cùng với đó),?\s(?:cần\s|phải\s|tiếp tục\s)?(?=\w)")


# "Báo cáo kết quả về Sở Nội vụ ...", "Định kỳ hằng quý, các đơn vị báo cáo ...": what is owed when it is done
OWES_REPORT = re.compile(
    r"(?:(?:Định kỳ|Hằng|Hàng|Trước|Chậm nhất)\b[^.;:]{2,140}?(?:,|\))\s[^.;:,]{0,60}?|"
    r"(?:Tổng hợp|Thực hiện),?\s(?:và\s)?)?[Bb]áo cáo\s"
)


_PARAGRAPHS = 40  # a letter without labels has no more


def _goes_on(node: Node) -> bool:
    """Whether a paragraph of a letter without labels adds, behind one that orders, what the same bodies are to do."""
    besides = BESIDES.match(node.text)
    if besides and IMPERATIVE.match(node.text, besides.end()):
        most = 1
    elif OWES_REPORT.match(node.text) and DATED.search(node.text):
        most = _PARAGRAPHS
    else:
        return False
    beside = node.parent.children if node.parent is not None else []
    at = bisect_left(beside, node.span.start, key=lambda one: one.span.start)
    asked = [named(one.text, 0) for one in beside[max(0, at - most) : at] if one.kind == "text"]
    return any(found.charges for found in asked)


def _is_listed(node: Node) -> bool:
    """Whether a paragraph is one of those that, without labels, list what the paragraph with the colon above asks for.

    "Sở Y tế đề nghị các bệnh viện thực hiện các nội dung sau: / Rà soát trang thiết bị. / Lập danh mục thuốc."
    """
    if not opens_with_verb(node.text) or node.parent is None:
        return False
    beside = node.parent.children
    at = bisect_left(beside, node.span.start, key=lambda one: one.span.start)
    for above in reversed(beside[max(0, at - _PARAGRAPHS) : at]):
        if above.kind != "text":
            return False
        if opens_what_is_below(above.text):
            return TRIGGER.search(above.text) is not None and OPENS_LIST.search(above.text[-_LAST_WORDS:]) is not None
        if not opens_with_verb(above.text):
            return False
    return False


# What a list is opened with: "... thực hiện một số nội dung sau:", "... tập trung chỉ đạo các nhiệm vụ như sau:"
OPENS_LIST = re.compile(r"\b(?:nội dung|nhiệm vụ|công việc|giải pháp|biện pháp|yêu cầu|việc)\s[^.;:]{0,40}:$")


# "Sau thời hạn trên, ... Văn phòng UBND tỉnh sẽ tổng hợp, báo cáo": what somebody is going to do is announced.
ANNOUNCED = re.compile(r"\ssẽ\s")


def _is_all_of(parent: Node, node: Node) -> bool:
    """Whether a paragraph is the first under a mere heading, and so the heading's whole content."""
    return not parent.has_items and parent.children[0] is node and is_heading(parent)


def _is_bare_closing(text: str, found: Named) -> bool:
    """Whether the last words only ask to carry the document out, or to report difficulties if there are any."""
    if not text.rstrip().endswith("/.") and not CLOSES.search(text):
        ends = [body.span.end for body in found.lead]
        closes = ends and len(text) < SHORT and CARRY_OUT.fullmatch(text.rstrip(), max(ends))
        return bool(closes and not _is_given(text, found.lead[0].span.start))
    if conditional := CONDITIONAL.search(text):
        before = text.rfind(". ", 0, conditional.start()) + 1
        # "Giao Công an tỉnh theo dõi, đôn đốc; hằng tháng báo cáo. Nếu có khó khăn ...": what is ordered before it
        ordered = [body for body in found.lead if body.span.end < before]
        # "... Cục Công nghệ thông tin có trách nhiệm hỗ trợ các đơn vị. Trường hợp phát sinh vướng mắc ..."
        charged = CHARGED.search(text, text.find(". ") + 1, before) if ordered and ". " in text[:before] else None
        if charged and not only_carries_out(text[charged.end() : before]):
            return False
        return not (ordered and MONITOR.search(text, 0, before)) and not _owes_before(text, found, conditional.start())
    if not found.lead:
        return not (opens_with_verb(text) and DATED.search(text))
    asked = WHOM_TO_CALL.sub("./.", WHO_IS_LATE.sub("./.", text.rstrip()))
    ends = [body.span.end for body in found.lead if body.span.end <= len(asked)]
    return bool(ends and only_carries_out(asked[max(ends) :]))


# "Rà soát hiện trạng các hồ chứa, giao Sở Nông nghiệp và Môi trường thực hiện.": the duty, then who carries it out
GIVEN_ON = re.compile(r"[,;] (?:giao|yêu cầu|đề nghị) (?:cho )?$")


def _is_given(text: str, lead: int) -> bool:
    """Whether a paragraph opens with a duty, more than carrying the document out, and the lead is given it behind."""
    given = GIVEN_ON.search(text, max(0, lead - 20), lead)
    if given is None or OCCASION.match(text) or TRIGGER.match(text) or not IMPERATIVE.match(text):
        return False
    return CARRY_OUT.fullmatch(f"{text[: given.start()]}.") is None


def _owes_before(text: str, found: Named, condition: int) -> bool:
    """Whether the bodies that open a paragraph owe more than carrying out before the clause of a condition.

    "Các sở, ngành thực hiện từ 0h ngày 30/7, bảo đảm trật tự, không để ùn tắc; trường hợp có vướng mắc, báo cáo".
    """
    asked = TRIGGER.match(text)
    if not found.lead or found.lead[0].span.start != (asked.end() if asked else 0):
        return False
    ends = max(-1 if asked else text.rfind("; ", 0, condition), text.rfind(". ", 0, condition))
    named_before = [body.span.end for body in found.lead if body.span.end <= ends]
    return bool(named_before) and is_more_than_carrying(text[max(named_before) : ends])


# A closing without its mark: "... tổ chức thực hiện nghiêm túc chỉ thị này. Nếu có vướng mắc, kịp thời báo cáo."
CLOSES = re.compile(
    r"\b(?:thực hiện|thi hành)\s(?:(?:nghiêm|nghiêm túc|tốt|đầy đủ|nội dung|các nội dung|đúng)\s){0,3}"
    r"(?:[Cc]hỉ thị|[Cc]ông điện|[Cc]ông văn|[Kk]ế hoạch|[Vv]ăn bản|[Tt]hông báo) này\.(?:\s|$)|"
    r"\bnghiêm túc (?:(?:tổ chức|triển khai|quán triệt),? ){0,3}(?:thực hiện|chấp hành)\."
    r"(?:\s*$|\s(?=(?:Trong q|Q)uá trình|Nếu|Trường hợp))"
)


SHORT = 160
"""Characters: "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện." closes a document also without its last mark."""
# "... quan tâm chỉ đạo; mọi thông tin liên hệ Chi cục Thủy lợi, điện thoại ..."
WHOM_TO_CALL = re.compile(rf"[;,.]\s{CONTACT}[^;]{{0,200}}$", re.IGNORECASE)
# "...; đơn vị nào báo cáo chậm, Thủ trưởng đơn vị đó chịu trách nhiệm trước Bộ trưởng./.", "Giám đốc Sở nào ... phải"
WHO_IS_LATE = re.compile(
    r"[;,.]\s(?:[Đđ]ơn vị|[Cc]ơ quan|[Đđ]ịa phương|[Xx]ã|[Ss]ở|"
    r"(?:Giám đốc|Thủ trưởng|Chủ tịch|Cục trưởng)\s[^.;,]{2,60}?)"
    r" nào [^.;]{2,160}(?:chịu trách nhiệm|phải kiểm điểm)[^.;]{0,80}\./\.$"
)
