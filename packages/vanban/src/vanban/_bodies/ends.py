"""Where a list of bodies ends: at a verb, a mark, or past a name that is whole."""

from __future__ import annotations

import re
from functools import lru_cache

from vanban._bodies.composed import duty_past_composed
from vanban._bodies.heads import GROUP, HEAD, NAMED_BODY
from vanban._bodies.units import past_unit
from vanban._places import PLACE
from vanban._verbs import STOP, STRONG
from vanban._whole_names import duty_past_name
from vanban._words import LOWER, UPPER

COLON_LIST = re.compile(
    r"(?:[Cc]ác\s)?(?:[Tt]ập đoàn|[Vv]ụ|[Cc]ục|Vụ, Cục|Cục, Vụ|"
    r"tỉnh|thành phố|tỉnh, thành phố|[Ss]ở|[Bb]ộ|sở, ngành|bộ, ngành|cơ quan|đơn vị|"
    r"huyện|quận|xã|phường|phòng|[Tt]ổng công ty|[Tt]ập đoàn, tổng công ty|xã, phường|địa phương|"
    r"Bộ, cơ quan|doanh nghiệp(?:\s\w+){0,2}|Tổng giám đốc|[Bb]an [Qq]uản lý dự án|"
    r"Sở, ban, ngành|sở, ban, ngành|[Cc]ông ty[^.,;:]{0,30})$"
)
_SEVERAL = re.compile(r"\b[Cc]ác\b|[Tt]ổng giám đốc|[Cc]ông ty|[Tt]ập đoàn")
# "UBND các xã vùng cao: Mèo Vạc, Đồng Văn, Yên Minh": which of them, before at least two names
_KIND_LIST = re.compile(rf"\b(?:tỉnh|xã|phường|huyện|thành phố|địa phương|đơn vị|cơ quan)(?:\s[{LOWER}]+){{1,4}}$")
_NAMES_FOLLOW = re.compile(rf"\s[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{0,3}}(?:,|\svà)\s[{UPPER}]")
_OPENING_VERBS = (
    "Chủ động|Chủ trì|Tập trung|Tiếp tục|Tăng cường|Khẩn trương|Tổ chức|Thực hiện|Triển khai|Rà soát|Xây dựng|"
    "Tham mưu|Hướng dẫn|Báo cáo|"
    "Phối hợp|Chỉ đạo|Đẩy mạnh|Theo dõi|Kiểm tra|Căn cứ|Nghiên cứu|Đề nghị|Yêu cầu|Giao|Thường xuyên|Kịp thời|"
    "Đảm bảo|Bảo đảm"
)
LIMIT = 700
# A verb right after one of these may name which bodies are meant ("Các cơ quan | quản lý nước | có trách nhiệm ...").
GENERIC = re.compile(
    r"(?:cơ quan|đơn vị|địa phương|đầu mối|tổ chức|cá nhân|hộ gia đình|doanh nghiệp|ban, ngành|sở, ngành|ngành|"
    r"lực lượng|thương nhân|"
    r"chủ đầu tư|cán bộ|bộ phận|thành viên|nghĩa vụ|"
    r"Người|Hộ|hộ|chủ thể|cơ sở|người dân|Cơ quan|Đơn vị|tổ công tác|Tổ công tác|Ban Chỉ đạo|Ban chỉ đạo|"
    r"Ban Quản lý[^,;]{0,40}|Ban quản lý[^,;]{0,40}|Hội đồng|người|trường|nhà máy|dự án|trung tâm|chủ)\s?$"
)
# Boards are named by what they do ("Ban Chỉ đạo phòng, chống tội phạm", "Tổ công tác triển khai Đề án 06").
COMMITTEE = re.compile(
    r"(?:Ban Chỉ đạo|Ban chỉ đạo|Ban Quản lý(?:\s\w+){0,3}|Ban quản lý(?:\s\w+){0,3}|Ban QLDA|Ban Chỉ huy|Tổ công tác|"
    r"Tổ Công tác|Hội đồng|Đoàn kiểm tra|Quỹ)\s$"
)
# ... and not by the paper work that all do: "Cơ quan thường trực Ban Chỉ đạo | tổng hợp kết quả thực hiện ..."
OFFICE_WORK = re.compile(
    r"(?:tổng hợp|báo cáo|theo dõi|đôn đốc|hướng dẫn|tham mưu|gửi|thông báo|ban hành|yêu cầu|giao|đề nghị|công bố|"
    r"họp|tham gia|làm việc|phối hợp)\b"
)
# "Ban Quản lý chợ Phú Mẫu | sắp xếp ...": a proper name ends it
PROPER = re.compile(rf"\s[{UPPER}][{LOWER}]+\s$")
# "Cục Quản lý, giám sát tổ chức tín dụng", "Vụ Dự báo, thống kê": what a unit is named by goes on past a comma
FIELDS = re.compile(
    r"(?:Cục|Vụ|Ban|Phòng|Chi cục|Trung tâm) (?:Quản lý|Dự báo|Kiểm tra|Giám sát|Phân tích|Thống kê|Hợp tác), $"
)
# "Vụ Giám sát, thẩm định và | xử lý sau thanh tra": the last of several fields
LAST_FIELD = re.compile(rf"(?:Cục|Vụ|Ban|Phòng|Chi cục|Trung tâm) [{UPPER}][^,;]{{2,30}}, [{LOWER}][^,;]{{2,40}} và $")
# "Vụ Thanh tra, giải quyết khiếu nại, tố cáo khối kinh tế tổng hợp (Vụ II)": what a unit of inspectors is named by
INSPECTORATE = re.compile(r"giải quyết khiếu nại, tố cáo\b")
# "Các doanh nghiệp công nghệ (Viettel, VNPT) | làm chủ công nghệ lõi": past a bracket of names a word in small letters
# is the duty, a verb that is known or not
PAST_BRACKET = re.compile(
    rf"(?<=\)) (?=[{LOWER}])(?!(?:và|cùng|với|các|của|tỉnh|thành phố|thuộc|trực thuộc|nơi|có|còn|chưa|đã|đang|tại|về|"
    r"theo|trong|xã|phường|được|là|sau|do|ở|hay|hoặc|từ|đến|số|để|trước|trên|cho|này|đó|khu|vùng|cấp|ban|bị|nhưng|nhất)\b)"
)
# "Bộ Nội vụ | được giao xây dựng ...": said of one body by its name it is no attribute
ASSIGNED = re.compile(r"(?<=\s)được (?:giao|phân công)\s(?!chủ trì[,:])")
# "các địa phương có tỷ lệ giải ngân thấp | kiểm điểm ...": how things stand with a body says which ones are meant
QUALIFIED = re.compile(
    r"(?:cơ quan|đơn vị|địa phương|bộ|ngành|tỉnh|thành phố|xã|phường|chủ đầu tư|doanh nghiệp|trường)"
    r"\s(?:có(?! liên quan)|còn|chưa|đang|đã|bị)\s"
)
MEASURED = re.compile(
    r"\b(?:tỷ lệ|chỉ số|Chỉ số|kết quả|tiến độ|số|mức|nguy cơ|nhu cầu|khả năng|điều kiện|hồ sơ|kế hoạch|dự án|"
    r"công trình|nhiệm vụ|công tác|việc|diện tích|quy hoạch|hoạt động|tình trạng|vốn)\s$"
)
# "các địa phương có dự án | phối hợp chặt chẽ": what a body has says which ones are meant, and the duty follows
HAVING = re.compile(
    r"\bcó (?:dự án|công trình|điều kiện|vốn|diện tích|hồ sơ|biển|rừng|tuyến|người dân)[^,;.:]{0,40}\s$"
)
OWN_WORK = re.compile(r"(?:phối hợp|báo cáo|rà soát|chỉ đạo|tập trung|khẩn trương|chủ động|tổ chức|bố trí)\b")
# "Các đơn vị | thực hiện nghiêm túc ...": carrying out and its manner are no name
CARRIED_OUT = re.compile(
    r"(?:thực hiện|triển khai|tổ chức|báo cáo)\s(?:nghiêm|trực tiếp|tích cực|quyết liệt|thường xuyên|chủ động|"
    r"kịp thời|đầy đủ|tốt|hiệu quả)"
)
# "Những đơn vị chưa gửi báo cáo (danh sách kèm theo) | giải trình ...": a bracket ends what is said of which ones
SAID_WHICH = re.compile(r"[^.,;:()]{3,120}\([^()]{3,120}\)\s")
# "Ban Quản lý dự án | yêu cầu nhà thầu ...": whom others are asked for is no part of a name
ASKS = re.compile(r"yêu cầu\s(?:các|nhà|đơn vị|chủ|từng)\b")
# "các cơ quan | trình Chính phủ phương án": to whom it is submitted is no part of a name
SUBMITS = re.compile(rf"(?:trình|báo cáo|tham mưu)(?: cho)?\s[{UPPER}]")
# "phối hợp với cơ quan quản lý | trong việc phổ biến ...": which ones are meant, and for what
IN_WHAT = re.compile(r"quản lý(?: nhà nước| chuyên ngành)?(?=\s(?:trong việc|trong công tác|về việc|để|nhằm)\s)")
# "Thủ trưởng các đơn vị | nghiêm túc triển khai, chịu trách nhiệm ...": how something is done is no part of a name
MANNERED = re.compile(
    r"(?:nghiêm túc|khẩn trương|tích cực|quyết liệt|tiếp tục|tăng cường|tập trung|đẩy mạnh|kịp thời)\s"
)
_TRADES = (
    r"(?:quản lý, (?:khai thác|vận hành)|thi công, tư vấn(?: giám sát| thiết kế)?|thi công|"
    r"khai thác(?:,? sử dụng)?(?: công trình thủy lợi| khoáng sản| tài nguyên nước| nước)?|"
    r"tư vấn|vận tải|kinh doanh|sản xuất|chế biến|thu mua|nuôi trồng|xuất khẩu|nhập khẩu|phân phối|"
    r"tiếp dân|tiếp công dân|quản lý (?:đường (?:thủy|bộ|sắt)|rừng|chợ|bến xe|chung cư|tòa nhà|hồ chứa|công trình)|"
    r"cung cấp (?:suất ăn(?: sẵn)?|dịch vụ)|"
    r"sử dụng (?:ngân sách(?: nhà nước)?|lao động|đất|tài sản công))"
)
OCCUPATION = re.compile(
    rf"{_TRADES}(?:(?:, và |, | và ){_TRADES}){{0,3}}(?:\s|(?=[:,]))"
)  # "Các đơn vị thi công | tăng ca ..."
AFTER_TRADE = re.compile(rf"(?<=\s){_TRADES}(?:, và |, | và )$")
# "Các doanh nghiệp | cung cấp phần mềm (VNPT, Viettel) | bố trí ...": names in a bracket say which ones are meant
OF_WHICH = re.compile(rf"[^.,;:()]{{3,80}}\([{UPPER}][^()]{{1,200}}\)\s")
APPOINTED = re.compile(r"được (?:phân công|giao)\s(?:chủ trì\s)?$")
# "Các đơn vị | rà soát các nội dung cần sửa đổi": what needs it is the object, no second verb of the subject
AMBIGUOUS = re.compile(r"cần|phải|chủ trì|chỉ đạo|thường xuyên|trực tiếp")
OBJECT = re.compile(r"\b(?:các|những|toàn bộ|việc|kết quả|tình hình|nội dung|nhiệm vụ|số liệu|vấn đề|văn bản)\b")
ONLY_IF = re.compile(r"(?:khi|nếu)\s")  # "các cơ quan | khi cần trao đổi": on what condition is no part of a name
OBLIGED = re.compile(r"(?:có|chịu) trách nhiệm|có nhiệm vụ|phải")
# Past these no name goes on.
BREAK = re.compile(r"[.;:\n“”]|\s(?:để|nhằm|trong việc|nếu)\s|,\s")
# "UBND TP. Hồ Chí Minh": the full stop of a shortened word ends no list
ABBREVIATED = re.compile(r"\b(?:TP|Tp|TX|TT|Q|P)$")
INSIDE = re.compile(r"[.;:()\n“”]")
_AFTER_COLON = re.compile(
    rf"\s(?:\d{{1,2}},\s(?:\d|[{UPPER}])|[{UPPER}]\w*(?:\s[\w-]+){{0,6}}(?:,|\svà)\s[{UPPER}]|(?!(?:Là|Có|Được|Phải|Các|Trong|Tại|Khi|"
    rf"{_OPENING_VERBS})\b)[{UPPER}]\w+)"
)


