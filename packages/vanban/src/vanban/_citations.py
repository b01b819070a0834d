"""Other documents cited by number: each once, with its date and how this document relates to it."""

from __future__ import annotations

import re

from vanban._codes import CODE, joined, printed
from vanban._dates import DAY, iso, parts
from vanban._model import Citation, Relation, Span
from vanban._words import UPPER

# "số" or a type name must stand before a notation without a hyphen ("số 123/SNV"), else it may be a rate or a name.
NAMED = re.compile(
    r"(?:số|Số|SỐ)\s{0,3}:?\s{0,3}$|"
    r"(?:[Nn]ghị (?:định|quyết)|[Qq]uyết định|[Cc]ông văn|[Tt]hông (?:tư|báo)|[Cc]hỉ thị)\s{1,3}$"
)
# "... ngày 16 tháng 10 năm 2023" after the code, or after whose it is ("của Chính phủ ngày ..."); "(22/7/2025)".
# The mark of a note may stand between.
_ACT = r"(?:về|quy định|ban hành|phê duyệt|hướng dẫn|tại|có|họp|tổ chức|nghỉ|trước|từ|đến|và|trong|để)\b"
DATE_AFTER = re.compile(
    r"(?:\s?\[[\divx]{1,4}\]|\s?\(\d{1,2}\)|[¹²³⁴-⁹])?"
    rf"\s{{0,3}},?\s{{0,3}}(?:của(?:\s(?!{_ACT})[^\W\d]+){{1,7}},?\s)?"
    rf"(?:\((?=\d)|\(?(?:ban hành\s{{1,3}})?(?:ký\s{{1,3}})?(?:cùng\s)?ngày\s{{0,3}}){DAY}",
    re.IGNORECASE,
)
# "Ngày 22/10/2025, tại Thông báo số 569/TB-VPCP": a sentence that opens with the day dates what it cites first; without
# a comma where somebody issued it that day ("Ngày 22/10/2025 Bộ Y tế có Công văn số ...").
DATE_BEFORE = re.compile(
    rf"(?:^|\n|[.;]\s{{1,3}})[Nn]gày\s{{1,3}}{DAY}"
    r"(?:,[^.;\n]{0,120}|\s[^.;,\n]{2,90}?\s(?:có|ban hành)\s[^.;,\n]{0,30})$"
)
# How the clause that cites relates the two documents; the last such word before the code decides.
_PART = (
    r"(?:cụm từ|từ|phụ lục|điều|khoản|điểm|biểu|mẫu|nội dung|một số)\b"  # "Thay thế Phụ lục I ... Quyết định số 77/..."
)
RELATIONS: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("replaces", re.compile(rf"thay thế(?! {_PART})", re.IGNORECASE)),
    ("amends", re.compile(rf"sửa đổi|bổ sung một số điều|điều chỉnh|đính chính|thay thế(?= {_PART})", re.IGNORECASE)),
    ("recalls", re.compile(r"thu hồi|bãi bỏ|hủy bỏ|huỷ bỏ", re.IGNORECASE)),
    ("based-on", re.compile(r"căn cứ|trên cơ sở|theo quy định tại|(?:xét|theo) đề nghị của", re.IGNORECASE)),
    ("implements", re.compile(r"thực hiện|triển khai|quán triệt", re.IGNORECASE)),
)
_NEW_LINE = rf"\n(?=[{UPPER}]|[-–+•]\s|\d{{1,2}}[.)]\s)"  # a printed line may break within a sentence
CLAUSE = re.compile(rf"[.;]\s|{_NEW_LINE}")
# "Căn cứ Nghị định số 24/...; Nghị định số 107/...": what follows a semicolon goes on with the opening of its sentence.
GOES_ON = re.compile(r"(?:và\s)?(?:[Cc]ác\s)?(?:[A-ZĐ][^\W\d]{0,8}(?:\s[^\W\d]{1,8}){0,5}\s)?(?:số:?\s?)?")
# "Xét đề nghị của Sở Y tế (...) tại Tờ trình số 57/...": however long the name of who proposes
PROPOSES = re.compile(r"\stại (?:Tờ trình|Văn bản|Công văn|Báo cáo)\s(?:số:?\s?)?$")
SENTENCE = re.compile(rf"\.\s|(?<!ố):\s|{_NEW_LINE}")
OPENS: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("based-on", re.compile(r"\W{0,4}(?:căn cứ|xét|theo đề nghị)\b", re.IGNORECASE)),
    ("implements", re.compile(r"\W{0,4}(?:tiếp tục\s)?(?:thực hiện|triển khai|quán triệt|thi hành)\b", re.IGNORECASE)),
)
CHANGES = ("replaces", "amends", "recalls")
# "Giao Sở Y tế tham mưu sửa đổi Quyết định số 77/...": somebody is to have it changed; this document does not
PROPOSED = re.compile(
    r"\b(?:tham mưu|trình|đề xuất|kiến nghị|nghiên cứu|rà soát|xây dựng|soạn thảo|dự thảo|hoàn thiện)\s"
)
# "Bãi bỏ các văn bản sau đây: / 1. Quyết định số 12/...": what is done with each below
_LABEL = r"(?:\d{1,2}[.)]|[a-zđ]\)|[-–+])\s"
_TYPED = r"(?:Nghị quyết|Quyết định|Chỉ thị|Thông tư|Nghị định|Quy định|Quy chế|Kế hoạch)\s"
_TYPE = rf"(?:{_TYPED})?(?:số:?\s)?"
# "Theo đề nghị của ...; Bộ trưởng ... ban hành Thông tư sửa đổi, bổ sung ...": the bases of a page are one paragraph
ISSUES = re.compile(
    rf";\s(?=[{UPPER}][^;:\n]{{2,90}} ban hành (?:Nghị quyết|Quyết định|Chỉ thị|Thông tư|Nghị định)"
    r"(?: về việc| quy định)? (?:sửa đổi|bãi bỏ|thay thế|đính chính|bổ sung))"
)
LISTED = re.compile(rf":\s{{1,2}}{_LABEL}{_TYPE}$")
# ... and with the next one of its list: "thay thế các Quyết định: số 456/... ngày ...; số 789/..."
BESIDE = re.compile(rf"[^;:\n]{{0,200}};\s(?:và\s)?{_TYPE}|[^:\n]{{0,300}}\n{_LABEL}{_TYPE}")
# "sửa đổi, bổ sung một số điều của Nghị định số 63/... và Nghị định số 55/...": two of one type
TWO = re.compile(rf"(?P<type>{_TYPED})số:?\s(?:[^;:.\n]|\.(?!\s)){{0,250}}?\svà\s(?P=type)số:?\s$")
# "Thực hiện chỉ đạo của Bộ, Sở đã ban hành Công văn số 2062/...": what was issued on it is not carried out
WAS_ISSUED = re.compile(
    r"\b(?:ban hành|có)\s(?:Công văn|Văn bản|văn bản|Báo cáo|Tờ trình|Thông báo|Quyết định|Kế hoạch)\s(?:số:?\s)?$"
)
OWN = re.compile(r"\bnày\b")  # "Quyết định này ... thay thế"


