"""The head of a document above its type or its addressees: bodies, number, place and date, marks, a letter's subject.

The two columns of the head may come one after the other, or woven together line by line (text of a PDF). The motto,
the number and the date are formulas, so they are found wherever they stand and taken out; what is left of them is the
bodies above the number and the subject below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from vanban._codes import NOTATION, repaired
from vanban._dates import iso
from vanban._model import Document, Secrecy, Span, Urgency
from vanban._names import BODY_START, bodies_of, mended_name, sentence_case
from vanban._normalise import bare, single_spaced
from vanban._source import Line
from vanban._words import DECIDES, LOWER, TYPE_OF_NOTATION, UPPER, mostly_upper

# Searched in text without diacritics, which recognition loses first ("CỌNG HÒA", "Đôc lập").
MOTTO = re.compile(
    r"\bdang\s+cong\s+san\s+viet\s+nam\b|"
    r"\bc[o0]ng\s+h[o0i]a?\s+xa\s*h[o0]i(?:\s+chu(?:\s+nghia(?:\s+viet)?(?:\s+nam)?)?)?|"
    r"\bdoc\s+lap[\s–—.~-]*t[uy]\s+do[\s–—.~-]*hanh\s+phuc|\bviet\s+nam\s+dan\s+chu\s+cong\s+hoa\b",
)
# ... and its beginnings before their marks are taken off, by which most lines are told to hold none
MAY_BE_MOTTO = re.compile(
    r"[CĐDVÐcđdvð](?:\wNG\s{1,9}[HS]|\w[Cc]\s{1,9}[Ll]|I\wT\s{1,9}NAM\s{1,9}D|\wng\s{1,9}[Hh]\wa)"
)
# A narrow column breaks the motto, and the body's name may stand between the two lines.
MOTTO_ENDS = re.compile(r"(?<=[\n\t])(?:(?:(?:chu )?nghia )?viet )?nam[ ]*(?=[\n\t]|doc\s+lap)")
# "Số: 4363 /UBND-NC", "Số:        /TB-UBND" (draft), "Số 115/2004/QĐ-TTg", "SỐ :117 /2000/TT-BTC", "Số: 260-CT/BCSĐ".
# A narrow column breaks behind "Số:".
# An act of the Assembly says what it is before its number: "Nghị quyết số: 231/2025/QH15". A scan may begin it small
# ("sé; 5452/...") and part its stamped figures ("3 70", "435'7").
NUMBER = re.compile(
    rf"\b(?:S|(?<=\nNghị quyết )s|(?<=\nquyết )s|(?<=\nLuật )s|(?<=\nPháp lệnh )s|"
    rf"(?:(?<=\n)|(?<=\n['‘’]))s(?=[ốóôoé]\s?[:;]))[ốỐóoôÓÔO6é]\s?[:.;]{{0,2}}[ \t]*+(?:\n[ \t]*+){{0,4}}"
    rf"(?P<number>\d{{1,3}}(?:[ '’]\d{{1,4}}){{1,2}}|[\d.…_]*\d(?:[a-zA-Z]|bis)?|[.…_]*|[xX]{{2,4}})[ \t]*+"
    rf"(?P<join>[/-]|(?<=[.…_])|(?<=\d )(?=(?:CV|QĐ|KH|TB|HD|BC|CT|NQ|KL)/))[ \t]*+"
    rf"(?:\n[ \t]*+(?=[{UPPER}]{{2,12}}-[{UPPER}]))?"
    rf"(?P<notation>(?:\d{{4}}[ ]?/[ ]?)?{NOTATION}(?:[ ]?/[ ]?{NOTATION})?)"
)
# "66.25/2026/NQ-CP": the number within a series; a dot of thousands has three digits behind it
PARTED = re.compile(r"\d{1,3}(?:[ '’]\d{1,4}){1,2}")
OF_SERIES = re.compile(r"\d{1,4}\.\d{1,2}")
SLOT = r"[\d.…_\s|lI]"  # what stands in a blank of a date to be filled in, also as recognition sees a 1
_BLANKS = rf"{SLOT}{{0,12}}?"
# "Cần Thơ, ngày 27 tháng 10 năm 2023", "Thành phố Hồ Chí Minh, ngày ... tháng ... năm 2025", "TP.HCM, ngày 5/3/2024".
# "Hà nội" is typed so in older files. A name may be broken over two lines only after the word for its kind
# ("Thành phố Hồ Chí / Minh").
# A cell may break between the two words of a name: "Bình / Định, ngày 07 ...".
_PLACE = (
    rf"(?:(?!Khẩn|Mật|Số)[{UPPER}](?<=\n[{UPPER}])[{LOWER}]{{1,6}}\n[{UPPER}][{LOWER}]{{1,6}}(?=\s?,)|(?:Quận|"
    rf"Phường)\s\d{{1,2}}(?=\s?,)|[{UPPER}][{LOWER}]{{1,6}} [{UPPER}][{LOWER}]{{1,6}} ?[-–] ?[{UPPER}][{LOWER}]{{1,6}} "
    rf"[{UPPER}][{LOWER}]{{1,6}}(?=\s?,)|(?:Thành phố|Thị xã|TP\.?|Tp\.?|Tỉnh|Xã|Phường|Huyện|"
    rf"Quận)\s{{1,2}}[{UPPER}][{UPPER}{LOWER}.-]{{0,12}}(?:\s[{UPPER}][{UPPER}{LOWER}]{{0,7}}){{0,4}}|"
    rf"(?:TP\.)?[{UPPER}][{UPPER}{LOWER}.-]{{0,12}}(?:[ ][{UPPER}](?:['’]"
    rf"(?=[{LOWER}{UPPER}]))?[{UPPER}{LOWER}]{{0,7}}){{0,4}}|"
    rf"[{UPPER}][{LOWER}]{{1,6}}[ ][{LOWER}]{{2,6}})"
)
# "Lạng Sơn, hồi 21 giờ 00 ngày 06 tháng 10 năm 2025", "Hà Nội, lúc 20:30 ngày 21/9/2026" of a telegram
_HOUR = r"(?:(?:[Hh]ồi|[Ll]úc)\s)?(?:\d{1,2}(?:\s?(?:giờ|h)|:(?=\d\d))\s?(?:\d{1,2}\s?(?:phút|['’′])?)?\s?,?\s)?"
PLACE_DATE = re.compile(
    rf"(?P<place>{_PLACE})\s?[,.]\s{{0,3}}{_HOUR}[Nn]gày(?P<day>{_BLANKS})[\s,]{{0,2}}[th]h?[áàảaăâ]ng"
    rf"(?P<month>{_BLANKS})[\s,]{{0,2}}[nN][ăaâắãá]m\s{{0,5}}(?P<year>\d{{4}}|[.…_\d]{{0,12}})"
)
# A date with a line to itself may lack the comma, the place or the day: "Bình Thử ngày 12 tháng 3 năm 2026", "Hà Nội,
# tháng 3 năm 2026", "ngày 12 tháng 3 năm 2026".
ALONE_DATE = re.compile(
    rf"^[ \t]*+(?:(?P<place>{_PLACE})[ ]{{0,3}},?[ ]{{0,3}})?(?:[Nn]gày(?P<day>{_BLANKS})[\s,]{{0,2}}|(?<=,[ ]))"
    rf"tháng(?P<month>{_BLANKS})[\s,]{{0,2}}năm\s{{0,5}}(?P<year>\d{{4}})[ \t]*$",
    re.MULTILINE,
)
# A date stamped into a scan, of which the place and the year can be read: "Hà Nội, ngày) § tháng 01 năm 2022"
LOOSE_DATE = re.compile(
    rf"(?P<place>(?:(?:TP|Tp)\.[ ]?|Thành phố[ ])?(?<![\w-])[{UPPER}][{LOWER}]{{1,6}}"
    rf"(?:[ ][{UPPER}][{LOWER}]{{1,6}}){{1,3}})"
    rf"\s?[,.][ ]{{0,3}}[Nn]g[aàâáăả]\w?[^\n]{{0,14}}?h\wng[^\n]{{0,10}}?[nh][ăaâắãá]m[ ]{{0,3}}(?P<year>\d{{4}})"
)
# A number that cannot be read: "Số: 2#UBND-KGVX"
UNREAD_NUMBER = re.compile(r"(?:(?<=\n)|^)[ \t]{0,9}[Ss][ốóôỐ]\s?[:;.][^\n]{0,60}")
IN_SUBJECT = re.compile(r"\b(?:địa bàn|của|toàn|thuộc|tại|cấp|nhân dân|UBND)\s*$")
SHORT_DATE = re.compile(
    rf"(?P<place>{_PLACE})\s?,\s{{0,3}}{_HOUR}[Nn]gày(?P<day>{_BLANKS})/\s?(?P<month>\d{{1,2}})\s?/\s?(?P<year>\d{{4}})"
)
# "V/v", "V/V:", "Về việc" under the number of a letter; at the beginning of a line also "Về: ..." and "Về cho ...".
ABOUT = re.compile(
    rf"(?:\b[VYv]\s?[/⁄]\s?(?:[vVyY]\b|%)|\bVề việc\b|(?:(?<=\n)|(?<=^))VỀ VIỆC\b|\bTrích yếu\s*:|"
    rf"Về(?<![^\n]Về)(?:\s?:|\s(?=[{LOWER}])))\s*[:.]?\s*"
)
# A letter may put its subject under its number without a word before it: "Số 218-CV/BTG / Tuyên truyền ...".
BARE_SUBJECT = re.compile(rf"[ \t]*+\n(?P<subject>[{UPPER}][^\n\t]{{1,160}}(?:\n[^\s][^\n\t]{{0,160}}){{0,5}})")
URGENCIES: tuple[tuple[str, Urgency], ...] = (("hoatoc", "hoa-toc"), ("thuongkhan", "thuong-khan"), ("khan", "khan"))
SECRECIES: dict[str, Secrecy] = {"mat": "mat", "toimat": "toi-mat", "tuyetmat": "tuyet-mat"}
MARK = re.compile(
    r"[\s.:*\[\]()|_-]*((?:hoa ?toc|thuong ?khan|khan)(?:\s*hen ?gio.*)?|(?:tuyet ?|toi ?)?mat)[\s.:*\[\]()|_-]*",
    re.DOTALL,
)
# The stamp of who received it: "CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ / ĐẾN Giờ: ... Ngày: ...",
# "SỞ NỘI VỤ / CÔNG VĂN ĐẾN / ..."
RECEIVED = re.compile(
    r"^[^\n]{3,60}\n(?:(?:CÔNG|VĂN) (?:VĂN|BẢN) )?ĐẾN(?:\n|\s{1,3}(?:Giờ|Số|Ngày)\s?:)[^\n]{0,60}", re.MULTILINE
)
# What may stand in the head and belongs to no field: "DỰ THẢO", receipt stamps, page furniture, the number of a form
# ("BM-01.QT.VP").
ASIDE = re.compile(
    r"^(?:du thao.*|cong van den.*|den|den so.*|den ngay.*|so den.*|chuyen\s*:.*|luu tru.*|ban sao|bm[.-]\S*|"
    r"[-\s]*(?:you are on )?page \d.*|(?:cong|trang) thong tin dien tu)$"
)
# "DỰ THẢO (Lần 2) ỦY BAN NHÂN DÂN TỈNH ...": a cell whose lines became one
DRAFT = re.compile(r"\s*du thao\s{1,3}(?:lan \d{1,2}\s{1,3}|\([^)\n]{1,40}\)\s{1,3})?")


@dataclass(slots=True)
class Head:
    """The fields found in the head, with their spans and confidences."""

    values: dict[str, str | None] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    drafted: str | None = None  # "2026" or "2026-12": what is printed of the day, also where the day is blank

    def note(self, name: str, value: str | None, span: Span, confidence: float) -> None:
        """Record one field."""
        self.values[name] = value
        self.spans[name] = span
        self.confidence[name] = confidence

    def filled(self, **more: object) -> Document:
        """Return the document with these fields and `more`."""
        found: dict[str, Any] = {**self.values, **more}
        return Document(**found, spans=self.spans, confidence=self.confidence, printed=self.printed)


# A mark stamped with room between its letters: "M Ậ T".
LETTERS_APART = re.compile(r"\s*\w(?:\s\w)+\s*")
# A mark typed as a word, which only the head of a document has alone on a line: "Tuyệt mật".
TYPED_MARK = re.compile(r"\s*(?:Tuyệt mật|Tối mật|Mật|(?:Hỏa|Hoả) tốc(?: hẹn giờ)?|Thượng khẩn|Khẩn)\s*", re.IGNORECASE)
# A mark in brackets, or behind what it marks: "Độ khẩn: Thượng khẩn".
SAID_MARK = re.compile(
    r"\s*(?:(?:Mức )?độ (?:khẩn|mật)\s*:\s*(?P<said>\D{3,16})|\((?P<aside>\D{3,16})\))\s*", re.IGNORECASE
)


_MARK = 40
"""How many letters a line has at least that is more than a mark."""


def mark_of(text: str, *, in_head: bool = False) -> tuple[Urgency | None, Secrecy | None]:
    """Return the urgency or the secrecy a line states when it holds nothing but that mark in capitals, else nothing.

    Near the top of a document (`in_head`) it counts also when it is typed as a word.
    """
    if len(text) >= _MARK:
        return None, None
    if in_head and (said := SAID_MARK.fullmatch(text)):
        text = said["said"] or said["aside"]
    whole = "".join(text.split()) if LETTERS_APART.fullmatch(text) else text
    if not (whole.isupper() or mostly_upper(whole) or (in_head and TYPED_MARK.fullmatch(whole))):
        return None, None
    found = MARK.fullmatch(bare(whole))
    if not found:
        return None, None
    word = "".join(found[1].split())
    for name, urgency in URGENCIES:
        if word.startswith(name):
            return urgency, None
    return None, SECRECIES.get(word)


# "(Dự thảo)", "Dự thảo lần 3", "Dự thảo ngày 20/11/2025", "DỰ THẢO XIN Ý KIẾN": nothing but the mark of a draft
DRAFT_MARK = re.compile(r"\(?du thao(?: (?:lan|so|ngay|xin y kien|\d|\()[^a-z\n]{0,24})?\)?")


def is_drafted(text: str) -> bool:
    """Whether a line is nothing but the mark of a draft, as it stands in the head or on the edge of each page."""
    return len(text) < _MARK and text.lstrip("(")[:1] in "Dd" and DRAFT_MARK.fullmatch(bare(text)) is not None


def is_stamped(text: str) -> bool:
    """Whether a line is a mark that a box laid over the page, wherever its words come out: urgency, "DỰ THẢO"."""
    if len(text) >= _MARK:
        return False
    is_mark = mostly_upper(text) and (mark_of(text) != (None, None) or bare(text).startswith("du thao"))
    return is_mark or is_drafted(text)


def is_motto(lines: Sequence[Line], at: int) -> bool:
    """Whether the motto stands on a line, or is broken there: "CỘNG HÒA XÃ HỘI / CHỦ NGHĨA VIỆT NAM"."""
    text = lines[at].text
    if text[:1] in "Cc" and len(text) < 30 and at + 1 < len(lines):
        text = f"{text} {lines[at + 1].text[:60]}"
    return MOTTO.search(bare(text)) is not None


def letterhead(text: str, offset: int, *, untyped: bool = False) -> Head:
    """Read the head: `text` is its lines, `offset` where it begins in the whole text; `untyped` where none is named."""
    head = Head()
    rest = list(text)
    _take_motto(text, rest)
    _take_marks(text, rest, head, offset)
    number = _take_number(text, rest, head, offset)
    _take_date("".join(rest), rest, head, offset)
    left = "".join(rest)
    about = ABOUT.search(left)
    border = min([m for m in (number, about.start() if about else None) if m is not None], default=len(left))
    _take_bodies(left[:border], head, offset)
    if about:
        end = _end_of_subject(left, about.end())
        subject = single_spaced(left[about.end() : end]).strip(" .,;:-–/")
        if left.endswith("“", 0, about.start()):  # "“V/v rà soát ...”"
            subject = subject.removesuffix("”")
        if subject:
            head.note("subject", subject, Span(offset + about.start(), offset + end), 0.97)
    elif (code := head.values.get("code")) and is_letters(code):
        _take_bare_subject(left, head, offset)
    elif untyped and "code" in head.spans:
        _take_shouted_subject(left, head, offset)
    return head


def is_letters(code: str) -> bool:
    """Whether a code is that of a letter: "159/TANDTC-PC" names no type, nor does the party's "218-CV/BTG"."""
    number, _stroke, notation = code.partition("/")
    body = notation.partition("-")[0]
    return "-CV" in number or ("-" not in number and body.isupper() and body not in TYPE_OF_NOTATION)


