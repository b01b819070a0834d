"""What the parts of a head are told by, and where they were found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban._source import Line
from vanban._words import mostly_upper

TO = re.compile(
    r"^(?:đồng\s+)?k[íi]nh\s*(?:gửi|gủi|gừi|gởi)\s*:?|^(?:kính\s+chuyển|gửi)\s*:|^(?:[^.;:]{0,90}\s)?kính\s+mời\s*:?|"
    r"^[^.;:]{90,300}\skính\s+mời\s*:$",
    re.IGNORECASE,
)
# "UBND xã trân trọng kính mời quý đại biểu:" below the addressees opens the body.
INVITES = re.compile(r"[^.;:]{2,90}\skính\s+mời\b", re.IGNORECASE)
# "THỦ TƯỚNG CHÍNH PHỦ điện:", "CHỦ TỊCH UBND TỈNH gửi:" opens the addressees of a telegram.
WIRE = re.compile(r"^.{3,90}\b(?:(?:điện|ĐIỆN)\s*:?|(?:gửi|GỬI)\s*:)\s*(?P<rest>.{0,300})$", re.DOTALL)
WIRED = re.compile(r"^(?!Về |V/v |VỀ )[^.;]{3,90}\b(?:điện|ĐIỆN|gửi|GỬI)\s*:\s*$")
WIRE_ALONE = re.compile(r"(?:điện|gửi)\s*:\s*$", re.IGNORECASE)  # the body that wires stands on the line above
WIRES = re.compile(
    r"(?:Phó )?(?:Thủ tướng|Chủ tịch|Bộ trưởng|Bộ|Ban|Ủy ban|Uỷ ban|UBND|Giám đốc|Trưởng [Bb]an)\s[^.;:]{2,80}$"
)
LABEL = re.compile(
    r"^(?:(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)\s?[.)/]\s|[a-hđ]\)|Điều\s+\d|(?:Phần|PHẦN)\s(?:thứ|THỨ|[IVX\d]+\b)|"
    r"(?:Chương|CHƯƠNG)\s[IVX\d]+\b|Mục\s+\d)"
)
# Words that open the first sentence of a body: legal bases, reasons, occasions.
OPENER = re.compile(
    r"^(?:Căn cứ|Thực hiện|Ngày \d|(?:Sáng|Chiều|Tối) (?:ngày )?\d|"
    r"Từ ngày|Để |Nhằm |Trong |Thời gian|Theo |Sau khi|Tiếp theo|Xét |Do |Hiện nay|"
    r"Vừa qua|Qua |Trả lời |Phục vụ |Tiếp tục thực hiện|"
    r"Triển khai|Trước |Trên cơ sở|Với |Thời gian qua|Thay mặt|Thừa |Vào |Tại |Kính |Phúc đáp|"
    r"(?:Ủy|Uỷ) ban nhân dân .{0,60}(?:nhận được|ban hành|yêu cầu|xây dựng|tổ chức)|"
    r"UBND .{0,60}(?:nhận được|ban hành|yêu cầu|xây dựng|thông báo\b.{0,60}:$)|"
    r"Bộ .{0,60}(?:nhận được|ban hành|yêu cầu|có Công văn)|"
    r"Năm \d|Mùa (?:khô|mưa|bão|lũ|vụ) |Những |Công tác |Bên cạnh|Tính đến|Đến nay|Nhận được|"
    r"Giao |Yêu cầu |Đề nghị |Hội đồng nhân dân .{0,60}(?:khóa|khoá))"
)


@dataclass(slots=True)
class Opening:
    """Where the parts of the head stand, as indexes of lines."""

    head_start: int = 0
    head_end: int | None = None
    type_at: int | None = None
    type_name: str | None = None
    subject: list[tuple[int, int, int]] = field(default_factory=list)  # (line, start, end)
    addressees: list[list[tuple[int, int, int]]] = field(default_factory=list)
    body: int = 0


def wires_below(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the body that wires: "BỘ TRƯỞNG BỘ Y TẾ / điện:", "Thủ tướng Chính phủ / điện:"."""
    if at + 1 == len(lines) or not WIRE_ALONE.match(lines[at + 1].text):
        return False
    return mostly_upper(lines[at].text) or WIRES.match(lines[at].text) is not None
