"""The single bodies of a list; a group printed as one ("Các sở, ban, ngành") stays one."""

from __future__ import annotations

import re

from vanban._bodies.ends import COLON_LIST, ends_at
from vanban._bodies.heads import HEAD, SIRS
from vanban._bodies.own import own_end
from vanban._bodies.sure import ends_surely
from vanban._bodies.units import past_unit
from vanban._model import Body, Span
from vanban._name_words import is_name
from vanban._places import PLACE
from vanban._words import LOWER, UPPER

# A list goes on after a mark or "và" with another body, or with a further part of a group ("sở, ban, ngành").
LIST_MARK = re.compile(
    r"\s?(?:[,;]\s*(?:[-–+•]\s)?(?:và\s+|cùng\s+|nhất là\s+|trước hết là\s+|(?:mà\s+)?trực tiếp là\s+)?|"
    r"\s(?:và|cùng(?: với)?(?! cấp)|với|hoặc)\s+|\s[-–]\s)"
)
# Who leads a list, and who works with them: "Sở Y tế (chủ trì), Sở Nội vụ (phối hợp)"
CHAIRS = re.compile(r"\s?\((?:là )?(?:cơ quan |đơn vị )?chủ trì\)", re.IGNORECASE)
HELPS = re.compile(r"\s?\((?:là )?(?:cơ quan |đơn vị )?phối hợp\)\s*\Z", re.IGNORECASE)
# "các Thành viên được phân công | theo Quyết định số 435/QĐ-TTg ngày ...": by what they are appointed is no name
UNDER = re.compile(
    r"\stheo Phụ lục[^()]*$|"
    r"\s(?:theo|tại) (?:Quyết định|Nghị quyết|Thông báo|Chỉ thị|Công điện|Công văn|Văn bản|Kế hoạch) (?:số )?\d[^()]*$"
)
# "báo cáo Chủ tịch UBND tỉnh | 02 giờ/lần", "báo cáo Chính phủ | các vấn đề phát sinh": how often, when, and what
PAST_NAME = re.compile(
    r"\s(?:(?:ngày|lúc|vào|trước|từ) \d|(?:kể )?từ ngày \d|\d{1,2} (?:giờ|phút|ngày|tuần|tháng|lần)\b|"
    r"(?:các|những|mọi) (?:vấn đề|khó khăn|vướng mắc|trường hợp|kết quả|tình huống|vụ việc)\b).*$"
)
DROPPED = re.compile(
    rf"^(?:(?:các|những)\s)?(?:đồng chí|đ/c|{SIRS})\s+(?:là\s)?|^(?:các|những)\s(?:ông|bà)\s+|"
    r"^(?:ông|bà)\s(?=(?:Giám đốc|Thủ trưởng|Hiệu trưởng)\s)|"
    r"^(?:Cơ quan|Đơn vị) (?:thường trực|chủ trì|đầu mối) là\s",
    re.IGNORECASE,
)
# One mark or small word at the end of a name; taken off one by one, so that a row of them costs no more than itself.
TRAILING = re.compile(
    r"(?:[\s,;:–-]|\s(?:được giao|được đề nghị|được yêu cầu|và|các|cùng|là|thì|"
    r"như sau|sau đây|sau khi|sau|đã|được|(?<!ậu )cần|có thể|có|(?<!kèm )theo|với|của|(?<!sở )tại|ở|trong|về|nhất là|"
    r"tùy|tuỳ))\Z"
)
_TRAILING_WIDTH = 14
_NOTED = re.compile(r"\s?\[\d{1,2}\]$")  # the mark of a note behind a name
_PERHAPS_CUT = 0.8  # how sure of a name that may go on


def bodies_at(text: str, start: int, offset: int, confidence: float) -> tuple[list[Body], int]:
    """Return the bodies of the list that begins at `start`, and where it ends; none if no body begins there."""
    if not begins_body(text, start):
        return [], start
    end = ends_at(text, start)
    return split_at_verb(text, start, end, offset, confidence), end


def begins_body(text: str, start: int) -> bool:
    """Whether a body's name begins at a place: by a word of office, or as one the document has made known."""
    return HEAD.match(text, start) is not None or own_end(text, start) > start


