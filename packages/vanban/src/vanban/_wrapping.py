"""Printed lines joined into paragraphs again.

Where the source knows the page, a paragraph begins where the line is set in or stands further below than usual;
elsewhere the words must tell: a label, a capital after a short line that ends a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from vanban._attributes import attribute_of
from vanban._labels import DASHES, Label, label_of
from vanban._leads.words import IMPERATIVE
from vanban._letterhead import MOTTO
from vanban._normalise import bare
from vanban._opening.types import type_of
from vanban._source import Line
from vanban._words import LOWER, UPPER, mostly_upper

ENDS = (".", ";", ":", "!", "?", "…", "./.")
# A sentence that ends after a short line may still go on below when it ends in an abbreviation ("TP.", "Tr.").
ABBREVIATED = re.compile(r"\b(?:TP|Tp|TT|TX|PGS|GS|TS|ThS|Q|P|H|tr|Tr|VD|v\.v)\.$")
# A line that stops here cannot end a paragraph, however short it is.
OPEN_END = re.compile(r"(?:,|\s(?:và|của|với|các|tại|về|theo|cho|trong|là|số|ngày|tháng|năm|để))$")
# "... đúng thời hạn nêu tại điểm / 1.2 khoản 1 Mục II": a number behind these is no label
REFERS = re.compile(r"\b(?:điểm|khoản|Điều|Mục|mục|tiết|Phụ lục|Chương)(?:\s[\d.]{0,4}\d)?$")
# "... Đại hội Đảng lần thứ / XIV.", "... Quốc hội khóa / XVI. Bộ Tài chính ...": what is counted in Roman numerals
COUNTED = re.compile(r"\b(?:lần|lần thứ|[Kk]hóa|[Kk]hoá|[Qq]uý|[Kk]hu vực|[Vv]ùng|thế kỷ|[Tt]hứ)$")
# "... dịch Covid- / 19) gây ra": a line's end that parts a word at its hyphen; "... giai đoạn 2026 / - 2035": two years
GOES_ON = re.compile(r"[^\W\d_]-$")
DASH_ENDS = (" -", " –")  # "... (qua Phòng Lao động - / Thương binh và Xã hội)"
YEAR, YEAR_BELOW = re.compile(r"\b(?:19|20)\d\d$"), re.compile(r"[-–]\s?(?:19|20)\d\d\b")
# "Chương / V": a narrow line that parts a heading from its count
_PARTS, COUNT = ("Chương", "CHƯƠNG", "Phần", "PHẦN", "Mục", "MỤC"), re.compile(r"[IVX]{1,5}|\d{1,2}")
# What goes on in small letters: no point ("a) Rà soát")
SMALL = re.compile(rf"[{LOWER}](?![.)/])")
# The closing begins a paragraph of its own, however full the line before it is.
CLOSES = re.compile(
    r"(?:Trên đây là|Nhận được (?:Công văn|Công điện|Chỉ thị|Thông báo|văn bản)|Trân trọng|Rất mong|"
    r"Đề nghị (?:các|quý) (?:đồng chí|đại biểu))\b"
)
# A dash before one of these opens an item: no proper name begins so ("Tập đoàn Công nghiệp / - Viễn thông Quân đội")
OPENS_CLAUSE = re.compile(
    r"(?:Các|Những|Mỗi|Việc|Công tác|Đối với|Trong|Trên|Tại|Theo|Khi|Về|Kinh phí|Chính phủ|Quốc hội|Người|"
    rf"(?:Thành phố|Tỉnh|Xã|Phường|Đặc khu)(?: [{UPPER}][{LOWER}]+){{1,4}}(?= [{LOWER}])|"
    r"(?:Giám đốc|Tổng [Gg]iám đốc|Chủ tịch|Thủ trưởng|Chánh|(?:Cục|Vụ|Viện|Hiệu|Bộ) trưởng|Ủy ban|UBND|Sở|Bộ|Cục|Vụ|"
    r"Công an|Viện kiểm sát|Tòa án|Văn phòng|Phòng|Chi cục|Trung tâm))\s"
)
_MOTTO = 45  # characters: the motto over the heading of an annex is no longer
_EVEN = 0.7  # share of the steps within paragraphs that are alike where a program set the lines
_EVENLY = 0.9  # share of them that differ by no more than a pixel where a browser did
_PIXEL = 0.0011  # share of the page's height: browsers print each line at a whole pixel
_RAGGED = 0.012  # share of the page's width that a full line may end short of the others
_FEW = 6  # lines from which the edge of a page can be told
INDENT = 0.025  # share of the page's width: half of the 1 cm a first line is set in (Decree 30/2020, Annex I)


@dataclass(frozen=True, slots=True)
class Page:
    """The usual measures of a source's printed lines.

    Length in characters, left edge, the distance from which a line stands apart from the one above it, and by page the
    right edge its text is set to.
    """

    width: int
    left: float | None
    apart: float | None
    indented: bool = False  # whether first lines are set in, so that one that is not goes on
    edges: Mapping[int | None, float] = field(default_factory=dict)

    def has_room(self, line: Line, word: float) -> bool | None:
        """Whether a word of some letters had room behind a line, so that its paragraph ends there; None if unknown."""
        edge = self.edges.get(line.page)
        if edge is None or line.right is None or line.x is None or not line.text:
            return None
        return line.right + (line.right - line.x) / len(line.text) * (word + 1) < edge - _RAGGED


def _letters(word: str) -> float:
    """How many small letters wide a word is: capitals, of which bodies' short names are made, are wider by half."""
    return len(word) + sum(map(str.isupper, word)) / 2


