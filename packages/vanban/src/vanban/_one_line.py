"""A document whose lines were lost: its whole head on one line, often with the whole body behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._letterhead import MAY_BE_MOTTO, MOTTO, NUMBER, PLACE_DATE
from vanban._normalise import bare, holds
from vanban._source import Line
from vanban._words import LOWER, TYPES, UPPER

_NUMBERED = (
    "Số",
    "SỐ",
    "So",
    "SO",
    "Só",
    "SÓ",
    "Sô",
    "SÔ",
    "S6",
    "Sé",
)  # a number begins so, or as recognition sees it
WITHIN = 30  # lines from the top
# What begins a line of the head behind the date: a type in capitals, the addressees, a letter's subject, legal bases.
_TYPES = "|".join(sorted(TYPES, key=len, reverse=True))
_TYPE = re.compile(rf"(?:du thao )?(?P<type>(?:{_TYPES})\b)")
_HEAD_PARTS = re.compile(
    r"\s(?=Kính gửi\s*:|V/v\s|(?:Căn cứ|Thực hiện|Theo đề nghị|Xét|Để|Nhằm|Trên cơ sở|Tiếp theo) [^,.;:]{3,90}[,.;:]|"
    r"Nơi nhận\s*:)|"
    rf"(?<=[{LOWER}\d]) (?=(?:CHỦ TỊCH|[ỦU][ỶY] BAN|HỘI ĐỒNG|BỘ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG) [{UPPER}]{{2}})"
)
# ... and what begins the body right behind the subject, with no mark between: "... ngày 15/8/2025 Ngày 15/8/2025, đồng
# chí", "... năm 2026 I. MỤC ĐÍCH", "... sạch đẹp Ủy ban nhân dân phường thông báo"
_OPENS = re.compile(
    rf"(?<=[{LOWER}\d)”\"-]) (?=(?:(?:Sáng |Chiều )?[Nn]gày \d{{1,2}}[ /](?:tháng|\d)[^.;:]{{4,60}}, |"
    r"Thời gian (?:qua|gần đây)|Trong (?:thời gian|những|các|tháng|năm|quý|tuần) |Những (?:năm|tháng|ngày) |Tuần qua|"
    r"Quý [IVX\d]|Năm \d{4}[ ,]|Năm học \d|Hiện nay|Vừa qua|Sau khi |Qua |Từ (?:đầu|ngày|tháng) |Đến nay|Bước vào |"
    r"Hồi \d|Tình hình |Theo |Thực hiện |Căn cứ |Để |Nhằm |Tại |Tiếp theo |Trước (?:tình hình|diễn biến|nguy cơ) |"
    r"Nhận được )"
    rf"|[I1][.-] [{UPPER}]|A\. [{UPPER}]{{2}}|Điều 1\.|Phần (?:thứ nhất|I)\b|"
    r"(?:[ỦU][ỷy] ban nhân dân|UBND|Chủ tịch|Bộ trưởng|Sở|Bộ|Thủ tướng|Hội đồng|Chánh án|Giám đốc) [^.;:]{2,120}? "
    r"(?:yêu cầu|thông báo|đề nghị|ban hành|chỉ thị|xây dựng [Kk]ế hoạch|kết luận)\b)"
    r"(?<!của )(?<!tại )(?<!do )(?<!cho )(?<!với )(?<!và )(?<!theo )(?<!chí )(?<!giữa )"
)
# ... and of the body: articles, what decides, numbered and lettered items, dashes behind a mark, the end.
_BODY_PARTS = re.compile(
    rf"(?<=[.;:,/]) (?=(?:Điều \d{{1,3}}\.|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}\.? [{UPPER}]|[a-zđ]\) [{UPPER}]|- [{UPPER}]|"
    rf"(?:TM|KT|TL|TUQ)\. [{UPPER}]{{2}}|[IVX]{{1,5}}\. [{UPPER}]|Căn cứ |Xét |Theo đề nghị |Nơi nhận\s*:))|"
    r" (?=(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ|KẾ HOẠCH)\s?:)|(?<=(?:ĐỊNH|NGHỊ):) |"
    rf"(?<=[{LOWER}]) (?=(?:Chương [IVX]{{1,5}}|Điều \d{{1,3}}\.) )|"
    # behind a heading without its mark: "I. MỤC ĐÍCH 1. Tôn vinh", "2. Sở Y tế a) Rà soát", "1. Lễ khai mạc - Chủ trì:"
    rf"(?<=[{UPPER}]) (?=\d{{1,2}}\. [{UPPER}])|(?<=[{LOWER}]) (?=[IVX]{{1,5}}[.-] [{UPPER}]{{2}}|a\) [{UPPER}]|"
    r"\d{1,2}\.\d{1,2}\. |- (?:Chủ trì|Phối hợp|Thời gian|Đơn vị|Cơ quan|Hoàn thành|Giao|Nội dung|Sản phẩm|Tổ chức|"
    r"Chỉ đạo|Bố trí|Rà soát|Tăng cường|Xây dựng|Tham mưu|Hướng dẫn|Kiểm tra|Đôn đốc|Triển khai|Thực hiện|Tiếp tục|"
    r"Tập trung|Khẩn trương|Chủ động|Tuyên truyền|Báo cáo|Theo dõi|Cân đối|Đẩy mạnh|Bảo đảm|Ban hành|Phát động|"
    r"Thành lập)\b)|"
    rf"(?<=[{LOWER}]) (?<!Điều )(?<!ục )(?<!hoản )(?<!Phần )(?<!iểm )(?=\d{{1,2}}\. [{UPPER}][{LOWER}])|"
    rf"(?<=[.;:]) (?=(?:Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám)|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám) là)[,:] |"
    rf"[A-E]\. [{UPPER}]{{2}})|"
    r"(?<=\.) (?=Trên đây là |Thừa lệnh |Nhận được |(?:Chỉ thị|Quyết định|Kế hoạch|Thông báo|Công điện) này )"
)
_ADDRESSED = re.compile(rf"Kính gửi\s*:.{{3,400}}?(?<!TP)\.(?=\s[{UPPER}])")
# "KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG Lê Thành Long QUY CHẾ TỔ CHỨC ...": who signed, and the annex that begins behind him
_SIGNED = re.compile(
    rf"(?:TM|KT|TL|TUQ)\.\s[{UPPER} .,-]{{6,90}}\s(?:[{UPPER}][{LOWER}]+\s){{2,4}}"
    r"(?=(?:QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|DANH MỤC|PHỤ LỤC|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN)\b)"
)
# "Quyết định 05/2025/QĐ-TTg. THỦ TƯỚNG CHÍNH PHỦ ------- CỘNG HÒA ... Hạnh phúc -----": names and both lines of the
# motto, behind what a page calls the document
_NAMES_AND_MOTTO = re.compile(
    rf"(?:[{UPPER}][{LOWER}][^.]{{6,60}}\.\s)?(?P<names>[{UPPER} ,-]{{5,90}}?)[\s*_-]+"
    r"(?P<motto>CỘNG H(?:ÒA|OÀ|OA) X[^\n]{15,24} NAM [ĐD]ộc [^\n]{6,24} phúc)[\s*_-]*",
)
# "KT. BỘ TRƯỞNG THỨ TRƯỞNGTrần Văn Mẫu": a page lost the line end between the office and the name
_GLUED_NAME = re.compile(
    rf"(?:TM|KT|TL|TUQ|PHÓ|CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC)[{UPPER} ,.-]{{0,90}}(?<=[{UPPER}]{{2}})"
    rf"(?=[{UPPER}][{LOWER}]{{1,6}}(?: [{UPPER}][{LOWER}]{{0,6}}){{1,4}}$)"
)
_SIGNS = ("TM", "KT", "TL", "TUQ", "PHÓ ", "CHỦ TỊCH", "BỘ TRƯỞNG", "GIÁM ĐỐC")
# "... TỈNH BÌNH THỬ ỦY BAN NHÂN DÂN TỈNH Căn cứ": the body that decides, behind a subject in capitals
_DECIDED = re.compile(
    r"(?<!CỦA)(?<!DO)(?<!CHO)(?<!VỚI)(?<!VÀ)(?<!THUỘC)(?<!BAN) "
    r"(?:(?:CHỦ TỊCH )?[ỦU][ỶY] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|"
    rf"BỘ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|CHÍNH PHỦ)\b[{UPPER} ]{{0,60}}$"
)
_WIRED = re.compile(rf"[{UPPER}][^.;:]{{6,120}} điện\s?:(?= )")  # "BAN CHỈ ĐẠO ... điện: - Ủy ban nhân dân ...;"
_LONGEST_SIGNATURE = 120  # characters
_SHORTEST = 20  # characters of a subject before its body may begin
_LABEL = re.compile(rf"^\s*(?:\d{{1,3}}\.?|[-–•])\s+(?=[{UPPER}]{{2,}}\s)")


def with_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, one that holds the motto, the number and the date parted where lines of a document begin."""
    found: list[Line] = []
    for at, line in enumerate(lines):
        if two := _two_lines(line, top=at < WITHIN):
            found += [line._replace(text=text) for text in two]
            continue
        parts = _parted(line.text) if at < WITHIN and len(line.text) > 100 and line.cell is None else None
        found += [line._replace(text=part) for part in parts] if parts else [line]
        if parts:
            parted = (_two_lines(part, top=False) or (part.text,) for part in found)
            return [*(line._replace(text=text) for texts in parted for text in texts), *lines[at + 1 :]]
    return found


