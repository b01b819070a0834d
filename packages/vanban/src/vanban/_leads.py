"""Who leads and who supports, as one provision's own words say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from vanban._bodies import ASSIGNED, HEAD, NAMED_BODY, bodies_at, ends_at, split
from vanban._model import Body, Span
from vanban._places import PLACE
from vanban._verbs import STOP, STRONG, VERB
from vanban._words import LOWER, UPPER, mostly_upper

# "Giao Sở Nội vụ ...", "yêu cầu các bộ, ngành ...", "Đề nghị Ủy ban MTTQ ...": not "được giao", "theo đề nghị của".
_NO_ORDER = "".join(
    f"(?<!{before} )"
    for before in ("được", "bàn", "chuyển", "đã", "do", "theo", "Theo", "Về", "về", "nhiệm vụ", "có", "hồ sơ")
)
TRIGGER = re.compile(
    rf"{_NO_ORDER}\b(?:[Kk]ính )?"
    r"(?:[Gg]iao(?:\s(?:cho|trách nhiệm cho|nhiệm vụ cho))?|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công|Chuyển|Kiến nghị)\s+"
)
# A sentence may open with its occasion before the order: "Với vai trò ..., yêu cầu các bộ ...".
OCCASION = re.compile(
    r"(?:(?:Thực hiện|Triển khai(?: thực hiện)?|Tiếp theo|Xét|Phúc đáp|Tiếp tục thực hiện|Căn cứ) (?:Công văn|"
    r"Công điện|Kế hoạch|Quyết định|Chỉ thị|Nghị quyết|Thông báo|chỉ đạo|ý kiến|Luật|Nghị định|Thông tư|Chương trình|"
    r"Kết luận|Văn bản|văn bản|nội dung|đề nghị|báo cáo|Tờ trình|Giấy mời)|Ngày \d|Với|Để|Nhằm|Do|Trên cơ sở|"
    r"Trên tinh thần|Trên đây|Trong|Sau|Căn cứ|Trường hợp|Từ|Đối với|Theo|Về|Trước|Hiện nay|Thời gian qua|Khi|Nếu|"
    r"Ngoài ra|Riêng|Hiện|Bên cạnh|Qua|Vì vậy|Tuy nhiên|do vậy|Định kỳ|Hằng|Hàng|Ngay|Tại|Cùng với|Sau khi|với|"
    r"trên|trong|sau|để|theo|căn cứ|Liên quan|Nhận được|Từ nay|đối với|riêng|về|Chậm nhất|Muộn nhất|Đến|Kể từ|Vào)\b"
)
TOPIC = re.compile(r"^(?:[Vv]ề|[Đđ]ối với|Liên quan|Việc)\b[^:]{3,900}:\s*")
# "CÔNG AN TỈNH: Điều tra, xử lý nghiêm ...": a heading in capitals on the line of its duty
RUN_IN = re.compile(rf"[{UPPER} ,;.–-]{{6,120}}:\s+(?=[{UPPER}][{LOWER}])")
SENTENCE = re.compile(r"[.;:](?<!\bTP\.)(?<!\bTp\.)\s+(?=\S)")
_HOW = (
    r"(?:,?\s(?:chặt chẽ|thường xuyên|tốt|hiệu quả|kịp thời|đồng bộ|tích cực|chủ động|hỗ trợ|thống nhất|chặt|"
    r"nhịp nhàng|và hỗ trợ|và báo cáo)){0,5}"
)
# "phối hợp với ...", "chủ trì cùng ...", "phối hợp, hỗ trợ ...": then the list of bodies.
WITH = re.compile(
    rf"(?:[Pp]hối (?:hợp|kết hợp)|phối, kết hợp){_HOW}(?:,\s(?:hỗ trợ|hướng dẫn|chỉ đạo|thống nhất))?"
    r"(?:\s(?:với|cùng với|cùng|giữa))?\s{1,3}|[Cc]hủ trì,?\s(?:cùng với|cùng)\s{1,3}",
)
# "... chủ trì, Sở Tài chính phối hợp", "cần cơ quan chuyên môn khác phối hợp": the body stands before the verb.
COOPERATES = re.compile(r"(?:chủ trì[,;]|cần|mời)\s(?=\S)")
HEADING_PREFIX = re.compile(
    r"^(?:Trách nhiệm|Nhiệm vụ|Phần việc|Công việc|Thẩm quyền)(?:,\s\w+(?:\s\w+)?)?\s(?:cụ thể\s)?(?:của|đối với)\s|"
    r"^(?:Đối với|Về phía|Riêng)\s|^(?:Giao|Đề nghị|Yêu cầu|Phân công)(?:\scho)?\s",
    re.IGNORECASE,
)
IS_ROLE = re.compile(r"\s(?:là|làm)\s")


@dataclass(slots=True)
class Named:
    """The bodies a provision's words name. `implied` is true where the first order names nobody (it is inherited)."""

    lead: list[Body] = field(default_factory=list)
    support: list[Body] = field(default_factory=list)
    implied: bool = True
    charger: list[Body] = field(default_factory=list)  # who is said to charge the lead: "Sở Y tế yêu cầu các bệnh viện"


