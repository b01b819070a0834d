"""Items that state one attribute of the task above or beside them: "Cơ quan chủ trì: ...", "Thời gian: ..."."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from vanban._bodies.ends import ends_at
from vanban._bodies.heads import HEAD
from vanban._leads.words import IMPERATIVE

Attribute = Literal["task", "lead", "support", "bodies", "time", "product", "supervise", "report", "other"]
_BODY = (
    r"(?:các\s)?(?:cơ quan|đơn vị|bộ phận|tổ chức|cán bộ|người|phòng|sở(?=,))"
    r"(?:(?:, |/)(?:cơ quan|đơn vị|địa phương|cá nhân|ban|ngành)){0,3}"
)
_COLON = r"\s{0,3}:\s*"
_AND = r"(?:\s?[,/]\s?|\s(?:và\s)?)"  # "thực hiện/hoàn thành", "sản phẩm, kết quả"
ABOVE = r"(?:các |những )?(?:nhiệm vụ|nội dung|công việc|việc)(?: nêu)? (?:trên|này)"  # what a line below them all says
_TASK = (
    r"(?:tên\s)?(?:nhiệm vụ|nội dung(?:\s(?:thực hiện|công việc|nhiệm vụ|triển khai|chủ yếu|cụ thể))?|công việc)"
    rf"{_COLON}"
)
_SUPPORT = (
    rf"(?:{_BODY}\s)?(?:cùng\s|tham gia{_AND})?phối hợp(?:\s(?:thực hiện|triển khai|tham mưu|với|cùng)){{0,2}}{_COLON}|"
    rf"(?:{_BODY}\s)tham gia(?:\s(?:thực hiện|ý kiến))?{_COLON}"
)
_LEAD = (
    rf"(?:{_BODY}\s)?(?:chủ trì|phụ trách)(?:,\s|\svà\s|/)(?:(?:cơ quan|đơn vị)\s)?phối hợp(?:\sthực hiện)?{_COLON}|"
    rf"(?:{_BODY}\s)?phụ trách{_COLON}|"
    rf"(?:{_BODY}\s)?(?:(?:chịu )?trách nhiệm\s(?:chính\s)?)?chủ trì"
    rf"(?:[\s,]{{1,3}}(?:thực hiện|tham mưu|triển khai|soạn thảo)){{0,3}}{_COLON}|"
    rf"(?:{_BODY}\s)?chịu trách nhiệm(?:\s(?:chính|thực hiện|tham mưu|triển khai)){{0,2}}{_COLON}|"
    rf"phân công(?:\s(?:thực hiện|nhiệm vụ))?{_COLON}|"
    r"(?:(?:cơ quan|đơn vị|bộ phận|phòng)\sđầu mối|đầu mối\s(?:thực hiện|triển khai))"
    rf"(?:\s(?:thực hiện|triển khai|tham mưu))?{_COLON}|"
    rf"{_BODY}\s(?:tham mưu|được giao|triển khai|chuẩn bị|soạn thảo){_COLON}|"
    rf"(?:đơn vị|cơ quan)\schính{_COLON}"
)
_BODIES = (
    rf"(?:{_BODY}\s)?(?:trách nhiệm\s)?(?:(?:lãnh đạo|chỉ đạo|tổ chức)(?:,?\s|$)){{0,2}}thực hiện{_COLON}|"
    rf"trách nhiệm{_COLON}"
)
_TIME = (
    r"(?:yêu cầu (?:về )?|dự kiến )?(?:(?:mốc )?thời gian|thời hạn|tiến độ|thời điểm|lộ trình|hạn|"
    r"(?:ngày|mốc|dự kiến|kế hoạch)(?= hoàn thành))"
    rf"(?:{_AND}(?:thực hiện|hoàn thành|triển khai|báo cáo|tổ chức|xong|\(?dự kiến\)?|tiến độ|thời hạn|ban hành|"
    r"kết thúc|xử lý|giải quyết|cụ thể|nhiệm vụ|chót|cuối cùng|"
    r"trình(?: [^\W\d]++){0,8}+)){0,4}"
    rf"(?:\s{ABOVE})?{_COLON}|"
    rf"hoàn thành{_COLON}(?=(?:trước|trong|chậm nhất|ngày|tháng|quý|năm|hết|cuối|đến|từ)\s|\d)"
)
_PRODUCT = (
    r"(?:(?:yêu cầu(?: về)?|dự kiến|hồ sơ,) )?(?:sản phẩm|kết quả|đầu ra|minh chứng)"
    rf"(?:{_AND}\(?(?:sản phẩm|kết quả|dự kiến|đầu ra|đạt được|hoàn thành|thực hiện|cụ thể|chủ yếu|công việc|giao nộp|"
    rf"trình|yêu cầu|(?:cần|phải) (?:đạt|hoàn thành))\)?){{0,4}}{_COLON}"
)
# Who watches over the task, and who is told of it, where nothing but bodies is named: "Đơn vị giám sát: Kiểm tra ..."
# orders something
_WATCH = "theo dõi|đôn đốc|giám sát|kiểm tra|đánh giá|tổng hợp"
_SUPERVISE = (
    rf"(?:{_BODY}|lãnh đạo)\s(?:chịu trách nhiệm\s)?(?:theo dõi|đôn đốc|giám sát|kiểm tra)"
    rf"(?:{_AND}(?:{_WATCH}|thực hiện)){{0,4}}{_COLON}"
)
_REPORT = rf"(?:cấp trình|(?:cơ quan|đơn vị|nơi|cấp) nhận (?:báo cáo|kết quả)|báo cáo(?: (?:về|cho))?){_COLON}"
ONLY_BODIES = ("supervise", "report")
# These describe an event or a project, and say nothing of who does what by when.
_OTHER = (
    r"(?:địa điểm|mức (?:thu|đóng(?: góp)?|vận động|phí|hỗ trợ|thưởng|chi)|"
    r"chủ đề|khẩu hiệu|địa bàn|môn thi|nội dung thi|thành phần|hình thức|đối tượng|số lượng|kinh phí|"
    r"nguồn vốn|tổng mức đầu tư|tên dự án|chủ đầu tư(?= ?:)|(?:cơ quan|đơn vị|cấp) (?:quản lý|chủ quản|"
    r"trình|ban hành|phê duyệt|thẩm định|theo dõi|giám sát|kiểm tra)|lãnh đạo (?:phụ trách|chỉ đạo)|chủ dự án|quy mô|"
    r"phạm vi|chương trình|khách mời|chủ trì hội nghị|nhóm dự án|phương pháp|thể lệ(?: và quy định)?|cách thức|lệ phí|"
    r"cơ cấu giải thưởng|giải thưởng|thời kỳ|thời gian (?:kiểm tra|giám sát|khảo sát|thi|dự thi|diễn ra|nghỉ|"
    rf"họp))(?:[\s,]\w+){{0,4}}{_COLON}"
)
GRAMMAR: tuple[tuple[Attribute, re.Pattern[str]], ...] = (
    ("task", re.compile(_TASK, re.IGNORECASE)),
    ("support", re.compile(_SUPPORT, re.IGNORECASE)),
    ("lead", re.compile(_LEAD, re.IGNORECASE)),
    ("bodies", re.compile(_BODIES, re.IGNORECASE)),
    ("time", re.compile(_TIME, re.IGNORECASE)),
    ("product", re.compile(_PRODUCT, re.IGNORECASE)),
    ("supervise", re.compile(_SUPERVISE, re.IGNORECASE)),
    ("report", re.compile(_REPORT, re.IGNORECASE)),
    ("other", re.compile(_OTHER, re.IGNORECASE)),
)


# "Chủ trì: Sở Tài chính; phối hợp: Sở Tư pháp; thời gian: Quý III/2026": several attributes on a line
BETWEEN = re.compile(r"(?:[;.,:]|\s[-–])\s+(?=\w)")


def attributes_in(text: str) -> list[tuple[Attribute, int, int]]:
    """Return (attribute, where its value begins, where it ends) for each that an item states; none for any other."""
    first = attribute_of(text)
    if first is None:
        return []
    end = len(text.rstrip(" .;)")) if text[0] == "(" else len(text)
    found = [(first[0], first[1], end)]
    if first[0] in ("task", "other"):
        return found
    for mark in BETWEEN.finditer(text, first[1]):
        following = attribute_of(text[mark.end() : mark.end() + _NAMED])
        if following and following[0] not in ("task", "other"):
            found[-1] = (*found[-1][:2], mark.start())
            found.append((following[0], mark.end() + following[1], end))
    return found


def attributes_after(text: str) -> list[tuple[Attribute, int, int]]:
    """Return the attributes that follow a duty on its line ("Tổ chức tập huấn. Đơn vị thực hiện: UBND các xã.")."""
    for mark in BETWEEN.finditer(text) if text.count(":") else ():
        near = text.find(":", mark.end(), mark.end() + _NAMED) > 0
        if (
            near
            and mark[0][0] != ","
            and (found := attributes_in(text[mark.end() :]))
            and found[0][0] not in ("task", "other")
        ):
            return [(attribute, mark.end() + start, mark.end() + end) for attribute, start, end in found]
    return []


_NAMED = 80  # characters: no attribute's name with its colon is longer


# "Cơ quan chủ trì, phối hợp", "Chủ trì thực hiện" head the lines that name them
ALONE = re.compile(
    r"(?:cơ quan\s|đơn vị\s|bộ phận\s)?(?P<role>chủ trì|phối hợp)(?:(?:,|\svà)\s(?:(?:cơ quan|"
    r"đơn vị)\s)?phối hợp)?(?:\sthực hiện)?",
    re.IGNORECASE,
)


# "- Hoàn thành trước ngày 30/6/2026.", "(Hoàn thành trong quý II/2026)": a dash or a line that says nothing but by when
DONE_BY = re.compile(
    r"\(?(?:hoàn thành|xong) (?=(?:trước|chậm nhất|trong) (?:\d{1,2}(?:h\d{0,2}| giờ(?: \d\d)?(?: phút)?),? )?"
    r"(?:(?:là|đến|hết|ngày|tháng|quý|năm) ){0,4}[\d/ivx]+(?:(?: tháng| năm) \d+){0,2}\W*$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=128)  # a provision is asked what it states by each that stands around it
def attribute_of(text: str) -> tuple[Attribute, int] | None:
    """Return (which attribute an item states, where its value begins), None for any other item."""
    if ":" not in text[:70]:
        if len(text) < _NAMED and (done := DONE_BY.match(text)):
            return "time", done.end()
        alone = ALONE.fullmatch(text.rstrip(" .")) if len(text) < _NAMED else None
        return ("support" if alone["role"].lower() == "phối hợp" else "lead", len(text)) if alone else None
    start = text[0] == "("  # "(Cơ quan chủ trì: ...; thời gian: ...)": a bracket on a line of its own
    for attribute, pattern in GRAMMAR:
        if match := pattern.match(text, start):
            if attribute in ONLY_BODIES and not _names_only(text, match.end()):
                continue
            # "Chủ đầu tư: Khẩn trương hoàn thiện hồ sơ" charges; "Chủ đầu tư: Ban Quản lý dự án" describes a project
            if RUNS.match(text):
                said = text[match.end() :].strip()
                if not said or OWES.match(text) or IMPERATIVE.match(said):
                    return None
            return attribute, match.end()
    return None


def _names_only(text: str, at: int) -> bool:
    """Whether nothing but the names of bodies stands from `at` to the end of a text, or of the clause."""
    if not HEAD.match(text, at):
        return False
    end = ends_at(text, at)
    return not text[end:].strip(" .;)") or text[end] in ";.("


OWES = re.compile(r"[^:]{4,40}\s(?:có trách nhiệm|phải|cần|khẩn trương)\b")
RUNS = re.compile(r"(?:chủ đầu tư|(?:cơ quan|đơn vị) quản lý|chủ dự án)\b", re.IGNORECASE)
