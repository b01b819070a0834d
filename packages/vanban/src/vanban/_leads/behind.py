"""Bodies that stand behind their duty: in a bracket, as those by whom it is done, or to whom it is given."""

from __future__ import annotations

import re

from vanban._bodies.heads import NAMED_BODY
from vanban._bodies.items import bodies_at
from vanban._leads.words import IMPERATIVE
from vanban._model import Body
from vanban._normalise import holds
from vanban._verbs import STOP

# A plan may name the lead behind the duty: "... hoàn thành gieo cấy trước ngày 28/02/2026 (Phòng Kinh tế chủ trì)"
BRACKETED = ("chủ trì", "(do ", "(giao ")
BRACKET = re.compile(r"\((?:[Gg]iao\s|[Dd]o\s)?(?=\w)")


def in_bracket(text: str, start: int) -> list[Body]:
    """The bodies a bracket behind a duty says take the lead."""
    for bracket in BRACKET.finditer(text, start) if "(" in text and holds(text, BRACKETED) else ():
        found, end = bodies_at(text, bracket.end(), 0, 0.9)
        if found and (
            text.startswith("chủ trì", end)
            or (bracket[0].startswith("(giao") and text.startswith(")", end))
            or (bracket[0] == "(do " and DONE_BY.match(text, _past_helpers(text, end)))
        ):
            return found
    return _alone_in_bracket(text, start) if text.rstrip(" .;").endswith(")") else []


# "Rà soát cơ chế, chính sách (Sở Nội vụ).", "Cập nhật dữ liệu (Công an xã thực hiện)": nothing but who does it
LAST_BRACKET = re.compile(rf"\((?={NAMED_BODY.pattern})[^()]{{3,160}}\)[ .;]*$")
_DOES_IT = ("thực hiện)", "tham mưu)", "phụ trách)", "chịu trách nhiệm)", "triển khai)")
# ... and not which ones are meant, who receives it or where: "các cơ quan chức năng (Công an)", "gửi UBND (Sở ...)"
EXPLAINED = re.compile(
    r"(?:[Cc]ác|[Nn]hững|[Mm]ột số|[Nn]hư)\s(?:cơ quan|đơn vị|sở|trường|tổ chức|bộ|ban|ngành|bệnh viện|"
    r"lực lượng|doanh nghiệp|phòng|xã|cục|vụ|hội|địa phương|viện)\b[^.;,()]{0,60}$|"
    rf"\b(?:tại|ở|qua|đến|cho|gửi)\s[^.;,()]{{0,60}}$|{NAMED_BODY.pattern}[^.;,()]{{0,60}}$"
)


def _alone_in_bracket(text: str, start: int) -> list[Body]:
    """The bodies of a bracket that ends an order and names nobody else, with no word or only that they do it."""
    last = LAST_BRACKET.search(text, max(start, text.rfind("(")))
    if last is None or not IMPERATIVE.match(text, start):
        return []
    found, end = bodies_at(text, last.start() + 1, 0, 0.85)
    closes = text.startswith(")", end) and not EXPLAINED.search(text, max(start, last.start() - 80), last.start())
    return found if closes or text.startswith(_DOES_IT, end) else []


# "(do Ban Quản lý chợ phối hợp Ngân hàng Nông nghiệp đảm nhận)": what is done stands behind those who help
HELPED = re.compile(r"phối hợp(?: (?:với|cùng))?\s(?=\S)")


def _past_helpers(text: str, at: int) -> int:
    helped = HELPED.match(text, at)
    return bodies_at(text, helped.end(), 0, 0.9)[1] if helped else at


# "Việc thẩm định do Vụ Kế hoạch - Tài chính thực hiện", "Nội dung này giao Bộ Tư pháp thẩm định"
# "Vận động các nhà hảo tâm hỗ trợ hộ nghèo - do Ủy ban nhân dân các xã thực hiện": behind the work and a dash
DASHED = re.compile(r"\s[-–]\s(?:do|giao)\s(?=\S)")
BY_WHOM = re.compile(r"\s(?:do|(?:này|trên|đó) giao)\s(?=\S)|,\sgiao\s(?=\S)")
# "Kiến nghị nạo vét luồng Định An - Cần Thơ giao Bộ Xây dựng xử lý": what is given, and to whom
SUBMITTED = re.compile(
    r"(?:Các |Những )?(?:[Kk]iến nghị|[Đđ]ề xuất|[Đđ]ề nghị|[Nn]ội dung|[Vv]ấn đề|[Vv]iệc)\b[^.;:]{3,300}?"
    r"(?<!việc)(?P<given>\sgiao\s)(?=\S)"
)
DONE_BY = re.compile(
    r"(?:cùng |trực tiếp )?"
    r"(?:chủ trì|làm(?! (?:Tổ|Trưởng|trưởng|Phó|Chủ|chủ đầu tư|thành viên|tổ trưởng))|đảm trách|tổ chức|"
    r"thực hiện|đảm nhận|đảm nhiệm|chịu trách nhiệm|phụ trách|tham mưu|bảo đảm|thẩm định|bố trí|chi trả|cân đối|"
    r"tự (?:chuẩn bị|bố trí|bảo đảm|đảm bảo|túc|lo))\b"
)