def heading_bodies(text: str, offset: int) -> list[Body]:
    """Return the bodies of a heading that names only them ("Trách nhiệm của Sở Nội vụ", "Giao Công an tỉnh:")."""
    if len(text) < _HEADING and mostly_upper(text) and (shouted := _shouted_bodies(text, offset)):
        return shouted
    prefix = HEADING_PREFIX.match(text)
    start = prefix.end() if prefix else 0
    found, end = bodies_at(text, start, offset, 0.95)
    if not found:
        return []
    if (charged := _charged_by(text, start, offset))[0]:
        return charged[0]  # "Quốc hội yêu cầu Chính phủ, các Bộ trưởng ... thực hiện các nhiệm vụ sau đây:"
    rest = text[end:].strip(" .:;,")
    whole = len(text) < 300 and text.rstrip()[-1:] not in ".;"
    if (
        rest
        and whole
        and not ANNOUNCES.search(text)
        and HEAD.match(text, start)
        and not NO_DUTY.match(text[end:].lstrip())
        and (not STRONG.search(text, start) or CHARGED_WITH.search(text, start, end))
    ):
        return split(text, start, len(text.rstrip(" :")), offset, 0.8)
    if rest and NO_DUTY.match(text[end:].lstrip()):
        return []
    if rest and not STOP.match(text, end) and text[end : end + 1] not in (":", ".", ";"):
        return []
    return found


# "Đối với các cơ quan được giao chủ trì các nội dung cải cách:": which bodies are meant
# "Ủy ban bầu cử các tỉnh báo cáo tình hình như sau:": a sentence that opens its items is no name
ANNOUNCES = re.compile(r"\b(?:như sau|sau đây|gồm)\s?:\s*$")
CHARGED_WITH = re.compile(r"\s(?:được giao|được phân công|được)\s?$")
_HEADING = 600  # characters: no heading is longer
# A heading in capitals opens with a body only where its first word can be nothing else: "BỘ", not "CƠ SỞ", "NGÀNH".
SHOUTED = re.compile(
    r"CÁC (?:TỔ CHỨC|CƠ SỞ|HÃNG|CẢNG|NHÀ|TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|NGÀNH|HỘ|CHỦ|TẬP ĐOÀN)\b|"
    r"(?:CÁC )?(?:BỘ|SỞ|ỦY BAN|UỶ BAN|UBND|VĂN PHÒNG|CÔNG AN|THANH TRA|CHỦ TỊCH|GIÁM ĐỐC|THỦ TRƯỞNG|BAN|CỤC|VỤ|PHÒNG|"
    r"TRUNG TÂM|CHI CỤC|CƠ QUAN|ĐƠN VỊ|NGÂN HÀNG|BẢO HIỂM|KHO BẠC|ĐÀI|BÁO|HỘI|CHÁNH|MẶT TRẬN|(?:TỈNH |THÀNH )?ĐOÀN|"
    r"LIÊN ĐOÀN|HIỆP HỘI|TẬP ĐOÀN|TỔNG CÔNG TY|CÔNG TY|TỔ CHỨC(?=, CÁ NHÂN| CHÍNH TRỊ| ĐOÀN THỂ)|"
    r"CHỦ RỪNG|CHỦ ĐẦU TƯ|DOANH NGHIỆP|ĐỊA PHƯƠNG|CẤP (?:ỦY|UỶ)|"
    r"ĐẢNG (?:ỦY|UỶ)|THƯỜNG TRỰC|VIỆN|HỌC VIỆN|ĐẠI HỌC|TRƯỜNG|BỆNH VIỆN|TÒA ÁN|KIỂM TOÁN|THUẾ|HẢI QUAN|HẠT KIỂM LÂM)\b"
)


