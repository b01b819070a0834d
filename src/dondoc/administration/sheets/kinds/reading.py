"""Reading the cells of a row, and what taking it in would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext

from dondoc.administration.models import SheetKind
from dondoc.administration.rules import RowOutcome, day_of
from dondoc.administration.sheets.kinds.columns import AT_MOST, COLUMN_NAMES, COLUMNS


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What taking a row in would do: its number in the file, what it is about, why it is wrong, and what is made."""

    number: int
    outcome: RowOutcome
    label: str
    problems: tuple[str, ...] = ()
    made: Any = None


Rows = Sequence[tuple[int, Mapping[str, str]]]
"""The rows of a file by their number there: of each the cells by the code of their column."""


class RowReader:
    """Reads the cells of one row and keeps what is wrong with them."""

    def __init__(self, kind: SheetKind, row: Mapping[str, str]) -> None:
        self.row, self.problems = row, []  # type: tuple[Mapping[str, str], list[str]]
        for column in COLUMNS[kind]:
            if column.is_needed and not row[column.code]:
                self.wrong(gettext("“%(column)s” is empty") % {"column": COLUMN_NAMES[column.code]})
            most = AT_MOST[kind].get(column.code)
            if most is not None and len(row[column.code]) > most:
                self.wrong(
                    gettext("“%(column)s” has %(n)d characters; at most %(most)d are kept")
                    % {"column": COLUMN_NAMES[column.code], "n": len(row[column.code]), "most": most}
                )

    def wrong(self, problem: str) -> None:
        """Keep a problem of the row, as half a sentence."""
        self.problems.append(problem)

    def day(self, code: str) -> date | None:
        """Return the day in the column, None where it is empty or no day."""
        try:
            return day_of(self.row[code])
        except ValueError:
            self.wrong(
                gettext("“%(text)s” under “%(column)s” is no day; write it as 31/12/2024")
                % {"text": self.row[code], "column": COLUMN_NAMES[code]}
            )
            return None

    def check_address(self, code: str) -> None:
        """Check that the column, unless it is empty, holds an e-mail address."""
        try:
            if self.row[code]:
                validate_email(self.row[code])
        except ValidationError:
            self.wrong(gettext("“%(text)s” is no e-mail address") % {"text": self.row[code]})

    def plan(self, number: int, label: str, made: Any, *, is_same: bool) -> RowPlan:
        """Return what taking the row in would do: nothing where anything is wrong with it or it is there already."""
        if self.problems:
            return RowPlan(number, RowOutcome.WRONG, label, tuple(self.problems))
        return RowPlan(number, RowOutcome.SAME if is_same else RowOutcome.ADD, label, (), made)
