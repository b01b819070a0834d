"""The verb at which a list of bodies ends, told from those that belong to a name or say which bodies are meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from vanban._bodies import trades
from vanban._bodies.heads import GROUP, HEAD, NAMED_BODY
from vanban._bodies.units import past_unit
from vanban._bodies.verb_words import (
    ABOUT,
    AMBIGUOUS,
    APPOINTED,
    ASKS,
    ASSIGNED,
    BOARD_DUTY,
    BREAK,
    CARRIED_OUT,
    COMMITTEE,
    GENERIC,
    GIVEN,
    GIVEN_TOO,
    HAVING,
    IN_WHAT,
    INSIDE,
    LIST_GOES_ON,
    MANAGED,
    MANAGES,
    MANNERED,
    MATTER_ENDS,
    MEASURED,
    OBJECT,
    OBLIGED,
    OF_WHICH,
    OFFICE_WORK,
    ONLY_IF,
    OWN_WORK,
    PREVENTS,
    PROPER,
    QUALIFIED,
    SAID_WHICH,
    SETTLED,
    STATED,
    STATED_HOW,
    STRIVES,
    SUBMITS,
)
from vanban._name_words import KNOWN
from vanban._places import PLACE
from vanban._verbs import STOP, STRONG
from vanban._whole_names import LINKS
from vanban._words import LOWER


class _Read(NamedTuple):
    """A list of bodies that begins at `start` of the text, read from `at` up to `limit`, and the next verb in it."""

    text: str
    start: int
    at: int
    limit: int
    verb: re.Match[str]

    @property
    def found(self) -> int:
        """Where the verb begins."""
        return self.verb.start()

    def past(self, at: int) -> int:
        """Return the next verb from a place on."""
        return verb_at(self.text, self.start, at, self.limit)

    def strong(self, within: int) -> re.Match[str] | None:
        """Return the next verb within so many letters that never stands inside a name, None past a break."""
        strong = STRONG.search(self.text, self.found, min(self.limit, self.found + within))
        if strong is None or BREAK.search(self.text, self.found, strong.start()):
            return None
        return strong if _acts_past(self.text, strong, self.limit) else None


def verb_at(text: str, start: int, at: int, limit: int) -> int:
    """Return where the next verb stands from `at` on, `limit` where there is none.

    A verb that only says which bodies are meant is passed when the true one follows in the clause.
    """
    verb = STOP.search(text, at, limit)
    if verb is None:
        return limit
    read = _Read(text, start, at, limit, verb)
    return next((told for rule in _RULES if (told := rule(read)) is not None), verb.start())


# "Các cơ quan chủ trì | gửi báo cáo", "Các ngành phụ trách tiêu chí: | Phân công": who is in charge of a work
_IN_CHARGE = re.compile(
    r"chủ trì (?=(?:gửi|nộp|báo cáo|cập nhật|giải trình|lưu ý|chủ động|khẩn trương|có trách nhiệm)\b)|"
    r"phụ trách [^.,;:()]{2,40}(?=:\s)"
)
_KIND = re.compile(r"(?:cơ quan|đơn vị|bộ|sở|ngành|địa phương) $")
# "Đơn vị chủ trì | tổ chức lấy ý kiến", "| thực hiện lấy ý kiến": the one in charge, not what it is in charge of
_ONE_IN_CHARGE = re.compile(
    r"(?:(?<=Đơn vị )|(?<=Cơ quan ))chủ trì "
    rf"(?=(?:tổ chức (?:lấy|họp)|lấy ý kiến|thực hiện {STOP.pattern}|tổng hợp|hoàn thiện|tiếp thu|trình|lập)\b)"
)
# "Thành viên Ban Chỉ đạo | phối hợp với Sở Y tế khẩn trương ...", "| là cơ quan đầu mối chủ động ...", "| trong tháng
# 10/2025 khẩn trương ...": with whom, as what and by when is no part of a name, whatever stronger word follows
_ENDS_ALL = re.compile(
    rf"phối hợp với (?={HEAD.pattern})|là (?:(?:cơ quan|đơn vị|bộ phận) )?(?:đầu mối|chủ trì|thường trực)\b|(?P<when>"
    r"trong (?:tháng|quý|tuần|ngày|thời hạn)|trước (?:ngày|tháng)|chậm nhất|định kỳ|hằng (?:tháng|quý|năm|tuần))\b"
)
_SAID_OF_THEM = re.compile(r"\b(?:chưa|đã|còn|được|bị|đang|phải|đến hạn|quá hạn)\s")


def _ends_all(read: _Read) -> int | None:
    ends = _ENDS_ALL.match(read.text, read.found)
    if ends is None or (ends["when"] and _SAID_OF_THEM.search(read.text, read.start, read.found)):
        return None
    return read.found


def _in_charge(read: _Read) -> int | None:
    """What bodies are in charge of or strive for tells which ones are meant, where their own duty follows at once."""
    text, found = read.text, read.found
    if one := _ONE_IN_CHARGE.match(text, found):
        return one.end()
    charge = _IN_CHARGE.match(text, found)
    if charge and _KIND.search(text, max(read.start, found - 16), found):
        return charge.end()
    strives = STRIVES.match(text, found)
    return strives.end() if strives and SEVERAL.match(text, read.start) else None


def _in_a_name(read: _Read) -> int | None:
    """Units named with verbs, and the fields of a unit: "Vụ Giám sát, thẩm định và | xử lý sau thanh tra"."""
    text, start, found = read.text, read.start, read.found
    if (past := past_unit(text, start, found, read.limit)) > found:
        return read.past(past)
    if text.startswith("trả kết quả", found) and text.endswith("iếp nhận và ", start, found):
        return read.past(found + len("trả kết quả"))  # "Bộ phận Tiếp nhận và trả kết quả | niêm yết"
    if text.endswith(", ", start, found) and (
        trades.FIELDS.search(text, max(start, found - 30), found)
        or (trades.CHECKS.match(text, found) and trades.CHECKING.search(text, max(start, found - 20), found))
    ):
        return read.past(read.verb.end())
    if directly := trades.DIRECTLY.match(text, found):
        return read.past(directly.end())
    if text.endswith(" và ", start, found) and trades.LAST_FIELD.search(text, max(start, found - 90), found):
        return read.past(read.verb.end())
    team = trades.TEAM_WORK.match(text, found)
    if team and trades.TEAM.search(text[max(start, found - 12) : found]):
        return read.past(team.end() - 1)
    if trades.BUILDS.match(text, found) or trades.MANAGES.search(text, max(start, found - 20), found):
        return read.past(read.verb.end())
    if trades.COUNCIL.search(text, max(start, found - 12), found) and (work := trades.COUNCIL_WORK.match(text, found)):
        return read.past(work.end() + 1)
    if trades.FIELD_TO_COME.search(text, max(start, found - 24), found):
        return read.past(read.verb.end())
    if trades.INSPECTORATE.match(text, found) and text.endswith("Thanh tra, ", start, found):
        return read.past(found + len("giải quyết khiếu nại, tố cáo"))
    return None


def _assigned(read: _Read) -> int | None:
    """What one body, named, "được giao" is its duty; said of bodies by their kind it tells which ones."""
    assigned = ASSIGNED.search(read.text, read.at, read.found)
    if (
        assigned
        and NAMED_BODY.match(read.text, read.start)
        and not GENERIC.search(read.text, read.start, assigned.start() - 1)
        and read.strong(120) is None
    ):
        return assigned.start()
    return None


def _qualified(read: _Read) -> int | None:
    """How things stand with bodies tells which ones are meant: "các địa phương có tỷ lệ giải ngân thấp | kiểm điểm"."""
    text, found = read.text, read.found
    qualified = QUALIFIED.search(text, max(read.start, found - 80), found)
    if qualified is None or BREAK.search(text, qualified.end(), found):
        return None
    if text.endswith(STATED, qualified.end(), found) and (how := STATED_HOW.match(text, found)):
        return read.past(how.end())
    if strong := read.strong(160):
        return strong.start()
    if (said := SAID_WHICH.match(text, found)) and STOP.match(text, said.end()):
        return said.end()
    if SETTLED.match(text, found) or (OWN_WORK.match(text, found) and HAVING.search(text, qualified.start(), found)):
        return found
    return read.past(read.verb.end()) if MEASURED.search(text, qualified.start(), found) else None


def _before_places(read: _Read) -> int | None:
    """Which places, behind a colon: "các tỉnh | tham gia: Lào Cai, Điện Biên | thành lập ..."."""
    end = read.verb.end()
    return read.past(end) if read.text[end : end + 1] == ":" and PLACE.match(read.text, end + 2) else None


def _of_a_board(read: _Read) -> int | None:
    """Boards are named by what they do: "Ban Chỉ đạo phòng, chống tội phạm | rà soát"."""
    text, found, end = read.text, read.found, read.verb.end()
    board = PREVENTS if text.startswith("phòng, chống", found) else COMMITTEE
    if not board.search(text, max(read.start, found - 40), found) or (
        STRONG.match(text, found)
        or OFFICE_WORK.match(text, found)
        or PROPER.search(text, max(read.start, found - 20), found)
    ):
        return None
    if MANAGES.search(text, max(read.start, found - 40), found) and not MANAGED.match(text, found):
        return found
    if text[end + 1 : end + 2].isupper():  # "Khu Nông nghiệp ứng dụng Công nghệ cao"
        return read.past(end)
    following = STOP.search(text, end, min(read.limit, found + 90))
    council = text.endswith("Hội đồng ", read.start, found)  # "Hội đồng định giá đất, Sở Tài chính | rà soát"
    within = min(read.limit, found + (40 if council else 90))
    listed = LIST_GOES_ON.search(text, end, within) if council or text.startswith("phòng", found) else None
    if listed and not (following and following.start() < listed.start()):
        return read.past(listed.start())
    between = text[end : following.start()] if following else ","
    return read.past(following.start()) if following and len(between.split()) > 1 and "," not in between else found


def _of_a_matter(read: _Read) -> int | None:
    """Boards named by their matter, which is prose: "Ban Chỉ đạo quốc gia về chống khai thác IUU | chỉ đạo ..."."""
    text, found = read.text, read.found
    about = ABOUT.search(text, max(read.start, found - 90), found)
    if about is None or (BOARD_DUTY.match(text, found) and not about[0].endswith(" về ")):
        return None
    matter = MATTER_ENDS.search(text, found, min(read.limit, found + 200))
    limit = matter.start() if matter else min(read.limit, found + 200)
    if duty := BOARD_DUTY.search(text, read.verb.end(), limit):
        return duty.start()
    before = read.verb.end()
    for verb in STOP.finditer(text, before, limit):
        if verb.start() > before + 1 and not _OF_THE_MATTER.search(text, verb.start() - 10, verb.start()):
            return verb.start()
        before = verb.end()
    return limit if text.startswith(":", limit) else None


# A verb behind one of these, or behind another, goes on with the matter: "về rà soát và | tổ chức | thực hiện việc"
_OF_THE_MATTER = re.compile(r"(?:,| và| việc| công tác| trong| hoạt động| để| nhằm) $")


def _appointed(read: _Read) -> int | None:
    """What bodies were appointed to: "được phân công chủ trì | soạn thảo | chịu trách nhiệm"."""
    if not APPOINTED.search(read.text, max(read.start, read.found - 40), read.found):
        return None
    if strong := read.strong(120):
        return strong.start()
    obliged = OBLIGED.search(read.text, read.found, min(read.limit, read.found + 120))  # "... tại các đơn vị | phải"
    return obliged.start() if obliged and not BREAK.search(read.text, read.found, obliged.start()) else None


# "Cơ quan chủ trì xây dựng Đề án | báo cáo tiến độ": what it chairs says which one is meant
CHAIRS = re.compile(r"(?:chủ trì )?(?:xây dựng|soạn thảo|biên soạn|thẩm định|thực hiện|thẩm tra|tham mưu)(?=[\s:])")
_TO_CHAIR = re.compile(r"(?:ơ quan|ơn vị|bộ|ngành) được (?:giao|phân công) (?:nhiệm vụ )?chủ trì $")


def _chairing(read: _Read) -> int | None:
    """What a body chairs tells which one is meant, where its duty follows."""
    text, found = read.text, read.found
    chairs = CHAIRS.match(text, found)
    if chairs is None or not (
        (chairs[0].startswith("chủ trì ") and text.endswith(("ơ quan ", "ơn vị "), read.start, found))
        or _TO_CHAIR.search(text, max(read.start, found - 50), found)
    ):
        return None
    if text.startswith(":", chairs.end()):
        return chairs.end()
    duty = STOP.search(text, chairs.end() + 1, min(read.limit, found + 60))
    return duty.start() if duty and not BREAK.search(text, found, duty.start()) else None


def _given_too(read: _Read) -> int | None:
    """The second thing bodies were given says which ones are meant: "được giao quản lý, | vận hành lưới điện"."""
    text, found = read.text, read.found
    if not (GIVEN.match(text, found) and GIVEN_TOO.search(text, max(read.start, found - 50), found)):
        return None
    end = read.past(read.verb.end())
    return end if end < read.limit and not INSIDE.search(text, found, end) else None


SEVERAL = re.compile(r"(?:[Cc]ác|[Nn]hững|[Mm]ọi|[Tt]ừng)\s")


def _of_a_field(read: _Read) -> int | None:
    """The fields a group is there for tell which bodies are meant; their duty is the first verb past them."""
    text, found = read.text, read.found
    field = trades.FIELD_OF.match(text, found) if SEVERAL.match(text, read.start) else None
    for verb in STOP.finditer(text, field.end() + 1, min(read.limit, found + 240)) if field else ():
        if text.endswith((", ", " và "), found, verb.start()) or INSIDE.search(text, found, verb.start()):
            return None
        if not trades.OF_THE_FIELD.search(text, verb.start() - 14, verb.start()):
            return verb.start()
    return None


def _occupied(read: _Read) -> int | None:
    """What bodies do for a living: "Các đơn vị thi công | tăng ca"."""
    text, start, found = read.text, read.start, read.found
    if listed := trades.AFTER_TRADE.search(text, max(start, found - 40), found):
        found = listed.start()  # "doanh nghiệp sản xuất, | nhập khẩu | thực hiện ..."
    kind = trades.OCCUPATION.match(text, found)
    if kind is None or not (
        text.endswith(("nhà thầu ", "Nhà thầu ", "ác công ty ", "các Sở ", "các sở ", "ợp tác xã "), start, found)
        or GENERIC.search(text, max(start, found - 60), found)
    ):
        return None
    at = kind.end()
    if text.startswith(":", at):
        return at
    if (colon := _duty_behind_colon(read, at)) is not None:
        return colon
    return _behind_trade(read, kind, found)


def _behind_trade(read: _Read, kind: re.Match[str], found: int) -> int | None:
    """Where the duty begins behind a trade found at `found`: past its wares, its works and its place."""
    text, at = read.text, kind.end()
    wares = trades.WARES.match(text, at)
    if wares and text.startswith((" ", ", "), wares.end()):
        at = wares.end() + text.startswith(" ", wares.end())
    if wares and text.startswith("(", at):
        return read.past(text.find(")", at, at + 200) + 1 or at)
    if works := trades.WORKS.match(text, found):
        at = works.end()  # "Các đơn vị quản lý, vận hành hồ chứa thủy lợi, thủy điện | tích nước"
        if not works[0].endswith(" và "):
            return at
        return read.past(at) if HEAD.match(text, at) or GROUP.match(text, at) else None
    if text.startswith(", ", at):  # "Các doanh nghiệp chế biến, cơ sở thu mua thủy sản | không mua ..."
        return read.past(at + 2) if HEAD.match(text, at + 2) or GROUP.match(text, at + 2) else None
    if text.startswith("và ", at) and HEAD.match(text, at + 3):
        return read.past(at + 3)
    if where := trades.WHERE.match(text, at):
        at = where.end()
    if STRONG.match(text, at):
        return at  # "Các đơn vị quản lý chợ | thường xuyên kiểm tra"
    if (wares or where) and (word := _SMALL.match(text, at)) and word[0] not in LINKS:
        return at  # whatever the verb
    if STOP.match(f" {text[at : at + 40]}", 1):
        return at  # "Các nhà thầu thi công | lập phương án": no "công lập"
    if kind[0].rstrip().endswith(trades.WHOLE) and (word := _SMALL.match(text, at)) and _is_strange(word[0]):
        return at  # "Các nhà thầu thi công | ghép ván khuôn"
    duty = STOP.search(text, at, at + 30)
    made = text[at : duty.start()] if duty else ","
    return (
        duty.start()
        if duty and len(made.split()) <= trades.FEW and not INSIDE.search(made) and "," not in made
        else None
    )


_SMALL = re.compile(rf"[{LOWER}]+")


def _is_strange(word: str) -> bool:
    """Whether names are not made of a word, nor tied by it."""
    return word not in KNOWN and word not in LINKS


# "Các đơn vị cung cấp dịch vụ mặt đất, suất ăn, xăng dầu hàng không: bảo đảm ...": all before the colon says which ones
_IN_ONE_BREATH = re.compile(r"[^.;:()\n]{1,120}(?<! sau)(?<! sau đây)(?=: \w)")


def _duty_behind_colon(read: _Read, at: int) -> int | None:
    before = _IN_ONE_BREATH.match(read.text, at, read.limit)
    if before is None or STRONG.search(read.text, at, before.end()):
        return None
    follows = read.text[before.end() + 1 : before.end() + 20].lower()
    return before.end() if STOP.match(follows, 1) else None


def _on_condition(read: _Read) -> int | None:
    return read.found if ONLY_IF.match(read.text, read.found) else None


def _of_a_kind(read: _Read) -> int | None:
    """Bodies named by their kind: "Các cơ quan | quản lý nhà nước | phải ...", "các cơ quan | trình Chính phủ"."""
    text, found, end = read.text, read.found, read.verb.end()
    if STRONG.match(text, found) or not GENERIC.search(text, max(read.start, found - 60), found):
        return None
    strong = STRONG.search(text, found, min(read.limit, found + 240))
    if strong and _is_of_another(read, strong):
        return found
    if strong and AMBIGUOUS.match(text, strong.start()) and OBJECT.search(text, end, strong.start()):
        lists = [mark.end() for mark in BREAK.finditer(text, found, strong.start()) if mark[0] == ", "]
        if not any(text.startswith("các ", at) and HEAD.match(text, at) for at in lists):
            return found  # "các đơn vị giao kế hoạch, các cơ quan chủ trì dự án": the list goes on
    if any(pattern.match(text, found) for pattern in (CARRIED_OUT, ASKS, MANNERED, SUBMITS)):
        return found
    if in_what := IN_WHAT.match(text, found):
        return in_what.end()
    if (named := OF_WHICH.match(text, found)) and (follows := STOP.match(text, named.end())):
        return follows.start()
    if strong and not _acts_past(text, strong, read.limit):
        return found  # "Các ban, ngành | lập danh sách theo khu vực bỏ phiếu"
    if strong and all(_goes_past(text, mark, strong[0]) for mark in BREAK.finditer(text, found, strong.start())):
        return strong.start()
    return None


def _is_of_another(read: _Read, strong: re.Match[str]) -> bool:
    """Whether a verb that proves a name has ended follows the first at once, or is said of a further body.

    "Thủ trưởng các đơn vị | có trách nhiệm chủ trì", "các đơn vị | tổ chức hội nghị do Bộ Tài chính chủ trì".
    """
    text, end = read.text, read.verb.end()
    if strong.start() == end + 1 and OBLIGED.match(text, read.found):
        return True
    return strong[0] == "chủ trì" and text.find(" do ", end, strong.start()) >= 0


# "Ban Quản lý Đề án | tổ chức 03 đoàn kiểm tra": how many of something is no name
_COUNTED = re.compile(r"(?:tổ chức|thành lập|mở|cử|bố trí|huy động) \d")


def _counted(read: _Read) -> int | None:
    """A verb with a number behind it is the duty."""
    return read.found if _COUNTED.match(read.text, read.found) else None


_RULES: tuple[Callable[[_Read], int | None], ...] = (
    _counted, _ends_all, _in_charge, _in_a_name, _assigned, _qualified, _before_places, _of_a_board, _of_a_matter,
    _appointed, _chairing, _given_too, _of_a_field, _occupied, _on_condition, _of_a_kind,
)  # fmt: skip
"""Each tells where the verb stands that ends the list, or nothing and the next is asked."""


def _acts_past(text: str, strong: re.Match[str], limit: int) -> bool:
    """Whether a verb follows by whose right or place a body acts: "theo chức năng, nhiệm vụ được giao | rà soát"."""
    if not strong[0].startswith("theo "):
        return True
    verb = STOP.search(text, strong.end(), limit)
    if verb is None or verb[0].startswith(("trước", "trong", "chậm nhất", "xong")):
        return False
    return MATTER_ENDS.search(text, strong.end(), verb.start()) is None


def _goes_past(text: str, mark: re.Match[str], proof: str) -> bool:
    """Whether a mark between a name's own verb and the true one is only the comma before the list's next body."""
    if mark[0] != ", ":
        return False
    if OBLIGED.match(proof) and STOP.match(text, mark.end()):
        return True  # "Các đơn vị quản lý, sử dụng tài sản công có trách nhiệm ..."
    return text[mark.end() : mark.end() + 1].isupper() or bool(
        HEAD.match(text, mark.end()) or GROUP.match(text, mark.end())
    )