def _shouted_bodies(text: str, offset: int) -> list[Body]:
    """The bodies of a heading in capitals ("I. CÁC BỘ, CƠ QUAN NGANG BỘ; ỦY BAN NHÂN DÂN CÁC TỈNH"), read as small."""
    start = prefix.end() if (prefix := HEADING_PREFIX.match(text)) else 0
    low = text.lower()
    if len(low) != len(text) or not SHOUTED.match(text, start):
        return []
    small = re.sub(r"(?:^|; )\w", lambda match: match[0].upper(), low[start:])
    if not HEAD.match(small):
        return []
    found = split(small, 0, len(small.rstrip(" .:;,")), offset + start, 0.8)
    return [replace(body, text=text[body.span.start - offset : body.span.end - offset]) for body in found]


def names_only(text: str) -> bool:
    """Whether a heading is nothing but bodies, with or without "Giao ..." before and "có trách nhiệm" after them."""
    prefix = HEADING_PREFIX.match(text)
    found, end = bodies_at(text, prefix.end() if prefix else 0, 0, 1.0)
    return bool(found) and text[end:].strip(" .:;,") in ("", "có trách nhiệm", "chịu trách nhiệm")


IMPERATIVE = re.compile(rf"(?:{VERB})(?!\w)", re.IGNORECASE)


# "Đề nghị các cơ quan khẩn trương triển khai, thực hiện./.": a closing formula in the last provision's paragraph
CLOSING_WORDS = re.compile(
    r"(?:Đề nghị|Yêu cầu|(?:Trên đây là|Nhận được)[^.;,]{0,120}, (?:đề nghị|yêu cầu))\s(?:[^.;]{0,200}?\s)?"
    r"(?:(?:nghiêm túc|khẩn trương|quan tâm|phối hợp|tổ chức|triển khai|"
    r"thực hiện|,)\s?)+(?:[^.;]{0,40}\./\.|(?P<plain>\.))\s*"
)


# "Bộ Quốc phòng huy động lực lượng; phân công từng đơn vị ...": the first body's own further duty
DELEGATES = re.compile(
    r"(?:phân công|yêu cầu)\s(?:từng|mỗi|cán bộ|công chức|lãnh đạo|người|các (?:đơn vị|phòng|cơ sở))\b"
)
# "Chánh Văn phòng Bộ ... chịu trách nhiệm thi hành Quyết định này. Văn phòng Bộ có trách nhiệm theo dõi ..."
CARRIES_OUT = re.compile(
    r"chịu trách nhiệm (?:tổ chức |triển khai ){0,2}(?:thi hành|thực hiện) "
    r"(?:Quyết định|Nghị quyết|Chỉ thị|Kế hoạch) này\W*$"
)
# "Nhận được Chỉ thị này, yêu cầu các đơn vị ... Giao Văn phòng Bộ tổng hợp ...": the occasion, not what is ordered
RECEIVED = re.compile(r"Nhận được\b")