def _take_bare_subject(left: str, head: Head, offset: int) -> None:
    below = BARE_SUBJECT.match(left, head.spans["code"].end - offset)
    if below and not mostly_upper(below["subject"]):
        span = Span(offset + below.start("subject"), offset + below.end("subject"))
        head.note("subject", single_spaced(below["subject"]).strip(" .,;:-–/"), span, 0.9)


def _take_shouted_subject(left: str, head: Head, offset: int) -> None:
    """Record the capitals below the number where a page lost the type above them, up to the body that decides."""
    at = left.find("\n", head.spans["code"].end - offset) + 1 or len(left)
    start = end = at
    for line in left[at:].split("\n"):
        if line.strip(" \t|") and (not mostly_upper(line) or DECIDES.match(line.lstrip())):
            break
        at += len(line) + 1
        if mostly_upper(line):
            start, end = at - len(line) - 1 if start == end else start, at - 1
    if start < end:
        head.note("subject", single_spaced(left[start:end]).strip(" .,;:-–/"), Span(offset + start, offset + end), 0.8)


def _blank(rest: list[str], start: int, end: int) -> None:
    for at in range(start, end):
        if rest[at] != "\n":
            rest[at] = " "


def _take_motto(text: str, rest: list[str]) -> None:
    low = bare(text)
    for match in MOTTO.finditer(low):
        _blank(rest, *match.span())
        is_cut = not match[0].endswith(("nam", "phuc", "hoa"))
        if is_cut and (wrapped := MOTTO_ENDS.search(low, match.end(), match.end() + 400)):
            _blank(rest, *wrapped.span())
    if "ho chi minh" in low and not MOTTO.search(low) and (union := UNION.search(low)):
        above, _line_end, beside = low[: union.start()].rpartition("\n")
        if beside[-1:] == "\t" or "doan " in beside or (above.strip() and not beside.strip()):
            _blank(rest, *union.span())