def ends_at(text: str, start: int) -> int:
    """Return where the list of bodies that begins at `start` ends: at a verb, a mark, or the end of the text."""
    return _ends_once(text, start) if len(text) < _REMEMBERED else _ends_at(text, start)


_REMEMBERED = 4096  # characters up to which an end is kept: it is asked for several times in a row


@lru_cache(maxsize=256)
def _ends_once(text: str, start: int) -> int:
    return _ends_at(text, start)


def _ends_at(text: str, start: int) -> int:
    at, limit = start, min(len(text), start + LIMIT)
    end = _verb_at(text, start, at, limit)
    while at < limit:
        if at > end:  # a bracket reached past the verb
            end = _verb_at(text, start, at, limit)
        mark = INSIDE.search(text, at, end)
        if mark is None:
            return _duty_past(text, start, end, at_verb=end < limit and not _ADVERB_ENDS.match(text, end))
        after = _past_mark(text, start, mark)
        if after is None:
            return _duty_past(text, start, mark.start(), at_verb=False)
        if mark[0] == "(" and PAST_BRACKET.match(text, after):
            return after + 1
        at = after
    return limit


# "Xí nghiệp Thoát nước | khơi cống trong ngày 30/10": what only says when, at the end, is no verb
_ADVERB_ENDS = re.compile(
    r"(?:trong|trước|chậm nhất|theo quy định|ngay|kịp thời|định kỳ|để|nhằm|khi|nếu)\b[^.;:,]{0,40}[.;:,]"
)


