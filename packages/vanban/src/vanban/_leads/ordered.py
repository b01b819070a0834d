"""Whom one sentence orders to do something: behind a word that orders, as its subject, or behind its occasion."""

from __future__ import annotations

import re

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._bodies.ends import ends_at
from vanban._bodies.heads import HEAD, NAMED_BODY, SMALL
from vanban._bodies.items import bodies_at, split
from vanban._leads.subjects import EVERY, NOBODY, Found, asks_all, charged_by, charged_list, subject_of
from vanban._leads.words import CONSIDERED, OCCASION, ONE_GROUP, PASSED_ON, TRIGGER
from vanban._verbs import STOP

# "giao Thành phố tổng kết, trên cơ sở đó Bộ Tài chính xây dựng ...": a word that links the next body's clause;
# "Sau khi xem xét Chủ tịch UBND tỉnh giao Sở Xây dựng ..." often lacks its comma
LINK_WORDS = r"(?:trên cơ sở đó|đồng thời|theo đó),?\s{1,3}"
LINK = re.compile(
    rf"(?:{LINK_WORDS}|(?:Đồng thời|Trên cơ sở đó|Theo đó|Ngoài ra|Bên cạnh đó|Cùng với đó|Mặt khác|Trước mắt|Nay|"
    r"Tương tự|Trước hết|Vậy|Sau đó|Tiếp đó|Sau khi xem xét|Nhận được (?:\w{1,9} ){1,4}này),?\s{1,3})(?=\S)"
)


def ordered_in(text: str, start: int, end: int, offset: int, *, first: bool) -> Found:
    """The bodies one sentence orders to do something (after "giao", or as its subject), and where their list ends."""
    if link := LINK.match(text, start):
        if (found := subject_of(text, link.end(), offset, generic=first))[0]:
            return found
        if trigger := TRIGGER.match(text, link.end()):
            return _triggered(text, trigger.start(), trigger.end(), offset)
    if (own := OWN_PEOPLE.match(text, start)) and (
        OWN_PART.match(text, own.end()) or STOP.match(text, own.end()) or ON_THE_SPOT.match(text, own.end())
    ):
        return NOBODY
    if PRESS.match(text, start, end):
        return _after_occasion(text, start, end, offset)
    if given := AGREED_GIVEN.match(text, start, end):
        charged, stop = bodies_at(text, given.end(), offset, 0.9)
        if text[stop : stop + 1].islower():
            return charged, stop
    if trigger := TRIGGER.match(text, start):
        return _triggered(text, start, trigger.end(), offset)
    if (passed := PASSED_ON.match(text, start, end)) and REPORTS_BACK.match(text, ends_at(text, passed.end())):
        return bodies_at(text, passed.end(), offset, 0.85)
    subject = subject_of(text, start, offset, generic=first)
    if subject[1]:
        return subject
    if (
        (text.find("nào", start, end) >= 0 or text.find("nếu", start, end) >= 0)
        and (which := WHICHEVER.match(text, start, end))
        and (found := _who_answers(text, which.end(), end, offset))[0]
    ):
        return found
    if OCCASION.match(text, start) or CONSIDERED.match(text, start):
        return _after_occasion(text, start, end, offset)
    if (said := TOLD_FIRST.match(text, start, end)) and STOP.match(text, ends_at(text, said.end())):
        return bodies_at(text, said.end(), offset, 0.85)
    if (handed := HANDED.match(text, start, end)) and STOP.match(text, ends_at(text, handed.end())):
        return bodies_at(text, handed.end(), offset, 0.85)
    return NOBODY