def named(text: str, offset: int) -> Named:
    """Read the bodies one provision names, sentence by sentence; `offset` is where it begins in the whole text.

    A first sentence that opens with a verb has the inherited subject; one that only tells of something has none, so the
    body ordered after it leads alone.
    """
    found = _named_once(text) if len(text) < _REMEMBERED else _named(text)
    return Named(
        _moved(found.lead, offset), _moved(found.support, offset), found.implied, _moved(found.charger, offset)
    )


def _moved(bodies: list[Body], offset: int) -> list[Body]:
    if not offset or not bodies:
        return list(bodies)
    return [Body(body.text, Span(body.span.start + offset, body.span.end + offset), body.confidence) for body in bodies]


_REMEMBERED = 4096  # characters up to which a provision's bodies are kept: it is asked for them several times in a row


@lru_cache(maxsize=64)
def _named_once(text: str) -> Named:
    return _named(text)


def _named(text: str) -> Named:
    offset = 0
    result = Named()
    topic = TOPIC.match(text) or RUN_IN.match(text)
    at = topic.end() if topic else 0
    if topic and (concerned := heading_bodies(text[: topic.end()], offset)):
        result.lead, result.implied = concerned, False
    starts = _sentences(text, at)
    told = bool(RECEIVED.match(text, at)) or not (IMPERATIVE.match(text, at) or text[at : at + 1].islower())
    taken = 0
    helpers: list[Body] = []
    for number, start in enumerate(starts):
        if start < taken:
            continue
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        formula = CLOSING_WORDS.fullmatch(text, start, end)
        if formula and (len(starts) > 1 if number == 0 else not formula["plain"]):
            told = told or number == 0
            continue
        if result.lead and DELEGATES.match(text, start):
            continue
        if len(starts) > 1 and CARRIES_OUT.search(text, start, end):
            continue
        found, taken = _ordered(
            text, start, end, offset, first=number == 0 or (number == 1 and _is_caption(text, at, start))
        )
        if found and not result.lead and found[0].span.start > start and (by := _charger(text, start)):
            result.charger = by
        if found and HELPS.match(text, found[-1].span.end - offset):
            helpers += found
            continue
        if found and number == 0 and result.lead and TOPIC.match(text):
            result.lead = []  # what it concerns is not charged where another is: "Đối với các dự án: Sở Tài chính ..."
        if found and (number == 0 or told or (number == 1 and _is_caption(text, at, start))):
            result.implied = False
        known = {body.text.casefold() for body in result.lead}
        found = [body for body in found if not (known and SAME_BODY.fullmatch(body.text))]
        result.lead += [body for body in found if body.text.casefold() not in known]
    if not result.lead and (bracketed := _bracketed(text, at, offset)):
        result.lead, result.implied = bracketed, False
    if not result.lead and (submitted := _submitted(text, at)):
        result.lead, result.implied = submitted, False
    if told and (charged := _passive(text, at, result.lead[0].span.start if result.lead else len(text))):
        result.lead, result.implied = charged + result.lead, False
    known = {body.text.casefold() for body in helpers}
    result.support = helpers + [body for body in _supporters(text, at, offset) if body.text.casefold() not in known]
    return result