# "đối với các hoạt động | do các cơ quan trực tiếp thực hiện": of which work it is said
OF_WHICH = re.compile(r"\b(?:các|những) (?:hoạt động|nội dung|nhiệm vụ|dự án|công việc|khoản|phần)$")
# "Tăng cường kiểm tra chất lượng nước, giao Sở Y tế chủ trì": who does what a verb orders, and not what follows it
BY_VERB = re.compile(
    r"cùng (?:làm|thực hiện|chịu trách nhiệm)\b|(?:chủ trì|(?:là|làm) (?:cơ quan |đơn vị )?(?:chủ trì|đầu mối))\b"
)

# "Phối hợp tổ chức hội nghị do Bộ Tài chính chủ trì", "Tham gia các cuộc họp do Sở Y tế chủ trì": what others hold
JOINS = re.compile(r"(?:Phối hợp|Tham gia|Tham dự)\b")


def done_by(text: str, start: int, stop: int, *, told: bool = True) -> list[Body]:
    """The bodies by whom a sentence before `stop` that opens with the work says it is done.

    Where it opens with a verb that orders (not `told`), they are only those who do it together or chair it.
    """
    if JOINS.match(text, start):
        return []
    for by in BY_WHOM.finditer(text, start, stop) if " do " in text or " giao " in text else ():
        if OF_WHICH.search(text, max(start, by.start() - 40), by.start()):
            continue
        found, end = bodies_at(text, by.end(), 0, 0.85)
        if not told and not BY_VERB.match(text, end):
            continue
        if found and ("giao" in by[0] or DONE_BY.match(text, end)):
            return found
    return []


# "Rà soát các cơ sở vi phạm. Giao | Sở Y tế chủ trì, Công an tỉnh phối hợp thực hiện.": nothing else is given to them
CHAIRS_ALL = re.compile(
    r"[^.;:]{3,200}?\s(?:chủ trì|làm (?:cơ quan |đơn vị )?(?:chủ trì|đầu mối))(?:,\s[^.;:]{3,200}?\sphối hợp)?"
    r"(?:\s(?:thực hiện|triển khai))?\W*$"
)


def chairs_all(text: str, start: int) -> bool:
    """Whether the last sentence only says that the bodies from `start` on chair what the provision orders."""
    return text[max(0, start - 2) : start] in ("; ", "o ") and CHAIRS_ALL.match(text, start) is not None


def dashed(text: str, start: int) -> list[Body]:
    """The bodies that stand behind the whole duty and a dash as those by whom it is done."""
    for by in DASHED.finditer(text, start) if " do " in text or " giao " in text else ():
        found, end = bodies_at(text, by.end(), 0, 0.85)
        if found and DONE_BY.match(text, end):
            return found
    return []


# "Tổ chức thành 03 đoàn, do lãnh đạo Bộ Nội vụ làm trưởng đoàn", "Bồi dưỡng: mở 02 lớp, giao Sở Y tế thực hiện": who
# does what a sentence orders
AND_BY = re.compile(r",\s(?:do|giao)\s(?:lãnh đạo\s)?(?=\S)")


def said_last(text: str, start: int) -> list[Body]:
    """The bodies by whom an order is done, said behind it and a comma."""
    for by in AND_BY.finditer(text, start) if ", do " in text or ", giao " in text else ():
        found, end = bodies_at(text, by.end(), 0, 0.85)
        if found and (DONE_BY.match(text, end) or HEADS.match(text, end)):
            return found
    return []


HEADS = re.compile(r"làm (?:trưởng|tổ trưởng|chủ|đầu mối|nòng cốt)\b")


# "Chuẩn bị sân bãi: Trường Trung học cơ sở Mẫu 1.": the work, a colon, and nothing but who does it
LAST = re.compile(r"[^.;:]{3,160}:\s+(?=\S)")


def named_last(text: str, start: int) -> list[Body]:
    """The bodies that alone stand behind the work and a colon."""
    work = LAST.match(text, start) if text.find(":", start) > 0 and IMPERATIVE.match(text, start) else None
    found, end = bodies_at(text, work.end(), 0, 0.85) if work else ([], 0)
    return found if text[end:].strip(" .;/") == "" and all(NAMED_BODY.match(body.text) for body in found) else []


def given_to(text: str, start: int) -> list[Body]:
    """The bodies to whom a proposal that opens a sentence is given."""
    match = SUBMITTED.match(text, start)
    if not match:
        return []
    found, end = bodies_at(text, match.end(), 0, 0.85)
    return found if found and STOP.match(text, end) else []


# "Phê bình UBND xã A để xảy ra vi phạm; yêu cầu kiểm điểm, báo cáo trước ngày ...": who is reproved has to act
REPROVED = re.compile(r"(?:Nghiêm khắc )?(?:[Pp]hê bình|[Nn]hắc nhở)\s(?=[^;.]{4,300}[;.]\s[Yy]êu cầu\s(?=\S))")


def reproved(text: str, start: int) -> list[Body]:
    """The bodies a sentence reproves, where the next one orders what nobody else is named for."""
    match = REPROVED.match(text, start)
    if match is None:
        return []
    why = FOR_WHAT.search(text, match.end())
    return bodies_at(text[: why.start()] if why else text, match.end(), 0, 0.85)[0]


# "Phê bình Chủ tịch UBND xã A | chưa thực hiện nghiêm ...": for what somebody is reproved
FOR_WHAT = re.compile(r"\s(?:chưa|không|đã|còn|để|vì|do)\s")
