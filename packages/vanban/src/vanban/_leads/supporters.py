"""Who supports: those a provision says to work with, and those told to cooperate."""

from __future__ import annotations

import re

from vanban._bodies.ends import ends_at
from vanban._bodies.items import bodies_at, split
from vanban._model import Body
from vanban._verbs import STOP
from vanban._words import LOWER, UPPER

_HOW = (
    r"(?:,?\s(?:chặt chẽ|thường xuyên|tốt|hiệu quả|kịp thời|đồng bộ|tích cực|chủ động|hỗ trợ|thống nhất|chặt|"
    r"nhịp nhàng|quyết liệt|mật thiết|linh hoạt|toàn diện|trực tiếp|và hỗ trợ|và báo cáo)){0,5}"
)
# "phối hợp với ...", "chủ trì cùng ...", "phối hợp, hỗ trợ ...": then the list of bodies, not those a board is to join
# ("điều hòa, phối hợp các bộ"). The first letter stands
# before the alternatives: a search passes over all other letters at once.
WITH = re.compile(
    r"[PpHhCc](?:(?:hối(?<=[Pp]hối) (?:hợp(?<!uy chế phối hợp)(?<!ơ chế phối hợp)(?<!rình phối hợp)(?<!oạch phối hợp)"
    r"(?<!điều hòa, phối hợp)(?<!điều hoà, phối hợp)|kết hợp)|"
    rf"hối, kết hợp(?<=phối, kết hợp)|iệp đồng(?<=[Hh]iệp đồng)){_HOW}(?:,\s(?:hỗ trợ|hướng dẫn|chỉ đạo|thống nhất))?"
    r"(?:\s(?:với|cùng với|cùng):?)?\s{1,3}|hủ trì(?<=[Cc]hủ trì),?\s(?:cùng với|cùng)\s{1,3})",
)
# "phối hợp với gia đình, tổ tư vấn học đường | hỗ trợ", "với công an, y tế | rà soát": partners in small letters, of
# whatever kind they are, up to what is done with them
PARTNER = re.compile(
    r"(?!(?:(?:các|những) )?(?:nhau|việc|công tác|quá trình|nội dung|thời gian|yêu cầu|tình hình|điều kiện|"
    r"quy (?:định|hoạch)|kế hoạch|chính sách|chương trình|phong trào|cuộc|nhiệm vụ|mục tiêu|giải pháp|hoạt động|"
    r"phát triển|lộ trình|tiến độ|dự án|đề án|mô hình)\b)"
    rf"[{LOWER}]"
)
# ... and also without that word those who can be nothing else: "phối hợp nhân viên y tế ấp, khóm lập danh sách"
PERSONS = re.compile(
    r"(?:nhân viên|cộng tác viên|gia đình|phụ huynh|cha mẹ|người dân|nhân dân|y tế|quân sự|điện lực|"
    r"già làng|người có uy tín|chức sắc|nhà tài trợ|nhà hảo tâm)\b"
)
# "... chủ trì, Sở Tài chính phối hợp", "cần cơ quan chuyên môn khác phối hợp": the body stands before the verb.
# ... not where clear assignment is asked for: "rõ cơ quan chủ trì, cơ quan phối hợp".
COOPERATES = re.compile(r"(?:(?<!cơ quan )(?<!đơn vị )chủ trì[,;]|cần|mời)\s(?=\S)")
# Bodies that are told at once to support: "Sở Nội vụ: chủ trì; Sở Tài chính: phối hợp."
HELPS = re.compile(r"\s?:?\s(?:có trách nhiệm\s)?phối hợp(?:\s(?:thực hiện|triển khai|chặt chẽ))?\s?[.;]")
# ... and, where another leads, to support in a part of it: "...; Bộ Tư pháp phối hợp rà soát dự thảo"
ALSO_HELPS = re.compile(
    rf"{HELPS.pattern}|\s(?:có trách nhiệm\s)?phối hợp\s"
    r"(?!(?:với|cùng|giữa|chặt|và|các|cơ quan|đơn vị|lực lượng)\b)(?=[a-zđ])"
)


# "Cùng Văn phòng đăng ký đất đai hoàn thiện hồ sơ": whom the inherited lead works with
BESIDE = re.compile(r"Cùng(?: với)?\s(?=\S)")


# "chịu trách nhiệm hướng dẫn kỹ thuật, cùng các địa phương theo dõi": whom the lead works with
TOGETHER = re.compile(r"(?<!ban ngành),\s(?:cùng với|cùng)\s(?=\S)")


def _partners(text: str, match: re.Match[str], offset: int) -> list[Body]:
    """Those one works "với" or "cùng" who are told by a word in small letters."""
    start = match.end()
    stated = match[0].rstrip().endswith(("với", "cùng"))
    if not (PARTNER if stated else PERSONS).match(text, start):
        return []
    end = ends_at(text, start)
    return split(text, start, end, offset, 0.8) if end - start < _PARTNERS and not STOP.match(text, start) else []


def partner_lists(text: str, start: int) -> list[tuple[int, int]]:
    """Where lists stand whose semicolons and colons part bodies, not sentences: of partners ("các Sở: Y tế, Nội vụ;
    UBND ...", "các chủ đầu tư: Ban Quản lý dự án A", "Sở A; Sở B; UBND xã"), and of those to be directed.
    """
    if "; " not in text and ": " not in text:
        return []
    directing = DIRECTED.finditer(text, start) if ";" in text and "hỉ đạo các " in text else ()
    directed = [(match.end(), ends_at(text, match.end())) for match in directing]
    directed = [(first, last) for first, last in directed if not OTHERS.search(text, first, last)]
    if "hợp" not in text:
        return directed
    lists = [(match.end(), ends_at(text, match.end())) for match in WITH.finditer(text, start)]
    return directed + [
        (first, last)
        for first, last in lists
        if COLONS.search(text, first, last) or ": " in text[first:last] or text.count("; ", first, last) > 1
    ]


# "Chỉ đạo các phòng, ban; các đoàn thể | tuyên truyền": whom the lead is to direct
DIRECTED = re.compile(r"\b[Cc]hỉ đạo\s(?=các\s)")
OTHERS = re.compile(rf";\s[{UPPER}]")  # "chỉ đạo các phòng, ban; Sở Xây dựng | hỗ trợ": a body of its own


COLONS = re.compile(r"[^;]:[^:;]{3,400};\s")
_PARTNERS = 200  # characters: what is longer is no list of partners


def supporters_of(text: str, start: int, offset: int) -> list[Body]:
    found = bodies_at(text, beside.end(), offset, 0.9)[0] if (beside := BESIDE.match(text, start)) else []
    for match in TOGETHER.finditer(text, start) if ", cùng" in text else ():
        items, end = bodies_at(text, match.end(), offset, 0.85)
        found += items if items and STOP.match(text, end) else []
    if "hợp" not in text and "hủ trì" not in text and "iệp đồng" not in text:
        return found
    for match in WITH.finditer(text, start):
        items = bodies_at(text, match.end(), offset, 0.9)[0] or _partners(text, match, offset)
        known = {body.text.casefold() for body in found}
        found += [body for body in items if body.text.casefold() not in known]
    for match in COOPERATES.finditer(text, start) if "phối hợp" in text else ():
        items, end = bodies_at(text, match.end(), offset, 0.85)
        if items and text.startswith("phối hợp", end):
            found += items
    return found
