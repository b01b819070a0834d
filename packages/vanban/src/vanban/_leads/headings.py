"""Headings that name only bodies ("Trách nhiệm của Sở Nội vụ", "Giao Công an tỉnh:")."""

from __future__ import annotations

import re
from dataclasses import replace

from vanban._bodies.ends import ends_at
from vanban._bodies.heads import HEAD
from vanban._bodies.items import bodies_at, split
from vanban._bodies.verb_words import GENERIC
from vanban._leads.subjects import NO_DUTY, charged_by
from vanban._leads.words import opens_with_verb
from vanban._model import Body
from vanban._normalise import holds
from vanban._verbs import STOP, STRONG
from vanban._words import mostly_upper

HEADING_PREFIX = re.compile(
    r"^(?:(?:Chức năng, )?nhiệm vụ|Trách nhiệm|Phần việc|Công việc|Thẩm quyền)(?:,\s\w+(?:\s\w+)?)?\s"
    r"(?:(?:cụ thể|chủ yếu|trọng tâm|chính)\s)?(?:của|đối với)\s|"
    r"^(?:Phân cấp|(?:Ủy|Uỷ) quyền)\scho\s|"
    # whom a body is told to direct, above the items they are to do: "Chỉ đạo các sở:", "1. Chỉ đạo Sở Y tế"
    r"^Chỉ đạo\s(?=[^.;:]{3,200}:\s*$|(?:các )?(?:Sở|Công an|UBND|Ủy ban|Cục|Chi cục|Phòng|Ban) "
    r"[^.;:,]{2,60}$|các (?:sở|cơ quan|đơn vị|phòng|địa phương)(?:,? [^.;:]{2,60})?$)|"
    r"^(?:Yêu cầu đối với|Đối với|Với|Về phía|Riêng)\s|^(?:Giao|Đề nghị|Yêu cầu|Phân công)(?:\scho)?\s",
    re.IGNORECASE,
)


# "Sở Xây dựng | (hoàn thành trước ngày 20/11/2025):": by when, behind whom the heading names
LIMIT_BEHIND = re.compile(
    r"(?:\s?[-–,(]\s?|\s)(?:(?:phải )?hoàn thành|xong|thời (?:hạn|gian)[^\d.;:()]{0,20}|chậm nhất|trước ngày)\s"
    r"[^\d.;:()]{0,40}\d[^.;:()]{0,60}\)?\s?:?\s*$"
)
_LIMITS = ("hoàn thành", "xong", "thời hạn", "thời gian", "chậm nhất", "trước ngày")
# "Trách nhiệm của nhà đầu tư", "Đối với xã, phường:": in small letters and alone, a body only where it is said to be
_LEVEL = r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|đặc khu|thôn|ấp|khu phố|tổ dân phố)"
ONE_OF_A_KIND = re.compile(
    r"(?:chủ (?:đầu tư|dự án|rừng|hồ)|nhà (?:đầu tư|thầu)(?: thi công| tư vấn)?|"
    rf"cơ quan(?:, (?:đơn vị|tổ chức|địa phương)){{1,3}}|{_LEVEL}(?:(?:,| và) {_LEVEL}){{1,4}})(?=[\s:.]*$)"
)
# "Phân cấp cho Sở Y tế thực hiện một số nhiệm vụ, quyền hạn sau": what is granted stands behind the body
GRANTED = re.compile(r"(?:Phân cấp|(?:Ủy|Uỷ) quyền)\scho\s", re.IGNORECASE)


def heading_bodies(text: str, offset: int) -> list[Body]:
    """Return the bodies of a heading that names only them ("Trách nhiệm của Sở Nội vụ", "Giao Công an tỉnh:")."""
    if len(text) < _HEADING and mostly_upper(text) and (shouted := _shouted_bodies(text, offset)):
        return shouted
    if len(text) < _HEADING and holds(text, _LIMITS) and (limit := LIMIT_BEHIND.search(text)):
        text = text[: limit.start()] + ":"
    prefix = HEADING_PREFIX.match(text)
    start = prefix.end() if prefix else 0
    found, end = bodies_at(text, start, offset, 0.95)
    if not found:
        alone = ONE_OF_A_KIND.match(text, start) if prefix else None
        return split(text, start, alone.end(), offset, 0.85) if alone else []
    if (charged := charged_by(text, start, offset))[0]:
        return charged[0]  # "Quốc hội yêu cầu Chính phủ, các Bộ trưởng ... thực hiện các nhiệm vụ sau đây:"
    rest = text[end:].strip(" .:;,")
    if rest.startswith("trong ") or GRANTED.match(text):
        return found  # "Nhiệm vụ của UBND xã trong thời gian tới"
    if text.startswith(": ", end) and opens_with_verb(rest):
        return found  # "Sở Y tế: Chủ trì, phối hợp với các đơn vị liên quan:"
    whole = len(text) < 300 and text.rstrip()[-1:] not in ".;"
    if (
        rest
        and whole
        and not ANNOUNCES.search(text)
        and HEAD.match(text, start)
        and not CARRIES_OUT.match(rest)
        and (_tells_which(text, start, end) or not STOP.match(text, end))
        and not NO_DUTY.match(text[end:].lstrip())
        and (not STRONG.search(text, start) or CHARGED_WITH.search(text, start, end))
    ):
        return split(text, start, len(text.rstrip(" :")), offset, 0.8)
    if rest and NO_DUTY.match(text[end:].lstrip()):
        return []
    if rest and not STOP.match(text, end) and text[end : end + 1] not in (":", ".", ";"):
        return []
    return found


