"""Recurring dues: "trước ngày 20 hằng tháng", "định kỳ hằng quý", "02 tuần/lần", two days a year."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vanban._due_search import Search
from vanban._due_words import BEFORE, LATEST
from vanban._model import Due, Span
from vanban._normalise import holds
from vanban._rhythm_words import (
    AND_EVERY,
    AND_LONGER,
    ATTRIBUTE_OF,
    EACH,
    EVERY,
    EVERY_LISTED,
    EVERY_ON,
    EVERY_THEN_DAY,
    EVERY_THEN_LIMIT,
    EVERY_WITH_DAY,
    LAST_DAY,
    LISTED_ALONE,
    LISTED_PERIOD,
    MEETS,
    OF_REPORT,
    OF_WORKS,
    ON,
    PERIODS,
    QUARTER_MONTHS,
    QUARTERLY,
    REPORT_OF,
    RHYTHMIC,
    TWICE,
    WEEK_THEN_DAY,
    WEEKDAY,
    WEEKLY,
    YEARLY,
)

_PERIOD_NAMES = ("every", "every2", "every3", "every4", "every5", "every6", "every7")


def recurring(search: Search) -> None:
    """Add the recurring dues of a provision to its search."""
    if search.whole and (alone := LISTED_ALONE.match(search.low)):
        _listed(search, alone)
    _quarterly(search)
    _two_days(search)
    _on_a_day(search)
    for match in EVERY.finditer(search.low) if holds(search.low, (*EACH, "định kỳ", "lần", "cứ ")) else ():
        if search.is_free(match) and _is_period(search, match) and not search.begins_near(match.end()):
            word = next(match[name] for name in _PERIOD_NAMES if match[name])
            every, interval = PERIODS[word], _count(match["n"] or match["n5"] or match["n6"] or "1")
            if any(
                due.every == every and due.on and due.span.start > search.offset + match.start() for due in search.found
            ):
                continue  # "kết quả hằng năm ... trước ngày 31 tháng 01 năm sau": the day says it all
            search.add(match, "recurring", 0.85, every=every, interval=interval)
            closed = BRACKETED.match(search.low, match.end())
            _further_periods(search, closed.end() if closed else match.end())
    for match in EVERY_LISTED.finditer(search.low) if "báo cáo" in search.low or "kết" in search.low else ():
        _listed(search, match)


def _listed(search: Search, match: re.Match[str]) -> None:
    """Add the rhythms that a list names, each a due."""
    for period in LISTED_PERIOD.finditer(search.low, *match.span("list")):
        if search.is_free(period):
            search.add(period, "recurring", 0.8, every=PERIODS[period[0]], interval=1)


def _count(printed: str) -> int:
    """How many periods lie between two times: "02 năm một lần", "hai năm một lần"."""
    return {"hai": 2, "ba": 3}.get(printed) or int(printed)


COUNTED_TO = re.compile(r"số liệu|chốt|tính từ")
# "hằng quý (trước ngày 05 của tháng cuối quý), 06 tháng và năm": the list goes on behind what a bracket says of one
BRACKETED = re.compile(r"\s?\([^()]{1,80}\)")
IN_BRACKET = re.compile(r"[^().;]{0,40}\)")


_FIRST_OF_QUARTERS = ("tháng 3,", "tháng 03,", "tháng 1,", "tháng 01,")


def _quarterly(search: Search) -> None:
    """Four months, each three after the last, are a rhythm of quarters."""
    for match in QUARTERLY.finditer(search.low) if holds(search.low, _FIRST_OF_QUARTERS) else ():
        listed = [int(number) for number in re.findall(r"\d{1,2}", match[0][match[0].index("tháng") :])]
        if listed in QUARTER_MONTHS:
            inclusive = not (match["how"] or "").startswith("trước") if match["on"] else None
            search.add(match, "recurring", 0.85, every="quarter", interval=1, on=match["on"], inclusive=inclusive)


# "định kỳ 6 tháng (trước ngày 15/6 và 15/12)", "định kỳ trước ngày 15/6 và trước ngày 15/12": both days are named, the
# rhythm says no more
_DAY = r"\d{1,2}(?:\s?/\s?|\stháng\s)\d{1,2}"
HALF_YEARS = re.compile(
    r"(?:(?:định kỳ\s)?(?:(?:0?6|sáu)\stháng\b(?!\s(?:đầu|cuối))|(?:0?2|hai) lần\s?(?:/|một |mỗi )\s?năm)"
    r"[^.;:]{0,100}?|định kỳ,?\s)"
    rf"(?P<words>(?P<how>{BEFORE}|{LATEST}|vào)\s"
    rf"(?:ngày\s)?(?P<one>{_DAY})(?:\svà|,)\s(?:trước\s)?(?:ngày\s)?(?P<two>{_DAY})(?!\s?/|\d|\snăm\s\d)"
    r"(?:\s(?:hằng|hàng|mỗi)\s(?P<every>năm))?)"
)


def _two_days(search: Search) -> None:
    """Two days a year or a month are two dues with the same words."""
    for match in (
        HALF_YEARS.finditer(search.low) if holds(search.low, ("6 tháng", "sáu tháng", "định kỳ", " lần")) else ()
    ):
        _add_each(search, match, "words", "năm", (match["one"], match["two"]))
    for match in TWICE.finditer(search.low) if holds(search.low, (*EACH, "của tháng")) else ():
        if search.is_free(match):
            _add_each(search, match, 0, match["every"], ON.findall(match["days"]))


def _add_each(search: Search, match: re.Match[str], words: str | int, period: str, days: Iterable[str]) -> None:
    """Add a due for each of several days that stand in the same words."""
    start, end = match.span(words)
    span, inclusive = Span(search.offset + start, search.offset + end), not (match["how"] or "").startswith("trước")
    search.take(*match.span())
    for printed in days:
        day = re.sub(r"\s?/\s?", "/", printed)
        search.found.append(
            Due(
                "recurring",
                search.text[start:end],
                span,
                0.9,
                inclusive=inclusive,
                every=PERIODS[period],
                interval=1,
                on=day,
            )
        )


# Each with a sign, and with words of which one must stand there too: without them it is not looked for.
_WITH_DAY = (
    (EVERY_WITH_DAY, "(", ("ngày", "trước", "nhất", "hạn")),
    (
        EVERY_ON,
        "ng",
        (*EACH, "quý", "sau", "liền kề", "kế tiếp", "tiếp theo", "tháng báo cáo", "của tháng", "năm báo"),
    ),
    (LAST_DAY, "cuối", (*EACH, "của tháng", "của quý")),
    (YEARLY, "/", EACH),
    (REPORT_OF, "báo cáo", ("ngày", "/")),
    (OF_REPORT, "báo cáo", ("với báo", "(báo")),
    (WEEKDAY, "tuần", EACH),
    (WEEK_THEN_DAY, "tuần", ("thứ ", "chủ nhật")),
    (WEEKLY, "tuần", ("thứ ", "chủ nhật")),
    (EVERY_THEN_DAY, "ngày", EACH),
    (EVERY_THEN_LIMIT, "ngày", EACH),
)


def _on_a_day(search: Search) -> None:
    """A rhythm with its day before or after it."""
    is_rhythm = holds(search.low, EACH)
    for pattern, sign, words in _WITH_DAY:
        if sign not in search.low or not (is_rhythm if words is EACH else holds(search.low, words)):
            continue
        for match in pattern.finditer(search.low):
            if not search.is_free(match):
                continue
            if match["every"] == "tháng báo cáo" and not match["how"]:
                continue  # "số liệu chốt ngày 25 của tháng báo cáo" says of when the figures are
            if (match["how"] or "").startswith(("đến", "tới")) and COUNTED_TO.search(search.clause(match.start())):
                search.take(*match.span())
                continue  # "số liệu tính từ ngày 15/12 năm trước đến ngày 14/12 của năm báo cáo"
            if pattern is WEEKDAY and not match["how"] and MEETS.search(search.clause(match.start())):
                search.take(*match.span())
                continue  # "tại phiên họp thứ Ba hằng tuần" says when they meet
            every = PERIODS[max((word for word in PERIODS if _ends(match["every"], word)), key=len, default="tháng")]
            inclusive = not (match["how"] or "").startswith("trước")
            on = re.sub(r"\s?/\s?", "/", search.text[slice(*match.span("on"))])
            search.add(match, "recurring", 0.95, inclusive=inclusive, every=every, interval=1, on=on)
            closed = IN_BRACKET.match(search.low, match.end())
            if closed or pattern is EVERY_WITH_DAY:
                _further_periods(search, closed.end() if closed else match.end())


def _ends(rhythm: str, word: str) -> bool:
    """Whether a rhythm is of this period: "hằng năm", "tháng cuối quý"; "năm sau" is each year's day in the next."""
    return rhythm.endswith(word) or rhythm.partition(" ")[0] == word == "năm"


