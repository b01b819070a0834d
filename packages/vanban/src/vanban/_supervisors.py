"""Who watches over the others: the leads whose own duty is to follow, urge and check what all of them carry out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._bodies.heads import HEAD
from vanban._model import Body
from vanban._normalise import holds
from vanban._verbs import STOP

_SIGNS = ("heo dõi", "ôn đốc", "iám sát", "iểm tra")
# "theo dõi, kiểm tra và đôn đốc"
_AND = r"(?:,|\svà)?(?:\s(?:thường xuyên|kịp thời|nhắc nhở))?\s"
_BESIDE = (
    "theo dõi|đôn đốc|giám sát|kiểm tra|hướng dẫn|đánh giá|rà soát|tổng hợp|nắm|thanh tra|chỉ đạo|điều phối|xử lý|"
    "báo cáo"
)
WATCHES = re.compile(
    rf"(?:{by_letter('theo dõi|đôn đốc|giám sát|kiểm tra', behind=BEGINS_WORD, any_case=True)})\b"
    rf"(?:{_AND}(?:{_BESIDE})\b){{0,6}}"
)
# What is watched: how others do what they are told. "kiểm tra các cơ sở kinh doanh", "theo dõi diễn biến mưa lũ" are
# duties like others.
_OTHERS = (
    "bộ|ban|sở|cơ quan|đơn vị|địa phương|ngành|xã|phường|thôn|trường|phòng|UBND|Ủy ban|tổ chức|chủ đầu tư|nhiệm vụ"
)
CARRIED_OUT = re.compile(
    r"(?:\s(?:chặt chẽ|sát sao|sát|thường xuyên|kịp thời|chung)){0,2}"
    r"(?:\s(?:(?:và )?(?:việc|tình hình|kết quả|tiến độ|quá trình|công tác)\s){1,2}?(?:[^\W\d]+\s){0,3}?"
    r"(?:thực hiện|triển khai|hoàn thành|giải ngân)\b|"
    rf"\s(?:thực hiện|triển khai|tiến độ|kết quả)\b|\s(?:các|những)\s(?:{_OTHERS})\b|\s?[.;]|$)"
)
# What may stand between the body and what it does: "chủ trì, phối hợp với Bộ Nội vụ | theo dõi", "là đầu mối giúp
# UBND tỉnh | theo dõi", "theo chức năng, nhiệm vụ được giao, | theo dõi"
_FRAMES = re.compile(
    r"(?:(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|thường xuyên|tiếp tục|chủ trì|chủ động|trực tiếp|kịp thời|"
    r"tăng cường|khẩn trương|phụ trách(?: (?!trực tiếp)[^\W\d]+){0,4}|thường trực|đầu mối|và|cùng|các đồng chí|"
    r"(?:là|làm) (?:(?:cơ quan|đơn vị|bộ phận) )?(?:đầu mối|thường trực|chủ trì)|"
    r"(?:tham mưu|giúp|giúp việc)(?: cho| giúp)?|phối hợp(?: chặt chẽ)?(?: với| cùng)?|(?:căn cứ|theo)\b[^,]{3,60}|"
    r"nhiệm vụ được (?:giao|phân công)|thẩm quyền|lĩnh vực [^,]{3,40}|hướng dẫn|chỉ đạo|tổng hợp|rà soát|điều hành|"
    r"đề nghị|giao)(?:\s|$)){1,6}"
)
_WITHIN = 260  # characters from the body on
_CLAUSE = re.compile(r"[.;\n]")


def supervisors(leads: Sequence[Body], support: Sequence[Body], text: str, offset: int) -> list[Body]:
    """The leads that are charged to watch how things are carried out; `text` of a task begins at `offset`."""
    if not holds(text, _SIGNS):
        return []
    helpers = [body.text for body in support if body.inherited_from is None]
    found: list[Body] = []
    after: Body | None = None
    for body in reversed(leads):
        own = body.inherited_from is None and offset <= body.span.start
        start = body.span.end - offset if own else 0
        beside = own and after is not None and not text[start : after.span.start - offset].strip(" ,;và")
        if (found[-1:] == [after] if beside else _watches(text, start, helpers)) and body not in found:
            found.append(body)
        after = body if own else None
    return found[::-1]


def _watches(text: str, start: int, helpers: Sequence[str]) -> bool:
    """Whether the first duty behind `start` is to watch over others."""
    begun = start + len(text[start : start + 2]) - len(text[start : start + 2].lstrip(" :"))
    stop = _CLAUSE.search(text, begun, start + _WITHIN)
    match = WATCHES.search(text, begun, stop.start() if stop else min(len(text), start + _WITHIN))
    if match is None:
        return False
    between = text[begun : match.start()]
    for helper in helpers:  # "phối hợp với các cơ quan tham mưu, giúp việc Đảng ủy | theo dõi"
        between = between.replace(helper, "")
    if not all(map(_is_frame, between.split(","))):
        return False
    watched = match[0].lower()
    if "đôn đốc" in watched or ("theo dõi" in watched and text.startswith(",", match.end())):
        return True
    return CARRIED_OUT.match(text, match.end()) is not None


def _is_frame(piece: str) -> bool:
    """Whether a piece between two commas says how, in what part or with whom, and names no further duty."""
    said = " ".join(piece.split())
    if not said:
        return True
    framed = _FRAMES.match(said[0].lower() + said[1:])
    rest = said[framed.end() :].strip() if framed else said
    if not rest:
        return True
    return HEAD.match(rest) is not None and STOP.search(f" {rest}") is None


# The letters first, what stands before them after: a search passes over all other letters at once.
STANDING = re.compile(
    r"(?:T(?=hường xuyên)|t(?=hường xuyên)|L(?=iên tục)|l(?=iên tục))(?<!chi .)(?<!kinh phí .)(?<!ngân sách .)"
)


def is_standing(text: str) -> bool:
    """Whether a text orders a standing duty."""
    return ("hường xuyên" in text or "iên tục" in text) and STANDING.search(text) is not None