def split_at_verb(text: str, start: int, end: int, offset: int, confidence: float) -> list[Body]:
    """Split a list of bodies that was cut at a verb or a mark; its last item may go on past an unusual verb."""
    found = split(text, start, end, offset, confidence)
    if found and not ends_surely(text, end, found[-1].text):
        found[-1] = Body(found[-1].text, found[-1].span, min(confidence, _PERHAPS_CUT))
    return found


def split(text: str, start: int, end: int, offset: int, confidence: float) -> list[Body]:
    """Split a list of bodies into its items; a group printed as one stays one."""
    cuts = [start]
    depth_at = 0
    for mark in LIST_MARK.finditer(text, start, end):
        inside = text.count("(", start, mark.start()) > text.count(")", start, mark.start())
        if inside or mark.start() < depth_at or past_unit(text, start, mark.start(), end) > mark.start():
            continue
        follower = text[mark.end() : end]
        if mark[0].strip() in ("-", "–") or not _begins_item(follower, text[cuts[-1] : mark.start()], mark[0]):
            continue
        cuts += [mark.start(), mark.end()]
    cuts.append(end)
    found = []
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        if body := _body(text, first, last, offset, confidence):
            found.append(body)
    return found


# "Văn phòng HĐND và UBND xã", "Văn phòng Đoàn ĐBQH và HĐND tỉnh": one office of two bodies
ONE_OFFICE = re.compile(
    r"(?:Văn phòng|VP)\s(?:HĐND|Hội đồng nhân dân|Đoàn ĐBQH|Đoàn đại biểu Quốc hội|UBND|(?:Ủy|Uỷ) ban nhân dân)$|"
    r"^\W*Báo$"  # "Báo và Đài Phát thanh, Truyền hình tỉnh"
)
_SAME_GROUP = re.compile(
    r"^(?:ban|ngành|địa phương|đơn vị|xã|phường|huyện|quận|thị xã|thành phố|đặc khu|đoàn thể|cá nhân|tổ chức|cơ quan|"
    r"nhà thầu|hộ gia đình|lực lượng|hội|tỉnh|tổ dân phố|cán bộ(?=, công chức))\b"
)
# "UBND thành phố Hà Nội | chuyển đổi phương tiện": past the capitals of its place the name of one body goes on only
# with what says where it belongs or which one is meant.
_PLACED = re.compile(
    r"(?:Chủ tịch )?(?:(?:Ủy|Uỷ) ban nhân dân|UBND) "
    r"(?:[Tt]hành phố|[Tt]ỉnh|[Xx]ã|[Pp]hường|[Hh]uyện|[Đđ]ặc khu)"
    rf"(?: [{UPPER}]\w*){{1,4}}(?= [{LOWER}])"
    r"(?! (?:và|cùng|với|các|thuộc|trực thuộc|nơi|có|còn|chưa|đã|đang|tại|về|theo|trong|được|là|khóa|khoá|sau|mới|cũ|"
    r"trước|hiện|quản lý|phụ trách)\b)"
)
# "Thủ trưởng các Sở, Ban, Ngành": one group, however it is capitalised
_GROUP_WORD = re.compile(r"(?:Ban|Ngành|Đoàn thể)(?=\s?(?:[,;]|$| và ))")
# The last field in the name of one body: "Cục Văn hóa cơ sở, Gia đình và Thư viện"
FIELD = re.compile(r"(?:Du lịch|Thể thao|Môi trường|Công nghệ|Triển lãm|Thư viện(?!\s(?:tỉnh|thành|Quốc)))")
# "Các tập đoàn VNPT, Viettel, FPT": bare names go on with the group whose kind stands before the first
_KIND_OF_NAMES = re.compile(r"\W*[Cc]ác (?:tập đoàn|tổng công ty|công ty|doanh nghiệp|nhà mạng|ngân hàng)\b")
_BARE_NAME = re.compile(rf"[{UPPER}]\w{{1,20}}(?=\s?(?:[,;]|$| và ))")
_NAMED_GROUP = re.compile(rf"(?:lực lượng|đơn vị|cơ quan)\s[{UPPER}]")
# "Bộ Ngoại giao và | cơ quan chức năng các nước": past the whole name of one body the next is no part of a group
_ONE_NAME = re.compile(
    rf"(?:và |cùng )?(?:Bộ|Sở|Cục|Vụ|Ngân hàng|Tập đoàn|Thanh tra|Viện)"
    rf"(?:,? (?:và )?[{UPPER}]\w*(?: [{LOWER}]+)?){{1,6}}"
)
_BESIDE_NAME = re.compile(r"(?:cơ quan|đơn vị|lực lượng|tổ chức|địa phương)\s(?!liên quan|có liên quan)")
# "Đồng chí Nguyễn Văn An, Phó Chủ tịch UBND phường": one person, and what he is
_PERSON = re.compile(rf"\W*(?:[ĐđÐ]ồng chí|[Đđ]/c|[ÔôÔ]ng|[Bb]à|[Tt]hầy|[Cc]ô)(?:\s[{UPPER}][{LOWER}]*){{2,5}}$")
_OFFICE = re.compile(
    r"(?:Phó |Quyền )?(?:Chủ tịch|Giám đốc|Trưởng|Chánh|Bí thư|Chủ nhiệm|Thủ trưởng|(?:Ủy|Uỷ) viên|Chỉ huy|Thủ tướng|"
    r"Bộ trưởng|Thứ trưởng)\b"
)


