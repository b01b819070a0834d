"""Days, moments and numbers as officials write them. None and "" stay empty, so that a table may hold gaps."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from unicodedata import normalize

from django.utils.text import Truncator
from django.utils.translation import get_language, pgettext

from dondoc.kernel import clock

NARROW_BLANK = "\N{NO-BREAK SPACE}"
Number = int | float | Decimal
_SWAPPED = str.maketrans(",.", ".,")


def day(value: date | datetime | None) -> str:
    """Return `31/12/2024`; of a moment, its day in Vietnam."""
    return f"{_date(value):%d/%m/%Y}" if value else ""


def weekday_day(value: date | datetime | None) -> str:
    """Return the day with its weekday: `thứ Ba, 31/12/2024`."""
    return f"{weekday(value)}, {day(value)}" if value else ""


def weekday(value: date | datetime | None) -> str:
    """Return the name of the weekday, as it stands inside a sentence: `thứ Ba`."""
    if not value:
        return ""
    return (
        pgettext("weekday", "Monday"),
        pgettext("weekday", "Tuesday"),
        pgettext("weekday", "Wednesday"),
        pgettext("weekday", "Thursday"),
        pgettext("weekday", "Friday"),
        pgettext("weekday", "Saturday"),
        pgettext("weekday", "Sunday"),
    )[_date(value).weekday()]


def moment(value: datetime | None) -> str:
    """Return `14:05 31/12/2024`, on the clock of Vietnam. Raises ValueError for a moment without a time zone."""
    if not value:
        return ""
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be shown")
    return f"{value.astimezone(clock.HOME):%H:%M %d/%m/%Y}"


def number(value: Number | None, decimals: int | None = None) -> str:
    """Return the number with its thousands apart: `1.284` in Vietnamese, `1,284` in English.

    `decimals` fixes how many decimals are shown, rounded half up; without it whole numbers have none, others as given.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, int) and decimals is None:
        if -1000 < value < 1000:  # most of the thousands of figures of a page: nothing to tell apart
            return f"{value:d}"
        written = f"{value:,d}"
    else:
        exact = Decimal(str(value))
        if decimals is not None:
            exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        written = f"{exact:,f}"
    return written if _is_english() else written.translate(_SWAPPED)


def share(part: Number | None, whole: Number | None = None) -> str:
    """Return `part` of `whole` in percent with one decimal: `87,4 %`. Of nothing there is no share: `–`.

    Without `whole`, `part` is the share itself (0.874).
    """
    if part is None or part == "":
        return ""
    if whole is not None and not whole:
        return "–"
    of = Decimal(1) if whole is None else Decimal(str(whole))
    written = number(Decimal(str(part)) * 100 / of, 1)
    return f"{written}%" if _is_english() else f"{written}{NARROW_BLANK}%"


def brief(name: object) -> str:
    """Return the name of a body as officials write it where room is short: `UBND phường Cái Răng`."""
    return str(name or "").replace("Ủy ban nhân dân", "UBND")


def truncated(text: str, most: int) -> str:
    """Return the text cut to so many letters with "…" as the last, as Django's own filter does; that one counts the
    letters of each text of a list, also where nothing is to be cut."""
    whole = normalize("NFC", text)
    return whole if len(whole) <= most else Truncator(text).chars(most)


def _date(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return clock.local_date(value) if value.tzinfo else value.date()
    return value


def _is_english() -> bool:
    return (get_language() or "vi").startswith("en")
