"""Where open work belongs in a person's day."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class Bucket(StrEnum):
    """When work comes up, the most pressing first. A week ends on Sunday."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    UNDATED = "undated"


def bucket_of(due_on: date | None, *, on: date) -> Bucket:
    """Return when open work with this last day comes up, seen from the day `on`."""
    if due_on is None:
        return Bucket.UNDATED
    if due_on < on:
        return Bucket.LATE
    if due_on == on:
        return Bucket.TODAY
    return Bucket.WEEK if due_on <= last_day_of_week(on) else Bucket.LATER


def last_day_of_week(on: date) -> date:
    """Return the Sunday of the week of `on`."""
    return on + timedelta(days=6 - on.weekday())
