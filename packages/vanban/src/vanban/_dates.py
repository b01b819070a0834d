"""Calendar dates as documents print them, with the slips recognition makes in the fixed formula."""

from __future__ import annotations

import calendar
import datetime
import re

# "ngày 27 tháng 10 năm 2023"; "ngày 12 háng 01", "tháng5" and "nam 2023" are slips seen in scans and old files.
_LONG = r"\s*(?:tháng|háng|thang|thảng|tháng)\s*(?P<m>\d{1,2})(?!\d)\s*(?:,?\s*(?:năm|nam|nắm|nãm)\s*(?P<y>\d{4}))?"
# "27/10/2023", "27-10-2023", "27.10.2023"; without the year with a slash: "15/12".
_SHORT = (
    r"(?:\s?/\s?(?P<m2>\d{1,2})(?:\s?/\s?(?P<y2>\d{4}))?"
    r"|\s?[-–]\s?(?P<m3>\d{1,2})\s?[-–]\s?(?P<y3>\d{4})|\.(?P<m4>\d{1,2})\.(?P<y4>\d{4})"
    # "trước ngày 10-6", "trước ngày 20.5": behind the word, and no days or hours from one to another
    r"|(?:(?<=ngày \d)|(?<=ngày \d\d))[-.](?P<m5>0?[1-9]|1[0-2])(?!\s?(?:[-–/]|\.?\d|tháng|hằng|hàng|giờ)))(?!\d)"
)
DAY = rf"(?P<d>\d\d?)(?:{_LONG}|{_SHORT})"
DATE = re.compile(DAY, re.IGNORECASE)


def parts(match: re.Match[str]) -> tuple[int, int, int | None]:
    """Return day, month and year (None if not printed) of a match of a pattern that holds `DAY`."""
    month = match["m"] or match["m2"] or match["m3"] or match["m4"] or match["m5"]
    year = match["y"] or match["y2"] or match["y3"] or match["y4"]
    return int(match["d"]), int(month), int(year) if year else None


def iso(day: int, month: int, year: int | None) -> str | None:
    """Return the ISO date, or None if the calendar has no such day or the year is missing."""
    try:
        return datetime.date(year or 0, month, day).isoformat()
    except ValueError:
        return None


def last_day(year: int, month: int) -> str | None:
    """Return the ISO date of the last day of a month, None if there is no such month."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return datetime.date(year, month, calendar.monthrange(year, month)[1]).isoformat()