# "Thủ trưởng các đơn vị ... Trường hợp cần điều chỉnh, đơn vị phải báo cáo ...": the body named before, in a word
SAME_BODY = re.compile(
    r"Đoàn|Tổ|Hội đồng|"
    r"(?:cơ quan|đơn vị|địa phương|chủ đầu tư|nhà thầu|doanh nghiệp)(?:, (?:cơ quan|đơn vị|địa phương))*"
)
# "... gửi Sở Xây dựng trước ngày 05/10/2024, Sở Xây dựng tổng hợp ...": past its day goes on with the next body
NEXT_BODY = re.compile(
    rf"(?<=[\d/]{{2}}),\s+(?=(?:Sở|Bộ|Ủy ban|UBND|Văn phòng|Phòng|Công an|Ban|Cục|Chi cục|Vụ)\s[{UPPER}])"
)
# "giao Thành phố tổng kết, trên cơ sở đó Bộ Tài chính xây dựng ...": a word that links the next body's clause
_LINK = r"(?:trên cơ sở đó|đồng thời|theo đó),?\s{1,3}"
LINK = re.compile(rf"{_LINK}(?=\S)")
LINKED = re.compile(rf",\s{{1,3}}(?={_LINK}{NAMED_BODY.pattern})")
LIMITED = re.compile(r"\b(?:trước|chậm nhất|muộn nhất|xong|đến|trong ngày)\b[^.;,]{4,40}$")


def _sentences(text: str, start: int) -> list[int]:
    """Where the sentences of a provision begin: the first at `start`, then also the clause of a next body."""
    starts, depth, at, brackets = [start], 0, start, "(" in text
    for match in SENTENCE.finditer(text, start):  # "(Sở Tư pháp: thể chế; Sở Tài chính: tài chính công)" is no sentence
        if brackets:
            depth += text.count("(", at, match.start()) - text.count(")", at, match.start())
            at = match.start()
        if depth <= 0:
            starts.append(match.end())
    starts += [comma.end() for comma in LINKED.finditer(text, start)]
    for comma in NEXT_BODY.finditer(text, start) if "/" in text or "năm" in text else ():
        first = max(at for at in starts if at <= comma.start())
        limit = LIMITED.search(text, max(first, comma.start() - 60), comma.start())
        if limit and limit.start() > first and not OCCASION.match(text, first):
            starts.append(comma.end())
    return sorted(starts)


def _is_caption(text: str, start: int, end: int) -> bool:
    """Whether a few words and a colon stand before an order as its caption ("Phân công chuẩn bị: Phòng ...")."""
    words = text[start:end].rstrip()
    return len(words) < 60 and words.endswith(":")


# Bodies that are told at once to support: "Sở Nội vụ: chủ trì; Sở Tài chính: phối hợp."
HELPS = re.compile(r"\s?:?\s(?:có trách nhiệm\s)?phối hợp(?:\s(?:thực hiện|triển khai|chặt chẽ))?\s?[.;]")


# A plan may name the lead behind the duty: "... hoàn thành gieo cấy trước ngày 28/02/2026 (Phòng Kinh tế chủ trì)"
BRACKET = re.compile(r"\((?:[Gg]iao\s)?(?=\w)")


def _bracketed(text: str, start: int, offset: int) -> list[Body]:
    """The bodies a bracket behind a duty says take the lead."""
    for bracket in BRACKET.finditer(text, start) if "chủ trì" in text else ():
        found, end = bodies_at(text, bracket.end(), offset, 0.9)
        if found and text.startswith("chủ trì", end):
            return found
    return []


# "Việc thẩm định do Vụ Kế hoạch - Tài chính thực hiện", "Nội dung này giao Bộ Tư pháp thẩm định"
BY_WHOM = re.compile(r"\s(?:do|(?:này|trên|đó) giao)\s(?=\S)|,\sgiao\s(?=\S)")
# "Kiến nghị nạo vét luồng Định An - Cần Thơ giao Bộ Xây dựng xử lý": what is given, and to whom
SUBMITTED = re.compile(
    r"(?:Các |Những )?(?:[Kk]iến nghị|[Đđ]ề xuất|[Đđ]ề nghị|[Nn]ội dung|[Vv]ấn đề|[Vv]iệc)\b[^.;:]{3,300}?"
    r"(?<!việc)(?P<given>\sgiao\s)(?=\S)"
)
DONE_BY = re.compile(
    r"(?:chủ trì|thực hiện|đảm nhận|đảm nhiệm|chịu trách nhiệm|phụ trách|bảo đảm|thẩm định|bố trí|chi trả)\b"
)