# "Phân công cấp ủy viên phụ trách từng thôn": whom a body sends of its own, not who is charged
OWN_PEOPLE = re.compile(
    r"[Pp]hân công (?:\d{1,3} )?(?:cấp (?:ủy|uỷ) viên|cán bộ|công chức|viên chức|giáo viên|nhân viên|đảng viên|"
    r"[Ll]ãnh đạo(?: (?:[Bb]ộ|[Ss]ở|[Cc]ục|[Vv]ụ|[Bb]an|[Pp]hòng|[Cc]hi cục|cơ quan|đơn vị|UBND))?|đồng chí|"
    r"thành viên|ủy viên|uỷ viên|người|lực lượng|nhân lực|nhân sự|bộ phận)"
    r"(?:,? (?:và )?(?:cán bộ|công chức|viên chức|đảng viên)){0,3} "
)
OWN_PART = re.compile(r"(?:phụ trách|trực|bám|làm|giúp|có|trong)\b")
# "Phân công thành viên Tổ công nghệ số đến từng hộ thu thập thông tin": where they are sent
ON_THE_SPOT = re.compile(r"(?:[^.;,]{0,60}?\s)?(?:đến|xuống) (?:từng|tận|các|địa bàn|cơ sở|hiện trường)\b")
# "Báo Giao thông số 12 ngày 09/3/2026 đăng bài ..., Thủ tướng Chính phủ giao Bộ Xây dựng ...": what the press reported
PRESS = re.compile(
    r"(?:Báo|Tạp chí|Đài|Thông tấn xã)\s(?:[^.;:]{0,100}?\s?(?:số|ngày)\s(?:ra |ngày )?\d[^.;:]{0,80}?\s"
    r"(?:đưa tin|(?:có|đăng|phát|đăng tải)\s(?:tin|bài|loạt|phóng sự)|phản ánh)|"
    r"[^.;:]{2,60}?\scó (?:tin, |loạt )?bài)\b"
)
# "Đồng ý với kiến nghị của Bộ Xây dựng và giao Bộ này ...": what is agreed with, then who is charged
AGREED_GIVEN = re.compile(
    r"(?:Cơ bản đồng ý|Đồng ý|Thống nhất|Cơ bản thống nhất|Nhất trí|Chấp thuận)\s"
    r"(?:(?:chủ trương )?giao|[^.;]{4,400}?(?:,| và),? (?:đồng thời )?(?:giao|yêu cầu|đề nghị))(?: cho)?\s(?=\S)"
)
# "... để các sở biết, thực hiện và báo cáo kết quả": who is told also has something to do
REPORTS_BACK = re.compile(r"(?:[^.;]|\.(?=\S)|;(?=\s[a-zđ])){0,240}?\b(?:báo cáo|gửi|trước|chậm nhất|hoàn thành)\b")
AFTER_COMMA = re.compile(r",\s+(?:(?:thì|vì vậy|vì thế|do vậy|do đó|bởi vậy|nên),?\s+)?|\sthì\s+")
# "Xã nào để dịch lây lan thì Chủ tịch UBND xã đó chịu trách nhiệm": whichever it is, and who answers for it
WHICHEVER = re.compile(r"[^.;:,]{1,80}?\snào\s|nếu\s[^.;:,]{2,160}?(?=\sthì\s)")


def _who_answers(text: str, start: int, end: int, offset: int) -> Found:
    for comma in AFTER_COMMA.finditer(text, start, min(end, start + 300)):
        found = subject_of(text, comma.end(), offset, generic=False, conditional=True)
        if found[0] and not BEFALLS.match(text, found[1]):
            return found
    return NOBODY


def _triggered(text: str, begins: int, start: int, offset: int) -> Found:
    """The bodies behind a word that orders."""
    stop = ends_at(text, start)
    handed = TRANSFERRED.search(text, start, stop) if "huyển " in text[begins:start] else None
    if handed and HEAD.match(text, start):
        return split(text, start, handed.start(), offset, 0.9), handed.start()
    ends = STOP.match(text, stop) or text[stop : stop + 1] == ":"
    return charged_list(text, start, offset, 0.95 if ends else 0.85)


# "thuộc thẩm quyền của địa phương, đề nghị tỉnh chủ động giải quyết": how it stands, then who is asked
TOLD_FIRST = re.compile(
    r"(?:(?:[Tt]huộc|[Vv]ượt|[Đđ]ây là|[Đđ]ã được|[Ll]à)\s[^.;:]{2,160}?|"
    r"(?:(?:Các|Những) )?(?:[Nn]ội dung|[Vv]ấn đề|[Vv]iệc|[Kk]iến nghị) (?:này|trên|nêu trên)(?:\s[^.;:]{2,160}?)?)"
    r",\s(?:đề nghị|yêu cầu|giao)\s(?=\S)|"
    # "Văn phòng Bộ xin thông báo và đề nghị các đơn vị ...": who makes it known, then who is asked
    r"(?:Văn phòng|VP|Bộ|Tổng cục|Cục|Vụ|Sở|UBND|(?:Ủy|Uỷ) ban nhân dân|Ban|Phòng|BHXH|Bảo hiểm xã hội|"
    r"Kho bạc)\s[^.;:]{0,80}?"
    r"\s?(?:xin |kính |trân trọng ){0,2}(?:thông báo|gửi|chuyển|thông tin)\s(?:[^.;:]{0,240}?\s?)?"
    r"(?:và|,)\s(?:đồng thời |trân trọng |kính )?(?:đề nghị|yêu cầu)\s(?=\S)"
)
# "Chuyển Cơ quan Cảnh sát điều tra Bộ Công an | hồ sơ, tài liệu về dấu hiệu vi phạm": what is handed over
TRANSFERRED = re.compile(
    r"\s(?:hồ sơ|tài liệu|văn bản|đơn(?! vị)|kiến nghị|"
    r"vụ việc|thông tin|kết luận|kết quả|danh sách|toàn bộ|các|những)\b"
)
BEFALLS = re.compile(r"(?:không )?được\b|bị\b|sẽ\b|không (?:được|xét)\b")
# "... những nhiệm vụ quá hạn yêu cầu thủ trưởng đơn vị báo cáo": what is handed on, and to whom
HANDED = re.compile(
    r"(?:[Cc]ác|[Nn]hững) (?:nhiệm vụ|nội dung|vấn đề|trường hợp|dự án|công trình|hồ sơ|gói thầu|khoản|kiến nghị)\s"
    r"[^.;:,]{2,120}?\s(?<!được )(?<!đã )(?:yêu cầu|giao|đề nghị)\s+(?=\S)"
)