def citations(text: str, own: str | None) -> tuple[Citation, ...]:
    """Find the documents `text` cites by number, in order of first mention; `own` is the document's own code."""
    found: dict[str, Citation] = {}
    last: tuple[int, Relation] = (0, "refers")
    for match in CODE.finditer(text):
        if not _is_code(match, text):
            continue
        code = joined(match)
        if code == own:
            continue
        date = _date(match, text)
        if (known := found.get(code)) is None:
            as_printed = printed(match)
            relation = _relation(text, match.start())
            if relation == "refers" and last[1] in CHANGES and _is_beside(text, last[0], match.start()):
                relation = last[1]
            last = (match.end(), relation)
            found[code] = Citation(
                code,
                Span(match.start(), match.end()),
                date,
                relation,
                0.99 if as_printed == code else 0.95,
                as_printed if as_printed != code else None,
            )
        elif known.date is None and date:
            found[code] = Citation(code, known.span, date, known.relation, known.confidence, known.printed)
    return tuple(found.values())


def _is_code(match: re.Match[str], text: str) -> bool:
    if match["ptype"]:
        return match["ptype"].isupper() or match["ptype"] in ("CTr", "QyĐ", "QĐi", "TTr")
    notation = match["notation"]
    if "-" in notation or "–" in notation or re.match(r"(?:QH|UBTVQH)\d", notation):
        return True
    return bool(NAMED.search(text, max(0, match.start() - 14), match.start()))