# The Youth Union's head has its name where others have the motto, beside or below the body that issues
UNION = re.compile(
    r"doan (?:tncs|thanh nien cong san) ho chi minh[ ]*(?=[\n\t]|\Z)"
    r"(?!\s+(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|truong)\b)"
)


def _take_marks(text: str, rest: list[str], head: Head, offset: int) -> None:
    for stamp in RECEIVED.finditer(text):
        _blank(rest, *stamp.span())
    at = 0
    for cell in re.split(r"[\n\t]", text):
        urgency, secrecy = mark_of(cell, in_head=True)
        if urgency:
            head.note("urgency", urgency, Span(offset + at, offset + at + len(cell)), 0.97)
        draft = DRAFT.match(bare(cell))
        if draft and BODY_START.match(cell[draft.end() :]):
            _blank(rest, at, at + draft.end())
        elif urgency or secrecy or ASIDE.match(bare(cell).strip()):
            _blank(rest, at, at + len(cell))
        at += len(cell) + 1


def _take_number(text: str, rest: list[str], head: Head, offset: int) -> int | None:
    match = NUMBER.search("".join(rest))  # the motto may stand between "Số:" and the notation
    if not match:
        if unread := UNREAD_NUMBER.search("".join(rest)):
            _blank(rest, *unread.span())
            return unread.start()
        return None
    printed = match["number"]
    digits = printed if OF_SERIES.fullmatch(printed) else re.sub(r"[^\da-wyzA-WYZ]", "", printed)
    confidence = 0.98 if digits else 0.9
    if PARTED.fullmatch(printed):
        digits, confidence = re.sub(r"\D", "", printed), 0.8
    if not digits:  # the number may be printed a line above its "Số:"
        alone = re.search(r"(?:^|\n)(\d{1,6})[ \t]*$", text[: match.start()].rstrip("\n")) if match.start() else None
        if alone:
            digits, confidence = alone[1], 0.8
            _blank(rest, *alone.span(1))
    notation = repaired(match["notation"])
    # lost among the dots of a blank: "Số: ....QĐ-UBND"; left out by party bodies and unions: "Số: 84 QĐ/TWĐTN"
    join = match["join"] or ("-" if printed[-1:].isdigit() else "/")
    code = f"{digits}{join}{notation}"
    as_printed = digits + join + re.sub(r"\s", "", match["notation"])
    if as_printed != code:
        head.printed["code"] = as_printed
    head.note("code", code, Span(offset + match.start(), offset + match.end()), confidence)
    _blank(rest, *match.span())
    return match.start()


