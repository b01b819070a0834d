# ruff: noqa: E501
"""Due dates of every kind a provision prints (architecture of time: date, within, recurring, hint).

A date is a due only where words make it one: a limit ("trước", "chậm nhất", "đến hết"), a completion ("hoàn thành
trong"), or a report owed by then. A date of an event, of a document or of a meeting is none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vanban._dates import DAY, iso, last_day, parts
from vanban._lunar import new_year
from vanban._model import Due, Every, Span, Unit

_I = re.IGNORECASE
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_HOUR = r"(?P<h>\d{1,2})\s?(?:giờ|h)\s?(?P<min>\d{1,2})?(?:\s?phút)?"
# "trước 17 giờ 00 ngày 05/12/2025", "trước 16h30, ngày 5/12": the time of day stands before the day.
_TIME = rf"(?:{_HOUR}\s?,?\s*(?:của\s)?(?:thứ\s\w+,?\s*)?)?"

BEFORE = r"(?:trước|muộn nhất trước)"
LATEST = r"(?:chậm nhất|muộn nhất|trễ nhất)(?:\s(?:là|trong|vào|đến|tới|hết|trước))*"
UNTIL = r"(?:(?:cho\s)?(?:đến|tới)(?:\s(?:hết|cuối|trước))*|hết)"
IN = r"(?:trong|vào|xong|hoàn thành(?:\s(?:trong|vào|xong))?)"
_DAY_WORD = r"(?:ngày\s|hết\sngày\s|ngày\s*)?"

# "trước ngày 01 tháng 01 năm 2025", "chậm nhất ngày 10 tháng 12 năm 2025", "trước 30/11/2024", "vào ngày 19/12/2025"
LIMIT_DAY = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|{UNTIL}|{IN}|thời hạn[^.;\n]{{0,24}}?[:là]\s?)\s+{_TIME}{_DAY_WORD}{DAY}", _I
)
# "trước tháng 6/2025", "trong tháng 12 năm 2025", "hết tháng 11"
LIMIT_MONTH = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|{UNTIL}|{IN}|thông xe kỹ thuật)\s+(?:cuối\s|đầu\s|giữa\s)?tháng\s(?P<m>\d{{1,2}})(?:\s?(?:/|-|năm)\s?(?P<y>\d{{4}}))?(?!\s?[/-]\s?\d)",
    _I,
)
LIMIT_QUARTER = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|{UNTIL}|{IN})\s+(?:cuối\s|đầu\s)?quý\s(?P<q>IV|III|II|I|[1-4])(?:\s?(?:/|-|năm|,\snăm)\s?(?P<y>\d{{4}}))?",
    _I,
)
LIMIT_HALF = re.compile(rf"\b(?P<how>{IN}|{UNTIL})\s+6 tháng\s(?P<half>đầu|cuối)\snăm(?:\s(?P<y>\d{{4}}))?", _I)
LIMIT_YEAR = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|{UNTIL}|{IN})\s+(?:cuối\s)?năm\s(?P<y>\d{{4}})(?![\d-])(?!\s?[-–]\s?\d{{4}})", _I
)

# "bảo đảm thông xe kỹ thuật năm 2025": an end that must be reached, its year put straight after it
COMPLETED = re.compile(
    r"(?:bảo đảm|đảm bảo|phấn đấu|để)\s[^.;,]{0,40}?(?P<how>hoàn thành|khánh thành|thông xe(?: kỹ thuật)?|khởi công|đưa vào (?:khai thác|sử dụng))\snăm\s(?P<y>\d{4})",
    _I,
)

_UNITS: dict[str, Unit] = {
    "giờ": "hour",
    "tiếng": "hour",
    "ngày làm việc": "working-day",
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "năm": "year",
}
# "trong thời hạn 05 ngày làm việc kể từ ngày nhận được", "trong vòng 24 giờ", "chậm nhất sau 10 ngày", "không quá 03 ngày"
WITHIN = re.compile(
    r"\b(?:trong\s(?:thời\s(?:hạn|gian)|vòng)?\s?(?:tối đa\s|không quá\s|là\s)?|(?:chậm nhất|muộn nhất)\s(?:là\s|trong\s|sau\s|không quá\s)*(?:thời hạn\s|vòng\s)?|không quá\s|"
    r"tối đa\s|thời hạn\s(?:là\s|không quá\s)?|sau\s)"
    r"(?P<n>\d{1,3})(?:\s?[-–]\s?(?P<n2>\d{1,3}))?\s?(?:\((?:[^()]{1,24})\)\s?)?(?P<unit>ngày làm việc|giờ làm việc|giờ|tiếng|ngày|tuần|tháng|năm)\b(?!\s(?:đầu|cuối|qua|tới|gần|trước|nay|\d))",
    _I,
)
EVENT = re.compile(
    r"[^.;\n]{0,24}?(?:kể từ|tính từ|từ|sau)\s(?:ngày\s|khi\s|thời điểm\s|lúc\s)?(?P<event>[^.,;\n]{2,60})", _I
)
EVENTS = (
    (re.compile(r"nhận|tiếp nhận", _I), "receipt"),
    (re.compile(r"ban hành", _I), "issue"),
    (re.compile(r"\bký\b", _I), "signing"),
    (re.compile(r"hiệu lực", _I), "effect"),
)

_PERIODS: dict[str, Every] = {
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "năm": "year",
    "6 tháng": "half-year",
    "06 tháng": "half-year",
    "sáu tháng": "half-year",
}
_EACH = r"(?:hằng|hàng|mỗi)"
# "trước ngày 20 hằng tháng", "ngày 25/12 hàng năm", "trước ngày 15 của tháng cuối quý", "chậm nhất ngày 05 tháng sau"
EVERY_ON = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|{UNTIL}|vào|từ)?\s*ngày\s(?P<on>\d{{1,2}}(?:\s?/\s?\d{{1,2}}|\stháng\s\d{{1,2}})?)\s(?:của\s)?(?P<every>(?:{_EACH}\s(?:tháng|quý|năm))|tháng\s(?:cuối|đầu)\s(?:của\s)?(?:{_EACH}\s)?quý)",
    _I,
)
# "hằng tháng", "định kỳ hàng quý", "mỗi tuần", "định kỳ 6 tháng", "02 tuần/lần", "3 tháng một lần"
EVERY = re.compile(
    rf"\b(?:(?:định kỳ\s)?{_EACH}\s(?P<every>ngày|tuần|tháng|quý|6 tháng|năm)\b|định kỳ\s(?:theo\s)?(?P<every2>0?6 tháng|sáu tháng|tháng|quý|tuần|năm)\b(?!\s\d)|"
    r"(?P<n>\d{1,2})\s(?P<every3>ngày|tuần|tháng|năm)\s?(?:/\s?(?:01\s|1\s)?lần|(?:một|1|01)\slần)|(?P<every4>tuần|tháng|quý|năm)\s(?:một|1|01)\slần)",
    _I,
)
# "trước thứ Sáu hằng tuần"
WEEKDAY = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|vào)?\s*(?:{_HOUR}\s?,?\s)?(?:ngày\s)?(?P<on>thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7]))\s(?P<every>{_EACH}\stuần)",
    _I,
)
# "hằng năm, trước ngày 30/11", "hàng tháng (trước ngày 25)": the rhythm first, its day after it
EVERY_THEN_DAY = re.compile(
    rf"\b(?:định kỳ\s)?(?P<every>{_EACH}\s(?:tháng|quý|năm))\s?[,(:]?\s?(?P<how>{BEFORE}|{LATEST}|vào)?\s*ngày\s(?P<on>\d{{1,2}}(?:\s?/\s?\d{{1,2}}|\stháng\s\d{{1,2}})?)(?!\s?/|\d|\stháng|\snăm)",
    _I,
)

# Twice a year: "ngày 15/6 và 15/12 hằng năm", "trước ngày 20/6 và 20/12 hằng năm"
TWICE = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|vào)?\s*ngày\s(?P<one>\d{{1,2}}\s?(?:/|tháng)\s?\d{{1,2}})\s(?:và|,)\s(?:(?:trước\s)?ngày\s)?(?P<two>\d{{1,2}}\s?(?:/|tháng)\s?\d{{1,2}})\s{_EACH}\snăm",
    _I,
)
LUNAR = re.compile(
    r"\btrước\s(?:dịp\s|kỳ nghỉ\s)?Tết\s(?:Nguyên đán|Âm lịch|cổ truyền)(?:[^.;,\n]{0,20}?\s(?P<y>\d{4}))?", _I
)

# Words before a date that make it the date of a document, a meeting or an event of the past; and after it.
NOT_DUE_BEFORE = re.compile(
    r"(?:số\s[\w/.-]+|công văn|văn bản|quyết định|thông báo|kế hoạch|chỉ thị|nghị quyết|họp|hội nghị|phiên họp|ban hành|có hiệu lực|hiệu lực|diễn ra|khai mạc|ký|"
    r"tính|tính\s|từ nay|kể từ|phát sinh|sinh|thành lập|phê duyệt|giai đoạn|dự kiến|lũy kế|tồn đọng|hiện nay)\s*$",
    _I,
)
COMPLETION = re.compile(
    r"phấn đấu|bảo đảm|đảm bảo|mục tiêu|hoàn thành|hoàn thiện|xong|báo cáo|gửi|trình|thời gian|thời hạn|tiến độ|nộp|đạt|bàn giao|kết thúc|thực hiện|tổ chức|khởi công|khánh thành|giải ngân|ban hành|phê duyệt|triển khai|công bố|đưa vào|trả lời|tham mưu|cung cấp|chuyển|xử lý|đăng ký|khắc phục|rà soát|xây dựng|lấy ý kiến|thông xe",
    _I,
)
QUOTES = re.compile(r"[“”\"]")


def dues(text: str, offset: int, issued: str | None, *, whole: bool = False, year: int | None = None) -> list[Due]:
    """Find the due dates of one provision.

    `text` is the provision's own text, `offset` where it begins in the whole text, `issued` the document's ISO date
    (for a year that is not printed) or, of a draft without a day, its `year`. `whole` means the text is nothing but a
    time ("Thời gian thực hiện: ...").
    """
    search = _Search(text, offset, int(issued[:4]) if issued else year, issued, whole)
    search.recurring()
    search.fixed()
    search.within()
    search.hints()
    return sorted(search.found, key=lambda due: due.span.start)


class _Search:
    """One walk over one provision: stretches already read as a due are not read again."""

    def __init__(self, text: str, offset: int, year: int | None, issued: str | None, whole: bool) -> None:
        self.text, self.offset, self.year, self.issued, self.whole = text, offset, year, issued, whole
        self.found: list[Due] = []
        self._taken: list[tuple[int, int]] = []

    def _free(self, match: re.Match[str]) -> bool:
        return all(match.end() <= start or end <= match.start() for start, end in self._taken)

    def _add(self, match: re.Match[str], due: Due, end: int | None = None) -> None:
        end = end or match.end()
        self._taken.append((match.start(), end))
        words = self.text[match.start() : end].strip()
        self.found.append(
            replace(due, text=words, span=Span(self.offset + match.start(), self.offset + match.start() + len(words)))
        )

    def _clause(self, start: int, width: int = 80) -> str:
        """The words before `start` in the same clause, at most `width` characters."""
        return re.split(r"[.;:\n]\s", self.text[max(0, start - width) : start])[-1]

    def recurring(self) -> None:
        for match in TWICE.finditer(self.text):
            exclusive = (match["how"] or "").lower().startswith("trước")
            for name in ("one", "two"):
                day = re.sub(r"\s*/\s*", "/", match[name])
                self._taken.append(match.span())
                self.found.append(
                    Due(
                        "recurring",
                        match[0],
                        Span(self.offset + match.start(), self.offset + match.end()),
                        0.9,
                        inclusive=not exclusive,
                        every="year",
                        interval=1,
                        on=day,
                    )
                )
        for match in (*EVERY_ON.finditer(self.text), *WEEKDAY.finditer(self.text), *EVERY_THEN_DAY.finditer(self.text)):
            if not self._free(match):
                continue
            every = next(period for word, period in _PERIODS.items() if match["every"].lower().endswith(word))
            exclusive = (match["how"] or "").lower().startswith("trước")
            on = re.sub(r"\s*/\s*", "/", match["on"])
            self._add(
                match, Due("recurring", "", Span(0, 0), 0.95, inclusive=not exclusive, every=every, interval=1, on=on)
            )
        for match in EVERY.finditer(self.text):
            named_day = any(match.end() <= start <= match.end() + 4 for start, _ in self._taken)  # its days follow
            if self._free(match) and self._is_period(match) and not named_day:
                word = next(found for name in ("every", "every2", "every3", "every4") if (found := match[name])).lower()
                self._add(
                    match, Due("recurring", "", Span(0, 0), 0.85, every=_PERIODS[word], interval=int(match["n"] or 1))
                )

    def _is_period(self, match: re.Match[str]) -> bool:
        """Whether "hằng năm" orders a rhythm, and is no attribute ("Nghị quyết hằng năm của Hội đồng nhân dân")."""
        if (
            self.whole
            or match["every2"]
            or match["every3"]
            or match["every4"]
            or match[0].lower().startswith("định kỳ")
        ):
            return True
        before = self._clause(match.start(), 60)
        if ATTRIBUTE_OF.search(before):
            return False
        if not before.strip(" ,;") and self.text[match.end() : match.end() + 1] in (",", " "):
            return True
        return bool(RHYTHMIC.search(before))

    def fixed(self) -> None:
        for pattern, add in (
            (LIMIT_DAY, self._day),
            (LIMIT_MONTH, self._month),
            (LIMIT_QUARTER, self._quarter),
            (LIMIT_HALF, self._half),
            (LIMIT_YEAR, self._whole_year),
            (COMPLETED, self._whole_year),
        ):
            for match in pattern.finditer(self.text):
                if self._free(match) and self._binds(match):
                    add(match)
        if self.whole and not self.found:
            for match in BARE_DAY.finditer(self.text):
                if self._free(match):
                    self._day(match)
            for match in BARE_PERIOD.finditer(self.text):
                if self._free(match) and not self.found:
                    self._bare_period(match)

    def _binds(self, match: re.Match[str]) -> bool:
        """Whether the limit binds what is ordered, and is not the date of something that happened or is planned."""
        if self.whole:
            return True
        before = self._clause(match.start())
        if NOT_DUE_BEFORE.search(before) or PAST.search(before):
            return False
        how = match["how"].lower()
        if how.startswith("thời hạn"):
            return True
        if how not in ("trong", "vào", "hết", "đến", "tới", "cho đến") or HORIZON.match(self.text, match.end()):
            return True
        if COMPLETION.search(self._clause(match.start(), 160)):
            return True
        opens = not before.strip(" ,;-+“").removesuffix("ngay").removesuffix("Ngay").strip()
        return opens and bool(COMPLETION.search(self.text, match.end(), match.end() + 80))

    def _day(self, match: re.Match[str]) -> None:
        day, month, year = parts(match)
        date = self._dated(day, month, year)
        if date is None or self._expired(date):
            return
        found = match.groupdict()
        time = f"{int(found['h']):02}:{int(found.get('min') or 0):02}" if found.get("h") else None
        exclusive = _is_exclusive(found.get("how")) and time is None
        confidence = 0.97 if year else 0.9
        self._add(match, Due("date", "", Span(0, 0), confidence, date=date, inclusive=not exclusive, time=time))
        self._second_day(match, exclusive=exclusive)

    def _second_day(self, first: re.Match[str], *, exclusive: bool) -> None:
        """Add the second of two days under one limit: "trước ngày 31/10/2025 và ngày 30/11/2025"."""
        match = AND_DAY.match(self.text, first.end())
        date = self._dated(*parts(match)) if match else None
        if match and date:
            self._add(match, Due("date", "", Span(0, 0), 0.85, date=date, inclusive=not exclusive))

    def _dated(self, day: int, month: int, year: int | None) -> str | None:
        """The ISO date; a missing year is the document's, or the next where the date has passed by then."""
        if year or self.year is None:
            return iso(day, month, year)
        date = iso(day, month, self.year)
        return iso(day, month, self.year + 1) if date and self.issued and date < self.issued else date

    def _expired(self, date: str) -> bool:
        """A limit more than a quarter of a year before the document is history, not a due date."""
        if not self.issued or self.whole:
            return False
        return (int(self.issued[:4]) - int(date[:4])) * 12 + int(self.issued[5:7]) - int(date[5:7]) > 3

    def _month(self, match: re.Match[str]) -> None:
        month = int(match["m"])
        year = int(match["y"]) if match["y"] else self.year
        if year is None:
            return
        if not match["y"] and self.issued and month < int(self.issued[5:7]):
            year += 1
        self._period(match, iso(1, month, year), last_day(year, month), 0.95 if match["y"] else 0.85)

    def _quarter(self, match: re.Match[str]) -> None:
        quarter = _ROMAN.get(match["q"].lower()) or int(match["q"])
        year = int(match["y"]) if match["y"] else self.year
        if year is None:
            return
        if not match["y"] and self.issued and quarter * 3 < int(self.issued[5:7]):
            year += 1
        self._period(match, iso(1, quarter * 3 - 2, year), last_day(year, quarter * 3), 0.95 if match["y"] else 0.85)

    def _half(self, match: re.Match[str]) -> None:
        year = int(match["y"]) if match["y"] else self.year
        if year is not None:
            self._period(match, None, f"{year}-06-30" if match["half"].lower() == "đầu" else f"{year}-12-31", 0.85)

    def _whole_year(self, match: re.Match[str]) -> None:
        how = match["how"].lower()
        if how == "vào" or (
            how in ("đến", "tới", "cho đến") and not self.whole and not HORIZON.match(self.text, match.end())
        ):
            return
        year = int(match["y"])
        if not self._expired(f"{year}-12-31"):
            self._period(match, f"{year}-01-01", f"{year}-12-31", 0.93)

    def _period(self, match: re.Match[str], first: str | None, last: str | None, confidence: float) -> None:
        """A period names its first day after "trước" (not inclusive), else its last (inclusive)."""
        exclusive = _is_exclusive(match["how"]) and "hết" not in match["how"].lower()
        date = first if exclusive else last
        if date:
            self._add(match, Due("date", "", Span(0, 0), confidence, date=date, inclusive=not exclusive))

    def _bare_period(self, match: re.Match[str]) -> None:
        """Where a cell or attribute states only the time: "Tháng 11/2025", "Quý IV/2025", "Năm 2025"."""
        year = int(match["y"]) if match["y"] else self.year
        if year is None:
            return
        if match["m"]:
            date = last_day(year, int(match["m"]))
        elif match["q"]:
            date = last_day(year, 3 * (_ROMAN.get(match["q"].lower()) or int(match["q"])))
        else:
            date = f"{year}-12-31"
        if date:
            self._add(match, Due("date", "", Span(0, 0), 0.85, date=date, inclusive=True))

    def within(self) -> None:
        for match in WITHIN.finditer(self.text):
            unit = _UNITS.get(match["unit"].lower().replace("giờ làm việc", "giờ"))
            if unit is None or not self._free(match) or PAST.search(self._clause(match.start())):
                continue
            event = EVENT.match(self.text, match.end())
            stated = re.match(r"trong\s(?:thời|vòng|tối|không)|chậm|muộn|không|tối|thời", match[0], _I)
            answered = unit in ("working-day", "hour", "day") and COMPLETION.search(self._clause(match.start()))
            if not event and (unit == "year" or not (stated or answered)):
                continue
            kind = None
            if event:
                kind = next((name for pattern, name in EVENTS if pattern.search(event["event"])), "event")
            due = Due("within", "", Span(0, 0), 0.9, amount=int(match["n2"] or match["n"]), unit=unit, event=kind)
            self._add(match, due, event.end() if event else None)

    def hints(self) -> None:
        for match in LUNAR.finditer(self.text):
            year = (
                int(match["y"])
                if match["y"]
                else self.year and self.year + (1 if self.issued and self.issued[5:] > "02-20" else 0)
            )
            if self._free(match):
                self._add(
                    match, Due("hint", "", Span(0, 0), 0.7, date=new_year(year) if year else None, inclusive=False)
                )


