"""Where the head ends: the type and its subject, the addressees, and the first line of the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban._bodies.ends import ends_at
from vanban._leads.subjects import PLURAL
from vanban._letterhead import ABOUT, MOTTO, NUMBER, PLACE_DATE, is_stamped, mark_of
from vanban._normalise import bare, single_spaced
from vanban._source import Line
from vanban._verbs import STOP
from vanban._words import LOWER, OFFICES, TYPES, UPPER, mostly_upper

_NAMES = "|".join(TYPES)
FIRST_LETTERS = frozenset(name[0] for name in TYPES) | {"đ"}
# The type stands alone in capitals; its subject may follow on the line ("CÔNG ĐIỆN VỀ VIỆC ..."), or the body asked
# ("QUYẾT ĐỊNH:" opens the provisions, so a type that ends with a colon is none).
TYPE = re.compile(rf"^(?P<type>{_NAMES})(?P<rest>\b.*)?$")
# "THÔNG TƯ LIÊN TỊCH", "HƯỚNG DẪN LIÊN NGÀNH": of several bodies, and no subject yet
JOINTLY = re.compile(r"^LIÊN (?:TỊCH|NGÀNH|BỘ|SỞ|CƠ QUAN)\b", re.IGNORECASE)
TO = re.compile(
    r"^(?:đồng\s+)?k[íi]nh\s+(?:gửi|gủi|gừi|gởi)\s*:?|^(?:kính\s+chuyển|gửi)\s*:|^(?:[^.;:]{0,90}\s)?kính\s+mời\s*:?|"
    r"^[^.;:]{90,300}\skính\s+mời\s*:$",
    re.IGNORECASE,
)
# "UBND xã trân trọng kính mời quý đại biểu:" below the addressees opens the body.
INVITES = re.compile(r"[^.;:]{2,90}\skính\s+mời\b", re.IGNORECASE)
# "Thực hiện ý kiến chỉ đạo của ..., Văn phòng UBND tỉnh trân / trọng kính mời:" on a printed page
INVITES_BELOW = re.compile(r"[^.;:]{20,300}\skính\s+mời\s*:(?:\n|$)", re.IGNORECASE)
# "THỦ TƯỚNG CHÍNH PHỦ điện:", "CHỦ TỊCH UBND TỈNH gửi:" opens the addressees of a telegram.
WIRE = re.compile(r"^.{3,90}\b(?:(?:điện|ĐIỆN)\s*:?|(?:gửi|GỬI)\s*:)\s*(?P<rest>.{0,300})$", re.DOTALL)
WIRED = re.compile(r"^(?!Về |V/v |VỀ )[^.;]{3,90}\b(?:điện|ĐIỆN|gửi|GỬI)\s*:\s*$")
WIRE_ALONE = re.compile(r"(?:điện|gửi)\s*:\s*$", re.IGNORECASE)  # the body that wires stands on the line above
LABEL = re.compile(
    r"^(?:(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)\s?[.)/]\s|[a-hđ]\)|Điều\s+\d|Phần\s(?:thứ|[IVX\d])|"
    r"Chương\s[IVX\d]|Mục\s+\d)"
)
# Words that open the first sentence of a body: legal bases, reasons, occasions.
OPENER = re.compile(
    r"^(?:Căn cứ|Thực hiện|Ngày \d|(?:Sáng|Chiều|Tối) (?:ngày )?\d|"
    r"Từ ngày|Để |Nhằm |Trong |Thời gian|Theo |Sau khi|Tiếp theo|Xét |Do |Hiện nay|"
    r"Vừa qua|Qua |Trả lời |"
    r"Triển khai|Trước |Trên cơ sở|Với |Thời gian qua|Thay mặt|Thừa |Vào |Tại |Kính |Phúc đáp|"
    r"Ủy ban nhân dân .{0,60}(?:nhận được|ban hành|yêu cầu|xây dựng|tổ chức)|"
    r"UBND .{0,60}(?:nhận được|ban hành|yêu cầu|xây dựng)|Bộ .{0,60}(?:nhận được|ban hành|yêu cầu|có Công văn)|"
    r"Năm \d|Mùa (?:khô|mưa|bão|lũ|vụ) |Những |Công tác |Bên cạnh|Tính đến|Đến nay|Nhận được|"
    r"Giao |Yêu cầu |Đề nghị |Hội đồng nhân dân .{0,60}(?:khóa|khoá))"
)


# "Sở Tư pháp nhận được Công văn số ...": a body that says something opens the text, and is no addressee.
SAYS = re.compile(
    rf"[{UPPER}][^,.;:]{{2,70}}\s(?:nhận được|có Công văn|có ý kiến|đã (?:có|ban hành|nhận)|trân trọng|thông báo|"
    r"(?:đề nghị|yêu cầu)\s)"
)
FORMULA = re.compile(
    "|".join(f"(?:{re.sub('[?]P<[a-z]+>', '?:', part.pattern)})" for part in (NUMBER, PLACE_DATE, ABOUT))
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


def type_of(text: str) -> tuple[str | None, str] | None:
    """Return (type, the rest of the line) if a line names a type of document in capitals and stands as a heading."""
    words = single_spaced(text)
    if not words or len(words) > 400 or words[0].lower() not in FIRST_LETTERS:
        return None
    found = TYPE.match(bare(words))
    if not found or words.endswith(":"):
        return None
    name, rest = words[: found.end("type")], words[found.end("type") :]
    alone = not rest and words[0].isupper()  # fonts of capitals leave small letters in old files
    if not (name.isupper() or alone) or (rest and not rest[0].isspace()):
        return None
    return TYPES[found["type"]], JOINTLY.sub("", rest.strip()).strip()


def opening(lines: Sequence[Line]) -> Opening:
    """Find the type, subject, addressees and the first line of the body among the first hundred lines."""
    found = Opening()
    limit = min(len(lines), 100)
    at = found.head_start = _page_above(lines)
    while at < limit and (following := _past_part(lines, at, found)) is not None:
        at = following
    found.body = at
    if found.head_end is None:
        found.head_end = at
    return found


def _past_part(lines: Sequence[Line], at: int, found: Opening) -> int | None:
    """Record the part of the head that begins at line `at`; return the line after it, None where the body begins."""
    text = lines[at].text
    if found.head_end is not None and is_stamped(text):
        return at + 1
    if found.type_at is None and (named := type_of(text)):
        found.type_at = found.head_end = at
        found.type_name = named[0]
        return _subject(lines, at, named[1], found)
    if found.addressees and INVITES.match(text):
        return None
    if found.subject and not found.addressees and _is_aside(lines, at):
        return at + 1
    if marker := TO.match(text):
        found.head_end = at if found.head_end is None else found.head_end
        return _items(lines, at, marker.end(), found)
    wired = found.type_name == "cong-dien" and not found.addressees
    if wired and (past := _past_wire(lines, at, found)) is not None:
        return past
    return _past_other(lines, at, found)


def _past_wire(lines: Sequence[Line], at: int, found: Opening) -> int | None:
    """The line after whom a telegram is wired to, or after the body that wires; None where line `at` is neither."""
    text = lines[at].text
    if (wire := WIRE.match(text)) or WIRE_ALONE.match(text):
        return _items(lines, at, wire.start("rest") if wire else len(text), found)
    return at + 1 if text and _wires_below(lines, at) else None


def _past_other(lines: Sequence[Line], at: int, found: Opening) -> int | None:
    """The line after one that is no part the head names, or where a head below it begins; None where it is body."""
    if not lines[at].text or (found.head_end is None and not _is_body(lines, at)):
        return at + 1
    if found.head_end is None and (start := _head_below(lines, at)):
        found.head_start = start
        return start
    invites = INVITES_BELOW.match("\n".join(line.text for line in lines[at : at + 3]))
    return at + 1 if invites else None


def _wires_below(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in capitals is the body that wires: "BỘ TRƯỞNG BỘ Y TẾ / điện:"."""
    return mostly_upper(lines[at].text) and at + 1 < len(lines) and WIRE_ALONE.match(lines[at + 1].text) is not None