def _passive(text: str, start: int, stop: int) -> list[Body]:
    """The bodies by whom a sentence before `stop` that opens with the work says it is done."""
    for by in BY_WHOM.finditer(text, start, stop):
        found, end = bodies_at(text, by.end(), 0, 0.85)
        if found and ("giao" in by[0] or DONE_BY.match(text, end)):
            return found
    return []


def _submitted(text: str, start: int) -> list[Body]:
    """The bodies to whom a proposal that opens a sentence is given."""
    match = SUBMITTED.match(text, start)
    if not match:
        return []
    found, end = bodies_at(text, match.end(), 0, 0.85)
    return found if found and STOP.match(text, end) else []


# "Ủy ban nhân dân tỉnh yêu cầu các sở ...": one body above charges others; several at once are charged themselves
ASSIGNS = re.compile(r"(?:giao|yêu cầu|đề nghị)\s+(?=\S)")
EVERY = re.compile(r"\b(?:[Cc]ác|[Mm]ỗi|[Tt]ừng)\b")
PLURAL = re.compile(rf"{EVERY.pattern}|,")
# What follows a body and charges it with nothing: "để ...", "nhận được văn bản ...", "thông báo ..."
NO_DUTY = re.compile(
    r"(?:để|nhằm|kính|sẽ(?! phải| chịu)|xem xét|khi|nếu|nhận được|"
    r"có ý kiến(?=\s(?:như sau|chỉ đạo|tại|thống nhất|kết luận)|:|\s?$)|trân trọng|xin thông báo|"
    # an office tells what was decided; "Văn phòng Sở thông báo lịch trực đến các đơn vị" is a duty
    r"thông báo(?=\s(?:kết luận|ý kiến|nội dung|chỉ đạo|để|cho|tới|đến)\b(?! học sinh| người dân| [Nn]hân dân)|\W*$)|"
    r"đã|"
    # what a government or a chairman says of himself: "Chính phủ thống nhất nội dung dự án Luật ..."
    r"(?:cơ bản )?(?:thống nhất|nhất trí|tán thành|đồng ý) (?:với|thông qua|nội dung|chủ trương|đánh giá|nhận định|về)|"
    r"ghi nhận|biểu dương|hoan nghênh|đánh giá cao|thông qua|quyết nghị)\b"
)
# "UBND cấp xã: chủ động rà soát ...": the body, a colon, and what it must do
COLON = re.compile(r":\s+(?:[-–]|\(?[1a]\))?\s*")
CHARGES = re.compile(rf"(?:mỗi|từng)\s|{IMPERATIVE.pattern}", re.IGNORECASE)
PROSE = re.compile(rf"[{UPPER}][{LOWER}]+\s[{LOWER}]+\s[{LOWER}]+")
SMALL_PROSE = re.compile(rf"[{LOWER}]+\s[{LOWER}]+,?\s[{LOWER}]+")  # "Công an xã: số liệu dân số, hộ khẩu"
Found = tuple[list[Body], int]
NOBODY: Found = ([], 0)


def _ordered(text: str, start: int, end: int, offset: int, *, first: bool) -> Found:
    """The bodies one sentence orders to do something (after "giao", or as its subject), and where their list ends."""
    if (link := LINK.match(text, start)) and (found := _subject(text, link.end(), offset, generic=first))[0]:
        return found
    trigger = TRIGGER.match(text, start)
    if trigger:
        stop = ends_at(text, trigger.end())
        ends = STOP.match(text, stop) or text[stop : stop + 1] == ":"
        return bodies_at(text, trigger.end(), offset, 0.95 if ends else 0.85)
    subject = _subject(text, start, offset, generic=first)
    if subject[1]:
        return subject
    if OCCASION.match(text, start):
        return _after_occasion(text, start, end, offset)
    return NOBODY