def paragraphs(lines: Sequence[Line], *, visual: bool) -> list[list[Line]]:
    """Group lines into paragraphs: as they are, or joined where a printed line goes on in the next one."""
    page = _measures(lines) if visual else Page(0, None, None)
    groups: list[list[Line]] = []
    gap, parted = True, visual and _are_parted(lines)
    whole = parted and _are_whole(lines)
    for line in lines:
        if not line.text:
            gap = True
            continue
        before = groups[-1][-1] if groups else None
        below = parted and before is not None and before.paragraph != line.paragraph
        gap = gap or below
        in_one = before is not None and before.cell == line.cell and not gap
        if whole and in_one and label_of(line.text) is None:
            groups[-1].append(line)
        elif (
            before is None
            or (below and label_of(line.text) is not None)
            or not (
                (_hangs_on(groups[-1], line, page, gap=gap) or _goes_on(before, line, page, gap=gap))
                if visual
                else _was_cut(groups[-1], line)
            )
        ):
            groups.append([line])
        else:
            groups[-1].append(line)
        gap = False
    return groups


def _are_parted(lines: Sequence[Line]) -> bool:
    """Whether blank lines part the paragraphs of a text without pages: many lines stand in one block with the next."""
    if any(line.page is not None or line.paragraph is None for line in lines):
        return False
    together = sum(line.paragraph == below.paragraph for line, below in pairwise(lines))
    return together * 4 > len(lines)


_ENDED_WITHIN = 0.05  # share of the lines within blocks that may end a sentence where each is one paragraph


_LABEL_ALONE = 8  # characters: "VIII." on a line of its own


def _are_whole(lines: Sequence[Line]) -> bool:
    """Whether each block between blank lines is one paragraph: hardly a line within it ends a sentence."""
    within = [(line, below) for line, below in pairwise(lines) if line.paragraph == below.paragraph]
    ended = sum(
        line.text.endswith(ENDS) and len(line.text) > _LABEL_ALONE and not below.text[:1].islower()
        for line, below in within
    )
    return ended <= len(within) * _ENDED_WITHIN