def _tells_which(text: str, start: int, end: int) -> bool:
    """Whether a verb behind bodies is of their name: "Các đơn vị | quản lý đường bộ", "Phòng Văn thư, | lưu trữ"."""
    return text.endswith(", ", start, end) or GENERIC.search(text, max(start, end - 60), end) is not None


# "Đối với các cơ quan được giao chủ trì các nội dung cải cách:": which bodies are meant
# "Ủy ban bầu cử các tỉnh báo cáo tình hình như sau:": a sentence that opens its items is no name
ANNOUNCES = re.compile(r"\b(?:sau|sau đây|dưới đây|gồm)\s?:\s*$")
# "Giao các đơn vị thực hiện:", "Các địa phương triển khai một số nhiệm vụ": what is to be done says not which ones
CARRIES_OUT = re.compile(
    r"phối hợp|bảo đảm$|(?:(?:có|chịu)\s)?(?:trách nhiệm|nhiệm vụ)\s?$|(?:(?:tổ chức|triển khai|thực hiện),?\s?){1,3}"
    r"(?:(?:các|những|một số)\s(?:nhiệm vụ|nội dung|công việc|giải pháp|biện pháp|hoạt động)[^.;:]{0,60})?$"
)
CHARGED_WITH = re.compile(r"\s(?:được giao|được phân công|được)\s?$")
_HEADING = 600  # characters: no heading is longer
# A heading in capitals opens with a body only where its first word can be nothing else: "BỘ", not "CƠ SỞ", "NGÀNH".
SHOUTED = re.compile(
    r"CÁC (?:TỔ CHỨC|CƠ SỞ|HÃNG|CẢNG|NHÀ|TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|NGÀNH|HỘ|CHỦ|TẬP ĐOÀN)\b|"
    r"(?:CÁC )?(?:BỘ|SỞ|ỦY BAN|UỶ BAN|UBND|VĂN PHÒNG|CÔNG AN|THANH TRA|CHỦ TỊCH|GIÁM ĐỐC|THỦ TRƯỞNG|BAN|CỤC|VỤ|PHÒNG|"
    r"LÃNH ĐẠO (?:CÁC|SỞ)|CẢNG VỤ|QUỸ|HẢI ĐỘI|QUÂN KHU|THÀNH VIÊN|LIÊN MINH|LIÊN HIỆP|TỔNG CỤC|ĐỒN|TRẠM|ĐIỆN LỰC|"
    r"BƯU ĐIỆN|VIETTEL|VNPT|NHÀ THẦU|"
    r"BÍ THƯ|TRƯỞNG|HIỆU TRƯỞNG|NGƯỜI ĐỨNG ĐẦU|THỐNG KÊ(?= TỈNH)|ĐỘI|LỰC LƯỢNG|HỘI ĐỒNG|"
    r"TRUNG TÂM|CHI CỤC|CƠ QUAN|ĐƠN VỊ|NGÂN HÀNG|BẢO HIỂM|KHO BẠC|ĐÀI|BÁO|HỘI|CHÁNH|MẶT TRẬN|(?:TỈNH |THÀNH )?ĐOÀN|"
    r"CHI NHÁNH|"
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


# "Cải cách thủ tục hành chính: Bộ Tư pháp.": the work, a colon, and nothing but who does it
WORK = re.compile(r"[^.;:]{4,200}:\s+(?=\S)")


# "Nộp lưu hồ sơ: các phòng chuyên môn, | hạn chót 30/6/2026", and by when
BY_WHEN = re.compile(r"[,;(]\s?(?:hạn|trước|hoàn thành|xong|trong|chậm nhất|thời gian|thời hạn)\s")

STANDS = re.compile(r"\s(?:đã|chưa|đang|sẽ)\s")


def charged_alone(text: str, offset: int) -> list[Body]:
    """The bodies that stand alone behind what is to be done and a colon; none where anything else is said."""
    work = WORK.match(text)
    if work is None or HEAD.match(text):
        return []
    limit = BY_WHEN.search(text, work.end())
    last = limit.start() if limit else len(text.rstrip(" .;"))
    if not HEAD.match(text, work.end()) or ends_at(text, work.end()) < last or STANDS.search(text, work.end()):
        return []
    return split(text, work.end(), last, offset, 0.85)


# "Trách nhiệm của các nhà đầu tư thứ cấp: Sử dụng ...": a heading on the line of its duty
ON_ITS_LINE = re.compile(r"(?:Trách nhiệm|Nhiệm vụ) của (?=[^.;:]{3,240}:\s)")


def run_in_bodies(text: str, offset: int) -> list[Body]:
    """The bodies of a heading that stands on the line of its duty, none where anything else does."""
    heading = ON_ITS_LINE.match(text)
    if heading is None:
        return []
    end = text.index(":", heading.end())
    return split(text, heading.end(), end, offset, 0.85) if HEAD.match(text, heading.end()) else []


def names_only(text: str) -> bool:
    """Whether a heading is nothing but bodies, with or without "Giao ..." before and "có trách nhiệm" after them."""
    prefix = HEADING_PREFIX.match(text)
    found, end = bodies_at(text, prefix.end() if prefix else 0, 0, 1.0)
    return bool(found) and text[end:].strip(" .:;,") in ("", "có trách nhiệm", "chịu trách nhiệm")
