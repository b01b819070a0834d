"""Due dates of every kind a provision prints: a date, a term within, a rhythm, a hint.

A date is a due only where words make it one: a limit ("trước", "chậm nhất", "đến hết"), a completion ("hoàn thành
trong"), or a report owed by then. A date of an event, of a document or of a meeting is none.
"""

from __future__ import annotations

import datetime
import re
from itertools import pairwise

from vanban._dates import DATE, iso, last_day, parts
from vanban._due_binding import Binding
from vanban._due_search import is_exclusive, quarter_of
from vanban._due_terms import ahead_of, hints, within
from vanban._due_words import (
    AND,
    AND_DAY,
    AND_YEAR,
    BARE_DAY,
    BARE_HALF,
    BARE_PERIOD,
    COMPLETED,
    DASHED,
    DIGIT,
    DONE_IN,
    HALF,
    HELD,
    IN_SERIES,
    LIMIT_DAY,
    LIMIT_HALF,
    LIMIT_MONTH,
    LIMIT_NOW,
    LIMIT_QUARTER,
    LIMIT_YEAR,
    LISTED_DAY,
    LISTED_DAYS,
    MONTH,
    NOT_KEPT,
    NOW_SIGNS,
    OF_MONTHS,
    OF_THE_YEAR,
    OPENS_DAY,
    OPENS_MONTH,
    OPENS_QUARTER,
    OPENS_YEAR,
    PERIOD_ALONE,
    PERIODIC,
    PERIODS_ALONE,
    QUARTER,
    QUOTED,
    RANGE,
    REACHED,
    REPORT_DAY,
    SIGN,
    STARTS,
    TERM_SIGNS,
    YEAR,
    YEAR_ALONE,
)
from vanban._model import Due
from vanban._normalise import holds
from vanban._rhythms import recurring


def dues(text: str, offset: int, issued: str | None, *, whole: bool = False, drafted: str | None = None) -> list[Due]:
    """Find the due dates of one provision.

    `text` is the provision's own text, `offset` where it begins in the whole text, `issued` the document's ISO date
    (for a year that is not printed), `drafted` the year, or year and month, of a draft without a day. `whole` means
    the text is nothing but a time ("Thời gian thực hiện: ...").
    """
    low = text.lower()
    if not DIGIT.search(low) and not SIGN.search(low):
        return []
    search = _Limits(text, low, offset, issued, drafted, whole)
    if holds(search.low, PERIODIC) or OF_MONTHS.search(search.low) or (whole and " tháng" in search.low):
        recurring(search)
    if DIGIT.search(search.low) or "quý i" in search.low or _says_now(search.low) or holds(search.low, TERM_SIGNS):
        search.fixed()
        ahead_of(search)
        within(search)
    hints(search)
    return sorted(search.found, key=lambda due: due.span.start)


NOW = re.compile(r" (?:nay|mai|này|cùng ngày|tuần (?:tới|sau)|(?:hết|cuối) năm)\b")


def _says_now(low: str) -> bool:
    """Whether a time is told by the document's own day."""
    return holds(low, NOW_SIGNS) and NOW.search(low) is not None


_SERIES = 80  # characters: no series of months or quarters is longer


