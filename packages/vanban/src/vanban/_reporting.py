"""To whom a provision orders to report: whoever results, papers and figures are sent or submitted to."""

from __future__ import annotations

import re

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._bodies.ends import ends_at
from vanban._bodies.heads import HEAD
from vanban._bodies.items import split
from vanban._model import Body
from vanban._normalise import holds
from vanban._words import UPPER

_SIGNS = ("áo cáo", "ửi", "rình", "ộp", "ung cấp", "áo kết quả", "ăng ký")
_VERBS = "báo cáo|gửi|(?<!ương )(?<!quy )(?<!lộ )trình|nộp|cung cấp|thông báo kết quả|đăng ký"
_REPORTS = re.compile(rf"(?:{by_letter(_VERBS, behind=BEGINS_WORD, any_case=True)})(?=[\s,])")
# "báo cáo UBND tỉnh", "báo cáo kết quả về UBND tỉnh", "trình Chủ tịch UBND tỉnh": to whom follows at once
_AT_ONCE = re.compile(
    r"(?:,?\s(?:kết quả(?:\s(?:thực hiện|triển khai))?|kịp thời|ngay|đề xuất|bằng văn bản|nhanh))?\s"
    r"(?:về\s|cho\s|lên\s|với\s)?"
)
# ... or behind what is sent: "gửi danh sách (theo mẫu) về Sở Nội vụ", "báo cáo việc thực hiện Chỉ thị này với Thường
# trực Tỉnh ủy", "cung cấp thông tin, số liệu cho Cục Thống kê", "báo cáo nhanh trước 15h00 hằng ngày về Ban Chỉ huy"
_SENT = re.compile(
    r"(?:\s[^\s.;:,()]+|\s\([^()]{1,100}\)|(?:(?<=tin)|(?<=liệu)|(?<=cáo)|(?<=sơ)|(?<=quả)|(?<=bản)),){1,36}?\s"
    r"(?:về|cho|(?<!quan )đến|tới|lên|(?<!hợp )(?<!so )(?<!đối )(?<!gắn )với)\s"
    rf"(?=[{UPPER}]|cấp |cơ quan |các (?:cơ quan|cấp|Bộ|Sở) )"
)
# "xin ý kiến Thường trực Tỉnh ủy trước khi | trình HĐND": what comes later, and what is done ("đã | gửi")
_NOT_NOW = ("trước khi ", "đã ")
# Where a name ends that no verb and no mark ends: at what is reported, how, when and how often
_ENDS = re.compile(
    r"\s?\(|\s(?:ngày \d{1,2}|\d{1,2}(?:[/h]|\s(?:giờ|lần|ngày|tuần|tháng))|trước|trong(?! nước)|tại|việc|Ban hành|để|"
    r"kết quả|tiến độ|tình hình|khó khăn|vướng mắc|biện pháp|giải pháp|dự thảo|(?<!uản lý )dự án|hồ sơ|Nghị quyết|"
    r"Nghị định|Quyết định|Đề án|danh mục|danh sách|số liệu|số dư|lý do|mức|bản (?:giấy|điện tử)|dứt điểm|đúng|hoặc|"
    r"thông qua|có (?!thẩm|liên|trách)|các nội dung|những|xem xét|theo|chậm|về(?! (?:trật tự|quản lý))|phương án|qua|"
    r"định kỳ|hằng|hàng|vào|(?:chiều |sáng )?thứ [HBTNS2-7]|(?:một|hai) (?:lần|tuần|tháng))\b"
)
_UNIT = 10  # characters: of how often, whose number may stand at the end of the name


def reported_to(text: str, offset: int) -> list[Body]:
    """The bodies a provision orders to report, send or submit to, each once."""
    found: dict[str, Body] = {}
    for match in _REPORTS.finditer(text) if holds(text, _SIGNS) else ():
        start = None if text.endswith(_NOT_NOW, 0, match.start()) else _to_whom(text, match.end())
        if start is None:
            continue
        end = ends_at(text, start)
        stop = _ENDS.search(text, start, end + _UNIT)
        for body in split(text, start, min(stop.start(), end) if stop else end, offset, 0.85):
            found.setdefault(body.text.casefold(), body)
    return list(found.values())


def _to_whom(text: str, at: int) -> int | None:
    """Where the body stands that something is sent to, behind the verb that ends at `at`."""
    for pattern in (_AT_ONCE, _SENT):
        match = pattern.match(text, at)
        if match and HEAD.match(text, match.end()):
            return match.end()
    return None
