"""The subject under the type of a document, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._codes import CODE
from vanban._letterhead import is_stamped, mark_of
from vanban._opening.signs import LABEL, OPENER, TO, WIRE, WIRED, Opening, wires_below
from vanban._source import Line
from vanban._words import DECIDES, LOWER, UPPER, mostly_upper


def subject_of(lines: Sequence[Line], at: int, rest: str, found: Opening) -> int:
    """Collect the subject under (or beside) the type; return the index of the line after it."""
    text = lines[at].text
    if mark_of(rest)[0] or CODE.fullmatch(rest):
        rest = ""  # "CÔNG ĐIỆN KHẨN", "THÔNG TƯ 45/2019/TT-BCA"
    shouted = mostly_upper(rest) if len(rest.split()) > 3 else None  # "THÔNG BÁO KẾT LUẬN" goes on in small letters
    if rest:
        found.subject.append((at, len(text) - len(rest), len(text)))
    at += 1
    while at < len(lines) and at < 130:
        text = lines[at].text
        if not text:
            if found.subject:
                return at
            at += 1
            continue
        if is_stamped(text) or (not found.subject and WHOSE.match(text)):
            at += 1
            continue
        if _ends_subject(text, lines, at, shouted, found):
            return _first_of_sentence(lines, at, found)
        shouted = mostly_upper(text) if shouted is None else shouted
        found.subject.append((at, 0, len(text)))
        at += 1
        if len(found.subject) > 8:
            return at
    return at


def _first_of_sentence(lines: Sequence[Line], at: int, found: Opening) -> int:
    """Where the body begins that was known by its second sentence: lines of the first one are no subject either."""
    text, first = lines[at].text, at
    if text[:1].islower() and (TWO_SENTENCES.search(text) or _announces(text)):
        while len(found.subject) > 1 and lines[first].text[:1].islower():
            first = found.subject.pop()[0]
    return first


# Under the type of a party document stands whose it is: "CHỈ THỊ / CỦA BAN THƯỜNG VỤ TỈNH ỦY / về ...".
WHOSE = re.compile(
    r"của (?:ban (?:thường vụ|chấp hành|bí thư)|bộ chính trị|"
    r"(?:tỉnh|thành|đảng) (?:ủy|uỷ)|thủ tướng|chủ tịch|bộ trưởng)\b.{0,60}$",
    re.IGNORECASE,
)


def _announces(text: str) -> bool:
    """Whether a line ends the sentence that opens the body ("... Thủ tướng Chính phủ chỉ thị:"): no subject does so."""
    return text.rstrip().endswith(":") and len(text) > 30


# A subject is no sentence: one that ends within a line, and another that begins there, are of the body.
TWO_SENTENCES = re.compile(rf"[{LOWER}\d)]{{2}}\.\s[{UPPER}][{LOWER}]+\s[{LOWER}{UPPER}]")


# "... giai đoạn 2025 / - 2035", "(06/11/2003 / - 06/11/2023)": the second of two years or days, on the line below
YEARS = re.compile(r"[-–]\s?(?:\d{1,2}/\d{1,2}/)?\d{4}\b")
# "... thi hành Luật Hộ tịch / (sửa đổi)": what a law's, a project's or a stage's name has in brackets
IN_NAME = re.compile(
    r"\((?:sửa đổi|bổ sung|thay thế|mở rộng|điều chỉnh|giai đoạn|đợt|lần|[A-ZĐ&]{2,8}\))", re.IGNORECASE
)
# "Kết luận của Thủ tướng Chính phủ Phạm Minh Mẫu / - Trưởng Ban Chỉ đạo tại phiên họp ...": whose name stands above
HIS_OFFICE = re.compile(
    r"[-–]\s(?:Phó\s)?(?:Trưởng|Chủ tịch|Bí thư|Bộ trưởng|Thủ tướng|(?:Ủy|Uỷ) viên|Tổ trưởng|Chủ nhiệm)\b",
    re.IGNORECASE,
)
NAMED = re.compile(rf"(?:\s[{UPPER}][{LOWER}]+){{3}}$")
# ... or what a broken line leaves of a name in small letters: "khóa / II", "chống khai thác / IUU"
YEARS_ALONE = re.compile(rf"\d{{4}}(?:\s?[-–]\s?\d{{4}})?\W*|[{UPPER}]{{1,6}}")


# "Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017;": the first legal basis, however short its line
BASIS = re.compile(
    r"Căn cứ (?:vào )?(?:các )?(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị|Quyết|Quy|Thông|Chỉ thị|Kết luận|Kế hoạch|"
    r"Chương trình|Đề án|Công|Văn bản|Hướng dẫn|Điều)"
)


def _is_rest(text: str, before: str) -> bool:
    """Whether a line with a bracket or a dash goes on the subject above it."""
    if HIS_OFFICE.match(text):
        return NAMED.search(before) is not None or (mostly_upper(before) and mostly_upper(text))
    return IN_NAME.match(text) is not None


_MIDDLE = 0.006  # share of the page's width by which lines in the middle of one column differ at most


def _leaves_middle(lines: Sequence[Line], at: int, found: Opening) -> bool:
    """Whether a printed line is set in as text is, below a type and a subject that stand in the middle of the page."""
    type_at = found.type_at if found.type_at is not None else at
    middles = [
        (line.x + line.right) / 2
        for line in (lines[type_at], *(lines[part] for part, _, _ in found.subject), lines[at])
        if line.x is not None and line.right is not None and line.page == lines[at].page
    ]
    if len(middles) < len(found.subject) + 2:
        return False
    return max(middles[:-1]) - min(middles[:-1]) < _MIDDLE and abs(middles[-1] - middles[0]) > 2 * _MIDDLE


def _ends_subject(text: str, lines: Sequence[Line], at: int, shouted: bool | None, found: Opening) -> bool:
    if TO.match(text) or LABEL.match(text):
        return True
    if found.subject and lines[at].cell is not None and lines[found.subject[0][0]].cell is None:
        return True  # a table right below it
    if text.startswith(("-", "(")) and found.subject and not (YEARS.match(text) or _is_rest(text, lines[at - 1].text)):
        return True
    if BASIS.match(text):
        return True
    if lines[at - 1].text.endswith(" số") and CODE.match(text):
        return False  # "... thực hiện Nghị quyết số / 29-NQ/TW"
    if shouted is not None and shouted != mostly_upper(text) and not YEARS_ALONE.fullmatch(text):
        return not (shouted and GOES_ON_SMALL.match(text) and len(text) < 120 and not _announces(text))
    if found.type_name == "cong-dien" and (WIRED.search(text) or wires_below(lines, at)):
        return True
    if not found.subject:
        return OPENER.match(text) is not None and len(text) > 120 and text.endswith((".", ":", ";", ","))
    if found.type_name == "cong-dien" and WIRE.match(text):
        return True
    if shouted:
        return bool(found.subject) and _opens_bases(lines, at)
    if TWO_SENTENCES.search(text) or _announces(text):
        return True
    before = lines[at - 1]
    if lines[found.subject[0][0]].bold and not lines[at].bold and text[:1].isupper():
        return True
    if text[:1].isupper() and _leaves_middle(lines, at, found):
        return True
    apart = lines[at].paragraph is not None and lines[at].paragraph != before.paragraph and before.page is None
    if OPENER.match(text) and text[:1].isupper() and (len(text) > 60 or apart or text.endswith(":")):
        return True
    return apart and len(text) > 120 and not OPEN_ENDED.search(before.text)


# A line of a subject that nothing ends in: "... ban hành kèm theo / Quyết định số 99-QĐ/TW ..."
OPEN_ENDED = re.compile(r"\s(?:theo|của|về|tại|và|cho|với|trong|các|do|đến|giữa|để|thực hiện|triển khai|ban hành)$")
# "KẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY / về công tác ...": a subject in capitals that small letters end
GOES_ON_SMALL = re.compile(r"(?:tại|về|ngày|đối với|năm|nhiệm kỳ|giai đoạn|trên địa bàn)\s")
# A subject that goes on in the next line: "BAN HÀNH QUY CHẾ LÀM VIỆC CỦA / ỦY BAN NHÂN DÂN TỈNH ..."
GOES_ON = re.compile(r"\b(?:CỦA|CHO|VỚI|GIỮA|THUỘC|TẠI|VÀ|DO|GIAO|ĐẾN|VỀ|BAN|CHỦ TỊCH)\W*$|[,–-]$")


def _opens_bases(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of capitals below the subject is the name of the body that decides, and legal bases follow it."""
    if not DECIDES.match(lines[at].text) or GOES_ON.search(lines[at - 1].text):
        return False
    for line in lines[at + 1 : at + 5]:
        if line.text and not mostly_upper(line.text):
            return bool(OPENER.match(line.text.lstrip("-– "))) or line.text.startswith(("(", "Khóa", "Khoá"))
        if DECIDES.match(line.text):
            return False
    return False