def _is_exclusive(how: str | None) -> bool:
    how = (how or "").lower()
    return how.startswith("trước") or how.endswith("trước")


# A rhythm is ordered where something is done in it.
RHYTHMIC = re.compile(
    r"báo cáo|gửi|tổng hợp|kiểm tra|cập nhật|họp|giao ban|rà soát|đánh giá|công bố|tổ chức|thống kê|sơ kết|tổng kết|đôn đốc|theo dõi|thực hiện",
    _I,
)
# ... and not where it only says of which kind a plan, a resolution or a budget is.
ATTRIBUTE_OF = re.compile(
    r"(?:nghị quyết|kế hoạch|dự toán|ngân sách|chương trình|danh mục|chỉ tiêu|nhiệm vụ|vốn|định mức|chỉ số|công tác|sinh hoạt|thu nhập)\s*$",
    _I,
)
# Words in the same clause that make a date history.
PAST = re.compile(r"\b(?:đã|tính đến|lũy kế|vừa qua|từng|theo báo cáo)\b[^,;]*$", _I)
# "đến năm 2030, 100% ..." is a target with a date; "Chiến lược đến năm 2030" is a name.
HORIZON = re.compile(r"\s?[,:]?\s?(?:phấn đấu|đạt|hoàn thành|có|tối thiểu|ít nhất|trên|\d)", _I)
AND_DAY = re.compile(rf"\s(?:và|,)\s(?:trước\s)?ngày\s{DAY}(?!\s(?:hằng|hàng|mỗi))", _I)
BARE_DAY = re.compile(rf"(?<![\d/]){DAY}(?!\s?[-–])", _I)
BARE_PERIOD = re.compile(
    r"\b(?:tháng\s(?P<m>\d{1,2})|quý\s(?P<q>IV|III|II|I|[1-4])|năm)(?:\s?(?:/|-|năm)?\s?(?P<y>\d{4}))", _I
)