CONCERNING = re.compile(
    r"(?:[Rr]iêng\s+)?[Đđ]ối với\s+|[Rr]iêng\s+|"
    r"Trong quá trình (?:tổ chức |triển khai ){0,3}(?:thực hiện|triển khai)\s+"
)
IF = re.compile(r"(?:Trường hợp|Khi|Nếu)\s")
TIMED = re.compile(
    r"(?:Định kỳ|Hằng|Hàng|Ngay sau|Sau khi|"
    r"Trong (?:dịp|các ngày|thời (?:hạn|gian(?! qua| vừa| trước)))|Chậm nhất|Muộn nhất|"
    r"(?:Trước|Vào|Đến(?: hết)?) (?:\d|ngày|tháng|quý|thứ)|"
    r"(?:Trên cơ sở|Căn cứ|Theo) (?:chức năng|nhiệm vụ|Kế hoạch|Chương trình|Chỉ thị|Quyết định|nội dung|tình hình))\s"
)
AFTER_COMMA = re.compile(r",\s+(?:thì\s+)?")


def _after_occasion(text: str, start: int, end: int, offset: int) -> Found:
    """The bodies ordered after the occasion a sentence opens with: behind one of its commas."""
    about = CONCERNING.match(text, start)
    if about and (found := _given(text, about.end(), end, offset))[0]:
        return found
    if about and (found := _subject(text, about.end(), offset, generic=True))[0]:
        return found
    conditional = bool(IF.match(text, start))
    timed = bool(TIMED.match(text, start))  # what recurs or has its limit is ordered, not told
    for comma in AFTER_COMMA.finditer(text, start, min(end, start + 600)):
        trigger = TRIGGER.match(text, comma.end())
        if trigger:
            return bodies_at(text, trigger.end(), offset, 0.9)
        if (found := _charged_by(text, comma.end(), offset))[0]:
            return found
        if any(HEAD.match(text, listed.end()) for listed in LISTED.finditer(text, start, comma.start())):
            continue
        found = _subject(text, comma.end(), offset, generic=timed, conditional=conditional)
        if found[0]:
            return found
    return NOBODY


# "Đối với 12 tỉnh chưa hoàn thành số hóa, giao Bộ Tư pháp làm việc ...": what it concerns, then who is charged
GIVEN = re.compile(r",\s(?:thì\s)?(?P<verb>giao|yêu cầu|đề nghị)(?:\scho)?\s+(?=\S)")
STANDS = re.compile(r"\s(?:chưa|đã|đang|còn|bị|có)\s")


def _given(text: str, start: int, end: int, offset: int) -> Found:
    """The bodies charged behind the one that a sentence concerns, which is only told of."""
    for given in GIVEN.finditer(text, start, min(end, start + 400)):
        found, stop = bodies_at(text, given.end(), offset, 0.9)
        if found and (given["verb"] == "giao" or STANDS.search(text, start, given.start())):
            return found, stop
    return NOBODY


# What stands before a comma inside a list of those one works with or reports to: what follows is no subject.
LISTED = re.compile(r"\b(?:báo cáo|trình|với|cùng|cho|gửi)\s")
# A group in small letters is charged by a later sentence only where it is said to be ("các địa phương phải ..."):
# "Cơ quan được lấy ý kiến có trách nhiệm ..." is said of whoever it is.
DUTY = re.compile(
    r"sớm|tập trung|tiếp tục|tăng cường|nghiêm túc|tự bảo đảm|báo cáo|thông báo|kịp thời|khẩn trương|có trách nhiệm|"
    r"phải|chịu trách nhiệm|theo chức năng|căn cứ|cần|chủ động"
)


