"""When a standing duty is looked at again: it has no due date, and nobody would ask whether it is still done."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def looked_at_before(on: date, months: int) -> date | None:
    """Return the day such that a duty last looked at before it is to be looked at on the day `on`: so many months
    earlier, at the end of a shorter month; None when nothing is ever looked at again (`months` is 0)."""
    if months < 1:
        return None
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
