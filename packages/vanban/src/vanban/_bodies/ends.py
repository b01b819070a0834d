"""Where a list of bodies ends: at a verb, a mark, or past a name that is whole."""

from __future__ import annotations

import re
from functools import lru_cache

from vanban._bodies.composed import duty_past_composed
from vanban._bodies.groups import duty_past_group
from vanban._bodies.heads import HEAD
from vanban._bodies.own import OwnNames, own_end, own_names, told_end
from vanban._bodies.verb_words import INSIDE
from vanban._bodies.verbs import verb_at
from vanban._verbs import STOP
from vanban._whole_names import LINKS, duty_past_name
from vanban._words import LOWER, UPPER

COLON_LIST = re.compile(
    r"(?:[Cc]ác\s)?(?:[Bb]ệnh viện|[Vv]iện|[Hh]ọc viện|[Tt]rường(?: [Đđ]ại học)?|[Đđ]ại học|[Cc]hi cục|[Cc]hi nhánh|"
    r"[Cc]ục (?:Thuế|Hải quan|Thống kê)|[Tt]rung tâm|[Tt]ập đoàn|[Vv]ụ|[Cc]ục|Vụ, Cục|Cục, Vụ|"
    r"tỉnh|thành phố|tỉnh, thành phố|[Ss]ở|[Bb]ộ|sở, ngành|bộ, ngành|cơ quan|đơn vị|ngành|"
    r"huyện|quận|xã|phường|phòng|[Tt]ổng công ty|[Tt]ập đoàn, tổng công ty|xã, phường|địa phương|"
    r"Bộ, cơ quan|doanh nghiệp(?:\s\w+){0,2}|Tổng giám đốc|[Bb]an [Qq]uản lý dự án|"
    # "Công ty Thủy điện Mẫu Lung: | Xóa 120 nhà tạm" is one by its name
    r"Sở, ban, ngành|sở, ban, ngành|[Cc]hủ đầu tư|"
    rf"[Cc]ác [Cc]ông ty[^.,;:]{{0,30}}|[Cc]ông ty[^.,;:\d{UPPER}]{{0,30}})$"
)
_SEVERAL = re.compile(
    r"\b[Cc]ác\b|\b\d{1,3} (?:xã|phường|tỉnh|đơn vị|cơ quan|địa phương)\b|[Tt]ổng giám đốc|[Cc]ông ty|[Tt]ập đoàn"
)
# "UBND các xã vùng cao: Mèo Vạc, Đồng Văn, Yên Minh": which of them, before at least two names
_KIND_LIST = re.compile(
    rf"\b(?:tỉnh|xã|phường|huyện|thành phố|địa phương|đơn vị|cơ quan)(?:\s[{LOWER}]+){{1,5}}"
    rf"(?:\s[{UPPER}][{LOWER}]+){{0,3}}$"
)
_SUCH_AS = re.compile(r"(?:[Mm]ột số|[Cc]ác|[Nn]hững)\s")  # "một số Cục Thuế có nợ cao như: Hà Nội, Hải Phòng"
_NAMES_FOLLOW = re.compile(rf"\s[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{0,3}}(?:,|\svà)\s[{UPPER}]")
_OPENING_VERBS = (
    "Chủ động|Chủ trì|Tập trung|Tiếp tục|Tăng cường|Khẩn trương|Tổ chức|Thực hiện|Triển khai|Rà soát|Xây dựng|"
    "Tham mưu|Hướng dẫn|Báo cáo|"
    "Phối hợp|Chỉ đạo|Đẩy mạnh|Theo dõi|Kiểm tra|Căn cứ|Nghiên cứu|Đề nghị|Yêu cầu|Giao|Thường xuyên|Kịp thời|"
    "Đảm bảo|Bảo đảm"
)
LIMIT = 700
# "Các doanh nghiệp công nghệ (Viettel, VNPT) | làm chủ công nghệ lõi": past a bracket of names a word in small letters
# is the duty, a verb that is known or not
PAST_BRACKET = re.compile(
    rf"(?<=\)) (?=[{LOWER}])(?!(?:và|cùng|với|các|của|tỉnh|thành phố|thuộc|trực thuộc|nơi|có|còn|chưa|đã|đang|tại|về|"
    r"theo|trong|xã|phường|được|là|sau|do|ở|hay|hoặc|từ|đến|số|để|trước|trên|cho|này|đó|khu|vùng|cấp|ban|bị|nhưng|"
    r"nhất)\b)"
)
# "UBND TP. Hồ Chí Minh": the full stop of a shortened word ends no list
ABBREVIATED = re.compile(r"\b(?:TP|Tp|TX|TT|Q|P|H)$")
_AFTER_COLON = re.compile(
    rf"\s(?:\d{{1,2}},\s(?:\d|[{UPPER}])|[{UPPER}]\w*(?:\s[\w-]+){{0,6}}(?:,|\svà)\s[{UPPER}]|(?!(?:Là|Có|Được|Phải|"
    rf"Các|Trong|Trước|Sau|Đến|Tại|Khi|Trực|Phát|"
    rf"{_OPENING_VERBS})\b)[{UPPER}]\w+)"
)