def _page_above(lines: Sequence[Line]) -> int:
    """Where the head begins below the title a web page gives the document, told by the number printed in both."""
    above = lines[:PAGE_ABOVE]
    motto = next((at for at, line in enumerate(above) if MOTTO.search(bare(line.text))), 0)
    number = _number_in(lines[:motto])
    if number is None or number != _number_in(lines[motto : motto + PAGE_ABOVE]):
        return 0
    return _names_above(lines, motto, 0)


def _number_in(lines: Sequence[Line]) -> str | None:
    found = NUMBER.search("\n".join(line.text for line in lines))
    return f"{found['number']}/{found['notation']}" if found else None


def _names_above(lines: Sequence[Line], motto: int, top: int) -> int:
    """The first of the lines in capitals (or blank) that stand above a motto, below line `top`."""
    start = motto
    while start > top and (not lines[start - 1].text or mostly_upper(lines[start - 1].text)):
        start -= 1
    return start


def _is_aside(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in brackets stands between the subject and the addressees: "(trình phiên họp tháng 8/2026)"."""
    text = lines[at].text
    below = next((line.text for line in lines[at + 1 : at + 4] if line.text), "")
    return text.startswith("(") and text.endswith(")") and TO.match(below) is not None


PAGE_ABOVE = 30
"""How many lines a web page may put above the head: its menu, what the site says of the document."""


def _head_below(lines: Sequence[Line], at: int) -> int | None:
    """Where the head begins if its motto stands below line `at`: at the names in capitals above the motto."""
    if LABEL.match(lines[at].text):
        return None
    for motto in range(at + 1, min(at + PAGE_ABOVE, len(lines))):
        if MOTTO.search(bare(lines[motto].text)):
            return _names_above(lines, motto, at + 1)
    return None


def _is_body(lines: Sequence[Line], at: int) -> bool:
    """Whether a line above any type or addressees must already be body: the head is lost or was never there."""
    text = lines[at].text
    if LABEL.match(text) or len(text) > 240:
        return True
    if mostly_upper(text) or len(text.split()) < 9 or FORMULA.search(text) or MOTTO.search(bare(text)):
        return False
    if at + 1 < len(lines) and FORMULA.match(f"{text} {lines[at + 1].text[:20]}"):
        return False  # "Hà Nội, hồi 15 giờ 30 ngày 25 tháng 9 / năm 2025"
    in_subject = any(ABOUT.search(line.text) for line in lines[max(0, at - 5) : at])
    return not in_subject or (len(text) > 60 and bool(OPENER.match(text)))


def _subject(lines: Sequence[Line], at: int, rest: str, found: Opening) -> int:
    """Collect the subject under (or beside) the type; return the index of the line after it."""
    text = lines[at].text
    if mark_of(rest)[0]:
        rest = ""  # "CÔNG ĐIỆN KHẨN"
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
    r"tỉnh ủy|thành ủy|đảng ủy|thủ tướng|chủ tịch|bộ trưởng)\b.{0,60}$",
    re.IGNORECASE,
)


def _announces(text: str) -> bool:
    """Whether a line ends the sentence that opens the body ("... Thủ tướng Chính phủ chỉ thị:"): no subject does so."""
    return text.rstrip().endswith(":") and len(text) > 30


# A subject is no sentence: one that ends within a line, and another that begins there, are of the body.
TWO_SENTENCES = re.compile(rf"[{LOWER}\d)]{{2}}\.\s[{UPPER}][{LOWER}]+\s[{LOWER}{UPPER}]")


# "... giai đoạn 2025 / - 2035": the second of two years, on the line below
YEARS = re.compile(r"[-–]\s?\d{4}\b")
YEARS_ALONE = re.compile(r"\d{4}(?:\s?[-–]\s?\d{4})?\W*")


def _ends_subject(text: str, lines: Sequence[Line], at: int, shouted: bool | None, found: Opening) -> bool:
    if TO.match(text) or LABEL.match(text) or (text.startswith(("-", "(")) and found.subject and not YEARS.match(text)):
        return True
    if shouted is not None and shouted != mostly_upper(text) and not YEARS_ALONE.fullmatch(text):
        return True
    if found.type_name == "cong-dien" and (WIRED.search(text) or _wires_below(lines, at)):
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
    apart = lines[at].paragraph is not None and lines[at].paragraph != before.paragraph and before.page is None
    if OPENER.match(text) and (text[:1].isupper()) and (len(text) > 60 or apart):
        return True
    return apart and len(text) > 120


# The body that decides is named once more between the subject and the legal bases: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ...".
DECIDES = re.compile(
    r"(?:CHÍNH PHỦ|QUỐC HỘI|HỘI ĐỒNG NHÂN DÂN|(?:ỦY|UỶ) BAN NHÂN DÂN|(?:ỦY|UỶ) BAN THƯỜNG VỤ|BAN THƯỜNG VỤ|"
    r"(?:PHÓ )?THỦ TƯỚNG|"
    rf"(?:{OFFICES}))\b"
)
# A subject that goes on in the next line: "BAN HÀNH QUY CHẾ LÀM VIỆC CỦA / ỦY BAN NHÂN DÂN TỈNH ..."
GOES_ON = re.compile(r"\b(?:CỦA|CHO|VỚI|GIỮA|THUỘC|TẠI|VÀ|DO|GIAO|ĐẾN|VỀ|BAN)\W*$|,$")


def _opens_bases(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of capitals below the subject is the name of the body that decides, and legal bases follow it."""
    if not DECIDES.match(lines[at].text) or GOES_ON.search(lines[at - 1].text):
        return False
    for line in lines[at + 1 : at + 5]:
        if line.text and not mostly_upper(line.text):
            return bool(OPENER.match(line.text)) or line.text.startswith(("(", "Khóa", "Khoá"))
        if DECIDES.match(line.text):
            return False
    return False


def _items(lines: Sequence[Line], at: int, start: int, found: Opening) -> int:
    """Collect addressees from position `start` of line `at` on; return the index of the line after the last."""
    items: list[list[tuple[int, int, int]]] = []
    done = False
    first = lines[at].text[start:]
    if first.strip(" :.-"):
        items.append([(at, start, len(lines[at].text))])
        done = first.rstrip().endswith(".")
    at += 1
    dashed = first.strip().startswith(("-", "–"))
    while at < len(lines):
        text = lines[at].text
        if not text or is_stamped(text):
            at += 1
            continue
        is_item = text.startswith(("-", "–", "+", "•"))
        if TO.match(text) or INVITES.match(text) or (not is_item and (done or _leaves_addressees(text, items, dashed))):
            break
        if is_item and done and not dashed and items:
            break
        dashed = dashed or is_item
        if is_item or not items or _is_complete(lines, items[-1]):
            items.append([(at, 0, len(text))])
        else:
            items[-1].append((at, 0, len(text)))
        done = text.rstrip().endswith(".") and not text.rstrip().endswith("...")
        at += 1
        if len(items) > 60:
            break
    found.addressees += items
    return at


# Boards are named by what they do ("Ban Chỉ đạo phòng, chống tội phạm"); these, which issue documents, are not.
ISSUES = re.compile(r"(?:UBND|Ủy ban nhân dân|Bộ|Sở|Văn phòng|Chủ tịch|Thủ tướng|Chính phủ)\s")


def _is_sentence(text: str) -> bool:
    """Whether a line is one body and what it does ("UBND tỉnh dự kiến làm việc với ..."), and so names no addressee."""
    stop = ends_at(text, 0) if ISSUES.match(text) else len(text)
    return len(text) > 40 and stop < len(text) - 12 and not PLURAL.search(text, 0, stop) and text[stop].islower()


def _is_complete(lines: Sequence[Line], item: list[tuple[int, int, int]]) -> bool:
    return lines[item[-1][0]].text.rstrip().endswith((";", "."))


def _leaves_addressees(text: str, items: list[list[tuple[int, int, int]]], dashed: bool) -> bool:
    """Whether an undashed line after addressees is already body: it opens a sentence, or is long prose."""
    if not items:
        return False
    return (
        bool(OPENER.match(text))
        or bool(SAYS.match(text))
        or bool(LABEL.match(text))
        or len(text) > 200
        or (len(text) > 80 and text.endswith((":", ".")) and STOP.search(text) is not None)
        or _is_sentence(text)
        or (dashed and text[:1].isupper() and len(text) > 90)
    )