def _date(match: re.Match[str], text: str) -> str | None:
    after = DATE_AFTER.match(text, match.end())
    if after:
        return iso(*parts(after))
    before = DATE_BEFORE.search(text[max(0, match.start() - 180) : match.start()])
    return iso(*parts(before)) if before else None


def _is_beside(text: str, last: int, at: int) -> bool:
    """Whether what is cited at `at` stands in one list with the one before, whose code ends at `last`."""
    return bool(BESIDE.fullmatch(text, last, at) or TWO.search(text, max(0, last - 40), at))


def _relation(text: str, at: int) -> Relation:
    window = text[max(0, at - 160) : at]
    clause = CLAUSE.split(window)[-1]
    best: tuple[int, Relation] = (-1, "refers")
    for relation, pattern in RELATIONS:
        for match in pattern.finditer(clause):
            best = max(best, (match.start(), relation))
    start, relation = best
    if relation == "refers" and (listed := LISTED.search(window)):
        said = window[: listed.start()].rpartition("\n")[2]
        return next((change for change, pattern in RELATIONS[:3] if pattern.search(said)), "refers")
    if relation in CHANGES and PROPOSED.search(clause, 0, start):
        return "refers"
    if relation == "implements" and "," in clause[start:] and WAS_ISSUED.search(clause, start):
        return "refers"
    if relation != "refers" and relation not in CHANGES:
        return relation
    opened = _opened_as(text, at)
    beside = clause[:start].rstrip().endswith(",")  # a further verb of the sentence's own
    if relation in CHANGES and not beside and CODE.search(clause, 0, start) and not OWN.search(clause, 0, start):
        relation = "refers"  # "Thông tư số 40/... sửa đổi Thông tư số 80/...": one cited document changes the other
    if relation in CHANGES:  # what is cited tells what it changed itself, but where a clause of its own says it
        is_own = not clause[:start].strip() or (opened == "implements" and beside)
        return "refers" if opened and not is_own else relation
    if not (GOES_ON.fullmatch(clause.rpartition(", ")[2].rpartition(" và ")[2]) or PROPOSES.search(clause)):
        return relation
    return opened or _changed_as(_sentence(text, at)) or relation


def _sentence(text: str, at: int) -> str:
    """What stands before `at` in its sentence."""
    return ISSUES.split(SENTENCE.split(text[max(0, at - 1200) : at])[-1])[-1]


def _opened_as(text: str, at: int) -> Relation | None:
    """How the sentence that cites at `at` opens: with a legal basis, or with what it carries out."""
    opening = _sentence(text, at)[:30]
    return next((relation for relation, pattern in OPENS if pattern.match(opening)), None)


def _changed_as(sentence: str) -> Relation | None:
    """How this document changes all of a list: "Quyết định này thay thế Quyết định số 1/...; Quyết định số 2/..."."""
    own = OWN.search(sentence)
    found = [(match.start(), relation) for relation, pattern in RELATIONS[:3] for match in pattern.finditer(sentence)]
    return max(found)[1] if own and found else None