def _further_periods(search: Search, at: int) -> None:
    """Add the rhythms listed after the first ("định kỳ hằng quý, 6 tháng, năm")."""
    while match := AND_EVERY.match(search.low, at):
        at = match.end()
        start, end = match.span("every")
        span = Span(search.offset + start, search.offset + end)
        search.take(start, end)
        if every := PERIODS.get(match["every"]):  # "9 tháng" is no rhythm
            search.found.append(Due("recurring", search.text[start:end], span, 0.8, every=every, interval=1))


BY_THE_HOUR = re.compile(
    r"(?:.{0,60}[,;)])?[\W\d]*(?:trước|định kỳ(?:\s(?:lúc|vào|trước))?)\s\d{1,2}\s?(?:giờ|h)\s?\d{0,2}\s?"
    r"(?:phút|['’′])?\s"
    r"(?:(?:và|,)\s(?:trước\s)?\d{1,2}\s?(?:giờ|h)\s)?"
)


# "Cuối mỗi quý, các đơn vị gửi báo cáo": nothing but when stands before it
OPENS = re.compile(r"[ ,;]*(?:(?:vào |trong )?(?:\d{1,2} ngày )?(?:cuối|đầu|giữa) )?")


def _is_period(search: Search, match: re.Match[str]) -> bool:
    """Whether "hằng năm" orders a rhythm, and is no attribute ("Nghị quyết hằng năm của Hội đồng nhân dân")."""
    stated = match["every2"] or match["every3"] or match["every4"]
    if search.whole or stated or match[0].startswith(("định kỳ", "cứ")):
        return True
    if match["every7"]:  # "giao ban 02 lần/tháng" is a rate; a report is owed each time
        return "báo cáo" in search.clause(match.start(), 160)
    before = search.clause(match.start(), 60)
    start = match.start()
    if ATTRIBUTE_OF.search(before) or AND_LONGER.match(search.low, match.end()):
        return False
    if OF_WORKS.search(search.low, max(0, start - 60), start):
        return False
    if BY_THE_HOUR.fullmatch(before):
        return True  # "Trước 16 giờ hằng ngày kể từ ngày ... báo cáo nhanh"
    if OPENS.fullmatch(before) and search.text[match.end() : match.end() + 1] in (",", " "):
        return True
    return bool(RHYTHMIC.search(search.clause(match.start(), 160)) or RHYTHMIC.match(search.low, match.end() + 1))