# "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ": one minister, and the office he heads
_MINISTER = re.compile(r"(?:các )?(?:đồng chí )?(?:Phó )?Bộ trưởng", re.IGNORECASE)


def _is_one_person(before: str, follower: str) -> bool:
    """Whether a comma stands between a person, or his rank, and his office."""
    if follower.startswith("Chủ nhiệm ") and _MINISTER.fullmatch(before.strip()):
        return True
    return _PERSON.match(before) is not None and _OFFICE.match(follower) is not None


def _begins_item(follower: str, before: str, mark: str) -> bool:
    """Whether what follows a mark is a body of its own, not a further part of the group before it."""
    if not begins_body(follower, 0) or ("," in mark and _is_one_person(before, follower)):
        return False
    if follower[:1].islower() and _SAME_GROUP.match(follower) and not _NAMED_GROUP.match(follower):
        return bool(_ONE_NAME.fullmatch(before.strip(" ,;")) and _BESIDE_NAME.match(follower))
    if _GROUP_WORD.match(follower) or (_KIND_OF_NAMES.match(before) and _BARE_NAME.match(follower)):
        return False
    if FIELD.match(follower) or (PLACE.match(follower) and not PLACE.match(before.lstrip(" ,;"))):
        return False  # "UBND các tỉnh Lào Cai, Lai Châu" is one group; "Lào Cai, Lai Châu" are two bodies
    if before.rstrip().endswith(":") or (ONE_OFFICE.search(before) and "và" in mark):
        return False
    if re.search(r":\s[^:]*$", before) and not follower[:1].islower() and COLON_LIST.search(before.split(":")[0]):
        return (
            bool(re.match(rf"(?:Bộ|Sở|UBND|(?:Ủy|Uỷ) ban|Văn phòng|Chủ tịch|Giám đốc|Ban)\s[{UPPER}]", follower))
            and ";" in mark
        )
    return True


def _bare(words: str) -> str:
    """A name without what is said of it in brackets, by what it is appointed, and what stands behind it."""
    if "(" in words:
        words = HELPS.sub("", CHAIRS.sub("", words))
    if " theo " in words or " tại " in words:
        words = UNDER.sub("", words)
    past = PAST_NAME.search(words)
    # "Ban Chỉ đạo (Quyết định số 58/QĐ-TTg | ngày 09 tháng 01 năm 2012)": inside a bracket it is said of the body
    inside = past is not None and words.count("(", 0, past.start()) > words.count(")", 0, past.start())
    return words[: past.start()] if past and not inside else words


def _body(text: str, start: int, last: int, offset: int, confidence: float) -> Body | None:
    words = text[start:last]
    lead = len(words) - len(words.lstrip(" ,;"))
    if dropped := DROPPED.match(words[lead:]):
        lead += dropped.end()
    words = words[lead:]
    if placed := _PLACED.match(words):
        words = placed[0]
    words = _bare(words)
    end = len(words)
    while trailing := TRAILING.search(words, max(0, end - _TRAILING_WIDTH), end):
        end = trailing.start()
    words = _NOTED.sub("", words[:end]) if words.endswith("]", 0, end) else words[:end]
    if not words:
        return None
    first = start + lead
    if not is_name(words):
        confidence = min(confidence, 0.8)  # perhaps read past its end
    return Body(words, Span(offset + first, offset + first + len(words)), confidence)
