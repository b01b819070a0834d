"""Provisions that tell: what was done, what is so, what somebody may do, what is agreed or noted."""

from __future__ import annotations

import re

from vanban._bodies.ends import ends_at
from vanban._bodies.heads import HEAD
from vanban._leads.named import named
from vanban._leads.subjects import tells_of_itself
from vanban._leads.words import AGREED, IMPERATIVE, opens_with_verb
from vanban._leaves.around import stated_by
from vanban._leaves.headings import CAPTION, OBLIGED, looks_like_order
from vanban._normalise import bare, holds
from vanban._orders import DATED, NO_ORDERS
from vanban._structure import Node

# A provision that says what somebody may do: "Người đứng đầu ... có thẩm quyền đánh giá", not "cấp có thẩm quyền".
POWER = re.compile(
    r"[^,.;:]{3,100}?(?:(?<!quan )(?<!cấp )(?<!người )(?<!nơi )(?<!nước )có (?:thẩm )?quyền|"
    r"(?<!không )(?<!chưa )(?<!đã )được phép|"
    # "Trưởng Ban Chỉ đạo sử dụng con dấu của Thủ tướng Chính phủ"
    r"sử dụng con dấu)\s|"
    # "Ông Trần Văn A được hưởng phụ cấp hệ số 0,4", "Hộ bà B được bồi thường 120 triệu đồng": what somebody is granted
    r"(?:(?:Các )?(?:[Ôô]ng|[Bb]à)|Hộ|Cá nhân|Người)\b(?:(?!có trách nhiệm|có nghĩa vụ|chịu)[^.;:]){3,100}?\s"
    r"được (?:hưởng|nhận|nâng|xếp|bồi thường|hỗ trợ|chi trả|thanh toán)\b"
)
_SIGNS_OF_POWER = (
    "quyền", "được phép", "con dấu", "được hưởng", "được nhận", "được nâng", "được xếp", "được bồi thường",
    "được hỗ trợ", "được chi trả", "được thanh toán",
)  # fmt: skip
# "2. Hạn chế: ... UBND tỉnh chưa hoàn thành việc rà soát": a caption under which work done is judged
LOOKS_BACK = re.compile(
    r"(?:Về )?(?:(?:những |một số )?(?:hạn chế|tồn tại|thiếu sót|khuyết điểm|ưu điểm|thuận lợi|khó khăn)|nguyên nhân|"
    r"(?:những )?kết quả đạt được|(?:đánh giá|nhận xét|tình hình) chung)(?:, \w+(?: \w+)?){0,2}(?: chủ yếu)?:\s",
    re.IGNORECASE,
)


def is_described(node: Node) -> bool:
    """Whether a heading that orders nothing has items that each say one thing of it ("- Môn thi: Ngữ văn, Toán")."""
    text = node.text.rstrip()
    if not node.has_items or text[-1:] in (".", ";", ":") or opens_with_verb(text) or not named(text, 0).implied:
        return False
    return all(
        stated_by(item) in ("other", "time") or (CAPTION.match(item.text) and not looks_like_order(item))
        for item in node.items
    )


# "Sở Xây dựng chủ trì quy định các tuyến phố được phép đỗ xe": that body's duty, and what others may do
CHAIRED = re.compile(r"\s(?:chủ trì|phối hợp|khẩn trương|hướng dẫn|thông báo|công bố|quy định|rà soát|kiểm tra)\s")


def is_permitted(text: str) -> bool:
    """Whether a leaf only says what somebody has the power to do."""
    power = POWER.match(text) if holds(text, _SIGNS_OF_POWER) else None
    return power is not None and not CHAIRED.search(text, 0, power.end())


def is_agreed(text: str) -> bool:
    """Whether a leaf that names nobody agrees or notes, or says under its caption where things stand."""
    caption = text[:60].partition(":")
    if AGREED.match(text) or (caption[1] and AGREED.match(text, len(text[:60]) - len(caption[2].lstrip()))):
        return True
    if not caption[1] or caption[0].endswith(" như"):
        return False  # "Phối hợp với các cơ quan như: Công an, Quản lý thị trường": examples
    said = text[len(caption[0]) + 1 :].lstrip()
    done = HEAD.match(said) and DONE.match(said) and not ORDERED.search(said)
    if said.startswith("chưa ") or AMOUNTS.match(said):
        return True  # "Đề nghị đầu tư chợ: chưa xem xét trong giai đoạn này", "Bồi dưỡng tại nhà: Mức chi 20.000 đồng"
    return bool(done or NO_ORDERS.match(bare(caption[0]).strip())) or tells_of_itself(said)