def _two_lines(line: Line, *, top: bool) -> tuple[str, str] | None:
    """What stands on two lines of a document and was put on one, None for any other line."""
    text = line.text
    if text[1:3] in ("M.", "T.", "L.", "UQ") and (signed := _SIGNED.match(text)):
        return signed[0].rstrip(), text[signed.end() :]
    if text.startswith(_SIGNS) and len(text) < _LONGEST_SIGNATURE and (office := _GLUED_NAME.match(text)):
        return office[0], text[office.end() :]
    if not top or line.cell is not None:
        return None
    if behind := _behind_date(text):
        return text[:behind].rstrip(), text[behind:]
    both = _NAMES_AND_MOTTO.fullmatch(text) if len(text) > 60 else None
    return (both["names"], both["motto"]) if both else None


def _behind_date(text: str) -> int | None:
    """Where the addressees begin on a line that the place and the date open, None where they do not."""
    to = text.find(" Kính gửi", 20, 80)
    dated = PLACE_DATE.match(text) if to > 0 else None
    return to + 1 if dated and dated.end() == to else None


def _parted(text: str) -> list[str] | None:
    """The lines of a text whose head stands on one, None for any other."""
    if "gày" not in text[:600] or not holds(text[:600], _NUMBERED) or not MAY_BE_MOTTO.search(text, 0, 600):
        return None
    low = bare(text[:600])
    mottoes = [found.span() for found in MOTTO.finditer(low)]
    number = NUMBER.search(text, 0, 600)
    dated = PLACE_DATE.search(text, number.end(), 600) if number else None
    if not mottoes or not number or not dated or mottoes[0][0] < 3:
        return None
    cuts = {edge for span in (*mottoes, number.span(), dated.span()) for edge in span}
    head = text[: dated.end()]
    parts = [head[start:end] for start, end in zip([0, *sorted(cuts)], sorted(cuts), strict=False)]
    parts[0] = _LABEL.sub("", parts[0])
    above = [bared for part in parts if (bared := part.strip(" -–—_*|"))]
    return [*above, *(part.strip() for part in _below(text[dated.end() :]))]


