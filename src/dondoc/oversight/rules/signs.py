"""Signs that a figure may not be what it says: what counts as one. Pure; practice, no law fixes these measures."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from dondoc.workcalendar.rules import WorkingCalendar


class Sign(StrEnum):
    """What makes somebody look twice. None of them proves anything: a person looks, and may ask."""

    NO_PRODUCT = "no-product"
    EMPTY = "empty"
    REOPENED = "reopened"
    MASS = "mass"


FEWEST_LETTERS = 15
"""A report of progress with fewer letters says nothing ("Đang làm", "Đã có")."""
LAST_DAYS = 3
"""The working days before a cut-off that are looked at for closings in a mass, the cut-off's own included."""
MASS_AT_LEAST = 5
"""Pieces of work that one unit must have handed in during those days before anybody speaks of a mass."""


def last_days_from(cut_off: date, calendar: WorkingCalendar) -> date:
    """Return the first of the `LAST_DAYS` working days that end with the cut-off, included."""
    return calendar.add_working_days(cut_off + timedelta(days=1), -LAST_DAYS)


def is_mass(at_the_end: int, of: int) -> bool:
    """Whether `at_the_end` pieces handed in during the last days, of `of` in the whole period, are a mass: at least
    `MASS_AT_LEAST`, and half of all."""
    return at_the_end >= MASS_AT_LEAST and 2 * at_the_end >= of
