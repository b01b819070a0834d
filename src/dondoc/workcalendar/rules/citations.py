"""The articles that the rules of this room rest on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Law(StrEnum):
    """An act that governs terms or working days."""

    CIVIL_CODE = "civil-code-2015"
    LABOUR_CODE = "labour-code-2019"


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of an act, and the clause of it where one is meant."""

    law: Law
    article: int
    clause: int | None = None


HOURS_START = Citation(Law.CIVIL_CODE, 147, 1)
"""A term in hours starts at the moment that is fixed."""
FIRST_DAY = Citation(Law.CIVIL_CODE, 147, 2)
"""The first day is not counted; counting starts the day after."""
END_OF_DAYS = Citation(Law.CIVIL_CODE, 148, 1)
END_OF_WEEKS = Citation(Law.CIVIL_CODE, 148, 2)
END_OF_MONTHS = Citation(Law.CIVIL_CODE, 148, 3)
END_OF_YEARS = Citation(Law.CIVIL_CODE, 148, 4)
DAY_OFF_AT_END = Citation(Law.CIVIL_CODE, 148, 5)
"""A term whose last day is a weekend or a holiday ends with the next working day."""
END_OF_DAY = Citation(Law.CIVIL_CODE, 148, 6)
"""The last day ends at 24:00."""
WEEKLY_REST = Citation(Law.LABOUR_CODE, 111)
"""Weekly rest."""
DAY_IN_LIEU = Citation(Law.LABOUR_CODE, 111, 3)
"""A holiday that falls on a day of weekly rest is made up on the next working day."""
HOLIDAYS = Citation(Law.LABOUR_CODE, 112)
