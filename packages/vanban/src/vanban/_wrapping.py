"""Printed lines joined into paragraphs again.

Where the source knows the page, a paragraph begins where the line is set in or stands further below than usual;
elsewhere the words must tell: a label, a capital after a short line that ends a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vanban._attributes import attribute_of
from vanban._labels import DASHES, label_of
from vanban._leads.words import IMPERATIVE
from vanban._letterhead import MOTTO
from vanban._normalise import bare
from vanban._opening import type_of
from vanban._source import Line
from vanban._words import mostly_upper

ENDS = (".", ";", ":", "!", "?", "…", "./.")
# A sentence that ends after a short line may still go on below when it ends in an abbreviation ("TP.", "Tr.").
ABBREVIATED = re.compile(r"\b(?:TP|Tp|TT|TX|PGS|GS|TS|ThS|Q|P|H|tr|Tr|VD|v\.v)\.$")
# A line that stops here cannot end a paragraph, however short it is.
OPEN_END = re.compile(r"(?:,|\s(?:và|của|với|các|tại|về|theo|cho|trong|là|số|ngày|tháng|năm|để))$")
# "... đúng thời hạn nêu tại điểm / 1.2 khoản 1 Mục II": a number behind these is no label
REFERS = re.compile(r"\b(?:điểm|khoản|Điều|Mục|mục|tiết|Phụ lục|Chương)(?:\s[\d.]{1,5})?$")
# The closing begins a paragraph of its own, however full the line before it is.
CLOSES = re.compile(
    r"(?:Trên đây là|Nhận được (?:Công văn|Công điện|Chỉ thị|Thông báo|văn bản)|Trân trọng|Rất mong|"
    r"Đề nghị (?:các|quý) (?:đồng chí|đại biểu))\b"
)
_MOTTO = 45  # characters: the motto over the heading of an annex is no longer
_EVEN = 0.7  # share of the steps within paragraphs that are alike where a program set the lines
_RIGHT = 0.92  # share of the page's width where lines end: its margin is 1.5 to 2 cm (Decree 30/2020, Annex I)
INDENT = 0.025  # share of the page's width: half of the 1 cm a first line is set in (Decree 30/2020, Annex I)


@dataclass(frozen=True, slots=True)
class Page:
    """The usual measures of a source's printed lines.

    Length in characters, left edge, and the distance from which a line stands apart from the one above it.
    """

    width: int
    left: float | None
    apart: float | None
    indented: bool = False  # whether first lines are set in, so that one that is not goes on

    def room(self, x: float) -> float:
        """How many characters a line has room for that begins at `x`."""
        return (
            self.width * (_RIGHT - x) / (_RIGHT - self.left) if self.left is not None and x > self.left else self.width
        )


def paragraphs(lines: Sequence[Line], *, visual: bool) -> list[list[Line]]:
    """Group lines into paragraphs: as they are, or joined where a printed line goes on in the next one."""
    page = _measures(lines) if visual else Page(0, None, None)
    groups: list[list[Line]] = []
    gap = True
    for line in lines:
        if not line.text:
            gap = True
            continue
        before = groups[-1][-1] if groups else None
        if before is None or not (
            (_hangs_on(groups[-1], line, page, gap=gap) or _goes_on(before, line, page, gap=gap))
            if visual
            else _was_cut(groups[-1], line)
        ):
            groups.append([line])
        else:
            groups[-1].append(line)
        gap = False
    return groups


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
    )


def _apart(lines: Sequence[Line]) -> float | None:
    """The distance from which a line stands apart, where it can be told.

    Programs space the lines of a paragraph to a hair, so a few points more tell the next one; which lines are of one
    paragraph, small letters tell. Lines of a scan are spaced by what is inked.
    """
    steps = [
        (below.y - above.y, above.cell == below.cell and below.text[:1].islower() and len(above.text) > 40)
        for above, below in pairwise(lines)
        if above.y is not None and below.y is not None and above.page == below.page and below.y > above.y + 0.006
    ]
    going_on = sorted(step for step, goes_on in steps if goes_on)
    if len(going_on) > 2:
        usual = going_on[len(going_on) // 2]
        if sum(abs(step - usual) < usual * 0.03 for step in going_on) > len(going_on) * _EVEN:
            return usual * 1.12
    return sorted(step for step, _ in steps)[len(steps) // 5] * 1.35 if len(steps) > 6 else None


def _goes_on(before: Line, line: Line, page: Page, *, gap: bool) -> bool:
    """Whether a printed line continues the one before it."""
    if before.cell != line.cell:
        return False
    text, previous = line.text, before.text
    ended = previous.endswith(ENDS) and not ABBREVIATED.search(previous)
    next_word = len(text.split(" ", 1)[0])  # a long address may not have fitted on the line before
    full = len(previous) >= page.width * 0.72 or len(previous) + next_word >= page.width * 0.95
    apart = gap or _stands_apart(before, line, page)
    label = label_of(text)
    if label is not None:
        if label.kind in ("section", "article") or text[0].isdigit():
            if MONTH_IS.search(previous) and text[:2].rstrip(".").isdigit():
                return True
            refers = REFERS.search(previous)
            if refers and refers[0][-1:].isdigit() != text[0].isdigit():
                return True
        # "... Tập đoàn Công nghiệp / - Viễn thông Quân đội": a dash inside a sentence that wrapped just before it
        dash = label.kind in DASHES and not previous.endswith(",") and not mostly_upper(previous)
        dash = dash and not IMPERATIVE.match(text, label.end) and attribute_of(text[label.end :]) is None
        return dash and not ended and ((full and not apart) or _broken_off(before, line))
    if len(previous) < _MOTTO and (type_of(text) or MOTTO.search(bare(previous))):
        return False
    if mostly_upper(previous) != mostly_upper(text) and min(len(previous), len(text)) > 8:
        return False
    if ended and CLOSES.match(text):
        return False
    stated = attribute_of(text) if text[:1].isupper() else None
    if stated and stated[0] in ("lead", "bodies", "support") and not OPEN_END.search(previous):
        return False
    dangling = text[:1].isdigit() and bool(OPEN_END.search(previous))  # "... ngày 05 tháng / 7 năm 2021"
    if apart:
        return not ended and (text[:1].islower() or dangling)
    if text[:1].islower():  # "(Phòng Giáo dục Phổ thông, email: / gdpt@...)": an open bracket goes on past a colon
        inside = previous.rfind("(") > previous.rfind(")")
        return not previous.endswith("./.") and (inside or full or not previous.endswith(":"))
    if page.apart is not None or page.indented:
        return (full or bool(OPEN_END.search(previous))) and not previous.endswith("./.")
    if ended:
        return full and not previous.endswith((";", ":", "./.")) and len(previous) >= page.width * 0.88
    return full or dangling or mostly_upper(text)


MONTH_IS = re.compile(r"\bngày \d{1,2} tháng$")  # "... trước ngày 25 tháng / 12. Yêu cầu ...": no clause 12
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
    filled = len(before.text) + len(line.text.split(" ", 1)[0])
    ended = before.text.endswith(ENDS) and not ABBREVIATED.search(before.text)
    room = page.width if ended else page.room(before.x)  # after a sentence only a line that is surely full goes on
    return filled >= 0.9 * room and (not ended or before is not first)


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
    return line.y - before.y > page.apart


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
    if group[-1].cell != line.cell or len(before) < 25 or before[-1] in '.;:!?”"…)' or mostly_upper(before):
        return False
    if text[:1].islower():
        return label_of(text) is None and (len(before) >= 60 or attribute_of(text) is None)
    if text[0].isdigit() and OPEN_END.search(before):  # "... ngày 05 tháng / 7 năm 2021"
        return label_of(text) is None
    is_name = text.startswith(("- ", "– ")) and text[2:3].isupper() and not IMPERATIVE.match(text, 2)
    return is_name and len(before) > 100 and before[-1] != "," and attribute_of(text[2:]) is None