def is_told(text: str) -> bool:
    """Whether a leaf that names nobody and opens with no verb says what is known, held, or what a thing is made of."""
    if tells_of_itself(text) or COMPRISES.fullmatch(text.rstrip()) or is_answered(text):
        return True
    if " gồm " in text and HOLDS.match(text) and not DATED.search(text):
        return True
    if "được quy định" in text and (placed := PLACED.match(text)):
        return not OBLIGED.search(text, placed.end())
    told = HAPPENS.match(text) or _states(text) or (JUDGED.match(text) and not DATED.search(text) and _only_tells(text))
    return bool(told) and not OBLIGED.search(text)


# "Các mặt hàng không được giảm thuế được quy định cụ thể tại Phụ lục I": where it is laid down
PLACED = re.compile(
    r"[^.;:,]{4,160}\sđược quy định (?:cụ thể |chi tiết )?tại\s(?:Phụ lục|[Đđ]iều|[Kk]hoản|Nghị định|Thông tư|Luật)\b"
)
# "Dự án có ý nghĩa quan trọng ...", "Đây là nhiệm vụ trọng tâm", "Nguyên nhân chủ yếu là do ...", "Tuy nhiên, tiến độ
# còn chậm": how a conclusion judges what it concludes on
JUDGED = re.compile(
    r"(?:Tuy nhiên|Song|Mặc dù|Đây là|(?:Đến nay|Hiện nay|Thời gian qua|Vừa qua),|"
    r"Nguyên nhân [^.;:,]{0,60}?(?:là|do)\s|"
    r"(?!Đối với|Riêng|Trong|Về|Khi|Nếu|Từng|Mỗi)[^.;:,]{4,100}?\s(?:có (?:vai trò|ý nghĩa|vị trí|tầm)\s|"
    r"là (?:rất |hết sức )?(?:nhiệm vụ|dự án|công trình|giải pháp|địa bàn|lĩnh vực|một trong|xác đáng|phù hợp|"
    r"cần thiết|"
    r"quan trọng|cấp bách|đúng)\b))"
)


# "Khu vực doanh nghiệp nhà nước đang nắm giữ nguồn lực lớn": how things stand with one thing
STATES = re.compile(
    r"(?!Các|Những|Đối với|Riêng|Từ|Khi|Nếu|Trường hợp|Với|Trong|Về|Sau|Trên)[^.;:,]{4,80}?\s(?:đang|đã|ngày càng)\s"
)
FURTHER = re.compile(r"[,;.:]\s")
_SIGNS_OF_STATE = (" đang ", " đã ", " ngày càng ")


def _states(text: str) -> bool:
    """Whether a text says how things stand, and nothing behind it is to be done."""
    if not holds(text, _SIGNS_OF_STATE) or not STATES.match(text) or DATED.search(text):
        return False
    return _only_tells(text)


def _only_tells(text: str) -> bool:
    """Whether nothing behind the first clause of a text opens with a verb, as an order does."""
    return not any(IMPERATIVE.match(text, mark.end()) for mark in FURTHER.finditer(text))