# "UBND các xã, phường: | Quy hoạch vùng sản xuất": only names of places, all their words capitalised, say which of them
OF_PLACES = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|xã|phường|đặc khu)$")
_PLACES_FOLLOW = re.compile(
    rf"\s(?:\d|[{UPPER}]\w*(?:[\s-](?:[{UPPER}]|\d{{1,3}}(?!\d|\s(?!và\b)[{LOWER}]))|,|\svà\s|[.;]|$))"
)


def ends_at(text: str, start: int) -> int:
    """Return where the list of bodies that begins at `start` ends: at a verb, a mark, or the end of the text."""
    return _ends_once(text, start, own_names()) if len(text) < _REMEMBERED else _ends_at(text, start)


_REMEMBERED = 4096  # characters up to which an end is kept: it is asked for several times in a row


@lru_cache(maxsize=256)
def _ends_once(text: str, start: int, _own: OwnNames) -> int:
    return _ends_at(text, start)


def _ends_at(text: str, start: int) -> int:
    at, limit = own_end(text, start), min(len(text), start + LIMIT)
    end = verb_at(text, start, at, limit)
    while at < limit:
        if at > end:  # a bracket reached past the verb
            end = verb_at(text, start, at, limit)
        mark = INSIDE.search(text, at, end)
        if mark is None:
            return _duty_past(text, start, end, at_verb=end < limit and not _only_adverbs(text, end))
        after = _past_mark(text, start, mark)
        if after is None:
            return _duty_past(text, start, mark.start(), at_verb=False)
        if mark[0] == "(" and PAST_BRACKET.match(text, after):
            return after + 1
        if mark[0] == ";" and (duty := _duty_past(text, start, mark.start(), at_verb=False)) < mark.start():
            return duty  # "Các trường học | quay đầu xe trong sân; Công an xã phân luồng": no list
        at = after
    return limit


_SMALL_NEXT = re.compile(rf" (?=([{LOWER}]+))")
# "Xí nghiệp Thoát nước | khơi cống trong ngày 30/10": what only says when, at the end, is no verb
_ADVERB_ENDS = re.compile(
    r"(?:(?P<when>trong|trước|chậm nhất)|theo quy định|ngay|kịp thời|định kỳ|để|nhằm|khi|nếu)\b[^.;:,]{0,40}[.;:,]"
)


def _only_adverbs(text: str, at: int) -> bool:
    """Whether what stands at `at` only says when or how, up to the end of its clause, and no verb follows."""
    ends = _ADVERB_ENDS.match(text, at)
    return ends is not None and not (ends["when"] and STOP.search(text, at + len(ends["when"]), ends.end()))


def _duty_past(text: str, start: int, end: int, *, at_verb: bool) -> int:
    """Where the duty begins past a name that is known whole or whole by its composition, `end` where there is none."""
    own = own_end(text, start)
    if start < own < end and (word := _SMALL_NEXT.match(text, own)) and word[1] not in LINKS:
        return own + 1  # "VAECO | đại tu tàu bay"
    if duty := _duty_past_told(text, start, end):
        return duty
    past = duty_past_composed(text, start, duty_past_name(text, start, end), at_verb=at_verb)
    # before a mark, or before words that only say by when: "Các trường | lắp lưới chắn trước ngày 20/12."
    closed = (
        text.endswith(", ", start, end) if at_verb else text[end : end + 1] in (".", ";", ",") or text[end - 1] == " "
    )
    return _duty_past_groups(text, start, end) if past == end and closed else past


