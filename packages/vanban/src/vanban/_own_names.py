"""The bodies a document names itself, gathered from what it says for certain that they are bodies.

Evidence: whom it is sent to and who receives it, the abbreviation in brackets behind a body's name, whose proposal it
follows, through whom is reported, and whom it orders with a word that orders before the
name and a duty behind it. An ordinary noun stands in none of these places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._bodies.ends import ends_at
from vanban._bodies.heads import HEAD
from vanban._bodies.own import NONE, OwnNames
from vanban._model import Document
from vanban._words import LOWER, UPPER

_MOST = 60  # names kept of one document
_LONGEST = 140  # characters of a name, and what is looked at before a bracket
_SHORT = rf"[{UPPER}][{UPPER}\d-]{{1,11}}"
SHORT = re.compile(_SHORT)
# What a body is called in short: "... đường cao tốc Việt Nam (sau đây gọi tắt là VEC)"
IN_BRACKET = re.compile(rf"\((?<=\s\()(?:(?:sau đây|dưới đây) )?(?:(?:gọi|viết) (?:tắt )?là )?({_SHORT})\)")
# "Công ty TNHH Thu phí tự động VETC": the name a company goes by ends its full name
CALLED = re.compile(rf"(?:Công ty|Tổng công ty|Tập đoàn|Ngân hàng)\b.{{3,120}}\s([{UPPER}]{{3,10}})")
_FORMS = frozenset({"TNHH", "MTV", "CTCP", "BOT", "PPP", "UBND", "HĐND", "KCN", "TKCN", "BHYT", "BHXH"})
REMARK = re.compile(r"\s?\([^()]{0,200}\)")
# "TTYT trên địa bàn", "các trung tâm trực thuộc": which ones are meant
WHERE = re.compile(r"\s(?:trên|tại|thuộc|trực thuộc|trong|có liên quan|liên quan)\b.*")
# The items of one line of addressees
PARTS = re.compile(r";\s+|(?:(?<=Việt Nam)|(?<=Trung ương)|(?<=uốc gia)),\s+|,\s+(?=(?P<next>[^\W\d_]))")
# "Các doanh nghiệp viễn thông di động: Viettel, VNPT, Vietnamobile": names of one word, where places have two
FIRMS = re.compile(r"\b(?:doanh nghiệp|[Cc]ông ty|[Tt]ập đoàn|[Nn]gân hàng|nhà mạng|hãng)\b[^:]{0,60}:\s(?P<names>.+)")
FIRM = re.compile(r"(?:^|(?<=[,;] ))[A-Z][A-Za-z]{4,20}(?=[,;]|$)")
NOBODY = re.compile(
    r"(?:Như|Lưu|Các đồng chí|Đồng chí|Ông|Bà|Quý|Toàn thể|Website|Cổng|Trang|Công báo|Gửi|Kính|Thường trực|"
    r"Lãnh đạo|Các Thứ|Đ/c)\b"
)
PROPOSED = re.compile(r"^Theo đề nghị của ([^;.\n]{8,160})[;.]", re.MULTILINE)
PROPOSER = re.compile(
    r"(?:Cục trưởng|Vụ trưởng|Viện trưởng|Chi cục trưởng|Giám đốc|Tổng Giám đốc|Tổng giám đốc|Chánh|Hiệu trưởng|"
    r"Trưởng|Thủ trưởng)\s"
)
BY_LETTER = re.compile(r"\stại\s.*")
THROUGH = re.compile(rf"\((?:[Tt]hông )?qua ([{UPPER}][^();,.\n]{{4,90}})[();,]")
TO_WHAT_END = re.compile(r"\s(?:để|theo|trước|tổng hợp|chậm nhất)\b.*")
# "Giao Nhà khách Mẫu Giang chủ trì ...": ordered before the name and behind it
_DUTY = (
    "chủ trì|có trách nhiệm|chịu trách nhiệm|khẩn trương|phối hợp với|chủ động|tiếp tục|tăng cường|tập trung|"
    "nghiêm túc|kịp thời|trực tiếp|bố trí|báo cáo|rà soát"
)
_ORDERING = by_letter("Giao|giao|Yêu cầu|yêu cầu|Đề nghị|đề nghị", behind=BEGINS_WORD)
ORDERED = re.compile(rf"(?:{_ORDERING})\s([{UPPER}](?:[^\s.,;:()]*\s){{1,9}}?)(?=(?:{_DUTY})\b)")
_PAPERS = re.compile(
    r"(?:Kế hoạch|Nghị quyết|Quyết định|Luật|Đề án|Dự án|Chương trình|Chỉ thị|Chỉ tiêu|Thông tư|Nghị định|Hợp đồng|"
    r"Quy|Báo cáo|Công|Tờ|Điều|Khoản|Mục|Phụ lục|Danh|Hội nghị|Hồ sơ|Dự|Đề|Việc|Nhiệm vụ|Nội dung|Tổ chức|Thực hiện|"
    r"Phân công|Triển khai)\b"
)


def own_names(text: str, document: Document) -> OwnNames:
    """Return the names that the grammar does not know and `document`, whose whole text is `text`, says are bodies."""
    heads: dict[str, None] = {}
    whole: dict[str, None] = {}
    told: dict[str, None] = {}
    for name in _addressed(document):
        _keep(name, heads, whole)
        if HEAD.match(name) and " " in name:
            told.setdefault(re.sub(r"^(?:Các|Hai) ", "", name))
    for name in (*_received(document), *_said(text)):
        if HEAD.match(name):
            _keep(name, heads, whole)
    for name in (*_explained(text), *_ordered(text)):
        _keep(name, heads, whole)
    if not heads and not whole and not told:
        return NONE
    kept = sorted(list(whole)[:_MOST], key=len, reverse=True)
    return OwnNames(_by_first_word(heads), _by_first_word(told), tuple(kept))


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names by their first word, the longest first."""
    by_first: dict[str, tuple[str, ...]] = {}
    for name in sorted(list(names)[:_MOST], key=len, reverse=True):
        first = re.split(r"\W", name, maxsplit=1)[0]
        by_first[first] = (*by_first.get(first, ()), name)
    return by_first