def _take_date(text: str, rest: list[str], head: Head, offset: int) -> None:
    match = PLACE_DATE.search(text) or SHORT_DATE.search(text) or ALONE_DATE.search(text)
    if not match:
        _take_loose_date(text, rest, head, offset)
        return
    span = Span(offset + match.start(), offset + match.end())
    place, first = match["place"] or "", match.start("place") if match["place"] else match.start()
    if "\n" in place and IN_SUBJECT.search(
        text, 0, first
    ):  # "... trên địa bàn / Thành phố / Hà Nội, ngày": of the subject
        first += place.index("\n") + 1
        place = text[first : match.end("place")]
    day, month, year = (_digits(match[name] or "") for name in ("day", "month", "year"))
    if place:
        where = Span(offset + first, offset + match.end("place"))
        head.note("place", single_spaced(place).strip(" ."), where, 0.97)
    date = iso(int(day), int(month), int(year)) if day and month and len(year) == 4 else None
    head.note("date", date, span, 0.85 if date is None or match.re is ALONE_DATE else 0.98)
    if len(year) == 4:
        head.drafted = f"{year}-{int(month):02}" if month and 0 < int(month) <= 12 else year
    _blank(rest, first, match.end())


def _take_loose_date(text: str, rest: list[str], head: Head, offset: int) -> None:
    """Record where a document was issued whose day cannot be read."""
    if match := LOOSE_DATE.search(text):
        span = Span(offset + match.start("place"), offset + match.end("place"))
        head.note("place", single_spaced(match["place"]).strip(" ."), span, 0.9)
        head.drafted = match["year"]
        _blank(rest, *match.span())


