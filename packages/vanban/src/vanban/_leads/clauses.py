"""The next body's clause inside a sentence that orders: "UBND xã lập tờ trình, Sở Tài chính thẩm định"."""

from __future__ import annotations

import re

from vanban._bodies.heads import HEAD, NAMED_BODY
from vanban._bodies.units import units_in
from vanban._leads.subjects import DUTY, PERSON, subject_of
from vanban._model import Body
from vanban._verbs import STOP
from vanban._words import UPPER

COMMA = re.compile(rf",\s(?={NAMED_BODY.pattern}|{PERSON.pattern})")
CLAUSE_MARK = re.compile(r"[,;:.(]\s?")
# What stands before the comma says what is done: no body whose list could go on, and no occasion of what follows.
_LISTED = re.compile(
    rf"[{UPPER}]|\b(?:cơ quan|cơ sở(?! dữ liệu| vật chất| hạ tầng)|đơn vị|địa phương|(?<!cơ )sở|bộ|ngành|phòng|ban|"
    r"xã(?! hội)|phường|huyện|tỉnh|thành phố|doanh nghiệp|công ty|trường|các tổ chức|thôn|ấp|khu phố|bệnh viện|"
    r"trung tâm|lực lượng|nhà thầu|chủ đầu tư|đoàn thể|hội|trước pháp luật)\b"
)
_OCCASION = re.compile(
    r"(?:và\s)?(?:với|cùng|theo|khi|nếu|trước|sau|trên|để|nhằm|trong|tại|do|đối với|căn cứ|qua|từ|bao gồm|gồm|như|"
    r"kể cả|nhất là|trừ|của|bởi)\s"
)
# "Xây dựng Kho dữ liệu dùng chung, | Trung tâm giám sát, đưa vào vận hành": the next of what is built
_BUILDS = re.compile(
    r"\W*(?:[Xx]ây dựng|[Đđ]ầu tư(?: xây dựng)?|[Nn]âng cấp|[Tt]hành lập|[Hh]ình thành|[Pp]hát triển|[Hh]oàn thiện|"
    r"[Vv]ận hành|[Kk]ết nối)\s(?:các |một số )?"
    r"(?:Kho|Trung tâm|Trạm|Nhà|Khu|Cổng|[Hh]ệ thống|[Nn]ền tảng|[Cc]ơ sở dữ liệu|[Mm]ạng lưới)\b"
)
_FACILITY = re.compile(r"(?:Trung tâm|Trạm|Bệnh viện|Trường|Viện|Bảo tàng|Thư viện)\b")
_COOPERATES = re.compile(r"(?:phối hợp|cùng|để|nhằm|đã|xem xét|về|trong)\b")


def bodies_beside(text: str, start: int, end: int, offset: int) -> list[Body]:
    """The bodies whose clauses follow, behind commas, the duty that a sentence between `start` and `end` orders first.

    `start` is where that duty begins.
    """
    found: list[Body] = []
    for comma in COMMA.finditer(text, start, min(end, start + 600)):
        within = [span for span in units_in(text[start:end]) if span[1] <= comma.start() - start]
        marks = (mark for mark in CLAUSE_MARK.finditer(text, start, comma.start()))
        first = max((mark.end() for mark in marks if not _is_inside(within, mark.start() - start)), default=start)
        before = text[first : comma.start()]
        if (
            not _acts(text, first, comma.start())
            or _LISTED.search(before, int(first == start))
            or (first > start and _OCCASION.match(before))
            or _is_built(text, first, comma.end())
        ):
            continue
        bodies, stop = subject_of(text, comma.end(), offset, generic=False)
        if bodies and all(HEAD.match(body.text) for body in bodies) and not _COOPERATES.match(text, stop):
            found += bodies
    return found


def _is_built(text: str, start: int, at: int) -> bool:
    """Whether what stands at `at` is the next of the facilities that a duty beginning at `start` builds."""
    return _FACILITY.match(text, at) is not None and _BUILDS.match(text, start) is not None


def _is_inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether a mark stands inside the name of a unit: "Trung tâm Hòa giải, | đối thoại"."""
    return any(first <= at < last for first, last in spans)


def _acts(text: str, start: int, end: int) -> bool:
    return STOP.search(text, start, end) is not None or text.endswith("tổ chức", start, end)


BEHIND = re.compile(rf",\s(?={HEAD.pattern})")
_AIM = re.compile(r"\s*(?:Để|Nhằm|Trong|Bên cạnh|Cùng với)\s")
_OWES = re.compile(r"(?:cần|phải)\s")


def charged_behind(text: str, start: int, offset: int) -> list[Body]:
    """The bodies that owe what items list, behind the aim their opening begins with, or behind what is agreed with.

    "Để đạt các mục tiêu trên, bên cạnh các nhiệm vụ thường xuyên, các bộ, ngành cần thực hiện các nhiệm vụ sau:",
    "Cơ bản thống nhất với phương hướng của Tỉnh, Tỉnh cần lưu ý thêm một số nội dung sau:"
    """
    owes = DUTY if _AIM.match(text, start) else _OWES
    for comma in BEHIND.finditer(text, start, start + 600) if text.rstrip().endswith(":") else ():
        found, stop = subject_of(text, comma.end(), offset, generic=True)
        if found and owes.match(text, stop):
            return found
    return []


# Behind these a list of those one works with or reports to may go on.
_TOWARDS = re.compile(r"\b(?:báo cáo|trình|với|cùng|cho|gửi|đến|từ|giữa|gồm|như|hợp|do)\s")


def body_behind(text: str) -> list[Body]:
    """The first body whose clause follows behind a comma, in a provision that names nobody else.

    "Khiếu nại thuộc thẩm quyền của Chủ tịch UBND tỉnh, Ban Tiếp công dân chuyển đơn".
    """
    for comma in BEHIND.finditer(text, 0, 600):
        if text[comma.end()].islower() and _LISTED.search(text, 0, comma.start()):
            continue  # "Huy động lực lượng xung kích, đoàn thanh niên tham gia": a list goes on
        if _is_built(text, 0, comma.end()):
            continue
        bodies, stop = subject_of(text, comma.end(), 0, generic=True)
        if bodies and not _COOPERATES.match(text, stop) and not _TOWARDS.search(text, 0, comma.start()):
            return bodies
    return []
