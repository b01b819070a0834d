"""To whom a provision orders to report: whoever results, papers and figures are sent or submitted to."""

from __future__ import annotations

import re

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._bodies.heads import HEAD
from vanban._bodies.items import split
from vanban._model import Body
from vanban._normalise import holds
from vanban._verbs import STOP
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
_ENDS = re.compile(
    rf"[.;:\n(]|,(?!\s{HEAD.pattern})|"
    r"\s(?:trước|trong(?! nước)|tại|việc|Ban hành|để|kết quả|tiến độ|tình hình|khó khăn|vướng mắc|"
    r"biện pháp|giải pháp|dự thảo|dự án|hồ sơ|Nghị quyết|Nghị định|Quyết định|Đề án|"
    r"xem xét|theo|chậm|những|về|phương án|qua|định kỳ|hằng|hàng|vào)\b"
)


def report_to(text: str, offset: int) -> list[Body]:
    """The bodies a provision orders to report, send or submit to, each once."""
    found: dict[str, Body] = {}
    for match in _REPORTS.finditer(text) if holds(text, _SIGNS) else ():
        start = None if text.endswith(_NOT_NOW, 0, match.start()) else _to_whom(text, match.end())
        if start is None:
            continue
        stop = _ENDS.search(text, start)
        end = stop.start() if stop else len(text)
        verb = STOP.search(text, start, end)
        for body in split(text, start, verb.start() if verb else end, offset, 0.85):
            found.setdefault(body.text.casefold(), body)
    return list(found.values())


def _to_whom(text: str, at: int) -> int | None:
    """Where the body stands that something is sent to, behind the verb that ends at `at`."""
    for pattern in (_AT_ONCE, _SENT):
        match = pattern.match(text, at)
        if match and HEAD.match(text, match.end()):
            return match.end()
    return None