def _subject(text: str, start: int, offset: int, *, generic: bool, conditional: bool = False) -> Found:
    """The bodies that are a sentence's subject: they stand first, and a verb follows at once."""
    if not HEAD.match(text, start):
        return NOBODY
    stop = ends_at(text, start)
    colon = COLON.match(text, stop)
    if start and text[stop:].strip() == ":":
        return split(text, start, stop, offset, 0.85), stop  # "Căn cứ chỉ tiêu được giao, UBND các xã, phường:"
    charged = colon and (
        CHARGES.match(text, colon.end())
        or _begins_clause(text, start, colon)
        or (start == 0 and SMALL_PROSE.match(text, colon.end()) and not HEAD.match(text, colon.end()))
    )
    if not charged and not STOP.match(text, stop) and not ASSIGNED.match(text, stop):
        return [], stop  # no sentence that begins inside this list has a verb either
    found = split(text, start, stop, offset, 0.9 if generic else 0.85)
    if found and charged and colon:
        return found, colon.end()
    if not found or NO_DUTY.match(text, stop):
        return NOBODY
    if (others := _charged_by(text, start, offset))[0]:
        return others
    if generic or NAMED_BODY.match(text, start) or PLACE.match(text, start):
        return found, stop
    duty = DUTY.match(text, stop) and (conditional or text[start : start + 4].lower() == "các ")
    return (found, stop) if duty else NOBODY


def charged_group(text: str, start: int, offset: int) -> list[Body]:
    """The several bodies that are the subject of the sentence at `start` ("Các bộ, ngành tập trung thực hiện ...:")."""
    found, stop = _subject(text, start, offset, generic=True)
    return found if found and (PLURAL.search(text, start, stop) or DUTY.match(text, stop)) else []


def tells_of_itself(text: str) -> bool:
    """Whether a sentence says what a body agrees with or knows ("Chính phủ cơ bản thống nhất nội dung ...")."""
    return bool(HEAD.match(text) and NO_DUTY.match(text, ends_at(text, 0)))


def _begins_clause(text: str, start: int, colon: re.Match[str]) -> bool:
    """Whether prose, not a list of names, follows the colon behind one body ("Phòng Tài chính: Lên phương án ...")."""
    if HEAD.match(text, colon.end()) or not NAMED_BODY.match(text, start):
        return False
    if text[colon.end() : colon.end() + 1].islower():
        return True  # names that a colon lists are capitalised
    listed = split(text, start, colon.start(), 0, 1.0)
    several = EVERY.search(text, start, colon.start()) or not all(NAMED_BODY.match(body.text) for body in listed)
    return bool(not several and PROSE.match(text, colon.end()))


def _charged_by(text: str, start: int, offset: int) -> Found:
    """The bodies that one body, the subject at `start`, charges ("Ủy ban nhân dân tỉnh yêu cầu các sở ...")."""
    if not HEAD.match(text, start):
        return NOBODY
    stop = ends_at(text, start)
    assigned = ASSIGNS.match(text, stop)
    if not assigned or PLURAL.search(text, start, stop) or not HEAD.match(text, assigned.end()):
        return NOBODY
    return bodies_at(text, assigned.end(), offset, 0.9)


def _charger(text: str, start: int) -> list[Body]:
    """The one body at the beginning of a sentence that charges others."""
    return bodies_at(text, start, 0, 0.85)[0] if _charged_by(text, start, 0)[0] else []


def _supporters(text: str, start: int, offset: int) -> list[Body]:
    found: list[Body] = []
    if "hợp" not in text and "hủ trì" not in text:
        return found
    for match in WITH.finditer(text, start):
        items, _ = bodies_at(text, match.end(), offset, 0.9)
        known = {body.text.casefold() for body in found}
        found += [body for body in items if body.text.casefold() not in known]
    for match in COOPERATES.finditer(text, start) if "phối hợp" in text else ():
        items, end = bodies_at(text, match.end(), offset, 0.85)
        if items and text.startswith("phối hợp", end):
            found += items
    return found