# "Thời gian biệt phái từ ngày 01/12/2025 đến hết ngày 31/12/2026": how long something goes on
LASTS = re.compile(r"Thời gian [^.;:]{2,60}?:?\s(?:được tính |bắt đầu |kể |tính )?[Tt]ừ\s(?:ngày |tháng |lúc )?\d")
# "Mức chi bồi dưỡng 2.220.000 đồng/người", "Thời gian nghỉ tối thiểu là 5 ngày": how much of it there is
AMOUNTS = re.compile(
    r"Mức (?:chi|hỗ trợ|thu|trợ cấp|phụ cấp|đóng|hưởng|phạt|lương|giá)\b[^.;]{0,100}?\s\d[\d.,]*\s?"
    r"(?:đồng|nghìn|triệu|%)|Thời gian [^.;:]{2,80}\s(?:tối thiểu|tối đa)\s(?:là )?\d"
)
# What is so, what happens and when, and what follows for who is late: told, not ordered.
HAPPENS = re.compile(
    # "Kinh phí thực hiện do ngân sách nhà nước bảo đảm", "Kinh phí triển khai được ngân sách tỉnh cấp theo quy định"
    r"(?:Nguồn )?[Kk]inh phí [^.;:]{0,200}?(?:do (?:ngân sách|nguồn)|từ (?:nguồn|ngân sách|dự toán)|"
    r"được (?:bố trí|bảo đảm|đảm bảo|cân đối|ngân sách)|thực hiện theo)\s|"
    r"Từ (?:ngân sách|nguồn|vốn)\b[^.;]{0,80}\d[^.;]{0,40}đồng\b|"
    r"Trách nhiệm\s[^.;]{3,200}\sthuộc\s|"
    # "Mức phí quản lý năm 2026 là 0,35%/tháng": what is decided
    r"(?:Mức|Lãi suất|Tỷ lệ|Đơn giá)\s[^.;:]{3,160}\slà\s\d|"
    rf"{AMOUNTS.pattern}|"
    # "Việc giảm thuế chỉ áp dụng đối với ..."
    r"Việc [^.;]{3,200}\s(?:chỉ |không )?(?:được )?áp dụng (?:đối với|cho|từ)\s|"
    rf"{LASTS.pattern}|"
    # "Các nội dung khác giữ nguyên theo Quyết định số 12/QĐ-UBND"
    r"(?:Các |Những )?(?:nội dung|vấn đề|quy định|điều khoản) (?:khác|còn lại)[^.;:]{0,80}?\s(?:giữ nguyên|"
    r"không thay đổi|(?:tiếp tục |vẫn )?thực hiện theo)\b|"
    # when something goes on, as in "Thời gian thu thập thông tin: từ ngày 01/4 đến hết ngày 30/5"
    r"Thời gian [^.;:]{2,60}:\s(?:[Tt]ừ|[Dd]ự kiến)\s|"
    r"Đợt \d[^.;:]{0,20}:\s(?:[Tt]ừ|[Tt]háng|[Nn]gày|[Qq]uý)\s|"
    # "Vận tải thủy có nhiều lợi thế. Thời gian qua, các Bộ đã ...": what has gone before
    r"[^;:]{0,500}?[.,] (?:Trong )?(?:[Tt]hời gian|[Nn]hững (?:năm|tháng)|[Vv]ừa) qua,? [^.;]{2,120}\s(?:đã|có|luôn)\s|"
    r"Việc [^.;]{3,200}\s(?:dựa (?:trên|vào)|căn cứ (?:trên|vào))\s|"
    # "Việc giải quyết khiếu nại, tố cáo thực hiện theo quy định của pháp luật"
    r"Việc [^.;]{3,300}\s(?:được )?(?:thực hiện|tiến hành|tuân thủ) theo (?:đúng )?(?:quy định|pháp luật)\s|"
    r"Việc [^.;]{3,200}\slà (?:rất |hết sức |yêu cầu |nhiệm vụ ){0,2}"
    r"(?:cần thiết|cấp bách|quan trọng|đúng đắn|phù hợp)\b|"
    # "7 giờ sáng 12/3, hội thi chính thức khai mạc.": an hour of the programme
    r"\d{1,2}\s?(?:giờ|h)\d{0,2}\s[^.;:]{2,80}\s(?:khai mạc|bế mạc|bắt đầu|kết thúc)\b|"
    r"[^.;]{0,120}\b(?:được (?:tổ chức|tiến hành|thực hiện)|diễn ra|bắt đầu)\s(?:\w+\s){0,2}"
    r"(?:trong|từ|vào|ngày|tại)\s|"
    r"(?:Sau|Quá|Hết) (?:thời hạn|thời gian|thời điểm) (?:quy định )?(?:trên|này|nêu trên|nói trên)[^;]{0,160}\bsẽ\s"
)


# "IV. LỘ TRÌNH THỰC HIỆN" over "1. Giai đoạn 1 (2026 - 2027): Hoàn thành ít nhất 25 xã", "2. Từ năm 2028: làm đồng bộ"
STAGES = re.compile(r"(?:lo trinh|phan ky|cac giai doan|thoi gian va lo trinh)\b")
STAGE = re.compile(
    r"(?:Giai đoạn|Từ (?:nay|năm|ngày|tháng|quý|nửa)|Đến (?:hết )?(?:năm|ngày|tháng|quý)|Năm) [^.;:]{1,60}:\s"
)