def _duty_past(text: str, start: int, end: int, *, at_verb: bool) -> int:
    """Where the duty begins past a name that is known whole or whole by its composition, `end` where there is none."""
    return duty_past_composed(text, start, duty_past_name(text, start, end), at_verb=at_verb)


def _verb_at(text: str, start: int, at: int, limit: int) -> int:
    """The next verb; one that only says which bodies are meant is passed when the true one follows in the clause."""
    stop = STOP.search(text, at, limit)
    if stop is None:
        return limit
    found = stop.start()
    if (past := past_unit(text, start, found, limit)) > found:
        return _verb_at(text, start, past, limit)
    if text.endswith(", ", start, found) and FIELDS.search(text, max(start, found - 30), found):
        return _verb_at(text, start, stop.end(), limit)
    if text.endswith(" và ", start, found) and LAST_FIELD.search(text, max(start, found - 90), found):
        return _verb_at(text, start, stop.end(), limit)
    if INSPECTORATE.match(text, found) and text.endswith("Thanh tra, ", start, found):
        return _verb_at(text, start, found + len("giải quyết khiếu nại, tố cáo"), limit)
    assigned = ASSIGNED.search(text, at, found)
    if assigned and NAMED_BODY.match(text, start) and not GENERIC.search(text, start, assigned.start() - 1):
        strong = STRONG.search(text, found, min(limit, found + 120))
        if strong is None or BREAK.search(text, found, strong.start()):
            return assigned.start()
    if (qualified := QUALIFIED.search(text, max(start, found - 80), found)) and not BREAK.search(
        text, qualified.end(), found
    ):
        strong = STRONG.search(text, found, min(limit, found + 160))
        if strong and not BREAK.search(text, found, strong.start()):
            return strong.start()
        if (said := SAID_WHICH.match(text, found)) and STOP.match(text, said.end()):
            return said.end()
        if OWN_WORK.match(text, found) and HAVING.search(text, qualified.start(), found):
            return found
        if MEASURED.search(text, qualified.start(), found):
            return _verb_at(text, start, stop.end(), limit)
    if text[stop.end() : stop.end() + 1] == ":" and PLACE.match(text, stop.end() + 2):
        return _verb_at(text, start, stop.end(), limit)  # "các tỉnh | tham gia: Lào Cai, Điện Biên | thành lập ..."
    if COMMITTEE.search(text, max(start, found - 40), found) and not (
        STRONG.match(text, found)
        or OFFICE_WORK.match(text, found)
        or PROPER.search(text, max(start, found - 20), found)
    ):
        if text[stop.end() + 1 : stop.end() + 2].isupper():  # "Khu Nông nghiệp ứng dụng Công nghệ cao"
            return _verb_at(text, start, stop.end(), limit)
        following = STOP.search(text, stop.end(), min(limit, found + 90))
        between = text[stop.end() : following.start()] if following else ","
        return following.start() if following and len(between.split()) > 1 and "," not in between else found
    if APPOINTED.search(text, max(start, found - 40), found):  # "được phân công chủ trì | soạn thảo | chịu trách nhiệm"
        strong = STRONG.search(text, found, min(limit, found + 120))
        if strong and not BREAK.search(text, found, strong.start()):
            return strong.start()
    if (lives := _occupied(text, start, found, limit)) is not None:
        return lives
    if ONLY_IF.match(text, found):
        return found
    if STRONG.match(text, found) is None and GENERIC.search(text, max(start, found - 60), found):
        strong = STRONG.search(text, found, min(limit, found + 240))
        if strong and AMBIGUOUS.match(strong[0]) and OBJECT.search(text, stop.end(), strong.start()):
            lists = [mark.end() for mark in BREAK.finditer(text, found, strong.start()) if mark[0] == ", "]
            if not any(text.startswith("các ", at) and HEAD.match(text, at) for at in lists):
                return found  # "các đơn vị giao kế hoạch, các cơ quan chủ trì dự án": the list goes on
        if any(pattern.match(text, found) for pattern in (CARRIED_OUT, ASKS, MANNERED, SUBMITS)):
            return found
        if in_what := IN_WHAT.match(text, found):
            return in_what.end()
        if (named := OF_WHICH.match(text, found)) and (follows := STOP.match(text, named.end())):
            return follows.start()
        if strong and all(_goes_past(text, mark, strong[0]) for mark in BREAK.finditer(text, found, strong.start())):
            return strong.start()
    return found