def _below(text: str) -> list[str]:
    """What stands below the date: the type, the subject, a blank line, and the lines of the body."""
    text = text.lstrip(" \t-–—_*")
    parts: list[str] = []
    if named := _TYPE.match(bare(text)):
        parts.append(text[named.start("type") : named.end()])
        text = text[named.end() :].lstrip()
        if wired := _WIRED.match(text):
            return [*parts, wired[0], *_body(text[wired.end() :])]
    subject, *rest = _HEAD_PARTS.split(f" {text}", maxsplit=2)
    if parts and rest and (decided := _DECIDED.search(subject)):
        subject, rest = subject[: decided.start()], [decided[0].lstrip(), *rest]
    if parts and (opens := _OPENS.search(subject, _SHORTEST)):
        subject, rest = subject[: opens.start()], [subject[opens.end() :], *rest]
    lines = [line for part in rest or [subject] for line in _body(part)]
    return [*parts, subject, "", *lines] if rest and subject.strip() else [*parts, *lines]


def _body(text: str) -> list[str]:
    """The lines of a part of the body; what follows the full stop behind the addressees is no more of them."""
    addressed = _ADDRESSED.match(text)
    first = [addressed[0]] if addressed else []
    return [*first, *_BODY_PARTS.split(text[addressed.end() :] if addressed else text)]
