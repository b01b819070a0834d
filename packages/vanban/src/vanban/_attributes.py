"""Items that state one attribute of the task above or beside them: "Cơ quan chủ trì: ...", "Thời gian: ..."."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Attribute = Literal["task", "lead", "support", "bodies", "time", "product", "other"]
_BODY = r"(?:các\s)?(?:cơ quan|đơn vị|bộ phận|tổ chức|cán bộ|người)(?:,\s(?:cơ quan|đơn vị|địa phương|cá nhân))*"
_TASK = (
    r"(?:tên\s)?(?:nhiệm vụ|nội dung(?:\s(?:thực hiện|công việc|nhiệm vụ|triển khai|chủ yếu|cụ thể))?|công việc)"
    r"\s{0,3}:\s*"
)
_SUPPORT = rf"(?:{_BODY}\s)?(?:cùng\s)?phối hợp(?:\s(?:thực hiện|triển khai|tham mưu))?\s{{0,3}}:\s*"
_LEAD = (
    rf"(?:{_BODY}\s)?(?:chủ trì|phụ trách)(?:,|\svà)\s(?:(?:cơ quan|đơn vị)\s)?phối hợp(?:\sthực hiện)?\s{{0,3}}:\s*|"
    r"(?:người |đơn vị |bộ phận )?phụ trách\s{0,3}:\s*|"
    rf"(?:{_BODY}\s)?(?:chịu trách nhiệm\s)?chủ trì(?:[\s,]+(?:thực hiện|tham mưu|triển khai|soạn thảo))*\s{{0,3}}:\s*|"
    rf"phân công(?:\s(?:thực hiện|nhiệm vụ))?\s{{0,3}}:\s*|(?:cơ quan|đơn vị|bộ phận)\sđầu mối\s{{0,3}}:\s*|"
    rf"{_BODY}\s(?:tham mưu|được giao|triển khai)\s{{0,3}}:\s*|"
    r"(?:đơn vị|cơ quan)\schính\s{0,3}:\s*"
)
_BODIES = (
    rf"(?:{_BODY}\s)?(?:trách nhiệm\s)?(?:(?:lãnh đạo|chỉ đạo|tổ chức)(?:,?\s|$)){{0,2}}thực hiện\s{{0,3}}:\s*|"
    r"trách nhiệm\s{0,3}:\s*"
)
_TIME = (
    r"(?:thời gian|thời hạn|tiến độ|thời điểm|hạn)"
    r"(?:\s(?:thực hiện|hoàn thành|triển khai|báo cáo|tổ chức|xong|dự kiến|và tiến độ|ban hành|kết thúc|"
    r"trình(?: (?:Thủ tướng )?Chính phủ| Quốc hội| UBND tỉnh| Bộ| cấp có thẩm quyền)?))*\s{0,3}:\s*|"
    r"hoàn thành\s{0,3}:\s*(?=(?:trước|trong|chậm nhất|ngày|tháng|quý|năm|hết|cuối|đến|từ)\s|\d)"
)
_PRODUCT = (
    r"(?:sản phẩm|kết quả)(?:\s(?:dự kiến|đầu ra|đạt được|hoàn thành|thực hiện|cụ thể|chủ yếu))*\s{0,3}:\s*|"
    r"dự kiến (?:sản phẩm|kết quả)\s{0,3}:\s*"
)
# These describe an event or a project, and say nothing of who does what by when.
_OTHER = (
    r"(?:địa điểm|chủ đề|khẩu hiệu|địa bàn|môn thi|thành phần|hình thức|đối tượng|số lượng|kinh phí|nguồn vốn|"
    r"tổng mức đầu tư|tên dự án|chủ đầu tư|(?:cơ quan|đơn vị) (?:quản lý|chủ quản)|chủ dự án|quy mô|"
    r"phạm vi|chương trình|khách mời|chủ trì hội nghị|nhóm dự án|phương pháp|thể lệ(?: và quy định)?|cách thức|lệ phí|"
    r"cơ cấu giải thưởng|giải thưởng|thời gian (?:kiểm tra|giám sát|khảo sát|thi|dự thi|diễn ra|nghỉ|"
    r"họp))(?:[\s,]\w+){0,4}\s{0,3}:\s*"
)
GRAMMAR: tuple[tuple[Attribute, re.Pattern[str]], ...] = (
    ("task", re.compile(_TASK, re.IGNORECASE)),
    ("support", re.compile(_SUPPORT, re.IGNORECASE)),
    ("lead", re.compile(_LEAD, re.IGNORECASE)),
    ("bodies", re.compile(_BODIES, re.IGNORECASE)),
    ("time", re.compile(_TIME, re.IGNORECASE)),
    ("product", re.compile(_PRODUCT, re.IGNORECASE)),
    ("other", re.compile(_OTHER, re.IGNORECASE)),
)


# "Chủ trì: Sở Tài chính; phối hợp: Sở Tư pháp; thời gian: Quý III/2026": several attributes on a line
BETWEEN = re.compile(r"(?:[;.,]|\s[-–])\s+(?=\w)")


def attributes_in(text: str) -> list[tuple[Attribute, int, int]]:
    """Return (attribute, where its value begins, where it ends) for each that an item states; none for any other."""
    first = attribute_of(text)
    if first is None:
        return []
    found = [(first[0], first[1], len(text))]
    if first[0] in ("task", "other"):
        return found
    for mark in BETWEEN.finditer(text, first[1]):
        following = attribute_of(text[mark.end() : mark.end() + _NAMED])
        if following and following[0] not in ("task", "other"):
            found[-1] = (*found[-1][:2], mark.start())
            found.append((following[0], mark.end() + following[1], len(text)))
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


# "Cơ quan chủ trì, phối hợp" heads the lines that name them
ALONE = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận)\s(?P<role>chủ trì|phối hợp)(?:(?:,|\svà)\s(?:(?:cơ quan|"
    r"đơn vị)\s)?phối hợp)?(?:\sthực hiện)?",
    re.IGNORECASE,
)


# "- Hoàn thành trước ngày 30/6/2026.": a dash that says nothing but by when
DONE_BY = re.compile(
    r"(?:hoàn thành|xong) (?=(?:trước|chậm nhất|trong) (?:(?:là|ngày|tháng|quý|năm) ){0,3}[\d/ivx]+(?:(?: tháng|"
    r" năm) \d+){0,2}\W*$)",
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
    for attribute, pattern in GRAMMAR:
        if match := pattern.match(text):
            return attribute, match.end()
    return None