def _occupied(text: str, start: int, found: int, limit: int) -> int | None:
    """Where a name ends whose verb says what the body does for a living ("Các đơn vị thi công | tăng ca")."""
    if listed := AFTER_TRADE.search(text, max(start, found - 40), found):
        found = listed.start()  # "doanh nghiệp sản xuất, | nhập khẩu | thực hiện ..."
    kind = OCCUPATION.match(text, found)
    if kind is None or not (
        text.endswith(("nhà thầu ", "Nhà thầu ", "các công ty "), start, found)
        or GENERIC.search(text, max(start, found - 60), found)
    ):
        return None
    at = kind.end()
    if text.startswith(":", at):
        return at
    if text.startswith(", ", at):  # "Các doanh nghiệp chế biến, cơ sở thu mua thủy sản | không mua ..."
        return _verb_at(text, start, at + 2, limit) if HEAD.match(text, at + 2) or GROUP.match(text, at + 2) else None
    duty = STOP.search(text, at, at + 30)
    made = text[at : duty.start()] if duty else ","
    return duty.start() if duty and len(made.split()) <= 2 and not INSIDE.search(made) and "," not in made else None


def _goes_past(text: str, mark: re.Match[str], proof: str) -> bool:
    """Whether a mark between a name's own verb and the true one is only the comma before the list's next body."""
    if mark[0] != ", ":
        return False
    if OBLIGED.match(proof) and STOP.match(text, mark.end()):
        return True  # "Các đơn vị quản lý, sử dụng tài sản công có trách nhiệm ..."
    return text[mark.end() : mark.end() + 1].isupper() or bool(
        HEAD.match(text, mark.end()) or GROUP.match(text, mark.end())
    )


