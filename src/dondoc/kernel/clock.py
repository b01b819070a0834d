"""The one place where the clock is read. Edges (pages, commands, jobs) read it here and pass the moment down."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

HOME = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """Return the day that it is in Vietnam."""
    return local_date(now())


def local_date(at: datetime) -> date:
    """Return the day on which the aware moment `at` falls in Vietnam."""
    return at.astimezone(HOME).date()


def day_bounds(on: date) -> tuple[datetime, datetime]:
    """Return the first moment of the day `on` in Vietnam and the first moment of the next (itself not included)."""
    start = datetime.combine(on, time.min, tzinfo=HOME)
    return start, datetime.combine(on + timedelta(days=1), time.min, tzinfo=HOME)