def _measures(lines: Sequence[Line]) -> Page:
    """Measure the printed lines: nine in ten are not longer than `width`; `left` is the leftmost edge many begin at."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    long = [length for length in lengths if length > 40]
    if long:  # two lines that a hyphen at the end of the first made one measure nothing
        lengths = [length for length in lengths if length < 1.5 * long[len(long) // 2]]
    known = any(line.x is not None for line in lines)
    edges = Counter(round(line.x or 0.0, 2) for line in lines if line.text) if known else Counter[float]()
    left = min((edge for edge, count in edges.items() if count >= edges.total() * 0.2), default=None)
    set_in = sum(count for edge, count in edges.items() if left is not None and edge > left + INDENT)
    return Page(
        lengths[int(len(lengths) * 0.9)] if lengths else 0,
        left,
        _apart(lines),
        set_in >= 2,
        _edges(lines),
    )


def _edges(lines: Sequence[Line]) -> dict[int | None, float]:
    """The right edge that long lines reach, by page; on a page of few it is that of the others."""
    reached: dict[int | None, list[float]] = {}
    for line in lines:
        if line.right is not None and line.cell is None and len(line.text) > 40:
            reached.setdefault(line.page, []).append(line.right)
    every = sorted((right for rights in reached.values() for right in rights), reverse=True)
    if len(every) < _FEW:
        return {}
    common = every[len(every) // 20 + 1]
    told = {
        page: sorted(rights, reverse=True)[len(rights) // 20 + 1]
        for page, rights in reached.items()
        if len(rights) >= _FEW
    }
    return {line.page: told.get(line.page, common) for line in lines}


def _apart(lines: Sequence[Line]) -> float | None:
    """The distance from which a line stands apart, where it can be told.

    Programs space the lines of a paragraph to a hair, so a few points more tell the next one; which lines are of one
    paragraph, small letters tell. Lines of a scan are spaced by what is inked.
    """
    steps = [
        (
            below.y - _foot(above),
            above.cell == below.cell and SMALL.match(below.text) is not None and len(above.text) > 40,
        )
        for above, below in pairwise(lines)
        if above.y is not None and below.y is not None and above.page == below.page and below.y > _foot(above) + 0.006
    ]
    going_on = sorted(step for step, goes_on in steps if goes_on)
    if len(going_on) > 2:
        usual = going_on[len(going_on) // 2]
        off = [abs(step - usual) for step in going_on]
        alike, near = (sum(one < most for one in off) for most in (usual * 0.03, _PIXEL))
        if alike > len(off) * _EVEN or near > len(off) * _EVENLY:
            return usual * 1.12
    return sorted(step for step, _ in steps)[len(steps) // 5] * 1.35 if len(steps) > 6 else None


def _foot(line: Line) -> float:
    """The height of a line, of the last one if it is two; known to have one."""
    return line.low if line.low is not None else line.y or 0.0


@dataclass(frozen=True, slots=True)
class _Seam:
    """Two printed lines, one below the other, and what tells whether a paragraph goes on from the one to the other.

    The line before is `full` where the next word had no room on it, has `ended` at the mark of a sentence, and leaves a
    bracket open where the next is `inside`; they stand `apart` where paragraphs do.
    """

    before: Line
    line: Line
    full: bool
    apart: bool
    ended: bool
    inside: bool


def _goes_on(before: Line, line: Line, page: Page, *, gap: bool) -> bool:
    """Whether a printed line continues the one before it."""
    if before.cell != line.cell:
        return False
    previous = before.text
    if previous in _PARTS and COUNT.fullmatch(line.text):
        return True
    seam = _Seam(
        before,
        line,
        full=_is_full(before, line, page),
        apart=gap or _stands_apart(before, line, page),
        ended=previous.endswith(ENDS) and not ABBREVIATED.search(previous),
        inside=previous.rfind("(") > previous.rfind(")"),
    )
    if (label := label_of(line.text)) is not None:
        return _is_no_label(seam, label, indented=page.indented)
    return not _begins_anew(seam) and _prose_goes_on(seam, page)


def _is_full(before: Line, line: Line, page: Page) -> bool:
    """Whether the first word of a line had no room on the one before: a long address may not have fitted there."""
    word = _letters(line.text.split(" ", 1)[0])
    room = page.has_room(before, word)
    if room is None:
        return len(before.text) >= page.width * 0.72 or len(before.text) + word >= page.width * 0.95
    return not room


def _is_no_label(seam: _Seam, label: Label, *, indented: bool) -> bool:
    """Whether what looks like a label is part of a sentence that wrapped just before it."""
    text, previous = seam.line.text, seam.before.text
    if seam.inside and text[: label.end].rstrip().endswith(")"):
        return True  # "... giao Vụ Thanh tra (Vụ / II) theo dõi"
    if text[0] == "(" and indented and not seam.apart and not label_of(seam.before.text):
        return True  # "... cụ thể: (i) Rà soát ...; / (ii) Tổ chức ...": counted within a sentence
    if label.end >= len(text) and seam.full and not (seam.ended or seam.apart):
        return True  # "... định danh điện tử mức độ / 2.": the last word of a paragraph
    if label.kind == "roman" and COUNTED.search(previous):
        return True
    if GOES_ON.search(previous) or (YEAR.search(previous) and YEAR_BELOW.match(text)):
        return True
    if label.kind in ("part", "chapter", "section", "article") or text[0].isdigit():
        is_number = MONTH_IS.search(previous) or (seam.full and NUMBER_IS.search(previous))
        if is_number and text[:2].rstrip(".").isdigit():
            return True
        refers = REFERS.search(previous)
        if refers and refers[0][-1:].isdigit() != text[0].isdigit():
            return True
    # "... Tập đoàn Công nghiệp / - Viễn thông Quân đội": a dash inside a sentence
    dash = label.kind in DASHES and not previous.endswith(",") and not mostly_upper(previous)
    orders = IMPERATIVE.match(text, label.end) or OPENS_CLAUSE.match(text, label.end)
    names = text[label.end : label.end + 1].islower() or orders is None
    dash = dash and names and attribute_of(text[label.end :]) is None
    return dash and not seam.ended and ((seam.full and not seam.apart) or _broken_off(seam.before, seam.line))


def _begins_anew(seam: _Seam) -> bool:
    """Whether a line without a label begins a paragraph by its words, however it stands on the page."""
    text, previous = seam.line.text, seam.before.text
    if len(previous) < _MOTTO and (type_of(text) or MOTTO.search(bare(previous))):
        return True
    if mostly_upper(previous) != mostly_upper(text) and min(len(previous), len(text)) > 8 and " " in text:
        return True  # one word of capitals may be the rest of a notation: "... Nghị định số / 78/2025/NĐ-CP."
    if seam.ended and CLOSES.match(text):
        return True
    stated = attribute_of(text) if text[:1].isupper() else None
    return bool(stated and stated[0] in ("lead", "bodies", "support") and not OPEN_END.search(previous))


def _prose_goes_on(seam: _Seam, page: Page) -> bool:
    """Whether a line of prose continues the one before, by where they end and begin."""
    text, previous = seam.line.text, seam.before.text
    dangling = text[:1].isdigit() and bool(OPEN_END.search(previous))  # "... ngày 05 tháng / 7 năm 2021"
    if previous.endswith(DASH_ENDS) and not seam.apart:
        return True
    if seam.apart:
        return not seam.ended and (text[:1].islower() or dangling)
    if text[:1].islower():  # "(Phòng Giáo dục Phổ thông, email: / gdpt@...)": an open bracket goes on past a colon
        return not previous.endswith("./.") and (seam.inside or seam.full or not previous.endswith(":"))
    if page.apart is not None or page.indented:
        return (seam.full or bool(OPEN_END.search(previous))) and not previous.endswith("./.")
    if seam.ended:
        return seam.full and not previous.endswith((";", ":", "./.")) and len(previous) >= page.width * 0.88
    return seam.full or dangling or mostly_upper(text)


MONTH_IS = re.compile(r"\bngày \d{1,2} tháng$")  # "... trước ngày 25 tháng / 12. Yêu cầu ...": no clause 12
NUMBER_IS = re.compile(
    r"(?<!hằng )(?<!hàng )(?<!mỗi )(?<!từng )\b(?:tháng|ngày|[Qq]uý|(?:gió|giật|mạnh|trên|bão) cấp)$"
)  # "... xong trong tháng / 12.", "gió giật trên cấp / 17."
_HANGING = 0.1  # share of the page's width: a label takes no more before the text that hangs beside it
_NEAR = 0.006


def _hangs_on(group: Sequence[Line], line: Line, page: Page, *, gap: bool) -> bool:
    """Whether a line stands where the text of the label above it hangs, and the full line before goes on in it."""
    first, before = group[0], group[-1]
    if gap or first.x is None or before.x is None or line.x is None or line.cell is not None or before.cell is not None:
        return False
    hangs = _NEAR < line.x - first.x < _HANGING and (before is first or abs(before.x - line.x) < _NEAR)
    if not hangs or label_of(first.text) is None or label_of(line.text) is not None:
        return False
    if _stands_below(before, line, page):
        return False
    if line.text[:1].islower():
        return True
    word = _letters(line.text.split(" ", 1)[0])
    room = page.has_room(before, word)
    full = len(before.text) + word >= page.width * 0.9 if room is None else not room
    ended = before.text.endswith(ENDS) and not ABBREVIATED.search(before.text)
    return full and (not ended or before is not first)


def _stands_apart(before: Line, line: Line, page: Page) -> bool:
    """Whether a line is set in, or stands further below the one before than lines of a paragraph do."""
    if page.left is not None and (line.x or 0.0) > page.left + INDENT:
        edge = before.x or 0.0
        return (line.x or 0.0) > edge + INDENT or edge > page.left + INDENT
    return _stands_below(before, line, page)


def _stands_below(before: Line, line: Line, page: Page) -> bool:
    """Whether a line stands further below the one before than lines of a paragraph do."""
    if page.apart is None or line.y is None or before.y is None or line.page != before.page:
        return False
    return line.y - _foot(before) > page.apart


def _broken_off(before: Line, line: Line) -> bool:
    """Whether a dash opens the rest of a sentence that a stray break cut: prose before it, and a name after it."""
    text = before.text
    is_prose = label_of(text) is None and not text.endswith((".", ";", ":", ",")) and len(text.split()) > 5
    return is_prose and len(text) > 30 and line.text[2:3].isupper()


def _was_cut(group: Sequence[Line], line: Line) -> bool:
    """Whether a paragraph of a source that knows paragraphs was cut in two, at a page end or by a stray break.

    Only long prose that stops without any mark and goes on in small letters, or with a dash that opens no item.
    """
    before, text = group[-1].text, line.text
    if before.endswith(DASH_ENDS) and len(before) > 25 and not mostly_upper(text):
        return label_of(text) is None and group[-1].cell == line.cell
    if text[:1].isupper() or group[-1].cell != line.cell or len(before) < 25 or before[-1] in '.;:!?”"…)':
        return False
    if mostly_upper(before):
        return False
    if text[:1].islower():
        return label_of(text) is None and (len(before) >= 60 or attribute_of(text) is None)
    if text[0].isdigit() and OPEN_END.search(before):  # "... ngày 05 tháng / 7 năm 2021"
        return label_of(text) is None
    is_name = text.startswith(("- ", "– ")) and text[2:3].isupper() and not IMPERATIVE.match(text, 2)
    # below an item with the same dash stands the next, whose mark was left out
    is_name = is_name and not OPENS_CLAUSE.match(text, 2) and not group[0].text.startswith(text[:2])
    return is_name and len(before) > 100 and before[-1] != "," and attribute_of(text[2:]) is None