CONCERNING = re.compile(
    r"(?:[Rr]iêng\s+)?[Đđ]ối với\s+|[Rr]iêng\s+|"
    r"Trong quá trình (?:tổ chức |triển khai ){0,3}(?:thực hiện|triển khai)\s+"
)
# "Về đề nghị của UBND xã Mẫu, tỉnh Mẫu tại ..., Phó Thủ tướng giao Bộ Y tế ...": bodies stand in what was asked
ASKED_ABOUT = re.compile(
    r"(?:Xét|Xem xét|Về|Liên quan(?: đến)?) (?:đề nghị|kiến nghị|báo cáo|phản ánh|ý kiến|nội dung|việc|bài)\b"
)
# "Đối với đề nghị của Bộ Y tế về việc hỗ trợ cho bệnh viện A, Bộ Tài chính xử lý": who asked, and for whom, is no list
REQUESTED = re.compile(r"(?:đề nghị|kiến nghị|đề xuất|phản ánh) của\s")
IF = re.compile(r"(?:[Tt]rường hợp|[Kk]hi|[Nn]ếu|(?:Trước|Sau) khi)\s")
TIMED = re.compile(
    r"(?:[Đđ]ịnh kỳ|[Hh]ằng|[Hh]àng|[Tt]hứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)|Ngay sau|Nhận được|Sau khi|"
    r"Từ nay|Liên quan(?: đến| tới)? (?:nội dung|vấn đề|việc|kiến nghị|đề nghị)|"
    r"Trong (?:dịp|các ngày|thời (?:hạn|gian(?! qua| vừa| trước)))|"
    r"Trong (?:tháng|quý)(?= [\dIVX])(?![^.;]{0,300}\s(?:đã|đạt|giải ngân được)\s)|Chậm nhất|Muộn nhất|"
    r"(?:Trước|Vào|Đến(?: hết)?) (?:\d|ngày|tháng|quý|thứ)|"
    r"(?:Trên cơ sở|Căn cứ) (?:báo cáo|ý kiến|đề xuất|đề nghị|kết quả|hướng dẫn|chỉ đạo)|"
    r"(?:Trên cơ sở|Căn cứ|Theo) (?:chức năng|nhiệm vụ|Kế hoạch|Chương trình|Chỉ thị|Quyết định|nội dung|tình hình))\s"
)
# "Đối với nhà đầu tư, cần khẩn trương thu xếp vốn": a kind in one word, and what it must do
CONCERNED = re.compile(rf"(?:{SMALL})(?=,\s(?:cần|phải|yêu cầu|đề nghị)\s)")


# "Đối với các doanh nghiệp bị thiệt hại thì chưa thực hiện kiểm tra": what is done with them is not theirs to do
SPARED = re.compile(r"\s?thì\s(?:chưa|không|được)\b")


def _concerned(text: str, start: int, end: int, offset: int) -> Found | None:
    """The bodies right behind the word by which an order says what it concerns; None where they come further on."""
    for charged in (_named_past, _given):
        if (found := charged(text, start, end, offset))[0]:
            return found
    if (found := subject_of(text, start, offset, generic=True))[0]:
        return NOBODY if SPARED.match(text, found[1]) else found
    if topic := TOPIC_GIVEN.match(text, start, end):
        return bodies_at(text, topic.end(), offset, 0.9)
    if alone := CONCERNED.match(text, start):
        return split(text, start, alone.end(), offset, 0.85), alone.end()
    return None