def _digits(text: str) -> str:
    """The digits of a date's slot; a stroke among digits is a one that recognition misread ("ngày 3| tháng 12")."""
    if re.search(r"\d", text):
        text = re.sub(r"[|lI]", "1", text)
    return re.sub(r"\D", "", text)


def _end_of_subject(text: str, start: int) -> int:
    """A letter's subject ends at a blank line, or where the head ends; one in capitals also where they end."""
    if text[:start].rstrip().endswith("VỀ VIỆC"):
        small = (found.start() for found in re.finditer(r"\n(?=[^\n]*\S)", text[start:]))
        return next(
            (start + at for at in small if not mostly_upper(text[start + at + 1 :].partition("\n")[0])), len(text)
        )
    for gap in re.compile(r"\n[ \t]*\n").finditer(text, start):
        goes_on = text[gap.end() :].lstrip()[:1]  # under a motto and a date that were taken out: "năm / 2025"
        if single_spaced(text[start : gap.start()]) and not (goes_on.islower() or goes_on.isdigit()):
            return gap.start()
    return len(text)


def _take_bodies(text: str, head: Head, offset: int) -> None:
    """Record the issuing body, the last named above the number, and the superior printed over it."""
    names = bodies_of(text)
    for field_name, at, confidence in (("issuer", -1, 0.97), ("parent", -2, 0.95)):
        if len(names) >= -at:
            name, start, end = names[at]
            right = mended_name(name)
            head.note(field_name, sentence_case(right), Span(offset + start, offset + end), confidence)
            if right != name:
                head.printed[field_name] = name