class _Limits(Binding):
    """A search that knows the limits a day, a month, a quarter or a year sets."""

    def fixed(self) -> None:
        low = self.low
        for sign, word, patterns, add in LIMITS:
            if sign not in low or not word.search(low):
                continue
            for pattern in patterns:
                for match in pattern.finditer(low):
                    if self.is_free(match) and self.binds(match):
                        add(self, match)
        for match in REPORT_DAY.finditer(self.low) if "ngày" in self.low else ():
            if self.is_free(match) and self.is_ahead(match):
                self._day(match)
        for match in LIMIT_NOW.finditer(self.low) if _says_now(self.low) else ():
            if self.is_free(match):
                self._now(match)
        if self.whole and all(due.kind == "recurring" for due in self.found):
            self._stated()

    def _stated(self) -> None:
        """Read what states nothing but times without a word of limit; before a rhythm only months and quarters."""
        end = min((due.span.start - self.offset for due in self.found), default=len(self.low))
        repeated, found = bool(self.found), len(self.found)
        for match in BARE_HALF.finditer(self.low, 0, end):
            self._half(match)
        for match in BARE_DAY.finditer(self.low, 0, end):
            if self.is_free(match):
                self._day(match)
        for match in BARE_PERIOD.finditer(self.low, 0, end):
            further = len(self.found) > found
            if not self.is_free(match) or (further and not AND.search(self.low, 0, match.start())):
                continue
            if repeated and not (match["m"] or match["q"]):
                continue  # "Năm 2026, hằng tháng"
            if not STARTS.search(self.low, 0, match.start()) or "-" in match[0] or "–" in match[0]:
                self._bare_periods(match)
        stripped = self.low.strip(" .;")
        if not self.found and (PERIOD_ALONE.fullmatch(stripped) or PERIODS_ALONE.fullmatch(stripped)):
            for period in PERIOD_ALONE.finditer(self.low):
                (self._month if period["m"] else self._quarter)(period)
        if not self.found and (alone := YEAR_ALONE.fullmatch(stripped)):
            self._whole_year(alone)

    def _day(self, match: re.Match[str]) -> None:
        day, month, year = parts(match)
        date = self._dated(day, month, year)
        if date is None or self._expired(date) or self._is_history(match, date):
            return
        found = match.groupdict()
        time = f"{int(found['h']):02}:{int(found.get('min') or 0):02}" if found.get("h") else None
        exclusive = is_exclusive(found.get("how")) and time is None and not found.get("end")
        confidence = 0.97 if year else 0.9
        self.add(match, "date", confidence, date=date, inclusive=not exclusive, time=time)
        self._second_day(match, exclusive=exclusive)

    def _listed_days(self, match: re.Match[str]) -> None:
        """Add the days of a list: the month and the year that one leaves out are those of the one after it."""
        month = year = 0
        for day in reversed(list(LISTED_DAY.finditer(self.low, *match.span("days")))):
            printed = [int(number) for number in day[0].split("/")]
            month, year = printed[1] if len(printed) > 1 else month, printed[2] if len(printed) > 2 else year
            date = self._dated(printed[0], month, year or None) if month else None
            if date and not self._expired(date):
                self.add(day, "date", 0.88, date=date, inclusive=not is_exclusive(match["how"]))

    def _now(self, match: re.Match[str]) -> None:
        """Add a limit that is told by the document's own day; a draft without a day has none."""
        if self.issued is None or self.year == datetime.MAXYEAR:
            return
        day = datetime.date.fromisoformat(self.issued)
        sunday = day + datetime.timedelta(days=6 - day.weekday())
        ends = {
            "hôm nay": self.issued,
            "cùng ngày": self._day_before(match.start()) or self.issued,
            "tuần này": sunday.isoformat(),
            "tuần tới": (sunday + datetime.timedelta(days=7)).isoformat(),
            "tuần sau": (sunday + datetime.timedelta(days=7)).isoformat(),
            "tháng này": last_day(day.year, day.month),
            "quý này": last_day(day.year, (day.month + 2) // 3 * 3),
            "năm nay": f"{day.year}-12-31",
            "năm": f"{day.year}-12-31",
        }
        date = ends.get(match["now"]) or (day + datetime.timedelta(days=1)).isoformat()
        time = f"{int(match['h']):02}:{int(match['min'] or 0):02}" if match["h"] else None
        self.add(
            match, "date", 0.85, date=date, inclusive=not is_exclusive(match["how"]) or time is not None, time=time
        )

    def _day_before(self, at: int) -> str | None:
        """The last day printed before `at`: the one that "cùng ngày" points to."""
        days = [self._dated(*parts(day)) for day in DATE.finditer(self.low, max(0, at - 300), at)]
        return days[-1] if days and days[-1] and days[-1] >= (self.issued or "") else None

    def _second_day(self, first: re.Match[str], *, exclusive: bool) -> None:
        """Add the second of two days under one limit: "trước ngày 31/10/2025 và ngày 30/11/2025"."""
        feast = "dịp " in first[0] or "lễ " in first[0]  # "trước dịp nghỉ lễ 30/4 và 01/5/2026": days of one feast
        match = None if feast else AND_DAY.match(self.low, first.end())
        date = self._dated(*parts(match)) if match else None
        if match and date:
            self.add(match, "date", 0.85, date=date, inclusive=not exclusive)

    def _dated(self, day: int, month: int, year: int | None) -> str | None:
        """The ISO date; a missing year is the document's, or the next where the date has passed by then."""
        if year or self.year is None:
            return iso(day, month, year)
        date = iso(day, month, self.year)
        return iso(day, month, self.year + 1) if date and self.since and date < self.since else date

    def _expired(self, date: str) -> bool:
        """A limit more than a quarter of a year before the document is history, not a due date."""
        if not self.since or self.whole:
            return False
        return (int(self.since[:4]) - int(date[:4])) * 12 + int(self.since[5:7]) - int(date[5:7]) > 3

    def _is_history(self, match: re.Match[str], date: str) -> bool:
        """Whether a limit that has passed by the document's day is told, and not set."""
        if self.whole or self.issued is None or date >= self.issued:
            return False
        if (match.groupdict().get("how") or "").startswith(("đến", "tới")):
            return True  # "kết quả kiểm tra, thanh tra đến hết ngày 23/10/2018": up to when figures are told
        return bool(QUOTED.search(self.clause(match.start(), 200)) or NOT_KEPT.match(self.low, match.end()))

    def _month(self, match: re.Match[str]) -> None:
        month = int(match["m"])
        year = int(match["y"]) if match["y"] else self.year
        if year is None:
            return
        if not match["y"] and self.since and month < int(self.since[5:7]):
            year += 1
        self._period(match, iso(1, month, year), last_day(year, month), 0.95 if match["y"] else 0.85)

    def _quarter(self, match: re.Match[str]) -> None:
        quarter = quarter_of(match["q"])
        year = int(match["y"]) if match["y"] else self.year
        if year is None:
            return
        if not match["y"] and self.since and quarter * 3 < int(self.since[5:7]):
            year += 1
        self._period(match, iso(1, quarter * 3 - 2, year), last_day(year, quarter * 3), 0.95 if match["y"] else 0.85)

    def _half(self, match: re.Match[str]) -> None:
        year = int(match["y"]) if match["y"] else self.year
        if year and not match["y"] and self.since and match["half"] == "đầu" and self.since[5:] > "06-30":
            year += 1
        if year is not None:
            self._period(match, None, iso(30, 6, year) if match["half"] == "đầu" else iso(31, 12, year), 0.85)

    def _whole_year(self, match: re.Match[str]) -> None:
        how = match["how"]
        if how == "vào" and not self.whole and not self._is_held(match):
            return
        if how == "trong" and OF_THE_YEAR.search(self.clause(match.start())):
            return
        if how in ("đến", "tới", "cho đến") and not self.whole and not self.is_horizon(match):
            return
        year = int(match["y"])
        self._period(match, iso(1, 1, year), iso(31, 12, year), 0.93)
        if how == "vào" and (further := AND_YEAR.match(self.low, match.end())):
            self.add(further, "date", 0.9, date=f"{further['y']}-12-31", inclusive=True)

    def _is_held(self, match: re.Match[str]) -> bool:
        """Whether something is held, reached or done in a year ("đạt 70% vào năm 2030"), and not told of it."""
        clause = self.clause(match.start(), 160)
        if HELD.search(clause[-80:]) or REACHED.search(clause):
            return True
        return self.ends_ahead(match) and DONE_IN.search(clause) is not None

    def _period(self, match: re.Match[str], first: str | None, last: str | None, confidence: float) -> None:
        """A period names its first day after "trước" (not inclusive), else its last (inclusive)."""
        exclusive = is_exclusive(match["how"]) and "hết" not in match["how"]
        date = first if exclusive else last
        if date and not self._expired(date) and not self._has_ended(match["how"], date):
            self.add(match, "date", confidence, date=date, inclusive=not exclusive)

    def _has_ended(self, how: str, date: str) -> bool:
        """Whether a period ran up to its end: "giải ngân đến hết tháng 9/2025 đạt 45%"."""
        return how.startswith(("đến", "tới")) and not self.whole and date < (self.issued or "")

    def _bare_periods(self, match: re.Match[str]) -> None:
        """Where a cell or attribute states only times: "Tháng 11/2025", "Năm 2025", "Quý II, Quý IV/2025".

        Of months or quarters that follow on each other the last ends what runs through them.
        """
        at = match.start()
        series = IN_SERIES.search(self.low, max(0, at - _SERIES), at) if match["m"] or match["q"] else None
        before = list(PERIOD_ALONE.finditer(self.low, series.start(), at)) if series else []
        numbers = [int(one["m"]) if one["m"] else quarter_of(one["q"]) for one in (*before, match)] if before else []
        if any(later != number + 1 for number, later in pairwise(numbers)):
            for one in before:
                self._bare_period(one, match["y"])
        self._bare_period(match, match["y"])

    def _bare_period(self, match: re.Match[str], stated: str | None) -> None:
        year = int(stated) if stated else self.year
        if year is None:
            return
        if match["m"]:
            date = last_day(year, int(match["m"]))
        elif match["q"]:
            date = last_day(year, 3 * quarter_of(match["q"]))
        else:
            date = iso(31, 12, year)
        if date:
            self.add(match, "date", 0.85, date=date, inclusive=True)


# What sets a limit: a sign and a pattern without which none of this kind is printed, the patterns, what records one.
LIMITS = (
    ("", DATE, (LIMIT_DAY, OPENS_DAY), _Limits._day),
    ("các ngày ", DATE, (LISTED_DAYS,), _Limits._listed_days),
    ("từ ", DASHED, (RANGE,), _Limits._day),
    ("tháng ", MONTH, (LIMIT_MONTH, OPENS_MONTH), _Limits._month),
    ("quý ", QUARTER, (LIMIT_QUARTER, OPENS_QUARTER), _Limits._quarter),
    ("năm", HALF, (LIMIT_HALF,), _Limits._half),
    ("năm ", YEAR, (LIMIT_YEAR, COMPLETED, OPENS_YEAR), _Limits._whole_year),
)