def _duty_past_groups(text: str, start: int, end: int) -> int:
    """Where the duty begins past the first group of a list, at its head or further on, `end` where there is none."""
    for at in (start, *(following.end() for following in _AND.finditer(text, start, end))):
        if (duty := duty_past_group(text, at, end)) < end:
            return duty  # "Phòng Kinh tế, Hội Nông dân và các thôn | ươm giống cây keo"
    return end


_AND = re.compile(r"(?:[,;]| và) (?=\w)")
_NOT_PAST = LINKS | {"tỉnh", "thành", "xã", "phường", "huyện", "khu", "trưởng"}
_PART_OF_A_NAME = 2  # words: so few before a verb may belong to the name


def _duty_past_told(text: str, start: int, end: int) -> int | None:
    """Where the duty begins past the first of the names the document is sent to: "VNPT các tỉnh | tăng vùng phủ"."""
    at = start
    while at < end:
        past = told_end(text, at)
        if past == at or past >= end:
            return None
        if word := _SMALL_NEXT.match(text, past):
            between = text[past:end].split()
            return past + 1 if word[1] not in _NOT_PAST and len(between) > _PART_OF_A_NAME else None
        following = _AND.match(text, past)
        at = following.end() if following else end
    return None


# "UBND các quận, huyện; phường, xã: | Xây dựng kế hoạch": levels named without those who act for them
_LEVEL = r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|đặc khu)"
_LEVELS = re.compile(rf"(?:các )?{_LEVEL}(?:(?:,| và) {_LEVEL}){{1,4}}(?=[:;]| (?:có trách nhiệm|căn cứ|chủ động)\b)")


def _past_mark(text: str, start: int, mark: re.Match[str]) -> int | None:
    """Where a list goes on after a mark inside it, None where it ends there."""
    at = mark.start()
    if mark[0] == "(":
        close = text.find(")", at, at + 500)
        return close + 1 if close > 0 else None
    if mark[0] == ";" and (HEAD.match(text, at + 2) or _LEVELS.match(text, at + 2)):
        return at + 1
    if mark[0] == ":" and text.endswith(" như", start, at) and _SUCH_AS.match(text, start):
        return at + 1 if HEAD.match(text, at + 2) or _NAMES_FOLLOW.match(text, at + 1) else None
    if mark[0] == ":" and _KIND_LIST.search(text, max(start, at - 60), at) and _NAMES_FOLLOW.match(text, at + 1):
        return at + 1
    if mark[0] == ":" and COLON_LIST.search(text, max(start, at - 40), at) and _SEVERAL.search(text, start, at):
        names = _PLACES_FOLLOW if OF_PLACES.search(text, max(start, at - 20), at) else _AFTER_COLON
        follows = HEAD.match(text, at + 2) or names.match(text, at + 1)
        return at + 1 if follows and not _is_duty(text[at + 2 : at + 60]) else None
    if text.startswith("... ", at) and STOP.match(text, at + 4):
        return at + 3  # "UBND các xã: Mẫu Sơn, Mẫu Thủy... | chủ động ..."
    if mark[0] == "." and (text[at + 1 : at + 2].isalnum() or ABBREVIATED.search(text, max(start, at - 3), at)):
        return at + 1
    return None


# No name begins so: "Các hiệp hội, doanh nghiệp: | Chủ động liên kết với nông dân, HTX xây dựng vùng nguyên liệu"
_SURE_DUTY = re.compile(
    r"(?:Chủ động|Chủ trì|Phối hợp|Tập trung|Tiếp tục|Tăng cường|Khẩn trương|Thường xuyên|Kịp thời|Đẩy mạnh|Căn cứ|"
    r"Bảo đảm|Đảm bảo|Thực hiện|Triển khai|Rà soát|Nghiêm túc)\b"
)


def _is_duty(words: str) -> bool:
    """Whether a duty follows a colon ("Tuyên truyền, vận động ..."), not names ("Xây dựng, Công Thương")."""
    if _SURE_DUTY.match(words):
        return True
    verb = STOP.match(f" {words[:1].lower()}{words[1:]}", 1)
    if verb is None or not words[:1].isupper():
        return False
    if words.startswith(" ", verb.end() - 1) and HEAD.match(words, verb.end()):
        return True  # "các tỉnh, thành phố: Bố trí Thanh tra giao thông trực chốt"
    if not words[verb.end() - 1 :].lstrip(" ,")[:1].islower():
        return False
    return not words.partition(", ")[2][:1].isupper()