def _after_occasion(text: str, start: int, end: int, offset: int) -> Found:
    """The bodies ordered after the occasion a sentence opens with: behind one of its commas."""
    about = CONCERNING.match(text, start)
    if about and (concerned := _concerned(text, about.end(), end, offset)) is not None:
        return concerned
    if ASKED_ABOUT.match(text, start):
        for comma in AFTER_COMMA.finditer(text, start, min(end, start + 600)):
            if asks_all(text, comma.end()):
                return NOBODY
            if (found := charged_by(text, comma.end(), offset))[0]:
                return found
    requested = about is not None and REQUESTED.match(text, about.end())
    conditional = bool(IF.match(text, start))
    # What recurs or has its limit is ordered, not told; "Đối với các dự án chậm tiến độ, chủ đầu tư kiểm điểm" as well.
    timed = bool(TIMED.match(text, start)) or about is not None
    begun: int | None = None  # where a group began that owes nothing in its own words, and goes on with names
    for comma in AFTER_COMMA.finditer(text, start, min(end, start + 600)):
        trigger = TRIGGER.match(text, comma.end())
        if trigger:
            return bodies_at(text, trigger.end(), offset, 0.9)
        if asks_all(text, comma.end()):
            return NOBODY
        if (found := charged_by(text, comma.end(), offset))[0]:
            return found
        one_group = ONE_GROUP.search(text, max(start, comma.start() - 16), comma.end() + 1)
        if one_group and (about or not EVERY.match(text, comma.end()) or EVERY.search(text, start, comma.start())):
            continue  # "ý kiến của Giám đốc Sở Y tế tỉnh, các bệnh viện | lập danh sách": no group
        if not requested and _goes_on_list(text, start, comma):
            continue
        found = subject_of(text, comma.end(), offset, generic=timed, conditional=conditional)
        if found[0] and begun is not None and ends_at(text, begun) == found[1]:
            return split(text, begun, found[1], offset, 0.85), found[1]
        if found[0]:
            return found
        if begun is None and EVERY.match(text, comma.end()) and HEAD.match(text, comma.end()):
            begun = comma.end()
    return NOBODY


def _named_past(text: str, start: int, end: int, offset: int) -> Found:
    """The body whose clause follows those a sentence concerns, of whom it only says how things stand.

    "Riêng các xã, phường chưa có trụ sở, Sở Xây dựng phối hợp với Sở Tài chính rà soát"; "Đối với 03 xã (Mẫu An, Mẫu
    Hòa, Mẫu Phú), Bộ Chỉ huy quân sự tỉnh bố trí lực lượng".
    """
    several = EVERY.match(text, start) or COUNTED.match(text, start)
    for comma in AFTER_COMMA.finditer(text, start, min(end, start + 300)) if several else ():
        stands = text[comma.start() - 1] == ")" or STANDS.search(text, start, comma.start())
        if stands and NAMED_BODY.match(text, comma.end()):
            return subject_of(text, comma.end(), offset, generic=False)
    return NOBODY


# "Đối với 12 tỉnh chưa hoàn thành số hóa, giao Bộ Tư pháp làm việc ...": what it concerns, then who is charged
# "riêng nội dung giá đất phi nông nghiệp giao Trung tâm ...": what is given apart, and to whom
TOPIC_GIVEN = re.compile(
    r"(?:nội dung|phần|việc|khối lượng|hạng mục|nhiệm vụ)\s[^.;:,]{2,120}?\s(?<!được )(?<!đã )giao\s(?=\S)"
)
COUNTED = re.compile(r"\d{1,3}\s(?:tỉnh|thành phố|huyện|xã|phường|thôn|bản|ấp|địa phương|khu vực|hộ|trường|dự án)\b")
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
LISTED = re.compile(rf"(?:{by_letter('báo cáo|trình|với|cùng|cho|gửi', behind=BEGINS_WORD)})\s")
# "Căn cứ nhiệm vụ, chỉ đạo các trường phổ thông, các trung tâm trực thuộc | lồng ghép ...": whom one is to direct
DIRECTED = re.compile(rf"(?:{by_letter('chỉ đạo|hướng dẫn|đôn đốc|vận động', behind=BEGINS_WORD)})\s(?=các\s)")
# "Trong tháng 9, dưới sự lãnh đạo của Bộ Chính trị, Ban Bí thư, công tác ...": under whom things went so
UNDER = re.compile(r"\bdưới sự lãnh đạo[^.;]{0,120}?\scủa\s(?=(?:Bộ Chính trị|Trung ương|Đảng|Quốc hội)\b(?! ủy| uỷ))")


def _goes_on_list(text: str, start: int, comma: re.Match[str]) -> bool:
    """Whether a comma stands in a list of those one works with, reports to or directs."""
    if any(HEAD.match(text, listed.end()) for listed in LISTED.finditer(text, start, comma.start())):
        return True
    directed = [*DIRECTED.finditer(text, start, comma.start())] if " các " in text else []
    directed += UNDER.finditer(text, start, comma.start()) if "dưới sự " in text else ()
    return any(HEAD.match(text, to.end()) and ends_at(text, to.end()) > comma.end() for to in directed)