def _keep(name: str, heads: dict[str, None], whole: dict[str, None]) -> None:
    """Keep a name that begins with no word of office, and one that would be ended before its end."""
    if not HEAD.match(name):
        heads.setdefault(WHERE.sub("", name))
    elif ends_at(name, 0) < len(name):
        whole.setdefault(name)
        if name.startswith(("Các ", "Những ")):
            whole.setdefault(name[0].lower() + name[1:])


def _addressed(document: Document) -> Iterator[str]:
    """The names among the addressees, and what they are called in short."""
    for item in document.addressees:
        for short in IN_BRACKET.finditer(item):
            yield short[1]
        if firms := FIRMS.search(item):
            yield from FIRM.findall(firms["names"])
    for name in _parts(document.addressees):
        called = CALLED.fullmatch(name)
        if called and called[1] not in _FORMS:
            yield called[1]
        if len(name) <= _LONGEST and (" " in name or SHORT.fullmatch(name)):
            yield name


def _received(document: Document) -> Iterator[str]:
    for name in _parts(document.recipients):
        if " " in name and len(name) <= _LONGEST:
            yield name


def _parts(items: Iterable[str]) -> Iterator[str]:
    """The names items hold: a list goes on with a name of a known kind alone ("Phòng Kinh tế, Hạ tầng và Đô thị").

    Behind a colon stand mere fields ("Các phòng: Kinh tế; Văn hóa - Xã hội"), up to the next name of a known kind.
    """
    fields = False
    for item in items:
        words, start = REMARK.sub("", item), 0
        marks = [mark for mark in PARTS.finditer(words) if not mark["next"] or HEAD.match(words, mark.end())]
        for end, after in [*(mark.span() for mark in marks), (len(words), 0)]:
            name = words[start:end].strip(" .,;:-–")
            start = after
            fields = ":" in name or (fields and not HEAD.match(name))
            if name[:1].isupper() and not fields and not NOBODY.match(name):
                yield name


def _said(text: str) -> Iterator[str]:
    """The names in the fixed phrases that hold nothing but a body."""
    for proposed in PROPOSED.finditer(text) if "Theo đề nghị của" in text else ():
        name = BY_LETTER.sub("", proposed[1])
        yield PROPOSER.sub("", name, count=1) if PROPOSER.match(name) else name
    for through in THROUGH.finditer(text) if "qua " in text else ():
        yield TO_WHAT_END.sub("", through[1]).strip()


def _explained(text: str) -> Iterator[str]:
    """The abbreviations that stand in brackets behind a body's name."""
    for bracket in IN_BRACKET.finditer(text):
        before = text[max(0, bracket.start() - 1 - _LONGEST) : bracket.start() - 1]
        if not HEAD.match(bracket[1]) and _is_name_of(before, bracket[1]):
            yield bracket[1]


_WORD = re.compile(rf"(?<!\w)(?!và\b)[{UPPER}{LOWER}]\w*")
_BREAK = re.compile(r"[.;:\n()]")


def _is_name_of(before: str, short: str) -> bool:
    """Whether the words before a bracket name a body that `short` stands for.

    Their first letters spell it from the word of office on ("tổ chức tín dụng (TCTD)"), or they are the name and spell
    nothing ("Tổng công ty Quản lý bay Việt Nam (VATM)"); "Bộ Giáo dục và Đào tạo (GDĐT)" shortens the field alone.
    """
    from_here = max((mark.end() for mark in _BREAK.finditer(before)), default=0)
    words = list(_WORD.finditer(before, from_here))
    letters = "".join(word[0][0] for word in words).upper()
    for number, word in enumerate(words):
        if not HEAD.match(before, word.start()):
            continue
        if letters.startswith(short, number + (word[0] in ("các", "những"))):
            return True
        if letters.endswith(short):
            return False
        if len(short) > 2 and word[0][0].isupper() and ends_at(before, word.start()) == len(before):
            return True
    return False


def _ordered(text: str) -> Iterator[str]:
    """The names of no known kind that stand between a word that orders and a duty."""
    for ordered in ORDERED.finditer(text):
        name = ordered[1].strip()
        if not HEAD.match(name) and not _PAPERS.match(name):
            yield name
