"""Due dates of every kind a provision prints (architecture of time: date, within, recurring, hint).

A date is a due only where words make it one: a limit ("trước", "chậm nhất", "đến hết"), a completion ("hoàn thành
trong"), or a report owed by then. A date of an event, of a document or of a meeting is none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vanban._dates import DATE, iso, last_day, parts
from vanban._due_words import (
    AND_DAY,
    AND_EVERY,
    ATTRIBUTE_OF,
    BARE_DAY,
    BARE_PERIOD,
    COMPLETED,
    COMPLETION,
    DIGIT,
    EVENT,
    EVENTS,
    EVERY,
    EVERY_ON,
    EVERY_THEN_DAY,
    HALF,
    HORIZON,
    LIMIT_DAY,
    LIMIT_HALF,
    LIMIT_MONTH,
    LIMIT_QUARTER,
    LIMIT_YEAR,
    LUNAR,
    MONTH,
    NOT_DUE_BEFORE,
    PAST,
    PERIODIC,
    PERIODS,
    QUARTER,
    RHYTHMIC,
    ROMAN,
    TWICE,
    UNITS,
    WEEKDAY,
    WITHIN,
    YEAR,
)
from vanban._lunar import new_year
from vanban._model import Due, Span


def dues(text: str, offset: int, issued: str | None, *, whole: bool = False, year: int | None = None) -> list[Due]:
    """Find the due dates of one provision.

    `text` is the provision's own text, `offset` where it begins in the whole text, `issued` the document's ISO date
    (for a year that is not printed) or, of a draft without a day, its `year`. `whole` means the text is nothing but a
    time ("Thời gian thực hiện: ...").
    """
    search = _Search(text, offset, int(issued[:4]) if issued else year, issued, whole)
    if PERIODIC.search(search.low):
        search.recurring()
    if DIGIT.search(search.low):
        search.fixed()
        search.within()
    search.hints()
    return sorted(search.found, key=lambda due: due.span.start)


class _Search:
    """One walk over one provision: stretches already read as a due are not read again."""

    def __init__(self, text: str, offset: int, year: int | None, issued: str | None, whole: bool) -> None:
        self.text, self.offset, self.year, self.issued, self.whole = text, offset, year, issued, whole
        low = text.lower()
        self.low = low if len(low) == len(text) else text  # a few letters of other scripts change length
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
        return re.split(r"[.;:\n]\s", self.low[max(0, start - width) : start])[-1]

    def recurring(self) -> None:
        for match in TWICE.finditer(self.low):
            exclusive = (match["how"] or "").startswith("trước")
            for name in ("one", "two"):
                day = re.sub(r"\s*/\s*", "/", match[name])
                self._taken.append(match.span())
                self.found.append(
                    Due(
                        "recurring",
                        self.text[slice(*match.span())],
                        Span(self.offset + match.start(), self.offset + match.end()),
                        0.9,
                        inclusive=not exclusive,
                        every=PERIODS[match["every"]],
                        interval=1,
                        on=day,
                    )
                )
        for match in (*EVERY_ON.finditer(self.low), *WEEKDAY.finditer(self.low), *EVERY_THEN_DAY.finditer(self.low)):
            if not self._free(match):
                continue
            every = next(period for word, period in PERIODS.items() if match["every"].endswith(word))
            exclusive = (match["how"] or "").startswith("trước")
            on = re.sub(r"\s*/\s*", "/", self.text[slice(*match.span("on"))])
            self._add(
                match, Due("recurring", "", Span(0, 0), 0.95, inclusive=not exclusive, every=every, interval=1, on=on)
            )
        for match in EVERY.finditer(self.low):
            days_follow = any(match.end() <= start <= match.end() + 4 for start, _ in self._taken)
            if self._free(match) and self._is_period(match) and not days_follow:
                word = next(found for name in ("every", "every2", "every3", "every4") if (found := match[name]))
                every, interval = PERIODS[word], int(match["n"] or 1)
                self._add(match, Due("recurring", "", Span(0, 0), 0.85, every=every, interval=interval))
                self._further_periods(match.end())

    def _further_periods(self, at: int) -> None:
        """Add the rhythms listed after the first ("định kỳ hằng quý, 6 tháng, năm")."""
        while match := AND_EVERY.match(self.low, at):
            at = match.end()
            start, end = match.span("every")
            span = Span(self.offset + start, self.offset + end)
            self._taken.append((start, end))
            due = Due("recurring", self.text[start:end], span, 0.8, every=PERIODS[match["every"]], interval=1)
            self.found.append(due)

    def _is_period(self, match: re.Match[str]) -> bool:
        """Whether "hằng năm" orders a rhythm, and is no attribute ("Nghị quyết hằng năm của Hội đồng nhân dân")."""
        if self.whole or match["every2"] or match["every3"] or match["every4"] or match[0].startswith("định kỳ"):
            return True
        before = self._clause(match.start(), 60)
        if ATTRIBUTE_OF.search(before):
            return False
        if not before.strip(" ,;") and self.text[match.end() : match.end() + 1] in (",", " "):
            return True
        return bool(RHYTHMIC.search(before))

    def fixed(self) -> None:
        for word, pattern, add in (
            (DATE, LIMIT_DAY, self._day),
            (MONTH, LIMIT_MONTH, self._month),
            (QUARTER, LIMIT_QUARTER, self._quarter),
            (HALF, LIMIT_HALF, self._half),
            (YEAR, LIMIT_YEAR, self._whole_year),
            (YEAR, COMPLETED, self._whole_year),
        ):
            for match in pattern.finditer(self.low) if word.search(self.low) else ():
                if self._free(match) and self._binds(match):
                    add(match)
        if self.whole and not self.found:
            for match in BARE_DAY.finditer(self.low):
                if self._free(match):
                    self._day(match)
            for match in BARE_PERIOD.finditer(self.low):
                if self._free(match) and not self.found:
                    self._bare_period(match)

    def _binds(self, match: re.Match[str]) -> bool:
        """Whether the limit binds what is ordered, and is not the date of something that happened or is planned."""
        if self.whole:
            return True
        before = self._clause(match.start())
        if NOT_DUE_BEFORE.search(before) or PAST.search(before):
            return False
        how = match["how"]
        if how.startswith("thời hạn"):
            return True
        if how not in ("trong", "vào", "hết", "đến", "tới", "cho đến") or HORIZON.match(self.low, match.end()):
            return True
        if COMPLETION.search(self._clause(match.start(), 160)):
            return True
        opens = not before.strip(" ,;-+“").removesuffix("ngay").strip()
        return opens and bool(COMPLETION.search(self.low, match.end(), match.end() + 80))

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
        match = AND_DAY.match(self.low, first.end())
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
        quarter = ROMAN.get(match["q"]) or int(match["q"])
        year = int(match["y"]) if match["y"] else self.year
        if year is None:
            return
        if not match["y"] and self.issued and quarter * 3 < int(self.issued[5:7]):
            year += 1
        self._period(match, iso(1, quarter * 3 - 2, year), last_day(year, quarter * 3), 0.95 if match["y"] else 0.85)

    def _half(self, match: re.Match[str]) -> None:
        year = int(match["y"]) if match["y"] else self.year
        if year is not None:
            self._period(match, None, f"{year}-06-30" if match["half"] == "đầu" else f"{year}-12-31", 0.85)

    def _whole_year(self, match: re.Match[str]) -> None:
        how = match["how"]
        if how == "vào" or (
            how in ("đến", "tới", "cho đến") and not self.whole and not HORIZON.match(self.low, match.end())
        ):
            return
        year = int(match["y"])
        if not self._expired(f"{year}-12-31"):
            self._period(match, f"{year}-01-01", f"{year}-12-31", 0.93)

    def _period(self, match: re.Match[str], first: str | None, last: str | None, confidence: float) -> None:
        """A period names its first day after "trước" (not inclusive), else its last (inclusive)."""
        exclusive = _is_exclusive(match["how"]) and "hết" not in match["how"]
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
            date = last_day(year, 3 * (ROMAN.get(match["q"]) or int(match["q"])))
        else:
            date = f"{year}-12-31"
        if date:
            self._add(match, Due("date", "", Span(0, 0), 0.85, date=date, inclusive=True))

    def within(self) -> None:
        for match in WITHIN.finditer(self.low):
            unit = UNITS.get(match["unit"].replace("giờ làm việc", "giờ"))
            if unit is None or not self._free(match) or PAST.search(self._clause(match.start())):
                continue
            event = EVENT.match(self.low, match.end())
            stated = re.match(r"trong\s(?:thời|vòng|tối|không)|chậm|muộn|không|tối|thời", match[0])
            answered = unit in ("working-day", "hour", "day") and COMPLETION.search(self._clause(match.start()))
            if not event and (unit == "year" or not (stated or answered)):
                continue
            kind = None
            if event:
                kind = next((name for pattern, name in EVENTS if pattern.search(event["event"])), "event")
            due = Due("within", "", Span(0, 0), 0.9, amount=int(match["n2"] or match["n"]), unit=unit, event=kind)
            self._add(match, due, event.end() if event else None)

    def hints(self) -> None:
        for match in LUNAR.finditer(self.low) if "tết" in self.low else ():
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
    how = how or ""
    return how.startswith("trước") or how.endswith("trước")