def _past_mark(text: str, start: int, mark: re.Match[str]) -> int | None:
    """Where a list goes on after a mark inside it, None where it ends there."""
    at = mark.start()
    if mark[0] == "(":
        close = text.find(")", at, at + 500)
        return close + 1 if close > 0 else None
    if mark[0] == ";" and HEAD.match(text, at + 2):
        return at + 1
    if mark[0] == ":" and _KIND_LIST.search(text, max(start, at - 60), at) and _NAMES_FOLLOW.match(text, at + 1):
        return at + 1
    if mark[0] == ":" and COLON_LIST.search(text, max(start, at - 40), at) and _SEVERAL.search(text, start, at):
        follows = HEAD.match(text, at + 2) or _AFTER_COLON.match(text, at + 1)
        return at + 1 if follows and not _is_duty(text[at + 2 : at + 60]) else None
    if text.startswith("... ", at) and STOP.match(text, at + 4):
        return at + 3  # "UBND các xã: Mẫu Sơn, Mẫu Thủy... | chủ động ..."
    if mark[0] == "." and (text[at + 1 : at + 2].isalnum() or ABBREVIATED.search(text, max(start, at - 3), at)):
        return at + 1
    return None


def _is_duty(words: str) -> bool:
    """Whether a duty follows a colon ("Tuyên truyền, vận động ..."), not names ("Xây dựng, Công Thương")."""
    verb = STOP.match(f" {words[:1].lower()}{words[1:]}", 1)
    if verb is None or not words[:1].isupper() or not words[verb.end() - 1 :].lstrip(" ,")[:1].islower():
        return False
    return not words.partition(", ")[2][:1].isupper()