def is_stage(node: Node) -> bool:
    """Whether an item only says what is to be reached in one stage of a way that its heading parts into such."""
    if not STAGE.match(node.text) or not named(node.text, 0).implied:
        return False
    return any(STAGES.match(bare(above.text[:40])) for above in node.above())


def is_answered(text: str) -> bool:
    """Whether a text says who answers for what went wrong."""
    return "thuộc" in text and ANSWERED.search(text) is not None


def is_liable(text: str) -> bool:
    """Whether the last words only say who answers if something is not done in time."""
    return "chịu trách nhiệm" in text and LIABLE.search(text) is not None


# "Quá thời hạn trên, nếu không hoàn thành thì Chủ tịch UBND phường chịu trách nhiệm trước Chủ tịch UBND tỉnh."
LIABLE = re.compile(r"\b(?:nếu|quá thời hạn|Quá thời hạn)\s[^.;]{0,160}chịu trách nhiệm\s[^.;]{0,120}\.?\s*$")
# "... tồn tại nêu trên thuộc trách nhiệm của Giám đốc các trung tâm"
ANSWERED = re.compile(r"\bthuộc (?:về )?trách nhiệm (?:của|chính)\b")
# what was done stands under a caption ("Xử phạt vi phạm hành chính: Thanh tra Sở đã xử phạt 04 tổ chức")
DONE = re.compile(r"[^.;:,]{2,60}?\sđã\s")
ALREADY = re.compile(r"\s(?:cũng )?đã\s")
PLURAL_GROUP = re.compile(r"(?:Các|Những)\s")
NOT_YET = re.compile(r"\s?(?:cũng )?(?:đã|chưa)\s")
ORDERED = re.compile(
    r"\b(?:(?<!có )(?<!theo )(?<!các )yêu cầu|giao|đề nghị|phải|cần|tiếp tục|khẩn trương|chủ trì)\b", re.IGNORECASE
)


def looks_back(text: str) -> bool:
    """Whether the body named first is told to have done something, and nothing behind it is ordered."""
    found = named(text, 0)
    if not found.lead or found.implied:
        return _has_done(text)
    first = found.lead[0]
    inside = ALREADY.search(first.text.partition("(")[0])  # a bracket says which ones are not meant
    start = first.span.start + inside.start() if inside else first.span.end
    if inside and PLURAL_GROUP.match(first.text) and DATED.search(text, first.span.end):
        return False  # "Các địa phương đã lập phòng ... sắp xếp lại trước ngày 31/12/2025": which ones are meant
    return bool(NOT_YET.match(text, start)) and not ORDERED.search(text, start)


def _has_done(text: str) -> bool:
    """Whether the body that opens a text, or stands behind its occasion, has done something, and nothing is ordered."""
    occasion = BEHIND_OCCASION.match(text)
    if occasion and FOR_YEARS.match(text):
        return not ORDERED.search(text)
    start = occasion.end() if occasion else 0
    if not HEAD.match(text, start):
        return False
    stop = ends_at(text, start)
    return ALREADY.search(text, start, stop + len(" đã ")) is not None and not ORDERED.search(text, stop)


# "Sau 10 năm thực hiện Kết luận, công tác tuyên truyền đã đạt nhiều kết quả": what came of it, whoever did it
FOR_YEARS = re.compile(
    r"(?:Sau|Qua|Trong)\s[^.;:,]{0,60}?\bnăm\b[^.;:,]{0,100},\s[^.;:]{2,200}?\sđã\s(?:đạt|có|được|từng bước|góp phần)\b"
)
BEHIND_OCCASION = re.compile(r"(?:Đến|Tính đến|Trong|Sau|Qua|Tại|Thực hiện|Để|Ngày|Năm)\b[^.;:,]{2,160},\s")


# "1. Hồ sơ đề nghị khen thưởng gồm:": what a thing is made of.
COMPRISES = re.compile(r"[^.;:]{1,160}\sgồm(?: có)?\s*:")
# "Kế hoạch cá nhân gồm các thông tin về: khả năng, nhu cầu; ...": what it holds
HOLDS = re.compile(
    r"(?!Việc|Khi|Nếu|Trường hợp)[^.;:,]{2,80}\sgồm (?:các |những |\d{1,2} )?"
    r"(?:thông tin|nội dung|phần|bước|thành phần|giấy tờ|loại giấy tờ|mục)\b"
)
