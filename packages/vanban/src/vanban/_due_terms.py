"""Terms that are counted from an event or towards one, and hints of a day that only the moon tells."""

from __future__ import annotations

import re

from vanban._due_search import Search
from vanban._due_words import (
    AHEAD_OF,
    COMPLETION,
    EVENT,
    EVENTS,
    LUNAR,
    TERM_ALONE,
    TIME_IS,
    UNITS,
    WITHIN,
)
from vanban._lunar import new_year


def ahead_of(search: Search) -> None:
    """A term that ends where something begins: the day it counts back from is known to no document."""
    for match in AHEAD_OF.finditer(search.low) if "trước" in search.low else ():
        if search.is_free(match):
            unit = UNITS[match["unit"] or match["unit2"]]
            search.add(match, "within", 0.85, amount=int(match["n"] or match["n2"]), unit=unit, event="before")


# "cách ly trong vòng 15 ngày kể từ 0 giờ ngày 01/4": how long what begins at an hour lasts
_FROM_AN_HOUR = re.compile(r",?\s(?:kể |tính )?từ \d{1,2}\s?(?:giờ|h)\b")


_IN_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "mười": 10}


def within(search: Search) -> None:
    """A term of days, hours or months, from an event where one is named ("trong 05 ngày kể từ ngày nhận được")."""
    for match in WITHIN.finditer(search.low):
        unit = UNITS.get(match["unit"].replace("giờ làm việc", "giờ"))
        if unit is None or not search.is_free(match) or search.tells_past(match.start()):
            continue
        if _FROM_AN_HOUR.match(search.low, match.end()):
            continue
        event = EVENT.match(search.low, match.end())
        stated = re.match(r"trong\s(?:thời|vòng|tối|không)|chậm|muộn|không|tối|thời", match[0])
        answered = unit in ("working-day", "hour", "day") and (
            COMPLETION.search(search.clause(match.start()))
            or TIME_IS.search(search.low, max(0, match.start() - 60), match.start())
        )
        if match["next"] and not answered:
            continue  # "trong 3 ngày tới có mưa" tells of the weather
        if not event and unit == "hour" and match[0].startswith("sau"):
            continue  # "xử lý việc gây ồn sau 22 giờ": a time of the day
        if not event and match[0].startswith("thời gian"):
            continue  # "Thời gian thực hiện: 01 ngày": how long it lasts
        if not event and unit != "working-day" and (unit == "year" or not (stated or answered)):
            continue
        kind = None
        if event:
            kind = next((name for pattern, name in EVENTS if pattern.search(event["event"])), "event")
        amount = _IN_WORDS.get(match["n"]) or int(match["n2"] or match["n"])
        search.add(match, "within", 0.9, event.end() if event else None, amount=amount, unit=unit, event=kind)
    if search.whole and not search.found and (alone := TERM_ALONE.fullmatch(search.low.strip(" .;"))):
        search.add(alone, "within", 0.85, amount=int(alone["n"]), unit=UNITS[alone["unit"]], event=None)


def hints(search: Search) -> None:
    """A day of the lunar year ("trước Tết"): the solar day it falls on, as well as it can be told."""
    for match in LUNAR.finditer(search.low) if "tết" in search.low else ():
        year = (
            int(match["y"])
            if match["y"]
            else search.year and search.year + (1 if search.since and search.since[5:] > "02-20" else 0)
        )
        if search.is_free(match):
            search.add(match, "hint", 0.7, date=new_year(year) if year else None, inclusive=False)
